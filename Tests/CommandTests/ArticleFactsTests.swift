import Foundation
import Testing

/// Examples/article.facts: an article entered line by line.
@Suite("The article as lines of facts")
struct ArticleFactsTests {
    private static let file = Repository.root.appendingPathComponent("Examples/article.facts").path

    private struct Cited: Decodable, Hashable {
        let subject, predicate: String
        let object: String?
        let modality: String
        let amount: Double?
        let locator: String
    }

    // What the source says, without the words of values and roles, which may be shorter here.
    private static func facts(in folder: TemporaryFolder) throws -> Set<Cited> {
        let sql = """
            select coalesce((select min(name) from entities e where e.slug = f.s), f.s) subject, p predicate,
                   (select name from entities e where e.slug = f.o) object, modality, amount, locator
            from (select id, subject s, predicate p, object o, modality, amount from relations
                  union all select id, entity, key, null, modality, amount from attributes) f
            join citations c on c.fact = f.id
            where c.source = 'lmi-56327' and p <> 'statement'
            """
        return Set(try Dossier.query(sql, as: Cited.self, in: folder))
    }

    @Test("into a base that has only the vocabulary come the facts of the article with their places, once")
    func applied() throws {
        let folder = try TemporaryFolder()
        let first = try Dossier.shell("dossier init --empty && dossier apply '\(Self.file)' --yes", in: folder)
        #expect(first.status == 0, "\(first.errors)")
        let second = try Dossier.run("apply", Self.file, "--yes", in: folder)
        #expect(second.status == 0 && second.errors.contains("nothing was changed"))
        let (found, bundled) = (try Self.facts(in: folder), try Self.facts(in: .withBase()))
        #expect(found.subtracting(bundled).isEmpty, "\(found.subtracting(bundled))")
        #expect(found.count >= 62)
        #expect(try Dossier.count("select count(*) from (select id from relations union select id from attributes) f where not exists (select 1 from citations c where c.fact = f.id and locator like 'par. %, s. %')", in: folder) == 0)
        let check = try Dossier.run("check", in: folder)
        #expect(check.output.contains("0 errors, 0 warnings"), "\(check.output)")
    }

    // 58 of the 62 things that the article says are facts; some take two lines, as two companies that launch one.
    @Test("a thing said takes at most 110 bytes of lines of facts, and the source is named once")
    func size() throws {
        let lines = try String(contentsOfFile: Self.file, encoding: .utf8).split(separator: "\n").map(String.init)
        let other = ["#", "source ", "predicate ", "entity ", "dispute ", "side "]
        let facts = lines.filter { line in !other.contains { line.hasPrefix($0) } }
        #expect(facts.count >= 62)
        #expect(facts.allSatisfy { $0.count <= 110 })
        #expect(facts.reduce(0) { $0 + $1.utf8.count + 1 } <= 110 * 58)
        #expect(lines.count { $0.contains("lmi-56327") } == 1)
    }
}
