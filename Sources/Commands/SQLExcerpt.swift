internal import DossierOutput

/// The line of a statement where an error is, with a caret under it.
enum SQLExcerpt {
    /// - Parameter offset: 0-based, in UTF-8 bytes.
    static func lines(_ sql: String, offset: Int) -> [String] {
        // Lines are those of bytes: for Swift, CR LF is one character, which is not equal to a line feed.
        let bytes = Array(sql.utf8)
        let place = min(offset, bytes.count)
        let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
        let number = bytes[..<start].count { $0 == 0x0A } + 1
        var line = bytes[start..<end]
        if line.last == 0x0D { line.removeLast() }
        let before = String(decoding: line.prefix(place - start), as: UTF8.self)
        let label = "  \(number):\(before.count + 1): "
        // What is before it takes the columns that it is shown with.
        let blank = String(repeating: " ", count: PageLine(before).columns)
        return [label + String(decoding: line, as: UTF8.self), String(repeating: " ", count: label.count) + blank + "^"]
    }
}
