internal import DossierModel
internal import DossierStorage

/// Facts and names that ended before they can have started.
struct ImpossibleSpans: CheckRule {
    private static let sql = """
        SELECT f.id, f.starts, f.ends FROM fact f
        WHERE f.possible_from > f.possible_to AND f.retracted_in IS NULL
        """

    // Few names have both dates, and none has days stored.
    private static let names = "SELECT n.id, n.starts, n.ends FROM name n WHERE n.starts IS NOT NULL AND n.ends IS NOT NULL AND n.retracted_in IS NULL"

    func findings(in base: Snapshot) throws -> [Finding] {
        try findings(in: base, Self.sql + " ORDER BY f.id", []) + findingsOfNames(in: base, Self.names + " ORDER BY n.id", [])
    }

    /// Of some facts and names only.
    func findings(among facts: [FactID], names: [NameID] = [], in base: Snapshot) throws -> [Finding] {
        func among(_ sql: String, _ row: String) -> String { sql + " AND \(row).id IN (SELECT value FROM json_each(?)) ORDER BY \(row).id" }
        return try findings(in: base, among(Self.sql, "f"), [base.jsonArray(facts.map(\.rawValue))])
            + findingsOfNames(in: base, among(Self.names, "n"), [base.jsonArray(names.map(\.rawValue))])
    }

    private func findingsOfNames(in base: Snapshot, _ sql: String, _ values: [any Bindable]) throws -> [Finding] {
        try base.connection.all(sql, values) { row -> Finding? in
            let (start, end) = (row.text(1), row.text(2))
            guard let starts = EDTF.known(start), let ends = EDTF.known(end), !starts.isUncertain, !ends.isUncertain else { return nil }
            let days = HoldingDays(starts: starts, ends: ends, asOf: [], temporality: .state)
            if days.possibleFrom <= days.possibleTo { return nil }
            return Finding(
                .endedBeforeStart, "name n\(row.integer(0)) starts \(start) and ends \(end), which is before", [.name(NameID(row.integer(0)))])
        }.compactMap(\.self)
    }

    private func findings(in base: Snapshot, _ sql: String, _ values: [any Bindable]) throws -> [Finding] {
        try base.connection.all(sql, values) { row -> Finding? in
            // Both are known, since an unknown date bounds nothing; one that is in doubt bounds what is possible, and proves nothing.
            let (start, end) = (row.text(1), row.text(2))
            if EDTF.known(start)?.isUncertain != false || EDTF.known(end)?.isUncertain != false { return nil }
            return Finding(
                .endedBeforeStart, "fact \(row.integer(0)) starts \(start) and ends \(end), which is before",
                [.fact(FactID(row.integer(0)))])
        }.compactMap(\.self)
    }
}

/// Orders of events that cannot be: things done before their beginning or after their end.
struct ImpossibleOrders: CheckRule {
    func findings(in base: Snapshot) throws -> [Finding] {
        try beforeExistence(base) + closedBeforeOpening(base) + partedBeforeJoining(base)
    }

    // Each statement gives what belongs together row after row: its entity, and for a pair the other; the fact; whether it should have
    // come later.

    // MARK: A tie to an entity before it was founded

    // A tie without a date, or one that begins after all foundings in any case, contradicts nothing.
    private static let ties = """
        WITH founding (entity, fact, last) AS (
            SELECT subject, id, possible_to FROM fact
            WHERE predicate = (SELECT id FROM predicate WHERE name = ?1) AND modality = 3 AND retracted_in IS NULL
        ),
        founded (entity, last) AS (
            SELECT entity, iif(count(last) = count(*), max(last), NULL) FROM founding GROUP BY entity
        )
        SELECT entity, NULL, fact, 0 FROM founding
        UNION ALL
        SELECT x.entity, NULL, t.id, 1 FROM founded x CROSS JOIN fact t ON t.subject = x.entity OR t.object = x.entity
        WHERE t.predicate IN (SELECT id FROM predicate WHERE name IN (SELECT value FROM json_each(?2)))
          AND t.modality = 3 AND t.object IS NOT NULL AND t.retracted_in IS NULL
          AND (t.starts IS NOT NULL OR t.certain_from IS NOT NULL OR t.possible_to < x.last)
          AND (t.possible_from IS NULL OR x.last IS NULL OR t.possible_from <= x.last)
        ORDER BY 1, 4, 3
        """

    private func beforeExistence(_ base: Snapshot) throws -> [Finding] {
        try impossible(Self.ties, [KnownPredicates.founding, base.jsonArray(KnownPredicates.existential)], base).map { found in
            let verb = found.late.count == 1 ? "begins" : "begin"
            return Finding(
                .beforeExistence, "\(found.lateText) \(verb) before \(found.entity) was founded (\(found.earlyText))",
                found.facts + [.entity(found.entity)])
        }
    }

    // MARK: An end before the beginning

    private static let closings = """
        WITH moment (entity, fact, closes) AS (
            SELECT f.subject, f.id, p.name IN (SELECT value FROM json_each(?2)) FROM fact f JOIN predicate p ON p.id = f.predicate
            WHERE f.object IS NULL AND f.modality = 3 AND f.retracted_in IS NULL
              AND p.name IN (SELECT value FROM json_each(?1) UNION SELECT value FROM json_each(?2))
            UNION ALL
            SELECT f.object, f.id, p.name IN (SELECT value FROM json_each(?4)) FROM fact f JOIN predicate p ON p.id = f.predicate
            WHERE f.object IS NOT NULL AND f.modality = 3 AND f.retracted_in IS NULL
              AND p.name IN (SELECT value FROM json_each(?3) UNION SELECT value FROM json_each(?4))
        )
        SELECT entity, NULL, fact, closes FROM moment
        WHERE entity IN (SELECT entity FROM moment WHERE closes) AND entity IN (SELECT entity FROM moment WHERE NOT closes)
        ORDER BY 1, 4, 3
        """

    private func closedBeforeOpening(_ base: Snapshot) throws -> [Finding] {
        let (openings, closings) = (KnownPredicates.openings, KnownPredicates.closings)
        let lists = [openings.attributes, closings.attributes, openings.relations, closings.relations].map { base.jsonArray($0) }
        return try impossible(Self.closings, lists, base).map { found in
            Finding(
                .closedBeforeOpening, "\(found.entity) ended (\(found.lateText)) before it began (\(found.earlyText))",
                found.facts + [.entity(found.entity)])
        }
    }

    // MARK: A parting before any joining

    private static let partings = """
        WITH parting (subject, object, fact) AS (
            SELECT subject, object, id FROM fact
            WHERE predicate = (SELECT id FROM predicate WHERE name = ?1) AND object IS NOT NULL AND modality = 3 AND retracted_in IS NULL
        )
        SELECT subject, object, fact, 1 FROM parting
        UNION ALL
        SELECT j.subject, j.object, j.id, 0 FROM (SELECT DISTINCT subject, object FROM parting) l
        CROSS JOIN fact j ON j.subject = l.subject AND j.object = l.object
        WHERE j.predicate IN (SELECT id FROM predicate WHERE name IN (SELECT value FROM json_each(?2)))
          AND j.modality = 3 AND j.retracted_in IS NULL
        ORDER BY 1, 2, 4, 3
        """

    private func partedBeforeJoining(_ base: Snapshot) throws -> [Finding] {
        try KnownPredicates.partings.sorted { $0.key < $1.key }.flatMap { parting, joinings -> [Finding] in
            try impossible(Self.partings, [parting, base.jsonArray(joinings)], base).map { found in
                let verb = found.late.count == 1 ? "is" : "are"
                return Finding(
                    .partedBeforeJoining, "\(found.lateText) \(verb) dated before the tie began (\(found.earlyText))", found.facts)
            }
        }
    }

    // MARK: What they have in common

    /// Facts that certainly came before all that should have come before them.
    private struct Found {
        /// The slug of the entity, the first of a pair.
        let entity: String
        let late: [FactRecord]
        let early: [FactRecord]

        var facts: [FindingSubject] { (late + early).map { .fact($0.id) } }
        var lateText: String {
            EnglishCount.noun("fact", late.count) + " " + Finding.list(late.map { "\($0.id) (\($0.predicate.name))" })
        }
        var earlyText: String {
            Finding.list(early.map { "fact \($0.id), \($0.predicate.name) \($0.startDate?.text ?? "")" })
        }
    }

    /// Facts that belong together, by their ids.
    private struct Group {
        let entity: Int64
        let other: Int64?
        var late: [Int64] = []
        var early: [Int64] = []
    }

    private func impossible(_ sql: String, _ values: [String], _ base: Snapshot) throws -> [Found] {
        var (found, groups, current): ([Found], [Group], Group?) = ([], [], nil)
        func flush() throws {
            found += try impossible(groups, base)
            groups = []
        }
        try base.connection.forEachRow(sql, values) { row in
            let (entity, other) = (row.integer(0), row.optionalInteger(1))
            if current?.entity != entity || current?.other != other {
                if let current { groups.append(current) }
                if groups.count >= Snapshot.batchSize { try flush() }
                current = Group(entity: entity, other: other)
            }
            if row.bool(3) { current?.late.append(row.integer(2)) } else { current?.early.append(row.integer(2)) }
        }
        if let current { groups.append(current) }
        try flush()
        return found
    }

    /// Facts on different sides of a dispute are not held against each other.
    private func impossible(_ groups: [Group], _ base: Snapshot) throws -> [Found] {
        let groups = groups.filter { !$0.late.isEmpty && !$0.early.isEmpty }
        if groups.isEmpty { return [] }
        let ids = groups.flatMap { $0.late + $0.early }
        let facts = try Dictionary(rows: base.facts(ids).map { ($0.id.rawValue, $0) }, of: "fact")
        let sides = try base.disputeSides(of: ids.map { FactID($0) })
        return try groups.flatMap { group -> [Found] in
            let early = group.early.compactMap { facts[$0] }
            let first = early.map(\.earliestStart).min() ?? .distantPast
            // Most have no side: they are held against the same facts, and found together.
            var (found, together): ([([FactRecord], [FactRecord])], [FactRecord]) = ([], [])
            for late in group.late.compactMap({ facts[$0] }) {
                guard let latest = late.latestStart else { continue }
                if sides.sides[late.id] == nil {
                    if latest < first { together.append(late) }
                } else {
                    let held = early.filter { !sides.areOpposed(late.id, $0.id) }
                    if !held.isEmpty, held.allSatisfy({ $0.earliestStart > latest }) { found.append(([late], held)) }
                }
            }
            if !together.isEmpty { found.insert((together, early), at: 0) }
            if found.isEmpty { return [] }
            let slug = try base.entity(EntityID(group.entity))?.slug ?? ""
            return found.map { Found(entity: slug, late: $0, early: $1) }
        }
    }
}

extension FactRecord {
    // A dated attribute may leave out the start that would only repeat its value.
    fileprivate var startDate: EDTF? {
        if starts == nil, case .value(let text) = object { return EDTF.known(text) }
        return EDTF.known(starts)
    }

    /// The last day on which it can have begun; nil where nothing certain is known.
    fileprivate var latestStart: Day? {
        let stated = startDate.flatMap { $0.answering.certain ? $0.answering.latest : nil }
        return [stated, days.certainFrom].compactMap { $0 }.min()
    }

    /// The first day on which it can have begun; without bound where that is not certain.
    fileprivate var earliestStart: Day {
        guard let date = startDate?.answering, date.certain else { return .distantPast }
        return date.earliest
    }
}
