internal import DossierModel
public import DossierStorage

extension Snapshot {
    /// Reads what is needed to show paths. Two queries for all of them, however many.
    ///
    /// - Throws: `TraversalError.changedMeanwhile` when a relation is gone.
    public func records(_ paths: [Path], countsEvents: Bool = false) throws -> [PathRecord] {
        let ids = Set(paths.flatMap(\.facts)).map(\.rawValue).sorted()
        let facts = Dictionary(uniqueKeysWithValues: try facts(ids).map { ($0.id, $0) })
        return try paths.map { path in
            let steps = try zip(path.facts, zip(path.entities, path.entities.dropFirst())).map { id, ends in
                guard let fact = facts[id], let step = PathRecord.Step(fact, from: ends.0, to: ends.1) else {
                    throw TraversalError.changedMeanwhile
                }
                return step
            }
            guard let start = try steps.first?.from ?? path.entities.first.flatMap({ try entity($0) }) else {
                throw TraversalError.changedMeanwhile
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
