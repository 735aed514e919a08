"""What reads many inputs in one process: what all such doors share, and those that read lines of facts.

A door makes inputs, each a list of texts, and looks at one run over some of them: how it ended, whether each that was refused is
told with its place and its reason, and whether what was read, refused and left out comes to all that was given.
"""

import bisect
import csv
import io
import os
import re
import shutil

import bases
from judging import BASE, LIMIT

REASON = re.compile(r"# line (\d+), column (\d+): \S")
OPENING = re.compile(r"source [^|]+")
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
        if kept.pop() != "":
            look.wrong("lines: the last line of the file of rejects has no end", kept[-1:])
        # Where another source is open, it is opened there too: a line in front of a reason.
        kept = [line for at, line in enumerate(kept) if not (OPENING.fullmatch(line) and self.is_between(kept, at))]
        headers = [at for at, line in enumerate(kept) if REASON.match(line)]
        if headers[:1] != [0]:
            look.wrong("lines: the file of rejects does not begin with a reason", kept[:1])
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

    @staticmethod
    def is_between(kept, at):
        """Whether a line stands before a reason, and not below one."""
        return at + 1 < len(kept) and REASON.match(kept[at + 1]) and not (at > 0 and REASON.match(kept[at - 1]))

    def look_again(self, look, lines, refused):
        """The lines that were taken are taken whole by the same base, and make the same of it; the base has them then."""
        def without(line):
            # What takes its source from one that was refused is refused as well; the other lines below it stay below it.
            return line.split("|")[0] if re.match(r"[ \t]*source[ \t]+[^ \t|]", line) else ""
        taken = [without(line) if number in refused else line for number, line in enumerate(lines, 1)]
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
        # A name that is read by what it is like may be nearer to one that is new.
        if not any(NOT_ADDING.match(line) for line in taken) and " read as " not in once.errors:
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

    name, share, statuses = "typed", 2, (0, 1, 65)

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
        elif outcome.status == 0 and look.refused or outcome.status == 65 and not look.refused:
            look.wrong("typed: the status does not say whether lines were refused", outcome.errors[:600])
        elif self.is_thorough:
            self.look_over(look)
        beside = [one for one in os.listdir(self.case.folder) if one not in (BASE, "lines", ".cache")]
        if beside:
            look.wrong("typed: files are left", " ".join(beside))
        return look
