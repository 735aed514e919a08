/// A text in Markdown as lines for a terminal: headings, paragraphs, lists, tables and code, as this project's own documents have them.
///
/// Marks are dropped that only a renderer needs (`**`, backquotes, targets of links within the project); web addresses stay.
public struct MarkdownText {
    private let width: Int
    private let style: Style
    private var lines: [PageLine] = []
    private var paragraph: [String] = []
    private var table: [[String]] = []

    /// The lines of `text`, each at most `width` columns but for code.
    public static func lines(of text: String, width: Int, style: Style) -> [PageLine] {
        var page = MarkdownText(width: width, style: style)
        var isCode = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                page.endBlock()
                isCode.toggle()
            } else if isCode {
                page.lines.append(PageLine("  " + line))
            } else {
                page.read(String(line))
            }
        }
        page.endBlock()
        while page.lines.last?.isEmpty == true { page.lines.removeLast() }
        return page.lines
    }

    private init(width: Int, style: Style) {
        self.width = width
        self.style = style
    }

    /// The part of a document under a heading, with it; nil where there is none such.
    public static func section(_ heading: String, of text: String) -> String? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        func level(_ line: Substring) -> Int? {
            let marks = line.prefix { $0 == "#" }.count
            return marks > 0 && line.dropFirst(marks).first == " " ? marks : nil
        }
        guard let start = lines.firstIndex(where: { line in level(line).map { line.dropFirst($0 + 1) == heading } ?? false }),
            let own = level(lines[start])
        else { return nil }
        let end = lines[(start + 1)...].firstIndex { line in level(line).map { $0 <= own } ?? false } ?? lines.endIndex
        return lines[start..<end].joined(separator: "\n")
    }

    private mutating func read(_ line: String) {
        let indentation = line.prefix { $0 == " " }.count
        let text = line.dropFirst(indentation)
        if text.isEmpty {
            endBlock()
        } else if text.first == "|" {
            if !paragraph.isEmpty { endBlock() }
            table.append(Self.cells(text))
        } else if text.first == "#" {
            endBlock()
            lines.append(style.bold(Self.plain(String(text.drop { $0 == "#" || $0 == " " }))))
            lines.append("")
        } else if indentation >= 4, paragraph.isEmpty {
            lines.append(PageLine(line))
        } else {
            if text.hasPrefix("- ") { endItem() }
            paragraph.append(String(text))
        }
    }

    private mutating func endItem() {
        if paragraph.isEmpty { return }
        let text = Self.plain(paragraph.joined(separator: " "))
        let isItem = text.hasPrefix("- ")
        lines += TextLayout.wrap(
            isItem ? String(text.dropFirst(2)) : text, width: width, first: isItem ? "- " : "", rest: isItem ? "  " : "")
        paragraph = []
    }

    private mutating func endBlock() {
        endItem()
        if !table.isEmpty { writeTable() }
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }

    // MARK: Tables

    // A bar that is escaped is text.
    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isEscaped = false
        for character in line.dropFirst() {
            if character == "|", !isEscaped {
                cells.append("")
            } else {
                if character == "|" { cells[cells.count - 1].removeLast() }
                cells[cells.count - 1].append(character)
            }
            isEscaped = character == "\\"
        }
        if cells.last?.allSatisfy({ $0 == " " }) == true { cells.removeLast() }
        return cells.map { cell in plain(cell).split(separator: " ").joined(separator: " ") }
    }

    private mutating func writeTable() {
        let rows = table.filter { row in !row.allSatisfy { cell in !cell.isEmpty && cell.allSatisfy { "-:".contains($0) } } }
        let count = rows.map(\.count).max() ?? 0
        let gap = 2
        let natural = (0..<count).map { column in
            rows.map { column < $0.count ? DisplayWidth.columns(of: $0[column]) : 0 }.max() ?? 0
        }
        let widths =
            TableLayout(width: width).fit(natural, least: natural.map { _ in TableLayout.narrowestText }, gap: gap)
            ?? natural.map { min($0, TableLayout.narrowestText) }
        for (number, row) in rows.enumerated() {
            let wrapped = zip(row, widths).map { TextLayout.wrap($0, width: max(1, $1)) }
            for line in 0..<(wrapped.map(\.count).max() ?? 0) {
                var printed: PageLine = ""
                var missing = 0
                for (part, width) in zip(wrapped, widths) {
                    let text: PageLine = line < part.count ? part[line] : ""
                    if !text.isEmpty { printed = printed + .spaces(missing) + text }
                    missing = text.isEmpty ? missing + width + gap : width - text.columns + gap
                }
                lines.append(number == 0 ? style.bold(printed) : printed)
            }
        }
        table = []
    }

    // MARK: Text

    private static func plain(_ text: String) -> String {
        var plain = ""
        var rest = text[...]
        while let character = rest.first {
            if character == "[", let link = Link(rest) {
                plain += Self.plain(link.text) + (link.target.hasPrefix("http") ? " (\(link.target))" : "")
                rest = rest.dropFirst(link.length)
            } else {
                if rest.hasPrefix("**") { rest.removeFirst() } else if character != "`" { plain.append(character) }
                rest.removeFirst()
            }
        }
        return plain
    }

    /// `[text](target)` at the beginning of a text.
    private struct Link {
        let text: String
        let target: String
        /// In characters.
        let length: Int

        init?(_ rest: Substring) {
            guard let close = rest.firstIndex(of: "]"), rest[close...].hasPrefix("]("),
                let end = rest[close...].firstIndex(of: ")")
            else {
                return nil
            }
            text = String(rest[rest.index(after: rest.startIndex)..<close])
            target = String(rest[rest.index(close, offsetBy: 2)..<end])
            length = rest.distance(from: rest.startIndex, to: end) + 1
        }
    }
}
