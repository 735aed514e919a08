public import DossierModel

/// One field of a row, borrowed from the reader until it moves to the next row.
public struct CSVField {
    /// The value, quotes removed: valid UTF-8 without NUL.
    public let bytes: UnsafeBufferPointer<UInt8>
    /// Whether the field stood between quotes in the file.
    public let isQuoted: Bool

    /// Whether there is no value at all: nothing between two commas. `""` is an empty text instead.
    public var isAbsent: Bool { bytes.isEmpty && !isQuoted }

    /// The value, copied.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The value as a cell, borrowed for as long: null if absent, else text.
    public var cell: Cell { isAbsent ? .null : .text(UnsafeRawBufferPointer(bytes)) }

    /// A field that a file does not have.
    public static var absent: CSVField { CSVField(bytes: UnsafeBufferPointer(start: nil, count: 0), isQuoted: false) }
}

/// Where a field lies in the bytes of its row.
struct CSVFieldSpan {
    /// Offset of the first byte as written (the opening quote, if any) in the row.
    var offset: Int
    /// Offset of the value: in the row, or in the reader's scratch space if `isUnescaped`.
    var valueOffset: Int
    /// Bytes of the value.
    var count: Int
    var isQuoted: Bool
    /// Whether doubled quotes were made single, which needs a copy.
    var isUnescaped: Bool
}
