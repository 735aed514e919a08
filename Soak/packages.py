"""Makes random packages: the CSV files and the description that 'dossier import' reads."""

import csv
import io
import json
import os

COLUMNS = {
    "kinds": ["name", "plural", "parent", "label_en", "label_fr"],
    "predicates": [
        "name", "takes", "value_type", "time", "slot", "symmetric", "domain", "range", "label_en", "label_fr", "inverse_en",
        "inverse_fr", "description"],
    "units": ["code", "exponent", "kind", "symbol", "label_en", "label_fr"],
    "entities": ["slug", "kind", "name", "summary", "merged_into"],
    "names": ["id", "entity", "text", "language", "role", "starts", "ends"],
    "relations": [
        "id", "subject", "predicate", "object", "starts", "ends", "modality", "amount_low", "amount_high", "unit", "approximate",
        "role", "note", "follows", "private_note"],
    "attributes": [
        "id", "entity", "key", "value", "starts", "ends", "modality", "amount_low", "amount_high", "unit", "approximate", "role",
        "note", "follows", "private_note"],
    "sources": [
        "slug", "title", "author", "publisher", "published", "published_basis", "retrieved", "url", "archived_url", "language",
        "derived_from", "sha256", "confidential"],
    "citations": ["fact", "name", "source", "locator", "as_of", "as_of_defaulted", "quote", "speaker"],
    "disputes": ["slug", "topic", "verdict", "favours", "comment"],
    "dispute_sides": ["dispute", "side", "fact", "name"],
}
MODALITIES = ["planned", "committed", "actual", "alleged", "denied"]
ROLES = ["preferred", "alias", "former", "acronym", "misspelling"]
DATES = [
    "2012", "2012-05", "2012-05-02", "2012~", "2012-05?", "2012%", "2012-21", "[2011,2012]", "[..2012]", "[2012..]", "201X", "19XX",
    "2012-XX", "-0044", "-0044-03-15", "Y-12000", "Y17E7", "0000", "9999-12-31", "2012-41", "2012-32"]
WORDS = [
    "Alpha", "Beta", "Société", "générale", "d'Énergie", "of", "the", "3M", "S.A.", "ÉTAT", "cœur", "Łódź", "straße", "名前", "😀",
    "О́блако", "e\u0301te\u0301", "&", "Jean-Luc", "O'Neil", "R2D2", "x", "2012", "II", "Groupe", "Cloud", "Data"]
AWKWARD = [
    "with, comma", "with \"quotes\"", "two\nlines", "CR\r\nLF", " blanks ", "=1+1", "\u0301combining", "'", "a\tb", "0", "NULL",
    "-",
    "%s", "\\", "x" * 300, "é" * 1000, "[1]", "*", "a; drop table fact", "<b>", "ﬁn"]
# What acts on a terminal, or hides.
UNSAFE = [
    "\x1b[31mred", "\x1b]52;c;aGk=\x07", "over\rwritten", "\x9b31m", "\u202egnol", "\u2066isolate\u2069", "\u200bzero",
    "wo\u2060rd",
    "\ufeffmark", "\x08\x08back", "\x7fdel", "\u200fright", "\u2028line", "\u061calm", "\x01start", "\U000e0041tag", "\u0085next",
    "\u00adsoft", "\u200ejoin"]


class Package:
    """Tables of rows, as dictionaries from column to text."""

    def __init__(self):
        self.tables = {table: [] for table in COLUMNS}
        self.columns = dict(COLUMNS)
        self.description = {"profile": "tabular-data-package", "name": "soak", "title": "Soak"}

    def add(self, table, **row):
        self.tables[table].append({column: str(value) for column, value in row.items() if value not in (None, "")})

    def text(self, table):
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.columns[table])
        for row in self.tables[table]:
            writer.writerow([row.get(column, "") for column in self.columns[table]])
        return out.getvalue()

    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        for table in COLUMNS:
            with open(os.path.join(folder, f"{table}.csv"), "w", encoding="utf-8", newline="") as file:
                file.write(self.text(table))
        with open(os.path.join(folder, "datapackage.json"), "w", encoding="utf-8") as file:
            json.dump(self.description, file)
        return folder


class Maker:
    """Makes packages of one style.

    `prefix` keeps slugs of several packages apart; `awkward` and `unsafe` are shares of texts that are hard to write, or that
    act on a terminal; `longest` is how many characters a note may have, which beyond a page fills pages of its own.
    """

    def __init__(self, random, prefix="e", awkward=0.2, unsafe=0.0, longest=200):
        self.random, self.prefix, self.awkward, self.unsafe, self.longest = random, prefix, awkward, unsafe, longest

    def chance(self, share):
        return self.random.random() < share

    def one(self, of):
        return self.random.choice(of)

    def words(self, least=1, most=4):
        text = " ".join(self.one(WORDS) for _ in range(self.random.randint(least, most)))
        if self.chance(self.awkward):
            text = self.one([self.one(AWKWARD), text + self.one(AWKWARD), self.one(AWKWARD) + " " + text])
        if self.chance(self.unsafe):
            text = self.one([text + " " + self.one(UNSAFE), self.one(UNSAFE) + text, text[:3] + self.one(UNSAFE) + text[3:]])
        return text

    def prose(self):
        if not self.chance(0.4):
            return None
        if self.chance(0.1):
            return (self.words() + " ") * (self.random.randint(1, self.longest) // 12 + 1)
        return self.words(2, 12)

    def date(self, share=0.6):
        return self.one(DATES) if self.chance(share) else None

    def vocabulary(self, package):
        words = lambda plain: self.words() if self.unsafe else plain  # noqa: E731
        for name, plural, parent in [
                ("thing", "things", ""), ("company", "companies", "thing"), ("person", "people", ""), ("deal", "deals", "thing")]:
            package.add("kinds", name=name, plural=plural, parent=parent, label_en=words(name), label_fr=words(name))
        for name, time, slot, symmetric in [
                ("owns", "state", "pair", ""), ("leads", "state", "none", ""), ("knows", "state", "none", "true"),
                ("pays", "period", "pair", ""), ("invests-in", "state", "pair", ""), ("leaves", "event", "none", ""),
                ("part-of", "state", "subject", "")]:
            label = words(name.replace("-", " "))
            package.add(
                "predicates", name=name, takes="entity", time=time, slot=slot, symmetric=symmetric, label_en=label,
                label_fr=words(label), inverse_en=None if symmetric else words("is what " + name),
                inverse_fr=None if symmetric else words(name), description=self.prose())
        for name, kind, time, slot in [
                ("founded", "date", "event", "subject"), ("says", "text", "event", "none"), ("revenue", "amount", "period",
                    "subject"),
                ("size", "integer", "state", "subject"), ("ratio", "decimal", "state", "none"), ("site", "url", "state", "none"),
                ("number", "identifier", "state", "subject")]:
            package.add("predicates", name=name, takes="value", value_type=kind, time=time, slot=slot, label_en=words(name))
        for code, exponent, kind, symbol in [
                ("EUR", 2, "money", "€"), ("percent", 2, "percent", "%"), ("count", 0, "count", ""), ("U9", 9, "money", "u")]:
            package.add("units", code=code, exponent=exponent, kind=kind, symbol=symbol, label_en=words(code))

    def amount(self):
        unit, exponent = self.one([("EUR", 2), ("EUR", 2), ("percent", 2), ("count", 0), ("U9", 9)])
        most = {"EUR": 10**14, "percent": 10**4, "count": 10**9, "U9": 10**18}[unit]

        def figure(number):
            return str(number) if exponent == 0 else f"{number // 10**exponent}.{number % 10**exponent:0{exponent}d}"

        low, high = sorted(self.random.randrange(self.one([10, 1000, most])) for _ in range(2))
        low, high = self.one([(low, high), (low, low), (low, low), (None, high), (low, None)])
        return {
            "amount_low": None if low is None else figure(low), "amount_high": None if high is None else figure(high), "unit": unit,
            "approximate": "true" if self.chance(0.2) else None}

    def value(self, key):
        return {
            "founded": lambda: self.one(DATES), "says": self.words, "size": lambda: self.random.randint(-9, 10**12),
            "ratio": lambda: self.one(["0.5", "-1e3", "12.25"]), "site": lambda: "https://example.org/" + str(self.random.random()),
            "number": lambda: self.one(["FR 123", "007", "x-1"])}[key]()

    def package(self, entities, facts, sources=5, in_order=True, base_id=None):
        """A package of so many entities and facts; ids ascend with gaps, or stand in any order."""
        package = Package()
        self.vocabulary(package)
        slugs = [f"{self.prefix}{number}" for number in range(entities)]
        for number, slug in enumerate(slugs):
            merged = self.one(slugs[:number]) if number and self.chance(0.03) else None
            if merged and any(row["slug"] == merged and "merged_into" in row for row in package.tables["entities"]):
                merged = None
            package.add(
                "entities", slug=slug, kind=self.one(["thing", "company", "person", "deal"]), name=self.words() + f" {slug}",
                summary=self.prose(), merged_into=merged)
        names = self.numbers(self.random.randint(0, entities), in_order)
        for number in names:
            package.add(
                "names", id=number, entity=self.one(slugs), text=self.words() + f" {self.prefix}n{number}",
                language=self.one(["fr", "en", None]), role=self.one(ROLES), starts=self.date(0.2), ends=self.date(0.2))
        titles = [f"{self.prefix}s{number}" for number in range(sources)]
        for number, slug in enumerate(titles):
            package.add(
                "sources", slug=slug, title=self.words(), author=self.prose(), publisher=self.prose(), published=self.date(),
                published_basis=self.one(["stated", "inferred", None]), retrieved=self.date(0.2), language=self.one(["fr", None]),
                url=self.one([None, f"https://example.org/{slug}"]),
                derived_from=self.one(titles[:number]) if number and self.chance(0.3) else None,
                confidential="true" if self.chance(0.2) else None)
        numbers = self.numbers(facts, in_order)
        self.facts(package, numbers, slugs)
        for claims, column in ((numbers, "fact"), (names, "name")):
            for claim in claims:
                for source in self.random.sample(titles, self.random.choice([0, 1, 1, 2])) if titles else []:
                    as_of = self.date(0.5)
                    package.add(
                        "citations", **{column: claim}, source=source, locator=self.one([None, "p. 1", self.words()]), as_of=as_of,
                        as_of_defaulted="true" if as_of and self.chance(0.3) else None, quote=self.prose(),
                        speaker=self.one(slugs) if self.chance(0.1) else None)
        for number in range(min(facts // 4, 5)):
            slug = f"{self.prefix}d{number}"
            package.add(
                "disputes", slug=slug, topic=self.words(), verdict=self.one(["rival", "apparent", "resolved"]),
                favours=self.one([None, "one"]), comment=self.prose())
            for side, fact in zip(["one", "other, too"], self.random.sample(numbers, 2)):
                package.add("dispute_sides", dispute=slug, side=side, fact=fact)
        if base_id:
            package.description["dossier"] = {
                "base_id": base_id, "last_fact_id": max(numbers, default=0), "last_name_id": max(names, default=0)}
        return package

    def numbers(self, count, in_order):
        found, last = [], 0
        for _ in range(count):
            last += 1 if self.chance(0.9) else self.random.randint(2, 40)
            found.append(last)
        if not in_order:
            self.random.shuffle(found)
        return found

    def facts(self, package, numbers, slugs):
        # Relations and attributes share one series of ids.
        for place, number in enumerate(numbers):
            tail = {
                "id": number, "starts": self.date(), "ends": self.one([None, None, "..", self.date()]),
                "modality": self.one(MODALITIES), "role": self.one([None, None, self.words()]), "note": self.prose(),
                "private_note": self.words() if self.chance(0.05) else None,
                "follows": self.one(numbers[:place]) if place and self.chance(0.1) else None}
            if self.chance(0.7):
                predicate = self.one(["owns", "leads", "knows", "pays", "invests-in", "leaves", "part-of"])
                amount = self.amount() if self.chance(0.5 if predicate in ("owns", "pays", "invests-in") else 0.05) else {}
                package.add("relations", subject=self.one(slugs), predicate=predicate, object=self.one(slugs), **amount, **tail)
            else:
                key = self.one(["founded", "says", "revenue", "size", "ratio", "site", "number"])
                how = self.amount() if key == "revenue" else {"value": self.value(key)}
                package.add("attributes", entity=self.one(slugs), key=key, **how, **tail)
