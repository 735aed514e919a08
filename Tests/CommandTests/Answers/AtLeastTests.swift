import Foundation
import Testing

@Suite("At least so much")
struct AtLeastTests {
    private let base: TemporaryFolder

    // Fifty, a range, at least a hundred, at most eighty, about two hundred; planned, paid, and in dollars.
    init() throws {
        base = try TemporaryFolder()
        let facts = """
            entity a | company | Alpha
            entity b | company | Beta
            entity c | company | Gamma
            entity d | company | Delta
            a | invests-in | b | 50 M€, planned
            a | invests-in | b | 60 M€
            c | invests-in | b | 60 to 120 M€
            d | invests-in | b | at least 100 M€
            a | invests-in | c | at most 80 M€
            d | invests-in | c | about 200 M€
            b | invests-in | d | 500 M$
            """
        try base.write(facts, to: "some.facts")
        for arguments in [["init", "--empty"], ["apply", "some.facts"]] {
            let outcome = try Program(Dossier.path, arguments, in: base).run()
            try #require(outcome.status == 0, "\(outcome)")
        }
    }

    private func rows(_ arguments: String...) throws -> [[String: String]] {
        csvRows(try Program(Dossier.path, arguments + ["--format", "csv"], in: base).run().output)
    }

    @Test("relations: a range may be so much, an approximate amount is never so for certain, other units and no amount are none")
    func relations() throws {
        let found = try rows("relations", "--at-least", "100 millions d'euros").map { "\($0["subject"] ?? "") \($0["object"] ?? "") \($0["holds"] ?? "")" }
        #expect(found == ["c b possible", "d b certain", "d c possible"])
        #expect(try rows("relations", "--at-least", "$500m").map { $0["subject"] } == ["b"])
        #expect(try rows("relations", "--at-least", "100 M€", "--certain").map { $0["subject"] } == ["d"])
        let page = try Dossier.run("relations", "b", "--at-least", "100 M€", in: base).output
        #expect(page.contains("at least €100 million") && page.contains("possibly: Gamma") && !page.contains("Alpha"))
        let none = try Dossier.run("relations", "--at-least", "$1bn", in: base)
        #expect(none.status == 1 && none.errors.contains("the conditions leave out"), "\(none)")
    }

    @Test("money: each total by itself, so that planned and paid are not added to reach it")
    func money() throws {
        // 60 + 60 to 120 + 100 or more is certain; 50 planned would be 110 with what was paid.
        let totals = try rows("money", "b", "--at-least", "110 M€").filter { $0["row"] == "total" }
        #expect(totals.map { "\($0["flow"] ?? "") \($0["modality"] ?? "") \($0["amount_low"] ?? "") \($0["at_least"] ?? "")" } == ["into actual 220000000 certain"])
        let subjects = try rows("money", "b", "--by", "subject", "--at-least", "100 M€").filter { $0["row"] == "group" }
        #expect(subjects.map { "\($0["group"] ?? "") \($0["at_least"] ?? "")" } == ["c possible", "d certain"])
        let page = try Dossier.run("money", "c", "--at-least", "150 M€", "--lang", "fr", in: base).output
        #expect(page.contains("au moins 150 M€") && page.contains("peut-être : réalisé") && !page.contains("aucun montant connu"), "\(page)")
        let none = try Dossier.run("money", "--at-least", "$1bn", in: base)
        #expect(none.status == 1 && none.errors.contains("no total is at least"), "\(none)")
    }

    @Test(
        "what is no single amount is refused, with what is expected",
        arguments: [("beaucoup", "a number"), ("100", "a unit"), ("plus de 100 M€", "one number and its unit"), ("60 à 120 M€", "one number"), ("environ 3 M€", "one number")])
    func refused(_ amount: String, _ words: String) throws {
        for command in ["money", "relations"] {
            let outcome = try Dossier.run(command, "--at-least", amount, in: base)
            #expect(outcome.status == 64 && outcome.errors.contains(words) && outcome.errors.contains("Usage: dossier \(command)"), "\(outcome)")
        }
    }
}
