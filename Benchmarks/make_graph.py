#!/usr/bin/env python3
"""Make a graph to measure on, twice: as a Data Package for dossier, and as plain CSV for the others.

    make_graph.py FOLDER                  Debian's package lists (run 'apt-get update' first)
    make_graph.py FOLDER --synthetic N    N entities, 10 N relations

    FOLDER/package/    what 'dossier import' reads: ends by slug
    FOLDER/plain/      entities.csv and relations.csv: ends by number, the form that is easiest on the others
"""

import argparse
import csv
import hashlib
import json
import os

from graphs import Real, Synthetic

ENTITIES = ["id", "kind", "slug", "name", "description"]
RELATIONS = ["subject", "predicate", "object", "start", "end", "amount", "currency"]
EMPTY_TABLES = {
    "names": "id,entity,text,language,role,starts,ends",
    "attributes": "id,entity,key,value,starts,ends,modality,amount_low,amount_high,unit,approximate,role,note,follows",
    "sources": "slug,title,author,publisher,published,url",
    "citations": "fact,name,source,locator,as_of",
    "disputes": "slug,topic,verdict,favours,comment",
    "dispute_sides": "dispute,side,fact,name",
}


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8", buffering=1 << 20) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_vocabulary(folder, graph):
    write(f"{folder}/kinds.csv", ["name", "plural"], graph.kinds.items())
    write(
        f"{folder}/predicates.csv", ["name", "takes", "time", "slot", "label_en"],
        [(name, "entity", "state", "none", name.replace("-", " ")) for name in graph.predicates])
    write(f"{folder}/units.csv", ["code", "exponent", "kind"], [(code, *rest) for code, rest in graph.units.items()])
    for table, header in EMPTY_TABLES.items():
        write(f"{folder}/{table}.csv", header.split(","), [])
    with open(f"{folder}/datapackage.json", "w", encoding="utf-8") as file:
        json.dump({"profile": "tabular-data-package", "name": "benchmark", "title": "Benchmark"}, file)


def make(folder, graph):
    """Writes both forms in one pass; returns the numbers of entities and relations."""
    package, plain = f"{folder}/package", f"{folder}/plain"
    for path in (package, plain):
        os.makedirs(path, exist_ok=True)
    write_vocabulary(package, graph)
    slugs = [""]

    def entities():
        for row in graph.entities():
            slugs.append(row[2])
            package_entities.writerow(row[1:])
            yield row

    def relations():
        for number, row in enumerate(graph.relations(), 1):
            subject, predicate, target, start, end, amount, unit = row
            package_relations.writerow(
                (number, slugs[subject], predicate, slugs[target], start, end, "actual", amount, amount, unit))
            yield row

    with open(f"{package}/entities.csv", "w", newline="", encoding="utf-8", buffering=1 << 20) as file:
        package_entities = csv.writer(file, lineterminator="\n")
        package_entities.writerow(["kind", "slug", "name", "summary"])
        write(f"{plain}/entities.csv", ENTITIES, entities())
    with open(f"{package}/relations.csv", "w", newline="", encoding="utf-8", buffering=1 << 20) as file:
        package_relations = csv.writer(file, lineterminator="\n")
        package_relations.writerow(
            ["id", "subject", "predicate", "object", "starts", "ends", "modality", "amount_low", "amount_high", "unit"])
        write(f"{plain}/relations.csv", RELATIONS, relations())
    return len(slugs) - 1


def digest(path):
    """A hash of a CSV file's records in sorted order, to tell whether two makers made the same graph."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = sorted(repr(row).encode() for row in csv.reader(file))
    return hashlib.sha256(b"\n".join(rows)).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--synthetic", type=int, metavar="N")
    parser.add_argument("--digest", action="store_true", help="print the hashes of the sorted plain rows")
    arguments = parser.parse_args()
    graph = Synthetic(arguments.synthetic) if arguments.synthetic else Real()
    print(f"{make(arguments.folder, graph)} entities in {arguments.folder}")
    if arguments.digest:
        for name in ("entities", "relations"):
            print(name, digest(f"{arguments.folder}/plain/{name}.csv"))


if __name__ == "__main__":
    main()
