internal import Glibc

/// A thread that runs one closure.
public final class Worker {
    private let body: @Sendable () -> Void
    private var handle = pthread_t()

    /// Starts the thread; nil when the system has none to give.
    public init?(_ body: @escaping @Sendable () -> Void) {
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

    /// Runs a closure on a thread that nobody waits for; not at all, when the system has none to give.
    public static func detach(_ body: @escaping @Sendable () -> Void) {
        final class Box {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }
        let box = Unmanaged.passRetained(Box(body))
        var handle = pthread_t()
        let code = pthread_create(
            &handle, nil,
            { box in
                if let box { Unmanaged<Box>.fromOpaque(box).takeRetainedValue().body() }
                return nil
            }, box.toOpaque())
        if code == 0 { pthread_detach(handle) } else { box.release() }
    }
}

/// A value that a thread of its own makes; where the system has no thread to give, whoever asks for it.
package final class BackgroundValue<Value: Sendable> {
    private final class Outcome: @unchecked Sendable {
        // Written by the thread, read once it has ended.
        var value: Value?
    }

    private let outcome = Outcome()
    private let make: @Sendable () -> Value
    private let worker: Worker?

    package init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
        let outcome = outcome
        worker = Worker { outcome.value = make() }
    }

    /// What was made. Waits for it; must be called once.
    package func value() -> Value {
        worker?.join()
        return outcome.value ?? make()
    }
}
