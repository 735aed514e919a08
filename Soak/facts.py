"""Lines of facts and edited packages with something changed: refused with the place and nothing written, or read as what they now say.

A case takes a small base. It either changes lines of what 'export facts' wrote, and applies them to the base or to an empty one, or
changes files of what 'export csv' wrote, and imports them into the base. Half of the cases change characters, fields, lines and bytes
at random; the other half put a text of their own into one column, written as the format documents it, and look for it afterwards.

A fault: a signal, exit 70, half a minute; a status but 0, 64, 65 and 66; a refusal without file, line and column inside the file, or
one after which the base has other bytes; after what was taken, damage, a 'doctor' that finds something, the same once more that
changes the base again, or an export that cannot be applied to an empty base; a text that went in and is not in its column.
"""

import csv
import io
import os
import re
import shutil
import sqlite3
from contextlib import closing
from random import Random

import bases
from driver_files import change
from facts_grammar import BITS
from grammar import Grammar
from packages import AWKWARD, COLUMNS, UNSAFE, Maker, Package

BASE, EMPTY, LIMIT = "base.db", "empty.db", 30
# Columns of a package that take any text, and the table of the base that has them.
TEXTS = {
    "relations": ("fact", ["role", "note"]), "attributes": ("fact", ["role", "note"]), "entities": ("entity", ["name", "summary"]),
    "sources": ("source", ["title", "author", "publisher"]), "citations": ("citation", ["locator", "quote"]), "names": ("name", ["text"]),
    "disputes": ("dispute", ["topic", "comment"])}


def prepare(soak):
    """Small bases with what they export, and an empty one with their vocabulary."""
    folder = soak.shared
    soak.program.run(["--db", EMPTY, "init", "--bare"], folder)
    found = []
    for number in range(6):
        name = f"base{number}"
        maker = Maker(Random(f"facts/{number}"), awkward=0.3, longest=2000)
        maker.package(8 + 4 * number, 10 + 8 * number, base_id=None).write(os.path.join(folder, f"package{number}"))
        shutil.copy(os.path.join(folder, EMPTY), os.path.join(folder, f"{name}.db"))
        soak.program.run(["--db", f"{name}.db", "import", f"package{number}"], folder)
        soak.program.run(["--db", f"{name}.db", "export", "facts", f"{name}.facts", "--private"], folder)
        soak.program.run(["--db", f"{name}.db", "export", "csv", name, "--private"], folder)
        with open(os.path.join(folder, f"{name}.facts"), encoding="utf-8", newline="") as file:
            found.append((name, file.read().split("\n")[:-1]))
    return found


def run(soak, shared, case):
    name, lines = case.random.choice(shared)
    kind = case.random.choice([lines_changed, lines_changed, text_in_line, package_changed, package_changed, text_in_cell])
    soak.count(kind.__name__.replace("_", " "))
    kind(soak, case, name, lines)


# ---- Lines

def lines_changed(soak, case, name, lines):
    lines = list(lines)
    for _ in range(case.random.choice([1, 1, 1, 2, 3])):
        mutate(case.random, lines)
    text = "\n".join(lines) + "\n"
    content = text.encode("utf-8", "surrogatepass")
    if case.random.random() < 0.1:
        content = bytes_changed(case.random, content)
    apply(soak, case, name, content)


def mutate(random, lines):
    at = random.randrange(len(lines))
    line = lines[at]
    place = random.randrange(len(line) + 1)
    fields = line.split("|")
    what = random.randrange(11)
    if what < 4:
        lines[at] = line[:place] + random.choice(BITS) + line[place:]
    elif what == 4:
        lines[at] = line[:place] + line[place + random.choice([1, 1, 1, 3, 10]):]
    elif what == 5:
        random.shuffle(fields)
        lines[at] = "|".join(fields)
    elif what == 6:
        lines[at] = "|".join(fields[:random.randrange(len(fields) + 1)] + fields[random.randrange(len(fields) + 1):])
    elif what == 7:
        lines[at] = random.choice([line.upper(), line.lower(), line.swapcase(), line * 2, line[:place] + "x" * 100_000 + line[place:]])
    elif what == 8:
        lines.insert(random.randrange(len(lines) + 1), line)
    elif what == 9:
        del lines[at]
    else:
        other = random.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]


def bytes_changed(random, content):
    place = random.randrange(len(content) + 1)
    return random.choice([
        content[:place], content[place:], content[:place] + bytes([random.randrange(256)]) + content[place:], b"\xef\xbb\xbf" + content,
        content.replace(b"\n", b"\r\n"), content.replace(b"\n", b"\r"), content * 2, content.decode().encode("utf-16"), b"", b"\n" * 50 + content])


def apply(soak, case, name, content):
    """Applies lines to the base that they were exported from, or to an empty one. Returns whether they were taken."""
    start = case.random.choice([f"{name}.db", EMPTY])
    with open(case.path("some.facts"), "wb") as file:
        file.write(content)
    return change_base(soak, case, start, ["apply", "some.facts"], r"^(?:dossier: )?some\.facts:(\d+):(\d+): ", {"some.facts": content})


# The columns of a fact that a pair has, and of what else is in the base that no other line changes.
def text_in_line(soak, case, name, lines):
    """A text as a pair of a new fact: its column has just that."""
    text = any_text(case.random)
    key, table, column = case.random.choice([
        ("role", "fact", "role"), ("note", "fact", "note"), ("at", "citation", "locator"), ("quote", "citation", "quote"),
        ("private_note", "fact", "private_note")])
    entities = [line.split(" | ")[0].removeprefix("entity ") for line in lines if line.startswith("entity ")]
    source = case.random.choice([line for line in lines if line.startswith("source ") and line != "source -"]).split(" | ")[0]
    one, other = case.random.sample(entities, 2)
    line = f"{one} | owns | {other} | 2031 | {key}={escaped(text)}"
    content = "\n".join([*lines, source, line, ""]).encode("utf-8", "surrogatepass")
    if apply(soak, case, name, content):
        look_for(soak, case, text, table, column, ["apply", "some.facts"], ["some.facts"])


def escaped(text):
    """A value as docs/facts-format.md has it."""
    for character, written in (("\\", "\\\\"), ("|", "\\|"), (";", "\\;"), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(character, written)
    if text[:1] in (" ", "\t"):
        text = "\\" + text
    if len(text) > 2 and text[-1] in (" ", "\t"):
        text = text[:-1] + "\\" + text[-1]
    return text


def any_text(random):
    """A text in which something can be seen, unlike any other."""
    parts = [random.choice([*AWKWARD, *UNSAFE, *BITS]).replace("\0", "") for _ in range(random.choice([1, 1, 2, 3]))]
    return random.choice(["", " ", "x"]).join([*parts, f"unlike {random.randrange(10**9)}", *parts[:1]])


# ---- Packages

def package_changed(soak, case, name, lines):
    folder = case.path("out")
    shutil.copytree(os.path.join(soak.shared, name), folder)
    made = read(folder)
    grammar = Grammar(case.random, {"names": ["Alpha Beta", "Data"], "slugs": ["e0", "e1"], "words": ["alpha"], "predicates": ["owns"],
        "kinds": ["thing", "companies"], "sources": ["es0"], "unsafe": [], "has_unsafe": False})
    done = [change(grammar, made, folder) for _ in range(case.random.choice([1, 1, 1, 2]))]
    change_base(soak, case, f"{name}.db", ["import", "out"], PLACE, files_of(folder), f"changed: {done}")


def text_in_cell(soak, case, name, lines):
    """A text in one cell of an exported package: its column has just that."""
    folder = case.path("out")
    shutil.copytree(os.path.join(soak.shared, name), folder)
    made = read(folder)
    table = case.random.choice([table for table in TEXTS if made.tables[table]])
    row = case.random.choice(made.tables[table])
    column = case.random.choice(TEXTS[table][1])
    row[column] = text = any_text(case.random)
    with open(os.path.join(folder, f"{table}.csv"), "wb") as file:
        file.write(made.text(table).encode("utf-8", "surrogatepass"))
    if change_base(soak, case, f"{name}.db", ["import", "out"], PLACE, files_of(folder), f"{table}.{column} = {text!r}"):
        look_for(soak, case, text, TEXTS[table][0], column, ["import", "out"], ["out"])


PLACE = r"^(?:dossier:|) *out/(\w+\.csv|datapackage\.json):(\d+):(\d+): "


def read(folder):
    """The package as 'packages' has it, with the columns that were written."""
    made = Package()
    for table in COLUMNS:
        with open(os.path.join(folder, f"{table}.csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.reader(io.StringIO(file.read(), newline="")))
        made.columns[table] = rows[0]
        made.tables[table] = [dict(zip(rows[0], row)) for row in rows[1:]]
    return made


def files_of(folder):
    return {name: bases.read_bytes(os.path.join(folder, name)) for name in os.listdir(folder) if os.path.isfile(os.path.join(folder, name))}


# ---- Judging

def change_base(soak, case, start, asked, place, files, detail=""):
    """Runs what changes a base, and looks at what came of it. Returns whether it was taken."""
    shutil.copy(os.path.join(soak.shared, start), case.path(BASE))
    shutil.copy(case.path(BASE), case.path("start.db"))
    before = bases.read_bytes(case.path(BASE))
    command = ["--db", BASE, *asked]
    outcome = case.dossier(command, limit=LIMIT)
    soak.count(f"{asked[0]}: exit {outcome.status}")

    def fault(kind, more=""):
        soak.fault(case, f"{asked[0]}: {kind}", f"{detail}\n{more}\n{outcome.errors[:600]}", [f"cp start.db {BASE}", command],
            [case.path("start.db"), case.path(asked[1])])

    if outcome.broken() or outcome.status not in (0, 64, 65, 66):
        fault(f"{outcome.broken() or f'exits {outcome.status}'}: {outcome.reason()}")
        return False
    beside = [one for one in os.listdir(case.folder) if one not in (BASE, "start.db", asked[1], ".cache")]
    if beside:
        fault("leaves files beside", " ".join(beside))
    if outcome.status != 0:
        if bases.read_bytes(case.path(BASE)) != before:
            fault("what was refused changed the base")
        if outcome.status == 65:
            judge_place(outcome, place, files, fault)
        return False
    judge_taken(soak, case, command, fault)
    return True


# Faults of a file as a whole have no place in it.
WHOLE = re.compile(r"says nothing|cannot open|is not UTF-8|is larger than|is missing|is empty|holds no |is no JSON|is a folder|cannot be read|has no header|UTF-16|not a package|no package")


def judge_place(outcome, place, files, fault):
    found = re.search(place, outcome.errors, re.MULTILINE)
    if not found:
        if not WHOLE.search(outcome.errors):
            fault("a refusal without a place")
        return
    name, line, column = ("some.facts", *found.groups()) if len(found.groups()) == 2 else found.groups()
    content = files.get(name, b"").decode("utf-8", "replace").replace("\r\n", "\n")
    # In CSV a lone carriage return ends a line too.
    lines = re.split("\n" if name == "some.facts" else "\n|\r", content)
    if not 1 <= int(line) <= len(lines):
        fault("a place that is not in the file", f"{len(lines)} lines")
    elif not 1 <= int(column) <= len(lines[int(line) - 1]) + 2:
        fault("a column that is not in the line", lines[int(line) - 1][:200])


def judge_taken(soak, case, command, fault):
    problem = bases.damage(case.path(BASE))
    if problem:
        return fault("what was taken damages the base", problem)
    doctor = case.dossier(["--db", BASE, "doctor"], limit=LIMIT)
    if doctor.status != 0:
        return fault("'doctor' finds something after what was taken", doctor.text + doctor.errors)
    after = bases.digest(case.path(BASE))
    again = case.dossier(command, limit=LIMIT)
    # A line that takes something back finds nothing to take back the second time.
    if again.status not in (0, 1) and "was retracted" not in again.errors:
        fault("the same once more is refused", again.errors)
    if bases.digest(case.path(BASE)) != after:
        fault("the same once more changes the base again", again.text + again.errors)
    export = case.dossier(["--db", BASE, "export", "facts", "all.facts", "--private"], limit=LIMIT)
    if export.status != 0:
        return fault("what was taken cannot be exported", export.errors)
    shutil.copy(os.path.join(soak.shared, EMPTY), case.path("copy.db"))
    copy = case.dossier(["--db", "copy.db", "apply", "all.facts"], limit=LIMIT)
    if copy.status != 0:
        return fault(f"what was taken and exported is refused: {copy.reason()}", copy.errors)
    one, other = (counts(case.path(name)) for name in (BASE, "copy.db"))
    if one != other and "circle" not in export.errors:
        fault("what was taken and exported is not the same base", f"{one} and {other}")
    return None


def counts(path):
    """How many live rows each table has; facts that say the same but for their notes are one."""
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(sql).fetchone()[0] for sql in (
            "SELECT count(*) FROM (SELECT DISTINCT coalesce(stated_subject, subject), predicate, coalesce(stated_object, object), value, starts, ends,"
            " modality, amount_low, amount_high, unit, approximate, role FROM fact WHERE retracted_in IS NULL)",
            "SELECT count(*) FROM entity WHERE NOT removed", "SELECT count(*) FROM source WHERE NOT removed",
            "SELECT count(*) FROM name WHERE retracted_in IS NULL", "SELECT count(*) FROM dispute WHERE NOT removed")]


def look_for(soak, case, text, table, column, asked, files):
    with closing(sqlite3.connect(case.path(BASE))) as connection:
        found = connection.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (text,)).fetchone()[0]
    if found == 0:
        soak.fault(case, f"{asked[0]}: a text of {table}.{column} is not what the file says", repr(text), [f"cp start.db {BASE}", ["--db", BASE, *asked]],
            [case.path("start.db"), *(case.path(file) for file in files)])
