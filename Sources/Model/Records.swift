// What is added to a knowledge base. Entities, sources and vocabulary are named by slug or name; ids are given by storage.

/// An entity to add.
public struct NewEntity: Sendable {
    public var slug: String
    public var kind: String
    /// The preferred name.
    public var name: String
    public var summary: String?

    public init(slug: String, kind: String, name: String, summary: String? = nil) {
        self.slug = slug
        self.kind = kind
        self.name = name
        self.summary = summary
    }
}

/// What a spelling is to its entity.
public enum NameRole: String, Sendable, CaseIterable { case preferred, alias, former, acronym, misspelling }

/// Another spelling of an entity, to add.
public struct NewName: Sendable {
    public var entity: EntityID
    public var text: String
    /// A BCP 47 tag; nil for any language.
    public var language: String?
    public var role: NameRole
    /// EDTF; nil for unknown.
    public var starts: String?
    public var ends: String?

    public init(
        entity: EntityID, text: String, language: String? = nil, role: NameRole, starts: String? = nil,
        ends: String? = nil
    ) {
        self.entity = entity
        self.text = text
        self.language = language
        self.role = role
        self.starts = starts
        self.ends = ends
    }
}

/// A source to add.
public struct NewSource: Sendable {
    public var slug: String
    public var title: String
    public var author: String?
    public var publisher: String?
    /// EDTF; nil for unknown.
    public var published: String?
    /// How the date of publication is known: one of `publishedBases`.
    public var publishedBasis: String?
    /// EDTF; nil for unknown.
    public var retrieved: String?
    public var url: String?
    public var archivedURL: String?
    public var language: String?
    public var derivedFrom: SourceID?
    /// The earlier edition that it takes the place of.
    public var supersedes: SourceID?
    public var isConfidential: Bool
    /// Of the document as retrieved: 64 lower-case hexadecimal digits.
    public var sha256: String?

    /// How the date of publication can be known.
    public static let publishedBases = ["stated", "url", "inferred", "unknown"]

    public init(
        slug: String, title: String, author: String? = nil, publisher: String? = nil, published: String? = nil,
        publishedBasis: String? = nil, retrieved: String? = nil, url: String? = nil, archivedURL: String? = nil,
        language: String? = nil, derivedFrom: SourceID? = nil, supersedes: SourceID? = nil,
        isConfidential: Bool = false, sha256: String? = nil
    ) {
        self.slug = slug
        self.title = title
        self.author = author
        self.publisher = publisher
        self.published = published
        self.publishedBasis = publishedBasis
        self.retrieved = retrieved
        self.url = url
        self.archivedURL = archivedURL
        self.language = language
        self.derivedFrom = derivedFrom
        self.supersedes = supersedes
        self.isConfidential = isConfidential
        self.sha256 = sha256
    }
}

/// A fact to add: a relation or an attribute.
public struct NewFact: Sendable {
    /// What stands on the right of the predicate. A relation may carry an amount as well.
    public enum Object: Sendable, Hashable {
        case entity(EntityID)
        case value(String)
        /// The fact is its amount.
        case amount
    }

    public var subject: EntityID
    public var predicate: PredicateID
    public var object: Object
    /// At the unit's exponent; nil is unbounded.
    public var amountLow: Int64?
    public var amountHigh: Int64?
    public var unit: UnitID?
    public var isApproximate = false
    /// EDTF date or set, or ".." for no term; nil for unknown.
    public var starts: String?
    public var ends: String?
    public var modality: Modality
    public var role: String?
    public var note: String?
    public var privateNote: String?
    public var follows: FactID?

    public init(
        subject: EntityID, predicate: PredicateID, object: Object, starts: String? = nil, ends: String? = nil,
        modality: Modality = .actual
    ) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.starts = starts
        self.ends = ends
        self.modality = modality
    }
}

/// What a citation or a side of a dispute is about.
public enum Claim: Hashable, Sendable {
    case fact(FactID)
    case name(NameID)
}

/// A citation to add.
public struct NewCitation: Sendable {
    /// Whether the source itself gives the dates.
    public enum Basis: String, Sendable, CaseIterable { case states, implies, inferred }

    public var claim: Claim
    public var source: SourceID
    /// "par. 1, s. 3"; nil when the reference gives none.
    public var locator: String?
    /// EDTF: when the source says that the claim held.
    public var asOf: String?
    /// Whether whoever entered it took the source's date of publication for want of another: the program never does.
    public var isAsOfDefaulted: Bool
    public var quote: String?
    public var speaker: EntityID?
    /// The dates as this source has them: EDTF dates or sets; nil where it has none, or the fact's reading stands.
    public var starts: String?
    public var ends: String?
    /// nil: not yet said.
    public var basis: Basis?

    public init(
        claim: Claim, source: SourceID, locator: String? = nil, asOf: String? = nil, isAsOfDefaulted: Bool = false,
        quote: String? = nil, speaker: EntityID? = nil, starts: String? = nil, ends: String? = nil, basis: Basis? = nil
    ) {
        self.claim = claim
        self.source = source
        self.locator = locator
        self.asOf = asOf
        self.isAsOfDefaulted = isAsOfDefaulted
        self.quote = quote
        self.speaker = speaker
        self.starts = starts
        self.ends = ends
        self.basis = basis
    }
}

/// A written-up disagreement to add.
public struct NewDispute: Sendable {
    /// rival: they cannot all be right; apparent: they are about different things; resolved: one side is right.
    public enum Verdict: String, Sendable, CaseIterable { case rival, apparent, resolved }

    public var slug: String
    public var topic: String
    public var verdict: Verdict
    /// The side that is better supported, by its text.
    public var favours: String?
    public var comment: String?

    public init(slug: String, topic: String, verdict: Verdict, favours: String? = nil, comment: String? = nil) {
        self.slug = slug
        self.topic = topic
        self.verdict = verdict
        self.favours = favours
        self.comment = comment
    }
}
