import Foundation
import Testing

@Suite("One table for spreadsheets")
struct ExportCSVTests {
    private func export(_ options: String, in folder: TemporaryFolder) throws -> Outcome { try Dossier.shell("dossier export csv " + options, in: folder) }

    @Test("every dialect has the same rows in the same order", arguments: ["relations", "attributes", "names", "sources", "companies"])
    func dialects(_ view: String) throws {
        let folder = try TemporaryFolder.withBase()
        let plain = try export("- --view \(view)", in: folder).output
        let french = try export("- --view \(view) --excel-fr", in: folder).output
        #expect(french.hasPrefix("\u{FEFF}"))
        let semicolons = try export("- --view \(view) --delimiter ';'", in: folder).output
        #expect(semicolons.utf8.count >= plain.utf8.count && csvRows(plain).count > 5)
        #expect(try export("- --view \(view) --excel", in: folder).output == "\u{FEFF}" + plain)
    }

    @Test("citations give a row for each, with the source; facts without any have one row")
    func citations() throws {
        let folder = try TemporaryFolder.withBase()
        for view in ["relations", "attributes", "names"] {
            let column = view == "names" ? "name" : "fact"
            let rows = csvRows(try export("- --view \(view) --columns id --citations", in: folder).output)
            let expected = try Dossier.count(
                "select count(*) from \(view) v left join citations c on c.\(column) = v.id", in: folder)
            #expect(rows.count == expected && rows.allSatisfy { ($0["source"] ?? "").isEmpty == ($0["source_title"] ?? "").isEmpty })
        }
        #expect(try export("- --view companies --citations", in: folder).status == 64)
    }

    @Test("columns of the citation are chosen like those of the view; where none is, all of them follow")
    func columnsOfCitations() throws {
        let folder = try TemporaryFolder.withBase()
        let whole = csvRows(try export("- --view relations --citations", in: folder).output)
        let chosen = try export("- --view relations --citations --columns Quote,id,source_title", in: folder).output
        #expect(chosen.hasPrefix("quote,id,source_title\r\n"))
        #expect(csvRows(chosen) == whole.map { row in row.filter { ["quote", "id", "source_title"].contains($0.key) } })
        #expect(try export("- --view relations --citations --columns id", in: folder).output.hasPrefix("id,source,source_title,"))
    }

    @Test("a table goes to a file, whole and only where none is")
    func file() throws {
        let folder = try TemporaryFolder.withBase()
        #expect(try export("owners.csv --view relations --safe", in: folder).status == 0)
        #expect(try folder.bytes(of: "owners.csv") == Data(try export("- --view relations", in: folder).output.utf8))
        #expect(try export("owners.csv --view relations", in: folder).status == 73)
        #expect(try export("owners.csv --view relations --force", in: folder).status == 0)
        #expect(try export("owners.csv --query 'select 1 as a' --force --null NA", in: folder).status == 0)
        #expect(try folder.bytes(of: "owners.csv") == Data("a\r\n1\r\n".utf8))
        #expect(try folder.names == ["dossier.db", "owners.csv"])
    }

    @Test("one file of somebody else's is told of as one, and several as several")
    func foreignFiles() throws {
        let folder = try TemporaryFolder.withBase()
        func refusal(of files: String) throws -> String {
            let line = "rm -rf out && mkdir out && cd out && touch \(files) && cd .. && dossier export csv out"
            return try String(Dossier.shell(line, in: folder).errors.prefix { $0 != "\n" })
        }
        #expect(try refusal(of: "kinds.csv") == "dossier: 'out/kinds.csv' was not written by an export")
        #expect(try refusal(of: "kinds.csv units.csv") == "dossier: 'out/kinds.csv' and 1 more file were not written by an export")
        #expect(try refusal(of: "kinds.csv units.csv names.csv").hasSuffix("and 2 more files were not written by an export"))
        let change = "rm -rf out && dossier export csv out && echo >> out/kinds.csv && echo >> out/units.csv && dossier export csv out"
        #expect(try Dossier.shell(change, in: folder).errors.contains("\ndossier: 'out/kinds.csv' and 1 more file changed since they were exported\n"))
    }

    @Test("formulas are guarded and counted", arguments: [(" --safe", "1 cell begins"), ("", "")])
    func formulas(_ option: String, _ note: String) throws {
        let outcome = try export("- --query \"select '=1' as a, -1 as b\"\(option)", in: .withBase())
        #expect(outcome.output == "a,b\r\n\(option.isEmpty ? "=1" : "\"'=1\""),-1\r\n")
        #expect(note.isEmpty ? !outcome.errors.contains("formula") : outcome.errors.contains(note))
    }

    @Test(
        "options that say nothing or contradict each other are wrong usage",
        arguments: [
            "out --excel", "- --view names --excel --excel-fr", "- --view names --delimiter ab", "- --view names --delimiter a",
            "- --view names --delimiter '\"'", "- --view names --null 'a,b'", "- --view names --null ';' --excel-fr", "- --citations",
        ])
    func usage(_ options: String) throws {
        let outcome = try export(options, in: .withBase())
        #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome.errors)")
    }
}
