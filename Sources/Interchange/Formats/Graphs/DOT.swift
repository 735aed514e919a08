internal import DossierModel
public import DossierOutput
public import DossierQuery

/// Graphviz's language (https://graphviz.org/doc/info/lang.html): a directed multigraph to draw.
public struct DOT: ExportFormat {
    public static let name = "dot"
    public static let takesAttributes = false

    private let options: ExportOptions

    public init(_ options: ExportOptions) { self.options = options }

    public func write(_ selection: Selection, to sink: ByteSink) throws -> ExportLosses {
        try sink.write("digraph {\n  node [shape=box];\n")
        try selection.forEachEntity { entity in
            let (slug, name, kind) = (entity.reference.slug, entity.reference.name, entity.reference.kind)
            try sink.write("  \(Self.quoted(slug)) [label=\(Self.quoted(name)), kind=\(Self.quoted(kind))];\n")
        }
        try selection.forEachFact { fact in
            guard let object = fact.record.objectEntity else { return }
            try sink.write("  \(Self.quoted(fact.record.subject.slug)) -> \(Self.quoted(object.slug)) [\(attributes(of: fact))];\n")
        }
        try sink.write("}\n")
        return ExportLosses()
    }

    private func attributes(of fact: Selection.Fact) -> String {
        let record = fact.record
        let attributes: [(String, String?)] = [
            ("id", "f\(record.id)"), ("label", record.predicate.label(in: options.language)), ("predicate", record.predicate.name),
            ("modality", record.modality.name), ("starts", record.starts), ("ends", record.ends),
            ("sources", record.sourceSlugs.joined(separator: " ").nilIfEmpty),
            // Only what happened is drawn whole.
            ("style", record.modality == .actual ? nil : "dashed"), ("dir", record.predicate.isSymmetric ? "none" : nil),
        ]
        return attributes.compactMap { name, value in value.map { "\(name)=\(Self.quoted($0))" } }.joined(separator: ", ")
    }

    /// A text as a string of the language. What is invisible is written out, as `VisibleText` does: a drawing is for people.
    public static func quoted(_ text: String) -> String {
        "\"" + VisibleText.escaping(text).map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
    }
}
