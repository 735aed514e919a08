public import DossierModel
internal import DossierStorage

/// Which relations and entities a traversal may use. The rules act while it searches: the shortest path is the shortest of
/// those that keep to them.
public struct TraversalRules: Sendable {
    /// When the relations of a path must hold.
    public enum Time: Sendable {
        /// Whenever they held or happened.
        case any
        /// All on one and the same day, which is unknown within the date where that is vague.
        case on(EDTF)
        /// All at one moment from one day to another, both included.
        case between(Day, Day)
        /// All at one moment, whenever that was.
        case jointly

        /// The same question to a single fact.
        var question: TimeQuestion {
            switch self {
            case .any, .jointly: .any
            case .on(let date): .on(date)
            case .between(let from, let to): .between(from, to)
            }
        }

        /// The days that are asked about, all that there are where no time is named.
        var days: ClosedRange<Day> {
            switch self {
            case .any, .jointly: .distantPast ... .distantFuture
            case .between(let from, let to): from...max(from, to)
            case .on(let date): date.answering.earliest...max(date.answering.earliest, date.answering.latest)
            }
        }
    }

    /// Names of predicates; empty for any.
    public var predicates: [String] = []
    /// As seen from the start: `outgoing` walks from subject to object. Symmetric predicates are walked both ways.
    public var direction = FactFilter.Direction.both
    /// All but denied: what is denied joins nothing unless it is asked for.
    public var modalities: Set<Modality> = [.planned, .committed, .actual, .alleged]
    public var time = Time.any
    /// Leaves out what only possibly holds at that time, and, whatever the time, what no one vouches for and what others contradict
    /// (`DisputeMark.allowsCertainty`).
    public var certainOnly = false
    /// Relations that no path uses.
    var refused: Set<Int64> = []
    /// Lets an event count at its date, where a time is asked for; without it only states do. Periods never hold.
    public var countsEvents = false
    /// Entities that no path passes through.
    public var excluded: Set<EntityID> = []
    /// Names of kinds, sub-kinds included, whose entities no path passes through.
    public var avoidedKinds: [String] = []
    /// No path passes through an entity with more live relations than this, of whatever kind; nil for no limit.
    public var maxDegree: Int?

    public init() {}
}

/// Why a traversal cannot be made.
public enum TraversalError: Error, Equatable, Sendable, CustomStringConvertible {
    case unknownPredicate(String)
    case unknownKind(String)

    public var description: String {
        switch self {
        case .unknownPredicate(let name): "there is no predicate '\(name)'"
        case .unknownKind(let name): RecordFault.noKind(name).message
        }
    }
}
