/// One value of a row, borrowed from whoever produced the row.
///
/// Text and blobs point into memory that stays valid only during the call that hands the cell over; keep a `Value` instead.
/// Five of the cases are SQLite's storage classes; exact decimals are made here.
public enum Cell {
    /// SQL NULL: nothing is known or nothing applies.
    case null
    /// A signed 64-bit integer.
    case integer(Int64)
    /// An IEEE 754 double; may be infinite, never NaN when it comes from SQLite.
    case real(Double)
    /// An exact decimal number: an integer, and how many of its digits are decimals.
    case decimal(Int64, decimals: Int)
    /// UTF-8 text without a terminating NUL; the bytes are not guaranteed to be valid UTF-8.
    case text(UnsafeRawBufferPointer)
    /// Bytes of no stated meaning.
    case blob(UnsafeRawBufferPointer)
}

/// One value of a row, owned.
public enum Value: Sendable, Hashable {
    /// SQL NULL: nothing is known or nothing applies.
    case null
    /// A signed 64-bit integer.
    case integer(Int64)
    /// An IEEE 754 double.
    case real(Double)
    /// An exact decimal number, such as an amount of money: an integer, and how many of its digits are decimals.
    case decimal(Int64, decimals: Int)
    /// Text; always valid Unicode.
    case text(String)
    /// Bytes of no stated meaning.
    case blob([UInt8])
}
