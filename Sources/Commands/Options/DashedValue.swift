/// Arguments that begin with a minus sign and are values all the same: the year -0044, the statement "-- all\nselect 1".
///
/// The parser takes whatever begins with one for options. Such values pass through it with a NUL before them, which no argument
/// of a process can hold, and lose it when they are read.
enum DashedValue {
    private static let mark = "\0"

    /// The arguments as the parser is given them. What follows `--` it takes for values by itself.
    static func marked(_ arguments: [String]) -> [String] {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        return arguments[..<end].map { isValue($0) ? mark + $0 : $0 } + arguments[end...]
    }

    static func unmarked(_ text: String) -> String { text.hasPrefix(mark) ? String(text.dropFirst()) : text }

    /// A message of the parser as it is shown.
    static func unmarkedMessage(_ text: String) -> String { String(text.filter { $0 != "\0" }) }

    // No option begins with a digit, and the name of none holds white space.
    private static func isValue(_ argument: String) -> Bool {
        guard argument.hasPrefix("-") else { return false }
        return argument.dropFirst().first?.isNumber == true || argument.prefix { $0 != "=" }.contains(where: \.isWhitespace)
    }
}
