/// One step of the schema: a numbered SQL file of Migrations/.
public struct Migration: Sendable {
    /// The four digits that its name starts with.
    public let number: Int
    /// Its file name: "0001_history.sql".
    public let name: String
    /// Read from the program anew each time: most openings of a file ask for the sums only.
    public var sql: String { text() }
    private let text: @Sendable () -> String
    /// Of the file's bytes.
    public let sha256: String

    init(number: Int, name: String, sql: @escaping @autoclosure @Sendable () -> String, sha256: String) {
        (self.number, self.name, self.sha256) = (number, name, sha256)
        text = sql
    }

    /// All that this program knows, in order.
    public static let all: [Migration] = {
        let files = EmbeddedResources.files(in: "Migrations")
        let sums = files.first { $0.path == "Migrations/SHA256SUMS" }.map { recordedSums($0.bytes) }
        return files.filter { $0.path.hasSuffix(".sql") }.map { file in
            let name = String(file.path.dropFirst("Migrations/".count))
            return Migration(
                number: Int(name.prefix(4)) ?? 0, name: name, sql: String(decoding: file.bytes, as: UTF8.self),
                sha256: sums?.first { $0.name == name }?.sum ?? "")
        }
    }()

    // In the form that `sha256sum --check` reads: hashing the files would take longer than anything else that opening a knowledge
    // base does. A test holds them against the files.
    private static func recordedSums(_ list: UnsafeRawBufferPointer) -> [(name: String, sum: String)] {
        func text(_ range: Range<Int>) -> String { String(decoding: UnsafeRawBufferPointer(rebasing: list[range]), as: UTF8.self) }
        var sums: [(name: String, sum: String)] = []
        var start = 0
        while start < list.count {
            let end = list[start...].firstIndex(of: 0x0A) ?? list.count
            if end > start + 66 { sums.append((text((start + 66)..<end), text(start..<(start + 64)))) }
            start = end + 1
        }
        return sums
    }

    /// The newest schema that this program knows.
    public static var newest: Int { all.last?.number ?? 0 }
}

/// Brings a file's schema to the newest version, and checks what was applied before.
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
    ///
    /// - Returns: the number of the last one that was applied; 0 where none was.
    @discardableResult
    func verify() throws -> Int {
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
        return Int(version)
    }

    /// Applies what is missing, and what follows from it: all in one transaction.
    func migrate() throws { try connection.transaction { try apply() } }

    /// The same inside a transaction.
    func apply() throws {
        try connection.run(Self.record)
        let done = try verify()
        for migration in migrations where migration.number > done {
            try connection.checkInterruption()
            try connection.execute(script: migration.sql)
            try connection.run(
                "INSERT INTO migration (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)",
                migration.number, migration.name, migration.sha256, Moment.now())
            try connection.execute(script: "PRAGMA user_version = \(migration.number)")
        }
        // Earlier schemas had no index of names, and another one of prose, which a migration has emptied.
        if (1..<Self.nameIndexMadeIn).contains(done) { try NameIndex(connection).fill() }
        if (1..<Self.proseIndexMadeIn).contains(done) { try TextIndex(connection).fill() }
        if (1..<Self.lifetimesStoredIn).contains(done) { try LifeDays(connection).storeAll() }
        try KindViews(connection: connection).rebuild()
    }

    /// The table that tells which were applied.
    static let record = """
        CREATE TABLE IF NOT EXISTS migration (
            number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
        ) STRICT
        """

    private static let nameIndexMadeIn = 5
    private static let proseIndexMadeIn = 7
    private static let lifetimesStoredIn = 8
}
