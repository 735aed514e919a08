"""What is asked of a graph: the same nodes, pairs and names for every contender, drawn once with a seed."""

import csv
import json
import os
import random


class Questions:
    def __init__(self, folder):
        self.folder = os.path.abspath(folder)
        self.work = f"{self.folder}/work"
        os.makedirs(self.work, exist_ok=True)
        saved = f"{self.work}/questions.json"
        if not os.path.exists(saved):
            with open(saved, "w", encoding="utf-8") as file:
                json.dump(self.draw(), file)
        with open(saved, encoding="utf-8") as file:
            self.__dict__.update(json.load(file))
        self.slugs = {int(number): slug for number, slug in self.slugs.items()}
        self.quoted_name = self.name.replace("'", "''")
        self.quoted_prefix = self.prefix.replace("'", "''")

    def draw(self):
        with open(f"{self.folder}/plain/entities.csv", newline="", encoding="utf-8") as file:
            rows = [(row[2], row[3]) for row in csv.reader(file)][1:]
        with open(f"{self.folder}/plain/relations.csv", "rb") as file:
            relations = sum(1 for _ in file) - 1
        draw = random.Random(42)
        numbers = range(1, len(rows) + 1)
        nodes = draw.sample(numbers, 50)
        pairs = [draw.sample(numbers, 2) for _ in range(50)]
        times = {}
        for _, name in rows:
            times[name] = times.get(name, 0) + 1
        # A package that everybody knows, else the first node whose name is its own.
        name = "bash" if "bash" in times else next(rows[n - 1][1] for n in nodes if times[rows[n - 1][1]] == 1)
        middle = len(name) // 2
        asked = {*nodes, *(number for pair in pairs for number in pair)}
        return {
            "entities": len(rows), "relations": relations, "nodes": nodes, "pairs": pairs, "name": name,
            "slug": next(slug for slug, other in rows if other == name),
            "prefix": "libpython3" if name == "bash" else name[:4],
            "misspelt": "libpyton3-stdlib" if name == "bash" else name[:middle] + name[middle + 1:],
            "slugs": {number: rows[number - 1][0] for number in asked},
        }
