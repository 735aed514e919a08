extension NamePattern {
    /// How many bytes of UTF-8 a name has at most to be looked for and compared: that takes time with the square of its words.
    public static let longest = 512

    /// - Throws: `NameTooLong` for a text of more than `longest` bytes.
    public static func checkLength(of text: String) throws(NameTooLong) {
        if text.utf8.count > longest { throw NameTooLong(bytes: text.utf8.count) }
    }
}

/// A text that is too long for a name.
public struct NameTooLong: Error, CustomStringConvertible {
    /// How long it is.
    public let bytes: Int

    public var description: String { "a text of \(bytes) bytes is no name: names have at most \(NamePattern.longest)" }
}
