"""Doors that answer questions: pairs of names, ends of paths, and dates and names as the functions of SQL read them."""

import csv
import io
import json
import os
import re

from doors import ROUNDS, Door, Look, Rows, csv_text
from judging import BASE, LIMIT


class Pairs(Door):
    """`compare --batch`: each pair has a verdict, whichever name stands first."""

    name, share = "pairs", 4
    header = ["name1", "name2", "kind"]

    def make(self):
        def pair():
            one = self.grammar.value("free")
            other = self.grammar.one([self.grammar.value("free"), self.grammar.value("free"), self.grammar.changed(one), self.grammar.changed(one), one])
            return [*(self.short(text) for text in (one, other)), self.grammar.one(["", "", "person", "company", "Company", "ship", self.short(self.grammar.value("name"))])]
        return [pair() for _ in range(1000)]

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
        return [[date().encode("utf-8", "replace").decode()] for _ in range(1000)]

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
            told = visible(outcome.errors.split(" may be several entities: ")[0].removeprefix("dossier: "))
            several = [name for name in names if visible(f"'{name}'") == told]
            if not several:
                return look.wrong(f"tables: {outcome.reason()}", outcome.errors[:600])
            names = [name for name in names if name not in several]
            look.read += len(several)
            look.refused += len(several)
        return look


def visible(text):
    """A text without what messages write otherwise: controls, marks and blanks that cannot be told from others."""
    return "".join(filter(str.isalnum, re.sub(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|u\{[0-9a-f]+\}|[a-z0])", "", text)))
