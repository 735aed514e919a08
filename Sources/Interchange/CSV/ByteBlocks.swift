#if canImport(Glibc)
import Glibc
#endif

/// A window over a stream of bytes: what is unread stays contiguous, and the window grows only when one row needs it.
final class ByteBlocks {
    /// Where bytes come from: fills the buffer and returns the count, 0 at the end, or minus the `errno`.
    typealias Source = (UnsafeMutableRawBufferPointer) -> Int

    private let source: Source
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var start = 0
    private var end = 0
    /// Whether the stream has no byte beyond the window.
    private(set) var isAtEnd = false

    init(blockBytes: Int, source: @escaping Source) {
        self.source = source
        capacity = max(blockBytes, 16)
        base = .allocate(capacity: capacity + 1)
        base[0] = 0
    }

    deinit { base.deallocate() }

    /// The unread bytes; a NUL stands just behind them, so that a scan may look one byte too far.
    var unread: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + start, count: end - start)
    }

    /// Gives up the first `count` unread bytes.
    func consume(_ count: Int) { start += count }

    /// Reads until the window is full or the stream ends; a window that is all unread doubles first.
    ///
    /// Returns 0, or the `errno` of a failed read.
    func fill() -> Int32 {
        let count = end - start
        if count == capacity {
            grow()
        } else if start > 0 {
            memmove(base, base + start, count)
        }
        start = 0
        end = count
        var failure: Int32 = 0
        while end < capacity, !isAtEnd, failure == 0 {
            let got = source(UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end))
            if got > 0 { end += got } else if got == 0 { isAtEnd = true } else { failure = Int32(-got) }
        }
        base[end] = 0
        return failure
    }

    private func grow() {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + 1)
        memcpy(larger, base + start, end - start)
        base.deallocate()
        base = larger
        capacity *= 2
    }

    /// A source that reads `descriptor` and does not close it.
    static func descriptor(_ descriptor: Int32) -> Source {
        var status = stat()
        let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        return { target in
            while true {
                if !isFile, !InputWaiting.isOver(descriptor) { return -Int(ECANCELED) }
                let got = read(descriptor, target.baseAddress, target.count)
                if got >= 0 { return got }
                if errno != EINTR, errno != EAGAIN { return -Int(errno) }
            }
        }
    }

    /// A source that gives out `bytes`.
    static func memory(_ bytes: [UInt8]) -> Source {
        var given = 0
        return { target in
            let count = min(target.count, bytes.count - given)
            target.copyBytes(from: bytes[given..<given + count])
            given += count
            return count
        }
    }
}
