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
from contextlib import closing
from random import Random

import bases
from packages import AWKWARD, COLUMNS, MODALITIES, UNSAFE, Maker
from soak import command_line

LIMIT = 30
BASE = "base.db"
STATUSES = (0, 1, 64, 65, 66, 74, 75)
FORMATS = ["table", "csv", "tsv", "json", "ndjson", "markdown"]
# Options by command, each with what it takes; a list of kinds is several values in a row.
TIME = {"--on": "date", "--between": ["date", "date"], "--certain": None, "--known-at": "revision"}
WALK = {
    "--predicate": "predicate", "--not": "name", "--avoid-kind": "kind", "--max-degree": "number", "--modality": "modality",
    "--events": None} | TIME
COMMANDS = {
    "show": (["name"], TIME), "find": (["name"], {"--text": None, "--private": None, "--kind": "kind", "--limit": "number"}),
    "list": (["kind"], TIME), "relations": (["name"], {"--predicate": "predicate", "--incoming": None, "--outgoing": None} | TIME),
    "sources": (["source"], {}), "around": (["name"], {"--depth": "small", "--kind": "kind", "--limit": "number", "--directed": None,
                                                      "--as": "shape"} | WALK),
    "path": (["name", "name"], {"--max": "small", "--shortest": "small", "--directed": None, "--jointly": None, "--any-time": None} | WALK),
    "common": (["name", "name"], {"--jointly": None} | WALK),
    "timeline": (["name"], {"--from": "date", "--to": "date", "--predicate": "predicate", "--kind": "kind", "--known-at": "revision"}),
    "money": (["name"], {"--by": "by", "--known-at": "revision"}), "conflicts": (["name"], {"--known-at": "revision"}),
    "compare": (["free", "free"], {"--kind": "compared"}), "check": ([], {}), "stats": ([], {}), "doctor": ([], {}),
    "sql": (["sql"], {"-p": "parameter", "--limit": "number"}),
    "export": (["csv", "-"], {"--view": "view", "--columns": "columns", "--query": "sql"}), "help": (["command"], {})}
BATCHES = {"path": ["from", "to"], "around": ["name"], "compare": ["a", "b", "kind"]}
VIEWS = ["relations", "attributes", "names", "entities", "citations", "sources", "disputes", "dispute_sides", "kinds", "companies", "people"]
MONTHS = ["janvier", "février", "mars", "août", "déc.", "January", "March", "Sept", "december", "juin", "May"]


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
    with closing(bases.connect(os.path.join(folder, BASE))) as connection:
        def column(sql):
            return [row[0].decode() for row in connection.execute(sql)]
        words = {
            "names": column("SELECT name FROM entity UNION SELECT text FROM name ORDER BY 1"), "slugs": column("SELECT slug FROM entity ORDER BY 1"),
            "words": column("SELECT word FROM name_word ORDER BY 1"), "predicates": column("SELECT name FROM predicate ORDER BY 1"),
            "kinds": column("SELECT name FROM kind UNION SELECT plural FROM kind ORDER BY 1"),
            "sources": column("SELECT slug FROM source ORDER BY 1"), "unsafe": [row["slug"] for row in made.tables["entities"]],
            "has_unsafe": has_unsafe}
    return words


class Grammar:
    """Makes values of every kind; `wildness` is how far they are changed."""

    def __init__(self, random, words):
        self.random, self.words = random, words

    def one(self, of):
        return self.random.choice(of)

    def chance(self, share):
        return self.random.random() < share

    def value(self, kind):
        text = getattr(self, kind, lambda: kind)()
        often = 0.35 if kind in ("name", "free", "date", "sql", "source") else 0.06
        return safe(self.changed(text) if self.chance(often) else text)

    def name(self):
        return self.one([self.one(self.words["names"]), self.one(self.words["slugs"]), self.one(self.words["words"]), self.spelled()])

    def spelled(self):
        """A word or name as nobody writes it: apart, dotted, hyphenated, doubled, with the marks of full-text search."""
        text = self.one(self.words["words"] + self.words["names"])
        letters = list(text[:self.random.randint(1, 12)])
        return self.one([
            " ".join(letters), ". ".join(letters) + ".", "-".join(letters), ".".join(letters), f"{text} {text}", text + text, text[::-1],
            f'"{text}"', f"{text}*", f"^{text}", f"({text}", f"{text} OR", f"NOT {text}", f"{text}:{text}", f"{text} AND NEAR", "'".join(letters),
            text.replace(" ", ""), "_".join(letters), f"l'{text}", f"{text}'s", f"M. {text}", f"{text} & {text}", f"{text[:2]} {text[2:]}",
            text[0] + " " + text[-1], "+".join(letters), f"{text}\t{text}", f"-{text}", f"@{text}", f"{text}!"])

    def free(self):
        return self.one([self.name(), f"{self.name()} {self.name()}", self.name() + self.one([" SA", " Jr.", " II", " 3", " & Co"])])

    def date(self):
        year = self.one(["2012", "2013", "1999", "0044", "-0044", "9999", "12", "Y-12000", "Y17E7", "201X", "20XX", "02012", "2012B"])
        return self.one([
            year, f"{year}-{self.one(['01', '12', '13', '00', '21', '32', '33', '41', 'XX'])}", f"{year}-05-{self.one(['01', '31', '32', 'XX', '00'])}",
            f"{year}{self.one(['~', '?', '%', '~~', '?~'])}", f"[{year}..]", f"[..{year}]", f"[{year},2014]", f"{{{year}..2014-12}}", f"{year}/2014",
            f"../{year}", f"{year}/", f"{year}S2", f"?{year}", f"2012-~05-0{self.random.randint(1, 9)}", self.phrase(), self.phrase(), self.phrase(),
            f"{self.phrase()} {self.one(['-', '–', '/', 'à', 'to', 'and', '.', ','])} {self.phrase()}", f"{year}T12:00:00Z", "20120801", "12/05/2012"])

    def phrase(self):
        year = self.one(["2012", "1990", "2012-13", "44 BC", "90", "2014"])
        month = self.one(MONTHS)
        return self.one([
            f"{self.one(['avant', 'après', 'before', 'after', 'since', 'depuis', 'by', 'd’ici', 'vers', 'about', 'circa', 'fin', 'until', 'not before'])} {self.one([year, month + ' ' + year, 'fin ' + year, 'mid-' + year, 'la fin de ' + year])}",
            f"{self.one(['début', 'mi-', 'fin', 'early', 'mid', 'late', 'the end of', 'spring', 'printemps', 'été', 'automne', 'hiver'])} {year}",
            f"{self.random.randint(0, 33)} {month} {year}", f"{month} {year}", f"{month} {self.random.randint(0, 33)}, {year}", f"1er {month} {year}",
            f"{self.one(['T', 'Q', 'S', 'H'])}{self.random.randint(0, 5)}{self.one(['-', ' ', '', '/', '.'])}{year}",
            f"{year}{self.one(['-', ' ', '', '/', '.'])}{self.one(['T', 'Q', 'S', 'H'])}{self.random.randint(0, 5)}", f"années {year}", f"the {year}s",
            f"{self.one(['premier', 'second', '3e', 'first', 'last'])} {self.one(['trimestre', 'semestre', 'quarter', 'half', 'tiers'])} {self.one(['de ', 'of ', ''])}{year}",
            f"XX{self.one(['e', 'I', 'ème'])} siècle", "aujourd'hui", "today", "now", f"lundi {self.random.randint(1, 31)} {month} {year}", f"semaine 12 {year}"])

    def revision(self):
        return self.one(["0", "1", "2", "-1", "99999999999999999999", self.date(), "1.0", " 1", "0x1", "１"])

    def listed(self, names):
        return self.one([self.one(names), self.one(names), ",".join(self.random.sample(names, 2)), self.one(names) + ",", "," + self.one(names)])

    def predicate(self):
        return self.listed(self.words["predicates"])

    def kind(self):
        return self.listed(self.words["kinds"])

    def modality(self):
        return self.listed(MODALITIES)

    def source(self):
        return self.one(self.words["sources"])

    def number(self):
        if self.chance(0.7):
            return str(self.random.randint(0, 50))
        return self.one(["0", "1", "-1", "9223372036854775807", "9223372036854775808", "1e3", "1.5", "+2", "007", "１２", "0x10", "nan"])

    def small(self):
        return self.one(["0", "-1", "99999999999999999999", "two"]) if self.chance(0.1) else str(self.random.randint(1, 4))

    def shape(self):
        return self.one(["page", "tree", "dot", "mermaid", "page", "tree", "Tree", "svg"])

    def by(self):
        return self.one(["predicate", "predicate", "year", "x"])

    def compared(self):
        return self.one(["person", "company", "Company"])

    def view(self):
        return self.one(VIEWS + ["fact", "sqlite_master", "pragma_function_list", "name_search", "Relations", "relations; drop"])

    def columns(self):
        return self.one(["id", "id,subject", "subject, object", "*", "rowid", "nothing", "id,id", "count(*)", "\"id\"", "sources,id"])

    def command(self):
        return self.one([*COMMANDS, "nothing", "import", "init", "csv", "export csv"])

    def parameter(self):
        return self.one(["k=company", "k=1", "k", "=1", "k==", ":k=1", "n=007", "1=2", "k=9e999"])

    def sql(self):
        view, other = self.one(VIEWS), self.one(VIEWS)
        literal = self.one(["1", "'a'", "null", "x'00'", ":k", "?1", "-9223372036854775808", "'2012-05'", "9e999", f"'{self.name()}'".replace("''", "'")])
        call = self.one([
            f"edtf_text({literal}, 'fr')", f"edtf_earliest({literal})", f"edtf_latest({literal})", f"held_on(starts, ends, {literal})",
            f"overlaps(starts, ends, {literal}, {literal})", f"edtf_valid({literal})", f"length({literal})", f"substr(name, {literal})",
            f"round({literal}, {literal})", f"printf('%d %s', {literal})", f"json({literal})", f"date({literal}, {literal})", "count(*)", "rank", "random()"])
        table = self.one([view, f"facts_on({literal})", f"neighbours({literal})", f"paths({literal}, {literal})", f"reachable({literal}, 2)", f"{view}, {other}"])
        condition = self.one(["1", f"name like {literal}", f"subject = {literal}", f"id in (select id from {other})", f"{call} is not null", "kind = :k"])
        return self.one([
            f"select {self.one(['*', call, 'name', 'id, ' + call])} from {table} where {condition}", f"select {call}",
            f"select {call} from {table} group by {literal} order by {call} limit 5", f"with t as (select * from {table}) select count(*) from t",
            f"values ({literal})", f"select * from {table}", f"explain query plan select * from {table}", f"select * from {view} natural join {other} limit 5"])

    def changed(self, text):
        """The same, but for a mistake, a trick or an accident."""
        for _ in range(self.one([1, 1, 1, 2, 3])):
            text = self.once(text)
        return text

    def once(self, text):
        place = self.random.randint(0, len(text))
        odd = self.one(UNSAFE + AWKWARD + ["\u200b", "\u200d", "\u00a0", "\u3000", "\u0301" * 50, "\U0010ffff", "\ufffd", "\udcff", "\udcc3", "İ", "ß", "ﬃ", "Ǆ",
                                           "ΣΊΣΥΦΟΣ", "한글", "\u1100\u1161", "\U0001f468\u200d\U0001f469\u200d\U0001f466", "\u0e33", "٢٠١٢"])
        return self.one([
            lambda: text[:place] + odd + text[place:], lambda: text[:place] + odd + text[place:], lambda: text[:place], lambda: text[place:],
            lambda: text.upper(), lambda: text.lower(), lambda: text.swapcase(), lambda: unicodedata.normalize("NFD", text),
            lambda: unicodedata.normalize("NFKC", text), lambda: text * 2, lambda: (text + " ") * self.one([5, 40, 200]),
            lambda: text[:1] * self.one([100, 600, 3000]), lambda: "", lambda: self.one([" ", ",", " , ", "\t", "\u00a0", "\u200b", "-", "--", "..", "/"]),
            lambda: f" {text} ", lambda: text.replace(" ", self.one(["  ", "\u00a0", "-", "", "\n"])), lambda: text[::-1], lambda: f"{text}/{text}",
            lambda: "".join(sorted(text)), lambda: text[:place] + text[place + 1:], lambda: text[:place] + text[place:place + 1] + text[place:]])()

    def parts(self):
        """A command line as a list of parts that can be left out one by one; the first is the command."""
        command = self.one([name for name in COMMANDS for _ in range(3 if COMMANDS[name][1] else 1)])
        positional, options = COMMANDS[command]
        parts = [[command, *(["csv", "-"] if command == "export" else [])]]
        for kind in positional if command != "export" else []:
            if not (kind == "name" and self.chance(0.1)):
                parts.append([self.value(kind)])
        if command in ("timeline", "common") and self.chance(0.3):
            parts.append([self.value("name")])
        chosen = self.random.sample(sorted(options), min(len(options), self.one([0, 1, 1, 2, 3])))
        if command == "export":
            chosen = self.one([["--query"], ["--view"], ["--view", "--columns"], chosen])
        for option in chosen:
            takes = options[option]
            if takes is None:
                parts.append([option])
            elif isinstance(takes, list):
                parts.append([option, *(self.value(one) for one in takes)])
            elif self.chance(0.2) and option.startswith("--"):
                parts.append([f"{option}={self.value(takes)}"])
            else:
                parts.append([option, self.value(takes)])
        if self.chance(0.3):
            parts.append(["--format", self.value("format")])
        if self.chance(0.3):
            parts.append(["--lang", self.one(["fr", "en", "fr", "en", "fr", "FR", "de", ""])])
        return parts

    def format(self):
        return self.one(FORMATS)


def safe(text):
    """As much of a text as one argument of a program can be."""
    return text.replace("\0", "\u2400").encode("utf-8", "surrogateescape")[:100_000].decode("utf-8", "surrogateescape")


# ---- Making command lines smaller

def same(outcome, like):
    return outcome.broken() is not None and outcome.broken().split(" (")[0] == like.broken().split(" (")[0] and outcome.status == like.status


def smaller(parts):
    """Command lines with one thing less."""
    for place in range(1, len(parts)):
        yield parts[:place] + parts[place + 1:]
    for place in range(1, len(parts)):
        for index, text in enumerate(parts[place]):
            if index == 0 and text.startswith("-") and "=" not in text:
                continue
            for shorter in [text[:len(text) // 2], text[len(text) // 2:], *(text[:at] + text[at + 1:] for at in range(min(len(text), 12))), text[:-1]]:
                if shorter != text:
                    yield parts[:place] + [parts[place][:index] + [shorter] + parts[place][index + 1:]] + parts[place + 1:]


def shrink(ask, parts, outcome, tries=80):
    """The smallest command line found that ends the same way, and how it ended."""
    progress = True
    while progress and tries > 0:
        progress = False
        for candidate in smaller(parts):
            tries -= 1
            trial = ask(candidate)
            if same(trial, outcome):
                parts, outcome, progress = candidate, trial, True
                break
            if tries <= 0:
                break
    return parts, outcome


# ---- Cases

def run(soak, words, case):
    grammar = Grammar(case.random, words)
    kind = case.random.choices(
        [question, batch, package, file_name, empty_value, wrong_case, negative_year, other_form, terminal],
        [50, 4, 10, 4, 8, 4, 2, 4, 14])[0]
    soak.count(kind.__name__.replace("_", " "))
    kind(soak, words, case, grammar)


def asking(soak, text=None):
    """Runs a command line in the shared folder, where nothing is written."""
    def ask(parts, base=BASE):
        soak.count("runs")
        return soak.program.run(["--db", base, *sum(parts, [])], soak.shared, text=text, limit=LIMIT)
    return ask


def judge(soak, case, ask, parts, outcome, files=(), given=""):
    """Records what no run may do, made smaller first. Returns whether all was well."""
    soak.count(f"exit {outcome.status}" if outcome.status >= 0 else f"signal {-outcome.status}")
    if not outcome.broken() and outcome.status in STATUSES:
        return True
    kind = f"{parts[0][0]} {outcome.broken() or f'exits {outcome.status}'}: {outcome.reason()}"
    if outcome.broken() and not soak.knows(kind):
        parts, outcome = shrink(ask, parts, outcome, tries=12 if outcome.hung else 80)
    soak.fault(case, kind, outcome.errors[:1500], [command_line(["--db", BASE, *sum(parts, [])]) + given],
               [os.path.join(soak.shared, BASE), *files])
    return False


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
    ask, parts = asking(soak, text), [[command, "--batch", "-"], *([["--format", grammar.one(FORMATS)]] if grammar.chance(0.5) else [])]
    with open(case.path("batch.csv"), "wb") as file:
        file.write(text.encode("utf-8", "surrogateescape"))
    judge(soak, case, ask, parts, ask(parts), [case.path("batch.csv")], " < batch.csv")


def empty_value(soak, words, case, grammar):
    """An option or argument that is given, but says nothing, is refused: dropped, it would answer another question."""
    command = grammar.one([name for name in COMMANDS if COMMANDS[name][1]])
    positional, options = COMMANDS[command]
    option = grammar.one(sorted(name for name, takes in options.items() if takes) + (["--format", "--lang"] if grammar.chance(0.3) else []))
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
        soak.fault(case, f"{command} {option} with {nothing!r} is not refused, but exits {outcome.status}", outcome.errors + outcome.text[:300],
                   [["--db", BASE, *sum(parts, [])]])


def wrong_case(soak, words, case, grammar):
    """A known value in capitals is read as the same, or refused."""
    command, option, values = grammar.one([
        ("relations", "--predicate", ["leads", "owns"]), ("timeline", "--predicate", ["leads"]), ("timeline", "--kind", ["company"]),
        ("find", "--kind", ["company", "people"]), ("around", "--kind", ["company"]), ("around", "--predicate", ["owns"]),
        ("around", "--avoid-kind", ["company"]), ("around", "--modality", ["actual", "denied"]), ("money", "--by", ["predicate"]),
        ("stats", "--format", ["csv", "json"]), ("show", "--lang", ["fr"]), ("around", "--as", ["tree"]), ("show", "--on", ["spring 2013"]),
        ("path", "--predicate", ["owns"])])
    value = grammar.one(values)
    arguments = {"find": ["orange"], "show": ["cloudwatt"], "path": ["cloudwatt", "orange"], "stats": [], "money": [], "timeline": []}.get(command, ["cloudwatt"])
    other = grammar.one([value.upper(), value.title()])
    ask = asking(soak)
    right, wrong = (ask([[command], arguments, [option, one]]) for one in (value, other))
    parts = [[command], arguments, [option, other]]
    if judge(soak, case, ask, parts, wrong) and wrong.status == 0 and folded(wrong.text, other) != folded(right.text, other):
        soak.fault(case, f"{command} {option} {other} is taken, but answers otherwise than {value}", wrong.text[:300], [["--db", BASE, *sum(parts, [])]])


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
            soak.fault(case, f"{command}: a name in another form is answered otherwise", f"{outcome.status}, {answers[0][1].status}\n{outcome.errors}",
                       [["--db", BASE, *sum(one[0], [])] for one in (answers[0], (parts, outcome))])


# ---- Packages

def package(soak, words, case, grammar):
    """A package with a few things changed: refused whole, or taken and sound."""
    random = case.random
    made = Maker(random, awkward=0.3, longest=2000).package(random.randint(1, 12), random.randint(4, 25))
    folder = made.write(case.path("package"))
    changes = [change(grammar, made, folder) for _ in range(grammar.one([0, 1, 1, 1, 2]))]
    start = grammar.one(["empty.db", "empty.db", BASE])
    shutil.copy(os.path.join(soak.shared, start), case.path(BASE))
    before = open(case.path(BASE), "rb").read()
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
        soak.fault(case, kind, f"changed: {changes}\n{detail}", [f"cp start.db {BASE}", *commands], [case.path("package"), case.path("start.db")])

    outcome = ask(parts)
    soak.count(f"package: exit {outcome.status}")
    if outcome.broken() or outcome.status not in (0, 64, 65, 66):
        kind = f"import {outcome.broken() or f'exits {outcome.status}'}: {outcome.reason()}"
        if outcome.broken() and not soak.knows(kind):
            parts, outcome = shrink(ask, parts, outcome, tries=20)
            commands[:] = [["--db", BASE, *sum(parts, [])]]
        fault(kind, outcome.errors[:1000])
    elif outcome.status != 0:
        if open(case.path(BASE), "rb").read() != before:
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
    """Changes one thing of a written package, and says what."""
    table = grammar.one(sorted(COLUMNS))
    path = os.path.join(folder, f"{table}.csv")
    what = grammar.one(["cell", "cell", "cell", "cell", "cell", "header", "bytes", "file", "description"])
    if what == "cell" and made.tables[table]:
        row = grammar.one(made.tables[table])
        column = grammar.one(COLUMNS[table])
        row[column] = cell(grammar, column, row.get(column, ""))
        with open(path, "wb") as file:
            file.write(made.text(table).encode("utf-8", "surrogateescape"))
        return f"{table}.{column} = {row[column][:60]!r}"
    content = open(path, "rb").read()
    if what == "header":
        names = COLUMNS[table][:]
        place = grammar.random.randrange(len(names))
        names[place] = grammar.one([names[0], "", " " + names[place], names[place].upper(), "unknown", names[place] + "\u200b", '"'])
        content = ",".join(names).encode() + content[content.index(b"\r\n"):]
    elif what == "bytes":
        place = grammar.random.randrange(len(content) + 1)
        content = grammar.one([
            content[:place], content[place:], content[:place] + b'"' + content[place:], b"\xef\xbb\xbf" + content, content.replace(b"\r\n", b"\r"),
            content.replace(b"\r\n", b"\n"), content[:place] + b"\0" + content[place:], content[:place] + b"\xff" + content[place:], b"", content * 2,
            content.decode().encode("utf-16"), content + b"\r\n" * 50, content.replace(b",", b";"), content[:place] + b"\n" + content[place:]])
    elif what == "file":
        os.remove(path)
        if grammar.chance(0.3):
            os.mkdir(path)
        return f"{table}.csv is {'a folder' if os.path.exists(path) else 'gone'}"
    elif what == "description":
        path = os.path.join(folder, "datapackage.json")
        content = grammar.one([
            b"", b"[]", b"null", b"{", b"\xef\xbb\xbf{}", b"{}", b'{"name": 5, "title": []}', b'{"dossier": 1}', b'{"dossier": {"base_id": 7}}',
            b'{"dossier": {"base_id": "x", "last_fact_id": -5}}', b'{"dossier": {"base_id": "", "last_fact_id": 9223372036854775807}}',
            b'{"dossier": {"base_id": "x", "last_fact_id": 1e300, "last_name_id": "a"}}', b"[" * 3000, b'{"title": "' + b"x" * 100_000 + b'"}',
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
        return grammar.one(["0", "-1", "-0", "0.001", "1e3", "92233720368547758.07", "92233720368547758.08", "-92233720368547758.08", "1,5", "1 000", " 5", "+5",
                            "99999999999999999999999", ".5", "5.", "NaN", "inf", "0x10", "١٢", "80 M€", "5000000000000000000"])
    if column in ("id", "fact", "name", "follows") and grammar.chance(0.7):
        return grammar.one(["0", "-1", "1", "2", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1.0", "01", "1e2", " 1", "٣", "4611686018427387904"])
    if column in ("slug", "name", "plural", "code") and grammar.chance(0.4):
        return grammar.one(["paths", "fact", "relations", "sqlite_x", "Companies", "cafe\u0301", "café", "a b", "..", "/", "\u200b", "\u00a0", " ", "select", "e0", "rowid", "-", "main.x", "\"x\""])
    return grammar.one([grammar.changed(text), grammar.changed(text), grammar.one(AWKWARD), grammar.one(UNSAFE), "", " ", "x" * 100_000, grammar.value("name")])


# ---- Names of files

def file_name(soak, words, case, grammar):
    """A base lies in the file of exactly the name that was given, and nothing else is touched."""
    plain = "other.db"
    name = grammar.one([
        f"file:{plain}", f"file:{plain}?mode=ro", f"file:///{plain}", ":memory:", "file::memory:", f"{plain}?mode=memory", f"a%20{plain}", f"{plain}#x", "%00.db",
        "a?b.db", "é.db", "e\u0301.db", " ", "a b.db", "-x.db", "a\nb.db", "a'b.db", 'a"b.db', "file:", "a;b.db", "\udcff.db", "x" * 200, "~.db", "$HOME.db", "a\\b.db",
        "file:x?vfs=unix-none", "x\u202e.db", "sub/file:y.db", ".db", "vnd:db", "file%3Aother.db"])
    name = grammar.one([name, name, "./" + name, case.path(name)])
    os.makedirs(case.path("sub"), exist_ok=True)
    shutil.copy(os.path.join(soak.shared, "empty.db"), case.path(plain))
    other = open(case.path(plain), "rb").read()
    Maker(case.random).package(3, 5).write(case.path("package"))
    shown = name.replace(case.folder, "$PWD")
    done = []
    for asked in (["init", "--empty"], ["import", "package"], ["show", "e0"], ["doctor"], ["init", "--force"], ["migrate"]):
        given = [f"--db={name}", *asked] if name.startswith("-") else ["--db", name, *asked]
        outcome = case.dossier(given, limit=LIMIT)
        done.append([one.replace(case.folder, ".") for one in given])

        def fault(kind):
            soak.fault(case, f"a base called {shown!r}: {asked[0]} {kind}", outcome.errors, done, [case.path("package"), os.path.join(soak.shared, "empty.db")])

        soak.count(f"file name: exit {outcome.status}")
        if outcome.broken() or outcome.status not in (0, 1, 64, 65, 66, 73):
            fault(outcome.broken() or f"exits {outcome.status}")
            return
        path = os.path.join(case.folder.encode(), os.fsencode(name))
        if open(case.path(plain), "rb").read() != other:
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


# ---- Terminals

def is_hidden(character):
    """What must not reach a terminal as it is: controls, marks of direction, and what has no width and no use there.

    Joiners, and the soft hyphen, belong to the spelling of words and emoji; the Arabic number signs can be seen.
    """
    if character in "\t\n\u200c\u200d\u00ad":
        return False
    kind = unicodedata.category(character)
    return kind in ("Cc", "Zl", "Zp") or (kind == "Cf" and not unicodedata.name(character, "").startswith(("ARABIC", "SYRIAC", "KAITHI")) or character == "\u061c")


def sorts(found):
    """What sorts of characters these are: faults of one sort are one."""
    return " and ".join(sorted({{"Cc": "controls", "Cf": "invisible or bidi marks"}.get(unicodedata.category(one), "separators") for one in found}))


def terminal(soak, words, case, grammar):
    """Nothing that is stored or asked acts on the terminal."""
    stored = words["has_unsafe"] and grammar.chance(0.7)
    base = "unsafe.db" if stored else BASE
    if stored:
        slug, other = grammar.one(words["unsafe"]), grammar.one(words["unsafe"])
        parts = [grammar.one([
            ["show", slug], ["show", slug, "--lang", "fr"], ["timeline"], ["timeline", slug], ["relations", slug], ["relations"], ["path", slug, other],
            ["path", slug, other, "--all", "--max", "4"], ["around", slug, "--depth", "2"], ["around", slug, "--as", "tree", "--depth", "3"],
            ["around", slug, "--as", "dot", "--depth", "2"], ["around", slug, "--as", "mermaid"], ["common", slug, other], ["money"], ["money", slug],
            ["conflicts"], ["check"], ["stats"], ["list"], ["list", "things"], ["sources"], ["sources", f"us{grammar.random.randrange(5)}"], ["find", "alpha"],
            ["find", "societe"], ["find", "--text", "cloud"], ["sql", "select * from relations limit 20"], ["sql", "select * from sources", "--format", "markdown"],
            ["doctor"], ["show", "alpha"], ["show", slug + "x"], ["show", slug, "--on", "2012"], ["sql", "select name as \"\x1b[1mx\" from entities"]])]
    elif grammar.chance(0.2):
        # Faults of a package repeat its cells.
        made = Maker(case.random, unsafe=0.5).package(4, 8)
        grammar.one(made.tables["entities"])[grammar.one(["kind", "slug", "merged_into"])] = "x" + grammar.one(UNSAFE)
        made.write(case.path("package"))
        shutil.copy(os.path.join(soak.shared, "empty.db"), case.path(BASE))
        parts = [["import", "package"]]
    else:
        parts = [[one + grammar.one(UNSAFE) if grammar.chance(0.4) and not one.startswith("-") and place else one for place, one in enumerate(part)]
                 for part in grammar.parts()]
        parts = [part for part in parts if part[0] != "--format"]
        if parts[0][0] == "export":
            return
    is_plain = grammar.chance(0.8)
    folder = case.folder if parts[0][0] == "import" else soak.shared

    def ask(parts):
        soak.count("runs")
        return soak.program.run_on_terminal(["--db", base, *sum(parts, []), *(["--no-color"] if is_plain else [])], folder, limit=LIMIT)

    outcome = ask(parts)
    if not judge(soak, case, ask, parts, outcome):
        return
    shown = outcome.text.replace("\r\x1b[K", "")
    if not is_plain:
        shown = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    found = sorted({character for character in shown if is_hidden(character)})
    if found:
        line = next(line for line in shown.split("\n") if any(one in line for one in found))
        where = "message" if line.startswith(("dossier:", "  try:", "Error", "Usage")) or outcome.status in (64, 65) else "answer"
        soak.fault(case, f"{parts[0][0]} prints {sorts(found)} on a terminal, in its {where}", repr(line[:300]),
                   [["--db", base, *sum(parts, [])]], [os.path.join(folder, base), *([case.path("package")] if parts[0][0] == "import" else [])])
