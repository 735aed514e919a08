internal import Glibc
internal import DossierStorage

/// Bounds a question in time and in memory.
///
/// Long work asks `isTimeUp` and gives up by itself. A thread of its own looks as well, for a single step that never asks, and ends
/// the process: SQLite's functions know no other way to be stopped. It also ends it before memory runs out, which the system would
/// do without a word.
final class Watchdog: @unchecked Sendable {
    // What changes is behind `lock`.

    private let stopwatch = Stopwatch()
    private let seconds: Double?
    private let memory: Int
    private let hint: String
    private var limit: MemoryLimit?
    private var lookout: Lookout?

    /// Starts watching.
    ///
    /// - Parameters:
    ///   - seconds: how long the question may take; nil for any time.
    ///   - memory: how many bytes of its own it may take at most; half of what the machine has is the limit in any case.
    ///   - hint: how it would take less.
    init(seconds: Double?, memory: Int, hint: String) {
        self.memory = memory
        self.seconds = seconds.map { min($0, 1e9) }
        self.hint = hint
        // Without a thread to spare the question is still asked: it looks at the clock by itself.
        lookout = Lookout(after: Self.pause) { [self] in look() }
    }

    var isTimeUp: Bool { seconds.map { Double(stopwatch.elapsed) / 1e9 > $0 } ?? false }

    /// What the user is told when the time is up.
    var timeUp: CommandFailure {
        let number = seconds ?? 0
        let text = number == number.rounded() ? String(Int(number)) : String(number)
        return CommandFailure(
            status: .busy, "gave up after \(text) s; what is above, if anything, is not all", hint: "--timeout with more seconds, or \(hint)")
    }

    /// The question is answered, or has failed: nothing is ended any more.
    func end() { lookout?.end() }

    // MARK: What the thread does

    /// Between two looks, in microseconds: a question of a few milliseconds is over before the first.
    private static let pause: UInt32 = 20_000
    /// The same once memory may run out before the next: a gigabyte is filled in a third of a second.
    private static let shortPause: UInt32 = 2_000
    /// How much longer work may take that looks at the clock by itself, and can say where it stopped.
    private static let grace = 0.25

    private func look() -> UInt32 {
        if let seconds, Double(stopwatch.elapsed) / 1e9 > seconds + Self.grace { _exit(ErrorReport.write(timeUp)) }
        let limit = limit ?? MemoryLimit(atMost: memory)
        self.limit = limit
        let taken = MemoryLimit.taken
        if taken > limit.bytes {
            _exit(
                ErrorReport.write(
                    CommandFailure(
                        status: .inputOutput,
                        "out of memory: the question needs more than \(limit.bytes >> 20) MB; what is above, if anything, is not all",
                        hint: hint)))
        }
        return taken > limit.bytes / 2 ? Self.shortPause : Self.pause
    }
}

/// How much memory of its own a process may take for one question.
struct MemoryLimit {
    let bytes: Int

    /// So many bytes, or half of what the machine or the container has.
    init(atMost most: Int) {
        let machine = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        let container = Self.firstNumber(of: "/sys/fs/cgroup/memory.max") ?? .max
        bytes = min(most, machine / 2, container / 2)
    }

    /// How many bytes of its own the process has now; 0 where that cannot be told. What is mapped of a file (an image of the graph)
    /// the system can take back.
    static var taken: Int {
        let pages = numbers(of: "/proc/self/statm")
        return pages.count > 2 ? (pages[1] - pages[2]) * sysconf(Int32(_SC_PAGESIZE)) : 0
    }

    private static func firstNumber(of path: String) -> Int? { numbers(of: path).first }

    private static func numbers(of path: String) -> [Int] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return [] }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = read(descriptor, &bytes, bytes.count)
        return bytes.prefix(max(count, 0)).split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    }
}
