internal import DossierModel

/// Makes the lines of a timeline from facts, as they come.
struct TimelineBuilder {
    private let from: Day
    private let to: Day
    private var entries: [TimelineEntry] = []
    private var undated: [FactRecord] = []
    private var outsideCount = 0

    /// Keeps what may lie between two days, both included.
    init(from: Day, to: Day) {
        self.from = from
        self.to = to
    }

    /// Whether a fact would have a line.
    func reaches(_ fact: FactRecord) -> Bool {
        var probe = TimelineBuilder(from: from, to: to)
        probe.add(fact)
        return !probe.entries.isEmpty || !probe.undated.isEmpty
    }

    mutating func add(_ fact: FactRecord) {
        let start = EDTF.known(fact.starts)
        let end = EDTF.known(fact.ends)
        switch (fact.predicate.temporality, start, end) {
        case (_, nil, nil): undated.append(fact)
        case (.period, let start?, let end?) where start != end:
            // Told of one span: a line of its own, not of its two ends.
            add(fact, .spans, Self.interval(start, end), earliest: start.answering.earliest, latest: end.answering.latest)
        case (.period, let start, let end):
            if let date = start ?? end { add(fact, .spans, date) }
        case (.event, let start?, nil): add(fact, .happens, start)
        case (_, let start, let end):
            if let start { add(fact, .starts, start) }
            if let end { add(fact, .ends, end) }
        }
    }

    private mutating func add(_ fact: FactRecord, _ moment: TimelineEntry.Moment, _ date: EDTF) {
        let days = date.answering
        add(fact, moment, date, earliest: days.earliest, latest: days.latest)
    }

    private mutating func add(
        _ fact: FactRecord, _ moment: TimelineEntry.Moment, _ date: EDTF, earliest: Day, latest: Day
    ) {
        guard earliest <= to, latest >= from else {
            outsideCount += 1
            return
        }
        let isAsked = from != .distantPast || to != .distantFuture
        let isCertain = from <= earliest && latest <= to && !date.isUncertain && fact.modality.isVouchedFor
        entries.append(
            TimelineEntry(
                fact: fact, moment: moment, date: date, earliest: earliest, latest: latest,
                certainty: isCertain || !isAsked ? .certain : .possible))
    }

    // Sets have no place in an interval: then the start stands for the span.
    private static func interval(_ start: EDTF, _ end: EDTF) -> EDTF {
        do { return try EDTF("\(start.text)/\(end.text)") } catch { return start }
    }

    /// The lines in order.
    var timeline: Timeline {
        let ordered = entries.sorted { one, other in
            if one.earliest != other.earliest { return one.earliest < other.earliest }
            if one.latest != other.latest { return one.latest < other.latest }
            if one.moment != other.moment { return one.rank < other.rank }
            return one.fact.id < other.fact.id
        }
        return Timeline(entries: ordered, undated: undated, outsideCount: outsideCount)
    }
}

extension TimelineEntry {
    // Of what shares its days, what began is told before what ended.
    fileprivate var rank: Int {
        switch moment {
        case .spans: 0
        case .starts: 1
        case .happens: 2
        case .ends: 3
        }
    }
}
