import DossierModel
import Foundation
import Testing

@testable import DossierStorage

@Suite("A snapshot")
struct SnapshotTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("base.db")
        try KnowledgeBase.create(at: path, fill: Sample.fill)
    }

    /// What sqlite3 says to a change of the file, without waiting for locks; empty where it is done.
    private func changeByAnotherProgram() throws -> String {
        let (process, errors) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = [path, "UPDATE meta SET value = value || '!' WHERE key = 'kind_views'"]
        process.standardError = errors
        try process.run()
        let text = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }

    @Test("keeps one state while it is open, and lets writers on once it has ended")
    func end() throws {
        let snapshot = try KnowledgeBase.openForReading(path)
        #expect(try snapshot.rows("SELECT count(*) FROM entities") == ["4"])
        #expect(try changeByAnotherProgram().contains("locked"))
        snapshot.end()
        #expect(try changeByAnotherProgram().isEmpty)
        #expect(throws: SQLiteError.self) { try snapshot.meta("base_id") }
        #expect(throws: SQLiteError.self) { try snapshot.asKnown(at: 1).meta("base_id") }
    }

    @Test("is not let down by another that ends, or by a file that is looked at")
    func others() throws {
        let snapshot = try KnowledgeBase.openForReading(path)
        #expect(try snapshot.rows("SELECT count(*) FROM entities") == ["4"])
        for _ in 0..<3 { try KnowledgeBase.openForReading(path).end() }
        #expect(throws: KnowledgeBaseError.alreadyExists(path: path)) { try KnowledgeBase.create(at: path) }
        // Closing a file drops all locks that a process has on it: nothing may open and close it beside SQLite.
        #expect(try changeByAnotherProgram().contains("locked"))
        withExtendedLifetime(snapshot) {}
    }

    @Test("several answer on several threads, each from its own revision")
    func threads() throws {
        let early = try KnowledgeBase.openForReading(path)
        #expect(try early.rows("SELECT count(*) FROM revision") == ["1"])
        early.end()
        let counts = Counts()
        DispatchQueue.concurrentPerform(iterations: 16) { [path] _ in
            do {
                let snapshot = try KnowledgeBase.openForReading(path)
                for _ in 0..<50 { counts.add(try snapshot.rows("SELECT count(*) FROM entities")) }
            } catch {
                Issue.record(error)
            }
        }
        #expect(counts.all == ["4": 800])
    }

    private final class Counts: @unchecked Sendable {
        private let lock = NSLock()
        private(set) var all: [String: Int] = [:]
        func add(_ rows: [String]) { lock.withLock { all[rows.joined(), default: 0] += 1 } }
    }
}

@Suite("A writer")
struct WriterTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("base.db")
        try KnowledgeBase.create(at: path, fill: Sample.fill)
    }

    @Test("goes on in the file that has taken the name meanwhile")
    func replaced() throws {
        let writer = try KnowledgeBase.openForWriting(path)
        try KnowledgeBase.create(at: path, replacing: true, fill: Sample.fill)
        try writer.revise("after") { try $0.add(NewEntity(slug: "late", kind: "company", name: "Late")) }
        let snapshot = try KnowledgeBase.openForReading(path)
        #expect(try snapshot.rows("SELECT message FROM revision ORDER BY id").last == "after")
        #expect(try snapshot.rows("SELECT count(*) FROM entities") == ["5"])
    }

    @Test("says so where the file is gone")
    func gone() throws {
        let writer = try KnowledgeBase.openForWriting(path)
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: KnowledgeBaseError.missing(path: path)) {
            try writer.revise("after") { try $0.add(NewEntity(slug: "late", kind: "company", name: "Late")) }
        }
    }

    @Test("makes no revision where nothing is to be kept")
    func nothing() throws {
        let writer = try KnowledgeBase.openForWriting(path)
        let revision = try writer.revise("nothing", isKept: { false }) {
            try $0.add(NewEntity(slug: "late", kind: "company", name: "Late"))
        }
        #expect(revision == nil)
        #expect(try writer.snapshot().rows("SELECT count(*) FROM entities") == ["4"])
        #expect(try writer.snapshot().rows("SELECT count(*) FROM revision") == ["1"])
    }

    @Test("a replaced file keeps who may read it, its links and its other names", arguments: ["plain", "symbolic", "hard"])
    func links(kind: String) throws {
        let other = folder.file("other.db")
        switch kind {
        case "symbolic": try FileManager.default.createSymbolicLink(atPath: other, withDestinationPath: "base.db")
        case "hard": try FileManager.default.linkItem(atPath: path, toPath: other)
        default: break
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let name = kind == "symbolic" ? other : path
        try KnowledgeBase.create(at: name, replacing: true)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        for file in kind == "plain" ? [path] : [path, other] {
            #expect(try KnowledgeBase.openForReading(file).isEmpty, "\(file)")
        }
        if kind == "symbolic" {
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: other) == "base.db")
        }
        #expect(try folder.contents() == (kind == "plain" ? ["base.db"] : ["base.db", "other.db"]))
    }
}
