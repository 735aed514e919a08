/// A sum of amounts of one unit that never claims more than its parts do.
///
/// Bounds are added separately. A part without an upper bound leaves the total without one ("at least"). A part without a lower
/// bound adds nothing to the lower bound, which is right for quantities that cannot be negative, as invested money is.
public struct AmountTotal: Hashable, Sendable {
    /// The unit of every part.
    public let unit: Unit
    /// How many amounts were added.
    public private(set) var count = 0
    /// How many of them had no lower bound.
    public private(set) var countWithoutLow = 0
    /// How many of them had no upper bound.
    public private(set) var countWithoutHigh = 0
    /// Whether one of them was approximate.
    public private(set) var isApproximate = false
    private var low: Int64 = 0
    private var high: Int64 = 0

    /// Why an amount could not be added.
    public enum Failure: Error, Equatable, Sendable, CustomStringConvertible {
        /// The amount is in another unit than the total; units are never mixed.
        case otherUnit(String)
        /// The sum does not fit in 64 bits.
        case overflow

        /// One sentence.
        public var description: String {
            switch self {
            case .otherUnit(let code): "an amount in \(code) cannot be added to a total in another unit"
            case .overflow: "the total is too large to be held exactly"
            }
        }
    }

    /// Makes an empty total.
    public init(unit: Unit) { self.unit = unit }

    /// The total so far; nil if nothing was added or nothing bounds it.
    public var amount: Amount? {
        guard count > 0 else { return nil }
        let knownLow = countWithoutLow == count ? nil : low
        return Amount(low: knownLow, high: countWithoutHigh > 0 ? nil : high, unit: unit, isApproximate: isApproximate)
    }

    /// Adds one amount; on failure the total is unchanged.
    public mutating func add(_ amount: Amount) throws(Failure) {
        guard amount.unit.code == unit.code else { throw .otherUnit(amount.unit.code) }
        let (newLow, lowOverflow) = low.addingReportingOverflow(amount.low ?? 0)
        let (newHigh, highOverflow) = high.addingReportingOverflow(amount.high ?? 0)
        if lowOverflow || highOverflow { throw .overflow }
        low = newLow
        high = newHigh
        count += 1
        if amount.low == nil { countWithoutLow += 1 }
        if amount.high == nil { countWithoutHigh += 1 }
        isApproximate = isApproximate || amount.isApproximate
    }
}
