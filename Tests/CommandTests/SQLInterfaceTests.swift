import Foundation
import Testing

@Suite("The file opens in other programs")
struct SQLInterfaceTests {
    private func sqlite(_ sql: String, in folder: TemporaryFolder) throws -> Outcome {
        try Program("/usr/bin/sqlite3", ["-csv", "-readonly", "dossier.db", sql], in: folder).run()
    }

    @Test("plain sqlite3 reads every view, and counts the same rows as dossier does")
    func viewsAgree() throws {
        let folder = try TemporaryFolder.withBase()
        let views = try sqlite("select name from sqlite_master where type = 'view' order by 1", in: folder).lines
        let expected = [
            "entities", "names", "relations", "attributes", "sources", "citations", "disputes", "dispute_sides", "kinds",
            "predicates",
            "units", "modalities", "revisions", "companies", "people", "funds", "datacenters", "platforms", "projects",
            "public_bodies",
        ]
        #expect(Set(expected).isSubset(of: views))
        for view in views {
            let theirs = try sqlite("select * from \"\(view)\"", in: folder)
            #expect(theirs.status == 0 && theirs.errors.isEmpty, "\(view): \(theirs.errors)")
            let count = try sqlite("select count(*) from \"\(view)\"", in: folder).output
            let ours = try Dossier.run("sql", "select count(*) from \"\(view)\"", "--format", "csv", in: folder)
            #expect(ours.lines.last == count.trimmingCharacters(in: .newlines), "\(view)")
        }
    }

    @Test("what stats counts is what the views hold")
    func statsAgree() throws {
        let folder = try TemporaryFolder.withBase()
        let stats = csvRows(try Dossier.run("stats", "--format", "csv", in: folder).output)
        for thing in ["entities", "relations", "attributes", "sources", "citations", "disputes", "revisions"] {
            let count = try #require(stats.first { $0["what"] == thing }?["count"])
            #expect(try sqlite("select count(*) from \(thing)", in: folder).lines == [count], "\(thing)")
        }
    }

    @Test("amounts are in whole units, sources are slugs, dates are as written")
    func columns() throws {
        let row = try sqlite(
            "select amount, amount_low, amount_high, unit, starts from relations where subject='caisse-des-depots' and object='andromede' and amount=135000000",
            in: .withBase())
        #expect(row.lines == ["135000000,135000000,135000000,EUR,2011-09"])
        let unknown = try sqlite(
            "select count(*) from relations, json_each('[\"' || replace(sources, ' ', '\",\"') || '\"]') where value not in (select slug from sources)",
            in: .withBase())
        #expect(unknown.lines == ["0"])
    }

    @Test("nothing is left beside a file that is only read, and its bytes stay")
    func readersLeaveNothing() throws {
        let folder = try TemporaryFolder.withBase()
        let bytes = try folder.bytes(of: "dossier.db")
        for command in [
            "show cloudwatt", "find x", "relations", "sql 'select 1'", "doctor", "stats", "export csv - --view names",
        ] {
            _ = try Dossier.shell("dossier \(command)", in: folder)
        }
        #expect(try folder.names == ["dossier.db"])
        #expect(try folder.bytes(of: "dossier.db") == bytes)
    }
}
