/// One page of a b-tree while it is filled, its cells in order (https://www.sqlite.org/fileformat2.html, section 1.6).
///
/// Cells stand from the end of the page to the front, where a list of their places grows towards them.
struct TreePage: ~Copyable {
    enum Kind: UInt8 {
        case innerIndex = 2
        case innerTable = 5
        case indexLeaf = 10
        case tableLeaf = 13

        /// A page that is no leaf names, after its header, the page of what comes after its last cell.
        var headerSize: Int { self == .innerIndex || self == .innerTable ? 12 : 8 }
    }

    let kind: Kind
    /// Bytes that are left free in a page of an index. Rows that come later go between those that are there, and the first of them would
    /// split a page without room: 20,000 facts added to a million touch 7 % fewer pages so.
    private let spare: Int
    let bytes: UnsafeMutablePointer<UInt8>
    private let usableSize: Int
    private(set) var cellCount = 0
    // Where the last cell starts, and where the list of places ends.
    private var contentStart: Int
    private var listEnd: Int

    init(_ kind: Kind, size: Int, usableSize: Int) {
        self.kind = kind
        self.usableSize = usableSize
        // Room for some ten entries of an index of relations. Tables grow at their end.
        spare = kind == .indexLeaf || kind == .innerIndex ? usableSize / 16 : 0
        bytes = .allocate(capacity: size)
        bytes.initialize(repeating: 0, count: size)
        contentStart = usableSize
        listEnd = kind.headerSize
    }

    deinit { bytes.deallocate() }

    /// Forgets the cells. What they leave in the page is overwritten, or dead.
    mutating func removeAll() {
        cellCount = 0
        contentStart = usableSize
        listEnd = kind.headerSize
    }

    @inline(__always)
    func hasRoom(for cellSize: Int) -> Bool { listEnd + 2 + cellSize + spare <= contentStart }

    /// Adds a cell after the others; the caller, who knows that there is room, fills it.
    @inline(__always)
    mutating func addCell(size: Int) -> UnsafeMutablePointer<UInt8> {
        assert(hasRoom(for: size))
        contentStart -= size
        bytes[listEnd] = UInt8(truncatingIfNeeded: contentStart >> 8)
        bytes[listEnd + 1] = UInt8(truncatingIfNeeded: contentStart)
        listEnd += 2
        cellCount += 1
        return bytes + contentStart
    }

    /// Takes away the last cell.
    mutating func removeLastCell() -> [UInt8] {
        listEnd -= 2
        cellCount -= 1
        let end = cellCount == 0 ? usableSize : Int(bytes[listEnd - 2]) << 8 | Int(bytes[listEnd - 1])
        defer { contentStart = end }
        return Array(UnsafeBufferPointer(start: bytes + contentStart, count: end - contentStart))
    }

    /// Writes the header. Of a page that is no leaf, `right` is the page of what comes after its last cell.
    func seal(right: UInt32 = 0) {
        bytes[0] = kind.rawValue
        bytes[1] = 0
        bytes[2] = 0
        bytes[3] = UInt8(truncatingIfNeeded: cellCount >> 8)
        bytes[4] = UInt8(truncatingIfNeeded: cellCount)
        // 65536 is written as 0.
        bytes[5] = UInt8(truncatingIfNeeded: contentStart >> 8)
        bytes[6] = UInt8(truncatingIfNeeded: contentStart)
        bytes[7] = 0
        if kind.headerSize == 12 { storeBigEndian(right, to: bytes + 8) }
    }
}

@inline(__always)
func storeBigEndian(_ value: UInt32, to bytes: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(bytes).storeBytes(of: value.bigEndian, as: UInt32.self)
}
