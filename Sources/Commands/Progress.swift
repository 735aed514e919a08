internal import Glibc
internal import DossierOutput

/// How far long work is, on stderr where that is a terminal.
final class Progress {
    private let isShown = Terminal(descriptor: STDERR_FILENO).isTerminal
    private let start: Double
    private var last = 0.0

    init() { start = Self.now() }

    /// At most ten times a second.
    func show(rows: Int) {
        guard isShown else { return }
        let now = Self.now()
        if now - last < 0.1 { return }
        last = now
        let rate = Int(Double(rows) / max(now - start, 0.001))
        StandardError.overwrite("\(rows) rows, \(rate) a second")
    }

    /// Takes the line away.
    func clear() {
        if last > 0 { StandardError.overwrite("") }
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
