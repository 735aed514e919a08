internal import DossierModel
internal import DossierStorage

/// Searches among what is certain only.
///
/// Sides of disputes that cannot be certain are refused from the start. Rivals by rule would have to be looked for at every relation:
/// instead those on ways that were found are tested, and where one is among them the search starts again without it.
final class CertainEngine: TraversalEngine {
    private let base: Snapshot
    private let begin: (TraversalRules) throws -> any TraversalEngine
    private var rules: TraversalRules
    private var engine: any TraversalEngine
    private let marker: DisputeMarker
    private var tested = Set<Int64>()

    init(
        _ base: Snapshot, _ rules: TraversalRules, _ begin: @escaping (TraversalRules) throws -> any TraversalEngine
    ) throws {
        self.base = base
        self.begin = begin
        self.rules = rules
        self.rules.refused.formUnion(try base.relationsDisputedAway())
        for relation in self.rules.refused { base.leftOut.addUncertain(id: relation) }
        marker = DisputeMarker(base)
        engine = try begin(self.rules)
    }

    /// Whether all of these relations may be certain. Where not, what is asked next is asked without those that may not.
    fileprivate func accepts(_ relations: some Sequence<FactID>) throws -> Bool {
        let unknown = relations.map(\.rawValue).filter { tested.insert($0).inserted }.sorted()
        var refused: [Int64] = []
        for start in stride(from: 0, to: unknown.count, by: Snapshot.batchSize) {
            let facts = try base.facts(Array(unknown[start..<min(start + Snapshot.batchSize, unknown.count)]))
            let marks = try marker.marks(of: facts)
            refused += facts.map(\.id).filter { !marks.allowsCertainty(of: $0) }.map(\.rawValue)
        }
        if refused.isEmpty { return true }
        for relation in refused { base.leftOut.addUncertain(id: relation) }
        rules.refused.formUnion(refused)
        engine = try begin(rules)
        return false
    }

    func distance(from start: Int64, to end: Int64, limit: Int) throws -> Int? {
        try paths(from: start, to: end, limit: limit, .never).next()?.length
    }

    func paths(from start: Int64, to end: Int64, limit: Int, _ repetition: PathRepetition) throws -> any PathEnumeration {
        CertainPaths(self) { [unowned self] in try engine.paths(from: start, to: end, limit: limit, repetition) }
    }

    func reach(from start: Int64, depth: Int, keepsRelations: Bool) throws -> any ReachEnumeration {
        CertainReach(self) { [unowned self] in try engine.reach(from: start, depth: depth, keepsRelations: true) }
    }

    func count(
        from start: Int64, depth: Int, kinds: Set<Int64>?, _ body: (_ distance: Int, _ count: Int) throws -> Void
    ) throws {
        let reach = try reach(from: start, depth: depth, keepsRelations: true)
        while try reach.nextLevel() != nil {}
        try engine.count(from: start, depth: depth, kinds: kinds, body)
    }

    func degree(of entity: Int64, limit: Int) throws -> Int { try engine.degree(of: entity, limit: limit) }
}

/// Paths of certain relations. Those that were given have none that is refused later, so they come again in the same order.
private final class CertainPaths: PathEnumeration {
    private let owner: CertainEngine
    private let begin: () throws -> any PathEnumeration
    private var paths: (any PathEnumeration)?
    private var given = 0

    init(_ owner: CertainEngine, _ begin: @escaping () throws -> any PathEnumeration) {
        self.owner = owner
        self.begin = begin
    }

    func next() throws -> Path? {
        while true {
            let paths = try paths ?? restarted()
            self.paths = paths
            guard let path = try paths.next() else { return nil }
            if try owner.accepts(path.facts) {
                given += 1
                return path
            }
            self.paths = nil
        }
    }

    private func restarted() throws -> any PathEnumeration {
        let paths = try begin()
        for _ in 0..<given { _ = try paths.next() }
        return paths
    }
}

/// The same for what is reached, level by level.
private final class CertainReach: ReachEnumeration {
    private let owner: CertainEngine
    private let begin: () throws -> any ReachEnumeration
    private var reach: (any ReachEnumeration)?
    private var given = 0

    init(_ owner: CertainEngine, _ begin: @escaping () throws -> any ReachEnumeration) {
        self.owner = owner
        self.begin = begin
    }

    func nextLevel() throws -> [Reached]? {
        while true {
            let reach = try reach ?? restarted()
            self.reach = reach
            guard let level = try reach.nextLevel() else { return nil }
            if try owner.accepts(level.lazy.compactMap(\.relation)) {
                given += 1
                return level
            }
            self.reach = nil
        }
    }

    private func restarted() throws -> any ReachEnumeration {
        let reach = try begin()
        for _ in 0..<given { _ = try reach.nextLevel() }
        return reach
    }
}

extension Snapshot {
    // `DisputeMark.allowsCertainty` in SQL.
    private var disputedAway: String {
        """
        SELECT x.fact FROM dispute_side x JOIN dispute d ON d.id = x.dispute JOIN fact f ON f.id = x.fact
        WHERE f.object IS NOT NULL AND \(LiveSQL.row("x", at: "?1")) AND \(open.dispute("d.id"))
        GROUP BY d.id, x.fact
        HAVING d.verdict = 'rival' OR NOT max(x.side IS d.favours) AND EXISTS (
            SELECT 1 FROM dispute_side y WHERE y.dispute = d.id AND y.side = d.favours AND \(LiveSQL.row("y", at: "?1")))
        """
    }

    /// The relations that stand on a side of a dispute that cannot be certain.
    fileprivate func relationsDisputedAway() throws -> Set<Int64> {
        Set(try connection.all(disputedAway, [knownAt]) { $0.integer(0) })
    }
}
