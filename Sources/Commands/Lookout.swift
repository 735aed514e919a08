internal import DossierStorage
internal import Glibc

/// A thread that looks at something now and then while a command works, until it is ended.
final class Lookout: @unchecked Sendable {
    // Held while it looks, so that nothing is done any more once it has ended. What changes is behind it.
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private var isOver = false

    /// Starts looking; not at all where the system has no thread to spare.
    ///
    /// - Parameters:
    ///   - pause: microseconds before the first look.
    ///   - look: what to do; returns the microseconds until the next look.
    init(after pause: UInt32, _ look: @escaping @Sendable () -> UInt32) {
        lock = .allocate(capacity: 1)
        lock.initialize(to: pthread_mutex_t())
        pthread_mutex_init(lock, nil)
        Worker.detach { [self] in
            var pause = pause
            while true {
                usleep(pause)
                pthread_mutex_lock(lock)
                defer { pthread_mutex_unlock(lock) }
                if isOver { return }
                pause = look()
            }
        }
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    /// Looks no more, from now on.
    func end() { meanwhile { isOver = true } }

    /// Changes what is looked at, while it does not look.
    func meanwhile(_ change: () -> Void) {
        pthread_mutex_lock(lock)
        change()
        pthread_mutex_unlock(lock)
    }
}
