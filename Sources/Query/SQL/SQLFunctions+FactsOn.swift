internal import DossierModel
internal import DossierStorage

/// `facts_on(date)`: the facts that certainly or possibly hold on a date, as `--on` has it: nothing is certain that a dispute leaves open.
///
/// The date is one day, unknown within the date where it is vague; words ("spring 2013") do as well. The last column says
/// `certain` or `possible`.
enum FactsOn {
    private static let columns = [
        "id", "subject", "subject_name", "predicate", "object", "object_name", "value", "starts", "ends", "modality",
        "amount_low", "amount_high", "unit", "role", "sources", "certainty",
    ]

    // The first columns are those of the function; then what the answer is reckoned from. Periods never hold.
    private static func sql(_ lifetime: String) -> String {
        """
        SELECT f.id, s.slug, s.name, p.name, o.slug, o.name, f.value, f.starts, f.ends, m.name,
               CASE WHEN f.amount_low % u.scale = 0 THEN f.amount_low / u.scale ELSE f.amount_low * 1.0 / u.scale END,
               CASE WHEN f.amount_high % u.scale = 0 THEN f.amount_high / u.scale ELSE f.amount_high * 1.0 / u.scale END,
               u.code, f.role,
               (SELECT group_concat(slug, ' ')
                FROM (SELECT DISTINCT r.slug FROM citation c JOIN source r ON r.id = c.source
                      WHERE c.fact = f.id AND \(LiveSQL.row("c", at: "?1")) ORDER BY c.id)),
               f.possible_from, f.possible_to, f.certain_from, f.certain_to, p.time,
               CASE WHEN ?4 THEN (SELECT group_concat(c.as_of, ' ') FROM citation c WHERE c.fact = f.id AND c.as_of IS NOT NULL
                                  AND \(LiveSQL.row("c", at: "?1"))) END,
               \(lifetime)
        FROM fact f
        JOIN predicate p ON p.id = f.predicate
        JOIN modality m ON m.id = f.modality
        JOIN entity s ON s.id = f.subject
        LEFT JOIN entity o ON o.id = f.object
        LEFT JOIN unit u ON u.id = f.unit
        WHERE \(LiveSQL.row("f", at: "?1")) AND p.time <> 'period'
          AND (?4 OR (f.possible_to IS NULL OR f.possible_to >= ?2) AND (f.possible_from IS NULL OR f.possible_from <= ?3))
        ORDER BY f.id
        """
    }

    static func function(of base: Snapshot) -> TableFunction {
        TableFunction(name: "facts_on", columns: columns, parameters: ["date"], required: 1, estimatedRows: 10_000) {
            [weak base] arguments in
            guard let base, let date = try arguments[0].date else { return GeneratedRows([]) }
            return try rows(on: date, in: base)
        }
    }

    private static func rows(on date: EDTF, in base: Snapshot) throws -> GeneratedRows {
        let statement = try base.connection.prepareOnce(sql(try base.lifetimeColumns(rows: (subject: "s", object: "o"))))
        let days = date.answering
        // The stored days rest on all citations: for an earlier revision they are reckoned anew.
        let isEarlier = base.knownAt != .max
        try statement.bind([
            base.knownAt, Int64(days.earliest.epochDay), Int64(days.latest.epochDay), isEarlier,
        ] as [any Bindable])
        let marker = DisputeMarker(base)
        // Disputes are looked up for some hundreds at a time. Read from the end.
        var batch: [[Value]] = []
        // A statement that is over would begin again.
        var isOver = false
        return GeneratedRows {
            if batch.isEmpty {
                var certain: [Int64] = []
                while batch.count < batchSize, !isOver {
                    isOver = try !statement.step()
                    if isOver { break }
                    let row = statement.row
                    guard let modality = Modality(name: row.text(9)) else { throw row.damage(in: 9) }
                    let temporality: Temporality = try row.named(19)
                    let days = try holdingDays(row, temporality, isEarlier: isEarlier).within(Lifetime(row: row, at: 21))
                    let certainty = days.answering(modality).holds(on: date)
                    if certainty == .no { continue }
                    if certainty == .certain { certain.append(row.integer(0)) }
                    batch.append((0..<columns.count - 1).map { row.value($0) } + [.text(certainty.rawValue)])
                }
                let marks = try marker.marks(of: base.factsBeforeHiding(certain))
                let contested = Set(certain.filter { !marks.allowsCertainty(of: FactID($0)) }.map { Value.integer($0) })
                for index in batch.indices where contested.contains(batch[index][0]) {
                    batch[index][columns.count - 1] = .text(Certainty.possible.rawValue)
                }
                batch.reverse()
            }
            return batch.popLast()
        }
    }

    private static let batchSize = 500

    private static func holdingDays(_ row: Row, _ temporality: Temporality, isEarlier: Bool) throws -> HoldingDays {
        if !isEarlier {
            return HoldingDays(
                possibleFrom: row.optionalInteger(15).map { Day(epochDay: Int($0)) } ?? .distantPast,
                possibleTo: row.optionalInteger(16).map { Day(epochDay: Int($0)) } ?? .distantFuture,
                certainFrom: row.optionalInteger(17).map { Day(epochDay: Int($0)) },
                certainTo: row.optionalInteger(18).map { Day(epochDay: Int($0)) })
        }
        return HoldingDays(
            starts: try row.factDate(7), ends: try row.factDate(8), asOf: try row.dates(20), temporality: temporality)
    }
}
