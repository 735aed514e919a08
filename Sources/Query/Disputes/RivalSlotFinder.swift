internal import DossierModel
internal import DossierStorage

/// What facts must share to be rivals: a predicate, and one of its ends or both.
struct RivalSlot: Hashable {
    /// As the vocabulary numbers it.
    let predicate: Int64
    /// The ends; of a symmetric relation the lower first.
    let one: Int64
    let other: Int64?
    let kind: Predicate.Slot
    let isSymmetric: Bool

    /// The slots that some facts fill, each once.
    static func all(of facts: [FactRecord]) -> [RivalSlot] {
        // By their places: a record is large, and is not copied so.
        let filled = facts.indices.flatMap { all(of: facts[$0]) }.sorted { $0.order < $1.order }
        return filled.indices.compactMap { $0 > 0 && filled[$0 - 1].order == filled[$0].order ? nil : filled[$0] }
    }

    // The rest follows from the predicate.
    private var order: (Int64, Int64, Int64) { (predicate, one, other ?? .min) }

    /// The slots that a fact fills. What has none by its predicate can still be denied, for the same ends.
    static func all(of fact: FactRecord) -> [RivalSlot] {
        let predicate = fact.predicate
        let subject = fact.subject.id.rawValue
        var object: Int64?
        if case .entity(let entity) = fact.object { object = entity.id.rawValue }
        func slot(_ one: Int64, _ other: Int64?) -> RivalSlot {
            RivalSlot(predicate: predicate.position, one: one, other: other, kind: predicate.slot, isSymmetric: predicate.isSymmetric)
        }
        if predicate.slot == .subject {
            return predicate.isSymmetric && object != subject ? [slot(subject, nil)] + (object.map { [slot($0, nil)] } ?? []) : [slot(subject, nil)]
        }
        guard predicate.isSymmetric, let object else { return [slot(subject, object)] }
        return [slot(min(subject, object), max(subject, object))]
    }
}

/// Finds the facts of slots through the indexes, with statements that are compiled once.
final class RivalSlotFinder {
    /// Which facts share a slot by its predicate.
    private struct Shape {
        let isOneEnded: Bool
        let isSymmetric: Bool

        static let count = 4
        var number: Int { (isOneEnded ? 2 : 0) + (isSymmetric ? 1 : 0) }
    }

    private let base: Snapshot
    private var compiled = [Statement?](repeating: nil, count: Shape.count)

    init(_ base: Snapshot) { self.base = base }

    /// The ids of the facts in a slot, if they may be rivals: nil where there is only one, or nothing is denied that has no slot.
    func sharing(_ slot: RivalSlot) throws -> [Int64]? {
        let statement = try statement(Shape(isOneEnded: slot.kind == .subject, isSymmetric: slot.isSymmetric))
        defer { statement.reset() }
        try statement.bind(slot.predicate, at: 0)
        try statement.bind(slot.one, at: 1)
        if let other = slot.other { try statement.bind(other, at: 2) } else { try statement.bindNull(at: 2) }
        guard try statement.step() else { return nil }
        let first = statement.row.integer(0)
        // Most slots have one fact.
        guard try statement.step() else { return nil }
        var ids = [first, statement.row.integer(0)]
        while try statement.step() { ids.append(statement.row.integer(0)) }
        if slot.kind == .none, try !isOneDenied(of: ids) { return nil }
        return ids
    }

    private func isOneDenied(of ids: [Int64]) throws -> Bool {
        try base.connection.integer(
            "SELECT EXISTS (SELECT 1 FROM fact WHERE id IN (SELECT value FROM json_each(?)) AND modality = 5)", base.jsonArray(ids)) == 1
    }

    private func statement(_ shape: Shape) throws -> Statement {
        if let known = compiled[shape.number] { return known }
        let statement = try base.connection.prepareOnce(sql(shape))
        compiled[shape.number] = statement
        return statement
    }

    // ?1 is the predicate, ?2 and ?3 are the ends.
    private func sql(_ shape: Shape) -> String {
        func facts(_ index: String, _ near: String, _ far: String, _ ends: (near: String, far: String)) -> String {
            """
            SELECT f.id FROM main.fact f INDEXED BY \(index)
            WHERE f.\(near) = \(ends.near) AND f.predicate = ?1 AND \(shape.isOneEnded ? "?3 IS NULL" : "f.\(far) IS \(ends.far)")
              AND \(base.live("f"))
            """
        }
        let stated = facts("fact_out", "subject", "object", ("?2", "?3"))
        if !shape.isSymmetric { return stated }
        return stated + " UNION "
            + (shape.isOneEnded ? facts("fact_in", "object", "subject", ("?2", "?3")) : facts("fact_out", "subject", "object", ("?3", "?2")))
    }
}
