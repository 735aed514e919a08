/// Fits paragraphs to a width in terminal columns.
public enum TextLayout {
    /// Where text stands in a field that is wider than it.
    public enum Alignment: Sendable { case left, right }

    /// The lines of `paragraph`, each at most `width` columns, the first starting with `first` and the others with `rest`.
    ///
    /// Lines break at spaces; a line feed in the text breaks too; no-break spaces do not, and are written as ordinary ones.
    /// What is hidden (`VisibleText`) is written out, and takes its columns so. A word wider than a line is cut, unless it is a web
    /// address, which stays whole so that it can be copied. Always gives at least one line.
    public static func wrap(_ paragraph: String, width: Int, first: String = "", rest: String = "") -> [PageLine] {
        let (first, rest) = (VisibleText.escaping(first), VisibleText.escaping(rest))
        let parts = VisibleText.escapingLines(of: paragraph)
        let plain = parts.count == 1 ? wrapPlain(parts[0], width: width, first: first, rest: rest) : nil
        return (plain ?? wrap(parts, width: width, first: first, rest: rest)).map(PageLine.init(printed:))
    }

    private static func wrap(_ parts: [String], width: Int, first: String, rest: String) -> [String] {
        var lines: [String] = []
        var line = OpenLine(prefix: first)
        func finish() {
            lines.append(line.text)
            line = OpenLine(prefix: rest)
        }
        for (index, part) in parts.enumerated() {
            if index > 0 { finish() }
            for piece in part.utf8.split(separator: 0x20) {
                let word = withOrdinarySpaces(Substring(piece))
                let columns = DisplayWidth.columns(of: word)
                if !line.isEmpty, line.columns + 1 + columns > width { finish() }
                if line.columns + columns <= width || isAddress(word) {
                    line.append(word: word, columns: columns)
                    continue
                }
                for character in word {
                    let step = DisplayWidth.columns(of: character)
                    if line.hasText, line.columns + step > width { finish() }
                    line.append(character, columns: step)
                }
            }
        }
        finish()
        return lines
    }

    // Text of one line whose words are parted by single spaces is cut into slices, without looking at words twice. Nil for other
    // text, and where a word is wider than a line.
    private static func wrapPlain(_ paragraph: String, width: Int, first: String, rest: String) -> [String]? {
        var lines: [String] = []
        var prefix = first
        var columns = DisplayWidth.columns(of: prefix)
        var lineStart = paragraph.startIndex
        var wordStart = lineStart
        // Of the word so far; nil once it has something else than printable ASCII.
        var asciiColumns: Int? = 0
        var previous: UInt8 = 0x20
        let bytes = paragraph.utf8
        var index = bytes.startIndex
        func endWord(at end: String.Index) -> Bool {
            let word = asciiColumns ?? DisplayWidth.columns(of: String(paragraph[wordStart..<end]))
            let space = wordStart == lineStart ? 0 : 1
            if columns + space + word <= width {
                columns += space + word
                return true
            }
            if space == 0 { return false }
            lines.append(prefix + withOrdinarySpaces(paragraph[lineStart..<bytes.index(before: wordStart)]))
            prefix = rest
            lineStart = wordStart
            columns = DisplayWidth.columns(of: prefix) + word
            return columns <= width
        }
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == 0x20, previous == 0x20 { return nil }
            if byte == 0x20 {
                if !endWord(at: index) { return nil }
                wordStart = bytes.index(after: index)
                asciiColumns = 0
            } else {
                asciiColumns = 0x20..<0x7F ~= byte ? asciiColumns.map { $0 + 1 } : nil
            }
            previous = byte
            index = bytes.index(after: index)
        }
        if previous == 0x20 || !endWord(at: index) { return nil }
        lines.append(prefix + withOrdinarySpaces(paragraph[lineStart...]))
        return lines
    }

    /// `text` with spaces up to `width` columns; text that is already as wide is returned as it is.
    public static func pad(_ text: String, to width: Int, _ alignment: Alignment = .left) -> String {
        let missing = width - DisplayWidth.columns(of: text)
        guard missing > 0 else { return text }
        let spaces = String(repeating: " ", count: missing)
        return alignment == .left ? text + spaces : spaces + text
    }

    /// `text` cut to `width` columns with `…` in the last of them; text that fits is returned as it is.
    public static func truncate(_ text: String, to width: Int) -> String {
        guard DisplayWidth.columns(of: text) > width else { return text }
        guard width > 0 else { return "" }
        var result = ""
        var used = 0
        for character in text {
            let step = DisplayWidth.columns(of: character)
            if used + step > width - 1 { break }
            used += step
            result.append(character)
        }
        return result + "…"
    }

    // U+00A0 and U+202F, which are C2 A0 and E2 80 AF in UTF-8.
    private static func withOrdinarySpaces(_ text: Substring) -> String {
        if text.utf8.allSatisfy({ $0 != 0xA0 && $0 != 0xAF }) { return String(text) }
        // C2 A0 is U+00A0, E2 80 AF is U+202F.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch (byte, bytes.last, bytes.dropLast().last) {
            case (0xA0, 0xC2, _): bytes[bytes.count - 1] = 0x20
            case (0xAF, 0x80, 0xE2):
                bytes.removeLast()
                bytes[bytes.count - 1] = 0x20
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isAddress(_ word: String) -> Bool {
        let bytes = Array(word.utf8)
        return bytes.indices.dropLast(2).contains { bytes[$0] == 0x3A && bytes[$0 + 1] == 0x2F && bytes[$0 + 2] == 0x2F }
    }
}

/// A line being filled with words.
private struct OpenLine {
    private(set) var text: String
    private(set) var columns: Int
    private(set) var hasText = false
    /// Whether no word has been put after the prefix.
    var isEmpty: Bool { !hasText }

    init(prefix: String) {
        text = prefix
        columns = DisplayWidth.columns(of: prefix)
    }

    mutating func append(word: String, columns width: Int) {
        if hasText {
            text += " "
            columns += 1
        }
        text += word
        columns += width
        hasText = true
    }

    mutating func append(_ character: Character, columns width: Int) {
        text.append(character)
        columns += width
        hasText = true
    }
}
