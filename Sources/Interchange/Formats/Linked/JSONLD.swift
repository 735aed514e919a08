public import DossierOutput
public import DossierQuery

/// JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/): a graph of objects, one a line.
public struct JSONLD: ExportFormat {
    public static let name = "json-ld"
    public static let takesAttributes = true

    public init(_ options: ExportOptions) {}

    public func write(_ selection: Selection, to sink: ByteSink) throws -> ExportLosses {
        let statements = try RDFStatements(of: selection)
        let context = RDFPrefix.allCases.map { ($0.rawValue, JSONDocument.string($0.address(of: statements.baseID))) }
        try sink.write("{\"@context\":")
        try JSONDocument.object(context).writeLine(to: sink)
        try sink.write(",\n\"@graph\":[")
        var isFirst = true
        try statements.forEachNode { node in
            if node.statements.isEmpty { return }
            try sink.write(isFirst ? "\n" : ",\n")
            isFirst = false
            try object(node, statements.baseID).writeLine(to: sink)
        }
        try sink.write("\n]}\n")
        return ExportLosses()
    }

    private func object(_ node: RDFNode, _ baseID: String) -> JSONDocument {
        func text(_ name: RDFName) -> String { name.isPlain ? "\(name.prefix.rawValue):\(name.local)" : name.prefix.address(of: baseID) + name.local }
        func value(_ term: RDFTerm) -> JSONDocument {
            switch term {
            case .name(let name): .object([("@id", .string(text(name)))])
            case .iri(let address): .object([("@id", .string(address))])
            case .text(let text, nil): .string(text)
            case .text(let text, let language?): .object([("@value", .string(text)), ("@language", .string(language))])
            case .typed(let value, let type): .object([("@value", .string(value)), ("@type", .string(text(type)))])
            }
        }
        var members: [(name: String, values: [JSONDocument])] = []
        for (predicate, object) in node.statements {
            let name = text(predicate)
            if let index = members.firstIndex(where: { $0.name == name }) { members[index].values.append(value(object)) } else { members.append((name, [value(object)])) }
        }
        return .object([("@id", .string(text(node.subject)))] + members.map { ($0.name, $0.values.count == 1 ? $0.values[0] : .array($0.values)) })
    }
}
