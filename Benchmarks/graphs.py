"""The graphs that the benchmarks run on: Debian's archive (real), and a power law of any size (synthetic).

A graph is an iterator of entities, then one of relations, so that ten million relations need little memory:

    entities   (number from 1, kind, slug, name, summary)
    relations  (subject's number, predicate, object's number, start, end, amount, unit); the last four may be ""
"""

import io
import math
import os
import random
import re
import subprocess
from array import array

# ------------------------------------------------------------------ synthetic

SYLLABLES = (
    "ka lo mi ra ven tor sel dan bri nor el ga ri os ma ti ul fen har jo ke li mar ne or pa qui ro sa ta un va wen xi yo za"
).split()
WORDS = (
    "founded research energy network capital regional digital public private health data cloud logistics partner former "
    "head of the leading provider investor in early stage global open source infrastructure software hardware team "
    "advisory board member since based Nordic Baltic Alpine Atlantic northern platform fund company group holding market "
    "supply chain"
).split()
UNITS = ("EUR", "EUR", "USD", "USD", "GBP", "SEK")


def weighted(**weights):
    """Each word as often as its weight says, with '-' for '_'."""
    return [word.replace("_", "-") for word, weight in weights.items() for _ in range(weight)]


KINDS = weighted(person=8, company=6, platform=2, fund=2, topic=2)
PREDICATES = weighted(
    works_at=5, owns=2, invested_in=3, member_of=3, partner_of=2, uses=3, funded_by=1, subsidiary_of=1, mentions=1,
    located_in=1)
SUFFIXES = {"person": "", "company": " AB", "platform": " Hub", "fund": " Fund", "topic": " studies"}


class Synthetic:
    """`size` entities and ten times as many relations; the same seed gives the same graph.

    Out-degrees follow a Pareto law; four objects in five are drawn by preferential attachment, the others evenly. A tenth
    of the relations have a start and an amount.
    """

    kinds = {"person": "people", "company": "companies", "platform": "platforms", "fund": "funds", "topic": "topics"}
    units = {"EUR": (2, "money"), "USD": (2, "money"), "GBP": (2, "money"), "SEK": (2, "money")}
    predicates = sorted(set(PREDICATES) | {"related-to"})

    def __init__(self, size, seed=7):
        self.size = size
        self.draw = random.Random(seed).random
        # Spreads numbers over the id space, so that relations do not arrive in the order of the ids.
        self.stride = next(k for k in range(int(size * 0.618) | 1, 2 * size + 3, 2) if math.gcd(k, size) == 1)

    def pick(self, choices):
        return choices[int(self.draw() * len(choices))]

    def number(self, node):
        return (node * self.stride + 12345) % self.size + 1

    def word(self, syllables):
        return "".join([self.pick(SYLLABLES) for _ in range(syllables)]).capitalize()

    def entities(self):
        for number in range(1, self.size + 1):
            kind = self.pick(KINDS)
            first = self.word(2 + int(self.draw() * 2))
            name = f"{first} {self.word(2 + int(self.draw() * 3))}{SUFFIXES[kind]}"
            summary = " ".join([self.pick(WORDS) for _ in range(5 + int(self.draw() * 8))])
            yield number, kind, f"{name.lower().replace(' ', '-')}-{number}", name, summary

    def relations(self):
        """Follows `entities`: both draw from one sequence of random numbers."""
        draw, total, made = self.draw, 10 * self.size, 0
        # The two ends of every relation so far: drawing one evenly is preferential attachment.
        ends = array("I", [0])
        for node in range(1, self.size):
            degree = min(1 + int(4.75 / (1.0 - draw()) ** 0.5), 500, 4 * node, total - made)
            joined = set()
            for _ in range(degree):
                other = ends[int(draw() * len(ends))] if draw() < 0.8 else int(draw() * node)
                predicate = self.pick(PREDICATES)
                if other == node or (other, predicate) in joined:
                    continue
                joined.add((other, predicate))
                yield self.relation(node, predicate, other)
                ends.append(other)
                made += 1
            ends.append(node)
            if len(joined) > 3:
                ends.append(node)
        joined = set()
        while made < total:
            pair = int(draw() * self.size), int(draw() * self.size)
            if pair[0] != pair[1] and pair not in joined:
                joined.add(pair)
                yield self.relation(pair[0], "related-to", pair[1])
                made += 1

    def relation(self, node, predicate, other):
        draw = self.draw
        if draw() >= 0.1:
            return self.number(node), predicate, self.number(other), "", "", "", ""
        year, month, day = 1990 + int(35 * draw() ** 0.5), 1 + int(draw() * 12), 1 + int(draw() * 28)
        end = ""
        if draw() < 0.3:
            end = f"{year + 1 + int(draw() * 8)}-{1 + int(draw() * 12):02d}-{1 + int(draw() * 28):02d}"
        amount = str(int(10 ** (3 + draw() * 5)) // 100 * 100)
        start = f"{year}-{month:02d}-{day:02d}"
        return self.number(node), predicate, self.number(other), start, end, amount, self.pick(UNITS)


# ----------------------------------------------------------------------- real

NAME = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9+.\-]*)")
VERSION_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
# A maintainer that is a team, not a person.
TEAM = re.compile(
    r"team|list|maint(ainers|\b)|group|project|packag|developers|debian\b|ubuntu|foundation|committee|task force|"
    r"@lists\.|@tracker\.|@packages\.|alioth|inc\b|gmbh|ltd", re.IGNORECASE)
DEPENDENCIES = {
    "Depends": "depends-on", "Pre-Depends": "depends-on", "Recommends": "recommends", "Suggests": "suggests",
    "Provides": "provides"}


def packages():
    """Debian's packages by name, each a dictionary of fields; of several versions the first listed."""
    listing = subprocess.run(
        ["apt-cache", "dumpavail"], capture_output=True, check=True, env=dict(os.environ, LC_ALL="C.UTF-8")).stdout
    found, fields, field = {}, {}, None
    for line in io.StringIO(listing.decode("utf-8", "replace") + "\n\n", newline="\n"):
        line = line.rstrip("\n")
        if line[:1] in (" ", "\t"):
            if field:
                fields[field] += "\n" + line[1:]
        elif line:
            field, _, value = line.partition(":")
            fields[field] = value.strip()
        else:
            if "Package" in fields:
                found.setdefault(fields["Package"], fields)
            fields, field = {}, None
    return found


def slug_base(key):
    return re.sub(r"-+", "-", re.sub(r"[^a-z0-9]+", "-", key.lower().replace("+", "-plus"))).strip("-") or "x"


class Real:
    """The packages, maintainers, sections and sources of the lists that `apt-get update` fetched."""

    kinds = {"person": "people", "company": "companies", "platform": "platforms", "fund": "funds", "topic": "topics"}
    units = {"KIB": (0, "size"), "BYT": (0, "size")}
    predicates = sorted({"maintained-by", "in-section", "built-from", *DEPENDENCIES.values()})

    def __init__(self):
        self.rows, self.numbers, self.slugs = [], {}, set()
        self.edges = {}
        available = packages()
        for name in sorted(available):
            self.entity("platform", name, name, available[name].get("Description", "").split("\n")[0])
        for name in sorted(available):
            self.add_package(name, available[name])

    def entity(self, kind, key, name, summary):
        if (kind, key) not in self.numbers:
            base = slug = slug_base(key)
            count = 1
            while slug in self.slugs:
                count += 1
                slug = f"{base}-{count}"
            self.slugs.add(slug)
            self.rows.append((kind, slug, name, summary))
            self.numbers[kind, key] = len(self.rows)
        return self.numbers[kind, key]

    def relate(self, subject, predicate, target, start="", amount="", unit=""):
        if subject != target:
            self.edges.setdefault((subject, predicate, target), (start, "", amount, unit if amount else ""))

    def add_package(self, name, fields):
        subject = self.numbers["platform", name]
        dated = VERSION_DATE.search(fields.get("Version", ""))
        start = "-".join(dated.groups()) if dated else ""
        for field, predicate in DEPENDENCIES.items():
            for part in re.split(r"[,|]", fields.get(field, "")):
                if match := NAME.match(part):
                    other = match.group(1)
                    missing = "virtual package (no package of this name is in the lists)"
                    self.relate(subject, predicate, self.entity("platform", other, other, missing), start)
        if maintainer := fields.get("Maintainer", ""):
            person, _, address = maintainer.partition("<")
            person = person.strip().strip('"') or address.strip("<> ")
            kind = "company" if TEAM.search(maintainer) else "person"
            number = self.entity(kind, person, person, "maintainer in the package lists")
            self.relate(subject, "maintained-by", number, start, fields.get("Installed-Size", ""), "KIB")
        if section := fields.get("Section"):
            number = self.entity("topic", "section-" + section, "section " + section, "archive section")
            self.relate(subject, "in-section", number)
        source = fields.get("Source", name).split(" ")[0]
        number = self.entity("fund", "src-" + source, "src:" + source, "source package")
        self.relate(subject, "built-from", number, start, fields.get("Size", ""), "BYT")

    def entities(self):
        for number, row in enumerate(self.rows, 1):
            yield number, *row

    def relations(self):
        for ends, rest in self.edges.items():
            yield *ends, *rest
