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
        CertainAnswers(self, relations: \.facts) { [unowned self] in
            try engine.paths(from: start, to: end, limit: limit, repetition).next
        }
    }

    func reach(from start: Int64, depth: Int, keepsRelations: Bool) throws -> any ReachEnumeration {
        CertainAnswers(self, relations: { $0.compactMap(\.relation) }) { [unowned self] in
            try engine.reach(from: start, depth: depth, keepsRelations: true).nextLevel
        }
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

/// What a search among certain relations gives, one after the other: paths, or levels of what is reached.
///
/// Where an answer has a relation that is refused, the search begins again without it. No answer that was given has such a relation, so
/// the new search gives the same ones first, in the same order.
private final class CertainAnswers<Answer> {
    private let owner: CertainEngine
    private let begin: () throws -> () throws -> Answer?
    private let relations: (Answer) -> [FactID]
    private var read: (() throws -> Answer?)?
    private var given = 0

    /// - Parameters:
    ///   - relations: of an answer.
    ///   - begin: begins the search, and gives what tells its next answer.
    init(_ owner: CertainEngine, relations: @escaping (Answer) -> [FactID], _ begin: @escaping () throws -> () throws -> Answer?) {
        self.owner = owner
        self.relations = relations
        self.begin = begin
    }

    fileprivate func nextAnswer() throws -> Answer? {
        while true {
            let read = try self.read ?? restarted()
            self.read = read
            guard let answer = try read() else { return nil }
            if try owner.accepts(relations(answer)) {
                given += 1
                return answer
            }
            self.read = nil
        }
    }

    private func restarted() throws -> () throws -> Answer? {
        let read = try begin()
        for _ in 0..<given { _ = try read() }
        return read
    }
}

extension CertainAnswers: PathEnumeration where Answer == Path {
    func next() throws -> Path? { try nextAnswer() }
}

extension CertainAnswers: ReachEnumeration where Answer == [Reached] {
    func nextLevel() throws -> [Reached]? { try nextAnswer() }
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
