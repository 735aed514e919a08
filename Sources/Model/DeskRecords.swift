// What is added to a knowledge base besides facts and their evidence: words, judgements and queries. As in Records.swift, vocabulary
// is named by its names, and ids are given by storage.

/// Another name of a predicate, to add.
public struct NewPredicateAlias: Sendable {
    public var name: String
    /// The predicate's own name.
    public var predicate: String
    /// Whether it reads from the object to the subject.
    public var isInverse: Bool

    public init(name: String, predicate: String, isInverse: Bool = false) {
        self.name = name
        self.predicate = predicate
        self.isInverse = isInverse
    }
}

/// A text of the base in another language, to add.
public struct NewTranslation: Sendable {
    public var text: String
    /// A BCP 47 tag.
    public var language: String
    /// The slug of the entity about which it is said so (a feminine role); nil for any.
    public var context: String?
    public var translated: String

    public init(text: String, language: String, context: String? = nil, translated: String) {
        self.text = text
        self.language = language
        self.context = context
        self.translated = translated
    }
}

/// A judgement that two entities which look like one are two, to add.
public struct NewNotSame: Sendable {
    public var one: EntityID
    public var other: EntityID
    public var because: String

    public init(one: EntityID, other: EntityID, because: String) {
        self.one = one
        self.other = other
        self.because = because
    }
}

/// A word of another vocabulary for one of ours, to add.
public struct NewMapping: Sendable {
    /// What is mapped.
    public enum Table: String, Sendable, CaseIterable { case kind, predicate, unit }

    /// "ftm", "schema.org" ...
    public var scheme: String
    public var table: Table
    /// The kind's or predicate's name, or the unit's code.
    public var name: String
    /// The word of the other vocabulary.
    public var target: String

    public init(scheme: String, table: Table, name: String, target: String) {
        self.scheme = scheme
        self.table = table
        self.name = name
        self.target = target
    }
}

/// A phrase that tells of a predicate, a modality or both when a text is read, to add.
public struct NewCue: Sendable {
    /// A BCP 47 tag.
    public var language: String
    public var phrase: String
    /// The predicate's name.
    public var predicate: String?
    public var modality: Modality?

    public init(language: String, phrase: String, predicate: String? = nil, modality: Modality? = nil) {
        self.language = language
        self.phrase = phrase
        self.predicate = predicate
        self.modality = modality
    }
}

/// A saved query or a template, to add.
public struct NewScript: Sendable {
    public enum Kind: String, Sendable, CaseIterable { case query, template }

    public var name: String
    public var kind: Kind
    public var body: String
    public var parameters: String?
    public var description: String?

    public init(name: String, kind: Kind, body: String, parameters: String? = nil, description: String? = nil) {
        self.name = name
        self.kind = kind
        self.body = body
        self.parameters = parameters
        self.description = description
    }
}
