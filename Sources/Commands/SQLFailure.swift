internal import DossierQuery
internal import DossierStorage

/// What is wrong with a statement that a user typed, as a message.
enum SQLFailure {
    static func describe(_ error: UserSQLError, _ sql: String) -> any Error {
        let underlying = error.underlying
        switch underlying.code.primary {
        case .error, .notAuthorized, .misuse, .range:
            var message = underlying.message
            var hint = error.hint
            if let refusal = error.refusal {
                message = "sql only reads: \(refusal) is refused"
                hint = hint ?? "changes come in with 'dossier import'"
            }
            return CommandFailure(
                status: error.refusal == nil ? .badData : .usage, message,
                details: underlying.offset.map { SQLExcerpt.lines(sql, offset: $0) } ?? [], hint: hint)
        default: return underlying
        }
    }
}
