internal import Glibc
internal import Storage

/// Batches of rows on their way from the thread that reads a file to the thread that writes the database.
///
/// A few batches go round: the reader fills one while others are being inserted, and waits when all are full.
final class BatchPipe: @unchecked Sendable {
    // All that two threads touch is behind `lock`; a batch belongs to the thread that took it.

    private static let depth = 4
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var free: [RowBatch]
    private var full: [RowBatch] = []
    private var isFinished = false
    private var isCancelled = false
    private var failure: (any Error)?
    // The reader's own.
    private var current: RowBatch?

    private init(_ makeBatch: () -> RowBatch) {
        free = (0..<Self.depth).map { _ in makeBatch() }
        lock = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(lock)
        lock.deallocate()
        changed.deallocate()
    }

    /// Thrown to the reader when the writer has failed; never seen outside.
    private struct Cancelled: Error {}

    /// Runs `read` on a thread of its own and `write` here for each batch that it fills, in order.
    ///
    /// What the two share besides the batches is for the caller to keep apart. Both have ended when this returns or throws.
    /// - Throws: what `write` throws, else what `read` throws, after all batches before the fault have been written.
    static func run(
        _ makeBatch: () -> RowBatch, read: @escaping (BatchPipe) throws -> Void, write: (RowBatch) throws -> Void
    ) throws {
        let pipe = BatchPipe(makeBatch)
        let thread = try ReadingThread {
            do {
                try read(pipe)
                pipe.finish(nil)
            } catch {
                pipe.finish(error)
            }
        }
        do {
            while let batch = pipe.nextFull() {
                try write(batch)
                pipe.giveBack(batch)
            }
        } catch {
            pipe.cancel()
            thread.join()
            throw error
        }
        thread.join()
        if let failure = pipe.failure { throw failure }
    }

    /// A batch with room for a row. Called by the reader.
    func batch() throws -> RowBatch {
        if let current, !current.isFull { return current }
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

    private func nextFull() -> RowBatch? {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while full.isEmpty, !isFinished { pthread_cond_wait(changed, lock) }
        return full.isEmpty ? nil : full.removeFirst()
    }

    private func giveBack(_ batch: RowBatch) {
        pthread_mutex_lock(lock)
        free.append(batch)
        pthread_cond_signal(changed)
        pthread_mutex_unlock(lock)
    }

    private func cancel() {
        pthread_mutex_lock(lock)
        isCancelled = true
        pthread_cond_signal(changed)
        pthread_mutex_unlock(lock)
    }
}

/// A thread that runs one closure.
private final class ReadingThread {
    private let body: () -> Void
    private var handle = pthread_t()

    init(_ body: @escaping () -> Void) throws {
        self.body = body
        let code = pthread_create(
            &handle, nil,
            { box in
                if let box { Unmanaged<ReadingThread>.fromOpaque(box).takeUnretainedValue().body() }
                return nil
            }, Unmanaged.passUnretained(self).toOpaque())
        if code != 0 { throw CSVInputError(file: "reading thread", failed: "start", code: code) }
    }

    /// Waits for the closure to end. Must be called before the object is released.
    func join() { pthread_join(handle, nil) }
}
