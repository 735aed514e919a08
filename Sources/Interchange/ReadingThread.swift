internal import Glibc

/// A thread that runs one closure.
final class ReadingThread {
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
