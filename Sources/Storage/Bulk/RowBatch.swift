/// Rows on their way into one table, as cells of integers and text: filled by one thread, then read by another.
///
/// A cell takes 16 bytes, and text its own bytes besides; nothing is allocated once the batch has grown to its size.
public final class RowBatch: @unchecked Sendable {
    // Handed over whole: two threads never hold one at the same time.

    enum Kind: Int32 { case null, integer, text }

    struct Cell {
        var kind = Kind.null
        /// Bytes of a text.
        var count: Int32 = 0
        /// The integer, or where the text starts in the batch's bytes.
        var value: Int64 = 0
    }

    /// Rows of a full batch: small enough for the processor's cache, large enough to make a statement for each cheap.
    public static let capacity = 512

    let columnCount: Int
    public private(set) var count = 0
    /// A bit for each column that holds a value in some row.
    private(set) var usedColumns: UInt64 = 0
    private let cells: UnsafeMutablePointer<Cell>
    private var bytes: UnsafeMutablePointer<UInt8>
    private var byteCount = 0
    private var byteCapacity = 1 << 16

    /// Makes an empty batch of rows with so many columns, at most 64.
    public init(columnCount: Int) {
        precondition(columnCount <= 64)
        self.columnCount = columnCount
        cells = .allocate(capacity: columnCount * Self.capacity)
        bytes = .allocate(capacity: byteCapacity)
    }

    deinit {
        cells.deallocate()
        bytes.deallocate()
    }

    public var isFull: Bool { count == Self.capacity }

    /// Forgets the rows and keeps the memory.
    public func removeAll() {
        count = 0
        byteCount = 0
        usedColumns = 0
    }

    /// Puts an integer into a cell of any row.
    @inline(__always)
    func replace(row: Int, column: Int, with value: Int64) {
        usedColumns |= 1 << UInt64(column)
        cells[row * columnCount + column] = Cell(kind: .integer, value: value)
    }

    /// Adds a row of NULLs, which the other calls then fill. The batch must not be full.
    func addRow() {
        precondition(!isFull)
        (cells + count * columnCount).update(repeating: Cell(), count: columnCount)
        count += 1
    }

    /// Sets a column of the last row, 0-based.
    @inline(__always)
    func set(_ value: Int64, at column: Int) {
        usedColumns |= 1 << UInt64(column)
        cells[(count - 1) * columnCount + column] = Cell(kind: .integer, value: value)
    }

    /// Sets a column of the last row, 0-based; nil leaves it NULL.
    @inline(__always)
    func set(_ value: Int64?, at column: Int) {
        if let value { set(value, at: column) }
    }

    /// Sets a column of the last row whose default is 0; a batch where all are false leaves the column to its default.
    @inline(__always)
    func set(flag: Bool, at column: Int) {
        if flag { usedColumns |= 1 << UInt64(column) }
        cells[(count - 1) * columnCount + column] = Cell(kind: .integer, value: flag ? 1 : 0)
    }

    /// Sets a column of the last row to a copy of UTF-8 text, at most 2 GiB.
    func set(_ text: UnsafeBufferPointer<UInt8>, at column: Int) {
        if byteCount + text.count > byteCapacity { grow(for: text.count) }
        if let source = text.baseAddress { (bytes + byteCount).update(from: source, count: text.count) }
        usedColumns |= 1 << UInt64(column)
        cells[(count - 1) * columnCount + column] = Cell(kind: .text, count: Int32(text.count), value: Int64(byteCount))
        byteCount += text.count
    }

    /// Sets a column of the last row, 0-based; nil leaves it NULL.
    func set(_ text: String?, at column: Int) {
        guard var text else { return }
        text.withUTF8 { set($0, at: column) }
    }

    @inline(__always)
    func cell(row: Int, column: Int) -> Cell { cells[row * columnCount + column] }

    @inline(__always)
    func text(of cell: Cell) -> UnsafePointer<UInt8> { UnsafePointer(bytes) + Int(cell.value) }

    /// The text of a cell; nil where it is NULL.
    func text(row: Int, column: Int) -> UnsafeBufferPointer<UInt8>? {
        let cell = cell(row: row, column: column)
        return cell.kind == .text ? UnsafeBufferPointer(start: text(of: cell), count: Int(cell.count)) : nil
    }

    /// Whether a column holds a value in some row.
    @inline(__always)
    func usesColumn(_ column: Int) -> Bool { usedColumns & 1 << UInt64(column) != 0 }

    /// Appends the values of a row's columns to a record, from one of them on.
    func append(row: Int, from first: Int, to record: inout RecordBuffer) {
        let cells = UnsafeBufferPointer(start: cells + row * columnCount + first, count: columnCount - first)
        for cell in cells {
            switch cell.kind {
            case .null: record.appendNull()
            case .integer: record.append(cell.value)
            case .text: record.append(UnsafeBufferPointer(start: text(of: cell), count: Int(cell.count)))
            }
        }
    }

    /// The integer of a cell; nil where it is NULL.
    @inline(__always)
    func integer(row: Int, column: Int) -> Int64? {
        let cell = cell(row: row, column: column)
        return cell.kind == .integer ? cell.value : nil
    }

    private func grow(for added: Int) {
        byteCapacity = max(byteCapacity * 2, byteCount + added)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCapacity)
        larger.update(from: bytes, count: byteCount)
        bytes.deallocate()
        bytes = larger
    }
}

extension RowBatch: PipeBatch {}
