public import DossierModel
public import DossierQuery

/// One line of what a change does, for people and programs.
public struct Change: Sendable {
    /// What becomes of the subject.
    public enum Action: String, Sendable {
        case added, retracted, replaced, edited, removed, merged
        /// The base says so already: nothing is done.
        case known
    }

    /// What is changed, or known already.
    public enum Subject: Sendable {
        case fact(FactRecord)
        case name(NameID, text: String, of: EntityReference)
        case citation(source: String, locator: String?, of: ClaimReference)
        case record(RecordKind, key: String, title: String)
        case side(dispute: String, text: String, ClaimReference)
        /// Of two entities: that one was merged into the other, or that they differ.
        case pair(EntityReference, EntityReference, areOne: Bool)

        /// The fact that it is about itself; nil for others, also for what hangs on one.
        public var fact: FactID? { if case .fact(let fact) = self { fact.id } else { nil } }
    }

    /// A field that has another value.
    public struct FieldChange: Sendable {
        public let field: String
        public let before: String?
        public let after: String?

        /// A field and its values; nil where it has none.
        public init(field: String, before: String?, after: String?) {
            self.field = field
            self.before = before
            self.after = after
        }
    }

    public let action: Action
    public let subject: Subject
    /// Of a fact that was replaced: what stands in its place.
    public var replacement: FactRecord?
    /// Of a record that was edited.
    public var fields: [FieldChange] = []
    /// Whether it tells of what is confidential: for the owner's eyes.
    public internal(set) var isConfidential = false

    init(_ action: Action, _ subject: Subject, replacement: FactRecord? = nil, fields: [FieldChange] = []) {
        self.action = action
        self.subject = subject
        self.replacement = replacement
        self.fields = fields
    }
}

/// What a list of operations has done, or would do.
public struct ChangeReport: Sendable {
    /// The first revision that was made, where it took several: an undo with all that was built on what it undoes.
    public internal(set) var firstRevision: RevisionID?
    /// Of an undo: what it takes back, in the order in which that is done.
    public internal(set) var undone: [RevisionID] = []
    /// The last revision that was made; nil where nothing changes, or it was only looked at.
    public internal(set) var revision: RevisionID?
    /// What was done, in order; of a long list only the counts are kept.
    public internal(set) var changes: [Change] = []
    /// How many changes of each sort there are.
    public internal(set) var counts: [Change.Action: Int] = [:]
    /// How names were read that were not written as they stand in the base.
    public internal(set) var readings: [Reading] = []
    /// How dates were read that count from the day on which their source was published.
    public internal(set) var dateReadings: [DateReading] = []
    /// New facts and their rivals by rule, which no dispute covers.
    public var rivals: [Companions] = []
    /// New entities that are called much like others.
    public internal(set) var twins: [Twins] = []

    /// States that were said to hold on a date: which, by the predicate, and when.
    public internal(set) var seen: [(predicate: String, on: String)] = []

    /// Live facts that say the same of the same things as a new one, with other dates, roles or amounts that can hold together.
    public internal(set) var companions: [Companions] = []

    /// Facts that are known already, and what was said of them that they do not say: it is not changed by saying it again.
    public internal(set) var unchanged: [(fact: FactID, options: [String])] = []

    /// What the labels of operations name.
    public internal(set) var labels: [String: ClaimReference] = [:]

    /// What was taken back already, and is not taken back again.
    public internal(set) var repeated: [String] = []

    /// What `check` finds wrong with the new facts: by themselves, and all its errors where that was asked for.
    public internal(set) var faults: [Finding] = []

    /// A name that was read into an entity.
    public struct Reading: Sendable {
        public let text: String
        public let hit: NameHit
    }

    /// A new entity, and those that it may be the same as.
    public struct Twins: Sendable {
        public let name: String
        public let hits: [NameHit]
    }

    /// A date in words that counts from a day: "last June".
    public struct DateReading: Sendable, Equatable {
        public let text: String
        public let date: EDTF
        /// The slug of the source whose words they are, and its day of publication.
        public let source: String
        public let published: EDTF
    }

    /// A new fact, and those beside it.
    public struct Companions: Sendable {
        public let fact: FactRecord
        public let others: [FactRecord]
    }

    /// Whether something is different afterwards.
    public var hasChanges: Bool { counts.contains { $0.key != .known && $0.value > 0 } }

    /// The most changes of which more than the count is kept.
    static let mostDetails = 1_000

    /// A report of nothing.
    public init() {}

    /// Counts a change, and keeps it while there are few.
    public mutating func append(_ change: Change) {
        count(change.action)
        if keepsDetails { changes.append(change) }
    }

    /// Whether the next change is kept, and not only counted.
    var keepsDetails: Bool { changes.count < Self.mostDetails }

    mutating func count(_ action: Change.Action) { counts[action, default: 0] += 1 }
}

/// Why an operation cannot be done.
public struct OperationFault: Error, Sendable {
    /// Which of the operations, from 0.
    public let index: Int
    /// What is at fault, as an option or a column is called: "source", "amount", "subject" ...
    public let field: String?
    public let message: String
    public let hint: String?
    /// The ends of a fact that nothing is called: one can be made with the fact.
    public var unknownEnds: [String] = []
    /// What a source says otherwise of a fact: the fact, and the date that would be a rival's.
    public internal(set) var rival: (fact: FactRecord, field: String, date: String, source: String)?
    /// Entities that may have been meant.
    public var candidates: [NameHit] = []
    /// Whether there is no such source: what is at fault then stands where the line takes its source from.
    public internal(set) var isOfUnknownSource = false
    /// Whether what is named is not there, or is not there any more, or several things are called so: as a command that ends with 1.
    /// Else the words themselves are wrong: 64.
    public let isNothingFound: Bool
    /// Whether what it takes back was taken back already: a file of lines that is applied again says so, and goes on.
    public internal(set) var isRepeated = false
}

/// Why a list of operations cannot be done: all faults that were found, in order.
public struct OperationFaults: Error, Sendable {
    public let faults: [OperationFault]
}
