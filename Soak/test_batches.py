"""Whether 'batches' finds what it is to find: a program that does something wrong at one line of many."""

import contextlib
import io
import os
import re
import sqlite3
import tempfile
import unittest

import batches
from doors import Lines
from facts_grammar import FactsGrammar
from judging import BASE
from program import Outcome, Program
from soak import Case, Soak


class Planted:
    """A program that takes lines into a table and refuses those with the word 'wrong', as 'apply --rejects' does.

    Where there are planted lines, it does what it is given to do: `act` changes what would be said and kept.
    """

    def __init__(self, act):
        self.act = act

    def run(self, arguments, folder, text=None, limit=60):
        if "apply" not in arguments:
            return Outcome(arguments, 0, b"", "", 0, 0, False)
        with open(os.path.join(folder, arguments[3]), encoding="utf-8", newline="") as file:
            lines = file.read().split("\n")[:-1]
        answer = Answer(lines)
        if any("planted" in line for line in lines):
            self.act(answer)
        if answer.refused and "--rejects" in arguments:
            with open(os.path.join(folder, "rejects.facts"), "w", encoding="utf-8") as file:
                file.write("".join(answer.refused.values()))
        with contextlib.closing(sqlite3.connect(os.path.join(folder, arguments[1]))) as base, base:
            base.executemany("INSERT OR IGNORE INTO line VALUES (?)", [(line,) for line in answer.taken])
        said = f"dossier: {answer.told} lines were refused" if answer.told else ""
        return Outcome(arguments, answer.status, b"", said, 0, 0, answer.hung)


class Answer:
    def __init__(self, lines):
        # What is kept of each, by number.
        self.refused = {number: f"# line {number}, column 1: it is wrong\n{line}\n" for number, line in enumerate(lines, 1) if "wrong" in line}
        self.taken = [line for line in lines if "wrong" not in line and line and not line.startswith("source")]
        self.planted = [number for number, line in enumerate(lines, 1) if "planted" in line]
        self.told, self.status, self.hung = len(self.refused), 65 if self.refused else 0, False

    def ends(self, status, hung=False):
        self.refused, self.taken, self.told, self.status, self.hung = {}, [], 0, status, hung

    def change(self, old, new):
        """Changes what is kept of the planted lines that are refused."""
        for number in self.planted:
            if number in self.refused:
                self.refused[number] = self.refused[number].replace(old, new, 1)

    def lose(self):
        for number in self.planted:
            self.refused.pop(number, None)


# What a planted line does, and what the fault is called.
FAULTS = [
    (lambda answer: answer.ends(-6), "lines: ends by SIGABRT"), (lambda answer: answer.ends(70), "lines: exits 70"),
    (lambda answer: answer.ends(3), "lines: exits 3"), (lambda answer: answer.ends(-9, hung=True), "lines: hangs"), (Answer.lose, "lines: so many are said to be refused"),
    (lambda answer: answer.change("column 1:", "column 999:"), "lines: a column that is not in the line"),
    (lambda answer: answer.change("it is", "it\nis"), "lines: a reason is not one line above one line"),
    (lambda answer: answer.change("\n", "\nx"), "lines: a line that is kept is not the one of its number"),
    (lambda answer: answer.refused.update({-number: answer.refused[number] for number in answer.planted if number in answer.refused}),
        "lines: a line is refused twice"),
    (lambda answer: setattr(answer, "status", 0 if set(answer.planted) & set(answer.refused) else answer.status), "lines: some are refused, but it exits 0")]


class BatchesTests(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def soak(self, act, inputs, is_thorough=False, program=None):
        """What is recorded of inputs that are given to a program with a fault."""
        soak = Soak("batches", program or Planted(act), "any", os.path.join(self.folder.name, "soak"))
        with contextlib.closing(sqlite3.connect(os.path.join(soak.shared, BASE))) as base:
            base.execute("CREATE TABLE line (text UNIQUE)")
        case = Case(soak, 1)
        door = Lines(soak, case, {}, FactsGrammar(case.random, {}))
        door.is_thorough = is_thorough
        with contextlib.redirect_stdout(io.StringIO()):
            left = batches.drive(soak, case, door, [[one] for one in inputs])
        case.close()
        self.assertEqual(left, [])
        return soak

    def inputs(self, planted):
        lines = [f"Orange | owns | Thales {number}{' wrong' if number % 7 == 0 else ''}" for number in range(60)]
        lines[37:37] = planted
        return lines

    def shown(self, soak):
        """The inputs of the one fault, as they are kept with the command and the seed."""
        (_, _, place, _), = soak.faults.values()
        with open(os.path.join(place, "fault.txt"), encoding="utf-8") as file:
            text = file.read()
        self.assertIn("dossier --db base.db apply some.facts --rejects rejects.facts", text)
        self.assertIn("--seed any --only 1", text)
        self.assertTrue(os.path.exists(os.path.join(place, "some.facts")))
        return re.findall(r"^\['(.*)'\]$", text, re.MULTILINE)

    def test_sound(self):
        soak = self.soak(lambda answer: None, self.inputs(["a planted line", "a planted line that is wrong"]), is_thorough=True)
        self.assertEqual(soak.faults, {})
        self.assertEqual((soak.counts["inputs"], soak.counts["lines: refused"]), (62, 10))

    def test_planted(self):
        for act, kind in FAULTS:
            with self.subTest(kind):
                soak = self.soak(act, self.inputs(["a planted line that is wrong"]))
                self.assertEqual([found.startswith(kind) for *_, found in soak.faults.values()], [True], soak.faults)
                shown = self.shown(soak)
                # Where the only one is lost, that is another fault.
                self.assertEqual(len(shown), 2 if act == Answer.lose else 1)
                self.assertEqual([len(one) for one in shown if "planted" in one and len(one) <= 14], [len(shown[-1])])

    def test_planted_in_what_is_taken(self):
        """What is taken is other without a refused line beside it."""
        soak = self.soak(lambda answer: answer.taken.append("more"), self.inputs(["a planted line that is wrong"]), is_thorough=True)
        self.assertEqual([kind for *_, kind in soak.faults.values()], ["lines: what was taken with others beside it makes another base without them"])
        self.assertEqual(sum("planted" in one for one in self.shown(soak)), 1)

    def test_others_are_read(self):
        """What stands beside a line that ends the program is read without it."""
        soak = self.soak(lambda answer: answer.ends(-6), self.inputs(["planted", "one more planted"]))
        self.assertEqual([number for number, *_ in soak.faults.values()], [2])
        self.assertEqual((soak.counts["inputs"], soak.counts["lines: refused"]), (62, 9))

    def test_two_together(self):
        """A fault that takes two lines is cut down to these two."""
        soak = self.soak(lambda answer: len(answer.planted) > 1 and answer.ends(-6), ["planted here", *self.inputs([]), "planted there"])
        self.assertEqual(self.shown(soak), ["planted", "planted"])

    def test_all(self):
        """Where every input breaks the program, it is not the inputs: some are tried, and not each."""
        soak = self.soak(lambda answer: answer.ends(-6), ["planted"] * 400)
        self.assertLess(soak.counts["runs"], 200)

    def test_process(self):
        """A process that really dies."""
        path = os.path.join(self.folder.name, "dossier")
        with open(path, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\ngrep -q planted some.facts && kill -ABRT $$\nexit 0\n")
        os.chmod(path, 0o755)
        soak = self.soak(None, ["one", "a planted line", "other"], program=Program(path))
        self.assertEqual([kind.split(": ")[1] for *_, kind in soak.faults.values()], ["ends by SIGABRT"])
        self.assertEqual(self.shown(soak), ["planted"])


if __name__ == "__main__":
    unittest.main()
