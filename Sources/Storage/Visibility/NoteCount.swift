/// How many private notes a snapshot would leave out, counted by another thread: it takes one pass over the facts, which an export can well
/// make beside its own.
package final class NoteCount {
    private final class Outcome: @unchecked Sendable {
        // The thread's own until it has ended.
        let reader: Connection
        var result: Result<Int64, any Error>?

        init(_ reader: Connection) { self.reader = reader }
    }

    private let base: Snapshot
    private let outcome: Outcome?
    private var worker: Worker?

    init(_ base: Snapshot) throws {
        self.base = base
        outcome = try base.anotherReader().map(Outcome.init)
        guard let outcome else { return }
        let knownAt = base.knownAt
        worker = Worker { outcome.result = Result { try outcome.reader.countNotes(at: knownAt) } }
    }

    deinit { worker?.join() }

    /// Waits for it; where there could be no other reader or thread, it is counted here. Must be called once.
    package func value() throws -> Int64 {
        worker?.join()
        worker = nil
        return try outcome?.result?.get() ?? base.connection.countNotes(at: base.knownAt)
    }
}

extension Connection {
    /// The private notes of facts that stood at a revision. One pass over the facts.
    func countNotes(at revision: Int64) throws -> Int64 {
        try integer("SELECT count(*) FROM main.fact f WHERE private_note IS NOT NULL AND \(LiveSQL.row("f", at: "?1"))", revision) ?? 0
    }
}
