/// A row in SQLite's record format: the values of a table's row, or of an index's entry
/// (https://www.sqlite.org/fileformat2.html, section 2.1). Kept and refilled, so that a row costs no memory of its own.
struct RecordBuffer: ~Copyable {
    static let maximumValues = 64

    // The types of all values come before the values.
    private let types: UnsafeMutablePointer<UInt8>
    private var typesSize = 0
    private var body: UnsafeMutablePointer<UInt8>
    private var bodySize = 0
    private var capacity = 1 << 12

    init() {
        types = .allocate(capacity: Self.maximumValues * Varint.maximumSize)
        body = .allocate(capacity: capacity)
    }

    deinit {
        types.deallocate()
        body.deallocate()
    }

    /// Forgets the values.
    mutating func removeAll() {
        typesSize = 0
        bodySize = 0
    }

    @inline(__always)
    mutating func appendNull() { appendType(0) }

    @inline(__always)
    mutating func append(_ value: Int64) {
        if value == 0 || value == 1 { return appendType(8 + UInt8(value)) }
        // As many bytes as the value needs, of 1, 2, 3, 4, 6 and 8: bits besides the sign, and that.
        let bits = 65 - (value ^ (value >> 63)).leadingZeroBitCount
        let (type, size): (UInt8, Int) =
            switch bits {
            case ...8: (1, 1)
            case ...16: (2, 2)
            case ...24: (3, 3)
            case ...32: (4, 4)
            case ...48: (5, 6)
            default: (6, 8)
            }
        appendType(type)
        if bodySize + 8 > capacity { grow(for: 8) }
        // The bytes behind those that count are written over by the next value.
        UnsafeMutableRawPointer(body + bodySize).storeBytes(
            of: (UInt64(bitPattern: value) << UInt64(64 - 8 * size)).bigEndian, as: UInt64.self)
        bodySize += size
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        typesSize += Varint.write(UInt64(13 + 2 * text.count), to: types + typesSize)
        if bodySize + text.count > capacity { grow(for: text.count) }
        if let bytes = text.baseAddress { (body + bodySize).update(from: bytes, count: text.count) }
        bodySize += text.count
    }

    @inline(__always)
    private mutating func appendType(_ type: UInt8) {
        types[typesSize] = type
        typesSize += 1
    }

    private mutating func grow(for added: Int) {
        capacity = max(capacity * 2, bodySize + added)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: body, count: bodySize)
        body.deallocate()
        body = larger
    }

    // The header tells its own size, which its own length is part of.
    private var headerSize: Int { typesSize + (typesSize < 127 ? 1 : 2) }

    /// Bytes of the record.
    var size: Int { headerSize + bodySize }

    /// Writes the record's `size` bytes.
    @inline(__always)
    func copy(to destination: UnsafeMutablePointer<UInt8>) {
        var place = destination + Varint.write(UInt64(headerSize), to: destination)
        place.update(from: types, count: typesSize)
        place += typesSize
        place.update(from: body, count: bodySize)
    }
}

/// SQLite's integers of one to nine bytes, the most significant first (https://www.sqlite.org/fileformat2.html, section 1.6).
enum Varint {
    static let maximumSize = 9

    @inline(__always)
    static func size(_ value: UInt64) -> Int {
        if value < 1 << 7 { return 1 }
        return min(9, (70 - value.leadingZeroBitCount) / 7)
    }

    /// Writes a value, and returns how many bytes it took.
    @inline(__always) @discardableResult
    static func write(_ value: UInt64, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
        if value < 1 << 7 {
            bytes[0] = UInt8(value)
            return 1
        }
        var rest = value
        let size = size(value)
        var place = size - 1
        if size == 9 {
            // The ninth byte holds eight bits.
            bytes[8] = UInt8(truncatingIfNeeded: rest)
            rest >>= 8
            place = 7
        }
        let last = place
        while place >= 0 {
            bytes[place] = UInt8(truncatingIfNeeded: rest & 0x7F) | (place == last && size < 9 ? 0 : 0x80)
            rest >>= 7
            place -= 1
        }
        return size
    }
}
