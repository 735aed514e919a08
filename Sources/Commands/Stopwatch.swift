internal import Glibc

/// The time since some moment, on a clock that nobody sets.
struct Stopwatch {
    private let start = Self.now()

    /// In nanoseconds.
    var elapsed: UInt64 { Self.now() - start }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
