"""The driver's cases that write: packages with things changed, and bases in files with odd names."""

import os
import re
import shutil

import bases
from judging import BASE, LIMIT, shrink
from packages import AWKWARD, COLUMNS, UNSAFE, Maker


def package(soak, words, case, grammar):
    """A package with a few things changed: refused whole, or taken and sound."""
    random = case.random
    made = Maker(random, awkward=0.3, longest=2000).package(random.randint(1, 12), random.randint(4, 25))
    folder = made.write(case.path("package"))
    changes = [change(grammar, made, folder) for _ in range(grammar.one([0, 1, 1, 1, 2]))]
    start = grammar.one(["empty.db", "empty.db", BASE])
    shutil.copy(os.path.join(soak.shared, start), case.path(BASE))
    before = bases.read_bytes(case.path(BASE))
    options = []
    for option in random.sample(["--message", "--author"], grammar.one([0, 0, 1, 2])):
        options.append([option, grammar.value("name")])
    parts = [["import"], ["package"], *options]
    commands = [["--db", BASE, *sum(parts, [])]]

    def ask(parts):
        with open(case.path(BASE), "wb") as file:
            file.write(before)
        return case.dossier(["--db", BASE, *sum(parts, [])], limit=LIMIT)

    def fault(kind, detail):
        shutil.copy(os.path.join(soak.shared, start), case.path("start.db"))
        soak.fault(case, kind, f"changed: {changes}\n{detail}", [f"cp start.db {BASE}", *commands],
            [case.path("package"), case.path("start.db")])

    outcome = ask(parts)
    soak.count(f"package: exit {outcome.status}")
    if outcome.broken() or outcome.status not in (0, 64, 65, 66):
        kind = f"import {outcome.broken() or f'exits {outcome.status}'}: {outcome.reason()}"
        if outcome.broken() and not soak.knows(kind):
            parts, outcome = shrink(ask, parts, outcome, tries=20)
            commands[:] = [["--db", BASE, *sum(parts, [])]]
        fault(kind, outcome.errors[:1000])
    elif outcome.status != 0:
        if bases.read_bytes(case.path(BASE)) != before:
            fault("a refused package changed the base", outcome.errors)
    else:
        problem = bases.damage(case.path(BASE))
        if problem:
            fault("a package that was taken damages the base", problem)
        doctor = case.dossier(["--db", BASE, "doctor"], limit=LIMIT)
        if doctor.status != 0:
            wrong = re.findall(r"^(.*?)\s+WRONG", doctor.text, re.MULTILINE)
            fault(f"'doctor' exits {doctor.status} after a package was taken: {', '.join(wrong)}", doctor.errors + doctor.text)
        for asked in (["export", "csv", "out"], ["check"], ["money"], ["timeline"], ["conflicts"]):
            after = case.dossier(["--db", BASE, *asked], limit=LIMIT)
            if after.broken():
                commands.append(["--db", BASE, *asked])
                fault(f"{asked[0]} {after.broken()} after a package was taken: {after.reason()}", after.errors[:1000])
                commands.pop()


def change(grammar, made, folder):
    """Changes one thing of a written package, and says what. A file that an earlier change took away stays away."""
    table = grammar.one([table for table in sorted(COLUMNS) if os.path.isfile(os.path.join(folder, f"{table}.csv"))])
    path = os.path.join(folder, f"{table}.csv")
    what = grammar.one(["cell", "cell", "cell", "cell", "cell", "header", "bytes", "file", "description"])
    if what == "cell" and made.tables[table]:
        row = grammar.one(made.tables[table])
        column = grammar.one(made.columns[table])
        row[column] = cell(grammar, column, row.get(column, ""))
        with open(path, "wb") as file:
            file.write(made.text(table).encode("utf-8", "surrogateescape"))
        return f"{table}.{column} = {row[column][:60]!r}"
    content = bases.read_bytes(path)
    if what == "header":
        names = made.columns[table][:]
        place = grammar.random.randrange(len(names))
        names[place] = grammar.one([names[0], "", " " + names[place], names[place].upper(), "unknown", names[place] + "\u200b",
            '"'])
        content = ",".join(names).encode() + content[content.index(b"\r\n"):]
    elif what == "bytes":
        place = grammar.random.randrange(len(content) + 1)
        content = grammar.one([
            content[:place], content[place:], content[:place] + b'"' + content[place:], b"\xef\xbb\xbf" + content,
            content.replace(b"\r\n", b"\r"),
            content.replace(b"\r\n", b"\n"), content[:place] + b"\0" + content[place:], content[:place] + b"\xff" + content[place:],
            b"", content * 2,
            content.decode().encode("utf-16"), content + b"\r\n" * 50, content.replace(b",", b";"),
            content[:place] + b"\n" + content[place:]])
    elif what == "file":
        os.remove(path)
        if grammar.chance(0.3):
            os.mkdir(path)
        return f"{table}.csv is {'a folder' if os.path.exists(path) else 'gone'}"
    elif what == "description":
        path = os.path.join(folder, "datapackage.json")
        content = grammar.one([
            b"", b"[]", b"null", b"{", b"\xef\xbb\xbf{}", b"{}", b'{"name": 5, "title": []}', b'{"dossier": 1}',
            b'{"dossier": {"base_id": 7}}',
            b'{"dossier": {"base_id": "x", "last_fact_id": -5}}',
            b'{"dossier": {"base_id": "", "last_fact_id": 9223372036854775807}}',
            b'{"dossier": {"base_id": "x", "last_fact_id": 1e300, "last_name_id": "a"}}', b"[" * 3000,
            b'{"title": "' + b"x" * 100_000 + b'"}',
            b'{"name": "a", "name": "b"}', b'{"title": "\\u0000\\ud800"}', b'{"licenses": {}, "description": 3.5}', b"{}" * 2])
    else:
        return "nothing"
    with open(path, "wb") as file:
        file.write(content)
    return f"{what} of {os.path.basename(path)}"


def cell(grammar, column, text):
    """Another value for a cell: of its kind and nearly right, or of any."""
    if column in ("starts", "ends", "published", "as_of", "retrieved", "value") and grammar.chance(0.6):
        return grammar.value("date")
    if column.startswith("amount") and grammar.chance(0.7):
        return grammar.one(["0", "-1", "-0", "0.001", "1e3", "92233720368547758.07", "92233720368547758.08",
            "-92233720368547758.08", "1,5", "1 000", " 5", "+5",
                            "99999999999999999999999", ".5", "5.", "NaN", "inf", "0x10", "١٢", "80 M€", "5000000000000000000"])
    if column in ("id", "fact", "name", "follows") and grammar.chance(0.7):
        return grammar.one(["0", "-1", "1", "2", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1.0", "01",
            "1e2", " 1", "٣", "4611686018427387904"])
    if column in ("slug", "name", "plural", "code") and grammar.chance(0.4):
        return grammar.one(["paths", "fact", "relations", "sqlite_x", "Companies", "cafe\u0301", "café", "a b", "..", "/", "\u200b",
            "\u00a0", " ", "select", "e0", "rowid", "-", "main.x", "\"x\""])
    return grammar.one([grammar.changed(text), grammar.changed(text), grammar.one(AWKWARD), grammar.one(UNSAFE), "", " ",
        "x" * 100_000, grammar.value("name")])


def file_name(soak, words, case, grammar):
    """A base lies in the file of exactly the name that was given, and nothing else is touched."""
    plain = "other.db"
    name = grammar.one([
        f"file:{plain}", f"file:{plain}?mode=ro", f"file:///{plain}", ":memory:", "file::memory:", f"{plain}?mode=memory",
        f"a%20{plain}", f"{plain}#x", "%00.db",
        "a?b.db", "é.db", "e\u0301.db", " ", "a b.db", "-x.db", "a\nb.db", "a'b.db", 'a"b.db', "file:", "a;b.db", "\udcff.db",
        "x" * 200, "~.db", "$HOME.db", "a\\b.db",
        "file:x?vfs=unix-none", "x\u202e.db", "sub/file:y.db", ".db", "vnd:db", "file%3Aother.db"])
    name = grammar.one([name, name, "./" + name, case.path(name)])
    os.makedirs(case.path("sub"), exist_ok=True)
    shutil.copy(os.path.join(soak.shared, "empty.db"), case.path(plain))
    other = bases.read_bytes(case.path(plain))
    Maker(case.random).package(3, 5).write(case.path("package"))
    shown = name.replace(case.folder, "$PWD")
    done = []
    for asked in (["init", "--empty"], ["import", "package"], ["show", "e0"], ["doctor"], ["init", "--force"], ["migrate"]):
        given = [f"--db={name}", *asked] if name.startswith("-") else ["--db", name, *asked]
        outcome = case.dossier(given, limit=LIMIT)
        done.append([one.replace(case.folder, ".") for one in given])

        def fault(kind):
            soak.fault(case, f"a base called {shown!r}: {asked[0]} {kind}", outcome.errors, done,
                [case.path("package"), os.path.join(soak.shared, "empty.db")])

        soak.count(f"file name: exit {outcome.status}")
        if outcome.broken() or outcome.status not in (0, 1, 64, 65, 66, 73):
            fault(outcome.broken() or f"exits {outcome.status}")
            return
        path = os.path.join(case.folder.encode(), os.fsencode(name))
        if bases.read_bytes(case.path(plain)) != other:
            fault(f"changes {plain}")
            return
        ours = {os.path.basename(path), plain.encode(), b"package", b"sub", b".cache"}
        beside = [one for one in os.listdir(os.fsencode(case.folder)) if one not in ours]
        if beside:
            fault(f"makes other files: {beside}")
            return
        if outcome.status == 0 and (not os.path.exists(path) or os.path.getsize(path) < 4096):
            fault("exits 0, but the base is not in the file of that name")
            return
        if asked[0] == "init" and outcome.status != 0:
            return
