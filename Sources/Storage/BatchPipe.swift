internal import Glibc

/// The system has no thread to give: there are too many.
package struct NoThread: Error {}

/// What goes through a `BatchPipe`: filled by one thread, then read by another.
package protocol PipeBatch: AnyObject, SendableMetatype {
    /// Whether it is to be handed over before more is added.
    var isFull: Bool { get }
    /// Forgets what it holds and keeps the memory.
    func removeAll()
}

/// Batches on their way from a thread that reads to the thread that writes.
///
/// A few batches go round: the reader fills one while others are being written, and waits when all are full.
package final class BatchPipe<Batch: PipeBatch>: @unchecked Sendable {
    // All that two threads touch is behind `lock`; a batch belongs to the thread that took it.

    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var free: [Batch]
    private var full: [Batch] = []
    private var isFinished = false
    private var isCancelled = false
    private var failure: (any Error)?
    // The reader's own.
    @usableFromInline var current: Batch?
    // The writer's own; nil once it has ended.
    private var thread: Worker?

    /// Thrown to the reader when the writer has failed; never seen outside.
    private struct Cancelled: Error {}

    /// Starts a thread that runs `read`. What it shares with the writer besides the batches is for the caller to keep apart.
    ///
    /// `end` must be called before the pipe is released.
    ///
    /// - Throws: `NoThread`.
    package init(depth: Int = 4, _ makeBatch: () -> Batch, read: @escaping (BatchPipe) throws -> Void) throws {
        free = (0..<depth).map { _ in makeBatch() }
        lock = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
        pthread_cond_init(changed, nil)
        // What it shares with the writer the caller keeps apart: see above.
        nonisolated(unsafe) let read = read
        thread = Worker { [unowned self] in
            do {
                try read(self)
                finish(nil)
            } catch {
                finish(error)
            }
        }
        if thread == nil { throw NoThread() }
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(lock)
        lock.deallocate()
        changed.deallocate()
    }

    /// Runs `read` on a thread of its own and `write` here for each batch that it fills, in order. Both have ended when this
    /// returns or throws.
    ///
    /// - Throws: what `write` throws, else what `read` throws, after all batches before the fault have been written.
    package static func run(
        _ makeBatch: () -> Batch, read: @escaping (BatchPipe) throws -> Void, write: (Batch) throws -> Void
    ) throws {
        let pipe = try BatchPipe(makeBatch, read: read)
        defer { pipe.end() }
        while let batch = try pipe.nextFull() {
            try write(batch)
            pipe.giveBack(batch)
        }
    }

    // MARK: For the reader

    /// A batch with room. Asked for each row.
    @inlinable
    package func batch() throws -> Batch {
        if let current, !current.isFull { return current }
        return try nextFree()
    }

    @usableFromInline
    func nextFree() throws -> Batch {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        if let current {
            full.append(current)
            pthread_cond_signal(changed)
        }
        current = nil
        while free.isEmpty, !isCancelled { pthread_cond_wait(changed, lock) }
        if isCancelled { throw Cancelled() }
        let batch = free.removeLast()
        batch.removeAll()
        current = batch
        return batch
    }

    private func finish(_ error: (any Error)?) {
        pthread_mutex_lock(lock)
        if let current { full.append(current) }
        failure = error is Cancelled ? nil : error
        isFinished = true
        pthread_cond_signal(changed)
        pthread_mutex_unlock(lock)
    }

    // MARK: For the writer

    /// The next batch in the order of filling; nil when the reader has come to its end.
    ///
    /// - Throws: what the reader threw, once all that it had filled before was handed over.
    package func nextFull() throws -> Batch? {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while full.isEmpty, !isFinished { pthread_cond_wait(changed, lock) }
        if !full.isEmpty { return full.removeFirst() }
        if let failure { throw failure }
        return nil
    }

    /// Lets the reader fill the batch anew.
    package func giveBack(_ batch: Batch) {
        pthread_mutex_lock(lock)
        free.append(batch)
        pthread_cond_signal(changed)
        pthread_mutex_unlock(lock)
    }

    /// Stops the reader where it asks for its next batch, if it has not come to its end, and waits for its thread.
    package func end() {
        pthread_mutex_lock(lock)
        isCancelled = true
        pthread_cond_signal(changed)
        pthread_mutex_unlock(lock)
        thread?.join()
        thread = nil
    }
}
