internal import DossierQuery
internal import DossierStorage

/// What is wrong with a statement that a user typed, as a message.
enum SQLFailure {
    static func describe(_ error: UserSQLError, _ sql: String) -> any Error {
        let underlying = error.underlying
        let details = underlying.offset.map { SQLExcerpt.lines(sql, offset: $0) } ?? []
        if let refusal = error.refusal {
            if let reason = refusal.reason {
                return CommandFailure(
                    status: .usage, "\(refusal.what) is refused: \(reason)", details: details, hint: error.hint ?? "dossier help sql")
            }
            return CommandFailure(
                status: .usage, "sql only reads: \(refusal.what) is refused", details: details,
                hint: error.hint ?? "changes come in with 'dossier import'")
        }
        switch underlying.code.primary {
        case .error, .notAuthorized, .misuse, .range:
            let advice = SQLDialect.advice(underlying.message, sql, offset: underlying.offset)
            return CommandFailure(status: .badData, underlying.message, details: details, hint: advice ?? error.hint)
        case .tooBig where sql.utf8.count > UserSQLLimits.statement:
            return CommandFailure(
                status: .badData, "the statement is longer than \(UserSQLLimits.statement >> 20) MB",
                hint: "give long lists as a parameter: ... in (select value from json_each(:list)), with -p list='[1, 2]'")
        case .tooBig:
            return CommandFailure(
                status: .badData, "the statement makes a text or a blob of more than \(UserSQLLimits.value >> 20) MB",
                hint: "ask for parts, or for more rows with less in each")
        default: return underlying
        }
    }
}
