internal import DossierModel

/// Chooses one relation of each of several entities so that they held together for as long as they can have: first for certain, then
/// possibly, of equals the earliest. What was chosen never leaves out more than it must: events, and periods, where there is nothing else.
///
/// Looks at no combination: the longest common days of spans, one from each side, are found in one pass over them in order of their
/// first days. Costs n log n; where many certain spans are equally long, also what they overlap.
struct JointChoice {
    /// A relation, with its days as far as they are asked about.
    private struct Candidate {
        let fact: FactRecord
        let possible: ClosedRange<Day>
        let certain: ClosedRange<Day>?
    }

    private let countsEvents: Bool
    private let days: ClosedRange<Day>

    /// - Parameter days: those that are asked about.
    init(within days: ClosedRange<Day>, countsEvents: Bool) {
        self.days = days
        self.countsEvents = countsEvents
    }

    /// One of each side; nil where any choice has relations that cannot have held at once, or a side is empty.
    ///
    /// - Parameter mustHoldTogether: false takes, where none held together, the first of each side.
    func best(of sides: [[FactRecord]], mustHoldTogether: Bool) -> [FactRecord]? {
        var (counted, aside): ([[Candidate]], [FactRecord]) = ([], [])
        for side in sides {
            guard let first = side.first else { return nil }
            let lasting = side.filter { PathWindow.counts($0, countsEvents) }
            if lasting.isEmpty { aside.append(first) } else { counted.append(lasting.compactMap(candidate)) }
        }
        if let chosen = best(of: counted) { return chosen + aside }
        return mustHoldTogether ? nil : sides.compactMap { side in side.first { PathWindow.counts($0, countsEvents) } ?? side.first }
    }

    private func candidate(_ fact: FactRecord) -> Candidate? {
        let days = fact.answeringDays
        guard days.possibleFrom <= days.possibleTo, let possible = PathWindow.shared(days.possibleFrom...days.possibleTo, self.days)
        else { return nil }
        return Candidate(fact: fact, possible: possible, certain: PathWindow.shared(PathWindow.certain(days), self.days))
    }

    private func best(of sides: [[Candidate]]) -> [FactRecord]? {
        let certain = Self.longest(sides.map { $0.compactMap(\.certain) })
        var best: (possible: ClosedRange<Day>, sides: [[Candidate]])?
        func consider(_ sides: [[Candidate]]) {
            guard let possible = Self.longest(sides.map { $0.map(\.possible) }).first else { return }
            if let best, Self.length(best.possible) >= Self.length(possible) { return }
            best = (possible, sides)
        }
        if certain.isEmpty { consider(sides) }
        var reaching = sides.map { side in Reaching(side.filter { $0.certain != nil }) }
        for window in certain {
            consider(reaching.indices.map { reaching[$0].advance(to: window) })
        }
        return best.map { best in
            best.sides.compactMap { side in side.first { $0.possible.contains(best.possible) }?.fact }
        }
    }

    /// The candidates of one side whose certain days contain a window, for windows in order.
    private struct Reaching {
        private let ordered: [Candidate]
        private var next = 0
        private var open: [Candidate] = []

        init(_ candidates: [Candidate]) { ordered = candidates.sorted { Self.first($0) < Self.first($1) } }

        private static func first(_ candidate: Candidate) -> Day { candidate.certain?.lowerBound ?? .distantFuture }

        mutating func advance(to window: ClosedRange<Day>) -> [Candidate] {
            while next < ordered.count, Self.first(ordered[next]) <= window.lowerBound {
                open.append(ordered[next])
                next += 1
            }
            open.removeAll { ($0.certain?.upperBound ?? .distantPast) < window.lowerBound }
            return open.filter { ($0.certain?.upperBound ?? .distantPast) >= window.upperBound }
        }
    }

    /// The longest spans of days that one range of each side have in common, in order; empty where there is none.
    ///
    /// With no side, all of time.
    static func longest(_ sides: [[ClosedRange<Day>]]) -> [ClosedRange<Day>] {
        if sides.isEmpty { return [.distantPast ... .distantFuture] }
        let starts = sides.enumerated().flatMap { side, ranges in ranges.map { (range: $0, side: side) } }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        var ends = [Day?](repeating: nil, count: sides.count)
        var longest: [ClosedRange<Day>] = []
        for (index, start) in starts.enumerated() {
            ends[start.side] = max(ends[start.side] ?? .distantPast, start.range.upperBound)
            // Once all that begin on a day are counted in.
            let from = start.range.lowerBound
            if index + 1 < starts.count, starts[index + 1].range.lowerBound == from { continue }
            var to = Day.distantFuture
            for end in ends { to = min(to, end ?? .distantPast) }
            if to < from || ends.contains(nil) { continue }
            let length = length(from...to)
            if let first = longest.first {
                if length < Self.length(first) { continue }
                if length > Self.length(first) { longest = [] }
            }
            longest.append(from...to)
        }
        return longest
    }

    // All of time is the largest number.
    private static func length(_ days: ClosedRange<Day>) -> Int { days.upperBound.epochDay - days.lowerBound.epochDay }
}
