internal import DossierOutput
internal import DossierStorage
internal import Glibc

/// How far long work is, on stderr where that is a terminal: nothing for a second, then one line, which goes away at the end.
final class Progress: @unchecked Sendable {
    private let what: @Sendable () -> String
    private let stopwatch = Stopwatch()
    private var lookout: Lookout?
    // Changed while the thread does not look.
    private var rows = 0

    /// Starts the clock.
    ///
    /// - Parameter what: what is being done, in a few words: "dossier import". Asked for once it is shown.
    init(_ what: @autoclosure @escaping @Sendable () -> String) {
        self.what = what
        guard Terminal(descriptor: STDERR_FILENO).isTerminal else { return }
        lookout = Lookout(after: Self.silence) { [self] in
            StandardError.overwrite(text)
            return Self.pause
        }
    }

    /// Tells how many rows are done.
    func show(rows: Int) { lookout?.meanwhile { self.rows = rows } }

    /// Takes the line away, and shows none any more.
    func end() {
        guard let lookout else { return }
        lookout.end()
        StandardError.clearLine()
        self.lookout = nil
    }

    /// Shows how far some work is while it is done.
    static func of<Result>(_ what: @autoclosure @escaping @Sendable () -> String, _ work: (Progress) throws -> Result) rethrows
        -> Result
    {
        let progress = Progress(what())
        defer { progress.end() }
        return try work(progress)
    }

    private var text: String {
        let seconds = Double(stopwatch.elapsed) / 1e9
        let time = seconds < 60 ? "\(Int(seconds)) s" : "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
        return "\(what()): " + (rows > 0 ? "\(rows) rows, \(Int(Double(rows) / seconds)) a second, " : "") + time
    }

    /// Microseconds for which nothing is shown: what takes less needs no patience.
    private static let silence: UInt32 = 1_000_000
    private static let pause: UInt32 = 200_000
}
