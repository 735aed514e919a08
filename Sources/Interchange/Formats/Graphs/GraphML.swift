internal import DossierModel
public import DossierOutput
public import DossierQuery

/// GraphML (http://graphml.graphdrawing.org): entities as nodes, relations as edges of a directed multigraph.
public struct GraphML: ExportFormat {
    public static let name = "graphml"
    public static let takesAttributes = false

    private let options: ExportOptions

    public init(_ options: ExportOptions) { self.options = options }

    public func write(_ selection: Selection, to sink: ByteSink) throws -> ExportLosses {
        let xml = XMLText(sink: sink)
        let nodes = GraphAttribute<Selection.Entity>.all
        let edges = GraphAttribute<Selection.Fact>.all(selection, options.language)
        try xml.write(
            markup: """
                <?xml version="1.0" encoding="UTF-8"?>
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
                xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

                """)
        for attribute in nodes { try declare(attribute, "node", xml) }
        for attribute in edges { try declare(attribute, "edge", xml) }
        try xml.write(markup: "  <graph edgedefault=\"directed\">\n")
        try selection.forEachEntity { entity in
            try xml.write(markup: "    <node id=\"")
            try xml.write(entity.reference.slug)
            try xml.write(markup: "\">")
            for attribute in nodes { try write(attribute, of: entity, "node", xml) }
            try xml.write(markup: "</node>\n")
        }
        try selection.forEachFact { fact in
            guard let object = fact.record.objectEntity else { return }
            selection.base.notePrivateNote(of: fact.record)
            try xml.write(markup: "    <edge id=\"f\(fact.record.id)\" source=\"")
            try xml.write(fact.record.subject.slug)
            try xml.write(markup: "\" target=\"")
            try xml.write(object.slug)
            try xml.write(markup: "\">")
            for attribute in edges { try write(attribute, of: fact, "edge", xml) }
            try xml.write(markup: "</edge>\n")
        }
        try xml.write(markup: "  </graph>\n</graphml>\n")
        return xml.losses
    }

    // A node and an edge may have attributes of one name: the keys tell them apart.
    private func declare<Thing>(_ attribute: GraphAttribute<Thing>, _ domain: String, _ xml: XMLText) throws {
        try xml.write(
            markup: "  <key id=\"\(domain).\(attribute.name)\" for=\"\(domain)\" attr.name=\"\(attribute.name)\" attr.type=\"\(attribute.kind.rawValue)\"/>\n")
    }

    private func write<Thing>(_ attribute: GraphAttribute<Thing>, of thing: Thing, _ domain: String, _ xml: XMLText) throws {
        guard let value = attribute.value(thing) else { return }
        try xml.write(markup: "<data key=\"\(domain).\(attribute.name)\">")
        try xml.write(value)
        try xml.write(markup: "</data>")
    }
}
