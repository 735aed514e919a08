public import DossierModel

// What a person says, in words, before names are resolved and dates are read. The same words are options of commands, keys of the line
// format and columns of CSV files.

/// One thing that changes a base.
public enum Operation: Sendable, Equatable {
    case add(FactStatement)
    case edit(ClaimReference, FactEdit)
    /// - Parameter unlessSaid: whether it stays where another operation of the list has said it, new or known.
    case retract(ClaimReference, unlessSaid: Bool = false)
    case cite(ClaimReference, CitationStatement)
    /// Takes back the citations of a claim that are in a source, in one place of it where a locator is given.
    case uncite(ClaimReference, source: String, locator: String?)
    /// Takes back one citation.
    case takeBack(CitationID)
    /// Puts a citation of the same claim in the place of another.
    case recite(CitationID, CitationStatement)
    case name(NameStatement)
    /// Puts a spelling in the place of another.
    case respell(NameID, NameStatement)
    /// Gives an entity another preferred name; the old one becomes a former name.
    case rename(entity: String, to: String)
    /// Adds or edits something that has no versions: an entity, a source, a word of the vocabulary ...
    case record(RecordStatement)
    /// Puts claims on a side of a dispute, or takes them off it.
    case side(dispute: String, text: String, claims: [ClaimReference], isTakenOff: Bool)
    case remove(RecordKind, key: String, withDependents: Bool)
    /// Merges `other` into `kept`.
    case same(kept: String, other: String)
    case different(String, String, because: String)
}

extension Operation {
    /// Whether it leaves as it is what was added before it.
    var onlyAdds: Bool {
        switch self {
        case .add, .cite, .name: true
        case .record(let record): record.mode == .add
        case .edit, .retract, .uncite, .takeBack, .recite, .respell, .rename, .side, .remove, .same, .different: false
        }
    }

    /// The texts by which it names the ends of a fact.
    var namedEntities: [String] {
        if case .add(let statement) = self { [statement.subject, statement.object] } else { [] }
    }

    /// The amount of a fact that it adds, as it is written, and the source of it.
    var amountInWords: (text: String, source: String?)? {
        guard case .add(let statement) = self, let amount = statement.amount else { return nil }
        return (amount, statement.citation?.source)
    }

    /// Whether it retracts, removes or merges something.
    public var takesAway: Bool {
        switch self {
        case .retract, .uncite, .takeBack, .remove, .same: true
        case .side(_, _, _, let isTakenOff): isTakenOff
        case .add, .edit, .cite, .recite, .name, .respell, .rename, .record, .different: false
        }
    }
}

/// A fact or a name that the base has, or that an earlier operation of the same list adds.
public enum ClaimReference: Hashable, Sendable {
    case fact(FactID)
    case name(NameID)
    /// `@bid`: what the operation with that label adds.
    case label(String)

    /// Reads `42`, `#42`, `n7` or `@bid`; nil for another text.
    public init?(_ text: String) {
        switch text.first {
        case "@":
            guard Self.isLabel(text.dropFirst()) else { return nil }
            self = .label(String(text.dropFirst()))
        case "n":
            guard let number = Self.number(text.dropFirst()) else { return nil }
            self = .name(NameID(number))
        case "#":
            guard let number = Self.number(text.dropFirst()) else { return nil }
            self = .fact(FactID(number))
        default:
            guard let number = Self.number(text[...]) else { return nil }
            self = .fact(FactID(number))
        }
    }

    /// That of a claim that the base has.
    public init(_ claim: Claim) {
        switch claim {
        case .fact(let id): self = .fact(id)
        case .name(let id): self = .name(id)
        }
    }

    /// What the base has of that number, if it has; nil for a label.
    public var claim: Claim? {
        switch self {
        case .fact(let id): .fact(id)
        case .name(let id): .name(id)
        case .label: nil
        }
    }

    /// As it is typed: `#42`, `n7`, `@bid`.
    public var text: String {
        switch self {
        case .fact(let id): "#\(id)"
        case .name(let id): "n\(id)"
        case .label(let label): "@\(label)"
        }
    }

    static func isLabel(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_".unicodeScalars.contains($0) }
    }

    private static func number(_ digits: Substring) -> Int64? {
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(digits), number > 0 else {
            return nil
        }
        return number
    }
}

/// A fact as it is said: names of entities, dates and amounts in words.
public struct FactStatement: Sendable, Equatable {
    public var subject: String
    public var predicate: String
    /// The other entity, or the value; of an attribute that is an amount, the amount.
    public var object: String
    /// Of a relation, in words.
    public var amount: String?
    /// The amount by its numbers, in the place of words.
    public var figures: AmountFigures?
    public var modality = Modality.actual
    public var starts: String?
    public var ends: String?
    /// A date by itself: of a period all of it, else the start.
    public var date: String?
    /// The date of an event or a period; of a state, when the source saw it hold.
    public var on: String?
    /// Whether it has no start even where its value is a date. Else that is its start, where none is said: "founded 2012" is of 2012.
    public var hasNoStart = false
    public var role: String?
    public var note: String?
    public var privateNote: String?
    /// The fact that it carries out, cancels or denies.
    public var follows: ClaimReference?
    /// The one end that is not known yet, which is made.
    public var new: NewEnd?
    public var citation: CitationStatement?
    /// What other operations of the list call it.
    public var label: String?

    /// A fact of which only this is said yet.
    public init(subject: String, predicate: String, object: String) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }
}

/// An end of a fact that is made with it.
public struct NewEnd: Sendable, Equatable {
    /// Before the predicate, or behind it.
    public enum Place: Sendable { case subject, object }

    /// The kind of the entity that is made.
    public var kind: String
    /// Which end; nil for the one that is not known.
    public var place: Place?

    /// A new entity of a kind.
    public init(kind: String, place: Place? = nil) {
        self.kind = kind
        self.place = place
    }
}

/// An amount as columns have it: decimal numbers in whole units, and the code of the unit.
public struct AmountFigures: Sendable, Hashable {
    public var low: String?
    public var high: String?
    public var unit: String
    public var isApproximate = false

    /// An amount between two numbers; nil is unbounded.
    public init(low: String?, high: String?, unit: String, isApproximate: Bool = false) {
        self.low = low
        self.high = high
        self.unit = unit
        self.isApproximate = isApproximate
    }
}

/// Where something is attested, as it is said.
public struct CitationStatement: Sendable, Equatable {
    /// What the source itself has of the dates.
    public enum Dates: Sendable, Equatable {
        /// The dates that the fact is said with.
        case asSaid
        /// Its own.
        case own(starts: String?, ends: String?)
    }

    /// A source's slug.
    public var source: String
    /// The place in it: "par. 1, s. 3".
    public var locator: String?
    /// When the source says that it held.
    public var asOf: String?
    /// Whether whoever entered it took the source's date of publication for want of another: the program never does.
    public var isAsOfDefaulted = false
    /// The entity whose words the source reports.
    public var speaker: String?
    public var quote: String?
    public var dates = Dates.asSaid
    public var basis: NewCitation.Basis?

    /// A citation of a source, without a place.
    public init(source: String) { self.source = source }
}

/// Another spelling of an entity, as it is said.
public struct NameStatement: Sendable, Equatable {
    public var entity: String
    public var text: String
    public var role: NameRole
    public var language: String?
    public var starts: String?
    public var ends: String?
    public var citation: CitationStatement?
    public var label: String?

    /// A spelling of which only this is said yet.
    public init(entity: String, text: String, role: NameRole) {
        self.entity = entity
        self.text = text
        self.role = role
    }
}

/// What is to be different in a fact; what is nil stays, and an empty text takes away.
public struct FactEdit: Sendable, Equatable {
    public var subject: String?
    public var predicate: String?
    public var object: String?
    public var amount: String?
    public var figures: AmountFigures?
    public var modality: Modality?
    public var starts: String?
    public var ends: String?
    /// The date of an event, or the whole of a period.
    public var on: String?
    public var role: String?
    public var note: String?
    public var privateNote: String?
    /// `.some(nil)` takes it away.
    public var follows: ClaimReference??

    /// An edit of nothing yet.
    public init() {}

    var isEmpty: Bool {
        let texts = [subject, predicate, object, amount, starts, ends, on, role, note, privateNote]
        return texts.allSatisfy { $0 == nil } && modality == nil && follows == nil && figures == nil
    }
}

/// Something without versions, by its key (slug, name, code, text) and its fields: the columns of its table in a package.
public struct RecordStatement: Sendable, Equatable {
    /// What is to become of the record.
    public enum Mode: Sendable {
        case add, edit
        /// Edits what is there, else adds it.
        case put
    }

    public var kind: RecordKind
    public var key: String
    /// In an edit, what is not named stays, and an empty text takes away.
    public var fields: [String: String]
    public var mode: Mode

    /// A record with some of its fields.
    public init(_ kind: RecordKind, key: String, fields: [String: String], mode: Mode) {
        self.kind = kind
        self.key = key
        self.fields = fields
        self.mode = mode
    }
}
