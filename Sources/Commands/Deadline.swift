internal import Glibc

/// A moment after which work is given up.
struct Deadline {
    private let nanoseconds: UInt64

    init(seconds: Double) { nanoseconds = Self.now() &+ UInt64(min(seconds, 1e9) * 1e9) }

    var isPast: Bool { Self.now() > nanoseconds }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
