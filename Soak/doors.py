"""What reads many inputs in one process: lines of facts, pairs of names, ends of paths, dates in SQL, rows of packages, JSON lines.

A door makes inputs, each a list of texts, and looks at one run over some of them: how it ended, whether each that was refused is
told with its place and its reason, and whether what was read, refused and left out comes to all that was given.
"""

import bisect
import csv
import io
import json
import os
import re
import shutil

import bases
from judging import BASE, LIMIT

REASON = re.compile(r"# line (\d+), column (\d+): \S")
# Lines that do otherwise than add something that is known the second time.
NOT_ADDING = re.compile(r"^[ \t]*(@\S+[ \t]+)?(-|\?|(edit|uncite|remove|rename|same|different|dispute|side|cite)[ \t|])")

# How often what is read whole or not at all is read again without what was refused.
ROUNDS = 12


class Look:
    """What came of one run: how many inputs were read, refused ones among them, which were not come to, and what is wrong, if anything is."""

    def __init__(self, read=0, refused=0):
        self.read, self.refused, self.left, self.kind, self.detail, self.is_broken = read, refused, [], None, "", False
        self.commands, self.files = [], []

    def wrong(self, kind, detail=""):
        """The first thing that is wrong is told."""
        if self.kind is None:
            self.kind, self.detail = kind, detail
        return self


class Door:
    """A command that reads many inputs. One object serves one case: what it decides by chance, it decides once."""

    name = None
    # How often it has its turn, held against the others.
    share = 1
    statuses = (0, 65)
    # Seconds that a run may take.
    limit = LIMIT

    def __init__(self, soak, case, words, grammar):
        self.soak, self.case, self.words, self.grammar = soak, case, words, grammar
        # Whether a base is looked over after the run: that takes longer than the run.
        self.is_thorough = case.random.random() < 0.15

    def run(self, look, arguments, text=None, base=BASE):
        """Runs dossier, and tells what no run may do."""
        command = ["--db", base, *arguments]
        look.commands.append(command)
        outcome = self.case.dossier(command, text=text, limit=self.limit)
        self.soak.count(f"{self.name}: exit {outcome.status}" if outcome.status >= 0 else f"{self.name}: signal {-outcome.status}")
        if outcome.broken() or outcome.status not in self.statuses:
            look.is_broken = True
            look.wrong(f"{self.name}: {outcome.broken() or f'exits {outcome.status}'}: {outcome.reason()}", outcome.errors[:1500])
        return outcome

    def copy(self, start, name=BASE):
        shutil.copy(os.path.join(self.soak.shared, start), self.case.path(name))

    def write(self, name, text):
        with open(self.case.path(name), "w", encoding="utf-8", errors="replace", newline="") as file:
            file.write(text)
        return self.case.path(name)

    def look_over(self, look, base=BASE):
        """A base that was written is whole."""
        problem = bases.damage(self.case.path(base))
        if problem:
            return look.wrong(f"{self.name}: what was taken damages the base", problem)
        doctor = self.run(look, ["doctor"], base=base)
        if doctor.status != 0:
            look.wrong(f"{self.name}: 'doctor' finds something after what was taken", doctor.text + doctor.errors)
        return look


def csv_text(rows):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


class Rows:
    """Where the rows of a CSV text begin, so that a place can be led back to its row."""

    def __init__(self, rows):
        self.starts, line = [], 1
        for row in rows:
            self.starts.append(line)
            line += len(re.findall("\r\n|\n|\r", csv_text([row])))

    def row(self, line):
        """The row of a line, from 0; -1 for the header, None for none."""
        return bisect.bisect_right(self.starts, line) - 2 if line >= 1 else None


# ---- Lines of facts

class Lines(Door):
    """`apply --rejects`: what is refused stands in a file with its reason, and the others are in the base."""

    name, share = "lines", 10
    # All lines stand below this one, wherever a batch is cut.
    opening = "source lmi-56327"

    def make(self):
        count = self.case.random.choice([60, 150, 400, 400, 400])
        lines = [self.grammar.line().replace("\n", " ") for _ in range(count)]
        # Words that take back or join leave other lines without what they speak of: half of the batches have none.
        if self.case.random.random() < 0.5:
            lines = [line for line in lines if not NOT_ADDING.match(line)]
        return [[line.encode("utf-8", "replace").decode()] for line in lines]

    def look(self, inputs):
        look = Look(len(inputs))
        lines = [self.opening, *(one[0] for one in inputs)]
        text = "\n".join(lines) + "\n"
        self.copy(BASE)
        look.files = [self.write("some.facts", text), os.path.join(self.soak.shared, BASE)]
        rejects = self.case.path("rejects.facts")
        if os.path.exists(rejects):
            os.remove(rejects)
        outcome = self.run(look, ["apply", "some.facts", "--rejects", "rejects.facts", "--format", "csv"])
        if look.kind:
            return look
        refused = self.refused(look, lines, outcome, rejects)
        look.refused = len(refused)
        if self.is_thorough and not look.kind:
            self.look_again(look, lines, refused)
        return look

    def refused(self, look, lines, outcome, path):
        """The numbers of the lines that were refused, each with its reason and place."""
        if not os.path.exists(path):
            if outcome.status == 65 and "says nothing" not in outcome.errors:
                look.wrong("lines: all are refused, but none is kept", outcome.errors[:600])
            return set()
        with open(path, encoding="utf-8", newline="") as file:
            kept = file.read().split("\n")
        headers = [at for at, line in enumerate(kept) if REASON.match(line)]
        if kept.pop() != "" or headers[:1] != [0]:
            look.wrong("lines: the file of rejects does not begin with a reason, or has no end", kept[0])
        found = set()
        for start, end in zip(headers, headers[1:] + [len(kept)]):
            reason, line = kept[start], kept[end - 1]
            number, column = (int(one) for one in REASON.match(reason).groups())
            if end - start != 2:
                look.wrong("lines: a reason is not one line above one line", "\n".join(kept[start:end]))
            elif not 1 <= number <= len(lines) or lines[number - 1].removesuffix("\r").removeprefix("\ufeff" if number == 1 else "") != line:
                look.wrong("lines: a line that is kept is not the one of its number", f"{reason!r} above {line!r}")
            elif not 1 <= column <= len(line) + 1:
                look.wrong("lines: a column that is not in the line", f"{reason!r} above {line!r}")
            elif number in found:
                look.wrong("lines: a line is refused twice", f"{reason!r} above {line!r}")
            found.add(number)
        told = re.search(r"(\d+) lines? w(?:as|ere) refused", outcome.errors)
        if outcome.status == 0:
            look.wrong("lines: some are refused, but it exits 0", outcome.errors[:600])
        elif told and int(told[1]) != len(found):
            look.wrong("lines: so many are said to be refused, but others are kept", f"{told[0]}, {len(found)} kept\n{outcome.errors[:600]}")
        elif not told and len(found) < sum(1 for line in lines[1:] if says(line)):
            # What was neither refused nor said to be applied.
            look.wrong("lines: all are said to be refused, but some are not kept", f"{len(found)} of {len(lines) - 1}\n{outcome.errors[:600]}")
        return found

    def look_again(self, look, lines, refused):
        """The lines that were taken are taken whole by the same base, and make the same of it; the base has them then."""
        def without(number, line):
            # What stands below a source that was refused is still of the source of that name.
            return line.split("|")[0] if line.lstrip(" \t").startswith("source ") else ""
        taken = [without(number, line) if number in refused else line for number, line in enumerate(lines, 1)]
        if not any(says(line) for line in taken[1:]):
            return
        look.files.append(self.write("taken.facts", "\n".join(taken) + "\n"))
        self.copy(BASE, "again.db")
        once = self.run(look, ["apply", "taken.facts", "--message", "Facts of some.facts"], base="again.db")
        if look.kind:
            return
        if once.status != 0:
            if "says nothing" not in once.errors:
                look.wrong("lines: what was taken with others beside it is refused without them", once.errors[:600])
            return
        difference = bases.difference(without_revisions(bases.contents(self.case.path(BASE))), without_revisions(bases.contents(self.case.path("again.db"))))
        if difference:
            look.wrong("lines: what was taken with others beside it makes another base without them", difference)
            return
        if not any(NOT_ADDING.match(line) for line in taken):
            before = bases.digest(self.case.path("again.db"))
            twice = self.run(look, ["apply", "taken.facts"], base="again.db")
            if twice.status != 0 or bases.digest(self.case.path("again.db")) != before:
                look.wrong("lines: the same once more is not known already", twice.errors[:600])
                return
        self.look_over(look)


def says(line):
    """Whether a line says something that is applied or refused."""
    line = line.strip(" \t\r")
    return bool(line) and not line.startswith(("#", "?")) and not re.fullmatch(r"source\s[^|]*", line)


def without_revisions(contents):
    return {table: rows for table, rows in contents.items() if table != "revision"}


class Typed(Door):
    """`enter`: each line is kept or refused as it is read."""

    name, share, statuses = "typed", 2, (0, 1)

    def make(self):
        # Each is tried with all that were kept before it.
        return [[self.grammar.line().replace("\n", " ").encode("utf-8", "replace").decode()] for _ in range(40)]

    def look(self, inputs):
        look = Look(len(inputs))
        self.copy(BASE)
        lines = [one[0] for one in inputs]
        look.files = [self.write("lines", "\n".join(lines) + "\n"), os.path.join(self.soak.shared, BASE)]
        outcome = self.run(look, ["enter", "--source", "lmi-56327", "--format", "csv"], text="\n".join(lines) + "\n")
        if look.kind:
            return look
        look.refused = len(re.findall(r"^not kept: \S", outcome.errors, re.MULTILINE))
        if look.refused > len(inputs):
            look.wrong("typed: more lines are refused than there are", outcome.errors[:600])
        elif outcome.status == 1 and look.refused < sum(1 for line in lines if says(line)) and "<" not in "".join(lines):
            look.wrong("typed: nothing was entered, but not each line is refused", outcome.errors[:600])
        elif self.is_thorough:
            self.look_over(look)
        beside = [one for one in os.listdir(self.case.folder) if one not in (BASE, "lines", ".cache")]
        if beside:
            look.wrong("typed: files are left", " ".join(beside))
        return look


# ---- Names

class Pairs(Door):
    """`compare --batch`: each pair has a verdict, whichever name stands first."""

    name, share = "pairs", 4
    header = ["name1", "name2", "kind"]

    def make(self):
        def pair():
            one = self.grammar.value("free")
            other = self.grammar.one([self.grammar.value("free"), self.grammar.value("free"), self.grammar.changed(one), self.grammar.changed(one), one])
            return [*(self.short(text) for text in (one, other)), self.grammar.one(["", "", "person", "company", "Company", "ship", self.short(self.grammar.value("name"))])]
        return [pair() for _ in range(2000)]

    def short(self, text):
        """A name as long as one may be; a longer one ends the reading, so there are few."""
        text = text.encode("utf-8", "replace").decode()
        return text if self.case.random.random() < 0.0005 else text.encode()[:512].decode("utf-8", "ignore")

    def look(self, inputs):
        look = Look(len(inputs))
        rows = [row for one, other, kind in inputs for row in ([one, other, kind], [other, one, kind])]
        text = csv_text([self.header, *rows])
        look.files = [self.write("pairs.csv", text)]
        outcome = self.run(look, ["compare", "--batch", "pairs.csv", "--format", "csv"])
        if look.kind:
            return look
        answers = list(csv.reader(io.StringIO(outcome.output.decode("utf-8"), newline="")))[1:]
        if outcome.status == 65:
            place = re.search(r"pairs\.csv:(\d+):(\d+): \S", outcome.errors)
            row = Rows([self.header, *rows]).row(int(place[1])) if place else None
            if row is None or not len(answers) <= row < len(rows):
                return look.wrong("pairs: the place of a refusal is not behind the last answer", f"{len(answers)} answers\n{outcome.errors[:600]}")
            look.read, look.refused, look.left = row // 2 + 1, 1, inputs[row // 2 + 1:]
        elif len(answers) != len(rows):
            return look.wrong("pairs: not each row is answered", f"{len(answers)} answers to {len(rows)} rows")
        for row, answer, again in zip(rows[::2], answers[::2], answers[1::2]):
            if answer[:3] != row:
                return look.wrong("pairs: a row is answered as another", f"{row} as {answer}")
            if not row[0].strip() or not row[1].strip():
                if answer[3:] != ["", ""]:
                    return look.wrong("pairs: a blank name has a verdict", f"{answer}")
            elif answer[3:] == ["", ""] and not all(any(map(str.isalnum, text)) for text in row[:2]):
                # What else is blank is the program's to say.
                self.soak.count("pairs: of marks, without a verdict")
            elif answer[4] not in ("same", "different", "unsure") or not 0 <= float(answer[3]) <= 1:
                return look.wrong("pairs: no verdict, or no score", f"{answer}")
            elif answer[4] != again[4]:
                self.soak.count("pairs: another verdict the other way round")
            elif row[0] == row[1] and answer[4] != "same":
                return look.wrong("pairs: a name is not the same as itself", f"{answer}")
        return look


class Ends(Door):
    """`path --batch` and `around --batch`: each row is answered, up to the first name that means nothing."""

    name, share, limit = "ends", 2, 2 * LIMIT

    def __init__(self, *given):
        super().__init__(*given)
        self.command, self.header, self.options = self.case.random.choice([
            ("path", ["from", "to"], []), ("path", ["from", "to"], ["--on", "2013"]), ("path", ["from", "to"], ["--jointly"]), ("around", ["name"], []),
            ("around", ["name"], ["--depth", "2"])])

    def make(self):
        return [[self.named() for _ in self.header] for _ in range(150)]

    def named(self):
        text = self.grammar.one(self.words["names"] + self.words["slugs"])
        if self.grammar.chance(0.3):
            text = self.grammar.one([text.upper(), text.lower(), f" {text} ", text.replace("-", " "), text.replace(" ", "-"), text.replace("é", "e\u0301"),
                text[:-1] if len(text) > 9 else text])
        return self.grammar.value("name").encode("utf-8", "replace").decode() if self.grammar.chance(0.02) else text

    def look(self, inputs):
        look = Look(len(inputs))
        look.files = [self.write("ends.csv", csv_text([self.header, *inputs])), os.path.join(self.soak.shared, BASE)]
        self.copy(BASE)
        outcome = self.run(look, [self.command, "--batch", "ends.csv", "--format", "ndjson", *self.options])
        if look.kind:
            return look
        answers = [json.loads(line) for line in outcome.text.splitlines()]
        answered = len(inputs)
        if outcome.status == 65:
            place = re.search(r"ends\.csv:(\d+):(\d+): \S", outcome.errors)
            row = Rows([self.header, *inputs]).row(int(place[1])) if place else None
            if row is None or not 0 <= row < len(inputs):
                return look.wrong("ends: a refusal without a place in the file", outcome.errors[:600])
            look.read, look.refused, look.left, answered = row + 1, 1, inputs[row + 1:], row
        if self.command == "path":
            asked = [[answer[column] for column in self.header] for answer in answers]
            if asked != inputs[:answered]:
                look.wrong("ends: the answers are not those of the rows", f"{len(asked)} answers to {answered} rows")
        return look


# ---- SQL

class Dates(Door):
    """Dates as the functions of SQL read them: what is one has days and words, what is none has neither."""

    name, share, statuses = "dates", 3, (0,)
    statement = (
        "select key, edtf_valid(value), edtf_level(value), edtf_earliest(value), edtf_latest(value), edtf_text(value, 'en'), edtf_text(value, 'fr'),"
        " held_on(value, null, '2012-05'), held_on('2010', value, '2013', value), overlaps(value, value, '2012', null) from json_each('{}')")

    def make(self):
        def date():
            text = self.grammar.value("date")
            return self.grammar.one([text, text, text, text.replace("2012", str(self.grammar.random.randint(-10**5, 10**5))),
                text.replace("-", self.grammar.one(["/", "-", "~-", "-X", "--"])), self.grammar.value("date") + self.grammar.one(["/", "..", ","]) + text])
        return [[date().encode("utf-8", "replace").decode()] for _ in range(2000)]

    def look(self, inputs):
        look = Look(len(inputs))
        sql = self.statement.format(json.dumps([one[0] for one in inputs]).replace("'", "''"))
        self.copy(BASE)
        look.files = [self.write("dates.sql", sql)]
        outcome = self.run(look, ["sql", "--file", "dates.sql", "--format", "csv"])
        if look.kind:
            return look
        answers = list(csv.reader(io.StringIO(outcome.text, newline="")))[1:]
        if [int(answer[0]) for answer in answers] != list(range(len(inputs))):
            return look.wrong("dates: not each is answered", f"{len(answers)} answers")
        for (text,), (_, valid, level, earliest, latest, *words, on, ends, overlap) in zip(inputs, answers):
            if valid == "0":
                look.refused += 1
            if (valid == "1") != (level in ("0", "1", "2")) and text != "..":
                return look.wrong("dates: a date without a level, or the other way round", f"{text!r}: {valid}, {level}")
            if valid == "0" and (earliest or latest) and text != "..":
                return look.wrong("dates: what is no date has days", f"{text!r}: {earliest}, {latest}")
            if valid == "1" and not all(words):
                return look.wrong("dates: a date without words", f"{text!r}: {words}")
            if earliest and latest and earliest[0] != "-" and latest[0] != "-" and len(earliest) == len(latest) and earliest > latest:
                return look.wrong("dates: its days are not in order", f"{text!r}: {earliest}, {latest}")
            if {on, ends, overlap} - {"", "certain", "possible", "no"}:
                return look.wrong("dates: an answer that is none", f"{text!r}: {on}, {ends}, {overlap}")
        return look


class Tables(Door):
    """Names, and what is none, as the table functions of SQL read them."""

    name, share, limit = "tables", 2, 2 * LIMIT
    statement = (
        "select key, (select count(*) from neighbours(value)), (select count(*) from paths(value, 'cloudwatt')),"
        " (select count(*) from reachable(value)) from json_each('{}')")

    def make(self):
        return [[self.grammar.known().encode("utf-8", "replace")[:512].decode("utf-8", "ignore")] for _ in range(200)]

    def look(self, inputs):
        look, names = Look(), [one[0] for one in inputs]
        self.copy(BASE)
        for _ in range(ROUNDS):
            look.files = [self.write("names.sql", self.statement.format(json.dumps(names).replace("'", "''"))), os.path.join(self.soak.shared, BASE)]
            outcome = self.run(look, ["sql", "--file", "names.sql", "--format", "csv"])
            if look.kind:
                return look
            if outcome.status == 0:
                answers = list(csv.reader(io.StringIO(outcome.text, newline="")))[1:]
                if [int(answer[0]) for answer in answers] != list(range(len(names))):
                    return look.wrong("tables: not each is answered", f"{len(answers)} answers")
                look.read += len(names)
                return look
            # A name that means several things ends the statement; it is told, and the others are asked without it.
            several = [name for name in names if f"'{name}' may be several entities: " in outcome.errors]
            if not several:
                return look.wrong(f"tables: {outcome.reason()}", outcome.errors[:600])
            names = [name for name in names if name not in several]
            look.read += len(several)
            look.refused += len(several)
        return look
