internal import DossierModel

/// Days from one to another, both included, counted from 1970-01-01 in 32 bits: what a search carries along a path.
///
/// Days beyond the 32 bits, some 5.8 million years away, count as unbounded.
struct DayWindow: Hashable, BitwiseCopyable {
    let from: Int32
    let to: Int32

    static let always = DayWindow(from: .min, to: .max)
    static let never = DayWindow(from: 0, to: -1)

    init(from: Int32, to: Int32) {
        self.from = from
        self.to = to
    }

    /// From stored bounds; nil is unbounded.
    init(from: Int64?, to: Int64?) {
        self.from = from.map { Int32(clamping: $0) } ?? .min
        self.to = to.map { Int32(clamping: $0) } ?? .max
    }

    init(_ days: ClosedRange<Day>) {
        self.init(from: Int64(days.lowerBound.epochDay), to: Int64(days.upperBound.epochDay))
    }

    var firstDay: Day { from == .min ? .distantPast : Day(epochDay: Int(from)) }
    var lastDay: Day { to == .max ? .distantFuture : Day(epochDay: Int(to)) }

    @inline(__always)
    var isEmpty: Bool { from > to }

    @inline(__always)
    func intersection(_ other: DayWindow) -> DayWindow { DayWindow(from: max(from, other.from), to: min(to, other.to)) }

    @inline(__always)
    func contains(_ other: DayWindow) -> Bool { from <= other.from && other.to <= to }

    @inline(__always)
    func overlaps(_ other: DayWindow) -> Bool { max(from, other.from) <= min(to, other.to) }
}
