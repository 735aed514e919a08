public import DossierOutput
public import DossierQuery

/// Turtle (https://www.w3.org/TR/turtle/).
public struct Turtle: ExportFormat {
    public static let name = "turtle"
    public static let takesAttributes = true

    public init(_ options: ExportOptions) {}

    public func write(_ selection: Selection, to sink: ByteSink) throws -> ExportLosses {
        let statements = try RDFStatements(of: selection)
        let text = RDFText(sink: sink, baseID: statements.baseID, usesPrefixes: true)
        for prefix in RDFPrefix.allCases { try sink.write("@prefix \(prefix.rawValue): <\(prefix.address(of: statements.baseID))> .\n") }
        try statements.forEachNode { node in
            if node.statements.isEmpty { return }
            try sink.write("\n")
            try text.write(node.subject)
            for (index, statement) in node.statements.enumerated() {
                try sink.write(index == 0 ? "\n    " : " ;\n    ")
                try text.write(statement.predicate)
                try sink.write(" ")
                try text.write(statement.object)
            }
            try sink.write(" .\n")
        }
        return ExportLosses()
    }
}
