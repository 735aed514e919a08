"""Samples EDTF strings of levels 0 to 2 from a grammar, and breaks some of them by one character."""

import random

ALPHABET = "0123456789-/.,XYESTZ?~%[]{}:+ "


class Sampler:
    """A reproducible stream of strings, most of them EDTF."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, probability):
        return self.random.random() < probability

    def one(self, *choices):
        return self.random.choice(choices)

    def number(self, low, high, width=2):
        return str(self.random.randint(low, high)).zfill(width)

    def year(self):
        sign = "-" if self.chance(0.08) else ""
        return sign + (self.number(0, 9999, 4) if self.chance(0.3) else self.number(1550, 2030, 4))

    def month(self):
        return self.number(1, 12) if self.chance(0.97) else self.number(0, 42)

    def day(self):
        return self.number(1, 28) if self.chance(0.7) else self.number(0, 32)

    def plain(self):
        parts = [self.year, self.month, self.day][: self.random.randint(1, 3)]
        return "-".join(part() for part in parts)

    def datetime(self):
        time = ":".join([self.number(0, 24), self.number(0, 59), self.number(0, 60)])
        shift = self.one("", "Z", self.one("+", "-") + self.number(0, 14), self.one("+", "-") + self.number(0, 14) + ":" + self.one("00", "30", "45"))
        return f"{self.year()}-{self.month()}-{self.day()}T{time}{shift}"

    def season(self):
        return f"{self.year()}-{self.number(21, 24) if self.chance(0.5) else self.number(20, 42)}"

    def long_year(self):
        sign = "-" if self.chance(0.2) else ""
        if self.chance(0.5):
            return f"Y{sign}{self.random.randint(1, 10 ** self.random.randint(4, 12))}"
        return f"Y{sign}{self.random.randint(1, 9999)}E{self.random.randint(1, 12)}"

    def significant(self):
        return f"{self.year() if self.chance(0.6) else self.long_year()}S{self.random.randint(1, 5)}"

    def qualifier(self):
        return self.one("?", "~", "%")

    def qualified(self):
        if self.chance(0.4):
            return self.one(self.plain, self.season, self.long_year)() + self.qualifier()
        parts = [self.year(), self.month(), self.day()][: self.random.randint(1, 3)]
        for index in range(len(parts)):
            if self.chance(0.4):
                parts[index] = self.qualifier() + parts[index]
            if self.chance(0.3):
                parts[index] += self.qualifier()
        return "-".join(parts)

    def unspecified(self):
        if self.chance(0.5):
            return self.one(self.year()[:-1] + "X", self.year()[:-2] + "XX", f"{self.year()}-XX", f"{self.year()}-{self.month()}-XX", f"{self.year()}-XX-XX")
        return "".join("X" if c.isdigit() and self.chance(0.3) else c for c in self.plain())

    def date(self):
        return self.one(self.plain, self.plain, self.season, self.qualified, self.unspecified)()

    def interval(self):
        start = self.one(self.date, self.plain, lambda: "..", lambda: "")()
        end = self.one(self.date, self.plain, lambda: "..", lambda: "")()
        return f"{start}/{end}"

    def set(self):
        members = [self.member() for _ in range(self.random.randint(1, 4))]
        if self.chance(0.2):
            members[0] = ".." + self.date()
        if self.chance(0.2):
            members[-1] = self.date() + ".."
        body = ("," if self.chance(0.9) else ", ").join(members)
        return f"[{body}]" if self.chance(0.5) else f"{{{body}}}"

    def member(self):
        if not self.chance(0.3):
            return self.date()
        first = self.plain()
        last = first[:-1] + str(self.random.randint(0, 9)) if self.chance(0.8) else self.plain()
        return f"{first}..{last}"

    def mutated(self, text):
        place = self.random.randrange(len(text) + 1)
        kind = self.random.randrange(3)
        character = self.random.choice(ALPHABET)
        return text[:place] + (character if kind else "") + text[place + (1 if kind < 2 else 0):]

    def sample(self):
        make = self.one(
            self.plain, self.datetime, self.season, self.long_year, self.significant, self.qualified,
            self.unspecified, self.interval, self.interval, self.set, self.set)
        text = make()
        return self.mutated(text) if self.chance(0.25) else text
