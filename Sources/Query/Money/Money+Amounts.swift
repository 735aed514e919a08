internal import DossierModel

extension Amount {
    /// The difference of two ranges of one unit: from the least it can be to the most; nil if nothing bounds it or the units differ.
    func minus(_ other: Amount) -> Amount? {
        guard unit.code == other.unit.code else { return nil }
        return Amount(
            low: Self.difference(low, other.high), high: Self.difference(high, other.low), unit: unit,
            isApproximate: isApproximate || other.isApproximate)
    }

    // A difference too large for 64 bits bounds nothing.
    private static func difference(_ one: Int64?, _ other: Int64?) -> Int64? {
        guard let one, let other else { return nil }
        let (difference, overflows) = one.subtractingReportingOverflow(other)
        return overflows ? nil : difference
    }

    /// The smallest range that holds all of these amounts of one unit; nil for none, or if nothing bounds it.
    static func range(of amounts: [Amount?]) -> Amount? {
        var found: [Amount] = []
        for amount in amounts {
            guard let amount else { return nil }
            found.append(amount)
        }
        guard let first = found.first else { return nil }
        let low = found.contains { $0.low == nil } ? nil : found.compactMap(\.low).min()
        let high = found.contains { $0.high == nil } ? nil : found.compactMap(\.high).max()
        return Amount(low: low, high: high, unit: first.unit, isApproximate: found.contains(where: \.isApproximate))
    }
}
