internal import DossierModel
internal import DossierStorage

/// Facts that ended before they can have started.
struct ImpossibleSpans: CheckRule {
    private static let sql = """
        SELECT f.id, f.starts, f.ends FROM fact f
        WHERE f.possible_from > f.possible_to AND f.retracted_in IS NULL ORDER BY f.id
        """

    func findings(in base: Snapshot) throws -> [Finding] {
        try base.connection.all(Self.sql) { row in
            // Both are known: an unknown date bounds nothing.
            let (start, end) = (row.text(1), row.text(2))
            return Finding(
                .endedBeforeStart, "fact \(row.integer(0)) starts \(start) and ends \(end), which is before",
                [.fact(FactID(row.integer(0)))])
        }
    }
}

/// Orders of events that cannot be: things done before their beginning or after their end.
struct ImpossibleOrders: CheckRule {
    func findings(in base: Snapshot) throws -> [Finding] {
        try beforeExistence(base) + closedBeforeOpening(base) + partedBeforeJoining(base)
    }

    // MARK: A tie to an entity before it was founded

    private static let ties = """
        SELECT t.id, b.id, e.slug FROM fact b JOIN entity e ON e.id = b.subject
        JOIN fact t ON t.subject = b.subject OR t.object = b.subject
        WHERE b.predicate = (SELECT id FROM predicate WHERE name = ?1) AND b.modality = 3 AND b.retracted_in IS NULL
          AND t.predicate IN (SELECT id FROM predicate WHERE name IN (SELECT value FROM json_each(?2)))
          AND t.modality = 3 AND t.object IS NOT NULL AND t.retracted_in IS NULL
        ORDER BY e.id, t.id, b.id
        """

    private func beforeExistence(_ base: Snapshot) throws -> [Finding] {
        let rows = try base.connection.all(
            Self.ties, [KnownPredicates.founding, Self.array(KnownPredicates.existential)]
        ) { row in Candidate(late: row.integer(0), early: row.integer(1), subjects: [.entity(row.text(2))]) }
        return try impossible(rows, base).map { found in
            let entity = found.subjects.map(\.text).joined()
            return Finding(
                .beforeExistence,
                "fact \(found.late.id) (\(found.late.predicate.name)) begins before \(entity) was founded (\(found.earlyText))",
                found.all)
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
        SELECT c.fact, o.fact, e.slug FROM moment c JOIN moment o ON o.entity = c.entity JOIN entity e ON e.id = c.entity
        WHERE c.closes AND NOT o.closes
        ORDER BY e.id, c.fact, o.fact
        """

    private func closedBeforeOpening(_ base: Snapshot) throws -> [Finding] {
        let (openings, closings) = (KnownPredicates.openings, KnownPredicates.closings)
        let lists = [openings.attributes, closings.attributes, openings.relations, closings.relations].map(Self.array)
        let rows = try base.connection.all(Self.closings, lists) { row in
            Candidate(late: row.integer(0), early: row.integer(1), subjects: [.entity(row.text(2))])
        }
        return try impossible(rows, base).map { found in
            let entity = found.subjects.map(\.text).joined()
            return Finding(
                .closedBeforeOpening,
                "\(entity) ended (fact \(found.late.id), \(found.late.predicate.name)) before it began (\(found.earlyText))",
                found.all)
        }
    }

    // MARK: A parting before any joining

    private static let partings = """
        SELECT l.id, j.id FROM fact l JOIN fact j ON j.subject = l.subject AND j.object = l.object
        WHERE l.predicate = (SELECT id FROM predicate WHERE name = ?1)
          AND j.predicate IN (SELECT id FROM predicate WHERE name IN (SELECT value FROM json_each(?2)))
          AND l.modality = 3 AND j.modality = 3 AND l.retracted_in IS NULL AND j.retracted_in IS NULL
        ORDER BY l.id, j.id
        """

    private func partedBeforeJoining(_ base: Snapshot) throws -> [Finding] {
        try KnownPredicates.partings.sorted { $0.key < $1.key }.flatMap { parting, joinings -> [Finding] in
            let rows = try base.connection.all(Self.partings, [parting, Self.array(joinings)]) { row in
                Candidate(late: row.integer(0), early: row.integer(1), subjects: [])
            }
            return try impossible(rows, base).map { found in
                Finding(
                    .partedBeforeJoining,
                    "fact \(found.late.id) (\(found.late.predicate.name)) is dated before the tie began (\(found.earlyText))",
                    found.all)
            }
        }
    }

    // MARK: What they have in common

    /// A fact, and one of those that should have begun before it.
    private struct Candidate {
        let late: Int64
        let early: Int64
        let subjects: [FindingSubject]
    }

    private struct Found {
        let late: FactRecord
        let early: [FactRecord]
        let subjects: [FindingSubject]

        var all: [FindingSubject] { [.fact(late.id)] + early.map { .fact($0.id) } + subjects }
        var earlyText: String {
            early.map { "fact \($0.id), \($0.predicate.name) \($0.startDate?.text ?? "")" }.joined(separator: "; ")
        }
    }

    /// The facts that certainly came before all that should have come before them. Facts on different sides of a dispute are not
    /// held against each other.
    private func impossible(_ candidates: [Candidate], _ base: Snapshot) throws -> [Found] {
        let ids = Set(candidates.flatMap { [$0.late, $0.early] }).sorted()
        let facts = try Dictionary(rows: base.facts(ids).map { ($0.id.rawValue, $0) }, of: "fact")
        let sides = try base.disputeSides(of: ids.map { FactID($0) })
        var groups: [(key: Candidate, early: [Int64])] = []
        for candidate in candidates {
            if let last = groups.last, last.key.late == candidate.late, last.key.subjects == candidate.subjects {
                groups[groups.count - 1].early.append(candidate.early)
            } else {
                groups.append((candidate, [candidate.early]))
            }
        }
        return groups.compactMap { group in
            guard let late = facts[group.key.late], let latest = late.latestStart else { return nil }
            let early = group.early.compactMap { facts[$0] }.filter { !sides.areOpposed(late.id, $0.id) }
            guard !early.isEmpty, early.allSatisfy({ $0.earliestStart > latest }) else { return nil }
            return Found(late: late, early: early, subjects: group.key.subjects)
        }
    }

    private static func array(_ names: [String]) -> String {
        "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]"
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
