internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// Our vocabulary in FollowTheMoney's, and back, as the scheme "ftm" of the base's mappings has it.
struct FtMVocabulary {
    private let mappings: Mappings
    private var edges: [String: [FtMEdge]] = [:]
    private var properties: [String: [FtMProperty]] = [:]

    var isEmpty: Bool { mappings.isEmpty }

    /// - Throws: `RecordFault` where a target cannot be read.
    init(of base: Snapshot) throws {
        mappings = try base.mappings(to: "ftm")
        for (predicate, target) in mappings.mappedPredicates {
            switch try Self.target(target, of: predicate) {
            case .edge(let edge): edges[predicate, default: []].append(edge)
            case .property(let property): properties[predicate, default: []].append(property)
            }
        }
    }

    // MARK: Out

    /// The schema of a kind; nil where FollowTheMoney has none.
    func schema(ofKind kind: String) -> String? { mappings.targets(ofKind: kind).first }

    /// How a predicate joins entities of two schemata; nil where nothing fits.
    func edge(of predicate: String, from source: String, to target: String) -> FtMEdge? {
        edges[predicate]?.first { $0.joins(source, target) }
    }

    /// The property of entities of a schema that holds a predicate's values.
    func property(of predicate: String, in schema: String) -> String? {
        properties[predicate]?.first { FtMSchemata.isA(schema, $0.schema) }?.name
    }

    // MARK: In

    /// Whether a schema joins two entities.
    func isEdge(_ schema: String) -> Bool { FtMSchemata.edges.contains(schema) || edges.values.contains { $0.contains { $0.schema == schema } } }

    /// The kind of a schema: the first that is mapped to it, or to one that it is a special case of.
    func kind(ofSchema schema: String) -> String? {
        mappings.mappedKinds.first { $0.target == schema }?.name ?? mappings.mappedKinds.last { FtMSchemata.isA(schema, $0.target) }?.name
    }

    /// The predicates whose facts a schema of relations can hold, with the properties of their ends, in the order of the mappings.
    func predicates(ofEdge schema: String) -> [(predicate: String, edge: FtMEdge)] {
        mappings.mappedPredicates.flatMap { predicate, _ in (edges[predicate] ?? []).filter { $0.schema == schema }.map { (predicate, $0) } }
    }

    /// The predicate whose values a property of a schema holds.
    func predicate(ofProperty name: String, in schema: String) -> String? {
        mappings.mappedPredicates.first { predicate, _ in
            properties[predicate]?.contains { $0.name == name && FtMSchemata.isA(schema, $0.schema) } == true
        }?.name
    }

    // MARK: Targets

    private enum Target {
        case edge(FtMEdge)
        case property(FtMProperty)
    }

    private static func target(_ text: String, of predicate: String) throws -> Target {
        if let match = text.wholeMatch(of: /(\w+)\((\w+): (\w+), (\w+): (\w+)\)/)?.output {
            return .edge(
                FtMEdge(
                    schema: String(match.1), source: FtMEdge.End(property: String(match.2), schema: String(match.3)),
                    target: FtMEdge.End(property: String(match.4), schema: String(match.5))))
        }
        if let match = text.wholeMatch(of: /(\w+)\.(\w+)/)?.output {
            return .property(FtMProperty(schema: String(match.1), name: String(match.2)))
        }
        throw RecordFault(
            "the mapping of '\(predicate)' to FollowTheMoney, '\(text)', cannot be read", column: "target",
            hint: "write 'Ownership(owner: LegalEntity, asset: Asset)' for what joins entities, 'LegalEntity.incorporationDate' for a value")
    }
}
