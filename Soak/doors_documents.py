"""Doors that read documents: packages of CSV, whose rows are random, and FollowTheMoney's JSON lines.

Such a document is read whole or refused whole, with the places of what is wrong: that is taken out, and the rest is read again.
"""

import copy
import json
import os
import re
import shutil

from doors import ROUNDS, Door, Look, Rows
from driver_files import cell
from judging import BASE
from packages import COLUMNS, Maker


class Cells(Door):
    """`import` of a package in which some cells are any."""

    name, share = "cells", 1

    def make(self):
        random = self.case.random
        self.start = random.choice(["empty.db", BASE])
        self.made = Maker(random, awkward=0.3, longest=random.choice([50, 2000])).package(random.choice([20, 200]), random.choice([50, 800]))
        places = [(table, row) for table in sorted(COLUMNS) for row in range(len(self.made.tables[table]))]
        changes = {}
        for table, row in random.sample(places, len(places) // random.choice([8, 20, 60])):
            column = random.choice(self.made.columns[table])
            text = cell(self.grammar, column, self.made.tables[table][row].get(column, ""))
            changes[table, row, column] = text.encode("utf-8", "replace").decode()
        return [[table, str(row), column, text] for (table, row, column), text in changes.items()]

    def look(self, inputs):
        look = Look()
        rows = sum(len(rows) for rows in self.made.tables.values())
        left = {(table, int(row), column): text for table, row, column, text in inputs}
        for _ in range(ROUNDS):
            made = copy.deepcopy(self.made)
            for (table, row, column), text in left.items():
                made.tables[table][row][column] = text
            shutil.rmtree(self.case.path("package"), ignore_errors=True)
            made.write(self.case.path("package"))
            self.copy(self.start)
            look.files = [self.case.path("package"), os.path.join(self.soak.shared, self.start)]
            outcome = self.run(look, ["import", "package", "--yes"])
            if look.kind:
                return look
            if outcome.status == 0:
                look.read += rows
                return self.look_over(look) if self.is_thorough else look
            with open(self.case.path(BASE), "rb") as file, open(os.path.join(self.soak.shared, self.start), "rb") as before:
                if file.read() != before.read():
                    return look.wrong("cells: what was refused changed the base", outcome.errors[:600])
            refused = self.refused(look, made, outcome, left)
            if look.kind:
                return look
            if not refused:
                # What is wrong with one cell may be told at another, of a row that was left as it was.
                self.soak.count("cells: refused at a row that was not changed")
                return look
            for place in refused:
                del left[place]
            look.read += len(refused)
            look.refused += len(refused)
        return look

    def refused(self, look, made, outcome, left):
        """The changes that stand in the rows that are told."""
        starts = {table: Rows([made.columns[table], *([row.get(column, "") for column in made.columns[table]] for row in made.tables[table])])
            for table in COLUMNS}
        refused = set()
        places = re.findall(r"^(?:dossier:|) *package/(\w+)\.csv:(\d+):(\d+): \S", outcome.errors, re.MULTILINE)
        if not places:
            look.wrong(f"cells: a refusal without a place: {outcome.reason()}", outcome.errors[:600])
        for table, line, column in places:
            row = starts[table].row(int(line))
            if row is None or row < -1 or int(column) < 1:
                look.wrong("cells: a place that is not in the file", outcome.errors[:600])
                break
            refused.update(change for change in left if change[:2] == (table, row))
        return refused


class Documents(Door):
    """`import ftm`: a line each."""

    name, share = "documents", 1
    schemata = ["Person", "Company", "Organization", "PublicBody", "Ownership", "Directorship", "Payment", "Document", "Address", "Thing", "Membership", "Family",
        "UnknownLink", "Project", "Sanction", "LegalEntity", "Event", "Employment", "nothing"]
    properties = ["name", "alias", "summary", "country", "owner", "asset", "director", "organization", "startDate", "endDate", "date", "percentage", "amount", "currency",
        "payer", "beneficiary", "proof", "sourceUrl", "address", "addressEntity", "incorporationDate", "birthDate", "idNumber", "website", "role", "subject",
        "object", "title", "publisher", "keywords", "notes", "weakAlias", "previousName", "member", "person", "relative", "nothing"]

    def make(self):
        return [[self.document().replace("\n", " ")] for _ in range(200)]

    def document(self):
        grammar = self.grammar
        made = {"id": self.id(), "schema": grammar.one(self.schemata), "properties": {name: [self.value(name) for _ in range(grammar.one([1, 1, 1, 2, 0]))]
            for name in grammar.random.sample(self.properties, grammar.random.randint(0, 6))}}
        made["properties"].setdefault("name", [grammar.value("free")])
        if grammar.chance(0.01):
            made[grammar.one(["id", "schema", "properties", "x", "datasets"])] = grammar.one([None, 5, [], {}, "", [None], {"name": "x"}, {"name": [5, None, {}]}, 1e300])
        text = json.dumps(made, ensure_ascii=grammar.chance(0.3))
        if grammar.chance(0.01):
            text = grammar.changed(text)
        return text.encode("utf-8", "replace").decode()

    def id(self):
        return self.grammar.one([f"e{self.grammar.random.randrange(60)}"] * 9 + [self.grammar.value("name")])

    def value(self, name):
        grammar = self.grammar
        if name in ("owner", "asset", "director", "organization", "payer", "beneficiary", "subject", "object", "member", "person", "relative", "proof", "addressEntity"):
            return grammar.one([self.id(), self.id(), {"id": self.id(), "schema": "Person", "properties": {"name": ["x"]}}])
        if name in ("website", "sourceUrl") and grammar.chance(0.95):
            return f"https://example.org/{grammar.random.randrange(99)}"
        return grammar.value({"startDate": "date", "endDate": "date", "date": "date", "incorporationDate": "date", "birthDate": "date", "amount": "amount",
            "percentage": "amount"}.get(name, "free"))

    def look(self, inputs):
        look = Look()
        lines = [one[0] for one in inputs]
        for _ in range(ROUNDS):
            self.copy("empty.db")
            look.files = [self.write("base.ftm.json", "\n".join(lines) + "\n"), os.path.join(self.soak.shared, "empty.db")]
            outcome = self.run(look, ["import", "ftm", "base.ftm.json"])
            if look.kind:
                return look
            if outcome.status == 0:
                look.read += sum(1 for line in lines if line.strip())
                return self.look_over(look) if self.is_thorough else look
            places = {int(line) for line, _ in re.findall(r"^(?:dossier:|) *base\.ftm\.json:(\d+):(\d+): \S", outcome.errors, re.MULTILINE)}
            if not places:
                return look if not any(line.strip() for line in lines) else look.wrong(
                    f"documents: a refusal without a place: {outcome.reason()}", outcome.errors[:600])
            if not all(1 <= place <= len(lines) for place in places):
                return look.wrong("documents: a place that is not in the file", outcome.errors[:600])
            lines = [line for place, line in enumerate(lines, 1) if place not in places]
            look.read += len(places)
            look.refused += len(places)
        return look
