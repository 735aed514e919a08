internal import DossierModel
public import DossierStorage

/// The SQL functions that `dossier` adds: questions about dates, and the facts at a date.
///
/// All are deterministic and innocuous. They answer NULL for what is no date, as SQL functions do; `docs/dates.md`
/// describes the answers.
public enum SQLFunctions {
    /// Registers all of them on the base's connection; registering again replaces them.
    public static func register(on base: Snapshot) throws {
        let connection = base.connection
        try connection.registerFunction("edtf_valid", arguments: 1) { arguments in
            switch arguments[0] {
            case .null: .null
            case let value: .integer(value.dateText.map { edtfValid($0) } == true ? 1 : 0)
            }
        }
        try connection.registerFunction("edtf_level", arguments: 1) { arguments in
            arguments[0].dateText.flatMap { edtfLevel($0) }.map { .integer(Int64($0)) } ?? .null
        }
        try connection.registerFunction("edtf_earliest", arguments: 1) { arguments in
            .text(arguments[0].dateText.flatMap { edtfEarliest($0) })
        }
        try connection.registerFunction("edtf_latest", arguments: 1) { arguments in
            .text(arguments[0].dateText.flatMap { edtfLatest($0) })
        }
        for count: Int32 in [1, 2] {
            try connection.registerFunction("edtf_text", arguments: count) { arguments in
                let language = try Language(sql: arguments.count > 1 ? arguments[1] : .null)
                return .text(arguments[0].dateText.flatMap { edtfText($0, language: language) })
            }
        }
        for count: Int32 in [3, 4] {
            try connection.registerFunction("held_on", arguments: count) { arguments in
                let answer = heldOn(
                    starts: arguments[0].dateText, ends: arguments[1].dateText, date: arguments[2].dateText,
                    asOf: arguments.count > 3 ? arguments[3].dateText : nil)
                return .text(answer?.rawValue)
            }
        }
        try connection.registerFunction("overlaps", arguments: 4) { arguments in
            let answer = overlaps(
                starts: arguments[0].dateText, ends: arguments[1].dateText, otherStarts: arguments[2].dateText,
                otherEnds: arguments[3].dateText)
            return .text(answer?.rawValue)
        }
        try connection.registerTableFunction(FactsOn.function(of: base))
        try TraversalFunctions.register(on: base)
    }
}

/// What a function cannot make sense of.
struct SQLArgumentError: Error, CustomStringConvertible {
    let description: String
}

extension Language {
    /// The language that the argument of a SQL function names; English for NULL.
    fileprivate init(sql value: Value) throws {
        guard let code = value.sqlText else {
            self = .english
            return
        }
        guard let language = Language(rawValue: code) else {
            throw SQLArgumentError(description: "'\(code)' is no language: \(Language.choices)")
        }
        self = language
    }
}

extension Value {
    /// The value as SQLite would convert it to text, where a date can be meant: a year is often typed as a number. nil for the rest.
    var sqlText: String? {
        switch self {
        case .text(let text): text
        case .integer(let year): year < 0 || year > 9999 ? nil : String(repeating: "0", count: 4 - String(year).utf8.count) + String(year)
        case .null, .real, .decimal, .blob: nil
        }
    }

    /// The same where only a date can be meant; nil for what is longer than any.
    var dateText: String? { sqlText.flatMap { $0.utf8.count > 1 << 16 ? nil : $0 } }

    /// The date that an argument gives, in EDTF or in words; nil for NULL.
    var date: EDTF? {
        get throws {
            guard let text = sqlText else { return nil }
            guard let short = dateText else { throw SQLArgumentError(description: "a text of \(text.utf8.count) bytes is no date") }
            return try EDTF(words: short)
        }
    }

    fileprivate static func text(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
}
