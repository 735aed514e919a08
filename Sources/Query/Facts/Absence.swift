public import DossierModel
public import DossierStorage

/// Why a question has no answer.
public enum Absence: Sendable {
    /// Nothing like it is in the base.
    case unknown
    /// It is there, but only as denied.
    case denied
    /// It is there, but not certain.
    case onlyPossible
    /// It is there, but a condition of the question leaves it out.
    case leftOut
}

extension Snapshot {
    /// Why no fact passes a filter. The facts that meet its predicates and its direction are looked at: they tell which of its other
    /// conditions they do not meet.
    ///
    /// - Parameter entity: what the facts are about; nil for anything.
    public func absence(of filter: FactFilter, about entity: EntityID? = nil) throws -> Absence {
        var open = filter
        (open.modalities, open.when, open.atLeast, open.certainOnly) = ([], .any, nil, false)
        var isKnown = false
        var isDeniedOnly = true
        var isPossible = false
        func look(_ answer: Answer) {
            isKnown = true
            if answer.fact.modality != .denied { isDeniedOnly = false }
            if filter.answer(answer.fact) != .no { isPossible = true }
        }
        if let entity { try forEachAnswer(about: entity, open, look) } else { try forEachAnswer(open, look) }
        if !isKnown { return .unknown }
        if isDeniedOnly { return .denied }
        return filter.certainOnly && isPossible ? .onlyPossible : .leftOut
    }

    /// Why nothing is reached under some rules.
    ///
    /// - Parameter isReached: whether something is under other rules.
    public func absence(under rules: TraversalRules, isReached: (TraversalRules) throws -> Bool) throws -> Absence {
        var open = TraversalRules()
        open.modalities = Set(Modality.allCases)
        open.direction = rules.direction
        if try !isReached(open) { return .unknown }
        open.modalities.remove(.denied)
        if try !rules.modalities.contains(.denied) && !isReached(open) { return .denied }
        var possible = rules
        possible.certainOnly = false
        return try rules.certainOnly && isReached(possible) ? .onlyPossible : .leftOut
    }
}
