internal import DossierModel
internal import DossierStorage

/// Which kinds a search admits, and which of them are people.
struct KindFilter {
    /// The keys of the kinds that are admitted, as a JSON array; nil for all.
    let json: String?
    private let admitted: Set<String>?
    private let people: Set<String>

    init(_ base: Snapshot, only kind: String?) throws {
        people = Set(try base.kinds(below: "person").map(\.name))
        let kinds = try kind.map(base.kinds(below:))
        json = kinds.map { base.jsonArray($0.map(\.id)) }
        admitted = kinds.map { Set($0.map(\.name)) }
    }

    func admits(_ kind: String) -> Bool { admitted?.contains(kind) ?? true }

    func nameKind(of kind: String) -> NameKind { people.contains(kind) ? .person : .organization }
}
