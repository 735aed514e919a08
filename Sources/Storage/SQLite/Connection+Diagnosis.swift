extension Connection {
    /// What an error of a statement of this program means: on a sound file its statements compile and run, so that one which does
    /// not may be the file's fault. What is wrong with that is looked for, which may read the whole file.
    ///
    /// - Returns: damage, where some was found; else the error as it is.
    func explained(_ error: SQLiteError) -> SQLiteError {
        guard isKnowledgeBase, !isBeingDiagnosed, Self.unclear.contains(error.code.primary) else { return error }
        isBeingDiagnosed = true
        defer { isBeingDiagnosed = false }
        do {
            guard let fault = try firstFault() else { return error }
            return SQLiteError(code: .corrupt, message: "\(fault) (\(error.message))", sql: error.sql)
        } catch let failure as SQLiteError where failure.isDamage {
            return failure
        } catch let failure as SQLiteError where Self.unclear.contains(failure.code.primary) {
            // Not even the schema can be read.
            return SQLiteError(code: .corrupt, message: failure.message, sql: failure.sql)
        } catch _ {
            return error
        }
    }

    // What says nothing of its reason.
    private static let unclear: Set<ResultCode> = [.error, .internal, .schema, .mismatch, .misuse]

    private func firstFault() throws -> String? {
        let sound = try KnowledgeBase.inMemory().connection
        if let fault = try Schema(of: self).faults(against: Schema(of: sound)).first { return fault }
        for table in ["name_search", "text_search"] {
            // How FTS5 has laid out its tables: without it, it reads none of them.
            let sql = "SELECT v FROM \(table)_config WHERE k = 'version'"
            if try integer(sql) != sound.integer(sql) { return "table \(table)_config: the version is missing or unknown" }
        }
        return try text("SELECT quick_check FROM pragma_quick_check WHERE quick_check <> 'ok' LIMIT 1")
    }
}
