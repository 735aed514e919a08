internal import Glibc
internal import Synchronization

/// Waiting for input from a pipe or a terminal, which can take for ever.
public enum InputWaiting {
    private static let isCancelled = Atomic<Bool>(false)

    /// Has all readers that wait give up, now and from now on. Safe in a signal handler.
    public static func cancel() { isCancelled.store(true, ordering: .relaxed) }

    // In milliseconds.
    private static let patience: Int32 = 100

    /// Waits until there is something to read, or the end; false when it was given up.
    static func isOver(_ descriptor: Int32) -> Bool {
        while !isCancelled.load(ordering: .relaxed) {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, patience)
            // What cannot be waited for can be read.
            if ready > 0 || ready < 0 && errno != EINTR { return true }
        }
        return false
    }
}
