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

    /// What is wrong with how FTS5 has laid out its tables: where it is not told, it reads none of them.
    func searchFaults(against sound: Connection) throws -> [String] {
        try ["name_search", "text_search"].compactMap { table in
            let sql = "SELECT v FROM \(table)_config WHERE k = 'version'"
            return try integer(sql) == sound.integer(sql) ? nil : "table \(table)_config: the version is missing or unknown"
        }
    }

    private func firstFault() throws -> String? {
        let sound = try KnowledgeBase.inMemory().connection
        let faults = try Schema(of: self).faults(against: Schema(of: sound))
        // A table takes its indexes with it.
        if let fault = faults.first(where: { $0.hasPrefix("the table") }) ?? faults.first { return fault }
        if let fault = try searchFaults(against: sound).first { return fault }
        return try text("SELECT quick_check FROM pragma_quick_check WHERE quick_check <> 'ok' LIMIT 1")
    }
}
