package import DossierModel

/// What another thread finds out of an operation before its turn comes.
package struct OperationAhead: Sendable {
    /// An amount in words, and what it says where the text around it is in a language.
    package struct ReadAmount: Sendable {
        package let text: String
        package let language: Language?
        package let stated: StatedAmount

        package init(text: String, language: Language?, stated: StatedAmount) {
            (self.text, self.language, self.stated) = (text, language, stated)
        }
    }

    /// The texts that may be slugs.
    let slugs: [String]
    let amount: ReadAmount?

    package init(slugs: [String], amount: ReadAmount?) { (self.slugs, self.amount) = (slugs, amount) }
}

/// The amounts of a list of operations, read, and the entities that it names, looked up by another thread before their turn comes.
///
/// It asks what was committed before the change that is being made, on a connection of its own: for a change that only adds, whatever is
/// found so stays true. It holds its lock for one batch, so that a change that outgrows its memory waits no longer than that to write.
package final class OperationsAhead {
    struct Found {
        let id: EntityID
        let canonical: Int64
    }

    private final class Batch: PipeBatch {
        var found: [String: Found] = [:]
        var amounts: [Int: OperationAhead.ReadAmount] = [:]
        var operations = 0
        var isFull: Bool { operations > 0 }

        func removeAll() {
            found.removeAll(keepingCapacity: true)
            amounts.removeAll(keepingCapacity: true)
            operations = 0
        }
    }

    private static let operationsOfBatch = 256

    private let connection: Connection
    private let path: String
    private let pipe: BatchPipe<Batch>
    private var current: Batch?
    private var end = 0

    /// Starts; nil where no other connection can read the file, as it is with a base in memory.
    ///
    /// - Parameter read: what the operation at an index says. Called on the other thread.
    init?(_ connection: Connection, operations: Int, read: @escaping @Sendable (Int) -> OperationAhead) {
        guard let path = connection.fileName.map({ String(cString: $0) }), connection.isNamed(path) else { return nil }
        self.connection = connection
        self.path = path
        do {
            pipe = try BatchPipe(Batch.init) { pipe in
                let reader = try Connection(path: path, access: .readOnly, busyTimeout: 0)
                guard reader.isNamed(path) else { return }
                try reader.expectManyPages()
                for start in stride(from: 0, to: operations, by: Self.operationsOfBatch) {
                    let batch = try pipe.batch()
                    let end = min(start + Self.operationsOfBatch, operations)
                    // Read before the lock is taken.
                    let ahead = (start..<end).map(read)
                    for (index, operation) in zip(start..<end, ahead) { batch.amounts[index] = operation.amount }
                    try reader.transaction(.deferred) {
                        for operation in ahead {
                            for slug in operation.slugs { batch.found[slug] = try reader.entity(slug: slug) }
                        }
                    }
                    batch.operations = end - start
                }
            }
        } catch {
            return nil
        }
    }

    /// Comes to the operation at an index; the indices rise.
    func advance(to index: Int) {
        while index >= end {
            if let current { pipe.giveBack(current) }
            current = nextBatch()
            guard let current else { return end = .max }
            end += current.operations
        }
    }

    // None behind a fault: whoever asks looks up by itself, and meets what is wrong with the file. So it is too once the change writes while
    // it is being made, and keeps all others out.
    private func nextBatch() -> Batch? {
        do {
            guard let batch = try pipe.nextFull(), batch.operations > 0 else { return nil }
            // The file may have lost its name to another before it was opened there.
            return current != nil || connection.isNamed(path) ? batch : nil
        } catch {
            return nil
        }
    }

    /// What was found for the operation that has come; nil too where nothing was looked up.
    subscript(slug: String) -> Found? { current?.found[slug] }

    /// The amount of the operation at an index, which has come.
    func amount(at index: Int) -> OperationAhead.ReadAmount? { current?.amounts[index] }

    /// Ends the other thread, and with it its lock.
    func finish() { pipe.end() }
}

extension Connection {
    /// The entity of a slug, and the one that it stands for.
    func entity(slug: String) throws -> OperationsAhead.Found? {
        guard Slugs.isPossible(slug) else { return nil }
        return try first("SELECT id, canonical FROM entity WHERE slug = ? AND NOT removed", [slug]) {
            OperationsAhead.Found(id: EntityID($0.integer(0)), canonical: $0.integer(1))
        }
    }
}

extension Revision {
    /// Runs `body` while another thread goes through many operations ahead. For a change that only adds.
    ///
    /// - Parameter read: what the operation at an index says. Called on the other thread.
    package func lookingAhead<Result>(
        operations: Int, read: @escaping @Sendable (Int) -> OperationAhead, _ body: () throws -> Result
    ) throws -> Result {
        ahead = OperationsAhead(connection, operations: operations, read: read)
        defer {
            ahead?.finish()
            ahead = nil
        }
        return try body()
    }

    /// Comes to the operation at an index of those that are read ahead.
    package func comeTo(_ index: Int) { ahead?.advance(to: index) }

    /// The amount of the operation that has come, where it was read ahead.
    package func amountAhead(at index: Int) -> OperationAhead.ReadAmount? { ahead?.amount(at: index) }
}
