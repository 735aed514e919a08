import Foundation
import Testing

@Suite("Rows that no dossier can have written")
struct DamagedRowTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// The table whose schema is loosened meanwhile, so that its constraints let the fault in.
        let table: String
        let sql: String
        let commands: [String]
        let says: String
    }

    static let cases = [
        Case(
            testDescription: "an unknown modality", table: "fact", sql: "update fact set modality = 9 where id = 5",
            commands: ["relations", "show andromede", "sql \"select * from neighbours('andromede')\"", "path etat-francais andromede", "timeline andromede"],
            says: "table fact, row 5: modality is 9"),
        Case(
            testDescription: "no modality", table: "fact", sql: "update fact set modality = null where id = 5",
            commands: ["relations", "show andromede", "around andromede"], says: "table fact, row 5: modality is NULL"),
        Case(
            testDescription: "an unknown temporality", table: "predicate", sql: "update predicate set time = 'aeon' where name = 'leads'",
            commands: ["relations --predicate leads", "path orange numergy", "sql \"select * from facts_on('2013')\""],
            says: "time is 'aeon'"),
        Case(
            testDescription: "an unknown slot", table: "predicate", sql: "update predicate set slot = 'all' where name = 'leads'",
            commands: ["relations --predicate leads"], says: "slot is 'all'"),
        Case(
            testDescription: "an unknown value type", table: "predicate", sql: "update predicate set value_type = 'colour' where value_type = 'amount'",
            commands: ["conflicts"], says: "value_type is 'colour'"),
        Case(
            testDescription: "an unknown basis of a date", table: "source", sql: "update source set published_basis = 'guess' where slug = 'lmi-56327'",
            commands: ["sources", "show cloudwatt", "export bibtex -", "source edit lmi-56327 --title Another"],
            says: "table source, row 1: published_basis is 'guess'"),
        Case(
            testDescription: "an unknown basis of a citation", table: "citation", sql: "update citation set basis = 'guess' where id = 101",
            commands: ["relations", "sources lmi-56327"], says: "table citation, row 101: basis is 'guess'"),
        Case(
            testDescription: "a predicate that takes something unknown", table: "predicate", sql: "update predicate set takes = 'all' where name = 'leads'",
            commands: ["predicate edit leads --description Another"], says: "takes is 'all'"),
        Case(
            testDescription: "an unknown verdict", table: "dispute", sql: "update dispute set verdict = 'hung'",
            commands: ["conflicts"], says: "table dispute, row 1: verdict is 'hung'"),
        Case(
            testDescription: "an unknown role of a name", table: "name", sql: "update name set role = 'pet'",
            commands: ["show cloudwatt", "find clodwatt"], says: "role is 'pet'"),
        Case(
            testDescription: "no name", table: "entity", sql: "update entity set name = null where slug = 'cloudwatt'",
            commands: ["show cloudwatt", "relations cloudwatt", "list companies"], says: "name is NULL"),
        Case(
            testDescription: "no slug", table: "entity", sql: "update entity set slug = null where slug = 'orange'",
            commands: ["relations cloudwatt", "list companies"], says: "slug is NULL"),
        Case(
            testDescription: "no title", table: "source", sql: "update source set title = null where id = 1",
            commands: ["sources", "sources lmi-56327"], says: "table source, row 1: title is NULL"),
        Case(
            testDescription: "a date that is none", table: "fact", sql: "update fact set starts = 'soon' where id = 5",
            commands: ["relations --known-at 1"], says: "table fact, row 5: starts is 'soon'"),
        Case(
            testDescription: "an entity that is gone", table: "fact", sql: "update fact set object = 999999 where id = 5",
            commands: ["relations"], says: "a row that others lead to is missing"),
        Case(
            testDescription: "a unit with more decimals than any", table: "unit", sql: "update unit set exponent = 400 where code = 'percent'",
            commands: ["check"], says: "exponent is 400"),
    ]

    @Test("are damage, with table and row, by every command that reads them; never another meaning", arguments: cases)
    func damage(_ damage: Case) throws {
        let folder = try TemporaryFolder.withBase()
        _ = try Dossier.shell("dossier export csv out", in: folder)
        try spoil(damage, in: folder)
        for command in damage.commands {
            let outcome = try Dossier.shell("dossier \(command)", in: folder)
            #expect(outcome.status == 65, "\(command): \(outcome)")
            #expect(outcome.errors.contains("the file is damaged: "), "\(command): \(outcome.errors)")
            #expect(outcome.errors.contains(damage.says), "\(command): \(outcome.errors)")
            #expect(outcome.errors.contains("\n  try: 'dossier doctor'"), "\(command)")
        }
        #expect(try Dossier.run("doctor", in: folder).status == 65)
    }

    private func spoil(_ damage: Case, in folder: TemporaryFolder) throws {
        let script = """
            sqlite3 dossier.db "select sql from sqlite_master where name = '\(damage.table)'" > before.sql
            sqlite3 dossier.db "pragma writable_schema = on; update sqlite_master set sql = replace(replace(sql, 'INTEGER NOT NULL', 'INTEGER'), 'TEXT NOT NULL', 'TEXT') where name = '\(damage.table)'"
            sqlite3 dossier.db "pragma ignore_check_constraints = on; \(damage.sql)"
            sqlite3 dossier.db "pragma writable_schema = on; update sqlite_master set sql = rtrim(readfile('before.sql'), char(10)) where name = '\(damage.table)'"
            """
        let outcome = try Dossier.shell(script, in: folder)
        try #require(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
    }
}

@Suite("Tables and indexes that are not there")
struct MissingPartTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let sql: String
        let commands: [String]
        let says: String
    }

    static let cases = [
        Case(testDescription: "an index", sql: "drop index fact_in", commands: ["path orange numergy", "around orange"], says: "the index fact_in is missing"),
        Case(testDescription: "the index of names", sql: "drop table name_search", commands: ["find telecom", "show clodwat"], says: "the table name_search is missing"),
        Case(
            testDescription: "another table in its place", sql: "drop table name_search; create table name_search (folded)",
            commands: ["find telecom"], says: "the table name_search is not as it was made"),
        Case(
            testDescription: "how FTS5 laid it out", sql: "delete from name_search_config", commands: ["find telecom"],
            says: "table name_search_config: the version is missing"),
        Case(testDescription: "the index of texts", sql: "drop table text_search", commands: ["find plan --text"], says: "the table text_search is missing"),
        Case(testDescription: "a table", sql: "drop table dispute_side", commands: ["show cloudwatt", "conflicts", "money"], says: "the table dispute_side is missing"),
    ]

    @Test("are damage, and named; never a bug", arguments: cases)
    func missing(_ missing: Case) throws {
        let folder = try TemporaryFolder.withBase()
        _ = try Dossier.shell("sqlite3 dossier.db \"\(missing.sql)\"", in: folder)
        for command in missing.commands {
            let outcome = try Dossier.shell("dossier \(command)", in: folder)
            #expect(outcome.status == 65, "\(command): \(outcome)")
            #expect(outcome.errors.contains(missing.says), "\(command): \(outcome.errors)")
        }
        let doctor = try Dossier.run("doctor", in: folder)
        #expect(doctor.status == 65 && !doctor.errors.contains("a bug"))
    }

    @Test("SQL of a user that does not compile is his, on a damaged file too")
    func userSQL() throws {
        let folder = try TemporaryFolder.withBase()
        _ = try Dossier.shell("sqlite3 dossier.db 'drop index fact_in'", in: folder)
        let outcome = try Dossier.run("sql", "select nothing_like_it from entities", in: folder)
        #expect(outcome.status == 65 && outcome.errors.contains("no such column: nothing_like_it"))
    }

    @Test("a table whose pages stand in another order is damage to what reads it by its ids")
    func pagesInAnotherOrder() throws {
        let folder = try TemporaryFolder.withBase()
        let root = try Dossier.shell("sqlite3 dossier.db \"select rootpage from sqlite_master where name = 'fact'\"", in: folder).output
        let page = (try #require(Int(root.trimmingCharacters(in: .whitespacesAndNewlines))) - 1) * 4096
        var bytes = [UInt8](try folder.bytes(of: "dossier.db"))
        // An inner page: the number of its last child is in the header, that of its first in the first cell.
        try #require(bytes[page] == 5)
        let cell = page + (Int(bytes[page + 12]) << 8 | Int(bytes[page + 13]))
        for place in 0..<4 { bytes.swapAt(page + 8 + place, cell + place) }
        try folder.write(Data(bytes), to: "dossier.db")
        let outcome = try Dossier.run("export", "csv", "out", in: folder)
        #expect(outcome.status == 65 && outcome.errors.contains("the file is damaged: table fact, row "), "\(outcome)")
        #expect(try folder.names.sorted() == ["dossier.db"])
    }

    @Test("a schema format that SQLite does not know is damage at every door", arguments: ["migrate", "show orange", "doctor", "add A owns B --unsourced"])
    func schemaFormat(_ command: String) throws {
        let folder = try TemporaryFolder.withBase()
        let outcome = try Dossier.shell("printf '\\005' | dd of=dossier.db bs=1 seek=47 conv=notrunc 2>dd.log; dossier \(command)", in: folder)
        #expect(outcome.status == 65 && outcome.errors.contains("schema format 5"), "\(outcome)")
    }

    @Test("doctor on a file that is cut short does not advise itself")
    func doctorOnRest() throws {
        let folder = try TemporaryFolder.withBase()
        let size = try folder.bytes(of: "dossier.db").count
        for rest in [600, 4_096, 20_000, size / 2, size - 4_096] {
            try folder.write(folder.bytes(of: "dossier.db").prefix(rest), to: "cut.db")
            let outcome = try Dossier.run("--db", "cut.db", "doctor", in: folder)
            #expect(outcome.status == 65, "\(rest): \(outcome.errors)")
            #expect(outcome.errors.contains("or restore a backup; what is left of it comes out with .recover") && !outcome.errors.contains("dossier doctor"), "\(rest): \(outcome.errors)")
        }
    }
}
