"""What all soaks share: cases by number, some at a time, and a record of what was done and what is wrong.

A case is made from the seed, the soak's name and its number alone, so that one case can be run again by itself. How many cases
a run comes to depends on the time it is given; what happens between two processes in one case depends on the machine too.
"""

import collections
import os
import random
import re
import shlex
import shutil
import sys
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor

def quoted(argument):
    """An argument as a shell writes it; what cannot be seen is written out."""
    if all(character.isprintable() for character in argument):
        return shlex.quote(argument)
    parts = []
    for byte in argument.encode("utf-8", "surrogateescape"):
        parts.append(chr(byte) if 0x20 <= byte < 0x7F and chr(byte) not in "\\'" else f"\\x{byte:02x}")
    return "$'" + "".join(parts) + "'"


def command_line(arguments):
    shown = []
    for argument in arguments:
        # A long run of one character is what made it long: kept short, and valid in a shell.
        if len(argument) > 2000 and len(set(argument)) == 1:
            shown.append(f'"$(printf \'%{len(argument)}s\' | tr \' \' {quoted(argument[0])})"')
        else:
            shown.append(quoted(argument))
    return "dossier " + " ".join(shown)


def signature(text):
    """Text with what differs from case to case taken out."""
    return re.sub(r"\d+", "N", re.sub(r"'[^']*'|\"[^\"]*\"", "'...'", text))


class Soak:
    """One run of one soak."""

    def __init__(self, name, program, seed, folder, seconds=None, cases=None, first=0, jobs=1, is_quiet=False):
        self.name, self.program, self.seed, self.folder, self.is_quiet = name, program, seed, folder, is_quiet
        self.seconds, self.cases, self.first, self.jobs = seconds, cases, first, jobs
        self.counts = collections.Counter()
        self.faults = collections.OrderedDict()  # kind to [how often, the first case, its folder]
        self.faults_told = 0
        self.failed = set()
        self.done = 0
        self.lock = threading.Lock()
        self.shared = os.path.join(folder, "shared")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(self.shared)

    def count(self, what, number=1):
        with self.lock:
            self.counts[what] += number

    def knows(self, kind):
        """Whether a fault of this kind was found already: then it need not be made smaller again."""
        return signature(kind) in self.faults

    def fault(self, case, kind, detail="", commands=(), files=()):
        """Records a fault; of each kind the first is kept, with its files and the commands that show it.

        `commands` are lists of arguments, or lines of shell; they are run in the folder of the files.
        """
        with self.lock:
            key = signature(kind)
            self.faults_told += 1
            self.failed.add(case.number)
            if key in self.faults:
                self.faults[key][0] += 1
                return
            place = os.path.join(self.folder, "faults", f"{len(self.faults) + 1:03d}")
            self.faults[key] = [1, case.number, place, kind]
            os.makedirs(place, exist_ok=True)
            for file in files:
                target = os.path.join(place, os.path.basename(file))
                if os.path.isdir(file):
                    shutil.copytree(file, target, symlinks=True, dirs_exist_ok=True)
                elif os.path.exists(file):
                    shutil.copy(file, target)
            lines = [one if isinstance(one, str) else command_line(one) for one in commands]
            again = f"python3 Soak/run {self.name} --seed {self.seed} --only {case.number}"
            with open(os.path.join(place, "fault.txt"), "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write("\n".join([kind, "", detail, "", *lines, "", again]) + "\n")
            self.say(f"FAULT {self.name}: {kind}")
            for line in detail.splitlines()[:6]:
                self.say(f"    {line[:300]}")
            for line in lines:
                self.say(f"    $ {line if len(line) < 1000 else line[:1000] + ' ...'}")
            self.say(f"    files: {place}; again: {again}")

    def say(self, line):
        text = line.encode("utf-8", "backslashreplace").decode("utf-8")
        # What dossier printed is shown here too: this is a terminal as well.
        print("".join(c if c.isprintable() else repr(c)[1:-1] for c in text), flush=True)

    def run(self, soak):
        """Runs cases until the time is over, or as many as were asked for. `soak` is the module of this soak."""
        begin = time.monotonic()
        shared = soak.prepare(self)
        deadline = None if self.seconds is None else begin + self.seconds
        numbers = iter(range(self.first, sys.maxsize if self.cases is None else self.first + self.cases))
        taking = threading.Lock()

        def work():
            while deadline is None or time.monotonic() < deadline:
                with taking:
                    number = next(numbers, None)
                if number is None:
                    return
                case = Case(self, number)
                try:
                    soak.run(self, shared, case)
                except Exception:
                    # Also what a program may not be seen to do: the case stops, the run goes on, and says so at its end.
                    self.fault(case, f"the soak itself failed: {traceback.format_exc().splitlines()[-1]}", traceback.format_exc())
                finally:
                    case.close()
                with self.lock:
                    self.done += 1

        with ThreadPoolExecutor(self.jobs) as pool:
            for future in [pool.submit(work) for _ in range(self.jobs)]:
                future.result()
        self.report(time.monotonic() - begin)
        return not self.faults

    def report(self, seconds):
        counts = ", ".join(f"{what} {number}" for what, number in sorted(self.counts.items()))
        self.say(f"{self.name}: seed {self.seed}, {seconds:.0f} s, cases {self.first} to {self.first + self.done - 1}; {counts}")
        for number, first, place, kind in self.faults.values():
            self.say(f"    {number} x {kind} (first in case {first}; {place})")
        self.say(f"{self.name}: {self.done - len(self.failed)} passed, {len(self.failed)} failed")


class Case:
    """One case: its number, its random numbers, and a folder of its own that is gone afterwards."""

    def __init__(self, soak, number):
        self.soak, self.number = soak, number
        self.random = random.Random(f"{soak.seed}/{soak.name}/{number}")
        self.folder = os.path.join(soak.folder, f"case-{number}")
        os.makedirs(self.folder)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def dossier(self, arguments, **how):
        """Runs dossier in the case's folder."""
        self.soak.count("runs")
        return self.soak.program.run(arguments, self.folder, **how)
