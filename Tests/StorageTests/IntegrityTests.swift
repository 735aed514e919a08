import Foundation
import DossierModel
import DossierStorage
import Testing

@Suite("Looking a file over")
struct IntegrityTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("a.db")
        try KnowledgeBase.create(at: path) { base in
            try Sample.fill(base)
            for _ in 0..<2 { _ = try base.relate("ann", "leads", "acme", starts: "2012") }
            try base.revise("cite") { revision in
                try revision.cite(.fact(FactID(1)), asOf: "2013")
                try revision.add(NewName(entity: try revision.known("acme"), text: "A", role: .alias))
                let dispute = try revision.add(NewDispute(slug: "d", topic: "t", verdict: .rival))
                try revision.add(.fact(FactID(1)), to: "yes", of: dispute)
            }
        }
    }

    /// The checks that find something, after an edit behind the program's back.
    func faults(after sql: String) throws -> [IntegrityCheck] {
        try Connection(path: path, access: .readWrite).execute(script: "PRAGMA foreign_keys = OFF; " + sql)
        return try KnowledgeBase.openForReading(path).integrityChecks().filter { !$0.isGood }
    }

    @Test("a sound file has no faults, and neither have the bundled migrations")
    func sound() throws {
        let checks = try KnowledgeBase.openForReading(path).integrityChecks()
        #expect(checks.filter { !$0.isGood }.map(\.name) == [])
        #expect(checks.first?.detail == "version \(Migration.newest), \(Migration.all.count) migrations unchanged")
    }

    @Test("a name of one word that the full-text index cuts is no fault of that index")
    func longWord() throws {
        try KnowledgeBase.openForWriting(path).revise("long") { revision in
            try revision.add(NewEntity(slug: "long", kind: "company", name: String(repeating: "x", count: 40_000)))
        }
        #expect(try KnowledgeBase.openForReading(path).integrityChecks().filter { !$0.isGood }.map(\.detail) == [])
    }

    @Test(
        "each rule finds its fault, and says where it is",
        arguments: [
            ("schema", "DROP VIEW relations", "the view relations is missing"),
            ("schema", "DROP INDEX fact_out; CREATE INDEX fact_out ON fact (id)", "the index fact_out is not as it was made"),
            (
                "integrity", "PRAGMA ignore_check_constraints = ON; UPDATE entity SET name = '' WHERE slug = 'bolt'",
                "CHECK constraint failed in entity"
            ),
            ("foreign keys", "UPDATE fact SET role = 'x', added_in = 99 WHERE id = 2", "fact 2 refers to a missing revision"),
            (
                "merged entities",
                "UPDATE entity SET canonical = 2 WHERE slug = 'paris'; UPDATE entity SET canonical = 1 WHERE id = 2",
                "entity paris leads to a merged entity"
            ),
            (
                "facts of merged entities", "UPDATE entity SET canonical = 2 WHERE slug = 'acme'",
                "fact 1 is about a merged entity"
            ),
            (
                "facts and predicates", "UPDATE predicate SET takes = 'value', value_type = 'text' WHERE name = 'leads'",
                "fact 1 does not suit leads"
            ),
            ("citations of live claims", "UPDATE fact SET retracted_in = 2 WHERE id = 1", "citation 1 is of a retracted claim"),
            (
                "disputes of live claims", "UPDATE fact SET retracted_in = 2 WHERE id = 1",
                "dispute d has a retracted claim on the side yes"
            ),
            ("kinds", "UPDATE kind SET parent = 2 WHERE id = 1", "kind organization is below itself"),
            ("views of kinds", "DROP VIEW companies", "kind company has no view companies"),
            (
                "views of kinds", "DROP VIEW companies; CREATE VIEW companies AS SELECT 1 AS slug",
                "the view companies of kind company is not as it was made"
            ),
            ("folded names", "UPDATE entity SET folded = 'wrong' WHERE slug = 'acme'", "is folded as 'wrong', not 'acme'"),
            ("folded names", "UPDATE name SET folded = '' WHERE text = 'A'", "is folded as '', not 'a'"),
            ("folded names", "UPDATE entity SET folded = 'a\"c' || char(1) || 'é' WHERE slug = 'acme'", "not 'acme'"),
            ("search indexes", "INSERT INTO name_search (name_search) VALUES ('delete-all')", "the word 'acme' is missing"),
            ("search indexes", "UPDATE entity SET summary = 'new words' WHERE slug = 'acme'", "the word 'new' is missing"),
            ("search indexes", "DELETE FROM name_word WHERE word = 'acme'", "name_word lacks a word of entity"),
            ("search indexes", "INSERT INTO name_word_backwards VALUES ('emca2')", "name_word lacks the word 2acme"),
            (
                "amounts",
                "INSERT INTO unit (id, code, exponent, kind) VALUES (77, 'X', 2, 'money'); UPDATE fact SET amount_low = -5, unit = 77 WHERE id = 2",
                "fact 2 has the amount -5.."
            ),
            ("history", "UPDATE revision SET at = 'yesterday' WHERE id = 1", "revision 1 was made at 'yesterday'"),
            ("history", "UPDATE revision SET undoes = 2 WHERE id = 1", "revision 1 takes back revision 2, which is not before it"),
            ("known words", "UPDATE modality SET name = 'foreseen' WHERE id = 1", "table modality, row 1: name is 'foreseen'"),
            ("known words", "DELETE FROM modality WHERE id = 4", "table modality has 4 rows, not 5"),
            ("known words", "UPDATE source SET published_basis = 'guess' WHERE id = 1", "table source, row 1: published_basis is 'guess'"),
            (
                "known words", "PRAGMA ignore_check_constraints = ON; UPDATE dispute SET verdict = 'hung'",
                "table dispute, row 1: verdict is 'hung'"
            ),
            (
                "known words", "INSERT INTO change (id, revision, \"table\", \"row\", before) VALUES (7, 1, 'revision', 1, '{}')",
                "table change, row 7: table is 'revision'"
            ),
            ("kinds of predicates", "UPDATE predicate SET domain = 'person beast' WHERE name = 'leads'", "domain names no kind 'beast'"),
            ("kinds of predicates", "UPDATE predicate SET range = 'a\"b' WHERE name = 'leads'", "range names no kind 'a\"b'"),
            ("what is removed", "UPDATE entity SET removed = 1 WHERE slug = 'ann'", "fact 1 is about what is removed"),
            ("what is removed", "UPDATE kind SET removed = 1 WHERE name = 'company'", "entity acme is of a kind that is removed"),
            ("what is retracted", "UPDATE fact SET replaced_by = 2 WHERE id = 1", "fact 1 is replaced by another, but not retracted"),
            (
                "what is retracted", "UPDATE fact SET replaced_by = 1, retracted_in = 2 WHERE id = 1",
                "fact 1 is replaced by what leads back to it, or nowhere"
            ),
            ("what is retracted", "UPDATE citation SET added_in = 2, retracted_in = 1", "citation 1 was retracted before it was added"),
            ("dates", "UPDATE source SET published = 'soon' WHERE slug = 'press'", "published is 'soon'"),
            ("dates", "UPDATE name SET starts = '2012/2013/2014' WHERE text = 'A'", "starts is '2012/2013/2014'"),
            (
                "sources that derive",
                "UPDATE source SET derived_from = 2 WHERE id = 1; UPDATE source SET derived_from = 1 WHERE id = 2",
                "source press derives from itself"
            ),
            ("used ids", "DELETE FROM meta WHERE key = 'last_fact_id'", "the last id given to a fact is not recorded"),
            ("answering days", "UPDATE fact SET possible_from = 0 WHERE id = 2", "fact 2 has days that do not follow"),
            ("answering days", "UPDATE citation SET as_of = '2014'", "fact 1 has days that do not follow"),
            ("answering days", "UPDATE fact SET starts = 'soon' WHERE id = 2", "starts is 'soon'"),
        ])
    func fault(rule: String, sql: String, detail: String) throws {
        let found = try faults(after: sql)
        let fault = try #require(found.first { $0.name == rule }, "\(found)")
        #expect(fault.detail.contains(detail), "\(fault.detail)")
    }

    @Test("many faults are counted up to twenty")
    func manyFaults() throws {
        let sql = """
            WITH RECURSIVE n (i) AS (VALUES (100) UNION ALL SELECT i + 1 FROM n WHERE i < 160)
            INSERT INTO citation (fact, source, added_in) SELECT i, 1, 1 FROM n
            """
        let fault = try #require(try faults(after: sql).first { $0.name == "foreign keys" })
        #expect(fault.detail.hasSuffix("; and more"))
        #expect(fault.detail.split(separator: ";").count == 21)
    }

    @Test("a page that cannot be read is a finding, and the file stays as it is")
    func corruptPage() throws {
        let connection = try Connection(path: path, access: .readOnly)
        let root = try #require(try connection.integer("SELECT rootpage FROM sqlite_master WHERE name = 'fact'"))
        let pageSize = try #require(try connection.integer("PRAGMA page_size"))
        var data = try bytes(of: path)
        let start = Int((root - 1) * pageSize)
        data.replaceSubrange(start..<start + 64, with: Data(repeating: 0xFF, count: 64))
        _ = try folder.write(data, to: "a.db")

        let checks = try KnowledgeBase.openForReading(path).integrityChecks()
        #expect(checks.contains { $0.name == "integrity" && !$0.isGood })
        #expect(checks.contains { $0.name == "answering days" && !$0.isGood })
        #expect(try bytes(of: path) == data)
    }
}
