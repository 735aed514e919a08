import Foundation
import Testing

@Suite("Words of the vocabulary, as people say them")
struct VocabularyWordsTests {
    private static let folder = Result { try TemporaryFolder.withBase() }

    private func run(_ words: [String]) throws -> Outcome { try Program(Dossier.path, words, in: Self.folder.get()).run() }

    @Test(
        "a predicate is named by its label in either language and direction, capitals and accents aside",
        arguments: ["dirige", "is led by", "A A SA TETE"])
    func predicates(word: String) throws {
        #expect(
            try run(["relations", "cloudwatt", "--predicate", word]) == run(["relations", "cloudwatt", "--predicate", "leads"]))
    }

    @Test(
        "so it is by every command that takes one",
        arguments: [
            ["timeline", "cloudwatt"], ["around", "cloudwatt"], ["path", "patrick-starck", "cloudwatt"],
            ["common", "didier-renard", "patrick-starck"],
            ["export", "gexf", "-"],
        ])
    func commands(command: [String]) throws {
        let named = try run(command + ["--predicate", "leads"])
        #expect(named.status == 0)
        #expect(try run(command + ["--predicate", "dirige"]) == named)
    }

    @Test("a kind is named in either language and number", arguments: ["entreprises", "Entreprise", "company", "COMPANIES"])
    func kinds(word: String) throws {
        #expect(try run(["list", word]) == run(["list", "companies"]))
    }

    @Test("so it is by every command that takes one")
    func kindOptions() throws {
        for command in [
            ["find", "telecom", "--kind"], ["around", "bleu", "--kind"],
            ["timeline", "--from", "2020", "--to", "2020", "--kind"],
        ] {
            #expect(try run(command + ["entreprises"]) == run(command + ["company"]))
        }
    }

    @Test("what is no word of it is answered with the nearest")
    func suggestions() throws {
        #expect(try run(["relations", "cloudwatt", "--predicate", "dirigge"]).errors.contains("--predicate dirige"))
        #expect(try run(["relations", "cloudwatt", "--predicate", "is led bi"]).errors.contains("--predicate 'is led by'"))
        #expect(try run(["list", "entreprize"]).errors.contains("dossier list entreprise"))
    }
}
