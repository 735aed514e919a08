/// A text that is longer than any that is looked up or compared as a name: that takes time with the square of its words.
public struct NameTooLong: Error, CustomStringConvertible {
    /// Of a name that is looked up or compared, in bytes of UTF-8.
    public static let limit = 512

    public let byteCount: Int

    public init(byteCount: Int) { self.byteCount = byteCount }

    /// - Throws: `NameTooLong` for a text of more than `limit` bytes.
    public static func check(_ text: String) throws(NameTooLong) {
        if text.utf8.count > limit { throw NameTooLong(byteCount: text.utf8.count) }
    }

    public var description: String { "a name of \(byteCount) bytes: at most \(Self.limit) are looked up" }
}
