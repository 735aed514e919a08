internal import DossierInterchange

// The formats of documents, as the help of 'export' says what they are.

extension GraphML: DocumentCommandFormat {
    static var abstract: String { "Write the graph as GraphML: for networkx, igraph, yEd, Cytoscape." }
    static var discussion: String {
        """
        Entities are nodes, with their slugs as ids; relations are edges of a directed multigraph, with dates, modality, amounts, \
        sources and citations as attributes.
        """
    }
    static var examples: [String] { ["graph.graphml", "- --kind company --predicate owns --on 2013-06"] }
}

extension GEXF: DocumentCommandFormat {
    static var abstract: String { "Write the graph as GEXF 1.3: for Gephi and its timeline." }
    static var discussion: String {
        "The graph is dynamic: an edge is there on the days on which its relation may have held, for ever where these are unknown."
    }
    static var examples: [String] { ["graph.gexf", "around.gexf --around cloudwatt --depth 2"] }
}

extension DOT: DocumentCommandFormat {
    static var abstract: String { "Write the graph for Graphviz, to draw it." }
    static var discussion: String { "What is planned, committed, alleged or denied has dashed edges." }
    static var examples: [String] { ["graph.dot --around andromede", "owners.dot --predicate owns"] }
}

extension BibTeX: DocumentCommandFormat {
    static var abstract: String { "Write the sources as BibTeX: for Zotero, LaTeX, pandoc." }
    static var discussion: String {
        "Slugs are keys, dates are those of biblatex (EDTF). Where facts are narrowed, it has the sources that they cite."
    }
    static var examples: [String] { ["sources.bib", "- --around cloudwatt"] }
}

extension CSLJSON: DocumentCommandFormat {
    static var abstract: String { "Write the sources as CSL-JSON: for Zotero and pandoc." }
    static var discussion: String { "Slugs are ids. Where facts are narrowed, it has the sources that they cite." }
    static var examples: [String] { ["sources.json", "- --predicate invests-in"] }
}

extension FollowTheMoney: DocumentCommandFormat {
    static var abstract: String { "Write FollowTheMoney: JSON lines for Aleph, OpenSanctions and their tools." }
    static var discussion: String {
        """
        Which schema a kind, a predicate or an attribute has is in the base's mappings (mappings.csv of a package). What happened is in \
        its schema; what is planned, committed or alleged is an UnknownLink with that status; what is denied is left out. stderr says \
        what could not be said.
        """
    }
    static var examples: [String] { ["entities.ftm.json", "- --around cloudwatt --depth 2"] }
}

extension Turtle: DocumentCommandFormat {
    static var abstract: String { "Write linked data as Turtle: statements that belong together stand together." }
    static var discussion: String { linkedData }
    static var examples: [String] { ["base.ttl", "- --around cloudwatt"] }
}

extension NQuads: DocumentCommandFormat {
    static var abstract: String { "Write linked data as N-Quads: a line for each statement, in a graph that is the base." }
    static var discussion: String { linkedData }
    static var examples: [String] { ["base.nq", "- --around cloudwatt"] }
}

extension JSONLD: DocumentCommandFormat {
    static var abstract: String { "Write linked data as JSON-LD: one object a line." }
    static var discussion: String { linkedData }
    static var examples: [String] { ["base.jsonld", "- --around cloudwatt"] }
}

private let linkedData = """
    Each fact is a statement with dates, modality, amount and references as its qualifiers; what happened and nobody disputes is also \
    said directly. Terms of schema.org and Wikidata are those of the base's mappings.
    """
