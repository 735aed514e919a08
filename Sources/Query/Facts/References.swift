public import DossierModel
public import DossierStorage

/// An entity as other things refer to it.
public struct EntityReference: Hashable, Sendable {
    public let id: EntityID
    public let slug: String
    public let name: String
    /// The name of its kind: "company".
    public let kind: String
}

/// A source as a citation refers to it.
public struct SourceReference: Hashable, Sendable {
    public let id: SourceID
    public let slug: String
    public let title: String
    public let author: String?
    public let publisher: String?
    /// EDTF; nil for unknown.
    public let published: String?
    /// How the date is known: stated, url, inferred, unknown.
    public let publishedBasis: String?
    public let url: String?
    public let isConfidential: Bool
}

/// Where a claim is attested.
public struct CitationRecord: Hashable, Sendable {
    public let id: CitationID
    public let source: SourceReference
    /// nil: the reference gives no place in the source.
    public let locator: String?
    /// EDTF: when the source says that it held.
    public let asOf: String?
    /// Whether whoever entered it took the source's date of publication for want of another: the program never does.
    public let isAsOfDefaulted: Bool
    public let quote: String?
    /// EDTF: when the fact began, or happened, as this source itself has it; nil where nobody has noted it.
    public let starts: String?
    /// EDTF: when it ended, as this source itself has it.
    public let ends: String?
    /// Whether the source says so: states, implies, or inferred from it; nil where nobody has noted it.
    public let basis: String?
    /// Whose words the source reports.
    public let speaker: EntityReference?
}

/// Another spelling of an entity.
public struct NameRecord: Hashable, Sendable {
    public let id: NameID
    public let text: String
    public let language: String?
    public let role: NameRole
    public let starts: String?
    public let ends: String?
    public internal(set) var citations: [CitationRecord]
    // Of what has no citations now.
    let wasConfidential: Bool

    /// Whether only confidential sources attest it, or did last.
    public var isConfidential: Bool { citations.isEmpty ? wasConfidential : citations.areConfidential }
}

extension [CitationRecord] {
    /// Whether a claim with these citations is confidential: it has some, and all sources are.
    public var areConfidential: Bool { !isEmpty && allSatisfy(\.source.isConfidential) }
}

extension Snapshot {
    static let entityColumns = "e.id, e.slug, e.name, (SELECT k.name FROM kind k WHERE k.id = e.kind)"

    /// An entity by its key; nil when there is none.
    public func entity(_ id: EntityID) throws -> EntityReference? {
        try connection.first("SELECT \(Self.entityColumns) FROM entity e WHERE e.id = ?", [id.rawValue]) {
            EntityReference(row: $0, at: 0)
        }
    }
}

extension EntityReference {
    // The four columns of `Snapshot.entityColumns`, from `column` on.
    init(row: Row, at column: Int) {
        self.init(
            id: EntityID(row.integer(column)), slug: row.text(column + 1), name: row.text(column + 2),
            kind: row.requiredText(column + 3))
    }
}
