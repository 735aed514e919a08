"""A structured random driver: everything that takes a name, a date, an amount, SQL, a package or a file's name.

A case is one command line made from a grammar, with values that mean something, changed a little or a lot: spelled apart, dotted,
doubled, in another case or normal form, with controls, marks of direction and characters without width, very long, empty, not in
UTF-8; dates as EDTF and in words; packages with cells, headers and bytes changed; files called like URIs. Some cases ask twice, so
that the answers can be compared, and some ask on a terminal a base whose every text acts on terminals.

A fault: a signal, exit 70, half a minute; an option with an empty, blank or comma-only value that is taken; a value in wrong case
that is taken for something else; a negative year that is no date; a name that means something else in the other normal form; a
refused package that changed the base, or a taken one after which 'doctor' finds faults; a base that is not in the file that was
named; a control character, bidi mark or invisible character on the terminal. Command lines are made smaller before they are shown.
"""

import os
import re
import shutil
import unicodedata
from random import Random

from driver_files import file_name, package
from driver_terminal import terminal
from grammar import BATCHES, COMMANDS, FORMATS, Grammar, words_of
from judging import BASE, asking, judge
from packages import Maker


def prepare(soak):
    folder = soak.shared
    soak.program.run(["--db", BASE, "init"], folder)
    soak.program.run(["--db", "empty.db", "init", "--empty"], folder)

    maker = Maker(Random(f"{soak.seed}/unsafe"), prefix="u", awkward=0.1, unsafe=0.6)
    made = maker.package(25, 150)
    for row in made.tables["entities"]:
        row.pop("merged_into", None)
    made.write(os.path.join(folder, "unsafe"))
    shutil.copy(os.path.join(folder, "empty.db"), os.path.join(folder, "unsafe.db"))
    outcome = soak.program.run(["--db", "unsafe.db", "import", "unsafe"], folder)
    has_unsafe = outcome.status == 0
    if not has_unsafe:
        soak.say(f"driver: the package with unsafe texts is refused, so stored texts are not tried: {outcome.errors.strip()[:200]}")
    words = words_of(os.path.join(folder, BASE))
    words |= {"unsafe": [row["slug"] for row in made.tables["entities"]], "has_unsafe": has_unsafe}
    return words


def run(soak, words, case):
    grammar = Grammar(case.random, words)
    kind = case.random.choices(
        [question, batch, package, file_name, empty_value, wrong_case, negative_year, other_form, terminal],
        [50, 4, 10, 4, 8, 4, 2, 4, 14])[0]
    soak.count(kind.__name__.replace("_", " "))
    kind(soak, words, case, grammar)


def question(soak, words, case, grammar):
    ask, parts = asking(soak), grammar.parts()
    judge(soak, case, ask, parts, ask(parts))


def batch(soak, words, case, grammar):
    """Questions from a CSV file on the standard input."""
    command = grammar.one(sorted(BATCHES))
    header = ",".join(BATCHES[command][:3 if grammar.chance(0.5) else 2])
    rows = []
    for _ in range(grammar.random.randint(0, 8)):
        cells = [grammar.value("name") for _ in header.split(",")]
        rows.append(",".join(grammar.one([cell, '"' + cell.replace('"', '""') + '"']) for cell in cells))
    text = grammar.one(["\n", "\r\n", "\r"]).join([header, *rows, ""])
    text = grammar.changed(text) if grammar.chance(0.3) else text
    ask, parts = asking(soak, text), [[command, "--batch", "-"], *([["--format", grammar.one(FORMATS)]] if grammar.chance(0.5)
        else [])]
    with open(case.path("batch.csv"), "wb") as file:
        file.write(text.encode("utf-8", "surrogateescape"))
    judge(soak, case, ask, parts, ask(parts), [case.path("batch.csv")], " < batch.csv")


def empty_value(soak, words, case, grammar):
    """An option or argument that is given, but says nothing, is refused: dropped, it would answer another question."""
    command = grammar.one([name for name in COMMANDS if COMMANDS[name][1]])
    positional, options = COMMANDS[command]
    option = grammar.one(sorted(name for name, takes in options.items() if takes) + (["--format", "--lang"] if grammar.chance(0.3)
        else []))
    nothing = grammar.one(["", " ", ",", " , ", ",,", "\t"])
    takes = options.get(option, "x")
    good = {"name": "cloudwatt", "source": "lmi-56327", "kind": "companies", "free": "Orange", "sql": "select 1"}
    parts = [[command, *(["csv", "-"] if command == "export" else [])]] + [[good[one]] for one in positional if one in good]
    if command == "path" or command == "common":
        parts[2] = ["numergy"]
    parts.append([option, *([nothing] * (len(takes) if isinstance(takes, list) else 1))])
    ask = asking(soak)
    outcome = ask(parts)
    # What is refused as an unknown value is refused too.
    unknown = ask([*parts[:-1], [option, *["no-such-thing"] * (len(parts[-1]) - 1)]])
    refusals = {64, 65, 66} | ({unknown.status} - {0})
    if judge(soak, case, ask, parts, outcome) and outcome.status not in refusals:
        soak.fault(case, f"{command} {option} with {nothing!r} is not refused, but exits {outcome.status}",
            outcome.errors + outcome.text[:300],
                   [["--db", BASE, *sum(parts, [])]])


def wrong_case(soak, words, case, grammar):
    """A known value in capitals is read as the same, or refused."""
    command, option, values = grammar.one([
        ("relations", "--predicate", ["leads", "owns"]), ("timeline", "--predicate", ["leads"]),
        ("timeline", "--kind", ["company"]),
        ("find", "--kind", ["company", "people"]), ("around", "--kind", ["company"]), ("around", "--predicate", ["owns"]),
        ("around", "--avoid-kind", ["company"]), ("around", "--modality", ["actual", "denied"]), ("money", "--by", ["predicate"]),
        ("stats", "--format", ["csv", "json"]), ("show", "--lang", ["fr"]), ("around", "--as", ["tree"]),
        ("show", "--on", ["spring 2013"]),
        ("path", "--predicate", ["owns"])])
    value = grammar.one(values)
    arguments = {"find": ["orange"], "show": ["cloudwatt"], "path": ["cloudwatt", "orange"], "stats": [], "money": [],
        "timeline": []}.get(command, ["cloudwatt"])
    other = grammar.one([value.upper(), value.title()])
    ask = asking(soak)
    right, wrong = (ask([[command], arguments, [option, one]]) for one in (value, other))
    parts = [[command], arguments, [option, other]]
    if judge(soak, case, ask, parts, wrong) and wrong.status == 0 and folded(wrong.text, other) != folded(right.text, other):
        soak.fault(case, f"{command} {option} {other} is taken, but answers otherwise than {value}", wrong.text[:300],
            [["--db", BASE, *sum(parts, [])]])


def folded(text, value):
    """An answer without the words of the question, which it may repeat."""
    return re.sub(re.escape(value), "", text, flags=re.IGNORECASE)


def negative_year(soak, words, case, grammar):
    """A year before Christ begins with a hyphen, and is no option."""
    date = grammar.one(["-0044", "-0044-03-15", "-0001", "-9999"])
    command, option = grammar.one([
        ("show cloudwatt", "--on"), ("relations", "--on"), ("timeline", "--from"), ("timeline", "--to"), ("list people", "--on"),
        ("relations cloudwatt", "--between"), ("show cloudwatt", "--known-at"), ("around cloudwatt", "--on")])
    values = [date, "2014"] if option == "--between" else [date]
    ask, parts = asking(soak), [command.split(), [option, *values]]
    outcome = ask(parts)
    if judge(soak, case, ask, parts, outcome) and outcome.status == 64:
        soak.fault(case, f"{command.split()[0]} {option} takes no negative year", outcome.errors, [["--db", BASE, *sum(parts, [])]])


def other_form(soak, words, case, grammar):
    """A name is the same in both normal forms of Unicode, and in capitals."""
    name = grammar.one([one for one in words["names"] if not one.isascii()])
    command = grammar.one(["show", "relations", "timeline", "find", "money"])
    ask = asking(soak)
    answers = []
    for form in (unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name), name.upper()):
        parts = [[command], [form]]
        answers.append((parts, ask(parts)))
        if not judge(soak, case, ask, *answers[-1]):
            return
    for parts, outcome in answers[1:]:
        if outcome.status != answers[0][1].status or (command != "find" and outcome.output != answers[0][1].output):
            soak.fault(case, f"{command}: a name in another form is answered otherwise",
                f"{outcome.status}, {answers[0][1].status}\n{outcome.errors}",
                       [["--db", BASE, *sum(one[0], [])] for one in (answers[0], (parts, outcome))])
