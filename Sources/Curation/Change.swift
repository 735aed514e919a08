public import DossierModel
public import DossierQuery
public import DossierStorage

/// One line of what a change does, for people and programs.
public struct Change: Sendable {
    public enum Action: String, Sendable {
        case added, retracted, replaced, cited, uncited
        /// The base says so already: nothing is done.
        case known
    }

    public enum Subject: Sendable {
        case fact(FactRecord)
        case entity(EntityReference)
        case name(NameID, text: String, of: EntityReference)
        case source(SourceReference)
        case citation(CitationRecord, of: FactRecord)
    }

    public let action: Action
    public let subject: Subject
    /// Of a fact that was replaced: what stands in its place.
    public let replacement: FactRecord?

    init(_ action: Action, _ subject: Subject, replacement: FactRecord? = nil) {
        self.action = action
        self.subject = subject
        self.replacement = replacement
    }
}

/// What a list of operations has done, or would do.
public struct ChangeReport: Sendable {
    /// The revision that was made; nil where nothing changes, or it was only looked at.
    public internal(set) var revision: RevisionID?
    public internal(set) var changes: [Change] = []
    /// How names were read that were not written as they stand in the base.
    public internal(set) var readings: [Reading] = []
    /// How many spellings, citations, entities and sources were taken back besides.
    public internal(set) var others = 0
    /// What the new facts contradict.
    public internal(set) var rivals: [RivalGroup] = []

    /// A name that was read into an entity.
    public struct Reading: Sendable {
        public let text: String
        public let hit: NameHit
    }

    /// Whether something is different afterwards.
    public var hasChanges: Bool { changes.contains { $0.action != .known } }
}

/// Why an operation cannot be done.
public struct OperationFault: Error, Sendable {
    /// Which of the operations, from 0.
    public let index: Int
    /// What is at fault, as an option is called: "source", "amount", "subject" ...
    public let field: String?
    public let message: String
    public let hint: String?
    /// Entities that may have been meant.
    public var candidates: [NameHit] = []
    /// Whether nothing is called so, or too much is: else the words themselves are wrong.
    public let isAboutNames: Bool
}
