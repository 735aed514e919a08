internal import Query
internal import Storage

/// What is wrong with a statement that a user typed, as a message.
enum SQLFailure {
    static func describe(_ error: UserSQLError, _ sql: String) -> any Error {
        let underlying = error.underlying
        switch underlying.code.primary {
        case .error, .notAuthorized, .misuse, .range:
            var message = underlying.message
            if let refusal = error.refusal { message = "sql only reads: \(refusal) is refused" }
            return CommandFailure(
                status: error.refusal == nil ? .badData : .usage, message,
                details: underlying.offset.map { SQLExcerpt.lines(sql, offset: $0) } ?? [], hint: error.hint)
        default: return underlying
        }
    }
}
