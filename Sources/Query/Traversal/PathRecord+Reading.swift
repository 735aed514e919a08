internal import DossierModel
public import DossierStorage

extension Snapshot {
    /// Reads what is needed to show paths. Two queries for all of them, however many.
    ///
    /// - Throws: damage, when a relation that an index tells of is not there.
    public func records(_ paths: [Path], countsEvents: Bool = false) throws -> [PathRecord] {
        let ids = Set(paths.flatMap(\.facts)).map(\.rawValue).sorted()
        let facts = try Dictionary(rows: facts(ids).map { ($0.id, $0) }, of: "fact")
        return try paths.map { path in
            let steps = try zip(path.facts, zip(path.entities, path.entities.dropFirst())).map { id, ends in
                guard let fact = facts[id], let step = PathRecord.Step(fact, from: ends.0, to: ends.1) else {
                    throw SQLiteError.missing(fact: id)
                }
                return step
            }
            guard let start = try steps.first?.from ?? path.entities.first.flatMap({ try entity($0) }) else {
                throw SQLiteError.missing(entity: path.entities.first)
            }
            return PathRecord(
                path: path, start: start, steps: steps,
                window: PathWindow(of: steps.map(\.fact), countsEvents: countsEvents))
        }
    }
}

extension PathRecord.Step {
    // nil when the fact does not join these two.
    fileprivate init?(_ fact: FactRecord, from: EntityID, to: EntityID) {
        guard case .entity(let object) = fact.object else { return nil }
        if fact.subject.id == from, object.id == to {
            self.init(fact: fact, from: fact.subject, to: object)
        } else if object.id == from, fact.subject.id == to {
            self.init(fact: fact, from: object, to: fact.subject)
        } else {
            return nil
        }
    }
}

extension SQLiteError {
    /// What an index tells of is not there: within one snapshot nobody can have taken it away.
    static func missing(fact: FactID?) -> SQLiteError {
        .damage(table: "fact", row: fact?.rawValue, "it does not join what an index says it joins")
    }

    static func missing(entity: EntityID?) -> SQLiteError {
        .damage(table: "entity", row: entity?.rawValue, "it is missing, and a relation leads to it")
    }
}
