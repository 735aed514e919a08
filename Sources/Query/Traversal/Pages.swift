internal import Glibc

/// Pages of memory that are to be there before they are needed: else the first look at each interrupts what looks.
enum Pages {
    /// Brings the whole pages of a range in, to be read or to be written.
    ///
    /// Takes some milliseconds for 100 MB that the system has at hand. Where it cannot (Linux before 5.14), it is asked to read a
    /// mapped file ahead; that anything fails is no error, since pages come when they are needed.
    static func bringIn(_ range: UnsafeRawBufferPointer, forWriting: Bool) {
        guard let start = UnsafeMutableRawPointer(mutating: range.baseAddress) else { return }
        let size = sysconf(Int32(_SC_PAGESIZE))
        let skipped = (size - Int(bitPattern: start) % size) % size
        let count = (range.count - skipped) / size * size
        if count <= 0 { return }
        if madvise(start + skipped, count, forWriting ? MADV_POPULATE_WRITE : MADV_POPULATE_READ) != 0 {
            _ = madvise(start + skipped, count, MADV_WILLNEED)
        }
    }
}
