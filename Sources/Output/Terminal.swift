#if canImport(Glibc)
import Glibc
#endif

/// What is known of the place a file descriptor writes to.
public struct Terminal: Sendable, Hashable {
    /// Columns assumed for pages when the width is unknown.
    public static let defaultWidth = 80

    /// Whether the descriptor is a terminal.
    public let isTerminal: Bool
    /// Columns: the COLUMNS variable if it is a positive number, else what the terminal says; nil if it is no terminal.
    public let width: Int?
    /// Whether a pager can draw on it: a terminal that says what it is, and is not `dumb`.
    public let canPage: Bool
    /// Whether colour is wanted: such a terminal, and NO_COLOR unset or empty (no-color.org).
    public let wantsColour: Bool

    /// Looks at `descriptor` and at the variables COLUMNS, NO_COLOR and TERM.
    public init(descriptor: Int32) {
        self.init(
            isTerminal: isatty(descriptor) == 1, reportedWidth: Self.reportedWidth(of: descriptor),
            variable: { name in getenv(name).map { String(cString: $0) } })
    }

    init(isTerminal: Bool, reportedWidth: Int?, variable: (String) -> String?) {
        self.isTerminal = isTerminal
        let stated = variable("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        width = isTerminal ? stated ?? reportedWidth ?? Self.defaultWidth : nil
        canPage = isTerminal && !["", "dumb"].contains(variable("TERM") ?? "")
        wantsColour = canPage && (variable("NO_COLOR") ?? "").isEmpty
    }

    /// Columns a page of text should keep to: the terminal's width, 100 at most because longer lines are hard to read, and 80
    /// where there is no terminal.
    public var pageWidth: Int { min(width ?? Self.defaultWidth, 100) }

    /// The style to write with; `isColourRefused` is the user's `--no-color`.
    public func style(isColourRefused: Bool = false) -> Style {
        Style(isOn: wantsColour && !isColourRefused)
    }

    /// The layout a table should have here.
    public func tableLayout(isColourRefused: Bool = false) -> TableLayout {
        TableLayout(width: width, style: style(isColourRefused: isColourRefused))
    }

    private static func reportedWidth(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
