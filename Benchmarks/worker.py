"""One library peer in a process of its own: worker.py PEER ITEM FOLDER.

    load                 makes the peer's database
    lookup, find ...     one question, its rows on the standard output
    hops, paths          fifty questions; times and answers as JSON
"""

import csv
import json
import os
import sys
import time

from questions import Questions

BUDGET = 6  # seconds for one kind of question; the mean is over those that it was enough for
LONGEST = 6


def edges(folder):
    """The numbers of both ends of all relations."""
    with open(f"{folder}/plain/relations.csv", newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        pairs = [(int(row[0]), int(row[2])) for row in rows]
    return pairs


class Kuzu:
    module = "kuzu"

    def __init__(self, questions, creates=False):
        library = __import__(self.module)
        self.questions = questions
        self.database = library.Database(
            f"{questions.work}/{self.module}.db", read_only=not creates, buffer_pool_size=6 << 30)
        self.connection = library.Connection(self.database)

    def rows(self, query, parameters=None):
        result = self.connection.execute(query, parameters or {})
        while result.has_next():
            yield result.get_next()

    def ask(self, query, parameters=None):
        return list(self.rows(query, parameters))

    def load(self):
        plain = f"{self.questions.folder}/plain"
        self.ask("CREATE NODE TABLE E (id INT64, kind STRING, slug STRING, name STRING, description STRING, PRIMARY KEY (id))")
        self.ask("CREATE REL TABLE R (FROM E TO E, predicate STRING, start DATE, finish DATE, amount DOUBLE, currency STRING)")
        self.ask(f"COPY E FROM '{plain}/entities.csv' (HEADER = true)")
        self.ask(
            f"COPY R FROM (LOAD FROM '{plain}/relations.csv' (HEADER = true) RETURN CAST(subject AS INT64), CAST(object AS INT64), "
            "predicate, CAST(start AS DATE), CAST(`end` AS DATE), CAST(amount AS DOUBLE), currency)")

    def lookup(self):
        return self.rows(
            "MATCH (e:E)-[r:R]->(o:E) WHERE e.name = $name RETURN e.name, r.predicate, o.name, r.start, r.finish, r.amount",
            {"name": self.questions.name})

    def find(self):
        return self.rows(
            "MATCH (e:E) WHERE starts_with(e.name, $prefix) RETURN e.name LIMIT 20", {"prefix": self.questions.prefix})

    def export(self):
        self.ask(
            "COPY (MATCH (s:E)-[r:R]->(o:E) RETURN s.name, r.predicate, o.name, r.start, r.finish, r.amount, r.currency) "
            f"TO '{self.questions.work}/{self.module}.csv' (header = true)")
        return []

    def aggregate(self):
        return self.rows(
            "MATCH (:E)-[r:R]->(:E) WHERE r.amount IS NOT NULL AND r.start IS NOT NULL "
            "RETURN r.predicate, date_part('year', r.start), sum(r.amount), count(*)")

    def path(self):
        return [[self.distance(*self.questions.pairs[0])]]

    def near(self, node, depth):
        return self.ask(
            f"MATCH (a:E)-[r:R* SHORTEST 1..{depth}]-(b:E) WHERE a.id = $a AND b.id <> $a RETURN count(DISTINCT b.id)",
            {"a": node})[0][0]

    def distance(self, start, end):
        found = self.ask(
            f"MATCH (a:E)-[r:R* SHORTEST 1..{LONGEST}]-(b:E) WHERE a.id = $a AND b.id = $b RETURN length(r) LIMIT 1",
            {"a": start, "b": end})
        return found[0][0] if found else -1


class Ladybug(Kuzu):
    module = "ladybug"


class Duckdb:
    """DuckDB as a library, which is another version than its command line: only the loading differs much."""

    def __init__(self, questions, creates=False):
        import duckdb
        self.plain = f"{questions.folder}/plain"
        self.connection = duckdb.connect(f"{questions.work}/duckdb-python.db")

    def load(self):
        from contenders import DUCKDB_LOAD
        self.connection.execute(DUCKDB_LOAD.format(self.plain))
        self.connection.execute("CHECKPOINT")
        self.connection.close()


class Igraph:
    def __init__(self, questions):
        import igraph
        self.graph = igraph.Graph(n=questions.entities + 1, edges=edges(questions.folder), directed=True)

    def near(self, node, depth):
        return self.graph.neighborhood_size(node, order=depth, mode="all") - 1

    def distance(self, start, end):
        path = self.graph.get_shortest_path(start, end, mode="all", output="vpath")
        return len(path) - 1 if 0 < len(path) <= LONGEST + 1 else -1


class Networkit:
    def __init__(self, questions):
        import networkit
        import numpy
        self.library = networkit
        networkit.setNumberOfThreads(1)
        pairs = numpy.array(edges(questions.folder), dtype="int64")
        self.graph = networkit.GraphFromCoo((pairs[:, 0], pairs[:, 1]), n=questions.entities + 1, directed=False)

    def distance(self, start, end):
        search = self.library.distance.BidirectionalBFS(self.graph, start, end, False)
        search.run()
        return int(search.getDistance()) if search.getDistance() <= LONGEST else -1


class Networkx:
    def __init__(self, questions):
        import networkx
        self.library = networkx
        self.graph = networkx.Graph()
        self.graph.add_edges_from(edges(questions.folder))

    def near(self, node, depth):
        if node not in self.graph:
            return 0
        return len(self.library.single_source_shortest_path_length(self.graph, node, cutoff=depth)) - 1

    def distance(self, start, end):
        try:
            length = len(self.library.bidirectional_shortest_path(self.graph, start, end)) - 1
        except (self.library.NetworkXNoPath, self.library.NodeNotFound):
            return -1
        return length if length <= LONGEST else -1


class Rustworkx:
    def __init__(self, questions):
        import rustworkx
        self.library = rustworkx
        self.graph = rustworkx.PyGraph(multigraph=False)
        self.graph.add_nodes_from(range(questions.entities + 1))
        self.graph.extend_from_edge_list(edges(questions.folder))

    def distance(self, start, end):
        lengths = self.library.dijkstra_shortest_path_lengths(self.graph, start, lambda _: 1.0, goal=end)
        return int(lengths[end]) if end in lengths and lengths[end] <= LONGEST else -1


class Pyoxigraph:
    prefix = "http://benchmark/"

    def __init__(self, questions, creates=False):
        import pyoxigraph
        self.library, self.questions = pyoxigraph, questions
        path = f"{questions.work}/pyoxigraph.db"
        self.store = pyoxigraph.Store(path) if creates else pyoxigraph.Store.read_only(path)

    def load(self):
        triples = f"{self.questions.work}/graph.nt"
        with open(f"{self.questions.folder}/plain/entities.csv", newline="", encoding="utf-8") as rows, \
                open(triples, "w", encoding="utf-8") as file:
            for row in csv.DictReader(rows):
                name = row["name"].replace("\\", "\\\\").replace('"', '\\"')
                file.write(f'<{self.prefix}{row["id"]}> <{self.prefix}name> "{name}" .\n')
            for subject, target in edges(self.questions.folder):
                file.write(f"<{self.prefix}{subject}> <{self.prefix}r> <{self.prefix}{target}> .\n")
        self.store.bulk_load(path=triples, format=self.library.RdfFormat.N_TRIPLES)
        self.store.optimize()
        os.remove(triples)

    def neighbours(self, node):
        named, cut = self.library.NamedNode, len(self.prefix)
        this, relation = named(f"{self.prefix}{node}"), named(f"{self.prefix}r")
        yield from (int(quad.object.value[cut:]) for quad in self.store.quads_for_pattern(this, relation, None))
        yield from (int(quad.subject.value[cut:]) for quad in self.store.quads_for_pattern(None, relation, this))

    def near(self, node, depth):
        seen, wave = {node}, [node]
        for _ in range(depth):
            wave = list({other for one in wave for other in self.neighbours(one)} - seen)
            seen.update(wave)
        return len(seen) - 1

    def distance(self, start, end):
        seen, waves = ({start}, {end}), [{start}, {end}]
        for length in range(1, LONGEST + 1):
            side = 0 if len(waves[0]) <= len(waves[1]) else 1
            waves[side] = {other for one in waves[side] for other in self.neighbours(one)} - seen[side]
            if waves[side] & seen[1 - side]:
                return length
            seen[side].update(waves[side])
        return -1


def timed(questions, ask):
    """Milliseconds and answers of as many questions as the budget is enough for; the first is asked twice, to warm up."""
    ask(questions[0])
    times, answers, begin = [], [], time.perf_counter()
    for question in questions:
        start = time.perf_counter()
        answers.append(ask(question))
        times.append(time.perf_counter() - start)
        if time.perf_counter() - begin > BUDGET:
            break
    return {"ms": 1e3 * sum(times) / len(times), "n": len(times), "answers": answers}


def main():
    peer, item, folder = sys.argv[1:]
    questions, kind = Questions(folder), globals()[peer.split("-")[0].capitalize()]
    if item == "load":
        return kind(questions, creates=True).load()
    start = time.perf_counter()
    loaded = kind(questions)
    result = {"open_s": time.perf_counter() - start}
    if item == "hops":
        for depth in (1, 2, 3):
            result[f"hops{depth}"] = timed(questions.nodes, lambda node: loaded.near(node, depth))
        print(json.dumps(result))
    elif item == "paths":
        result["paths"] = timed(questions.pairs, lambda pair: loaded.distance(*pair))
        print(json.dumps(result))
    else:
        for row in getattr(loaded, item)():
            print(*row, sep="|")
    sys.stdout.flush()
    # Some libraries take longer to clean up than to answer.
    os._exit(0)


if __name__ == "__main__":
    main()
