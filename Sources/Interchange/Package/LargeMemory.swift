internal import Glibc

/// Zeroed memory that is read at random places: in large pages where the system has them, which saves most of the address
/// translation that such reads otherwise wait for.
final class LargeMemory {
    private static let largePage = 2 << 20

    let start: UnsafeMutableRawPointer
    let byteCount: Int

    /// Allocates at least one byte.
    init(byteCount: Int) {
        self.byteCount = byteCount
        let isLarge = byteCount >= Self.largePage
        start = .allocate(byteCount: byteCount, alignment: isLarge ? Self.largePage : 16)
        // Advice only: where it is not taken, the pages are small.
        if isLarge { madvise(start, byteCount, MADV_HUGEPAGE) }
        start.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
    }

    /// Allocates and copies what the other holds.
    convenience init(byteCount: Int, copying other: LargeMemory) {
        self.init(byteCount: byteCount)
        start.copyMemory(from: other.start, byteCount: min(byteCount, other.byteCount))
    }

    deinit { start.deallocate() }
}
