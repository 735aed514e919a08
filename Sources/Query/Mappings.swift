internal import DossierModel
public import DossierStorage

/// The words of another vocabulary for ours, as the table `mapping` has them. Where there are several they are in the order in which
/// they were added.
public struct Mappings: Sendable {
    private var kinds: [String: [String]] = [:]
    private var predicates: [String: [String]] = [:]
    /// The mapped names of kinds and of predicates, in the order in which they were added.
    public private(set) var mappedKinds: [(name: String, target: String)] = []
    public private(set) var mappedPredicates: [(name: String, target: String)] = []
    private let parents: [String: String]

    init(_ rows: [(table: String, name: String, target: String)], parents: [String: String]) {
        self.parents = parents
        for row in rows {
            switch row.table {
            case "kind":
                kinds[row.name, default: []].append(row.target)
                mappedKinds.append((row.name, row.target))
            case "predicate":
                predicates[row.name, default: []].append(row.target)
                mappedPredicates.append((row.name, row.target))
            default: break
            }
        }
    }

    public var isEmpty: Bool { mappedKinds.isEmpty && mappedPredicates.isEmpty }

    /// The words for a kind; where it has none, those of the nearest kind above it that has some.
    public func targets(ofKind kind: String) -> [String] {
        var (kind, seen) = (kind, Set<String>())
        while true {
            if let found = kinds[kind] { return found }
            guard seen.insert(kind).inserted, let parent = parents[kind] else { return [] }
            kind = parent
        }
    }

    /// The words for a predicate.
    public func targets(ofPredicate predicate: String) -> [String] { predicates[predicate] ?? [] }
}

/// A kind of entities, or of facts, as the vocabulary has it.
public struct KindDetails: Sendable {
    public let name: String
    public let parent: String?
    public let labelEnglish: String?
    public let labelFrench: String?
}

/// What the vocabulary says of a predicate.
public struct PredicateDetails: Sendable {
    public let name: String
    /// "text", "date" ...; nil where it joins entities.
    public let valueType: String?
    /// Of identifiers: an address with {} in the place of the value.
    public let link: String?
    public let labelEnglish: String
    public let labelFrench: String?
}

extension Snapshot {
    /// What our vocabulary is called in another.
    ///
    /// - Parameter scheme: "ftm", "schema.org", "wikidata".
    public func mappings(to scheme: String) throws -> Mappings {
        let parents = try connection.all("SELECT k.name, p.name FROM kind k JOIN kind p ON p.id = k.parent") { ($0.text(0), $0.text(1)) }
        let rows = try connection.all(
            "SELECT \"table\", name, target FROM mapping WHERE scheme = ? AND NOT removed ORDER BY id", [scheme]
        ) { ($0.text(0), $0.text(1), $0.text(2)) }
        return Mappings(rows, parents: Dictionary(parents, uniquingKeysWith: { first, _ in first }))
    }

    /// The kinds in the order of the vocabulary.
    public func kindDetails() throws -> [KindDetails] {
        try connection.all(
            "SELECT k.name, p.name, k.label_en, k.label_fr FROM kind k LEFT JOIN kind p ON p.id = k.parent WHERE NOT k.removed ORDER BY k.id"
        ) { KindDetails(name: $0.text(0), parent: $0.optionalText(1), labelEnglish: $0.optionalText(2), labelFrench: $0.optionalText(3)) }
    }

    /// The predicates in the order of the vocabulary.
    public func predicateDetails() throws -> [PredicateDetails] {
        try connection.all("SELECT name, value_type, link, label_en, label_fr FROM predicate ORDER BY id") { row in
            PredicateDetails(
                name: row.text(0), valueType: row.optionalText(1), link: row.optionalText(2), labelEnglish: row.text(3),
                labelFrench: row.optionalText(4))
        }
    }

    /// How many decimals amounts in each unit have, by the unit's code.
    public func unitExponents() throws -> [String: Int] {
        Dictionary(try connection.all("SELECT code, exponent FROM unit") { ($0.text(0), Int($0.integer(1))) }, uniquingKeysWith: min)
    }
}
