#!/usr/bin/env python3
"""Every format at two sizes: seconds, peak memory and bytes of 'export', which is to be flat in memory.

    exports.py PROGRAM [--sizes 10000 100000] [--folder F] [--formats turtle,gexf]

makes the benchmark's synthetic graph of N entities and 10 N relations, each cited from one of a thousand sources, imports it, and exports it in
every format. 'time' is needed.
"""

import argparse
import csv
import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from graphs import Synthetic  # noqa: E402
from make_graph import make, write  # noqa: E402
from processes import TIME, remove, run, size  # noqa: E402

FORMATS = {
    "csv FOLDER": ["csv", "out"], "csv --view relations": ["csv", "out", "--view", "relations"],
    "csv --view relations --citations": ["csv", "out", "--view", "relations", "--citations"], "facts": ["facts", "out"],
    **{name: [name, "out"] for name in (
        "base", "ftm", "graphml", "gexf", "dot", "turtle", "nquads", "json-ld", "bibtex", "csl-json", "datasette-metadata")}}
SOURCES = 1000


def cite(package):
    """Gives every relation a citation."""
    write(f"{package}/sources.csv", ["slug", "title", "author", "publisher", "published", "url"], (
        (f"s{number}", f"Report {number}", "", "The press", 1990 + number % 30, f"https://example.org/{number}") for number in range(SOURCES)))
    with open(f"{package}/relations.csv", newline="", encoding="utf-8") as file:
        numbers = [row[0] for row in csv.reader(file)][1:]
    write(f"{package}/citations.csv", ["fact", "name", "source", "locator", "as_of"], (
        (number, "", f"s{int(number) % SOURCES}", f"p. {int(number) % 90}", "") for number in numbers))


def base(program, folder, entities):
    package, path = f"{folder}/cited-{entities}/package", f"{folder}/cited-{entities}.db"
    if not os.path.exists(f"{package}/datapackage.json"):
        make(f"{folder}/cited-{entities}", Synthetic(entities))
        cite(package)
    remove(path)
    for command in (["init", "--bare"], ["import", package]):
        outcome = run([program, "--db", path, *command])
        if outcome.status != 0:
            sys.exit(f"{command[0]}: exits {outcome.status}: {outcome.errors[:500]}")
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--folder", default=os.path.join(os.environ.get("TMPDIR", "/tmp"), "dossier-exports"))
    parser.add_argument("--formats", default=",".join(FORMATS))
    arguments = parser.parse_args()
    if not TIME:
        parser.error("time(1) is not there: apt-get install time")
    os.makedirs(arguments.folder, exist_ok=True)
    bases = [base(os.path.abspath(arguments.program), arguments.folder, entities) for entities in arguments.sizes]
    out = f"{arguments.folder}/out"
    print("| `export` | " + " | ".join(f"{10 * entities:,} relations, s | processor s | MB of memory | MB written" for entities in arguments.sizes) + " |")
    print("|---|" + "---:|" * (4 * len(bases)))
    for name in arguments.formats.split(","):
        cells = []
        for path in bases:
            command = [os.path.abspath(arguments.program), "--db", path, "export", *[out if word == "out" else word for word in FORMATS[name]], "--force"]
            shutil.rmtree(out, ignore_errors=True)
            remove(out)
            # Its peak from time(1), which is small itself: this process's own would count in what wait4 tells.
            outcome = run([TIME, "-q", "-f", "%M", "-o", f"{out}.memory", *command])
            if outcome.status != 0:
                cells += [outcome.errors.strip()[-60:], "", "", ""]
                continue
            with open(f"{out}.memory", encoding="utf-8") as file:
                memory = int(file.read().split()[-1]) / 1024
            cells += [f"{outcome.wall:.2f}", f"{outcome.cpu:.2f}", f"{memory:.0f}", f"{size(out) / 1e6:.1f}"]
        print(f"| `{name}` | {' | '.join(cells)} |", flush=True)
    shutil.rmtree(out, ignore_errors=True)
    remove(out)


if __name__ == "__main__":
    main()
