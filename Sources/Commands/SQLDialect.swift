/// What other databases write otherwise: what to write here instead, told where a statement fails at it.
enum SQLDialect {
    /// Advice on the text at the place of an error; nil where it is no habit that is known.
    ///
    /// - Parameters:
    ///   - message: SQLite's.
    ///   - offset: where in the statement, in UTF-8 bytes.
    static func advice(_ message: String, _ sql: String, offset: Int?) -> String? {
        let bytes = Array(sql.utf8)
        let place = min(offset ?? 0, bytes.count)
        let rest = String(decoding: bytes[place...], as: UTF8.self).lowercased()
        let before = words(String(decoding: bytes[..<place], as: UTF8.self).lowercased())
        let first = words(sql.lowercased()).first ?? ""
        if let function = name(in: message, after: "no such function: ") { return functions[function] }
        if let column = name(in: message, after: "no such column: "), rest.hasPrefix("\"") {
            return "a text stands in single quotes: '\(column)'; double quotes are for names of columns"
        }
        if ["show", "describe", "desc", "use"].contains(first) || sql.hasPrefix(".") || sql.hasPrefix("\\") {
            return "dossier views, which lists the views and their columns"
        }
        if before.last == "top" { return "limit N at the end of the statement, in place of 'top N'" }
        if rest.hasPrefix(":") { return "cast(x as text), in place of 'x::text'" }
        if rest.hasPrefix("first") || rest.hasPrefix("next") || rest.hasPrefix("fetch") {
            return "limit N offset M, in place of 'fetch first N rows'"
        }
        return habits.first { rest.hasPrefix($0.word) }?.advice
    }

    private static let habits: [(word: String, advice: String)] = [
        ("ilike", "like, which takes no notice of capitals (of ASCII letters)"),
        ("similar", "like, glob, or 'dossier find' for names in any spelling"),
        ("rlike", "like or glob: there are no regular expressions"),
        ("regexp", "like or glob: there are no regular expressions"),
        ("interval", "date(x, '+1 year'): dates are moved by modifiers"),
        ("lateral", "a subquery in the select list, or a join"),
        ("pivot", "sum(...) filter (where ...), a column each"),
        ("qualify", "a subquery around the window function, with where"),
        ("ignore", "filter (where x is not null)"), ("[", "a JSON array: json_each('[1, 2]')"), ("#", "-- begins a remark"),
        ("div", "/ between whole numbers is without remainder"),
    ]

    private static let functions = [
        "concat": "a || b", "concat_ws": "a || ', ' || b", "now": "datetime('now')", "curdate": "date('now')",
        "getdate": "datetime('now')", "date_trunc": "strftime('%Y-%m', x)", "date_format": "strftime('%Y-%m', x)",
        "to_char": "strftime('%Y-%m', x), or printf('%.2f', x)", "extract": "strftime('%Y', x)", "year": "strftime('%Y', x)",
        "month": "strftime('%m', x)", "datediff": "julianday(a) - julianday(b)", "string_agg": "group_concat(x, ', ')",
        "array_agg": "json_group_array(x)", "listagg": "group_concat(x, ', ')", "isnull": "coalesce(x, y)",
        "nvl": "coalesce(x, y)",
        "if": "iif(condition, x, y)", "left": "substr(x, 1, n)", "right": "substr(x, -n)", "len": "length(x)",
        "char_length": "length(x)", "position": "instr(text, part)", "strpos": "instr(text, part)",
        "locate": "instr(text, part)",
        "greatest": "max(a, b)", "least": "min(a, b)", "regexp": "like or glob: there are no regular expressions",
        "regexp_replace": "replace(x, a, b): there are no regular expressions", "to_date": "date(x)",
        "unnest": "json_each('[1, 2]')",
    ]

    private static func name(in message: String, after prefix: String) -> String? {
        message.hasPrefix(prefix) ? message.dropFirst(prefix.count).lowercased() : nil
    }

    private static func words(_ text: String) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber && $0 != "_" } }
}
