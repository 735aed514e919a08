/// A quantity as sources give it: a range of integers at the unit's exponent, exact where both bounds are equal.
public struct Amount: Hashable, Sendable {
    /// What a bound that is stored may be: an amount is a size, and the predicate says which way the money went.
    public static let storedBounds: ClosedRange<Int64> = 0...(.max)

    /// The least it can be, in the unit's smallest part (cents for a euro); nil if nothing bounds it below.
    public let low: Int64?
    /// The most it can be, likewise; nil if nothing bounds it above.
    public let high: Int64?
    /// What it counts.
    public let unit: Unit
    /// Whether the source says "about": the bounds are then no certainty.
    public let isApproximate: Bool

    /// Makes a range; nil if both bounds are missing or `low` is above `high`.
    public init?(low: Int64?, high: Int64?, unit: Unit, isApproximate: Bool = false) {
        if low == nil && high == nil { return nil }
        if let low, let high, low > high { return nil }
        self.low = low
        self.high = high
        self.unit = unit
        self.isApproximate = isApproximate
    }

    /// Makes an exact amount of `value` smallest parts.
    public init(exactly value: Int64, unit: Unit, isApproximate: Bool = false) {
        low = value
        high = value
        self.unit = unit
        self.isApproximate = isApproximate
    }
}

extension Amount {
    /// Whether this is as much as `least`, a single number, or more: of a range maybe. Of an approximate amount nothing is certain, and
    /// "about" widens nothing. `no` if the units differ.
    public func isAtLeast(_ least: Amount) -> Certainty {
        guard unit.code == least.unit.code, let number = least.low else { return .no }
        if let high, high < number { return .no }
        guard let low, low >= number, !isApproximate else { return .possible }
        return .certain
    }

    /// Whether some value lies in both ranges; false if the units differ. "About" widens nothing.
    public func overlaps(_ other: Amount) -> Bool {
        guard unit.code == other.unit.code else { return false }
        if let high, let bound = other.low, high < bound { return false }
        if let low, let bound = other.high, low > bound { return false }
        return true
    }
}
