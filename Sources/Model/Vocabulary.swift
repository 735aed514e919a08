/// An entity's type. Kinds form a tree; a view of one kind includes its sub-kinds.
public struct Kind: Hashable, Sendable {
    public var name: String
    /// The name of the generated view: "companies".
    public var plural: String
    public var parent: String?
    public var labelEnglish: String?
    public var labelFrench: String?

    public init(
        name: String, plural: String, parent: String? = nil, labelEnglish: String? = nil, labelFrench: String? = nil
    ) {
        self.name = name
        self.plural = plural
        self.parent = parent
        self.labelEnglish = labelEnglish
        self.labelFrench = labelFrench
    }
}

/// A kind of fact: what it joins, how it holds in time, and how it reads.
public struct Predicate: Hashable, Sendable {
    /// What stands on the right: another entity, or a value of a type.
    public enum Takes: String, Sendable, CaseIterable { case entity, value }

    /// The type of an attribute's value. `amount` stands in the amount columns, the others as text.
    public enum ValueType: String, Sendable, CaseIterable { case text, integer, decimal, date, amount, url, identifier }

    /// Where two facts with different values are rivals: nowhere by rule, per subject, or per subject and object.
    public enum Slot: String, Sendable, CaseIterable { case none, subject, pair }

    /// Whose life a fact of it begins or ends: a founding begins its object, a liquidation ends its subject.
    public enum Life: String, Sendable, CaseIterable {
        case beginsSubject = "begins-subject"
        case beginsObject = "begins-object"
        case endsSubject = "ends-subject"
        case endsObject = "ends-object"
    }

    public var name: String
    public var takes: Takes
    /// The type of value; nil for a predicate that takes an entity.
    public var valueType: ValueType?
    public var temporality: Temporality
    public var slot: Slot
    public var isSymmetric: Bool
    /// Names of the kinds that its subject may have, sub-kinds included; empty for any.
    public var domain: [String]
    /// Names of the kinds that its object may have, sub-kinds included; empty for any.
    public var range: [String]
    public var labelEnglish: String
    public var labelFrench: String?
    public var inverseEnglish: String?
    public var inverseFrench: String?
    public var description: String?
    public var life: Life?
    /// Of a predicate of identifiers: the address of what one stands for, with {} in its place.
    public var link: String?

    public init(
        name: String, takes: Takes, valueType: ValueType? = nil, temporality: Temporality, slot: Slot = .none,
        isSymmetric: Bool = false, domain: [String] = [], range: [String] = [], labelEnglish: String,
        labelFrench: String? = nil, inverseEnglish: String? = nil, inverseFrench: String? = nil,
        description: String? = nil, life: Life? = nil, link: String? = nil
    ) {
        self.name = name
        self.takes = takes
        self.valueType = valueType
        self.temporality = temporality
        self.slot = slot
        self.isSymmetric = isSymmetric
        self.domain = domain
        self.range = range
        self.labelEnglish = labelEnglish
        self.labelFrench = labelFrench
        self.inverseEnglish = inverseEnglish
        self.inverseFrench = inverseFrench
        self.description = description
        self.life = life
        self.link = link
    }
}

/// How far a fact has gone, and who vouches for it. Never added together.
public enum Modality: Int64, Sendable, CaseIterable, Comparable {
    /// Announced or intended.
    case planned = 1
    /// Decided or signed.
    case committed = 2
    /// Happened, or paid.
    case actual = 3
    /// Hearsay: no one vouches for it.
    case alleged = 4
    /// Said not to be so.
    case denied = 5

    /// The word used in files and output: "planned".
    public var name: String {
        switch self {
        case .planned: "planned"
        case .committed: "committed"
        case .actual: "actual"
        case .alleged: "alleged"
        case .denied: "denied"
        }
    }

    /// The modality of a name, "planned"; nil for another word.
    public init?(name: some StringProtocol) {
        guard let found = Modality.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    public static func < (left: Modality, right: Modality) -> Bool { left.rawValue < right.rawValue }

    /// Whether it tells of what is meant to be, and so may be told before its day.
    public var isIntended: Bool {
        switch self {
        case .planned, .committed: true
        case .actual, .alleged, .denied: false
        }
    }

    /// Whether someone vouches for the fact, or for the plan. No one does for hearsay, nor for what is denied: neither ever makes a
    /// certain answer (`HoldingDays.answering`).
    public var isVouchedFor: Bool {
        switch self {
        case .planned, .committed, .actual: true
        case .alleged, .denied: false
        }
    }
}
