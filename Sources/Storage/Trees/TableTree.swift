/// The b-tree of a table that has no rows yet, written from left to right.
final class TableTree {
    private let file: PageFile
    private let root: UInt32
    private let payload: Payload
    private var leaf: TreePage
    private var above: TreeLevel?
    private(set) var last = Int64.min

    /// - Parameter root: the page where SQLite has laid out the table.
    init(root: UInt32, of file: PageFile) {
        self.root = root
        self.file = file
        payload = Payload(inTable: true, of: file)
        leaf = TreePage(.tableLeaf, size: file.pageSize, usableSize: file.usableSize)
    }

    /// Adds a row after all others: `id` must be above `last`. The record has NULL in the place of an INTEGER PRIMARY KEY.
    @inline(__always)
    func append(_ id: Int64, _ record: borrowing RecordBuffer) throws(KnowledgeBaseError) {
        precondition(id > last)
        let (key, size) = (UInt64(bitPattern: id), UInt64(record.size))
        let (keySize, sizeSize) = (Varint.size(key), Varint.size(size))
        let cellSize = sizeSize + keySize + payload.cellSize(of: record.size)
        if !leaf.hasRoom(for: cellSize) { try endLeaf() }
        let cell = leaf.addCell(size: cellSize)
        Varint.write(size, to: cell)
        Varint.write(key, to: cell + sizeSize)
        try payload.write(record, to: cell + sizeSize + keySize)
        last = id
    }

    // What stands above a leaf is the last id in it.
    private func endLeaf() throws(KnowledgeBaseError) {
        leaf.seal()
        let number = try file.append(leaf.bytes)
        leaf.removeAll()
        let level = above ?? TreeLevel(.innerTable, of: file)
        above = level
        let key = UnsafeMutablePointer<UInt8>.allocate(capacity: Varint.maximumSize)
        defer { key.deallocate() }
        let size = Varint.write(UInt64(bitPattern: last), to: key)
        try level.add(UnsafeBufferPointer(start: key, count: size), left: number)
    }

    /// Writes what is left; the tree takes no more rows.
    func finish() throws(KnowledgeBaseError) {
        leaf.seal()
        guard let above else { return try file.write(leaf.bytes, at: root) }
        try above.finish(right: try file.append(leaf.bytes), root: root)
    }
}
