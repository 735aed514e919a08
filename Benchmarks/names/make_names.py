#!/usr/bin/env python3
"""Writes a Data Package of made-up entities with three names each, to measure lookups at size.

    python3 Benchmarks/names/make_names.py FOLDER [ENTITIES]

Half are people, half companies. Words are made of syllables and drawn by Zipf's law, as surnames and company words are: a
few are shared by thousands of names, most by one or two. The same arguments write the same package.
"""
import json
import random
import shutil
import sys
from itertools import accumulate
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "Seeds" / "sovereign-cloud"
ONSETS = "b br c ch cl cr d dr f fl fr g gr h j l m n p pl pr qu r s st t tr v w z".split()
VOWELS = "a e i o u ai au eau é è ou oi in an on ie".split()
CODAS = ["", "", "", "n", "r", "l", "s", "t", "x", "nd", "rt", "lle", "tte"]
GIVEN = ("Jean Marie Pierre Michel Philippe Alain Patrick Nathalie Isabelle Sylvie Catherine Nicolas Christophe Laurent Julien "
         "François Frédéric Stéphane Thierry Olivier Thomas Anne Sophie Claire Luc Hélène Céline Émilie Élodie Gérard").split()
GENERIC = "Services Systèmes Conseil Solutions Industries Technologies Énergie Finance Groupe France Télécom Transports".split()
FORMS = ["", "", "", " SA", " SAS", " SARL", " GmbH", " Ltd", " SE"]


class Zipf:
    """Draws from words, the first ones most often."""

    def __init__(self, words, random):
        self.words, self.random = words, random
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))

    def __call__(self):
        return self.random.choices(self.words, cum_weights=self.weights)[0]


def vocabulary(count, random):
    words = {}
    while len(words) < count:
        syllables = random.choice((1, 2, 2, 3, 3, 4))
        word = "".join(random.choice(ONSETS) + random.choice(VOWELS) for _ in range(syllables)) + random.choice(CODAS)
        if len(word) > 3:
            words[word.capitalize()] = None
    return list(words)


def mistyped(text, random):
    place = random.randrange(1, len(text) - 1)
    return random.choice((text[:place] + text[place + 1:], text[:place] + text[place + 1] + text[place] + text[place + 2:]))


def main():
    folder, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    rng = random.Random(20120427)
    folder.mkdir(parents=True, exist_ok=True)
    description = json.loads((SEEDS / "datapackage.json").read_text(encoding="utf-8"))
    description["dossier"] = {"base_id": "00000000-0000-4000-8000-000000000001", "last_fact_id": 0, "last_name_id": 2 * count}
    (folder / "datapackage.json").write_text(json.dumps(description), encoding="utf-8")
    for table in SEEDS.glob("*.csv"):
        if table.stem in ("kinds", "predicates", "units"):
            shutil.copy(table, folder)
        else:
            header = table.read_text(encoding="utf-8").splitlines()[0]
            (folder / table.name).write_text(header + "\n", encoding="utf-8")
    surname = Zipf(vocabulary(200_000, rng), rng)
    given = Zipf(GIVEN + vocabulary(3_000, rng), rng)
    word = Zipf(vocabulary(200_000, rng), rng)
    name_id = 0
    with open(folder / "entities.csv", "a", encoding="utf-8") as entities, open(folder / "names.csv", "a", encoding="utf-8") as names:
        for number in range(count):
            if number % 2:
                kind, first, last = "person", given(), surname()
                name = f"{first} {last}"
                others = [("alias", f"{last} {first[0]}."), ("misspelling", f"{first} {mistyped(last, rng)}")]
            else:
                kind, words = "company", [word() for _ in range(rng.choice((1, 2, 2, 3)))]
                if rng.random() < 0.5:
                    words.append(rng.choice(GENERIC))
                name = " ".join(words) + rng.choice(FORMS)
                initials = "".join(part[0] for part in words).upper()
                others = [("former", f"{word()} {rng.choice(GENERIC)}"), ("acronym", initials) if len(words) > 2 else ("alias", words[0])]
            entities.write(f"e{number},{kind},{name},,\n")
            for role, text in others:
                name_id += 1
                names.write(f"{name_id},e{number},{text},,{role},,\n")


main()
