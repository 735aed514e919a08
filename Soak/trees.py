"""Pages that dossier writes by itself against those that SQLite writes.

A first import into an empty base lays out the tree of facts and its indexes without SQLite. Each case makes one random package and
imports it into an empty base as 'init --empty' makes it, and into others whose form should send the import another way, or be
refused: another page size, auto-vacuum, UTF-16, reserved bytes, one more index or trigger, a second name of the file, a
write-ahead log. All that take it must end with the same rows, whole, and with every index like its table.

A fault: a file that is not whole, rows that differ from form to form, an index that is not as its table, a status other than 0
and 65, a refusal by the plain form, one for a fault that the package does not have, one that changed the file.
"""

import os
import shutil
import sqlite3
from contextlib import closing

import bases
from packages import Maker


def prepare(soak):
    """The empty base that all forms are made from."""
    path = os.path.join(soak.shared, "empty.db")
    soak.program.run(["--db", path, "init", "--empty"], soak.shared)
    return path


def form(random):
    """A way to change an empty base: its name, and statements of SQL or a word for what SQL cannot do."""
    size = random.choice([512, 1024, 2048, 8192, 16384, 32768, 65536])
    return random.choice([
        (f"page_size={size}", [f"PRAGMA page_size = {size}", "VACUUM"]),
        (f"page_size={size}", [f"PRAGMA page_size = {size}", "VACUUM"]),
        ("auto_vacuum=full", ["PRAGMA auto_vacuum = 1", "VACUUM"]),
        (f"auto_vacuum=incremental,page_size={size}", ["PRAGMA auto_vacuum = 2", f"PRAGMA page_size = {size}", "VACUUM"]),
        ("an index of facts", ["CREATE INDEX fact_by_role ON fact (role, note)"]),
        ("an index of names", ["CREATE INDEX name_by_text ON name (text)"]),
        ("a trigger", ["CREATE TRIGGER counted AFTER INSERT ON fact BEGIN UPDATE meta SET value = value WHERE key = 'x'; END"]),
        ("a table beside", ["CREATE TABLE mine (a, b)", "INSERT INTO mine VALUES (1, 'x')", "CREATE INDEX mine_by_a ON mine (a)"]),
        ("free pages", ["CREATE TABLE gone (a)", "INSERT INTO gone SELECT randomblob(9000) FROM predicate, modality, sqlite_master",
                        "INSERT INTO gone VALUES (zeroblob(70000))", "DROP TABLE gone"]),
        ("a write-ahead log", ["PRAGMA journal_mode = WAL"]),
        ("a second name", "link"), ("encoding=utf-16", "utf-16"), ("reserved bytes", "reserved"), ("schema format 1", "format"),
        ("bytes behind the end", "longer"),
    ])


def make(empty, path, how):
    """An empty base in one form."""
    shutil.copy(empty, path)
    if how == "link":
        os.link(path, path + ".second")
    elif how == "utf-16":
        # The encoding of a file cannot be changed: its schema is played into a new one.
        with closing(sqlite3.connect(empty)) as old:
            rows = old.execute("SELECT application_id, user_version FROM pragma_application_id, pragma_user_version").fetchone()
            script = [
                sql for (sql,) in old.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB '*_search_*'")]
            held = {table: old.execute(f"SELECT * FROM {table}").fetchall() for table in ("meta", "migration", "modality")}
        os.remove(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as new:
            new.execute("PRAGMA encoding = 'UTF-16le'")
            for sql in script:
                new.execute(sql)
            for table, values in held.items():
                new.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values)
            new.execute(f"PRAGMA application_id = {rows[0]}")
            new.execute(f"PRAGMA user_version = {rows[1]}")
    elif how == "reserved":
        rebuilt(path, 10)
    elif how == "format":
        with open(path, "r+b") as file:
            file.seek(47)
            file.write(b"\x01")
    elif how == "longer":
        with open(path, "ab") as file:
            file.write(bytes(4096))
    else:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for sql in how:
                connection.execute(sql)


def rebuilt(path, reserved):
    """Lays a file out again with reserved bytes at the end of each page.

    Python has no call for that. SQLite reads the number when it opens a file: it is set in a file of one page, which the rest is
    then written into.
    """
    seed = path + ".seed"
    with closing(sqlite3.connect(seed, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE x (a)")
        connection.execute("DROP TABLE x")
        connection.execute("VACUUM")
    with open(seed, "r+b") as file:
        size = int.from_bytes(file.read(18)[16:18], "big")
        file.seek(20)
        file.write(bytes([reserved]))
        # An empty root page: its cells begin at the end of what may be used.
        file.seek(105)
        file.write((size - reserved).to_bytes(2, "big"))
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(seed)) as new:
        numbers = old.execute("SELECT application_id, user_version FROM pragma_application_id, pragma_user_version").fetchone()
        script = [sql
            for (sql,) in old.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB '*_search_*'")]
        for sql in script:
            new.execute(sql)
        for table in ("meta", "migration", "modality"):
            values = old.execute(f"SELECT * FROM {table}").fetchall()
            new.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values)
        new.execute(f"PRAGMA application_id = {numbers[0]}")
        new.execute(f"PRAGMA user_version = {numbers[1]}")
        new.commit()
    os.replace(seed, path)


def package(random):
    """A package of any size up to some thousand facts; small ones more often, since they show a fault as well."""
    facts = random.choice([4, random.randint(4, 60), random.randint(4, 60), random.randint(60, 600), random.randint(600, 4000)])
    # Long notes fill pages of their own; of many facts they would take most of the time.
    maker = Maker(random, longest=random.choice([50, 3000, 100_000] if facts < 100 else [50, 500]),
        awkward=random.choice([0.0, 0.2, 0.6]))
    entities = random.choice([1, 2, 20, min(facts, 200), min(facts, 1000)])
    base_id = "11111111-2222-4333-8444-555555555555" if random.random() < 0.4 else None
    return maker.package(entities, facts, in_order=random.random() < 0.8, base_id=base_id)


def run(soak, empty, case):
    made = package(case.random)
    made.write(case.path("package"))
    soak.count("facts", len(made.tables["relations"]) + len(made.tables["attributes"]))
    forms = [("plain", [])] + list({name: (name, how) for name, how in (form(case.random) for _ in range(2))}.values())
    reference = None
    for place, (name, how) in enumerate(forms):
        path = case.path(f"base{place}.db")
        make(empty, path, how)
        before = bases.contents(path)
        shutil.copy(path, path + ".before")
        outcome = case.dossier(["--db", os.path.basename(path), "import", "package"])
        soak.count(f"{name.split(',')[0].split('=')[0]}: exit {outcome.status}")
        commands = [f"cp {os.path.basename(path)}.before {os.path.basename(path)}", ["--db", os.path.basename(path), "import",
            "package"]]
        kept = [path + ".before", path, case.path("package")]

        def fault(kind, detail=""):
            soak.fault(case, f"import into a base with form {name}: {kind}", detail or outcome.errors, commands, kept)

        if outcome.broken():
            fault(outcome.broken())
            continue
        if outcome.status != 0:
            if outcome.status != 65 or place == 0:
                fault(f"exits {outcome.status}")
            elif "is not a date" in outcome.errors:
                # The package is good: it is the base that was misread.
                fault("is refused for what the package does not say")
            elif bases.difference(before, bases.contents(path)):
                fault("was refused, but the file is not as it was", bases.difference(before, bases.contents(path)))
            continue
        problem = bases.damage(path)
        if problem:
            fault("the file is damaged", problem)
            continue
        problem = bases.index_faults(path, case.random)
        if problem:
            fault("an index is not as its table", problem)
        found = bases.contents(path)
        for table in ("mine", "sqlite_master"):
            found.pop(table, None)
        if place == 0:
            reference = found
        elif reference is not None:
            problem = bases.difference(reference, found)
            if problem:
                fault("the rows are not those of the plain base", problem)
    doctor = case.dossier(["--db", "base0.db", "doctor"])
    if doctor.status != 0 and reference is not None:
        soak.fault(
            case, f"'doctor' exits {doctor.status} after a first import", doctor.errors + doctor.text,
            [["--db", "base0.db", "import", "package"], ["--db", "base0.db", "doctor"]],
            [case.path("package"), case.path("base0.db")])
