internal import DossierOutput
internal import DossierStorage

/// The texts of ids for one thread: from the table in memory, else from the file, of which the last are kept.
///
/// A text that is in neither costs a search in the file, about 2 µs.
final class TextLookup {
    // 1 MB: a text that is longer than its place is looked up each time.
    private static let slotCount = 16_384
    private static let slotSize = 64
    private static let longest = slotSize - 9

    private let table: TextTable
    private let connection: Connection
    private let field = EncodedField()
    // Both made when first needed: most bases fit the table.
    private var statement: Statement?
    private var slots: UnsafeMutableRawPointer?

    init(_ table: TextTable, on connection: Connection) {
        self.table = table
        self.connection = connection
    }

    deinit { slots?.deallocate() }

    /// Appends the field of an id.
    ///
    /// - Throws: damage, where no row has it: others lead only to what is there.
    @inline(__always)
    func write(_ id: Int64, to sink: ByteSink) throws {
        if let found = table.field(of: id) { return try sink.write(found) }
        if table.isComplete { throw missing(id) }
        try writeFromFile(id, to: sink)
    }

    private func missing(_ id: Int64) -> SQLiteError { .damage(table: table.text.table, row: id, "it is missing, and others lead to it") }

    @inline(never)
    private func writeFromFile(_ id: Int64, to sink: ByteSink) throws {
        let slot = slotOfID(id)
        if slot.load(as: Int64.self) == id {
            let count = Int(slot.load(fromByteOffset: 8, as: UInt8.self))
            return try sink.write(UnsafeRawBufferPointer(start: slot + 9, count: count))
        }
        let statement = try preparedStatement()
        defer { statement.reset() }
        try statement.bind(id, at: 0)
        guard try statement.step() else { throw missing(id) }
        try field.encode(statement.row.cell(0)) { bytes in
            try sink.write(bytes)
            guard bytes.count <= Self.longest, let source = bytes.baseAddress else { return }
            slot.storeBytes(of: id, as: Int64.self)
            slot.storeBytes(of: UInt8(bytes.count), toByteOffset: 8, as: UInt8.self)
            (slot + 9).copyMemory(from: source, byteCount: bytes.count)
        }
    }

    private func slotOfID(_ id: Int64) -> UnsafeMutableRawPointer {
        let number = Int(truncatingIfNeeded: UInt64(bitPattern: id) % UInt64(Self.slotCount))
        if let slots { return slots + number * Self.slotSize }
        let made = UnsafeMutableRawPointer.allocate(byteCount: Self.slotCount * Self.slotSize, alignment: 64)
        // No id is the smallest of all integers.
        for slot in 0..<Self.slotCount { (made + slot * Self.slotSize).storeBytes(of: Int64.min, as: Int64.self) }
        slots = made
        return made + number * Self.slotSize
    }

    private func preparedStatement() throws -> Statement {
        if let statement { return statement }
        let (name, column) = (quotedIdentifier(table.text.table), quotedIdentifier(table.text.column))
        let made = try connection.prepareOnce("SELECT \(column) FROM \(name) WHERE id = ?1")
        statement = made
        return made
    }
}
