"""Command lines and their values: names, dates, amounts, SQL, as they should be, and changed a little or a lot."""

import unicodedata
from contextlib import closing

import bases
from packages import AWKWARD, MODALITIES, UNSAFE

FORMATS = ["table", "csv", "tsv", "json", "ndjson", "markdown"]
# Options by command, each with what it takes; a list of kinds is several values in a row.
TIME = {"--on": "date", "--between": ["date", "date"], "--certain": None, "--known-at": "revision"}
WALK = {
    "--predicate": "predicate", "--not": "name", "--avoid-kind": "kind", "--max-degree": "number", "--modality": "modality",
    "--events": None} | TIME
COMMANDS = {
    "show": (["name"], TIME), "find": (["name"], {"--text": None, "--private": None, "--kind": "kind", "--limit": "number"}),
    "list": (["kind"], TIME), "relations": (["name"], {"--predicate": "predicate", "--incoming": None, "--outgoing": None, "--at-least": "amount"} | TIME),
    "sources": (["source"], {}), "around": (["name"], {"--depth": "small", "--kind": "kind", "--limit": "number",
        "--directed": None,
                                                      "--as": "shape"} | WALK),
    "path": (["name", "name"], {"--max": "small", "--shortest": "small", "--directed": None, "--jointly": None,
        "--any-time": None} | WALK),
    "common": (["name", "name"], {"--jointly": None} | WALK),
    "timeline": (["name"], {"--from": "date", "--to": "date", "--predicate": "predicate", "--kind": "kind",
        "--known-at": "revision"}),
    "money": (["name"], {"--by": "by", "--known-at": "revision"}), "conflicts": (["name"], {"--known-at": "revision"}),
    "compare": (["free", "free"], {"--kind": "compared"}), "check": ([], {}), "stats": ([], {}), "doctor": ([], {}),
    "sql": (["sql"], {"-p": "parameter", "--limit": "number"}),
    "export": (["csv", "-"], {"--view": "view", "--columns": "columns", "--query": "sql"}), "help": (["command"], {})}
BATCHES = {"path": ["from", "to"], "around": ["name"], "compare": ["name1", "name2", "kind"]}
VIEWS = ["relations", "attributes", "names", "entities", "citations", "sources", "disputes", "dispute_sides", "kinds", "companies",
    "people"]
MONTHS = ["janvier", "février", "mars", "août", "déc.", "January", "March", "Sept", "december", "juin", "May"]


def words_of(path):
    """What a base is asked about: its names, slugs, words, vocabulary and sources."""
    with closing(bases.connect(path)) as connection:
        def column(sql):
            return [row[0].decode() for row in connection.execute(sql)]
        return {
            "names": column("SELECT name FROM entity UNION SELECT text FROM name ORDER BY 1"), "slugs": column("SELECT slug FROM entity ORDER BY 1"),
            "words": column("SELECT word FROM name_word ORDER BY 1"), "predicates": column("SELECT name FROM predicate ORDER BY 1"),
            "relations": column("SELECT name FROM predicate WHERE value_type IS NULL ORDER BY 1"),
            "attributes": column("SELECT name FROM predicate WHERE value_type IS NOT NULL ORDER BY 1"),
            "kinds": column("SELECT name FROM kind UNION SELECT plural FROM kind ORDER BY 1"), "sources": column("SELECT slug FROM source ORDER BY 1"),
            "disputes": column("SELECT slug FROM dispute ORDER BY 1")}


class Grammar:
    """Makes values of every kind; `wildness` is how far they are changed."""

    def __init__(self, random, words):
        self.random, self.words = random, words

    def one(self, of):
        return self.random.choice(of)

    def chance(self, share):
        return self.random.random() < share

    def value(self, kind):
        text = getattr(self, kind, lambda: kind)()
        often = 0.35 if kind in ("name", "free", "date", "amount", "sql", "source") else 0.06
        return safe(self.changed(text) if self.chance(often) else text)

    def name(self):
        return self.one([lambda: self.one(self.words["names"]), lambda: self.one(self.words["slugs"]), lambda: self.one(self.words["words"]),
            self.spelled])()

    def spelled(self):
        """A word or name as nobody writes it: apart, dotted, hyphenated, doubled, with the marks of full-text search."""
        text = self.one(self.words[self.one(["words", "names"])])
        letters = list(text[:self.random.randint(1, 12)])
        return self.one([
            " ".join(letters), ". ".join(letters) + ".", "-".join(letters), ".".join(letters), f"{text} {text}", text + text,
            text[::-1],
            f'"{text}"', f"{text}*", f"^{text}", f"({text}", f"{text} OR", f"NOT {text}", f"{text}:{text}", f"{text} AND NEAR",
            "'".join(letters),
            text.replace(" ", ""), "_".join(letters), f"l'{text}", f"{text}'s", f"M. {text}", f"{text} & {text}",
            f"{text[:2]} {text[2:]}",
            text[0] + " " + text[-1], "+".join(letters), f"{text}\t{text}", f"-{text}", f"@{text}", f"{text}!"])

    def free(self):
        return self.one([self.name, lambda: f"{self.name()} {self.name()}", lambda: self.name() + self.one([" SA", " Jr.", " II", " 3",
            " & Co"])])()

    def date(self):
        if self.chance(0.2):
            return self.phrase()
        if self.chance(0.06):
            return f"{self.phrase()} {self.one(['-', '–', '/', 'à', 'to', 'and', '.', ','])} {self.phrase()}"
        year = self.one(["2012", "2013", "1999", "0044", "-0044", "9999", "12", "Y-12000", "Y17E7", "201X", "20XX", "02012",
            "2012B"])
        return self.one([
            year, f"{year}-{self.one(['01', '12', '13', '00', '21', '32', '33', '41', 'XX'])}",
            f"{year}-05-{self.one(['01', '31', '32', 'XX', '00'])}",
            f"{year}{self.one(['~', '?', '%', '~~', '?~'])}", f"[{year}..]", f"[..{year}]", f"[{year},2014]",
            f"{{{year}..2014-12}}", f"{year}/2014",
            f"../{year}", f"{year}/", f"{year}S2", f"?{year}", f"2012-~05-0{self.random.randint(1, 9)}", f"{year}T12:00:00Z",
            "20120801", "12/05/2012"])

    def phrase(self):
        year = self.one(["2012", "1990", "2012-13", "44 BC", "90", "2014"])
        month = self.one(MONTHS)
        word = self.one([
            "avant", "après", "before", "after", "since", "depuis", "by", "d’ici", "vers", "about", "circa", "fin", "until",
            "not before"])
        part = self.one([
            "début", "mi-", "fin", "early", "mid", "late", "the end of", "spring", "printemps", "été", "automne", "hiver"])
        return self.one([
            f"{word} {self.one([year, month + ' ' + year, 'fin ' + year, 'mid-' + year, 'la fin de ' + year])}", f"{part} {year}",
            f"{self.random.randint(0, 33)} {month} {year}", f"{month} {year}", f"{month} {self.random.randint(0, 33)}, {year}",
            f"1er {month} {year}",
            f"{self.one(['T', 'Q', 'S', 'H'])}{self.random.randint(0, 5)}{self.one(['-', ' ', '', '/', '.'])}{year}",
            f"{year}{self.one(['-', ' ', '', '/', '.'])}{self.one(['T', 'Q', 'S', 'H'])}{self.random.randint(0, 5)}",
            f"années {year}", f"the {year}s",
            f"{self.one(['premier', 'second', '3e', 'first', 'last'])} "
            f"{self.one(['trimestre', 'semestre', 'quarter', 'half', 'tiers'])} {self.one(['de ', 'of ', ''])}{year}",
            f"XX{self.one(['e', 'I', 'ème'])} siècle", "aujourd'hui", "today", "now",
            f"lundi {self.random.randint(1, 31)} {month} {year}", f"semaine 12 {year}"])

    def amount(self):
        """A sum, a share, a size or a time, in figures or words, with what bounds it."""
        figures = self.one([str(self.random.randint(0, 10**self.random.randint(1, 6))), "44,4", "2.5", "1 250", "1\u202f250", "1,250", "1.250,5", "0", "-3",
            "3/4", "285", "1e3", ".5", "1,", "10^6", "99999999999999999999", "٨٠"])
        words = self.one(["trois cent cinquante", "half a", "une centaine de", "deux", "forty-four", "un", "a dozen", "dix-huit millions sept cent mille",
            "quatre-vingt-dix", "two billion three hundred", "un tiers", "the majority of", "la moitié"])
        number = f"{self.one([figures, figures, words])}{self.one(['', ' ', '', ' et demi'])}"
        unit = self.one(["M€", "€", "millions d'euros", "%", "pc", "k€", "Md€", "million", "millions", "milliards de dollars", "m", "MW", "km", "m²", "mois", "ans", "To",
            "emplois", "EUR", "USD", "£", "¥", "francs", "", "euros", "points", "kWh", "du capital", "years", "M", "bn", "percent"])
        side = self.one([number + unit, f"{number} {unit}", f"{number} {unit}", f"{self.one(['€', '$', 'C$', '£', 'EUR ', 'US$'])}{number}{self.one(['', 'm', 'bn', ' million'])}"])
        bound = self.one(["environ", "plus de", "moins de", "up to", "at least", "jusqu'à", "quelque", "dans les", "about", "no more than", "près de", "~", ">", "<="])
        return self.one([side, side, side, f"{bound} {side}", f"{side} {bound}", f"{side} {self.one(['à', '-', 'to', 'and', 'et', '–', 'ou'])} {number} {unit}",
            f"entre {number} et {side}", f"between {side} and {number} {unit}", f"de {number} à {side}", f"{side} HT", f"{side} ({side})",
            f"{side} {self.one(['par an', 'each', 'per month', 'TTC', 'du capital', 'excluding VAT', 'supplémentaires'])}", f"{bound} {bound} {side}"])

    def revision(self):
        return self.one(["0", "1", "2", "-1", "99999999999999999999", self.date(), "1.0", " 1", "0x1", "１"])

    def listed(self, names):
        return self.one([self.one(names), self.one(names), ",".join(self.random.sample(names, 2)), self.one(names) + ",",
            "," + self.one(names)])

    def predicate(self):
        return self.listed(self.words["predicates"])

    def kind(self):
        return self.listed(self.words["kinds"])

    def modality(self):
        return self.listed(MODALITIES)

    def source(self):
        return self.one(self.words["sources"])

    def number(self):
        if self.chance(0.7):
            return str(self.random.randint(0, 50))
        return self.one(["0", "1", "-1", "9223372036854775807", "9223372036854775808", "1e3", "1.5", "+2", "007", "１２", "0x10",
            "nan"])

    def small(self):
        return self.one(["0", "-1", "99999999999999999999", "two"]) if self.chance(0.1) else str(self.random.randint(1, 4))

    def shape(self):
        return self.one(["page", "tree", "dot", "mermaid", "page", "tree", "Tree", "svg"])

    def by(self):
        return self.one(["predicate", "predicate", "year", "x"])

    def compared(self):
        return self.one(["person", "company", "Company"])

    def view(self):
        return self.one(VIEWS + ["fact", "sqlite_master", "pragma_function_list", "name_search", "Relations", "relations; drop"])

    def columns(self):
        return self.one(["id", "id,subject", "subject, object", "*", "rowid", "nothing", "id,id", "count(*)", "\"id\"",
            "sources,id"])

    def command(self):
        return self.one([*COMMANDS, "nothing", "import", "init", "csv", "export csv"])

    def parameter(self):
        return self.one(["k=company", "k=1", "k", "=1", "k==", ":k=1", "n=007", "1=2", "k=9e999"])

    def sql(self):
        view, other = self.one(VIEWS), self.one(VIEWS)
        literal = self.one(["1", "'a'", "null", "x'00'", ":k", "?1", "-9223372036854775808", "'2012-05'", "9e999",
            f"'{self.name()}'".replace("''", "'")])
        call = self.one([
            f"edtf_text({literal}, 'fr')", f"edtf_earliest({literal})", f"edtf_latest({literal})",
            f"held_on(starts, ends, {literal})",
            f"overlaps(starts, ends, {literal}, {literal})", f"edtf_valid({literal})", f"length({literal})",
            f"substr(name, {literal})",
            f"round({literal}, {literal})", f"printf('%d %s', {literal})", f"json({literal})", f"date({literal}, {literal})",
            "count(*)", "rank", "random()"])
        table = self.one([view, f"facts_on({literal})", f"neighbours({literal})", f"paths({literal}, {literal})",
            f"reachable({literal}, 2)", f"{view}, {other}"])
        condition = self.one(["1", f"name like {literal}", f"subject = {literal}", f"id in (select id from {other})",
            f"{call} is not null", "kind = :k"])
        return self.one([
            f"select {self.one(['*', call, 'name', 'id, ' + call])} from {table} where {condition}", f"select {call}",
            f"select {call} from {table} group by {literal} order by {call} limit 5",
            f"with t as (select * from {table}) select count(*) from t",
            f"values ({literal})", f"select * from {table}", f"explain query plan select * from {table}",
            f"select * from {view} natural join {other} limit 5"])

    def changed(self, text):
        """The same, but for a mistake, a trick or an accident."""
        for _ in range(self.one([1, 1, 1, 2, 3])):
            text = self.once(text)
        return text

    def once(self, text):
        place = self.random.randint(0, len(text))
        odd = self.one(UNSAFE + AWKWARD + ["\u200b", "\u200d", "\u00a0", "\u3000", "\u0301" * 50, "\U0010ffff", "\ufffd", "\udcff",
            "\udcc3", "İ", "ß", "ﬃ", "Ǆ",
                                           "ΣΊΣΥΦΟΣ", "한글", "\u1100\u1161", "\U0001f468\u200d\U0001f469\u200d\U0001f466", "\u0e33",
                                           "٢٠١٢"])
        return self.one([
            lambda: text[:place] + odd + text[place:], lambda: text[:place] + odd + text[place:], lambda: text[:place],
            lambda: text[place:],
            lambda: text.upper(), lambda: text.lower(), lambda: text.swapcase(), lambda: unicodedata.normalize("NFD", text),
            lambda: unicodedata.normalize("NFKC", text), lambda: text * 2, lambda: (text + " ") * self.one([5, 40, 200]),
            lambda: text[:1] * self.one([100, 600, 3000]), lambda: "", lambda: self.one([" ", ",", " , ", "\t", "\u00a0", "\u200b",
                "-", "--", "..", "/"]),
            lambda: f" {text} ", lambda: text.replace(" ", self.one(["  ", "\u00a0", "-", "", "\n"])), lambda: text[::-1],
            lambda: f"{text}/{text}",
            lambda: "".join(sorted(text)), lambda: text[:place] + text[place + 1:],
            lambda: text[:place] + text[place:place + 1] + text[place:]])()

    def parts(self):
        """A command line as a list of parts that can be left out one by one; the first is the command."""
        command = self.one([name for name in COMMANDS for _ in range(3 if COMMANDS[name][1] else 1)])
        positional, options = COMMANDS[command]
        parts = [[command, *(["csv", "-"] if command == "export" else [])]]
        for kind in positional if command != "export" else []:
            if not (kind == "name" and self.chance(0.1)):
                parts.append([self.value(kind)])
        if command in ("timeline", "common") and self.chance(0.3):
            parts.append([self.value("name")])
        chosen = self.random.sample(sorted(options), min(len(options), self.one([0, 1, 1, 2, 3])))
        if command == "export":
            chosen = self.one([["--query"], ["--view"], ["--view", "--columns"], chosen])
        for option in chosen:
            takes = options[option]
            if takes is None:
                parts.append([option])
            elif isinstance(takes, list):
                parts.append([option, *(self.value(one) for one in takes)])
            elif self.chance(0.2) and option.startswith("--"):
                parts.append([f"{option}={self.value(takes)}"])
            else:
                parts.append([option, self.value(takes)])
        if self.chance(0.3):
            parts.append(["--format", self.value("format")])
        if self.chance(0.3):
            parts.append(["--lang", self.one(["fr", "en", "fr", "en", "fr", "FR", "de", ""])])
        return parts

    def format(self):
        return self.one(FORMATS)


def safe(text):
    """As much of a text as one argument of a program can be."""
    return text.replace("\0", "\u2400").encode("utf-8", "surrogateescape")[:100_000].decode("utf-8", "surrogateescape")
