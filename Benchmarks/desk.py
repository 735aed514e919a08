#!/usr/bin/env python3
"""The desk at size: what one fact, a file of facts, taking them back and a second import cost in a base of a million relations.

    desk.py PROGRAM [--size 100000] [--repeats 15] [--lines 20000] [--folder F]

makes the benchmark's synthetic graph of N entities and 10 N relations, imports it, and prints a table. Times are of whole processes,
medians of runs that take turns. Beside 'dossier add' stands 'sqlite3' inserting one row into the same table of a copy of the file.
"""

import argparse
import os
import random
import shutil
import sqlite3
import statistics
import sys
from contextlib import closing

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from graphs import Synthetic  # noqa: E402
from make_graph import make  # noqa: E402
from processes import peak_memory, remove, run  # noqa: E402

SOURCE = ["source", "add", "press", "--title", "The press"]


class Desk:
    """A base of the graph, and what is measured on it."""

    def __init__(self, program, folder, size):
        self.program, self.folder = program, folder
        self.package, self.base = f"{folder}/{size}/package", f"{folder}/{size}.db"
        if not os.path.exists(f"{self.package}/datapackage.json"):
            make(f"{folder}/{size}", Synthetic(size))
        self.first = self.make_base()
        with closing(sqlite3.connect(self.base)) as base:
            hub = "SELECT subject, count(*) FROM (SELECT subject FROM fact UNION ALL SELECT object FROM fact) GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
            self.hub_id, self.hub_size = base.execute(hub).fetchone()
            self.hub = base.execute("SELECT slug FROM entity WHERE id = ?", (self.hub_id,)).fetchone()[0]
            self.entities = base.execute("SELECT slug, name FROM entity ORDER BY id").fetchall()
            # A name that several have is refused: those are named by slug.
            self.ambiguous = {slug for (slug,) in base.execute(
                "SELECT slug FROM entity WHERE folded IN (SELECT folded FROM entity GROUP BY folded HAVING count(*) > 1)")}
            self.random = random.Random(11)

    def dossier(self, *arguments, base=None):
        outcome = run([self.program, "--db", base or self.base, *arguments])
        if outcome.status != 0:
            sys.exit(f"{' '.join(arguments)}: exits {outcome.status}: {outcome.errors[:500]}")
        return outcome

    def make_base(self):
        """Returns how the first import went."""
        remove(self.base)
        self.dossier("init", "--bare")
        first = self.dossier("import", self.package)
        self.dossier(*SOURCE)
        return first

    def slugs(self, count):
        return [slug for slug, _ in self.random.sample(self.entities, count)]

    # ---- One fact

    def add(self, repeats):
        """Times of 'add' on an ordinary entity and on the hub, of 'sqlite3', and of the first path after each."""
        copy = self.base + ".copy"
        shutil.copy(self.base, copy)
        found = {"add": [], "add hub": [], "sqlite3": [], "path before": [], "path after": [], "path next": []}
        row = "INSERT INTO fact (subject, predicate, object, starts, modality, added_in) SELECT {}, 1, {}, '{}', 3, 1"
        one, other = self.slugs(2)
        # Questions that outrun the indexes leave an image: it is made here, at the latest.
        self.dossier("path", one, other)
        for _ in range(repeats):
            found["path before"].append(self.dossier("path", one, other).wall)
        for turn in range(repeats):
            a, b = self.slugs(2)
            found["add"].append(self.dossier("add", a, "related-to", b, "--starts", str(1900 + turn), "--source", "press", "--at", "p. 1").wall)
            found["path after"].append(self.dossier("path", one, other).wall)
            found["path next"].append(self.dossier("path", one, other).wall)
            found["add hub"].append(self.dossier("add", self.hub, "related-to", b, "--starts", str(1900 + turn), "--source", "press", "--at", "p. 1").wall)
            outcome = run(["sqlite3", copy, row.format(self.random.randrange(1, 9999), self.random.randrange(1, 9999), 1900 + turn)])
            found["sqlite3"].append(outcome.wall if outcome.status == 0 else sys.exit(outcome.errors))
        remove(copy)
        return {what: 1e3 * statistics.median(times) for what, times in found.items()}

    # ---- Files

    def lines(self, count, by_name=0.3):
        """Facts about entities that are there, by slug or by name, in two blocks."""
        yield "source press"
        for number in range(count):
            one, other = self.random.sample(self.entities, 2)
            subject, target = (self.written(pair, by_name) for pair in (one, other))
            details = f"{number + 1} M€, planned, {1950 + number % 70}" if number % 10 == 0 else f"{1950 + number % 70} .. {2021 + number % 3}"
            yield f"{subject} | related-to | {target} | {details} | p. {number}"

    def written(self, entity, by_name):
        slug, name = entity
        return name.replace("|", "\\|") if self.random.random() < by_name and slug not in self.ambiguous else slug

    def new_lines(self, count):
        yield "source press"
        for number in range(count):
            yield f"+ Newcomer {number} Works (company) | related-to | {self.slugs(1)[0]} | {1950 + number % 70} | p. {number}"

    def apply(self, name, lines, count):
        """Lines a second of 'apply', once more of the same file, and the seconds of 'undo'."""
        path = f"{self.folder}/{name}.facts"
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        memory = peak_memory([self.program, "--db", self.base, "apply", path, "--dry-run"])
        first, again = self.dossier("apply", path), self.dossier("apply", path)
        undo = self.dossier("undo")
        return count / first.wall, count / again.wall, undo.wall, memory, count


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=15)
    parser.add_argument("--lines", type=int, default=20_000)
    parser.add_argument("--folder", default=os.path.join(os.environ.get("TMPDIR", "/tmp"), "dossier-desk"))
    parser.add_argument("--items", default="add,apply,named,new,import")
    arguments = parser.parse_args()
    items = arguments.items.split(",")
    os.makedirs(arguments.folder, exist_ok=True)
    desk = Desk(os.path.abspath(arguments.program), arguments.folder, arguments.size)
    print(f"{len(desk.entities):,} entities, {10 * arguments.size:,} relations; the hub has {desk.hub_size:,}; load {os.getloadavg()[0]:.1f}\n")
    print("| what | figure |\n|---|---:|")
    if "add" in items:
        times = desk.add(arguments.repeats)
        for what, label in {
                "add": "`add`, an ordinary entity, ms", "add hub": "`add`, the hub, ms", "sqlite3": "`sqlite3`, a row into the same table, ms",
                "path before": "`path`, before any `add`, ms", "path after": "the first `path` after an `add`, ms", "path next": "the next, ms"}.items():
            print(f"| {label} | {times[what]:.1f} |", flush=True)
    for item, label, make_lines, count in (
            ("apply", "facts of known entities by slug", lambda count: desk.lines(count, by_name=0), arguments.lines),
            ("named", "facts of known entities, a third by name", desk.lines, arguments.lines), ("new", "facts with a new entity each", desk.new_lines, arguments.lines // 4)):
        if item in items:
            first, again, undo, memory, done = desk.apply(item, make_lines(count), count)
            print(f"| `apply`, {done:,} {label}, lines a second | {first:,.0f} |")
            print(f"| the same once more, known already | {again:,.0f} |")
            print(f"| peak memory of it, MB | {memory or 0:.0f} |")
            print(f"| `undo` of them, s | {undo:.2f} |", flush=True)
    if "import" in items:
        times = {"first": [], "again": []}
        cpu = {"first": [], "again": []}
        for _ in range(3):
            first = desk.make_base()
            again = desk.dossier("import", desk.package)
            for name, outcome in (("first", first), ("again", again)):
                times[name].append(outcome.wall)
                cpu[name].append(outcome.cpu)
        (first, again), (first_cpu, again_cpu) = ([statistics.median(found[name]) for name in ("first", "again")] for found in (times, cpu))
        print(f"| first `import`, s (processor time) | {first:.2f} ({first_cpu:.2f}) |")
        print(f"| the same again, s (processor time) | {again:.2f} ({again_cpu:.2f}) |")
        print(f"| ratio | {again / first:.2f} ({again_cpu / first_cpu:.2f}) |")


if __name__ == "__main__":
    main()
