/// Colour and weight for terminals: ANSI SGR sequences (ECMA-48), or nothing at all when colour is off.
public struct Style: Sendable, Hashable {
    /// One way to make text stand out.
    public enum Attribute: Int, Sendable {
        case bold = 1
        case dim = 2
        case red = 31
        case yellow = 33
    }

    /// Whether sequences are written.
    public let isOn: Bool

    /// Makes a style that writes sequences if `isOn`.
    public init(isOn: Bool) { self.isOn = isOn }

    /// A style that changes nothing.
    public static let plain = Style(isOn: false)

    /// `line` with `attributes`; the line itself when colour is off, when it is empty or when no attribute is given.
    public func apply(_ attributes: Attribute..., to line: PageLine) -> PageLine {
        guard isOn, !line.isEmpty, !attributes.isEmpty else { return line }
        let codes = attributes.map { String($0.rawValue) }.joined(separator: ";")
        return PageLine(printed: "\u{1B}[\(codes)m\(line.printed)\u{1B}[0m")
    }

    /// `line` in bold.
    public func bold(_ line: PageLine) -> PageLine { apply(.bold, to: line) }

    /// `text` in bold, made safe to print.
    public func bold(_ text: String) -> PageLine { bold(PageLine(text)) }

    /// `line` dimmed.
    public func dim(_ line: PageLine) -> PageLine { apply(.dim, to: line) }

    /// `text` dimmed, made safe to print.
    public func dim(_ text: String) -> PageLine { dim(PageLine(text)) }
}
