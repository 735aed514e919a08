internal import DossierModel
internal import DossierStorage

/// Which kinds a search admits, and which of them are people.
struct KindFilter {
    /// The keys of the kinds that are admitted, as a JSON array; nil for all.
    let json: String?
    private let admitted: Set<String>?
    private let people: Set<String>

    private static let below = """
        WITH RECURSIVE below (id, name) AS (
            SELECT id, name FROM kind WHERE name = ?
            UNION SELECT kind.id, kind.name FROM kind JOIN below ON kind.parent = below.id
        )
        SELECT id, name FROM below
        """

    init(_ base: Snapshot, only kind: String?) throws {
        func below(_ name: String) throws -> [(id: Int64, name: String)] {
            try base.connection.all(Self.below, [name]) { ($0.integer(0), $0.text(1)) }
        }
        people = Set(try below("person").map(\.name))
        let kinds = try kind.map(below)
        json = kinds.map { base.jsonArray($0.map(\.id)) }
        admitted = kinds.map { Set($0.map(\.name)) }
    }

    func admits(_ kind: String) -> Bool { admitted?.contains(kind) ?? true }

    func nameKind(of kind: String) -> NameKind { people.contains(kind) ? .person : .organization }
}
