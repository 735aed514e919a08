public import DossierModel

// What a person says, in words, before names are resolved and dates are read. The same words are options of commands, keys of the line
// format and columns of CSV files.

/// A fact as it is said: names of entities, dates and amounts in words.
public struct FactStatement: Sendable {
    public var subject: String
    public var predicate: String
    /// The other entity, or the value; of an attribute that is an amount, the amount.
    public var object: String
    /// Of a relation.
    public var amount: String?
    public var modality = Modality.actual
    public var starts: String?
    public var ends: String?
    /// The date of an event or a period; of a state, when the source saw it hold.
    public var on: String?
    public var role: String?
    public var note: String?
    public var privateNote: String?
    /// The fact that it carries out, cancels or denies.
    public var follows: FactID?
    /// The kind of the one end that is not known yet, which is made.
    public var newKind: String?
    public var citation: CitationStatement?

    public init(subject: String, predicate: String, object: String) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }
}

/// Where something is attested, as it is said.
public struct CitationStatement: Sendable {
    /// A source's slug.
    public var source: String
    /// The place in it: "par. 1, s. 3".
    public var locator: String?
    /// When the source says that it held.
    public var asOf: String?
    /// The entity whose words the source reports.
    public var speaker: String?
    public var quote: String?

    public init(source: String) { self.source = source }
}

/// Another spelling of an entity, as it is said.
public struct NameStatement: Sendable {
    public var entity: String
    public var text: String
    public var role: NameRole
    public var language: String?
    public var starts: String?
    public var ends: String?
    public var citation: CitationStatement?

    public init(entity: String, text: String, role: NameRole) {
        self.entity = entity
        self.text = text
        self.role = role
    }
}

/// What is to be different in a fact; what is nil stays, and an empty text takes away.
public struct FactEdit: Sendable {
    public var object: String?
    public var amount: String?
    public var modality: Modality?
    public var starts: String?
    public var ends: String?
    public var role: String?
    public var note: String?
    public var privateNote: String?
    public var follows: FactID?

    public init() {}

    var isEmpty: Bool {
        let texts = [object, amount, starts, ends, role, note, privateNote]
        return texts.allSatisfy { $0 == nil } && modality == nil && follows == nil
    }
}

/// One thing that changes a base.
public enum Operation: Sendable {
    case add(FactStatement)
    case name(NameStatement)
    case source(NewSource)
    case edit(FactID, FactEdit)
    case retract(FactID)
    case cite(FactID, CitationStatement)
    /// Takes back the citations of a fact that are in a source, in one place of it where a locator is given.
    case uncite(FactID, source: String, locator: String?)
}
