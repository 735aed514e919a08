#!/usr/bin/env python3
"""Measures lookups by name as whole processes, and whether they find the entity, beside FTS5 alone and rapidfuzz.

    python3 Benchmarks/names/make_names.py FOLDER
    dossier --db BASE init --empty && dossier --db BASE import FOLDER
    python3 Benchmarks/names/lookups.py DOSSIER BASE [SAMPLES]

Processor time is printed beside elapsed time: on a busy machine only the first can be compared. rapidfuzz is measured if it
is installed; reading its list of names is not counted.
"""
import csv
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import time
import unicodedata

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def mistyped(text, rng):
    """One letter deleted, inserted, replaced or swapped in a word of five letters or more."""
    words = text.split(" ")
    place = rng.choice([index for index, word in enumerate(words) if len(word) > 4])
    word = words[place]
    at = rng.randrange(0, len(word) - 1)
    words[place] = rng.choice((
        word[:at] + word[at + 1:], word[:at] + rng.choice(ALPHABET) + word[at:],
        word[:at] + rng.choice(ALPHABET) + word[at + 1:], word[:at] + word[at + 1] + word[at] + word[at + 2:]))
    return " ".join(words)


def measure(arguments):
    start = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    output = process.stdout.read()
    process.stdout.close()
    _, _, usage = os.wait4(process.pid, 0)
    return output, usage.ru_utime + usage.ru_stime, time.perf_counter() - start


def report(title, cpu, wall, found):
    def shown(times):
        ordered = sorted(times)
        return f"{statistics.median(ordered) * 1000:8.1f} {ordered[int(len(ordered) * 0.95)] * 1000:8.1f}"
    print(f"{title:34} {shown(cpu)} {shown(wall)} {found:7.1%}")


def main():
    dossier, base, samples = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 100
    rng = random.Random(2013)
    database = sqlite3.connect(f"file:{base}?mode=ro", uri=True)
    count, size = database.execute("SELECT count(*), max(id) FROM entity").fetchone()
    names = []
    while len(names) < samples:
        row = database.execute("SELECT slug, name FROM entity WHERE id = ?", (rng.randrange(1, size + 1),)).fetchone()
        if row and any(len(word) > 4 for word in row[1].split(" ")):
            names.append(row)
    queries = {
        "exact": lambda name: name,
        "without accents": fold,
        "beginning": lambda name: name[: max(4, len(name) - 3)],
        "words in another order": lambda name: " ".join(reversed(name.split(" "))),
        "one letter wrong": lambda name: mistyped(name, rng),
        "two letters wrong": lambda name: mistyped(mistyped(name, rng), rng),
    }
    print(f"{count} entities; milliseconds: processor median, 95 %, elapsed median, 95 %; found among the first 20")
    typed = {}
    for title, make in queries.items():
        cpu, wall, found = [], [], 0
        typed[title] = [(slug, make(name)) for slug, name in names]
        for slug, text in typed[title]:
            output, processor, elapsed = measure([dossier, "--db", base, "find", "--format", "csv", "--", text])
            cpu.append(processor)
            wall.append(elapsed)
            found += slug in [row[0] for row in csv.reader(output.splitlines()[1:])]
        report(title, cpu, wall, found / len(names))
    peers(database, typed, len(names))


def peers(database, typed, count):
    cpu, found = [], 0
    for slug, text in typed["words in another order"]:
        start = time.process_time()
        words = " ".join(f'"{word}"' for word in fold(text).split(" "))
        rows = database.execute(
            "SELECT rowid FROM name_search WHERE name_search MATCH ? LIMIT 20", (words,)).fetchall()
        cpu.append(time.process_time() - start)
        ids = [row // 2 for (row,) in rows if row % 2 == 0]
        found += any(database.execute("SELECT slug FROM entity WHERE id = ?", (id,)).fetchone()[0] == slug for id in ids)
    report("FTS5 alone, words, no process", cpu, cpu, found / count)
    try:
        from rapidfuzz import fuzz, process
    except ImportError:
        return
    slugs, texts = [], []
    for slug, folded in database.execute(
            "SELECT slug, folded FROM entity UNION ALL SELECT e.slug, n.folded FROM name n JOIN entity e ON e.id = n.entity"):
        slugs.append(slug)
        texts.append(folded)
    cpu, found = [], 0
    some = typed["one letter wrong"][:10]
    for slug, text in some:
        start = time.process_time()
        best = process.extract(fold(text), texts, scorer=fuzz.ratio, limit=20)
        cpu.append(time.process_time() - start)
        found += slug in {slugs[index] for _, _, index in best}
    report("rapidfuzz ratio over the list", cpu, cpu, found / len(some))


main()
