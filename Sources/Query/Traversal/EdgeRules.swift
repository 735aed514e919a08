internal import DossierModel
internal import DossierStorage

/// What of a relation a search looks at. Many relations of a large base share one.
struct EdgeProfile: Hashable {
    let predicate: Int64
    let modality: Int64
    let possible: DayWindow
    /// Empty: never, as for all that no one vouches for.
    let certain: DayWindow
}

/// `TraversalRules` in the terms of the search: the one place that decides whether a relation may be walked.
struct EdgeRules {
    /// What is asked of a relation's days.
    private enum Demand {
        case nothing
        /// To share days with a window, by its possible or its certain days.
        case overlap(DayWindow)
        /// To hold for certain on all days of a window.
        case cover(DayWindow)
        /// What nothing can meet: certainty on a date that is itself in doubt.
        case impossible
    }

    /// nil for any.
    let predicates: Set<Int64>?
    let modalities: Set<Int64>
    /// Relations that are not walked, whatever their profile.
    let refused: Set<Int64>
    let direction: FactFilter.Direction
    /// The predicates that are walked both ways.
    let symmetric: Set<Int64>
    /// Whether the days of a path's relations must be intersected along it; else each is judged by itself.
    let tracksWindows: Bool
    /// The days that a path starts with.
    let within: DayWindow
    private let demand: Demand
    private let certainOnly: Bool
    /// The predicates that can hold at a time.
    private let holding: Set<Int64>

    var asksForTime: Bool { if case .nothing = demand { false } else { true } }

    init(_ rules: TraversalRules, _ base: Snapshot) throws {
        var (named, symmetric, holding) = (Set<Int64>(), Set<Int64>(), Set<Int64>())
        var names = Set(rules.predicates)
        try base.connection.forEachRow("SELECT id, name, time, symmetric FROM predicate WHERE takes = 'entity'") { row in
            let id = row.integer(0)
            if names.remove(row.text(1)) != nil { named.insert(id) }
            if row.bool(3) { symmetric.insert(id) }
            let time: Temporality = try row.named(2)
            if time == .state || (time == .event && rules.countsEvents) { holding.insert(id) }
        }
        if let unknown = names.min() { throw TraversalError.unknownPredicate(unknown) }
        predicates = rules.predicates.isEmpty ? nil : named
        modalities = Set(rules.modalities.filter { !rules.certainOnly || $0.isVouchedFor }.map(\.rawValue))
        refused = rules.refused
        direction = rules.direction
        self.symmetric = symmetric
        self.holding = holding
        certainOnly = rules.certainOnly
        switch rules.time {
        case .any: demand = .nothing
        case .jointly, .between: demand = .overlap(DayWindow(rules.time.days))
        case .on(let date):
            let window = DayWindow(rules.time.days)
            demand = !certainOnly ? .overlap(window) : date.answering.certain ? .cover(window) : .impossible
        }
        if case .overlap(let window) = demand {
            within = window
            // On a single day what each relation says is enough.
            tracksWindows = window.from != window.to
        } else {
            within = .always
            tracksWindows = false
        }
    }

    /// How good a relation is to go by, from 0 for the best: what is actual before what is committed, planned, alleged and
    /// denied; of these, where a time is asked for, what certainly held then before what only may have.
    func rank(of profile: EdgeProfile) -> UInt8 {
        let modality: UInt8 =
            switch Modality(rawValue: profile.modality) {
            case .actual: 0
            case .committed: 1
            case .planned: 2
            case .alleged: 3
            case .denied, nil: 4
            }
        guard case .overlap(let days) = demand else { return 2 * modality }
        return 2 * modality + (profile.certain.overlaps(days) ? 0 : 1)
    }

    /// The days on which a relation may be walked; nil for never, all days where windows are not tracked.
    func window(of profile: EdgeProfile) -> DayWindow? {
        if let predicates, !predicates.contains(profile.predicate) { return nil }
        if !modalities.contains(profile.modality) { return nil }
        if !asksForTime { return .always }
        if !holding.contains(profile.predicate) || profile.possible.isEmpty { return nil }
        switch demand {
        case .nothing: return .always
        case .impossible: return nil
        case .cover(let days): return profile.certain.contains(days) ? .always : nil
        case .overlap(let days):
            let shared = (certainOnly ? profile.certain : profile.possible).intersection(days)
            if shared.isEmpty { return nil }
            return tracksWindows ? shared : .always
        }
    }
}

/// A relation among others that lead the same way: smaller is better.
struct RankedFact: Comparable, BitwiseCopyable {
    /// What `EdgeRules.rank` says of it.
    let rank: UInt8
    let id: Int64

    static let last = RankedFact(rank: .max, id: .max)

    static func < (left: RankedFact, right: RankedFact) -> Bool {
        left.rank != right.rank ? left.rank < right.rank : left.id < right.id
    }
}
