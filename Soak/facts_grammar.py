"""Lines of the format of facts, of every kind: as they should be, and changed a little or a lot."""

from grammar import Grammar
from packages import MODALITIES, ROLES

# Marks of the format, and what stands beside them badly.
BITS = ["|", " | ", ";", "; ", ",", ", ", "=", "\\", '"', "#", "@", "+ ", "- ", "? ", "(", ")", " ", "\t", "\r", "\u0301", "\u00a0", "\u202e", "\u200b",
    "\ufeff", "\0", "é", "名", "😀", " .. ", "..", "on ", "2012", "2012-13", "planned", "planed", "note=", "at=", "says=", "1", "-", "%", "\\n", "\\|", "name ",
    "source ", "entity ", "same | ", "because=", "@f1", "#1", "n1", "\x1b[31m", "€"]
# What lines are made of: a word in braces is filled in by a value of that kind.
EVIDENCE = ["cite {claim} | {place} | {pair}", "cite {claim}", "cite {claim} | says={date}", "uncite {claim} | source={source}; at=p. 3; because=it is wrong"]
CORRECTIONS = [
    "- {claim} | because={word}", "edit {claim} | {pair}", "edit {claim} | {edited}=", "edit {claim} | amount={amount}", "edit {claim} | starts={date}; note={word}",
    "rename | {known} | {free}", "remove {record} {name} | because=unused; with_dependents={flag}"]
RECORDS = [
    "entity {key} | {kind_of_entity} | {free} | summary={free}", "source {source}", "source {key} | {free} | {word} | {date} | https://example.org/1 | language=fr",
    "source {source} | {word}", "source -", "dispute {key} | {free} | verdict={verdict}; comment={word}", "side {dispute} | {word} | {claim}, {claim}",
    "{record} {key} | {column}={free}", "{record} {key} | {column}={word}; {column}={word}", "kind {key} | plural={word}; label_en={word}; label_fr={word}",
    "unit {key} | exponent={number}; kind=money; label_en={word}; label_fr={word}"]
JUDGEMENTS = ["different | {known} | {known} | {word}", "same | {name} | {name}"]
REMARKS = ["", "   ", "\t", "# {free}", "#{word}", "? {known} | owns | {known}", "? {free}"]
PAIRS = [
    "note={free}", "private_note={word}", "role={word}", "modality={modality}", "starts={date}", "ends={date}", "ends=..", "on={date}", "follows={claim}",
    "amount={amount}", "amount_low={number}", "amount_high={number}; unit=EUR", "approximate=true", "source={source}", "at={word}", "as_of={date}",
    "as_of_defaulted=true", "speaker={known}", "quote={word}", "basis={basis}", "says={span}", "says=-", "{word}={word}"]
SPANS = ["{date}", "{date}", "{date} .. {date}", "{date} ..", ".. {date}", "on {date}", "..", "l'an passé", "en juin dernier", "last spring"]
ROLES_OF_FACTS = ["{word}", "{word} {word}", "role={free}", "chief executive"]
# A fact in which one value is any, and all else is good: so it is that which decides.
ODD = [
    "orange | {tie} | thales | {date}", "orange | {tie} | thales | {date}", "orange | {tie} | thales | on {date}", "orange | {tie} | thales | .. {date}",
    "orange | owns | thales | {amount}, 2012", "orange | invests-in | thales | {amount}, 2012", "orange | revenue | {amount} | 2012", "{name} | owns | thales | 3 %",
    "orange | owns | {name} | 2012", "+ {name} (company) | owns | thales", "orange | description | {free} | 2012", "orange | {tie} | thales | role={free}",
    'orange | {tie} | thales | 2012 | p. 1 | "{free}"', "orange | {tie} | thales | | | says={date}", "orange | {tie} | thales | | | starts={date}; ends={date}",
    "orange | {tie} | thales | | | as_of={date}", "orange | founded | {date} | | p. 3", "orange | number-of | {amount} | 2012"]
CHOICES = {
    "place": ["p. 3", "", "s. 2", "2013"], "edited": ["amount", "starts", "ends", "role", "note", "modality"], "flag": ["true", "false", "yes"],
    "record": ["kind", "predicate", "unit", "alias", "translation", "mapping", "cue", "script", "entity", "source", "dispute"],
    "verdict": ["rival", "apparent", "x"], "basis": ["states", "implies", "x"], "tie": ["owns", "acquires", "pays"],
    "column": ["label_en", "plural", "parent", "exponent", "kind", "symbol", "predicate", "language", "translated", "takes", "time", "slot", "name"]}


class Filling:
    """The values of a template, made when they are asked for."""

    def __init__(self, grammar):
        self.grammar = grammar

    def __getitem__(self, kind):
        if kind in CHOICES:
            return self.grammar.one(CHOICES[kind])
        if kind in ("name", "free", "date", "amount"):
            # A bar or a new line within a text is written so.
            return self.grammar.value(kind).replace("|", "\\|").replace("\n", "\\n")
        return getattr(self.grammar, kind)()


class FactsGrammar(Grammar):
    """`words` has, beside what a grammar needs, `lines`: those that a base exports."""

    def value(self, kind):
        """A value, seldom one that is longer than a name may be: such ones hide what stands beside them."""
        text = super().value(kind)
        return text if len(text) < 120 or self.chance(0.001) else text.encode("utf-8", "surrogateescape")[:120].decode("utf-8", "ignore")

    def filled(self, templates):
        return self.one(templates).format_map(Filling(self))

    def line(self):
        """One line that changes or adds something, or nothing."""
        kind = self.random.choices([None, ODD, "stored", "name", EVIDENCE, CORRECTIONS, RECORDS, JUDGEMENTS, REMARKS], [34, 26, 14, 6, 6, 4, 6, 2, 2])[0]
        text = {None: self.fact, "stored": self.stored, "name": self.entity_name}[kind]() if not isinstance(kind, list) else self.filled(kind)
        return self.mutated(text) if self.chance(0.25) else text

    def fact(self):
        label = self.one(["@a ", "@a-1 ", "@é "]) if self.chance(0.03) else ""
        subject = f"+ {self.value('name')} ({self.kind_of_entity()})" if self.chance(0.1) else self.known()
        if self.chance(0.7):
            ends = [self.one(self.words["relations"]), self.known()]
        else:
            ends = [self.one(self.words["attributes"]), self.filled(["{free}", "{amount}", "{date}", "12", "x"])]
        return label + " | ".join([subject, *ends, *self.tail()])

    def tail(self):
        """Details, the place, a quotation and pairs, as many as there are."""
        details = [getattr(self, kind)() for kind in self.random.sample(["span", "amount", "modality", "role"], self.one([0, 1, 1, 2, 3]))]
        fields = [", ".join(details)]
        if self.chance(0.5):
            fields.append(self.filled(["par. 3", "p. 12", "{place}", "{word}"]))
        if self.chance(0.2):
            fields.append(self.filled(['"{word} {word}"']))
        if self.chance(0.3):
            fields.append(self.one(["; ", ";", " ; "]).join(self.pair() for _ in range(self.one([1, 1, 2, 3]))))
        return fields

    def stored(self):
        """A line of the base, with numbers for labels that stand nowhere."""
        line = self.one(self.words["lines"])
        return line.split(" ", 1)[-1] if line.startswith("@") else line.replace("@f", self.one(["#", "#", "n"]))

    def entity_name(self):
        role = ", ".join(filter(None, [self.one([*ROLES, ""]), self.span() if self.chance(0.3) else ""]))
        return f"name {self.known()} | {self.value('free')} | {role} | {self.filled(['', 'p. 2', ' | language=fr', '| language=xx', '| {pair}'])}"

    # ---- What lines are made of

    def known(self):
        """What names an entity, nearly always."""
        return self.one(self.words["slugs"]) if self.chance(0.5) else self.one(self.words["names"]) if self.chance(0.7) else self.value("name")

    def kind_of_entity(self):
        return self.one(self.words["kinds"])

    def word(self):
        return self.one(self.words["words"])

    def key(self):
        return self.filled(["x", "x-y", "{word}", "{name}"])

    def dispute(self):
        return self.one(self.words["disputes"])

    def claim(self):
        return self.one([f"#{self.random.randint(1, 400)}", f"#{self.random.randint(1, 400)}", str(self.random.randint(1, 400)), f"n{self.random.randint(1, 40)}",
            "@a", "@b", "#0", "#9223372036854775808", "n", f"#{self.word()}"])

    def modality(self):
        return self.one([*MODALITIES, *MODALITIES, "planed", "Actual", "plannned"])

    def span(self):
        return self.filled(SPANS)

    def role(self):
        return self.filled(ROLES_OF_FACTS)

    def pair(self):
        return self.filled(PAIRS)

    # ---- Mistakes

    def mutated(self, line):
        for _ in range(self.one([1, 1, 1, 2, 4])):
            line = self.mutated_once(line)
        # A line more is another input.
        return line.replace("\n", " ")

    def mutated_once(self, line):
        place = self.random.randint(0, len(line))
        fields = line.split("|")
        at = self.random.randrange(len(fields))
        return self.one([
            lambda: line[:place] + self.one(BITS) + line[place:], lambda: line[:place] + self.one(BITS) + line[place:],
            lambda: line[:place] + line[place + self.one([1, 1, 1, 3, 10]):],
            lambda: "|".join(self.random.sample(fields, len(fields))), lambda: "|".join(fields[:at] + fields[at + 1:]),
            lambda: "|".join([*fields[:at], fields[at] + self.one(BITS) + fields[at], *fields[at:]]),
            lambda: "|".join([*fields[:at], self.changed(fields[at])[:300], *fields[at + 1:]]),
            lambda: self.one([line.upper(), line.lower(), line.swapcase(), line * 2]), lambda: line[:place] + "x" * (self.one([600, 3000]) if self.chance(0.001) else 60) + line[place:],
            lambda: line + "|" * self.one([1, 5, 300]), lambda: self.changed(line)[:2 * len(line) + 60]])()
