#!/usr/bin/env python3
"""Two builds of dossier in turns, each on a base of its own: what a change costs, and what it saves.

    versions.py OLD NEW [--graph 1m] [--rounds 7] [--items load,lookup,...] [--folder F]

makes the benchmark's graph, imports it with each, asks each item of both in turns, and prints medians: processor time in ms, which a busy
machine disturbs less, the time from outside, and NEW as a multiple of OLD. With 'perf' it counts instructions as well.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from contenders import Dossier  # noqa: E402
from graphs import Synthetic  # noqa: E402
from make_graph import make  # noqa: E402
from processes import remove, run  # noqa: E402
from questions import Questions  # noqa: E402

SIZES = {"100k": 10_000, "1m": 100_000, "10m": 1_000_000}
ITEMS = ["load", "lookup", "page", "find", "misspelt", "export", "package", "aggregate", "path", "around", "hops", "paths"]


class Build(Dossier):
    """One of the two, with a base and a name of its own."""

    def __init__(self, data, name, binary):
        super().__init__(data)
        self.name, self.binary, self.path = name, os.path.abspath(binary), f"{data.work}/{name}.db"

    def command(self, item):
        if item == "package":
            # Neither writes over the other's files.
            return [self.binary, "--db", self.path, "export", "csv", f"{self.data.work}/{self.name}-package"], None
        return super().command(item)


def instructions(command):
    """How many instructions of its own a command takes; None without perf."""
    if not shutil.which("perf"):
        return None
    outcome = subprocess.run(["perf", "stat", "-x,", "-e", "instructions:u", *command], capture_output=True, text=True)
    found = re.search(r"^(\d+),", outcome.stderr, re.M)
    return int(found[1]) if found else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--graph", default="1m", choices=SIZES)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--items", default=",".join(ITEMS))
    parser.add_argument("--folder", default=os.path.join(os.environ.get("TMPDIR", "/tmp"), "dossier-versions"))
    arguments = parser.parse_args()
    folder = f"{arguments.folder}/{arguments.graph}"
    if not os.path.exists(f"{folder}/package/datapackage.json"):
        make(folder, Synthetic(SIZES[arguments.graph]))
    data = Questions(folder)
    builds = [Build(data, "old", arguments.old), Build(data, "new", arguments.new)]
    print("| item | old, processor ms | new | multiple | old, outside ms | new | multiple | instructions, multiple |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for item in ["load"] + [item for item in arguments.items.split(",") if item != "load"]:
        walls, cpus = ([], []), ([], [])
        for _ in range(1 if item == "load" and "load" not in arguments.items.split(",") else arguments.rounds):
            for at, build in enumerate(builds):
                if item == "load":
                    remove(build.path)
                    build.prepare_load()
                outcome = run(*build.command(item))
                if outcome.status not in (0, 1):
                    sys.exit(f"{item}, {build.name}: exits {outcome.status}: {outcome.errors[-500:]}")
                walls[at].append(outcome.wall * 1e3)
                cpus[at].append(outcome.cpu * 1e3)
        cells = []
        for old, new in (cpus, walls):
            old, new = statistics.median(old), statistics.median(new)
            cells += [f"{old:.3g}", f"{new:.3g}", f"{new / old:.2f}"]
        counts = [None if item == "load" else instructions(build.command(item)[0]) for build in builds]
        print(f"| {item} | {' | '.join(cells)} | {f'{counts[1] / counts[0]:.2f}' if all(counts) else ''} |", flush=True)


if __name__ == "__main__":
    main()
