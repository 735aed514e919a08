"""Ends every writing command at a random moment, and looks at what it leaves.

A case is one command on files of its own, run twice to its end on copies, to learn what is there before and after and how long it
takes, and then a few times with SIGKILL, SIGTERM, SIGINT or SIGHUP after a part of that time, or at once after the nth change that
is seen in the folder. Then the base must be as before or as after, by its rows; SQLite and 'dossier doctor' must find it whole; and
the next run of the command must do its work and leave no file beside. A folder that was exported must be one whole set, old or
new, unless 'import' refuses it.

A fault: any of these; also a file left behind by a signal that can be handled, and a status that is neither 0, 130, nor the signal's.
"""

import os
import re
import shutil
import signal
import threading
import time
from random import Random

import bases
from packages import Maker
from program import send

SIGNALS = [signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP]
BASE = "base.db"
# What an export remembers of itself, beside its set.
RECORD = ".dossier-export"


def prepare(soak):
    """An empty base, a filled one, and one of each older schema: made once, and copied into cases."""
    folder = soak.shared
    for name, options in (("empty.db", ["--empty"]), ("bundled.db", [])):
        soak.program.run(["--db", name, "init", *options], folder)
    # One with a change that can be taken back.
    shutil.copy(os.path.join(folder, "bundled.db"), os.path.join(folder, "changed.db"))
    for line in (["retract", "42", "43", "--because", "a trial"], ["same", "orange", "orange-business-services"]):
        soak.program.run(["--db", "changed.db", *line], folder)
    maker = Maker(Random("kills"), prefix="old")
    maker.package(60, 300).write(os.path.join(folder, "old"))
    shutil.copy(os.path.join(folder, "empty.db"), os.path.join(folder, "filled.db"))
    soak.program.run(["--db", "filled.db", "import", "old"], folder)
    for schema in range(1, len(bases.migrations())):
        # A migration that cannot take over rows of today's tables gets an empty base.
        for source in (os.path.join(folder, "bundled.db"), None):
            path = os.path.join(folder, f"schema-{schema}.db")
            if os.path.exists(path):
                os.remove(path)
            bases.make_older(path, schema, source)
            shutil.copy(path, os.path.join(folder, "trial.db"))
            if all(soak.program.run(["--db", "trial.db", one], folder).status == 0 for one in ("migrate", "doctor")):
                break
    return folder


# What changes a base at the desk; the same line once more changes nothing.
DESK = {
    "add": ["add", "Zorro SA", "invests-in", "cloudwatt", "--new", "company", "--amount", "2 M€", "--source", "lmi-56327"],
    "edit": ["edit", "15", "--amount", "140 M€"],
    "same": ["same", "orange", "orange-business-services"],
    "entity rename": ["entity", "rename", "orange", "Orange SA"],
    "apply": ["apply", "../some.facts"],
}


class Scene:
    """One command, the files that it starts from, and what may be in its folder when it is done."""

    def __init__(self, name, arguments, start, after=()):
        self.name, self.arguments, self.start, self.after = name, arguments, start, after


# The first cases are these, so that a short run has them all.
FIRST = ["add", "apply", "same", "undo", "import into filled", "import into empty"]


def scene(random, shared, folder, number):
    """The command of a case with what it needs, laid out by `start(folder)`."""
    def copy(name):
        return lambda to: shutil.copy(os.path.join(shared, name), os.path.join(to, BASE))

    def nothing(to):
        pass

    kind = random.choice([
        "import into empty", "import into empty", "import into filled", "import into filled", "init", "init --empty",
        "init --force",
        "migrate", "migrate", "migrate", "export", "export into its own", "export into its own", *DESK, "undo"])
    if number < len(FIRST):
        kind = FIRST[number]
    if kind in DESK:
        if kind == "apply":
            with open(os.path.join(folder, "some.facts"), "w") as file:
                file.write("source lmi-56327\n")
                for number in range(random.choice([3, 40, 400])):
                    file.write(f"+ Maker {number} (company) | invests-in | cloudwatt | {number + 1} M€, planned, {1990 + number % 30}\n")
        return Scene(kind, ["--db", BASE, *DESK[kind]], copy("bundled.db"))
    if kind == "undo":
        # By its number a second run is told that it is done.
        return Scene(kind, ["--db", BASE, "undo", "2"], copy("changed.db"))
    if kind.startswith("import"):
        size = random.choice([30, 300, 1500])
        Maker(random, prefix="new").package(size // 4 + 1, size).write(os.path.join(folder, "package"))
        return Scene(kind, ["--db", BASE, "import", "../package"], copy("empty.db" if "empty" in kind else "filled.db"))
    if kind == "init --force":
        return Scene(kind, ["--db", BASE, "init", "--force"], copy("filled.db"))
    if kind.startswith("init"):
        return Scene(kind, ["--db", BASE, *kind.split()], nothing)
    if kind == "migrate":
        schema = random.randint(1, len(bases.migrations()) - 1)
        return Scene(f"migrate from schema {schema}", ["--db", BASE, "migrate"], copy(f"schema-{schema}.db"), (".backup",))
    if kind == "export":
        return Scene(kind, ["--db", BASE, "export", "csv", "out"], copy("bundled.db"), ("out",))

    def with_older(to):
        shutil.copy(os.path.join(shared, "bundled.db"), os.path.join(to, BASE))
        shutil.copytree(os.path.join(shared, "old"), os.path.join(to, "out"))

    # The older set is none that this base has written.
    return Scene(kind, ["--db", BASE, "export", "csv", "out", "--force"], with_older, ("out",))


def exported(folder):
    """The files of a package in a folder: name to bytes."""
    if not os.path.isdir(folder):
        return {}
    names = [name for name in os.listdir(folder) if name.endswith(".csv") or name == "datapackage.json"]
    return {name: bases.read_bytes(os.path.join(folder, name)) for name in names}


def backups(folder):
    """What 'migrate' keeps, under its last name."""
    return [name for name in os.listdir(folder) if re.search(r"\.backup(-\d+)?$", name)]


def moment(random, seconds):
    """When to send a signal: after a part of the time that the command takes, or upon a change in its folder."""
    if random.random() < 0.5:
        return ("after", random.random() * seconds * 1.05)
    return ("change", random.randint(1, random.choice([4, 12, 30])), random.choice([0, 0, 0.0005, 0.002]))


def state(folder):
    """What can be seen of a folder from outside while a command works in it."""
    found = []
    for place in (folder, os.path.join(folder, "out")):
        try:
            for entry in os.scandir(place):
                status = entry.stat(follow_symlinks=False)
                found.append((entry.name, status.st_ino, status.st_size))
        except FileNotFoundError:
            pass
    return sorted(found)


def interference(folder, when, number, sent):
    def interfere(process):
        if when[0] == "after":
            time.sleep(when[1])
        else:
            seen, left = state(folder), when[1]
            end = time.monotonic() + 20
            while left and time.monotonic() < end and not sent.is_set():
                now = state(folder)
                if now != seen:
                    seen, left = now, left - 1
            time.sleep(when[2])
        if not sent.is_set():
            sent.set()
            send(process, number)
    return interfere


def run(soak, shared, case):
    random = case.random
    what = scene(random, shared, case.folder, case.number)
    # To its end, for what is after and how long it takes.
    whole = case.path("whole")
    os.makedirs(whole)
    what.start(whole)
    before = bases.digest(os.path.join(whole, BASE))
    before_set = exported(os.path.join(whole, "out"))
    outcome = soak.program.run(what.arguments, whole)
    if outcome.status != 0:
        soak.fault(case, f"{what.name}: exits {outcome.status} although nothing disturbs it", outcome.errors, [what.arguments],
            [whole])
        return
    after, after_set = bases.digest(os.path.join(whole, BASE)), exported(os.path.join(whole, "out"))
    for turn in range(4):
        folder = case.path(f"turn{turn}")
        os.makedirs(folder)
        what.start(folder)
        number, when = random.choice(SIGNALS), moment(random, outcome.seconds)
        attempt(soak, case, what, folder, number, when, (before, after), (before_set, after_set))
        shutil.rmtree(folder, ignore_errors=True)


def attempt(soak, case, what, folder, number, when, digests, sets):
    """One interrupted run, and what must be true after it."""
    sent = threading.Event()
    started = soak.program.run(what.arguments, folder, interfere=interference(folder, when, number, sent))
    was_sent = sent.is_set()
    sent.set()
    soak.count("runs")
    soak.count(f"of '{what.name.split(' from ')[0]}'")
    name = signal.Signals(number).name
    if not was_sent:
        soak.count("ended before the signal")
    soak.count(f"{name}: " + ("ended" if started.status else "too late"))
    kept = f"{folder}.left"
    shutil.copytree(folder, kept, symlinks=True)
    left = bases.files(folder, BASE, "out", *backups(folder))
    left += [os.path.join("out", one) for one in bases.files(os.path.join(folder, "out"), RECORD, *sets[1])] if sets[1] and os.path.isdir(
        os.path.join(folder, "out")) else []
    shown = f"{when[1]:.4f} s" if when[0] == "after" else f"change {when[1]} in the folder"

    def fault(kind, detail=""):
        soak.fault(
            case, f"{what.name}: {kind}",
            f"{name} after {shown}; it ended with {started.status}; files then: {left or 'none beside'}"
            f"\n{detail}", [what.arguments], [kept])

    if started.hung or started.status not in (0, 130, 128 + number, -number):
        fault(f"after {name} it ends with {started.status}", started.errors)
    if number != signal.SIGKILL and left:
        fault(f"{name} leaves files behind")
    base = os.path.join(folder, BASE)
    if os.path.exists(base):
        doctor = soak.program.run(["--db", BASE, "doctor"], folder)
        # A file of the older schema is none for doctor.
        if doctor.status != 0 and not (what.name.startswith("migrate") and "older" in doctor.errors):
            fault(f"after {name}, 'doctor' exits {doctor.status}", doctor.errors + doctor.text)
        problem = bases.damage(base)
        if problem:
            fault("the base is damaged", problem)
            return
    found = bases.digest(base)
    if found not in digests:
        fault(f"after {name} the base is neither as before nor as after")
    if sets[1]:
        found_set = exported(os.path.join(folder, "out"))
        if found_set not in sets and not refused(soak, folder):
            old = sum(found_set.get(one) == sets[0].get(one) for one in sets[1])
            fault(f"after {name} the folder is a mixture", f"{old} of {len(sets[1])} files are the old ones")
    if started.status == 0 and found != digests[1]:
        fault("exit 0, but its work is not there")
    for backup in backups(folder):
        # Under its last name a backup is whole.
        if bases.digest(os.path.join(folder, backup)) != digests[0]:
            fault(f"after {name} the backup {backup} is not what was there before")
    follow(soak, what, folder, fault, digests, sets)


def refused(soak, folder):
    """Whether 'import' says of a folder that it is no whole set."""
    soak.program.run(["--db", "of-export.db", "init", "--empty"], folder)
    outcome = soak.program.run(["--db", "of-export.db", "import", "out"], folder)
    os.remove(os.path.join(folder, "of-export.db"))
    soak.count("mixed folders refused", outcome.status == 65)
    return outcome.status == 65


def follow(soak, what, folder, fault, digests, sets):
    """The next run does the work and cleans up."""
    again = soak.program.run(what.arguments, folder)
    done = again.status == 0 or (again.status == 73 and what.name.startswith("init") and "--force" not in what.arguments)
    done = done or what.name == "undo" and again.status == 1 and "taken back already" in again.errors
    if not done:
        fault(f"the next run exits {again.status}", again.errors)
        return
    if bases.digest(os.path.join(folder, BASE)) != digests[1] and not what.name.startswith("import into filled"):
        # A merging import that was done already adds nothing the second time, but may say so in a revision.
        if not (what.name.startswith("import into empty") and "known already" in again.errors):
            fault("the next run exits 0, but its work is not there")
    if again.status == 0:
        left = bases.files(folder, BASE, "out", *backups(folder))
        if os.path.isdir(os.path.join(folder, "out")):
            left += [os.path.join("out", one) for one in bases.files(os.path.join(folder, "out"), RECORD, *sets[1])]
        if left:
            fault("after the next run, files are left over", " ".join(left))
        if len(backups(folder)) > 1:
            fault("after the next run there are several backups", " ".join(backups(folder)))
        if sets[1] and exported(os.path.join(folder, "out")) != sets[1]:
            fault("after the next run the folder is not the new set")
