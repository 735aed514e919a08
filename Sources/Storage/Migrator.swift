/// One step of the schema: a numbered SQL file of Migrations/.
public struct Migration: Sendable {
    /// The four digits that its name starts with.
    public let number: Int
    /// Its file name: "0001_history.sql".
    public let name: String
    public let sql: String
    /// Of the file's bytes.
    public let sha256: String

    /// All that this program knows, in order.
    public static let all: [Migration] = {
        let files = EmbeddedResources.files(in: "Migrations")
        let sums = files.first { $0.path == "Migrations/SHA256SUMS" }.map { recordedSums(String(decoding: $0.bytes, as: UTF8.self)) }
        return files.filter { $0.path.hasSuffix(".sql") }.map { file in
            let name = String(file.path.dropFirst("Migrations/".count))
            return Migration(
                number: Int(name.prefix(4)) ?? 0, name: name, sql: String(decoding: file.bytes, as: UTF8.self),
                sha256: sums?.first { $0.name == name }?.sum ?? SHA256Digest.hexadecimal(of: file.bytes))
        }
    }()

    // Hashing the files takes longer than anything else that opening a knowledge base does, so that their sums are recorded in the
    // form that `sha256sum --check` reads; a test holds them against the files.
    private static func recordedSums(_ text: String) -> [(name: String, sum: String)] {
        text.utf8.split(separator: 0x0A).map { line in
            (String(Substring(line.dropFirst(66))), String(Substring(line.prefix(64))))
        }
    }

    /// The newest schema that this program knows.
    public static var newest: Int { all.last?.number ?? 0 }
}

/// Brings a file's schema to the newest version, one transaction a migration, and checks what was applied before.
struct Migrator {
    let connection: Connection
    let path: String
    let migrations: [Migration]

    init(connection: Connection, path: String, migrations: [Migration] = Migration.all) {
        self.connection = connection
        self.path = path
        self.migrations = migrations
    }

    /// The number and SHA-256 of each migration that the file records, in order; none where it has no such record.
    func applied() throws -> [(number: Int, name: String, sha256: String)] {
        guard try connection.integer("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'") != nil else {
            return []
        }
        return try connection.all("SELECT number, name, sha256 FROM migration ORDER BY number") {
            (Int($0.integer(0)), $0.text(1), $0.text(2))
        }
    }

    /// Checks that every migration the file records is one of ours, unchanged and without a gap. Reads one small table.
    func verify() throws {
        let found = try applied()
        for (index, row) in found.enumerated() {
            guard index < migrations.count else {
                throw KnowledgeBaseError.newerSchema(
                    path: path, found: found.last?.number ?? 0, supported: migrations.last?.number ?? 0)
            }
            guard migrations[index].number == row.number, migrations[index].sha256 == row.sha256 else {
                throw KnowledgeBaseError.changedMigration(path: path, number: row.number, name: row.name)
            }
        }
        let version = try connection.integer("PRAGMA user_version") ?? 0
        guard version == Int64(found.last?.number ?? 0) else {
            throw KnowledgeBaseError.changedMigration(
                path: path, number: Int(version), name: "user_version \(version), but \(found.count) applied")
        }
    }

    /// Applies what is missing.
    func migrate() throws {
        try connection.run(
            """
            CREATE TABLE IF NOT EXISTS migration (
                number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
            ) STRICT
            """)
        try verify()
        let done = try applied().count
        for migration in migrations.dropFirst(done) {
            try connection.transaction {
                try connection.execute(script: migration.sql)
                try connection.run(
                    "INSERT INTO migration (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)",
                    migration.number, migration.name, migration.sha256, Moment.now())
                try connection.execute(script: "PRAGMA user_version = \(migration.number)")
            }
        }
    }
}
