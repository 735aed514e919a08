internal import DossierModel

extension Revision {
    /// Notes whose life a fact that is added begins or ends.
    func noteLife(_ life: Predicate.Life?, subject: Int64, object: Int64?) {
        guard let life else { return }
        if pace == .bulk {
            factsTellOfLives = true
            return
        }
        switch life {
        case .beginsSubject, .endsSubject: changedLives.insert(subject)
        case .beginsObject, .endsObject: if let object { changedLives.insert(object) }
        }
    }

    /// Notes whose life a fact that is there begins or ends.
    func noteLife(ofStored fact: FactID) throws {
        let found = try connection.first(
            "SELECT f.subject, f.object, p.life FROM fact f JOIN predicate p ON p.id = f.predicate WHERE f.id = ? AND p.life IS NOT NULL",
            [fact.rawValue]
        ) { (subject: $0.integer(0), object: $0.optionalInteger(1), life: try $0.named(2) as Predicate.Life) }
        if let found { noteLife(found.life, subject: found.subject, object: found.object) }
    }

    /// Stores the days of the entities whose lives are told otherwise now; of all of them where a predicate that facts may have means
    /// something else, which reads all facts.
    func storeLives() throws {
        if pace == .bulk {
            try storeLoadedLives()
            return
        }
        let days = LifeDays(connection)
        let now = try days.predicates()
        if livesBefore.contains(where: { now[$0.key] != $0.value }) {
            try days.storeAll()
        } else if !changedLives.isEmpty {
            try days.store(changedLives)
        }
    }

    /// The same for the facts of a bulk load, before which there were none.
    @discardableResult
    func storeLoadedLives() throws -> [Int64: Lifetime] {
        if !factsTellOfLives { return [:] }
        factsTellOfLives = false
        return try LifeDays(connection).storeAll()
    }
}
