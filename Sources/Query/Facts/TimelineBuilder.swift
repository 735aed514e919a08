internal import DossierModel

/// Makes the lines of a timeline from facts, as they come.
struct TimelineBuilder {
    /// Where a line stands among the others: by the earliest day that it may have been, or the latest where nothing bounds that; of one
    /// day, what has an earliest day before what may have been at any time before; then the less vague first, then by the moment (`rank`),
    /// then by the fact.
    struct Line: Comparable {
        let fact: FactID
        let moment: TimelineEntry.Moment
        private let place: Day
        private let earliest: Day
        private let latest: Day

        init(_ entry: TimelineEntry) {
            (fact, moment, earliest, latest) = (entry.fact.id, entry.moment, entry.earliest, entry.latest)
            place = earliest.isUnbounded ? latest : earliest
        }

        static func < (one: Line, other: Line) -> Bool {
            if one.place != other.place { return one.place < other.place }
            if one.earliest.isUnbounded != other.earliest.isUnbounded { return other.earliest.isUnbounded }
            if one.latest != other.latest { return one.latest < other.latest }
            if one.moment != other.moment { return one.moment.rank < other.moment.rank }
            return one.fact < other.fact
        }
    }

    private let from: Day
    private let to: Day
    // Whoever is asked about; empty for all.
    private let entities: Set<EntityID>
    private(set) var lines: [Line] = []
    /// Facts without any date, as they came: in order of id once finished.
    private(set) var undated: [FactID] = []
    private(set) var outsideCount = 0
    /// Those that have a line or no date; nil once they are more than `Timeline.wholeLimit`.
    private(set) var facts: [FactID: FactRecord]? = [:]

    /// Keeps what may lie between two days, both included.
    ///
    /// - Parameter entities: those asked about, whose statements are told as well; empty for all, and without.
    init(from: Day, to: Day, of entities: Set<EntityID> = []) {
        self.from = from
        self.to = to
        self.entities = entities
    }

    /// Whether a fact would have a line.
    func reaches(_ fact: FactRecord) -> Bool { isListedUndated(fact) || !entries(of: fact).isEmpty }

    private func isListedUndated(_ fact: FactRecord) -> Bool { fact.isUndated && isAbout(fact) && said(fact).isEmpty }

    mutating func add(_ fact: FactRecord) {
        if isListedUndated(fact) {
            undated.append(fact.id)
        } else {
            let dated = dated(fact)
            let reaching = dated.filter(isAsked)
            outsideCount += dated.count - reaching.count
            if reaching.isEmpty { return }
            lines += reaching.map(Line.init)
        }
        facts?[fact.id] = fact
        if facts?.count ?? 0 > Timeline.wholeLimit { facts = nil }
    }

    mutating func finish() { undated.sort() }

    /// The lines of a fact within the days asked about.
    func entries(of fact: FactRecord) -> [TimelineEntry] { dated(fact).filter(isAsked) }

    // A date without bound is bounded by the lives of the fact's ends.
    private func isAsked(_ entry: TimelineEntry) -> Bool {
        if entry.moment == .says { return entry.earliest <= to && entry.latest >= from }
        let lifetime = entry.fact.lifetime
        let earliest = entry.earliest.isUnbounded ? lifetime.from ?? entry.earliest : entry.earliest
        let latest = entry.latest.isUnbounded ? lifetime.to ?? entry.latest : entry.latest
        return earliest <= to && latest >= from
    }

    private func dated(_ fact: FactRecord) -> [TimelineEntry] { (isAbout(fact) ? told(fact) : []) + said(fact) }

    // A fact may be here only because one of those asked about spoke of it.
    private func isAbout(_ fact: FactRecord) -> Bool { entities.isEmpty || !entities.isDisjoint(with: fact.entities) }

    // Said when the first source that reports it was published, as far as that is known.
    private func said(_ fact: FactRecord) -> [TimelineEntry] {
        let dates = fact.citations.filter { $0.speaker.map { entities.contains($0.id) } ?? false }.compactMap { EDTF.known($0.source.published) }
        let first = dates.min { $0.answering.earliest < $1.answering.earliest }
        return first.map { [entry(fact, .says, $0)] } ?? []
    }

    private func told(_ fact: FactRecord) -> [TimelineEntry] {
        let start = EDTF.known(fact.starts)
        let end = EDTF.known(fact.ends)
        switch (fact.predicate.temporality, start, end) {
        case (_, nil, nil): return []
        case (.period, let start?, let end?) where start != end:
            // Told of one span: a line of its own, not of its two ends.
            return [
                entry(
                    fact, .spans, Self.interval(start, end), earliest: start.answering.earliest, latest: end.answering.latest)
            ]
        case (.period, let start, let end): return (start ?? end).map { [entry(fact, .spans, $0)] } ?? []
        case (.event, let start?, nil): return [entry(fact, .happens, start)]
        case (_, let start, let end):
            return (start.map { [entry(fact, .starts, $0)] } ?? []) + (end.map { [entry(fact, .ends, $0)] } ?? [])
        }
    }

    private func entry(_ fact: FactRecord, _ moment: TimelineEntry.Moment, _ date: EDTF) -> TimelineEntry {
        let days = date.answering
        return entry(fact, moment, date, earliest: days.earliest, latest: days.latest)
    }

    private func entry(
        _ fact: FactRecord, _ moment: TimelineEntry.Moment, _ date: EDTF, earliest: Day, latest: Day
    ) -> TimelineEntry {
        let isWindowed = from != .distantPast || to != .distantFuture
        let isCertain = from <= earliest && latest <= to && !date.isUncertain && fact.modality.isVouchedFor
        return TimelineEntry(
            fact: fact, moment: moment, date: date, earliest: earliest, latest: latest,
            certainty: isCertain || !isWindowed ? .certain : .possible)
    }

    // Sets have no place in an interval: then the start stands for the span.
    private static func interval(_ start: EDTF, _ end: EDTF) -> EDTF {
        do { return try EDTF("\(start.text)/\(end.text)") } catch { return start }
    }
}

extension FactRecord {
    fileprivate var isUndated: Bool { EDTF.known(starts) == nil && EDTF.known(ends) == nil }
}

extension TimelineEntry.Moment {
    // Of what shares its days, what began is told before what ended.
    fileprivate var rank: Int {
        switch self {
        case .spans: 0
        case .starts: 1
        case .happens: 2
        case .ends: 3
        case .says: 4
        }
    }
}
