import Foundation
import Testing

/// The bulk load writes pages of its own only into a file that it has just made: whatever another tool has made of an empty base, what
/// an import leaves is whole, and keeps its form.
@Suite("Imports into files of every form")
struct FencedPagesTests {
    struct Form: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// Shell that gives the empty a.db its form.
        let shell: String
        /// What SQLite says of the form: auto_vacuum, encoding, page_size and journal_mode.
        var stays = ["0", "UTF-8", "4096", "delete"]

        init(_ description: String, _ shell: String, stays: [String] = ["0", "UTF-8", "4096", "delete"]) {
            testDescription = description
            self.shell = shell
            self.stays = stays
        }
    }

    private static func vacuumed(_ description: String, _ pragma: String, stays: [String] = ["0", "UTF-8", "4096", "delete"]) -> Form {
        Form(description, "sqlite3 a.db 'pragma \(pragma); vacuum'", stays: stays)
    }

    private static func encoded(_ encoding: String) -> Form {
        Form(
            encoding,
            """
            (echo "pragma encoding = '\(encoding)';"; sqlite3 a.db .dump
             sqlite3 a.db "select 'pragma user_version = ' || user_version from pragma_user_version"
             echo '; pragma application_id = 1146049363;') > a.sql; rm a.db; sqlite3 a.db < a.sql
            """, stays: ["0", encoding, "4096", "delete"])
    }

    static let forms =
        [
            Form("as it was made", ":"),
            vacuumed("automatic vacuum", "auto_vacuum = full", stays: ["1", "UTF-8", "4096", "delete"]),
            vacuumed("incremental vacuum", "auto_vacuum = incremental", stays: ["2", "UTF-8", "4096", "delete"]),
            encoded("UTF-16le"), encoded("UTF-16be"),
            Form("reserved bytes", "sqlite3 a.db '.filectrl reserve_bytes 32' vacuum"),
            vacuumed("an old schema format", "legacy_file_format = on"),
            Form("a write-ahead log", "sqlite3 a.db 'pragma journal_mode = wal'", stays: ["0", "UTF-8", "4096", "wal"]),
            Form("a table of another tool", "sqlite3 a.db 'create table mine (a); create index m on mine (a); insert into mine values (1)'"),
            Form("an index of another tool", "sqlite3 a.db 'create index mine on fact (note, role)'"),
            Form("a trigger of another tool", "sqlite3 a.db 'create table mine (a); create trigger t after insert on fact begin insert into mine values (new.id); end'"),
            Form("free pages", "sqlite3 a.db 'create table x (a); insert into x values (zeroblob(100000)); drop table x'"),
        ] + [512, 1_024, 2_048, 8_192, 16_384, 32_768, 65_536].map { size in
            vacuumed("pages of \(size) bytes", "page_size = \(size)", stays: ["0", "UTF-8", "\(size)", "delete"])
        }

    @Test("the file is whole, holds the package, and keeps its form", arguments: forms)
    func imports(_ form: Form) throws {
        let folder = try TemporaryFolder.withBase()
        let shell = """
            set -e; dossier export csv package; dossier --db a.db init --empty; \(form.shell) > said
            dossier --db a.db import package; dossier --db a.db export csv out; diff -r -x .dossier-export package out
            """
        let outcome = try Dossier.shell(shell, in: folder)
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome)")
        func sqlite(_ sql: String) throws -> [String] { try Program("/usr/bin/sqlite3", ["a.db", sql], in: folder).run().lines }
        #expect(try sqlite("pragma integrity_check") == ["ok"])
        #expect(try sqlite("pragma auto_vacuum; pragma encoding; pragma page_size; pragma journal_mode") == form.stays)
        if form.shell.contains("table mine") {
            let expected = form.shell.contains("trigger") ? try sqlite("select count(*) from fact") : ["1"]
            #expect(try sqlite("select count(*) from mine") == expected)
        }
        #expect(try Dossier.run("--db", "a.db", "doctor", in: folder).status == 0)
        // It goes on as any base does.
        let again = try Dossier.run("--db", "a.db", "import", "package", in: folder)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try sqlite("pragma integrity_check") == ["ok"])
    }
}
