internal import DossierModel
public import DossierStorage

// The rule of `Visibility` for records: each is asked for here before it is given away, and what is kept back is counted.
extension Snapshot {
    /// A fact as it may be shown; nil where it may not. Without its confidential citations and what rests on them: the days on
    /// which they saw it hold, and the number of a confidential fact that it follows.
    ///
    /// - Parameter isAsked: whether a fact that is kept back is one that the question is about, and so is counted.
    func shown(_ fact: FactRecord, isAsked: (FactRecord) -> Bool = { _ in true }) throws -> FactRecord? {
        if !hidesClaims { return fact }
        if fact.isConfidential {
            if isAsked(fact) { noteLeftOut(fact) }
            return nil
        }
        var fact = fact
        let citations = shown(fact.citations)
        if citations.count < fact.citations.count {
            fact.citations = citations
            fact.days = try fact.reckonedDays
        }
        if let follows = fact.follows, try !shows(fact: follows.rawValue) { fact.follows = nil }
        return fact
    }

    /// Counts a private note that is kept back: for an answer that would have had it.
    public func notePrivateNote(of fact: FactRecord) {
        if fact.isNoteKeptBack { leftOut.add(.privateNotes, id: fact.id.rawValue) }
    }

    /// Counts a fact that is kept back, and the sources with it.
    func noteLeftOut(_ fact: FactRecord) {
        if case .entity = fact.object {
            leftOut.add(.relations, id: fact.id.rawValue)
        } else {
            leftOut.add(.attributes, id: fact.id.rawValue)
        }
        _ = shown(fact.citations)
    }

    /// A name as it may be shown; nil where it may not.
    func shown(_ name: NameRecord) -> NameRecord? {
        if !hidesClaims { return name }
        var name = name
        let isConfidential = name.isConfidential
        name.citations = shown(name.citations)
        if isConfidential { leftOut.add(.names, id: name.id.rawValue) }
        return isConfidential ? nil : name
    }

    /// The citations that may be shown.
    func shown(_ citations: [CitationRecord]) -> [CitationRecord] {
        if !hidesClaims { return citations }
        return citations.filter { shows($0.source) }
    }

    /// Whether a source may be shown.
    func shows(_ source: SourceReference) -> Bool {
        guard hidesClaims, source.isConfidential else { return true }
        leftOut.add(.sources, id: source.id.rawValue)
        return false
    }
}
