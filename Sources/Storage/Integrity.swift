/// One thing that was looked at in a file.
public struct IntegrityCheck: Sendable {
    /// What was looked at, in a word or two.
    public let name: String
    /// Whether nothing is wrong with it.
    public let isGood: Bool
    /// What was found.
    public let detail: String

    public init(name: String, isGood: Bool, detail: String) {
        self.name = name
        self.isGood = isGood
        self.detail = detail
    }

    /// A check that is good when it found no faults. At most twenty are told.
    init(_ name: String, faults: [String]) {
        let more = faults.count > 20 ? "; and more" : ""
        self.init(
            name: name, isGood: faults.isEmpty, detail: faults.isEmpty ? "ok" : faults.prefix(20).joined(separator: "; ") + more)
    }
}

extension Snapshot {
    /// Looks the file over: the schema, SQLite's own integrity check, foreign keys, and the rules that no constraint can say.
    ///
    /// Reads the whole file a few times: seconds for gigabytes. A page that cannot be read is a finding, not an error.
    public func integrityChecks() throws -> [IntegrityCheck] {
        var checks = [try schemaCheck()]
        checks.append(try check("integrity") {
            try checkingConnection().all("PRAGMA integrity_check(100)") { $0.text(0) }.filter { $0 != "ok" }
        })
        checks.append(try check("foreign keys") {
            try connection.all("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 100") { row in
                "\(row.text(0)) \(row.integer(1)) refers to a missing \(row.text(2))"
            }
        })
        checks.append(try check("search indexes") { try SearchIndexCheck(connection: connection).faults() })
        for rule in StructuralRules.all {
            checks.append(try check(rule.name) { try connection.all(rule.sql + " LIMIT 100") { $0.text(0) } })
        }
        checks.append(try check("views of kinds", staleKindViews))
        checks.append(try check("folded names", staleFoldedNames))
        checks.append(try check("dates", unreadableDates))
        checks.append(try check("answering days", staleDays))
        checks.append(try check("lives", staleLives))
        return checks
    }

    // A read-only connection leaves the CHECK constraints out of the schema that it reads, and integrity_check with them.
    private func checkingConnection() throws -> Connection {
        connection.fileName != nil && FileSystem.exists(path) ? try Connection(path: path, access: .readWrite) : connection
    }

    private func check(_ name: String, _ faults: () throws -> [String]) throws -> IntegrityCheck {
        do {
            return IntegrityCheck(name, faults: try faults())
        } catch let error as SQLiteError where [.corrupt, .notADatabase].contains(error.code.primary) {
            return IntegrityCheck(name: name, isGood: false, detail: error.message)
        }
    }

    // The tables, indexes and views must be just as the migrations make them: another tool may have changed one.
    private func schemaCheck() throws -> IntegrityCheck {
        let expected = try Schema(of: KnowledgeBase.inMemory().connection)
        let check = try check("schema") {
            try Schema(of: connection).faults(against: expected)
        }
        if !check.isGood { return check }
        return IntegrityCheck(
            name: check.name, isGood: true, detail: "version \(Migration.newest), \(Migration.all.count) migrations unchanged")
    }
}
