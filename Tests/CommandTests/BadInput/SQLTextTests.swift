import Foundation
import Testing

@Suite("Where a statement comes from")
struct SQLTextTests {
    static let statements = [
        "-- what\nselect 1 + 1 as two", "--what\nselect 1 + 1 as two", "/* what */ select 1 + 1 as two", "\n\n  select 1 + 1 as two",
        "\t-- a = b\n-- c\nselect 1 + 1 as two;\n-- the end\n", "-- what\r\nselect 1 + 1 as two\r\n", "select 1 + 1 as two -- = 2",
    ]

    @Test("a statement may begin with comments and white space: as an argument, in a file and on the standard input", arguments: statements)
    func beginnings(_ sql: String) throws {
        let folder = try TemporaryFolder.withBase()
        try folder.write(sql, to: "q.sql")
        let outcomes = [
            try Dossier.run("sql", sql, "--format", "csv", in: folder),
            try Dossier.run("--format", "csv", "sql", sql, "--limit", "5", in: folder),
            try Dossier.run("sql", "--file", "q.sql", "--format", "csv", in: folder),
            try Dossier.run("sql", "-", "--format", "csv", in: folder, input: sql),
            try Dossier.run("export", "csv", "-", "--query", sql, in: folder),
        ]
        for outcome in outcomes { #expect(outcome == Outcome(output: "two\r\n2\r\n", errors: "", status: 0)) }
    }

    @Test("an option that does not exist is still wrong usage")
    func unknownOption() throws {
        let outcome = try Dossier.run("sql", "select 1", "--nothing=a b", in: .withBase())
        #expect(outcome.status == 64 && outcome.errors.contains("--nothing"))
    }

    @Test("the place of an error is that of an editor, whatever ends the lines", arguments: ["\n", "\r\n"])
    func places(_ lineEnd: String) throws {
        let folder = try TemporaryFolder.withBase()
        try folder.write(["-- é", "select slug,", "\té, nix from entities", "limit 5"].joined(separator: lineEnd), to: "q.sql")
        let first = try Dossier.run("sql", "--file", "q.sql", in: folder)
        #expect(first.status == 65)
        #expect(first.errors.contains("\n  3:2: \\té, nix from entities\n         ^\n"))
        try folder.write(["select slug,", "", "  nix", "from entities"].joined(separator: lineEnd), to: "q.sql")
        #expect(try Dossier.run("sql", "--file", "q.sql", in: folder).errors.contains("\n  3:3:   nix\n         ^\n"))
    }
}
