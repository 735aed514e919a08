import Foundation
import Testing

@Suite("Files that cannot be used")
struct BadFileTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// Shell that turns the sound dossier.db into a bad one.
        let spoil: String
        let status: Int32
        let says: String
        /// What doctor says, where that is more than the others see.
        var doctorSays: String?
    }

    static let cases = [
        Case(testDescription: "missing", spoil: "rm dossier.db", status: 66, says: "there is no file './dossier.db'"),
        Case(testDescription: "a folder", spoil: "rm dossier.db; mkdir dossier.db", status: 66, says: "is a folder"),
        Case(testDescription: "empty", spoil: ": > dossier.db", status: 65, says: "is not a SQLite database"),
        Case(testDescription: "text", spoil: "seq 1000 > dossier.db", status: 65, says: "is not a SQLite database"),
        Case(
            testDescription: "another program's database", spoil: "rm dossier.db; sqlite3 dossier.db 'create table t (a)'",
            status: 65, says: "not a dossier knowledge base"),
        Case(
            testDescription: "a newer schema", spoil: "sqlite3 dossier.db 'pragma user_version = 9999'", status: 65,
            says: "was written by a newer dossier: its schema is 9999"),
        Case(
            testDescription: "an older schema", spoil: "sqlite3 dossier.db 'pragma user_version = 1'", status: 65,
            says: "'dossier migrate' brings it up to date"),
        Case(
            testDescription: "a tampered migration",
            spoil: "sqlite3 dossier.db \"update migration set sha256 = replace(sha256, 'a', 'b')\"", status: 65,
            says: "has been tampered with"),
        Case(
            testDescription: "cut short", spoil: "head -c 20000 dossier.db > cut && mv cut dossier.db", status: 65,
            says: "the file is damaged", doctorSays: "the file is cut short: 20000 of "),
    ]

    @Test("a write-ahead log that another program has set is turned back by migrate")
    func writeAhead() throws {
        let folder = try TemporaryFolder.withBase()
        let outcome = try Dossier.shell(
            """
            sqlite3 dossier.db 'pragma journal_mode = wal' && dossier stats >/dev/null && dossier migrate 2>/dev/null &&
            sqlite3 dossier.db 'pragma journal_mode' && dossier doctor >/dev/null && ls
            """, in: folder)
        #expect(outcome.output == "wal\ndelete\ndossier.db\n", "\(outcome)")
    }

    @Test("a bad file is told, with its status, by reading and writing commands, and left as it is", arguments: cases)
    func badFile(_ bad: Case) throws {
        let folder = try TemporaryFolder.withBase()
        _ = try Dossier.shell("dossier export csv out", in: folder)
        _ = try Dossier.shell(bad.spoil, in: folder)
        let before = try folder.names
        let bytes = try? folder.bytes(of: "dossier.db")
        for command in ["show cloudwatt", "find orange", "sql 'select count(*) from relations'", "import out", "doctor"] {
            let outcome = try Dossier.shell("dossier --db ./dossier.db \(command)", in: folder)
            #expect(outcome.status == bad.status, "\(command): \(outcome.errors)")
            #expect(outcome.errors.contains(command == "doctor" ? bad.doctorSays ?? bad.says : bad.says), "\(command): \(outcome.errors)")
            #expect(outcome.errors.contains("\n  try: "), "\(command) says what to do")
        }
        #expect(try folder.names == before)
        #expect((try? folder.bytes(of: "dossier.db")) == bytes)
    }

    @Test(
        "pages overwritten with noise: told as damage, never a crash",
        arguments: ["entity", "fact", "name", "citation", "source"])
    func corruptPage(_ table: String) throws {
        let folder = try TemporaryFolder.withBase()
        let sql = "select rootpage, (select page_size from pragma_page_size) from sqlite_master where name = '\(table)'"
        let place = try Dossier.shell("sqlite3 dossier.db \"\(sql)\"", in: folder).output.split(whereSeparator: {
            "|\n".contains($0)
        })
        let (page, size) = (try #require(Int(place[0])), try #require(Int(place[1])))
        var bytes = try folder.bytes(of: "dossier.db")
        for offset in 0..<64 { bytes[(page - 1) * size + offset] ^= 0xFF }
        try folder.write(bytes, to: "dossier.db")

        let scan = try Dossier.run("export", "csv", "out", in: folder)
        #expect(scan.status == 65)
        #expect(scan.errors.contains("the file is damaged"))
        let doctor = try Dossier.run("doctor", in: folder)
        #expect(doctor.status == 65)
        #expect(doctor.errors.contains("recover"))
        for command in ["show cloudwatt", "find telecom", "relations", "sources", "stats", "list companies"] {
            let outcome = try Dossier.shell("dossier \(command)", in: folder)
            #expect([0, 1, 65].contains(outcome.status), "\(command): \(outcome.errors)")
        }
        #expect(try folder.bytes(of: "dossier.db") == bytes)
    }
}
