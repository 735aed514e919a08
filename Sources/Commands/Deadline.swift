/// A moment after which work is given up.
struct Deadline {
    private let stopwatch = Stopwatch()
    private let nanoseconds: UInt64

    init(seconds: Double) { nanoseconds = UInt64(min(seconds, 1e9) * 1e9) }

    var isPast: Bool { stopwatch.elapsed > nanoseconds }
}
