import Foundation
import DossierInterchange
import DossierModel
import DossierStorage
import Testing

@Suite("Export and import")
struct RoundTripTests {
    @Test("the bundled knowledge base comes back byte for byte, from the binary and from its folder", arguments: [true, false])
    func seed(isEmbedded: Bool) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("Seeds/sovereign-cloud").path
        let base = try KnowledgeBase.inMemory()
        _ = try PackageImporter(isEmbedded ? .bundled : PackageFiles(folder: folder), into: base).run(message: "seed")
        var seed: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            seed[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        }
        expectSame(try base.exported(), seed)
        #expect(try base.snapshot().integrityChecks().filter { !$0.isGood }.isEmpty)
    }

    @Test("a package comes back with its ids and its base_id, and every value")
    func sample() throws {
        let base = try PackageFolder().base()
        #expect(try base.meta("base_id") == "11111111-1111-4111-8111-111111111111")
        #expect(
            try base.rows(
                "SELECT id, subject, object, amount_low, amount_high, approximate, follows, role FROM relations ORDER BY id")
                == ["1|ann|acme|||0||president", "2|bolt|acme|44.4|50|1|3|", "3|bolt|acme|60|60|0||"])
        expectSame(try base.exported(), try base.copy().exported())
    }

    @Test("a retraction leaves no trace in the package but the ids that are used up")
    func retraction() throws {
        let base = try PackageFolder().base()
        try base.revise("take back") { revision in
            try revision.retract(FactID(5))
            try revision.retract(FactID(3))
            try revision.retract(NameID(2))
        }
        let copy = try base.copy()
        expectSame(try base.exported(), try copy.exported())
        #expect(try copy.rows("SELECT id, follows FROM relations ORDER BY id") == ["1|", "2|"])
        #expect(try copy.snapshot().lastUsedID(table: "fact") == 5)
        #expect(try copy.snapshot().lastUsedID(table: "name") == 2)
        try copy.revise("add") { revision in
            let motto = try #require(try revision.predicate(named: "motto"))
            let added = try revision.add(
                NewFact(subject: try #require(try revision.entity(slug: "acme")), predicate: motto, object: .value("new")))
            #expect(added == FactID(6))
        }
    }

    @Test("a side of a dispute that lost its claims is no longer favoured")
    func favouredSide() throws {
        let base = try PackageFolder().base()
        try base.revise("take back") { try $0.retract(FactID(3)) }
        #expect(try base.copy().rows("SELECT slug, favours FROM disputes") == ["how-much|"])
    }

    @Test("merges come back, with what each fact was stated about")
    func merges() throws {
        let folder = try PackageFolder()
        try folder.append("acme-group,company,Acme Group,,", to: "entities.csv")
        let base = try folder.base()
        try base.revise("merge") { revision in
            let (acme, group) = (try revision.entity(slug: "acme"), try revision.entity(slug: "acme-group"))
            try revision.merge(try #require(acme), into: try #require(group))
        }
        let copy = try base.copy()
        expectSame(try base.exported(), try copy.exported())
        #expect(try copy.rows("SELECT subject, object FROM relations WHERE id = 1") == ["ann|acme-group"])
        #expect(
            try copy.rows("SELECT s.slug FROM fact f JOIN entity s ON s.id = f.stated_object ORDER BY f.id") == [
                "acme-sa", "acme", "acme",
            ])
        #expect(try copy.snapshot().integrityChecks().filter { !$0.isGood }.isEmpty)
    }

    @Test(
        "a chain of merges may stand in any order",
        arguments: ["a,company,A,,b\nb,company,B,,acme", "b,company,B,,acme\na,company,A,,b"])
    func chains(rows: String) throws {
        let folder = try PackageFolder()
        try folder.append(rows, to: "entities.csv")
        try folder.append("9,ann,leads,a,,,actual,,,,,,,", to: "relations.csv")
        let bulk = try folder.base()
        #expect(try bulk.rows("SELECT object FROM relations WHERE id = 9") == ["acme"])
        #expect(
            try bulk.rows("SELECT count(*) FROM entity e JOIN entity c ON c.id = e.canonical WHERE c.slug = 'acme'") == ["4"])

        let other = try KnowledgeBase.inMemory()
        try other.revise("not empty") { try $0.add(Kind(name: "thing", plural: "things")) }
        try folder.load(into: other)
        #expect(try other.rows("SELECT DISTINCT object FROM relations") == ["acme"])
        #expect(try other.snapshot().integrityChecks().filter { !$0.isGood }.isEmpty)
    }

    /// A base with a confidential source: fact 6 and name 3 rest on it alone, fact 1 has it beside another.
    func confidential() throws -> Writer {
        let base = try PackageFolder().base()
        try base.revise("a letter") { revision in
            let letter = try revision.add(NewSource(slug: "letter", title: "A letter", isConfidential: true))
            let derived = try revision.add(NewSource(slug: "talk", title: "A talk", derivedFrom: letter))
            let acme = try #require(try revision.entity(slug: "acme"))
            let motto = try #require(try revision.predicate(named: "motto"))
            var secret = NewFact(subject: acme, predicate: motto, object: .value("hidden"))
            secret.privateNote = "ask again"
            let hidden = try revision.add(secret)
            let name = try revision.add(NewName(entity: acme, text: "Acme (hidden)", role: .alias))
            for claim in [Claim.fact(hidden), .name(name), .fact(FactID(1))] {
                try revision.add(NewCitation(claim: claim, source: letter))
            }
            var open = NewFact(subject: acme, predicate: motto, object: .value("open"))
            (open.follows, open.privateNote) = (hidden, "told to me")
            try revision.add(NewCitation(claim: .fact(try revision.add(open)), source: derived))
            let dispute = try revision.add(NewDispute(slug: "motto", topic: "Which motto", verdict: .rival, favours: "hidden"))
            try revision.add(.fact(hidden), to: "hidden", of: dispute)
            try revision.add(.fact(FactID(4)), to: "first", of: dispute)
        }
        return base
    }

    @Test("confidential sources, private notes and what rests on them alone are not exported, and the rest is whole")
    func withoutPrivate() throws {
        let base = try confidential()
        let files = try base.exported()
        let all = files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
        for secret in ["letter", "hidden", "ask again", "told to me", "confidential", "private_note", "Which motto"] {
            #expect(!all.contains(secret), "\(secret)")
        }
        let copy = try base.copy()
        expectSame(files, try copy.exported())
        #expect(try copy.rows("SELECT value FROM attributes WHERE id = 7") == ["open"])
        #expect(try copy.rows("SELECT source FROM citations WHERE fact = 1") == ["press"])
    }

    @Test("they are exported when asked for, and come back")
    func withPrivate() throws {
        let base = try confidential()
        let copy = try base.copy(includingPrivate: true)
        expectSame(try base.exported(includingPrivate: true), try copy.exported(includingPrivate: true))
        #expect(try copy.rows("SELECT slug FROM sources WHERE confidential") == ["letter"])
        #expect(
            try copy.rows("SELECT id, private_note, follows FROM fact WHERE private_note IS NOT NULL") == [
                "6|ask again|", "7|told to me|6",
            ])
        expectSame(try base.exported(), try copy.exported())
    }

    @Test(
        "a row without an id gets one after all that the package gives",
        arguments: [
            ("relations.csv", "1,ann", ",ann,leads,bolt,,,actual,,,,,,,", "SELECT max(id) FROM relations WHERE object = 'bolt'", "6"),
            ("names.csv", "1,acme", ",bolt,The Bolt,,alias,,", "SELECT id FROM names WHERE text = 'The Bolt'", "3"),
        ], [true, false])
    func newRows(row: (file: String, before: String, new: String, sql: String, id: String), intoEmpty: Bool) throws {
        let folder = try PackageFolder()
        let text = try folder.text(row.file).replacingOccurrences(of: "\n\(row.before)", with: "\n\(row.new)\n\(row.before)")
        try folder.write(text, to: row.file)
        let base = try intoEmpty ? KnowledgeBase.inMemory() : PackageFolder().base()
        try folder.load(into: base)
        #expect(try base.rows(row.sql) == [row.id])
        #expect(try base.rows("SELECT id FROM relations WHERE id < 4 ORDER BY id") == ["1", "2", "3"])
    }

    @Test("an export that cannot be written is an error, and leaves what is there")
    func refusedExport() throws {
        let base = try PackageFolder().base()
        let folder = try PackageFolder()
        for path in [folder.path + "/kinds.csv", folder.path + "/none/out"] {
            let error = try #require(throws: KnowledgeBaseError.self) { try PackageExporter(base.snapshot()).write(to: path, replacing: true) }
            guard case .cannotWrite(_, let reason, _) = error else { return #expect(Bool(false), "\(error)") }
            #expect(["Not a directory", "No such file or directory"].contains(reason))
        }
        #expect(try folder.text("kinds.csv") == PackageFolder.sample["kinds.csv"])
    }

    @Test("an export over an earlier one replaces its files, and leaves no others")
    func repeatedExport() throws {
        let folder = try PackageFolder()
        let base = try folder.base()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let counts = try PackageExporter(base.snapshot()).write(to: folder.path, replacing: true)
        #expect(counts.map(\.table) == PackageTable.allCases.filter { !$0.isOptional })
        #expect(counts.first { $0.table == .relations }?.rows == 3)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [".dossier-export"] + names)
        expectSame(try folder.base().exported(), try base.exported())
    }
}
