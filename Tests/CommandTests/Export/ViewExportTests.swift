import Foundation
import Testing

@Suite("One view as CSV")
struct ViewExportTests {
    /// A base of so many relations that two threads read it.
    private func largeBase() throws -> TemporaryFolder {
        let folder = try TemporaryFolder.withBase()
        _ = try Dossier.run("export", "csv", "out", in: folder)
        let rows = (0..<30_000).map { ",orange,partners-with,thales,\(1900 + $0 % 100),,actual,,,,,,note \($0),\r\n" }
        let file = String(decoding: try folder.bytes(of: "out/relations.csv"), as: UTF8.self)
        try folder.write(file + rows.joined(), to: "out/relations.csv")
        let outcome = try Dossier.shell("dossier init --empty --force && dossier import out", in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return folder
    }

    private func agree(_ view: String, _ columns: String?, in folder: TemporaryFolder) throws {
        let options = columns.map { " --columns '\($0)'" } ?? ""
        let export = try Dossier.shell("dossier export csv - --view \(view)\(options)", in: folder)
        let query = try Dossier.shell("dossier sql --format csv 'select \(columns ?? "*") from \(view) order by id'", in: folder)
        #expect(export.status == 0 && query.status == 0, "\(export.errors)\(query.errors)")
        #expect(export.output == query.output)
        #expect(query.lines.count > 50)
    }

    @Test("is what the query gives in order of id", arguments: ["relations", "attributes", "revisions", "citation"])
    func wholeView(view: String) throws {
        let folder = try TemporaryFolder.withBase()
        if view == "revisions" {
            let export = try Dossier.run("export", "csv", "-", "--view", view, in: folder)
            #expect(export.output == (try Dossier.run("sql", "select * from revisions", "--format", "csv", in: folder).output))
        } else {
            try agree(view, nil, in: folder)
        }
    }

    @Test("by two threads", arguments: [nil, "subject_name, predicate,object_name,starts,amount,unit", "id,sources,note"])
    func threads(columns: String?) throws {
        try agree("relations", columns, in: try largeBase())
    }

    @Test("without a file it comes from the bundled base")
    func bundled() throws {
        let folder = try TemporaryFolder()
        let export = try Dossier.run("export", "csv", "-", "--view", "relations", "--columns", "id,subject", in: folder)
        let query = try Dossier.run("sql", "select id, subject from relations order by id", "--format", "csv", in: folder)
        #expect(export.status == 0 && export.output == query.output && export.lines.count > 100)
    }

    @Test("a reader that goes away ends it quietly, a full disk does not")
    func outputFails() throws {
        let folder = try largeBase()
        let head = try Dossier.shell("dossier export csv - --view relations | head -2", in: folder)
        #expect(head.status == 0 && head.errors.isEmpty && head.lines.count == 2)
        let full = try Dossier.shell("dossier export csv - --view relations > /dev/full", in: folder)
        #expect(full.status == 74 && full.errors.contains("No space left on device"))
        let package = try Dossier.shell("mkdir p && (trap '' XFSZ; ulimit -f 64; dossier export csv p); s=$?; ls p; exit $s", in: folder)
        #expect(package.status == 74 && package.output.isEmpty, "\(package.errors)")
    }

    @Test(
        "faults say what is wrong",
        arguments: [
            ("--columns id", 64, "give one --view NAME or --query SQL"),
            ("--query 'select 1' --columns id", 64, "--columns are those of a --view"),
            ("--view relations --columns id,subjct", 65, "the view 'relations' has no column 'subjct'"),
            ("--view relations --columns id,quote", 65, "the view 'relations' has no column 'quote'"),
            ("--view names --columns quot --citations", 65, "did you mean quote?"),
            ("--view relations --columns id,", 64, "nothing stands before or after a comma"), ("--view relation", 65, "no such table: relation"),
        ])
    func faults(options: String, status: Int32, message: String) throws {
        let outcome = try Dossier.shell("dossier export csv - \(options)", in: .withBase())
        #expect(outcome.status == status && outcome.errors.contains(message), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }
}
