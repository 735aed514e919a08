internal import DossierModel

/// Days, as spans apart from each other and in order.
struct DaySet {
    private let spans: [ClosedRange<Day>]

    /// The days that are in any of these spans. Costs n log n.
    init(_ spans: [ClosedRange<Day>]) {
        var joined: [ClosedRange<Day>] = []
        for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, span.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
            } else {
                joined.append(span)
            }
        }
        self.spans = joined
    }

    /// The days that are in both. Costs the spans of both.
    func intersection(_ other: DaySet) -> DaySet {
        var shared: [ClosedRange<Day>] = []
        var (mine, theirs) = (0, 0)
        while mine < spans.count, theirs < other.spans.count {
            let (one, two) = (spans[mine], other.spans[theirs])
            if one.overlaps(two) { shared.append(max(one.lowerBound, two.lowerBound)...min(one.upperBound, two.upperBound)) }
            if one.upperBound < two.upperBound { mine += 1 } else { theirs += 1 }
        }
        return DaySet(shared)
    }

    /// Whether some day of a span is among them.
    func overlaps(_ span: ClosedRange<Day>) -> Bool {
        // The first that does not end before it.
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].upperBound < span.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].overlaps(span)
    }
}
