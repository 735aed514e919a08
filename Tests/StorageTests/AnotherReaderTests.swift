import Foundation
import Testing

@testable import DossierStorage

@Suite("A second reader of one state of a file")
struct AnotherReaderTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("base.db")
        try KnowledgeBase.create(at: path) { try $0.connection.run("INSERT INTO meta (key, value) VALUES ('state', 'old')") }
    }

    private func state(_ connection: Connection) throws -> String? {
        try connection.text("SELECT value FROM meta WHERE key = 'state'")
    }

    @Test("sees what the first sees, also while another program waits to commit")
    func writer() throws {
        let base = try KnowledgeBase.openForReading(path)
        let before = try #require(try base.anotherReader())
        let (writer, input) = (Process(), Pipe())
        writer.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        writer.arguments = [path]
        writer.standardInput = input
        writer.standardError = FileHandle.nullDevice
        try writer.run()
        // The commit is refused, and the program keeps the lock that lets no new reader in.
        let lines = "BEGIN IMMEDIATE;\nUPDATE meta SET value = 'new' WHERE key = 'state';\nCOMMIT;\n.shell touch '\(path).tried'\n"
        try input.fileHandleForWriting.write(contentsOf: Data(lines.utf8))
        while writer.isRunning, !FileManager.default.fileExists(atPath: path + ".tried") { usleep(2_000) }
        #expect(writer.isRunning)
        let after = try #require(try base.anotherReader())
        for connection in [base.connection, before, after] { #expect(try state(connection) == "old") }
        try input.fileHandleForWriting.close()
        writer.waitUntilExit()
    }

    @Test("is refused while this process itself waits to commit")
    func ownWriter() throws {
        let base = try KnowledgeBase.openForReading(path)
        let writer = try Connection(path: path, access: .readWrite, busyTimeout: 0)
        try writer.run("BEGIN IMMEDIATE")
        try writer.run("UPDATE meta SET value = 'new' WHERE key = 'state'")
        #expect(try SQLiteError.of { try writer.run("COMMIT") }.code.primary == .busy)
        #expect(try base.anotherReader() == nil)
        #expect(try state(base.connection) == "old")
        try writer.run("ROLLBACK")
    }

    @Test("is refused where the file was replaced since")
    func replaced() throws {
        let base = try KnowledgeBase.openForReading(path)
        try KnowledgeBase.create(at: path, replacing: true)
        #expect(try base.anotherReader() == nil)
        #expect(try state(base.connection) == "old")
    }

    @Test("is refused with a write-ahead log, which lets writers commit beside readers")
    func writeAheadLog() throws {
        try Connection(path: path, access: .readWrite).run("PRAGMA journal_mode = WAL")
        let base = try KnowledgeBase.openForReading(path)
        #expect(try base.anotherReader() == nil)
        #expect(try state(base.connection) == "old")
    }

    @Test("is refused in memory, and for a base that is being changed")
    func notReading() throws {
        #expect(try KnowledgeBase.inMemory().snapshot().anotherReader() == nil)
        let writer = try KnowledgeBase.openForWriting(path)
        try writer.revise("a change") { _ in
            let reader = try writer.snapshot().anotherReader()
            #expect(reader == nil)
        }
    }
}
