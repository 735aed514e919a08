"""Readers and writers at once: an answer is one revision's, whole.

One writer imports packages one after another into a base that is empty at first, while others ask: counts of one table found in
several ways in one query, all of a view, a whole package, an entity's page. Afterwards the base says what each revision held, and
every answer must be what one of them held.

A fault: an answer that mixes two revisions, one that goes back behind an earlier answer of the same reader, a reader that ends
otherwise than with 0 or 75 (busy), a writer likewise, a base that is damaged.
"""

import csv
import json
import os
import shutil
import threading
import time
from contextlib import closing
from random import Random

import bases
from packages import COLUMNS, Maker

BASE = "base.db"
# Each table of a package with the live rows that it shows of a base.
TABLES = {
    "entities": "entity", "names": "name", "relations": "fact WHERE object IS NOT NULL", "attributes": "fact WHERE object IS NULL",
    "citations": "citation", "disputes": "dispute", "dispute_sides": "dispute_side"}
# Counts of the same rows, through the table, through an index, through the view, one after another in one statement.
QUERY = """
    SELECT (SELECT coalesce(max(id), 0) FROM revision) AS revision,
           (SELECT count(*) FROM fact NOT INDEXED WHERE object IS NOT NULL) AS relations,
           (SELECT count(*) FROM fact INDEXED BY fact_in WHERE object IS NOT NULL) AS by_index,
           (SELECT count(*) FROM relations) AS by_view,
           (SELECT count(*) FROM fact NOT INDEXED WHERE object IS NULL) AS attributes,
           (SELECT count(*) FROM attributes) AS attributes_by_view,
           (SELECT count(*) FROM citation) AS citations,
           (SELECT count(*) FROM entity) AS entities
"""


def prepare(soak):
    soak.program.run(["--db", "empty.db", "init", "--empty"], soak.shared)
    return os.path.join(soak.shared, "empty.db")


def run(soak, empty, case):
    random = case.random
    base = case.path(BASE)
    shutil.copy(empty, base)
    packages = []
    for number in range(random.randint(3, 8)):
        size = random.choice([4, 40, 400])
        maker = Maker(random, prefix=f"p{number}-", longest=2000)
        made = maker.package(size, size)
        # What only confidential sources attest stays out of a package: here every row counts.
        for row in made.tables["sources"]:
            row.pop("confidential", None)
        for row in made.tables["entities"]:
            row.pop("merged_into", None)
        packages.append((f"package{number}", made))
        made.write(case.path(f"package{number}"))
    pauses = [random.random() * 0.2 for _ in packages]
    finished = threading.Event()
    answers, ended = [], []

    def write():
        try:
            for (name, _), pause in zip(packages, pauses):
                time.sleep(pause)
                ended.append(case.dossier(["--db", BASE, "import", name, "--message", name]))
        finally:
            finished.set()

    def read(number):
        # Its own numbers: how often it asks depends on the machine, and must not change what the others do.
        choose = Random(f"{soak.seed}/{case.number}/{number}")
        turn = 0
        while not finished.is_set() or turn < 3:
            turn += 1
            kind = choose.choice(["sql", "sql", "package", "view", "page"])
            if kind == "sql":
                asked = ["--db", BASE, "sql", QUERY, "--format", "json"]
            elif kind == "package":
                asked = ["--db", BASE, "export", "csv", f"out{number}-{turn}", "--private"]
            elif kind == "view":
                asked = ["--db", BASE, "export", "csv", "-", "--view", "relations", "--columns", "id"]
            else:
                asked = ["--db", BASE, choose.choice(["stats", "list", "check", "timeline", "money", "doctor"])]
            outcome = case.dossier(asked)
            if kind == "page":
                outcome.output = b""  # megabytes that nobody compares
            answers.append((number, kind, outcome))

    threads = [threading.Thread(target=write)] + [threading.Thread(target=read, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check(soak, case, base, packages, ended, answers)


def check(soak, case, base, packages, ended, answers):
    commands = [
        "dossier --db base.db init --empty", "(" + "; ".join(f"dossier --db {BASE} import {name}" for name, _ in packages) + ") &"]

    def fault(kind, detail, asked):
        soak.fault(case, kind, detail, [*commands, "while jobs %% >/dev/null; do " + " ".join(asked) + " ...; done"],
                   [case.path(name) for name, _ in packages])

    for outcome in ended:
        soak.count(f"writers: exit {outcome.status}")
        if outcome.broken() or outcome.status not in (0, 75):
            fault(f"a writer {outcome.broken() or f'exits {outcome.status}'}", outcome.errors, [])
    problem = bases.damage(base)
    if problem:
        fault("the base is damaged", problem, [])
        return
    held = history(base)
    last = {}
    for number, kind, outcome in answers:
        soak.count(f"{kind}: exit {outcome.status}")
        asked = ["dossier", *outcome.arguments[:3]]
        # 'check' says with 1 that it found something.
        if outcome.broken() or outcome.status not in ((0, 1, 75) if kind == "page" else (0, 75)):
            fault(f"a reader ({outcome.arguments[2]}) {outcome.broken() or f'exits {outcome.status}'}", outcome.errors, asked)
            continue
        if outcome.status != 0 or kind == "page":
            continue
        if kind == "sql":
            row = json.loads(outcome.text)[0]
            found = held.get(row["revision"])
            expected = found and {
                "revision": row["revision"], "relations": found["relations"], "by_index": found["relations"],
                "by_view": found["relations"],
                "attributes": found["attributes"], "attributes_by_view": found["attributes"], "citations": found["citations"],
                "entities": found["entities"]}
            if row != expected:
                fault("an answer of 'sql' is no revision's", f"{row}\nbut the revision held {expected}", asked)
            fitting = [row["revision"]]
        elif kind == "view":
            count = len(outcome.output.splitlines()) - 1
            fitting = [one for one, rows in held.items() if rows["relations"] == count]
            if not fitting:
                fault("a view is no revision's", f"{count} rows; revisions held {[rows['relations'] for rows in held.values()]}",
                    asked)
                continue
        else:
            rows = counted(case.path(outcome.arguments[4]))
            fitting = [one for one, found in held.items() if all(found[table] == rows[table] for table in TABLES)]
            if not fitting:
                fault("an exported package is no revision's", f"{rows}\nbut revisions held {held}", asked)
                continue
        # Two revisions may have held as many rows.
        if max(fitting) < last.get(number, 0):
            fault("a reader sees less than it saw before", f"revision {max(fitting)} after {last[number]}", asked)
        last[number] = max(min(fitting), last.get(number, 0))


def history(base):
    """What each revision held, 0 being the empty base: nothing is taken back here."""
    with closing(bases.connect(base)) as connection:
        revisions = [0] + [row[0] for row in connection.execute("SELECT id FROM revision ORDER BY id")]

        def count(rows, revision):
            joined = rows + (" AND " if " WHERE " in rows else " WHERE ")
            return connection.execute(f"SELECT count(*) FROM {joined} added_in <= ?", (revision,)).fetchone()[0]

        return {revision: {table: count(rows, revision) for table, rows in TABLES.items()} for revision in revisions}


def counted(folder):
    """How many rows each table of an exported package has; texts with line ends count once."""
    csv.field_size_limit(1 << 30)
    found = {}
    for table in COLUMNS:
        with open(os.path.join(folder, f"{table}.csv"), encoding="utf-8", newline="") as file:
            found[table] = sum(1 for _ in csv.reader(file)) - 1
    return found
