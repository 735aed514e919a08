"""Two first imports and other writers at once on one empty base: what was acknowledged is there.

A first import makes the file anew beside and renames it, so that a writer that waited may hold a file that no name leads to any
more. Each case starts two first imports of packages of their own at nearly the same moment, and one or two further writers with
small imports one after another, and compares what each was told with the revisions of the file at the path.

A fault: a writer that was told "added" (exit 0) and whose revision is not there; one that was told otherwise and whose revision is
there; a status other than 0 and 75; a file that is damaged; files left beside.
"""

import os
import shutil
import threading
import time
from contextlib import closing

import bases
from packages import Maker

BASE = "base.db"


def prepare(soak):
    soak.program.run(["--db", "empty.db", "init", "--empty"], soak.shared)
    return os.path.join(soak.shared, "empty.db")


def run(soak, empty, case):
    random = case.random
    base = case.path(BASE)
    shutil.copy(empty, base)
    # (message, package, seconds before it starts): each list is one writer, one import after another.
    writers = []
    for number in range(2):
        size = random.choice([5, 5, 60, 600])
        Maker(random, prefix=f"w{number}-").package(size, size, in_order=random.random() < 0.7).write(case.path(f"first{number}"))
        writers.append([(f"first {number}", f"first{number}", random.choice([0, random.random() * 0.05]))])
    for number in range(random.randint(1, 2)):
        small = []
        for turn in range(random.randint(1, 6)):
            name = f"other{number}-{turn}"
            Maker(random, prefix=f"{name}-").package(random.randint(1, 4), 4).write(case.path(name))
            small.append((name, name, random.random() * 0.1))
        writers.append(small)
    told = {}

    def work(imports):
        for message, package, wait in imports:
            time.sleep(wait)
            told[message] = case.dossier(["--db", BASE, "import", package, "--message", message])

    threads = [threading.Thread(target=work, args=(one,)) for one in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check(soak, case, base, writers, told)


def check(soak, case, base, writers, told):
    commands = [
        "(" + "; ".join(f"sleep {wait:.3f}; dossier --db {BASE} import {package} --message '{message}'" for message, package,
            wait in one)
        + ") &" for one in writers] + ["wait", f"dossier --db {BASE} sql 'select message from revisions'"]
    answers = "; ".join(f"{message}: {outcome.status}" for message, outcome in told.items())

    def fault(kind, detail):
        packages = [case.path(package) for one in writers for _, package, _ in one]
        shutil.copy(base, case.path("base.db.at-the-end"))
        soak.fault(case, kind, f"{detail}\nexit statuses: {answers}", ["dossier --db base.db init --empty", *commands],
                   [case.path("base.db.at-the-end"), *packages])

    problem = bases.damage(base)
    if problem:
        fault("the base is damaged", problem)
        return
    with closing(bases.connect(base)) as connection:
        there = {row[0].decode() for row in connection.execute("SELECT message FROM revision")}
    for message, outcome in told.items():
        soak.count(f"exit {outcome.status}")
        if outcome.broken() or outcome.status not in (0, 75):
            fault(f"a writer {outcome.broken() or f'exits {outcome.status}'}", f"{message}: {outcome.errors}")
        acknowledged = outcome.status == 0 and "added:" in outcome.errors and "added: nothing" not in outcome.errors
        soak.count("acknowledged", acknowledged)
        if acknowledged and message not in there:
            fault("an acknowledged revision is lost", f"lost: {message}; there: {sorted(there)}")
        if outcome.status != 0 and message in there:
            fault(f"a writer exits {outcome.status}, but its revision is there", message)
        if outcome.status != 0 and "added:" in outcome.errors:
            fault(f"a writer exits {outcome.status} after it said 'added'", outcome.errors)
    left = [one for one in bases.files(case.folder) if one.startswith("base.db") and one not in (BASE, "base.db.at-the-end")]
    if left:
        fault("files are left over", " ".join(left))
