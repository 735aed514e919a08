public import DossierOutput
public import DossierQuery

/// N-Quads (https://www.w3.org/TR/n-quads/): a line for each statement, in a graph that is the base.
public struct NQuads: ExportFormat {
    public static let name = "nquads"
    public static let takesAttributes = true

    public init(_ options: ExportOptions) {}

    public func write(_ selection: Selection, to sink: ByteSink) throws -> ExportLosses {
        let statements = try RDFStatements(of: selection)
        let text = RDFText(sink: sink, baseID: statements.baseID, usesPrefixes: false)
        try statements.forEachNode { node in
            for statement in node.statements {
                try text.write(node.subject)
                try sink.write(" ")
                try text.write(statement.predicate)
                try sink.write(" ")
                try text.write(statement.object)
                try sink.write(" <urn:dossier:\(statements.baseID)> .\n")
            }
        }
        return ExportLosses()
    }
}
