import Foundation
import DossierModel
import DossierQuery
import DossierStorage
import Testing

struct CheckTests {
    /// A world with some of everything and nothing wrong: vague dates, plans, disputes, a merge, a quote, copies.
    private func cleanWorld() throws -> AnalysisWorld {
        let world = try AnalysisWorld()
        try world.entity("ann", kind: "person", name: "Ann")
        try world.entity("bob", kind: "person", name: "Bob")
        try world.entity("town", kind: "place", name: "Town")
        try world.entity("town-centre", name: "Town")  // a company may be called as a place is
        try world.fact("acme", "founded", .text("2010-06"), "2010-06")
        try world.fact("ann", "leads", .to("acme"), "2010", "2012-05-04")  // may have begun with the company
        try world.fact("bob", "leads", .to("acme"), "2012-05-04")
        try world.fact("acme", "joins", .to("club"), "2011")
        try world.fact("acme", "withdraws-from", .to("club"), "2011")
        try world.fact("acme", "dissolved", .text("2010"), "2010", modality: .planned)
        try world.fact("ann", "owns", .to("acme"), "2011", "2015", low: 55, high: 55, unit: "percent")
        try world.fact("bob", "owns", .to("acme"), "2011", "2015", low: 45, high: 45, unit: "percent")
        try world.fact("town-centre", "owns", .to("acme"), "2016", low: 100, high: 100, unit: "percent")
        try world.fact("town-centre", "part-of", .to("town"))
        try world.fact("acme", "hosts", .to("town"), "[2011..2013]", "2012~")
        let one = try world.fact("acme", "motto", .text("onward"), "2012")
        let other = try world.fact("acme", "motto", .text("upward"), "2012", cited: ["agency"])
        try world.dispute("motto", favours: "onward", [("onward", [one]), ("upward", [other])])
        try world.base.revise("a text and a copy") { revision in
            let paper = try #require(try revision.source(slug: "paper"))
            let wire = try revision.add(NewSource(slug: "wire", title: "The wire"))
            try revision.setDerivation(of: paper, from: wire)
            try revision.add(
                NewCitation(claim: .fact(one), source: paper, quote: "Onward, says l’« équipe » […] for ever"))
        }
        try world.base.connection.run(
            "INSERT INTO source_text (source, text) SELECT id, 'And so it went. \"Onward, says l''equipe\u{A0}of the company, for   ever.' FROM source WHERE slug = 'paper'")
        return world
    }

    @Test("clean data give no finding, and vague dates that may be all right are no contradiction")
    func clean() throws {
        #expect(try cleanWorld().base.snapshot().check().findings.map(\.message) == [])
    }

    @Test("one fault among clean data gives just its own finding", arguments: FindingCode.allCases)
    func fault(code: FindingCode) throws {
        let world = try cleanWorld()
        let subjects = try CheckFaults(world: world).seed(code)
        let report = try world.base.snapshot().check()
        #expect(report.findings.map(\.code) == [code])
        #expect(report.findings.first?.subjects == subjects)
        #expect(report.count(code.severity) == 1)
    }

    @Test("the end whose kind is wrong is named, and stands before the other")
    func wrongEnd() throws {
        let world = try cleanWorld()
        try world.base.revise("a predicate") { revision in
            _ = try revision.add(Predicate(name: "lies-in", takes: .entity, temporality: .state, range: ["place"], labelEnglish: "lies in"))
        }
        let fact = try world.fact("acme", "lies-in", .to("club"), "2012")
        let finding = try #require(world.base.snapshot().check().findings.first)
        #expect(finding.message == "fact \(fact) uses 'lies-in', but its object club is a company, not a place")
        #expect(finding.subjects == [.fact(fact), .entity("club"), .entity("acme")])
    }

    @Test("the bundled base has no error and no warning, and no finding is suppressed")
    func bundled() throws {
        let report = try AnalysisWorld.bundled().snapshot().check()
        #expect(report.findings.filter { $0.code.severity != .info }.map(\.message) == [])
    }

    @Test("facts on two sides of a dispute are not held against each other")
    func disputes() throws {
        let world = try cleanWorld()
        let founded = try world.fact("other", "founded", .text("2011"), "2011")
        let led = try world.fact("ann", "leads", .to("other"), "2009-07")
        #expect(try world.base.snapshot().check().findings.map(\.code) == [.beforeExistence])
        try world.dispute("founding", [("created in 2011", [founded]), ("led since 2009", [led])])
        #expect(try world.base.snapshot().check().findings.isEmpty)
    }

    @Test(
        "shares are added at one moment, and as far as rounding allows",
        arguments: [
            // (first share, second share, end of the first, whether they exceed the whole)
            (60, 50, "2015", true), (60, 50, "2013", false), (50, 50, "2015", false), (51, 50, "2015", false), (52, 50, "2015", true),
        ] as [(Int64, Int64, String, Bool)])
    func shares(first: Int64, second: Int64, end: String, exceed: Bool) throws {
        let world = try cleanWorld()
        try world.fact("ann", "owns", .to("shop"), "2011", end, low: first, high: first, unit: "percent")
        try world.fact("bob", "owns", .to("shop"), "2014", "2016", low: second, high: second, unit: "percent")
        #expect(try world.base.snapshot().check().findings.map(\.code) == (exceed ? [.sharesOver100] : []))
    }

    @Test("shares on two sides of a dispute are not added, but each side is", arguments: [(60, false), (70, true)] as [(Int64, Bool)])
    func disputedShares(rest: Int64, exceed: Bool) throws {
        let world = try cleanWorld()
        let one = try world.fact("ann", "owns", .to("shop"), "2011", "2016", low: 40, high: 40, unit: "percent")
        let other = try world.fact("ann", "owns", .to("shop"), "2011", "2016", low: 60, high: 60, unit: "percent")
        try world.fact("bob", "owns", .to("shop"), "2011", "2016", low: rest, high: rest, unit: "percent")
        try world.dispute("share", [("40", [one]), ("60", [other])])
        // 40 and 60 fit; 60 and 60 do not, but that is what the dispute is about. 40 and 70 do not fit either way.
        #expect(try world.base.snapshot().check().findings.map(\.code) == (exceed ? [.sharesOver100] : []))
    }

    @Test("each code has a name in kebab case, a severity and a way to put it right", arguments: FindingCode.allCases)
    func codes(code: FindingCode) {
        #expect(code.rawValue.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
        #expect(!code.fix.isEmpty)
    }
}

struct CheckDocumentationTests {
    @Test("docs/check.md describes each code with its severity, and no other")
    func documented() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: folder.appending(path: "docs/check.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            line.split(separator: "|").prefix(2).map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
        }
        #expect(rows == FindingCode.allCases.map { [$0.rawValue, $0.severity.rawValue] })
    }
}
