import Foundation
import Testing

/// A part of a base as what can be imported again: the same selection as of any document.
@Suite("A part of a base, as tables, lines and a base")
struct ExportPartTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder.withBase() }

    @discardableResult
    private func shell(_ script: String, status: Int32 = 0) throws -> (output: String, errors: String) {
        let outcome = try Dossier.shell(script, in: folder)
        #expect(outcome.status == status, "\(script): \(outcome.output)\(outcome.errors)")
        return (outcome.output, outcome.errors)
    }

    private func rows(_ sql: String, _ base: String) throws -> [String] {
        try Dossier.run("--db", base, "sql", sql, "--format", "csv", in: folder).output.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
    }

    @Test("all three hold the same part, which is sound and in which nothing takes a side", arguments: ["--around andromede --depth 1 --on 2013", "--predicate leads", "--kind person"])
    func parts(_ selection: String) throws {
        try shell(
            """
            dossier export csv part \(selection) && dossier --db a.db init --bare && dossier --db a.db import part
            dossier export facts part.facts \(selection) && dossier --db b.db init --bare && dossier --db b.db apply part.facts
            dossier export base c.db \(selection)
            """)
        let sql = "select subject || predicate || object || starts || ends from relations union all select entity || key || value from attributes order by 1"
        let part = try rows(sql, "c.db")
        let whole = try rows(sql, "dossier.db")
        #expect(!part.isEmpty && part.count < whole.count)
        for base in ["a.db", "b.db"] { #expect(try rows(sql, base) == part, "\(base)") }
        for base in ["a.db", "b.db", "c.db"] {
            try shell("dossier --db \(base) doctor && dossier --db \(base) check | tail -1 | grep '^0 errors, 0 warnings'")
        }
        // Numbers stay: a row that is edited is the base's own.
        let numbered = "select id || subject || predicate || object from relations"
        #expect(try Set(rows(numbered, "c.db")).isSubset(of: rows(numbered, "dossier.db")))
        #expect(try folder.names.allSatisfy { !$0.contains("selected") && !$0.contains("new") })
    }

    @Test("one table has just the selected facts; an edited part is imported, and nothing is missing from it")
    func tables() throws {
        let leads = try shell("dossier export csv - --view relations --predicate leads --around cloudwatt --columns id,predicate").output
        let shown = try Dossier.run("relations", "cloudwatt", "--predicate", "leads", "--format", "csv", in: folder).output
        #expect(leads.split(whereSeparator: \.isNewline).count == shown.split(whereSeparator: \.isNewline).count)
        try shell("dossier export csv part --around cloudwatt; sed -i 's/^15,.*/&/' part/relations.csv; dossier import part | grep -q . ; dossier import part 2>&1 | grep 'nothing changed'")
        let missing = try shell("sed -i '$d' part/relations.csv; dossier import part --retract-missing --yes", status: 64)
        #expect(missing.errors.contains("retract-missing") || missing.errors.contains("export"), "\(missing.errors)")
        #expect(try shell("dossier export csv old --known-at 1", status: 64).errors.contains("--known-at"))
    }

    @Test("nothing confidential is in a part")
    func confidential() throws {
        let other = try TemporaryFolder()
        let texts = Dictionary(uniqueKeysWithValues: ["role", "private note", "title", "quote", "alias", "topic"].map { ($0, "SECRET \($0)") })
        try SmallPackage(texts: texts, isConfidential: true).makeBase(in: other)
        let made = try Dossier.shell(
            "first=$(dossier sql 'select slug from entities limit 1' --format csv | tail -1 | tr -d '\\r'); dossier export csv part --around $first --depth 3; dossier export base part.db --around $first --depth 3; dossier export facts part.facts --around $first --depth 3; ls; ! grep -rl SECRET part part.db part.facts",
            in: other)
        #expect(made.status == 0 && made.output.contains("part.db"), "\(made)")
    }

    @Test("no document takes the place of a knowledge base, by no name of it")
    func overBase() throws {
        try shell("ln dossier.db hard.db; ln -s dossier.db soft.db; cp dossier.db other.db; cksum dossier.db > before")
        for target in ["dossier.db", "hard.db", "soft.db"] {
            for format in ["gexf", "ftm", "facts", "bibtex", "base", "datasette-metadata"] {
                #expect(try shell("dossier export \(format) \(target) --force", status: 73).errors.contains("is a knowledge base"))
            }
            #expect(try shell("dossier export csv \(target) --view relations --force", status: 73).errors.contains("is a knowledge base"))
        }
        try shell("cksum dossier.db | diff - before && dossier export base other.db --force")
        try shell("dossier export gexf other.db --force", status: 73)
    }
}
