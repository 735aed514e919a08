"""Damaged files before every command that reads: an error, but never another meaning, a signal, a bug or a wait without end.

Each case damages a copy of a whole base in one to three ways and asks it a third of all questions. The damage is done to bytes (flipped,
written over, fields of the header, pages swapped, copied over each other, emptied, cut off) or through SQLite with its guards off
(an index dropped, a search table replaced or emptied, values that no constraint allows, NULL where none may be, rows twice).

A fault: a signal, exit 70, more than a minute; a reading command that changes the file; and, after damage through SQLite whose
effect is certain, a 'doctor' that finds nothing wrong. The smallest set of damages that shows it is kept.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from random import Random

import bases
from packages import Maker

BASE = "base.db"
LIMIT = 60
PREDICATES = ["owns", "leads", "invests-in", "runs-on"]


def prepare(soak):
    """Whole bases, each with names and slugs to ask for, and a small package to import."""

    folder, found = soak.shared, []
    soak.program.run(["--db", "bundled.db", "init"], folder)
    found.append(("bundled.db", ["cloudwatt", "andromede", "numergy", "orange"], "lmi-56327"))
    soak.program.run(["--db", "empty.db", "init", "--empty"], folder)
    for number, size in enumerate([8, 60, 60, 400]):
        name, package = f"small{number}.db", f"small{number}"
        shutil.copy(os.path.join(folder, "empty.db"), os.path.join(folder, name))
        if number == 2:
            with closing(sqlite3.connect(os.path.join(folder, name), isolation_level=None)) as connection:
                connection.execute("PRAGMA page_size = 512")
                connection.execute("VACUUM")
        maker = Maker(Random(f"mutants/{number}"), longest=20_000)
        maker.package(size // 2, size, base_id=None).write(os.path.join(folder, package))
        soak.program.run(["--db", name, "import", package], folder)
        # A second revision: '--known-at' has something to leave out.
        Maker(Random(f"mutants/{number}/2"), prefix="z").package(5, 8).write(os.path.join(folder, package + "-2"))
        soak.program.run(["--db", name, "import", package + "-2"], folder)
        found.append((name, ["e0", "e1", "e2", "e3"], "es0"))
    Maker(Random("mutants/more"), prefix="more").package(5, 20).write(os.path.join(folder, "more"))
    return folder, [one for one in found if os.path.exists(os.path.join(folder, one[0]))]


# ---- Damage: each is a function's name and its arguments, so that it can be done again without the others.

def some_bytes(random, size):
    offset = random.choice([random.randrange(size), random.randrange(min(size, 100)), random.randrange(size)])
    return ("bytes", offset, bytes(random.choice([0, 1, 0x7F, 0x80, 0xFF, random.randrange(256)]) for _ in range(
        random.choice([1, 1, 1, 2, 4, 9]))))


def a_bit(random, size):
    return ("bit", random.randrange(size), random.randrange(8))


def header_field(random, size):
    offset, width = random.choice([
        (16, 2), (18, 1), (19, 1), (20, 1), (21, 1), (24, 4), (28, 4), (32, 4), (36, 4), (40, 4), (44, 4), (47, 1), (48, 4),
        (52, 4),
        (56, 4), (60, 4), (64, 4), (68, 4), (92, 4), (96, 4)])
    value = random.choice([0, 1, 2, 3, 4, 5, 255, random.randrange(1 << 8 * width)]) % (1 << 8 * width)
    return ("bytes", offset, value.to_bytes(width, "big"))


def page_pair(random, size):
    return (random.choice(["swap", "copy"]), random.random(), random.random())


def page_alone(random, size):
    return (random.choice(["zero", "noise", "type"]), random.random(), random.randrange(1 << 30))


def cell_pointer(random, size):
    return ("cell", random.random(), random.randrange(200), random.randrange(256))


def cut(random, size):
    return ("cut", random.choice([random.randrange(size), size - 1, size - 512, 100, 512, random.randrange(min(size, 4096))]))


DAMAGE_OF_BYTES = [some_bytes, some_bytes, a_bit, a_bit, header_field, page_pair, page_pair, page_alone, page_alone, cell_pointer,
    cut]
# Table, column, values: what no constraint, reference or rule of the program allows.
VALUES = [
    ("fact", "modality", [0, 6, 99, -1]), ("predicate", "time", ["forever", "", "STATE"]), ("predicate", "takes", ["nothing", ""]),
    ("predicate", "value_type", ["colour", "", "amount"]), ("predicate", "slot", ["both", ""]), ("predicate", "symmetric", [2, -1]),
    ("name", "role", ["nickname", ""]), ("dispute", "verdict", ["undecided", ""]), ("unit", "exponent", [10, -1, 400]),
    ("source", "confidential", [2, -1]), ("fact", "approximate", [7]), ("entity", "kind", [999]),
    ("entity", "canonical", [99999, 0]),
    ("fact", "subject", [99999, 0, -1]), ("fact", "predicate", [99999]), ("fact", "object", [99999]), ("fact", "unit", [99999]),
    ("fact", "follows", [99999]), ("citation", "source", [99999]), ("citation", "fact", [99999]),
    ("fact", "starts", ["not a date", "2012-13"]),
    ("fact", "ends", ["99999999999999999999", "2012/2013"]), ("fact", "amount_low", [-2**63, 2**63 - 1]),
    ("fact", "amount_high", [-2**63, 2**63 - 1]), ("fact", "possible_from", [2**63 - 1, -2**63]),
    ("fact", "possible_to", [-2**63, 2**63 - 1]), ("fact", "certain_from", [2**63 - 1, -2**63]),
    ("fact", "certain_to", [2**63 - 1, -2**63]),
    ("entity", "slug", ["", "Upper Case", "a,b"]), ("entity", "name", [""]), ("entity", "folded", ["", "wrong"]),
    ("kind", "plural", ["", "paths", "sqlite_master", "entities"]), ("kind", "parent", [999]), ("source", "derived_from", [999]),
    ("dispute_side", "dispute", [999]), ("dispute_side", "fact", [99999]), ("revision", "at", ["yesterday", ""]),
    ("modality", "name", ["hoped", "denied "]), ("meta", "value", ["", "x", "-5", "9223372036854775807"]),
    ("migration", "sha256", ["x"]),
    ("migration", "number", [77]), ("source", "published", ["soon"]), ("citation", "as_of", ["then"]), ("fact", "value", [""])]
# Damage that 'doctor' may not see: a text that is as good as another, or a value that another tool may rightly have put there.
DOUBTFUL = {("fact", "amount_low"), ("fact", "amount_high"), ("meta", "value"), ("revision", "at"), ("source", "published"),
            ("citation", "as_of"), ("kind", "plural"), ("predicate", "value_type"), ("modality", "name"), ("entity", "canonical"),
            ("unit", "exponent"), ("fact", "starts"), ("fact", "ends")}


def forbidden_value(random, size):
    table, column, values = random.choice(VALUES)
    return ("value", table, column, random.choice(values), random.choice([1, 1, 3, 10_000]), random.random())


def null(random, size):
    table, column = random.choice([
        ("fact", "subject"), ("fact", "predicate"), ("fact", "modality"), ("entity", "name"), ("entity", "kind"),
        ("entity", "slug"),
        ("entity", "canonical"), ("name", "text"), ("name", "role"), ("source", "title"), ("citation", "source"),
        ("predicate", "time"),
        ("predicate", "label_en"), ("dispute", "verdict"), ("kind", "plural"), ("unit", "code"), ("unit", "exponent"),
        ("revision", "at"),
        ("fact", "added_in"), ("entity", "folded"), ("modality", "label_en"), ("meta", "value")])
    return ("null", table, column, random.choice([1, 1, 10_000]), random.random())


def twice(random, size):
    table = random.choice(["kind", "predicate", "unit", "modality", "entity", "source", "dispute"])
    return ("twice", table, random.random())


def schema(random, size):
    return ("schema", random.choice([
        "DROP INDEX fact_in", "DROP INDEX fact_out", "DROP INDEX entity_by_slug", "DROP INDEX entity_by_folded",
        "DROP INDEX entity_by_canonical", "DROP INDEX entity_by_kind", "DROP INDEX name_by_entity", "DROP INDEX citation_by_fact",
        "DROP INDEX fact_by_follows", "DROP INDEX dispute_side_by_fact", "DROP VIEW relations", "DROP VIEW entities",
        "DROP VIEW names",
        "DROP TABLE name_search", "DROP TABLE text_search", "DROP TABLE name_word", "DROP TABLE name_word_backwards",
        "DROP TABLE source_text", "DROP TABLE meta", "DROP TABLE modality", "DROP TABLE migration", "DROP TABLE dispute_side",
        "DROP TABLE change", "DELETE FROM name_search_config", "DELETE FROM name_search_data", "DELETE FROM text_search_data",
        "DELETE FROM text_search_config", "DELETE FROM name_search_idx", "DELETE FROM modality", "DELETE FROM kind",
        "DELETE FROM predicate", "DELETE FROM revision", "DELETE FROM meta",
        "DROP TABLE name_search; CREATE TABLE name_search (words)",
        "DROP TABLE text_search; CREATE VIEW text_search AS SELECT 1 AS text",
        "DROP TABLE name_search; CREATE VIRTUAL TABLE name_search USING fts5 (other)",
        "DROP TABLE name_word; CREATE TABLE name_word (a, b)", "DROP VIEW relations; CREATE VIEW relations AS SELECT 1 AS id",
        "DROP VIEW relations; CREATE TABLE relations (id, subject)", "ALTER TABLE fact RENAME COLUMN role TO part",
        "ALTER TABLE entity ADD COLUMN more TEXT", "UPDATE name_search_config SET v = 99 WHERE k = 'version'",
        "UPDATE name_search_data SET block = x'00' WHERE id = 10", "UPDATE text_search_data SET block = zeroblob(50) WHERE id > 10",
        "UPDATE sqlite_master SET rootpage = 2 WHERE name = 'fact_out'",
        "UPDATE sqlite_master SET rootpage = 2 WHERE name = 'fact'",
        "UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'fact_in'",
        "UPDATE sqlite_master SET sql = 'nonsense' WHERE name = 'fact'",
        "UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'fact'",
        "UPDATE sqlite_master SET sql = replace(sql, 'UNIQUE', '') WHERE name = 'entity_by_slug'",
        "UPDATE sqlite_master SET sql = NULL WHERE name = 'relations'", "UPDATE sqlite_master SET type = 'x' WHERE name = 'name'",
        "UPDATE sqlite_master SET name = 'moved' WHERE name = 'fact_in'", "DELETE FROM sqlite_master WHERE name = 'fact_in'",
        "DELETE FROM sqlite_master WHERE name = 'name_search'", "DELETE FROM sqlite_master WHERE name = 'companies'",
        "UPDATE entity SET canonical = 3 - id WHERE id IN (1, 2)", "UPDATE kind SET parent = 3 - id WHERE id IN (1, 2)",
        "UPDATE source SET derived_from = 3 - id WHERE id IN (1, 2)", "UPDATE fact SET follows = id",
        "UPDATE fact SET object = subject WHERE object IS NOT NULL", "UPDATE fact SET retracted_in = 1",
        "INSERT INTO fact (id, subject, predicate, object, modality, added_in) VALUES (9223372036854775807, 1, 1, 2, 3, 1)",
        "INSERT INTO entity SELECT id + 9223372036854770000, slug || 'x', kind, name, folded, summary, id, added_in FROM entity LIMIT 9",
        "UPDATE fact SET amount_low = NULL, amount_high = NULL", "UPDATE fact SET value = NULL",
        "UPDATE entity SET name = CAST(x'ff00fe' AS TEXT)", "UPDATE fact SET note = CAST(x'c328' AS TEXT)",
        "PRAGMA user_version = 3", "PRAGMA user_version = 99", "PRAGMA application_id = 1", "PRAGMA journal_mode = WAL"]))


DAMAGE_OF_ROWS = [forbidden_value, forbidden_value, forbidden_value, null, twice, schema, schema, schema]


def page_size(content):
    size = int.from_bytes(content[16:18], "big")
    return 65536 if size == 1 else size


def apply(path, damage):
    """Does one damage. Returns whether a look at the file must find it."""
    what = damage[0]
    if what in ("value", "null", "twice", "schema"):
        return apply_rows(path, damage)
    with open(path, "rb") as file:
        content = bytearray(file.read())
    if not content:
        return False
    size = max(page_size(content), 512)
    pages = max(len(content) // size, 1)
    if what == "bytes":
        content[damage[1]:damage[1] + len(damage[2])] = damage[2]
    elif what == "bit" and damage[1] < len(content):
        content[damage[1]] ^= 1 << damage[2]
    elif what == "cut":
        del content[max(damage[1], 0):]
    elif what in ("swap", "copy"):
        one, other = (int(place * pages) * size for place in damage[1:])
        first, second = content[one:one + size], content[other:other + size]
        content[other:other + size] = first
        if what == "swap":
            content[one:one + size] = second
    else:
        start = int(damage[1] * pages) * size
        at = start + (100 if start == 0 else 0)
        if what == "zero":
            content[start:start + size] = bytes(size)
        elif what == "noise":

            content[start:start + size] = Random(damage[2]).randbytes(size)
        elif what == "type":
            content[at:at + 1] = bytes([damage[2] % 16])
        elif what == "cell":
            content[at + 8 + damage[2]:at + 9 + damage[2]] = bytes([damage[3]])
    with open(path, "wb") as file:
        file.write(content)
    return False


def apply_rows(path, damage):
    """Damage through SQLite; what SQLite refuses is no damage."""
    what = damage[0]
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON", "writable_schema = ON",
                "legacy_alter_table = ON"):
                connection.execute(f"PRAGMA {pragma}")
            if what == "schema":
                for sql in damage[1].split("; "):
                    connection.execute(sql)
                # What another tool may add or change within the rules is not damage.
                return damage[1].startswith(("DROP", "UPDATE sqlite_master SET name", "DELETE FROM sqlite_master")) and not any(
                    word in damage[1] for word in ("source_text", "companies"))
            table = damage[1]
            key = {"meta": "key", "migration": "number"}.get(table, "id")
            rows = [row[0] for row in connection.execute(f"SELECT {key} FROM {table}")]
            if not rows:
                return False
            if what == "twice":
                return double(connection, table, rows[int(damage[2] * len(rows))])
            column = damage[2]
            value, number, place = (None, *damage[3:]) if what == "null" else damage[3:]
            if what == "null":
                # The column loses its NOT NULL; SQLite reads the schema anew on the next opening.
                connection.execute(
                    "UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '') WHERE type = 'table' AND name = ?", (table,))
                connection.close()
                connection = sqlite3.connect(path, isolation_level=None)
                connection.execute("PRAGMA ignore_check_constraints = ON")
            first = int(place * len(rows))
            changed = 0
            for row in rows[first:first + number]:
                changed += connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {key} = ?", (value, row)).rowcount
            connection.close()
            return changed > 0 and (what == "null" or (table, column) not in DOUBTFUL)
    except sqlite3.Error:
        return False


def double(connection, table, row):
    """Puts a row in twice, behind the back of what keeps it unique."""
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?", (table,)).fetchall():
        if not name.startswith("sqlite_"):
            connection.execute(f"DROP INDEX {name}")
    connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'UNIQUE', '') WHERE name = ?", (table,))
    connection.execute("DELETE FROM sqlite_master WHERE name GLOB 'sqlite_autoindex_' || ? || '_*'", (table,))
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    with closing(sqlite3.connect(path, isolation_level=None)) as again:
        columns = [one[1] for one in again.execute(f"PRAGMA table_info({table})") if one[1] != "id"]
        shown = ", ".join(columns)
        again.execute(f"INSERT INTO {table} ({shown}) SELECT {shown} FROM {table} WHERE id = ?", (row,))
    return True


# ---- Questions

def questions(names, source):
    """Every command that reads, and one that writes."""
    a, b, *_ = names
    return [
        ["show", a], ["show", b, "--lang", "fr"], ["show", a, "--known-at", "1"], ["show", a, "--format", "json"],
        ["show", a, "--on", "2012-06"], ["find", a[:4]], ["find", a + "x"], ["find", "--text", "the"], ["list"], ["list", "things"],
        ["list", "companies", "--format", "csv"], ["relations", a], ["relations", "--on", "2012", "--format", "csv"],
        ["relations", b, "--certain", "--between", "2011", "2014"], ["sources"], ["sources", source], ["around", a, "--depth", "3"],
        ["around", a, "--as", "tree", "--depth", "3"], ["path", a, b], ["path", a, b, "--shortest", "3"],
        ["path", a, b, "--jointly"],
        ["common", a, b], ["common", a, b, "--jointly"], ["timeline"], ["timeline", a, "--from", "2010"], ["money"], ["money", a],
        ["money", "--by", "predicate"], ["conflicts"], ["conflicts", a], ["check"], ["check", "--format", "json"], ["doctor"],
        ["stats"],
        ["sql", "select * from relations"], ["sql", "select * from names, entities limit 100"],
        ["sql", "select count(*), group_concat(sources) from attributes"], ["sql", "select * from facts_on('2012-05-01')"],
        ["sql", f"select * from neighbours('{a}')"], ["sql", f"select * from paths('{a}', '{b}')"],
        ["sql", "select * from citations"],
        ["export", "csv", "out"], ["export", "csv", "out2", "--private"], ["export", "csv", "-", "--view", "relations"],
        ["export", "csv", "-", "--view", "names"], ["migrate"], ["import", "../../shared/more"]]


WRITING = ("import", "migrate")


def run(soak, shared, case):
    folder, found = shared
    name, names, source = case.random.choice(found)
    original = os.path.join(folder, name)
    size = os.path.getsize(original)
    kinds = case.random.choice([DAMAGE_OF_BYTES, DAMAGE_OF_ROWS])
    damages = [case.random.choice(kinds)(case.random, size) for _ in range(case.random.choice([1, 1, 1, 2, 3]))]
    path = case.path(BASE)
    is_certain = make(original, path, damages)
    soak.count("damaged files")
    # A third of the questions of each file: more files in the same time find more.
    asked = questions(case.random.sample(names, len(names)), source)
    for question in [["doctor"]] + case.random.sample(asked, len(asked) // 3):
        ask(soak, case, original, damages, question, is_certain and len(damages) == 1)


def make(original, path, damages):
    for one in (path, path + "-journal", path + "-wal", path + "-shm"):
        if os.path.exists(one):
            os.remove(one)
    shutil.copy(original, path)
    return any([apply(path, damage) for damage in damages])


def ask(soak, case, original, damages, question, is_certain):
    """One question to the damaged file; what writes gets a copy of it."""
    base = BASE
    if question[0] in WRITING:
        base = "written.db"
        for suffix in ("", "-journal"):
            if os.path.exists(case.path(BASE + suffix)):
                shutil.copy(case.path(BASE + suffix), case.path(base + suffix))
    before = bases.read_bytes(case.path(base))
    outcome = case.dossier(["--db", base, *question], limit=LIMIT)
    soak.count(f"exit {outcome.status}" if outcome.status >= 0 else f"signal {-outcome.status}")
    kind = outcome.broken()
    if not kind and question[0] not in WRITING and before[18:20] != b"\x02\x02" and bases.read_bytes(case.path(base)) != before:
        kind = "changes the file"
    if not kind and question == ["doctor"] and is_certain and outcome.status == 0:
        kind = f"finds nothing wrong after {damages[0][:3] if damages[0][0] != 'schema' else damages[0][1]}"
    if not kind:
        return
    kind = f"{question[0]} {kind}: {'' if kind.startswith('finds') else outcome.reason()}"
    if soak.knows(kind):
        soak.fault(case, kind)
        return
    damages, shown = shrink(soak, case, original, damages, question, outcome)
    commands = [["--db", BASE, *question]]
    if question[0] == "import":
        commands = [f"dossier --db {BASE} import more   # made by this soak: any package"]
    soak.fault(
        case, kind, f"{os.path.basename(original)} with: {damages}\n{shown.errors[:1500]}", commands, [case.path("smallest", BASE)])


def shrink(soak, case, original, damages, question, outcome):
    """Leaves out damages as long as the command ends the same way."""
    os.makedirs(case.path("smallest"), exist_ok=True)
    target = case.path("smallest", BASE)
    for damage in list(damages) if len(damages) > 1 else []:
        rest = [one for one in damages if one is not damage]
        if not rest:
            break
        make(original, target, rest)
        trial = soak.program.run(["--db", os.path.join("smallest", BASE), *question], case.folder, limit=LIMIT)
        if trial.broken() == outcome.broken() and trial.broken():
            damages, outcome = rest, trial
    make(original, target, damages)
    return damages, outcome
