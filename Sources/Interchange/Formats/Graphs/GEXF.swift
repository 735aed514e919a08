internal import DossierModel
public import DossierOutput
public import DossierQuery

/// GEXF 1.3 (https://gexf.net): a dynamic graph, whose edges are there on the days on which their relations may have held.
public struct GEXF: ExportFormat {
    public static let name = "gexf"
    public static let takesAttributes = false

    private let options: ExportOptions

    public init(_ options: ExportOptions) { self.options = options }

    public func write(_ selection: Selection, to sink: ByteSink) throws -> ExportLosses {
        let xml = XMLText(sink: sink)
        // Labels have a place of their own.
        let nodes = GraphAttribute<Selection.Entity>.all.filter { $0.name != "label" }
        let edges = GraphAttribute<Selection.Fact>.all(selection, options.language).filter { $0.name != "label" }
        try xml.write(
            markup: """
                <?xml version="1.0" encoding="UTF-8"?>
                <gexf xmlns="http://gexf.net/1.3" version="1.3">
                  <graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">

                """)
        try declare(nodes, "node", xml)
        try declare(edges, "edge", xml)
        try xml.write(markup: "    <nodes>\n")
        try selection.forEachEntity { entity in
            try xml.write(markup: "      <node id=\"")
            try xml.write(entity.reference.slug)
            try xml.write(markup: "\" label=\"")
            try xml.write(entity.reference.name)
            try xml.write(markup: "\">")
            try write(nodes, of: entity, xml)
            try xml.write(markup: "</node>\n")
        }
        try xml.write(markup: "    </nodes>\n    <edges>\n")
        try selection.forEachFact { fact in
            guard let object = fact.record.objectEntity else { return }
            selection.base.notePrivateNote(of: fact.record)
            try xml.write(markup: "      <edge id=\"f\(fact.record.id)\" source=\"")
            try xml.write(fact.record.subject.slug)
            try xml.write(markup: "\" target=\"")
            try xml.write(object.slug)
            try xml.write(markup: "\" label=\"")
            try xml.write(fact.record.predicate.label(in: options.language))
            try xml.write(markup: "\"")
            let days = fact.record.answeringDays
            if let start = days.possibleFrom.commonText { try xml.write(markup: " start=\"\(start)\"") }
            if let end = days.possibleTo.commonText { try xml.write(markup: " end=\"\(end)\"") }
            try xml.write(markup: ">")
            try write(edges, of: fact, xml)
            try xml.write(markup: "</edge>\n")
        }
        try xml.write(markup: "    </edges>\n  </graph>\n</gexf>\n")
        return xml.losses
    }

    private func declare<Thing>(_ attributes: [GraphAttribute<Thing>], _ domain: String, _ xml: XMLText) throws {
        try xml.write(markup: "    <attributes class=\"\(domain)\">\n")
        for (index, attribute) in attributes.enumerated() {
            try xml.write(markup: "      <attribute id=\"\(index)\" title=\"\(attribute.name)\" type=\"\(attribute.kind.rawValue)\"/>\n")
        }
        try xml.write(markup: "    </attributes>\n")
    }

    private func write<Thing>(_ attributes: [GraphAttribute<Thing>], of thing: Thing, _ xml: XMLText) throws {
        try xml.write(markup: "<attvalues>")
        for (index, attribute) in attributes.enumerated() {
            guard let value = attribute.value(thing) else { continue }
            try xml.write(markup: "<attvalue for=\"\(index)\" value=\"")
            try xml.write(value)
            try xml.write(markup: "\"/>")
        }
        try xml.write(markup: "</attvalues>")
    }
}
