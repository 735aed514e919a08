#if canImport(Glibc)
import Glibc
#endif

/// A buffer of bytes on their way to a file descriptor or, in memory, to whoever asks for `contents`.
///
/// Nothing reaches the descriptor before the buffer is full or `flush()` is called; dropping a sink loses what it still
/// buffers, because `deinit` could not report a failed write. The descriptor is borrowed and never closed.
public final class ByteSink {
    /// Bytes buffered before they are written to a descriptor.
    public static let capacity = 64 * 1024

    private let descriptor: Int32?
    private var beforeFirstWrite: (() -> Void)?
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    // Not public: the compiler checks each access to what other modules may read, and this is in every loop.
    private var count = 0

    /// Makes a sink that writes to `descriptor` in blocks of 64 KB.
    ///
    /// - Parameter beforeFirstWrite: called once, before the first byte reaches the descriptor.
    public init(descriptor: Int32, beforeFirstWrite: (() -> Void)? = nil) {
        self.descriptor = descriptor
        self.beforeFirstWrite = beforeFirstWrite
        capacity = Self.capacity
        base = .allocate(capacity: capacity)
    }

    /// Makes a sink that keeps everything in memory, growing as needed.
    public init() {
        descriptor = nil
        capacity = 1024
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// The bytes not yet written to a descriptor: for a sink in memory, all of them.
    public var contents: [UInt8] {
        [UInt8](UnsafeBufferPointer(start: base, count: count))
    }

    /// How many bytes are not yet written to a descriptor: for a sink in memory, all of them.
    public var size: Int { count }

    /// Lends the bytes not yet written to a descriptor, for the call.
    public func withContents<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(start: base, count: count))
    }

    /// Forgets what is buffered, and keeps the memory for what comes next.
    public func removeAll() { count = 0 }

    /// Appends one byte; throws if a full buffer cannot be written.
    @inline(__always)
    public func write(_ byte: UInt8) throws(OutputError) {
        if count == capacity { try makeRoom(for: 1) }
        base[count] = byte
        count += 1
    }

    /// Appends `bytes`; throws if a full buffer cannot be written.
    @inline(__always)
    public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        guard bytes.count <= capacity - count else { return try writeLarge(bytes) }
        guard let source = bytes.baseAddress else { return }
        memcpy(base + count, source, bytes.count)
        count += bytes.count
    }

    /// Appends `bytes`; throws if a full buffer cannot be written.
    public func write(_ bytes: [UInt8]) throws(OutputError) {
        let outcome: Result<Void, OutputError> = bytes.withUnsafeBytes { buffer in
            Result { () throws(OutputError) in try write(buffer) }
        }
        try outcome.get()
    }

    /// Appends the UTF-8 of `string`; throws if a full buffer cannot be written.
    public func write(_ string: String) throws(OutputError) {
        try string.withBytes { (bytes) throws(OutputError) in try write(bytes) }
    }

    /// Appends `count` copies of `byte`; throws if a full buffer cannot be written.
    public func write(repeating byte: UInt8, count: Int) throws(OutputError) {
        for _ in 0..<max(0, count) { try write(byte) }
    }

    /// Writes what is buffered to the descriptor, however many system calls that takes; does nothing in memory.
    public func flush() throws(OutputError) {
        guard let descriptor, count > 0 else { return }
        let pending = UnsafeRawBufferPointer(start: base, count: count)
        count = 0
        try writeAll(pending, to: descriptor)
    }

    /// Lets `fill` write up to `limit` bytes in place and return how many it wrote; `limit` is at most 1024.
    @inline(__always)
    func append(upTo limit: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) throws(OutputError) {
        if capacity - count < limit { try makeRoom(for: limit) }
        count += fill(base + count)
    }

    @inline(never)
    private func makeRoom(for needed: Int) throws(OutputError) {
        guard descriptor == nil else { return try flush() }
        let larger = max(capacity * 2, count + needed)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        memcpy(moved, base, count)
        base.deallocate()
        base = moved
        capacity = larger
    }

    @inline(never)
    private func writeLarge(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        try makeRoom(for: bytes.count)
        if let descriptor, bytes.count >= capacity { return try writeAll(bytes, to: descriptor) }
        try write(bytes)
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(OutputError) {
        beforeFirstWrite?()
        beforeFirstWrite = nil
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let written = systemWrite(descriptor, start, rest.count)
            if written >= 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN: Self.waitUntilWritable(descriptor)
            case let code: throw OutputError(code: code)
            }
        }
    }

    // A descriptor inherited in non-blocking mode (a terminal shared with another program) refuses when it is full.
    private static func waitUntilWritable(_ descriptor: Int32) {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, -1)
    }
}

extension String {
    /// Lends the bytes of its UTF-8, for the call.
    @inlinable
    @inline(__always)
    package func withBytes(_ body: (UnsafeRawBufferPointer) throws(OutputError) -> Void) throws(OutputError) {
        var text = self
        let outcome: Result<Void, OutputError> = text.withUTF8 { buffer in
            Result { () throws(OutputError) in try body(UnsafeRawBufferPointer(buffer)) }
        }
        try outcome.get()
    }
}

private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, start, count)
}
