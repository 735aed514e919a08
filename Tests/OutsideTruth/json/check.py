"""Checks what commands write as JSON against the published schemas: check.py DOSSIER SCHEMAS."""

import copy
import json
import pathlib
import subprocess
import sys

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

DOSSIER, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
SCHEMAS = {path.name: json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))}
REGISTRY = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items())

ANSWERS = {
    "entity.json": [["show", "cloudwatt"], ["show", "orange", "--on", "2013"], ["show", "etat-francais"], ["show", "cloudwatt", "--private"]],
    "facts.json": [
        ["relations"], ["relations", "andromede", "--on", "2012-03-01"], ["relations", "cloudwatt", "--certain"], ["relations", "--private"],
        ["sources", "lmi-56327"], ["sources", "lmi-56327", "--alone"], ["show", "#15"], ["show", "lmi-56327"],
    ],
    "timeline.json": [["timeline"], ["timeline", "numergy", "--from", "2015", "--to", "2015"], ["timeline", "thales", "--undated"]],
    "path.json": [["path", "dassault-systemes", "cloudwatt"], ["path", "orange", "numergy", "--all", "--max", "3"]],
    "around.json": [["around", "cloudwatt"], ["around", "bleu", "--depth", "2"]],
    "common.json": [["common", "cloudwatt", "numergy"]],
    "money.json": [["money"], ["money", "andromede"], ["money", "numergy"], ["money", "cloudwatt", "--by", "year"]],
    "conflicts.json": [["conflicts"], ["conflicts", "bleu"], ["show", "split-of-285"]],
    "sources.json": [["sources"], ["sources", "--private"]],
    "find.json": [["find", "telecom"], ["find", "patrik starc"]],
    "texts.json": [["find", "--text", "cloud"], ["find", "--text", "timing"]],
    "entities.json": [["list", "companies"], ["list", "companies", "--on", "2013"]],
    "check.json": [["check"]],
}

# Nothing that is found is an empty list.
NOTHING = [["relations", "prism", "--predicate", "leads"], ["find", "zzzzzz"], ["path", "prism", "bleu", "--max", "1"], ["show", "nobody at all"]]


def run(arguments, statuses=(0,)):
    done = subprocess.run([DOSSIER, *arguments], capture_output=True, text=True, check=False)
    if done.returncode not in statuses:
        sys.exit(f"{arguments}: status {done.returncode}: {done.stderr}")
    return done.stdout


def validator(name):
    Draft202012Validator.check_schema(SCHEMAS[name])
    return Draft202012Validator(SCHEMAS[name], registry=REGISTRY)


def faults(name, answer):
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}"[:300] for error in validator(name).iter_errors(answer)]


run(["init"])
count = 0
for name, commands in ANSWERS.items():
    for arguments in commands:
        # What check finds is its status.
        answer = json.loads(run([*arguments, "--format", "json"], statuses=(0, 1) if name == "check.json" else (0,)))
        if found := faults(name, answer):
            sys.exit(f"{' '.join(arguments)} against {name}:\n  " + "\n  ".join(found[:10]))
        count += 1
        if isinstance(answer, list) and "--undated" not in arguments and name != "check.json":
            lines = run([*arguments, "--format", "ndjson"]).splitlines()
            if [json.loads(line) for line in lines] != answer:
                sys.exit(f"{arguments}: ndjson says something else")
for arguments in NOTHING:
    if json.loads(run([*arguments, "--format", "json"], statuses=(1,))) != []:
        sys.exit(f"{arguments}: nothing is not []")

# The schemas refuse what is no fact: without that, they would say nothing.
fact = json.loads(run(["show", "#15", "--format", "json"]))[0]
for member, wrong in {"approximate": 0, "sources": "a b", "modality": "sure", "citations": None, "id": "15", "unknown": 1}.items():
    spoiled = copy.deepcopy(fact)
    spoiled[member] = wrong
    if not faults("facts.json", [spoiled]):
        sys.exit(f"facts.json takes {member} = {wrong!r}")
for member in SCHEMAS["fact.json"]["required"]:
    spoiled = copy.deepcopy(fact)
    del spoiled[member]
    if not faults("facts.json", [spoiled]):
        sys.exit(f"facts.json does not miss {member}")
print(f"{count} answers are as {len(SCHEMAS)} schemas have them")
