internal import Glibc

/// A thread that runs one closure.
public final class Worker {
    private let body: () -> Void
    private var handle = pthread_t()

    /// Starts the thread; nil when the system has none to give. What the closure shares with others is for the caller to keep apart.
    public init?(_ body: @escaping () -> Void) {
        self.body = body
        let code = pthread_create(
            &handle, nil,
            { box in
                if let box { Unmanaged<Worker>.fromOpaque(box).takeUnretainedValue().body() }
                return nil
            }, Unmanaged.passUnretained(self).toOpaque())
        if code != 0 { return nil }
    }

    /// Waits for the closure to end. Must be called once, before the object is released.
    public func join() { pthread_join(handle, nil) }
}
