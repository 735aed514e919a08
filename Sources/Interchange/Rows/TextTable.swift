internal import Glibc
internal import DossierModel
internal import DossierOutput
internal import DossierStorage

/// Texts by the ids of their rows, as CSV fields, for all threads to read: those with the smallest ids, as many as the memory
/// given to it holds.
final class TextTable: @unchecked Sendable {
    // Written only before it is shared.

    let text: KeyedSelect.TextOfID
    /// Whether an id that is not here has no text.
    private(set) var isComplete = true
    /// What is used of the memory, in bytes.
    var size: Int { byteCount + 4 * (last + 2) }

    // Texts grow from the beginning; where each ends stands at the end of the block, backwards. What is never written is no
    // memory of the process.
    private let block: UnsafeMutableRawPointer
    private let top: UnsafeMutableRawPointer
    private let limit: Int
    private var byteCount = 0
    private var last = 0

    /// Reads the table from its beginning until `limit` bytes are full.
    ///
    /// - Parameter isLarge: whether to ask for large pages, which saves most of the address translation of random reads.
    init(_ text: KeyedSelect.TextOfID, limit: Int, isLarge: Bool, on connection: Connection) throws {
        self.text = text
        self.limit = max(limit, 8) & ~7
        block = .allocate(byteCount: self.limit, alignment: isLarge ? 2 << 20 : 8)
        top = block + self.limit
        // Advice only: where it is not taken, the pages are small.
        if isLarge { madvise(block, self.limit, MADV_HUGEPAGE) }
        setEnd(0, of: 0)
        let (table, column) = (quotedIdentifier(text.table), quotedIdentifier(text.column))
        let statement = try connection.prepareOnce("SELECT id, \(column) FROM \(table) ORDER BY id")
        let field = EncodedField()
        while isComplete, try statement.step() {
            let id = statement.row.integer(0)
            // Ids count from 1; a stray one below is left to be looked up.
            isComplete = try id > 0 && field.encode(statement.row.cell(1)) { append($0, id: id) }
        }
    }

    deinit { block.deallocate() }

    private func append(_ bytes: UnsafeRawBufferPointer, id: Int64) -> Bool {
        let room = limit - byteCount - bytes.count
        guard room > 0, id <= Int64(room / 4 - 2) else { return false }
        let id = Int(id)
        for missing in last + 1..<max(id, last + 1) { setEnd(byteCount, of: missing) }
        if let source = bytes.baseAddress { (block + byteCount).copyMemory(from: source, byteCount: bytes.count) }
        byteCount += bytes.count
        setEnd(byteCount, of: id)
        last = id
        return true
    }

    @inline(__always)
    private func setEnd(_ end: Int, of id: Int) {
        (top - 4 * (id + 1)).storeBytes(of: UInt32(truncatingIfNeeded: end), as: UInt32.self)
    }

    @inline(__always)
    private func end(of id: Int) -> Int { Int((top - 4 * (id + 1)).load(as: UInt32.self)) }

    /// The text as a field of a CSV line, empty where the row has none; nil for an id beyond those that are here.
    @inline(__always)
    func field(of id: Int64) -> UnsafeRawBufferPointer? {
        guard id > 0, id <= Int64(last) else { return nil }
        let id = Int(id)
        let start = end(of: id - 1)
        return UnsafeRawBufferPointer(start: block + start, count: end(of: id) - start)
    }
}

/// A cell as it stands in a CSV line.
final class EncodedField {
    private let sink = ByteSink()

    /// Lends the field to `body`, for the call.
    func encode<Result>(_ cell: Cell, _ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
        sink.removeAll()
        try CSVFormat(sink: sink).field(cell)
        return try sink.withContents(body)
    }
}
