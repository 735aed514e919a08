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
}
