#!/usr/bin/env python3
"""Hubs: entities with very many facts, and slots that very many facts share. Makes packages of them, and measures what is asked of them.

    hubs.py make FOLDER hub N        two entities with N relations each to others (nothing in common), cited from four sources
    hubs.py make FOLDER slot N       N shares of one owner in one company, year after year and all at once
    hubs.py make FOLDER names N      N entities of one name
    hubs.py make FOLDER chain N      N entities, each part of the next; one pays each of them
    hubs.py make FOLDER star N       N parts of one whole; one pays each of them, and the whole
    hubs.py run PROGRAM... [--sizes 1000 10000] [--hub 100000]
                                     imports each with each program and prints seconds and MB of memory of the commands

With two programs their figures stand side by side, measured in turns: their ratio tells more than either.
"""

import argparse
import csv
import json
import os
import subprocess
import tempfile
import time

TABLES = {
    "kinds": "name,plural",
    "predicates": "name,takes,value_type,time,slot,label_en",
    "units": "code,exponent,kind,symbol",
    "entities": "slug,kind,name,summary",
    "names": "id,entity,text,language,role,starts,ends",
    "relations": "id,subject,predicate,object,starts,ends,modality,amount_low,amount_high,unit",
    "attributes": "id,entity,key,value,starts,ends,modality,amount_low,amount_high,unit,approximate,role,note,follows",
    "sources": "slug,title,author,publisher,published,url",
    "citations": "fact,name,source,locator,as_of",
    "disputes": "slug,topic,verdict,favours,comment",
    "dispute_sides": "dispute,side,fact,name",
}
VOCABULARY = {
    "kinds": [("company", "companies")],
    "predicates": [
        ("supplies", "entity", "", "state", "none", "supplies"), ("owns", "entity", "", "state", "pair", "owns"),
        ("part-of", "entity", "", "state", "none", "is part of"), ("pays", "entity", "", "event", "none", "pays"),
    ],
    "units": [("percent", 2, "percent", "%"), ("EUR", 2, "money", "€")],
    "sources": [(f"s{n}", f"Source {n}", "", "", "", "") for n in range(4)],
}


def hub(count):
    yield "entities", ("hub", "company", "Hub", "")
    yield "entities", ("other-hub", "company", "Other hub", "")
    for number in range(2 * count):
        yield "entities", (f"e{number}", "company", f"Company {number}", "")
    for number in range(2 * count):
        year = 1950 + number % 70
        owner = "hub" if number < count else "other-hub"
        yield "relations", (number + 1, owner, "supplies", f"e{number}", year, year + 5, "actual", "", "", "")
        yield "citations", (number + 1, "", f"s{number % 4}", f"row {number}", "")


def slot(count):
    for slug in ("a", "b"):
        yield "entities", (slug, "company", slug.upper(), "")
    for number in range(count):
        # Half of them one after the other, half all at once: rivals of each other.
        days = (1000 + number // 2, 1000 + number // 2) if number % 2 else (1000, 9000)
        share = 1 + number % 50
        yield "relations", (number + 1, "a", "owns", "b", *days, "actual", share, share, "percent")
        yield "citations", (number + 1, "", f"s{number % 4}", f"row {number}", "")


def names(count):
    for number in range(count):
        yield "entities", (f"e{number}", "company", "Acme", "")


def parts(count, whole):
    """One payer of `count` entities, each of which is part of what `whole` says."""
    yield "entities", ("payer", "company", "Payer", "")
    for number in range(count):
        yield "entities", (f"e{number}", "company", f"Company {number}", "")
    for number in range(count):
        fact = 2 * number + 1
        if number > 0:
            yield "relations", (fact, f"e{number}", "part-of", f"e{whole(number)}", "", "", "actual", "", "", "")
            yield "citations", (fact, "", f"s{number % 4}", f"row {number}", "")
        yield "relations", (fact + 1, "payer", "pays", f"e{number}", 2012, "", "actual", 100, 100, "EUR")
        yield "citations", (fact + 1, "", f"s{number % 4}", f"row {number}", "")


def chain(count):
    return parts(count, lambda number: number - 1)


def star(count):
    return parts(count + 1, lambda number: 0)


SHAPES = {"hub": hub, "slot": slot, "names": names, "chain": chain, "star": star}


def make(folder, shape, count):
    os.makedirs(folder, exist_ok=True)
    files = {name: open(f"{folder}/{name}.csv", "w", newline="", encoding="utf-8") for name in TABLES}
    writers = {}
    for name, header in TABLES.items():
        writers[name] = csv.writer(files[name], lineterminator="\n")
        writers[name].writerow(header.split(","))
        writers[name].writerows(VOCABULARY.get(name, []))
    for table, row in SHAPES[shape](count):
        writers[table].writerow(row)
    for file in files.values():
        file.close()
    with open(f"{folder}/datapackage.json", "w", encoding="utf-8") as file:
        json.dump({"profile": "tabular-data-package", "name": shape, "title": shape}, file)


QUESTIONS = {
    "hub": [
        "relations hub | head -5", "show hub | head -5", "relations hub --format csv | head -5", "show hub", "relations hub --format csv",
        "common hub other-hub", "conflicts hub",
    ],
    "slot": ["relations a", "show a", "relations a --format csv", "check", "conflicts"],
    "names": ["check"],
    "chain": ["money payer"],
    "star": ["money payer"],
}


def measure(program, base, question):
    """Seconds, and the largest resident set in MB, of one command of which the output is thrown away."""
    command, _, pipe = question.partition("|")
    line = f"{program} --db {base} {command}" + (f" | {pipe}" if pipe else "") + " > /dev/null 2>&1"
    start = time.monotonic()
    process = subprocess.Popen(["bash", "-c", line])
    _, _, usage = os.wait4(process.pid, 0)
    return time.monotonic() - start, usage.ru_maxrss / 1024


def run(programs, sizes, hub_size):
    shapes = [("hub", hub_size)] + [("slot", size) for size in sizes] + [(shape, size) for shape in ("names", "chain", "star") for size in sizes]
    print("| base | question | " + " | ".join(f"{os.path.basename(p)}, s | MB" for p in programs) + " | ratio |")
    print("|---|---|" + "---:|" * (2 * len(programs) + 1))
    with tempfile.TemporaryDirectory() as folder:
        for shape, size in shapes:
            make(f"{folder}/{shape}", shape, size)
            bases = []
            for number, program in enumerate(programs):
                base = f"{folder}/{shape}-{size}-{number}.db"
                subprocess.run([program, "--db", base, "init", "--empty"], check=True, capture_output=True)
                subprocess.run([program, "--db", base, "import", f"{folder}/{shape}"], check=True, capture_output=True)
                bases.append(base)
            for question in QUESTIONS[shape]:
                found = [measure(program, base, question) for program, base in zip(programs, bases)]
                cells = " | ".join(f"{seconds:.2f} | {memory:.0f}" for seconds, memory in found)
                ratio = f"{found[0][0] / found[-1][0]:.1f}" if len(found) > 1 else ""
                shown = question.replace("|", "\\|")
                print(f"| {shape} {size} | `{shown}` | {cells} | {ratio} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("folder")
    making.add_argument("shape", choices=SHAPES)
    making.add_argument("count", type=int)
    running = commands.add_parser("run")
    running.add_argument("programs", nargs="+")
    running.add_argument("--sizes", type=int, nargs="+", default=[1000, 4000])
    running.add_argument("--hub", type=int, default=100_000)
    arguments = parser.parse_args()
    if arguments.command == "make":
        make(arguments.folder, arguments.shape, arguments.count)
    else:
        run(arguments.programs, arguments.sizes, arguments.hub)


if __name__ == "__main__":
    main()
