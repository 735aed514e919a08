import Foundation
import DossierStorage
import Testing

@Suite("Making a file")
struct NewFileTests {
    struct Stop: Error {}

    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("a.db")
    }

    @Test("a new file is one file, marked as ours, with a base_id of its own")
    func create() throws {
        try KnowledgeBase.create(at: path)
        try KnowledgeBase.create(at: folder.file("b.db"))
        #expect(try folder.contents() == ["a.db", "b.db"])
        let base = try KnowledgeBase.openForReading(path)
        #expect(try base.rows("PRAGMA application_id") == [String(0x444F_5353)])
        #expect(try base.rows("PRAGMA user_version") == [String(Migration.newest)])
        #expect(try base.isEmpty)
        let id = try #require(try base.meta("base_id"))
        #expect(id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
        #expect(try KnowledgeBase.openForReading(folder.file("b.db")).meta("base_id") != id)
    }

    @Test("a failure leaves nothing behind")
    func failure() throws {
        #expect(throws: Stop.self) {
            try KnowledgeBase.create(at: path) { base in
                try Sample.fill(base)
                throw Stop()
            }
        }
        #expect(try folder.contents() == [])
    }

    @Test("while it is made the file does not have its name")
    func nameComesLast() throws {
        try KnowledgeBase.create(at: path) { base in
            try Sample.fill(base)
            #expect(try !folder.contents().contains("a.db"))
        }
        #expect(try KnowledgeBase.openForReading(path).rows("SELECT count(*) FROM companies") == ["2"])
    }

    @Test("what is there is refused and stays", arguments: ["a knowledge base", ""])
    func existing(content: String) throws {
        _ = try folder.write(content, to: "a.db")
        #expect(throws: KnowledgeBaseError.alreadyExists(path: path)) { try KnowledgeBase.create(at: path) }
        #expect(try bytes(of: path) == Data(content.utf8))
        #expect(try folder.contents() == ["a.db"])
    }

    @Test("what appears while the file is made is not overwritten")
    func race() throws {
        #expect(throws: KnowledgeBaseError.alreadyExists(path: path)) {
            try KnowledgeBase.create(at: path) { _ in _ = try folder.write("mine", to: "a.db") }
        }
        #expect(try bytes(of: path) == Data("mine".utf8))
        #expect(try folder.contents() == ["a.db"])
    }

    @Test("replacing puts the whole new file in the place of the old, or leaves the old")
    func replacing() throws {
        try KnowledgeBase.create(at: path, fill: Sample.fill)
        let old = try bytes(of: path)
        #expect(throws: Stop.self) { try KnowledgeBase.create(at: path, replacing: true) { _ in throw Stop() } }
        #expect(try bytes(of: path) == old)
        try KnowledgeBase.create(at: path, replacing: true)
        #expect(try KnowledgeBase.openForReading(path).isEmpty)
        #expect(try folder.contents() == ["a.db"])
    }

    @Test("a folder is never replaced", arguments: [true, false])
    func directory(replacing: Bool) throws {
        #expect(throws: KnowledgeBaseError.isDirectory(path: folder.path)) {
            try KnowledgeBase.create(at: folder.path, replacing: replacing)
        }
    }

    @Test("a folder that is not there cannot be written to, with the system's reason")
    func missingFolder() throws {
        let path = folder.file("none/a.db")
        #expect(throws: KnowledgeBaseError.cannotWrite(path: path, reason: "No such file or directory", code: ENOENT)) {
            try KnowledgeBase.create(at: path)
        }
    }

    @Test("a journal that an earlier file of that name left is not played into the new one", arguments: [true, false])
    func staleJournal(replacing: Bool) throws {
        try KnowledgeBase.create(at: path, fill: Sample.fill)
        let writer = try Connection(path: path, access: .readWrite)
        try writer.execute(script: "BEGIN; UPDATE entity SET summary = 'half'; PRAGMA cache_spill = 1")
        let journal = try bytes(of: path + "-journal")
        try writer.execute(script: "ROLLBACK")
        if !replacing { try FileManager.default.removeItem(atPath: path) }
        _ = try folder.write(journal, to: "a.db-journal")

        try KnowledgeBase.create(at: path, replacing: replacing)
        #expect(try folder.contents() == ["a.db"])
        #expect(try KnowledgeBase.openForReading(path).rows("PRAGMA integrity_check") == ["ok"])
    }

    @Test("a base in memory is empty, and two of them are two")
    func inMemory() throws {
        let (first, second) = (try KnowledgeBase.inMemory(), try Sample.base())
        #expect(try first.isEmpty)
        #expect(try !second.isEmpty)
        #expect(try first.meta("base_id") != second.meta("base_id"))
    }
}
