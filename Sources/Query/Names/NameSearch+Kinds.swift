internal import DossierModel
internal import DossierStorage

/// Which kinds a search admits, and which of them are people.
struct KindFilter {
    private let base: Snapshot
    /// The keys of the kinds that are admitted, as a JSON array; nil for all.
    let json: String?
    private let admitted: Set<String>?
    // Read when the first name is compared: one that is just as it was typed is not.
    private var people: Set<String>?

    init(_ base: Snapshot, only kind: String?) throws {
        self.base = base
        let kinds = try kind.map(base.kinds(below:))
        json = kinds.map { base.jsonArray($0.map(\.id)) }
        admitted = kinds.map { Set($0.map(\.name)) }
    }

    func admits(_ kind: String) -> Bool { admitted?.contains(kind) ?? true }

    mutating func nameKind(of kind: String) throws -> NameKind {
        let people = try people ?? Set(base.kinds(below: "person").map(\.name))
        self.people = people
        return people.contains(kind) ? .person : .organization
    }
}
