"""Exports the base in the working folder in every format, reads each document back, and compares it with the base. Beside it are open.db and
metadata.json."""
import collections
import json
import logging
import shutil
import sqlite3
import subprocess

import bibtexparser
import igraph
import networkx
import pyoxigraph
import rdflib

# Years before our era are dates, and none that Python has.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)
BASE = sqlite3.connect("open.db")


def sql(query, *values):
    return BASE.execute(query, values).fetchall()


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def export(format, file, *options):
    run("dossier", "export", format, file, "--force", *options)
    return file


# What is never in XML.
REPAIRED = str.maketrans({**{chr(number): "\ufffd" for number in range(32) if number not in (9, 10, 13)}, "\ufffe": "\ufffd", "\uffff": "\ufffd"})

ENTITIES = dict(sql("select slug, name from entities"))
RELATIONS = {row[0]: row[1:] for row in sql("select id, subject, object, predicate, modality, starts, amount_low, role from relations")}
TRIPLES = collections.Counter((row[0], row[1], row[2]) for row in RELATIONS.values())


def graphs():
    xml = {slug: name.translate(REPAIRED) for slug, name in ENTITIES.items()}
    for format, graph in (
        ("graphml", networkx.read_graphml(export("graphml", "g.graphml"), force_multigraph=True)),
        ("gexf", networkx.read_gexf(export("gexf", "g.gexf"))),
    ):
        graph = networkx.MultiDiGraph(graph)
        assert {slug: node["label"] for slug, node in graph.nodes(data=True)} == xml, format
        edges = list(graph.edges(data=True))
        assert collections.Counter((a, b, edge["predicate"]) for a, b, edge in edges) == TRIPLES, format
        for a, b, edge in edges:
            subject, object, predicate, modality, starts, low, role = RELATIONS[int(edge["fact"])]
            assert (a, b, edge["predicate"], edge["modality"], edge.get("starts")) == (subject, object, predicate, modality, starts)
            assert edge.get("amount_low") == low and edge.get("role") == (role and role.translate(REPAIRED)), (format, edge)
    graph = igraph.Graph.Read_GraphML("g.graphml")
    assert (graph.vcount(), graph.ecount()) == (len(ENTITIES), len(RELATIONS))
    assert sorted(graph.vs["label"]) == sorted(xml.values())
    assert sorted(int(number) for number in graph.es["fact"]) == sorted(RELATIONS)
    graph = networkx.nx_pydot.read_dot(export("dot", "g.dot"))
    assert graph.number_of_edges() == len(RELATIONS)
    if shutil.which("dot"):
        run("dot", "-Tsvg", "-O", "g.dot")


def references():
    titles = dict(sql("select slug, title from sources"))
    library = bibtexparser.parse_file(export("bibtex", "s.bib"))
    assert len(library.entries) == len(titles) and not library.failed_blocks
    items = json.load(open(export("csl-json", "s.json"), encoding="utf-8"))
    assert {item["id"]: item["title"] for item in items} == titles


def follow_the_money():
    export("ftm", "e.ftm.json")
    run("ftm", "validate", "-i", "e.ftm.json", "-o", "valid.ftm.json")

    def entities(file):
        return [json.loads(line) for line in open(file, encoding="utf-8") if line.strip()]

    def texts(entity):
        # Their program takes white space and invisible characters out of texts.
        return {name: sorted("".join(filter(str.isalnum, value)) for value in values) for name, values in entity["properties"].items()}

    before, after = entities("e.ftm.json"), entities("valid.ftm.json")
    assert [(entity["id"], entity["schema"]) for entity in before] == [(entity["id"], entity["schema"]) for entity in after]
    for one, other in zip(before, after):
        if one["properties"].get("sourceUrl") == other["properties"].get("sourceUrl"):
            assert texts(one) == texts(other), (one, other)
    assert len({entity["id"] for entity in before}) == len(before)


def linked_data():
    found = {}
    for format, theirs in (("turtle", pyoxigraph.RdfFormat.TURTLE), ("nquads", pyoxigraph.RdfFormat.N_QUADS), ("json-ld", pyoxigraph.RdfFormat.JSON_LD)):
        store = pyoxigraph.Store()
        store.load(path=export(format, "r." + format), format=theirs)
        found[format] = {(quad.subject, quad.predicate, quad.object) for quad in store}
        graph = rdflib.Dataset() if format == "nquads" else rdflib.Graph()
        graph.parse("r." + format, format=format)
        count = len(list(graph.quads())) if format == "nquads" else len(graph)
        assert count == len(store) == len(found[format]), (format, count, len(store))
    assert found["turtle"] == found["nquads"] == found["json-ld"]
    store = pyoxigraph.Store()
    store.load(path="r.turtle", format=pyoxigraph.RdfFormat.TURTLE)

    def ask(query):
        prefixes = "".join(line.replace("@prefix", "PREFIX").rstrip(" .\n") + "\n" for line in open("r.turtle", encoding="utf-8") if line.startswith("@prefix"))
        return sorted(tuple(value and value.value for value in row) for row in store.query(prefixes + query))

    def last(iri):
        return iri.rsplit("/", 1)[1]

    # How many facts of each predicate and modality.
    rows = ask("SELECT ?p ?m (COUNT(?f) AS ?n) WHERE { ?f a rdf:Statement ; rdf:predicate ?p ; dossier:modality ?m } GROUP BY ?p ?m")
    assert sorted((last(p), m, int(n)) for p, m, n in rows) == sorted(sql(
        "select predicate, modality, count(*) from (select predicate, modality from relations union all select key, modality from attributes) group by 1, 2"))
    # Who leads whom, and since when.
    rows = ask("SELECT ?f ?s WHERE { ?f rdf:predicate predicate:leads OPTIONAL { ?f dossier:starts ?s } }")
    assert sorted((int(last(f)), s) for f, s in rows) == sorted(sql("select id, starts from relations where predicate = 'leads'"))
    # What surely held on a day.
    rows = ask('SELECT ?f WHERE { ?f dossier:certainFrom ?a ; dossier:certainTo ?b FILTER (?a <= "2013-06-15"^^xsd:date && ?b >= "2013-06-15"^^xsd:date) }')
    day = "certain_from <= '2013-06-15' and certain_to >= '2013-06-15'"
    assert sorted(int(last(f)) for f, in rows) == [id for id, in sql(f"select id from relations where {day} union select id from attributes where {day} order by 1")]
    # What was promised or paid, by unit and modality.
    rows = ask("SELECT ?u ?m (SUM(?a) AS ?n) WHERE { ?f rdf:object/rdf:type ?k ; dossier:unit ?u ; dossier:modality ?m ; dossier:amountLow ?a } GROUP BY ?u ?m")
    kinds = len([row for row in sql("select 1 from relations where amount_low is not null")]) > 0
    assert bool(rows) == kinds
    # The sources of each fact.
    rows = ask("SELECT DISTINCT ?f ?s WHERE { ?f prov:wasDerivedFrom/prov:hadPrimarySource ?s . ?f a rdf:Statement }")
    assert len(rows) == sql("select count(*) from (select distinct fact, source from citations where fact is not null)")[0][0]


def datasette():
    def get(path):
        return json.loads(run("datasette", "open.db", "--metadata", "metadata.json", "--get", path))

    index = get("/open.json")
    assert {"entities", "relations", "attributes"} <= {view["name"] for view in index["views"]}
    assert all(table["hidden"] for table in index["tables"])
    about = get("/open/about.json?_shape=array&_size=max&entity=" + next(iter(sql("select subject from relations limit 1")))[0])
    assert about
    for query in index["queries"]:
        get(f"/open/{query['name']}.json?_shape=array&entity=a&day=2013-06-15&source=s")


def spreadsheet():
    """Cells as LibreOffice has them under a French locale."""
    office = shutil.which("soffice")
    if not office:
        return print("left out: LibreOffice is not installed")
    run("dossier", "export", "csv", "fr.csv", "--force", "--excel-fr", "--query", "select 'é' || name as name, 1.5 as half, 1234567.25 as large, 3 as three from entities order by name")
    # 59: semicolons, 34: quotes, 76: UTF-8, 1036: French.
    run(office, "--headless", "-env:UserInstallation=file:///tmp/dossier-formats-office", "--infilter=CSV:59,34,76,1,,1036,false,true", "--convert-to", "fods", "fr.csv")
    cells = open("fr.fods", encoding="utf-8").read()
    for number in ("1.5", "1234567.25", "3"):
        assert cells.count(f'office:value-type="float" office:value="{number}"') == len(ENTITIES), number
    if "cloudwatt" in ENTITIES:
        assert "éAndromède" in cells


for check in (graphs, references, follow_the_money, linked_data, datasette, spreadsheet):
    check()
    print("read back:", check.__name__)
