import Foundation
import Testing

/// What others have done to a file is damage where a change meets it, and no bug of this program.
@Suite("Rows that refer to nothing, and numbers beyond all")
struct DanglingTests {
    private static func folder(_ sql: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder.withBase()
        try folder.write(sql, to: "damage.sql")
        let outcome = try Dossier.shell("sqlite3 dossier.db < damage.sql", in: folder)
        #expect(outcome.status == 0, "\(outcome)")
        return folder
    }

    @Test(
        "a change beside a row that refers to nothing is refused as damage",
        arguments: [
            ("delete from source where slug = 'lmi-56327'", "edit 42 --note x"), ("update fact set follows = 9999 where id = 42", "edit 42 --note x"),
            ("update fact set replaced_by = 9999 where id = 42", "retract 42 --because x"),
            ("update fact set follows = 9999 where id = 346", "edit 346 --note x"),
        ])
    func dangling(sql: String, command: String) throws {
        let folder = try Self.folder("pragma foreign_keys = off; pragma ignore_check_constraints = 1; \(sql);")
        let outcome = try Dossier.shell("dossier \(command)", in: folder)
        #expect(outcome.status == 65 && outcome.errors.contains("doctor"), "\(outcome)")
    }

    @Test("a number that no row of this program has is damage", arguments: ["entity add Zed --kind company", "apply lines.facts", "import new"])
    func largestNumber(command: String) throws {
        let folder = try Self.folder(
            """
            insert into entity (id, slug, kind, name, folded, canonical, added_in)
            select 9223372036854775807, 'maxx', id, 'Maxx', 'maxx', 9223372036854775807, 1 from kind where name = 'company';
            """)
        try folder.write("entity zed | company | Zed\n", to: "lines.facts")
        try FileManager.default.createDirectory(atPath: folder.path(of: "new"), withIntermediateDirectories: false)
        try folder.write("slug,kind,name,summary,merged_into\r\nzed,company,Zed,,\r\n", to: "new/entities.csv")
        let outcome = try Dossier.shell("dossier \(command)", in: folder)
        #expect(outcome.status == 65 && outcome.errors.contains("entity, row 9223372036854775807"), "\(outcome)")
    }

    @Test("what a killed copy of a base has left is cleaned by the next")
    func leftOfCopy() throws {
        let folder = try TemporaryFolder.withBase()
        // Of a process that is gone: no process has so high a number.
        let left = "o.db.package.dossier-new-99999999.dossier-new-99999999"
        try FileManager.default.createDirectory(atPath: folder.path(of: left), withIntermediateDirectories: false)
        try folder.write("x", to: "\(left)/entities.csv")
        #expect(try Dossier.run("export", "base", "o.db", in: folder).status == 0)
        #expect(try Set(folder.names) == ["dossier.db", "o.db"])
    }

    @Test("what is confidential is not told by warnings of an import, nor proposed for what is mistyped")
    func warnings() throws {
        let folder = try TemporaryFolder()
        _ = try Dossier.shell(
            """
            dossier init --empty && dossier source add secret-note --title 'Diary of X' --publisher 'Jean Dupont' --confidential
            mkdir q; printf 'slug,title,author,publisher,published,published_basis,retrieved,url,archived_url,language,derived_from,sha256\\nsecret-note,Other,,,,,,,,,,\\n' > q/sources.csv
            printf '{"dossier":{"base_id":"11111111-2222-4333-8444-555555555555"}}' > q/datapackage.json
            """, in: folder)
        let imported = try Dossier.run("import", "q", in: folder)
        #expect(imported.errors.contains("'secret-note': title is otherwise in the base"), "\(imported)")
        #expect(!imported.errors.contains("Diary") && !imported.errors.contains("Dupont"), "\(imported)")
        let mistyped = try Dossier.run("source", "edit", "secret-not", "--title", "q", in: folder)
        #expect(mistyped.status == 1 && !mistyped.errors.contains("secret-note"), "\(mistyped)")
        let entered = try Dossier.run("enter", "--source", "secret-not", in: folder, input: "\n")
        #expect(entered.errors.contains("no source 'secret-not'") && !entered.errors.contains("secret-note"), "\(entered)")
        // Nor does the advice for a rival say what only such a source does.
        _ = try Dossier.shell(
            """
            for e in Alpha Beta; do dossier entity add $e --kind company; done; dossier source add open --title Open
            dossier add Alpha owns Beta --role 'secret role' --starts 2014 --source secret-note
            """, in: folder)
        let rival = try Dossier.run("cite", "1", "--source", "open", "--starts", "2016", in: folder)
        #expect(rival.status == 64 && !rival.errors.contains("secret role") && !rival.errors.contains("owns"), "\(rival)")
    }
}
