"""dossier and its peers: how each is told to load the graph and to answer each question.

A contender gives, for an item, a command line and the text for its standard input; None where it has no such thing.
"""

import csv
import importlib.util
import json
import os
import re
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LAST = "\U0010ffff"

LOOKUP = (
    'SELECT e.name, r.predicate, o.name, r.start, r."end", r.amount, r.currency FROM entities e '
    "JOIN relations r ON r.subject = e.id JOIN entities o ON o.id = r.object WHERE e.name = '{name}'")
EXPORT = (
    'SELECT s.name AS subject, r.predicate, o.name AS object, r.start, r."end", r.amount, r.currency FROM relations r '
    "JOIN entities s ON s.id = r.subject JOIN entities o ON o.id = r.object")
AGGREGATE = (
    "SELECT predicate, substr(start, 1, 4) AS y, sum(amount) AS a, count(*) AS c FROM relations "
    "WHERE amount IS NOT NULL AND amount <> '' AND start IS NOT NULL AND start <> '' GROUP BY 1, 2")
# Over dossier's view of the same name.
VIEW_AGGREGATE = (
    "SELECT predicate, substr(starts, 1, 4) AS y, sum(amount) AS a, count(*) AS c FROM relations "
    "WHERE amount IS NOT NULL AND starts IS NOT NULL GROUP BY 1, 2")
SQLITE_PATH = (
    "WITH RECURSIVE f (n, d) AS (SELECT {0}, 0 UNION SELECT r.object, d + 1 FROM f JOIN relations r ON r.subject = f.n WHERE d < 6 "
    "UNION SELECT r.subject, d + 1 FROM f JOIN relations r ON r.object = f.n WHERE d < 6) SELECT d FROM f WHERE n = {1} LIMIT 1")

DUCKDB_LOAD = """
    CREATE TABLE entities AS SELECT * FROM read_csv('{0}/entities.csv', header = true);
    ALTER TABLE entities ADD PRIMARY KEY (id);
    CREATE INDEX entity_name ON entities (name);
    CREATE TABLE relations AS SELECT * FROM read_csv('{0}/relations.csv', header = true,
        types = {{'start': 'DATE', 'end': 'DATE', 'amount': 'DOUBLE'}});
    CREATE INDEX relation_out ON relations (subject); CREATE INDEX relation_in ON relations (object);
    """


class Contender:
    name = ""
    database = ""
    # Whether it is a peer to be ahead of, or dossier itself.
    is_peer = True
    # Whether it asks dossier's own file: a yardstick beside the peers, to which no ratio is taken.
    on_dossier = False

    def __init__(self, data):
        self.data = data
        self.path = f"{data.work}/{self.database}"

    def missing(self):
        """Why it cannot take part; None when it can."""
        return None

    def command(self, item):
        return None

    def timings(self, item, outcome):
        """What an item in process took: kind of question to mean milliseconds, number of questions and answers; and `open_s`."""
        return json.loads(outcome.output)


class Dossier(Contender):
    name, database, is_peer = "dossier", "dossier.db", False

    def __init__(self, data):
        super().__init__(data)
        self.binary = os.environ.get("DOSSIER", os.path.join(HERE, "../.build/release/dossier"))

    def missing(self):
        return None if os.path.exists(self.binary) else f"no {self.binary}: swift build -c release --product dossier"

    def prepare_load(self):
        from processes import run
        run([self.binary, "--db", self.path, "init", "--empty"])

    def command(self, item):
        data = self.data
        base = [self.binary, "--db", self.path]
        columns = "subject_name,predicate,object_name,starts,ends,amount,unit"
        ends = [data.slugs[number] for number in data.pairs[0]]
        arguments = {
            "load": ["import", f"{data.folder}/package"],
            "lookup": ["relations", data.slug, "--outgoing", "--format", "csv"],
            "page": ["show", data.slug],
            "find": ["find", data.prefix],
            "misspelt": ["find", data.misspelt],
            "export": ["export", "csv", "-", "--view", "relations", "--columns", columns],
            "package": ["export", "csv", f"{data.work}/package"],
            "aggregate": ["sql", "--format", "csv", VIEW_AGGREGATE],
            "path": ["path", *ends, "--max", "6"],
            "hops": ["around", "--batch", self.batch("nodes", ["name"], [[node] for node in data.nodes]), "--depth", "3", "--format", "csv"],
            "paths": ["path", "--batch", self.batch("pairs", ["from", "to"], data.pairs), "--max", "6", "--format", "csv"],
            "around": ["around", data.slugs[data.nodes[0]], "--depth", "2", "--limit", "1000000", "--format", "csv"],
        }.get(item)
        return (base + arguments, None) if arguments else None

    def batch(self, name, columns, questions):
        """A file with questions; the last one also stands first, to warm up: its answer is left out of the timings."""
        path = f"{self.data.work}/{name}.csv"
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows([self.data.slugs[number] for number in question] for question in [questions[-1], *questions])
        return path

    def timings(self, item, outcome):
        rows = list(csv.DictReader(outcome.output.decode().splitlines()))
        ready = re.search(r"ready in ([0-9.]+) ms", outcome.errors)
        result = {"open_s": float(ready[1]) / 1e3}
        if item == "paths":
            result["paths"] = self.mean(rows[1:], "length")
        else:
            # Three rows an entity: what lies within 1, 2 and 3 relations, each with the time since the question began.
            for depth in (1, 2, 3):
                result[f"hops{depth}"] = self.mean([row for row in rows[3:] if row["within"] == str(depth)], "entities")
        return result

    @staticmethod
    def mean(rows, answer):
        times = [float(row["search_us"]) / 1e3 for row in rows]
        return {"ms": sum(times) / len(times), "n": len(times), "answers": [int(row[answer] or -1) for row in rows]}


class SQLite(Contender):
    name, database = "sqlite3", "sqlite3.db"

    def missing(self):
        return None if shutil.which("sqlite3") else "apt-get install sqlite3"

    def command(self, item):
        plain = f"{self.data.folder}/plain"
        if item == "load":
            return ["sqlite3", self.path], f"""
                PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;
                CREATE TABLE entities (id INTEGER PRIMARY KEY, kind TEXT, slug TEXT, name TEXT, description TEXT);
                CREATE TABLE relations (subject INT, predicate TEXT, object INT, start TEXT, "end" TEXT, amount REAL, currency TEXT);
                .import --csv --skip 1 {plain}/entities.csv entities
                .import --csv --skip 1 {plain}/relations.csv relations
                CREATE INDEX entity_name ON entities (name);
                CREATE UNIQUE INDEX entity_slug ON entities (slug);
                CREATE INDEX relation_out ON relations (subject, object);
                CREATE INDEX relation_in ON relations (object, subject);
                CREATE VIRTUAL TABLE words USING fts5 (name, content = '', columnsize = 0, prefix = '2 3');
                INSERT INTO words (rowid, name) SELECT id, name FROM entities;
                """.replace("\n                ", "\n")
        sql = {
            "lookup": LOOKUP.format(name=self.data.quoted_name),
            "find": "SELECT e.name FROM words JOIN entities e ON e.id = words.rowid "
                    f"WHERE words MATCH '\"{self.data.prefix}\"*' LIMIT 20",
            "export": EXPORT,
            "aggregate": AGGREGATE,
            "path": SQLITE_PATH.format(*self.data.pairs[0]),
        }.get(item)
        options = ["-csv", "-header"] if item == "export" else []
        return (["sqlite3", *options, "-readonly", self.path, sql], None) if sql else None


class SQLiteOnView(SQLite):
    """sqlite3 asked what dossier is asked, in dossier's file."""

    name, database, on_dossier = "sqlite3 on dossier's view", "dossier.db", True

    def command(self, item):
        return (["sqlite3", "-csv", "-readonly", self.path, VIEW_AGGREGATE], None) if item == "aggregate" else None


class DuckDB(Contender):
    name, database = "duckdb", "duckdb.db"

    def __init__(self, data):
        super().__init__(data)
        self.binary = shutil.which("duckdb") or os.path.join(os.path.dirname(sys.executable), "duckdb")

    def missing(self):
        return None if os.path.exists(self.binary) else "pip install duckdb-cli"

    def command(self, item):
        if item == "load":
            return [self.binary, self.path, "-c", DUCKDB_LOAD.format(f"{self.data.folder}/plain")], None
        sql = {
            "lookup": LOOKUP.format(name=self.data.quoted_name),
            "find": f"SELECT name FROM entities WHERE starts_with(name, '{self.data.quoted_prefix}') LIMIT 20",
            "export": f"COPY ({EXPORT}) TO '{self.data.work}/duckdb.csv' (header)",
            "aggregate": "SELECT predicate, year(start) AS y, sum(amount) AS a, count(*) AS c FROM relations "
                         "WHERE amount IS NOT NULL AND start IS NOT NULL GROUP BY 1, 2",
        }.get(item)
        return ([self.binary, "-readonly", "-noheader", "-list", self.path, "-c", sql], None) if sql else None


class SQLiteUtils(Contender):
    name, database = "sqlite-utils", "sqlite-utils.db"
    small_only = True

    def missing(self):
        return None if self.tool() else "pip install sqlite-utils"

    def tool(self):
        beside = os.path.join(os.path.dirname(sys.executable), self.name)
        return beside if os.path.exists(beside) else shutil.which(self.name)

    def command(self, item):
        tool, path, plain = self.tool(), self.path, f"{self.data.folder}/plain"
        if item == "load":
            steps = [
                f"{tool} insert {path} entities {plain}/entities.csv --csv --pk id --silent",
                f"{tool} insert {path} relations {plain}/relations.csv --csv --silent",
                f"{tool} create-index {path} entities name", f"{tool} create-index {path} entities slug --unique",
                f"{tool} create-index {path} relations subject object", f"{tool} create-index {path} relations object subject"]
            return ["sh", "-c", " && ".join(steps)], None
        sql = {"lookup": LOOKUP.format(name=self.data.quoted_name), "export": EXPORT, "aggregate": AGGREGATE}.get(item)
        return ([tool, "query", path, sql] + (["--csv"] if item == "export" else []), None) if sql else None


class Datasette(SQLiteUtils):
    """Asks the file that sqlite3 loaded."""

    name, database = "datasette", "sqlite3.db"

    def missing(self):
        return None if self.tool() else "pip install datasette"

    def command(self, item):
        from urllib.parse import urlencode
        sql = {"lookup": LOOKUP.format(name=self.data.quoted_name), "aggregate": AGGREGATE}.get(item)
        if not sql:
            return None
        question = "/sqlite3.csv?" + urlencode({"sql": sql, "_size": "max"})
        return [self.tool(), self.path, "--setting", "sql_time_limit_ms", "60000", "--get", question], None


class Library(Contender):
    """A peer that is a Python library: worker.py speaks for it."""

    items = ()
    module = ""

    def missing(self):
        return None if importlib.util.find_spec(self.module) else f"pip install {self.module}"

    def command(self, item):
        return ([sys.executable, f"{HERE}/worker.py", self.name, item, self.data.folder], None) if item in self.items else None


def library(name, module, database="", items=(), small_only=False):
    return type(name, (Library,), dict(name=name, module=module, database=database, items=items, small_only=small_only))


GRAPH_DATABASE = ("load", "lookup", "find", "export", "aggregate", "path", "hops", "paths")
CONTENDERS = [
    Dossier, SQLite, SQLiteOnView, DuckDB, library("duckdb-python", "duckdb", "duckdb-python.db", ("load",)),
    library("kuzu", "kuzu", "kuzu.db", GRAPH_DATABASE), library("ladybug", "ladybug", "ladybug.db", GRAPH_DATABASE),
    SQLiteUtils, Datasette,
    library("igraph", "igraph", items=("hops", "paths")), library("networkit", "networkit", items=("paths",)),
    library("networkx", "networkx", items=("hops", "paths"), small_only=True),
    library("rustworkx", "rustworkx", items=("paths",), small_only=True),
    library("pyoxigraph", "pyoxigraph", "pyoxigraph.db", ("load", "hops", "paths"), small_only=True),
]


def version(name):
    """The version of an installed Python distribution; '' when there is none."""
    from importlib import metadata
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
