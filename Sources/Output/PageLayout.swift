/// How the parts of a page become lines: for a screen, or as Markdown to paste into a document.
///
/// On a screen text is filled to a width and headings are bold. In Markdown each part is one line whose text reads as it is; what is
/// indented on the screen is a list, nested as deep.
public struct PageLayout: Sendable {
    /// How a text stands out on a screen.
    public enum Tone: Sendable { case plain, dim, yellow }

    /// Columns of the screen.
    public let width: Int
    /// Colour and weight on the screen.
    public let style: Style
    /// Whether the page is Markdown.
    public let isMarkdown: Bool

    /// A layout for a screen.
    public init(width: Int, style: Style) { self.init(width: width, style: style, isMarkdown: false) }

    /// A layout for a document.
    public static let markdown = PageLayout(width: .max, style: .plain, isMarkdown: true)

    private init(width: Int, style: Style, isMarkdown: Bool) {
        self.width = width
        self.style = style
        self.isMarkdown = isMarkdown
    }

    /// What the page is about.
    public func title(_ text: String, rest: String = "") -> [PageLine] {
        if isMarkdown { return [PageLine("# " + MarkdownEscapes.text(text))] }
        return TextLayout.wrap(text, width: width, rest: rest).map { style.bold($0) }
    }

    /// What a part of the page is about, with an empty line before it.
    public func heading(_ text: String) -> [PageLine] {
        if isMarkdown { return ["", PageLine("## " + MarkdownEscapes.text(text)), ""] }
        return [""] + TextLayout.wrap(text, width: width).map { style.bold($0) }
    }

    /// Text by itself.
    public func paragraph(_ text: String, _ tone: Tone = .plain) -> [PageLine] {
        if isMarkdown { return ["", PageLine(MarkdownEscapes.line(text))] }
        return TextLayout.wrap(text, width: width).map { toned($0, tone) }
    }

    /// A line of a list: `first` stands before it and `rest` before what follows of it on a screen.
    public func item(_ text: String, first: String = "  ", rest: String = "    ", _ tone: Tone = .plain) -> [PageLine] {
        if isMarkdown {
            let depth = first.prefix { $0 == " " }.count
            let mark = first.dropFirst(depth)
            // A point is what the list has anyhow.
            let text = MarkdownEscapes.line((mark == "· " ? "" : String(mark)) + text)
            return [PageLine(String(repeating: " ", count: max(0, depth - 2)) + "- " + text)]
        }
        return TextLayout.wrap(text, width: width, first: first, rest: rest).map { toned($0, tone) }
    }

    /// A text as it stands in a line of Markdown.
    public static func markdownText(_ text: String) -> String { MarkdownEscapes.text(text) }

    private func toned(_ line: PageLine, _ tone: Tone) -> PageLine {
        switch tone {
        case .plain: line
        case .dim: style.dim(line)
        case .yellow: style.apply(.yellow, to: line)
        }
    }
}
