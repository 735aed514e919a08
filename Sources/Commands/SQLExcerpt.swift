internal import DossierOutput

/// The line of a statement where an error is, with a caret under it.
enum SQLExcerpt {
    /// - Parameter offset: 0-based, in UTF-8 bytes.
    static func lines(_ sql: String, offset: Int) -> [String] {
        let before = String(decoding: sql.utf8.prefix(offset), as: UTF8.self)
        let number = before.split(separator: "\n", omittingEmptySubsequences: false).count
        let column = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        let lines = sql.split(separator: "\n", omittingEmptySubsequences: false)
        guard number <= lines.count else { return [] }
        let label = "  \(number):\(column.count + 1): "
        // What is before it takes the columns that it is shown with.
        let blank = String(repeating: " ", count: PageLine(String(column)).columns)
        return [label + lines[number - 1], String(repeating: " ", count: label.count) + blank + "^"]
    }
}
