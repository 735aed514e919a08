public import DossierModel
public import DossierStorage

/// SQL that a user typed: it only reads, streams its rows, and can be stopped.
public struct UserSQL {
    let base: Snapshot
    let statement: Statement

    /// Compiles a statement on the base's connection, which from then on only reads.
    ///
    /// - Parameters:
    ///   - parameters: values by name, without prefix.
    ///   - keepsGoing: asked about every thousand steps; the statement is interrupted once it answers false.
    /// - Throws: `UserSQLError` when the SQL does not compile, writes, or names a parameter that has no value.
    public init(
        _ sql: String, parameters: [String: Value] = [:], in base: Snapshot, keepsGoing: (() -> Bool)? = nil
    ) throws {
        self.base = base
        try base.expectLongRead()
        try SQLFunctions.register(on: base)
        base.connection.authorizeReadingOnly()
        statement = try Self.compile(sql, in: base)
        guard statement.isReadOnly else {
            throw UserSQLError(
                SQLiteError(code: .notAuthorized, message: "not authorized", sql: sql), refusal: Refusal(what: "a statement that writes"),
                hint: nil)
        }
        let unknown = Set(parameters.keys).subtracting(statement.parameterNames.compactMap { $0.map { String($0.dropFirst()) } })
        if let name = unknown.min() {
            throw UserSQLError(
                SQLiteError(code: .range, message: "the statement has no parameter :\(name)", sql: sql), refusal: nil,
                hint: "leave -p \(name)=... out, or use :\(name) in the statement")
        }
        for (index, name) in statement.parameterNames.enumerated() {
            guard let name, let value = parameters[String(name.dropFirst())] else {
                throw UserSQLError(
                    SQLiteError(code: .range, message: "the parameter \(name ?? "?\(index + 1)") has no value", sql: sql),
                    refusal: nil, hint: name.map { "-p \($0.dropFirst())=VALUE" } ?? "use named parameters: :name, with -p name=VALUE")
            }
            try value.bind(to: statement, at: index)
        }
        if let keepsGoing { base.connection.setProgressHandler(keepsGoing) }
    }

    private static func compile(_ sql: String, in base: Snapshot) throws -> Statement {
        do {
            return try base.connection.prepareOnce(sql, isOfUser: true)
        } catch {
            let refusal = base.connection.refusal
            throw UserSQLError(error, refusal: refusal, hint: try SQLHints(base).hint(for: error))
        }
    }

    public var columns: [String] { statement.columnNames }

    /// Hands over each row's cells, borrowed until the next; at most `limit` rows.
    ///
    /// - Returns: whether rows beyond the limit were left out.
    /// - Throws: `UserSQLError`, or what `body` throws.
    public func forEachRow(limit: Int = .max, _ body: (UnsafeBufferPointer<Cell>) throws -> Void) throws -> Bool {
        var cells = [Cell](repeating: .null, count: statement.columnCount)
        var count = 0
        while true {
            guard try step() else { return false }
            if count == limit { return true }
            count += 1
            let row = statement.row
            for index in cells.indices { cells[index] = row.cell(index) }
            try cells.withUnsafeBufferPointer { try body($0) }
        }
    }

    private func step() throws(UserSQLError) -> Bool {
        do {
            return try statement.step()
        } catch {
            // Some virtual tables compile statements of their own only now.
            throw UserSQLError(error, refusal: error.code.primary == .notAuthorized ? base.connection.refusal : nil, hint: nil)
        }
    }
}

/// What is wrong with SQL that a user typed.
public struct UserSQLError: Error {
    public let underlying: SQLiteError
    /// What the statement tried that is not reading; nil when it only read.
    public let refusal: Refusal?
    /// What to do about it.
    public let hint: String?

    init(_ underlying: SQLiteError, refusal: Refusal?, hint: String?) {
        self.underlying = underlying
        self.refusal = refusal
        self.hint = hint
    }
}
