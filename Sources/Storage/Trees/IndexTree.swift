/// The b-tree of an index that has no entries yet, written from left to right.
final class IndexTree {
    private let root: UInt32
    private let payload: Payload
    private let leaves: TreeLevel
    private var cell: UnsafeMutableBufferPointer<UInt8>

    /// - Parameter root: the page where SQLite has laid out the index.
    init(root: UInt32, of file: PageFile) {
        self.root = root
        payload = Payload(inTable: false, of: file)
        leaves = TreeLevel(.indexLeaf, of: file)
        // No cell takes more than a quarter of a page.
        cell = .allocate(capacity: file.pageSize)
    }

    deinit { cell.deallocate() }

    /// Adds an entry after all others, in the order of SQLite: the values of its columns and, last, the row's id.
    @inline(__always)
    func append(_ record: borrowing RecordBuffer) throws(KnowledgeBaseError) {
        let start = cell.baseAddress.unsafelyUnwrapped
        let sizeSize = Varint.write(UInt64(record.size), to: start)
        try payload.write(record, to: start + sizeSize)
        try leaves.add(UnsafeBufferPointer(start: start, count: sizeSize + payload.cellSize(of: record.size)))
    }

    /// Writes what is left; the tree takes no more entries.
    func finish() throws(KnowledgeBaseError) { try leaves.finish(root: root) }
}
