/// The first and the last day on which something can exist; nil where nothing bounds it.
public struct Lifetime: Hashable, Sendable {
    public let from: Day?
    public let to: Day?

    /// Of what may exist on any day.
    public static let unbounded = Lifetime(from: nil, to: nil)

    public init(from: Day?, to: Day?) {
        self.from = from
        self.to = to
    }

    /// The days on which both can exist.
    public func shared(with other: Lifetime) -> Lifetime {
        Lifetime(
            from: from.map { max($0, other.from ?? $0) } ?? other.from, to: to.map { min($0, other.to ?? $0) } ?? other.to)
    }
}

extension HoldingDays {
    /// The days of a relation whose ends both can exist within a lifetime: where its own dates leave it without bound, that bounds it.
    ///
    /// What a date says stands, also outside of the lifetime, and so does what has certainly held always, or for good. Where it was
    /// seen to hold before its ends could exist, or after they were gone, the evidence contradicts itself, and nothing is certain.
    public func within(_ lifetime: Lifetime) -> HoldingDays {
        var (from, to) = (possibleFrom, possibleTo)
        var isContradicted = false
        if let first = lifetime.from, from == .distantPast, latestStart != .distantPast || earliestEnd == .distantPast {
            from = first
            isContradicted = latestStart < first
        }
        if let last = lifetime.to, to == .distantFuture, earliestEnd != .distantFuture || latestStart == .distantFuture {
            to = last
            isContradicted = isContradicted || earliestEnd > last
        }
        if from == possibleFrom, to == possibleTo { return self }
        let isCertainOfNothing = isContradicted || from > to
        return HoldingDays(
            possibleFrom: from, possibleTo: to, latestStart: isCertainOfNothing ? .distantFuture : latestStart,
            earliestEnd: isCertainOfNothing ? .distantPast : earliestEnd)
    }
}
