public import DossierModel

/// Whether a path may come back to where it was.
public enum PathRepetition: Sendable {
    /// No entity twice.
    case never
    /// No relation twice: a trail.
    case ofEntities
}

/// One way from an entity to another, by its relations.
public struct Path: Hashable, Sendable {
    /// The relations, in order from the start; none for the way from an entity to itself.
    public let facts: [FactID]
    /// The entities along the way, both ends included: one more than the relations.
    public let entities: [EntityID]

    /// How many relations it has.
    public var length: Int { facts.count }
}

/// A path with all that is needed to show it.
public struct PathRecord: Sendable {
    /// One relation, walked from one of its ends to the other.
    public struct Step: Sendable {
        public let fact: FactRecord
        public let from: EntityReference
        public let to: EntityReference

        public init(fact: FactRecord, from: EntityReference, to: EntityReference) {
            self.fact = fact
            self.from = from
            self.to = to
        }

        /// Whether it is walked from its object to its subject, so that its inverse label reads.
        public var isBackwards: Bool { fact.subject.id != from.id }
    }

    public let path: Path
    public let start: EntityReference
    public let steps: [Step]
    public let window: PathWindow
}
