import DossierModel
import DossierQuery
import DossierStorage
import Testing

struct RivalsTests {
    private func groups(_ world: AnalysisWorld) throws -> [[FactID]] {
        try world.base.snapshot().rivals().map { $0.facts.map(\.id) }
    }

    @Test("two values in one slot at one time are rivals; the same value, or another role, is none")
    func values() throws {
        let world = try AnalysisWorld()
        let first = try world.fact("a", "invests-in", .to("p"), "2012", low: 10, high: 10)
        let second = try world.fact("a", "invests-in", .to("p"), "2012", low: 20, high: 20)
        try world.fact("a", "invests-in", .to("p"), "2012", low: 30, high: 30, role: "in kind")
        try world.fact("a", "invests-in", .to("q"), "2012", low: 40, high: 40)
        try world.fact("b", "invests-in", .to("p"), "2012", low: 50, high: 50)
        try world.fact("c", "invests-in", .to("p"), "2012", low: 10, high: 30)
        try world.fact("c", "invests-in", .to("p"), "2012", low: 20, high: nil)
        #expect(try groups(world) == [[first, second]])
    }

    @Test("amounts in different units are not rivals: nothing says that they differ")
    func units() throws {
        let world = try AnalysisWorld()
        try world.fact("a", "invests-in", .to("p"), "2012", low: 10, high: 10)
        try world.fact("a", "invests-in", .to("p"), "2012", low: 14, high: 14, unit: "USD")
        #expect(try groups(world).isEmpty)
    }

    @Test("a plan, a decision and a payment do not rival each other, but hearsay rivals what is vouched for")
    func modalities() throws {
        let world = try AnalysisWorld()
        try world.fact("a", "invests-in", .to("p"), "2012", low: 10, high: 10, modality: .planned)
        try world.fact("a", "invests-in", .to("p"), "2012", low: 20, high: 20, modality: .committed)
        let paid = try world.fact("a", "invests-in", .to("p"), "2012", low: 30, high: 30)
        let heard = try world.fact("a", "invests-in", .to("p"), "2012", low: 40, high: 40, modality: .alleged)
        #expect(try groups(world) == [[paid, heard]])
    }

    @Test("a denial rivals the claim, whatever its modality, and only that claim")
    func denials() throws {
        let world = try AnalysisWorld()
        let plan = try world.fact("a", "hosts", .to("p"), modality: .planned)
        let claim = try world.fact("a", "hosts", .to("p"), modality: .alleged)
        try world.fact("a", "hosts", .to("q"))
        let denial = try world.fact("a", "hosts", .to("p"), modality: .denied)
        #expect(try groups(world) == [[plan, claim, denial]])
        #expect(try world.base.snapshot().rivals().allSatisfy { $0.reason == .denial })
    }

    @Test(
        "values whose periods cannot overlap are no rivals, and a slot may pass from one to the next",
        arguments: [
            // (end of the first, start of the second, rivals)
            ("2012", "2013", false),
            ("2013", "2013", false),
            ("2013-05-04", "2013-05-04", false),
            ("[2012..2014]", "2013", false),
            ("2014", "2013", true),
            (nil, "2013", true),
            ("2013", nil, true),
        ] as [(String?, String?, Bool)])
    func successions(end: String?, start: String?, areRivals: Bool) throws {
        let world = try AnalysisWorld()
        try world.fact("a", "motto", .text("onward"), "2010", end)
        try world.fact("a", "motto", .text("upward"), start)
        #expect(try groups(world).count == (areRivals ? 1 : 0))
    }

    @Test("a source that saw both hold at once makes a handover a rivalry")
    func sightings() throws {
        let world = try AnalysisWorld()
        try world.fact("a", "motto", .text("onward"), "2010", "[2012..2014]", asOf: "2014-06-01")
        try world.fact("a", "motto", .text("upward"), "2013-01")
        #expect(try groups(world).count == 1)
    }

    @Test("two dates of one founding are rivals however far apart; a vaguer date is not another date")
    func dates() throws {
        let world = try AnalysisWorld()
        let early = try world.fact("a", "founded", .text("2010"), "2010")
        let late = try world.fact("a", "founded", .text("2012-10"), "2012-10")
        let day = try world.fact("a", "founded", .text("2012-10-02"), "2012-10-02")
        #expect(try groups(world) == [[early, late, day]])
    }

    @Test("revenues of two years are no rivals; two of one year are")
    func periods() throws {
        let world = try AnalysisWorld()
        let one = try world.fact("a", "revenue", .amount, "2013", "2013", low: 1, high: 1)
        let other = try world.fact("a", "revenue", .amount, "2013", "2013", low: 2, high: 2)
        try world.fact("a", "revenue", .amount, "2014", "2014", low: 3, high: 3)
        #expect(try groups(world) == [[one, other]])
    }

    @Test("a symmetric predicate has one slot, whichever way a fact is written")
    func symmetric() throws {
        let world = try AnalysisWorld()
        let near = try world.fact("a", "distant-from", .to("b"), low: 10, high: 10)
        let far = try world.fact("b", "distant-from", .to("a"), low: 30, high: 30)
        let married = try world.fact("x", "married-to", .to("y"), "2010")
        let again = try world.fact("z", "married-to", .to("x"), "2011")
        #expect(try groups(world) == [[near, far], [married, again]])
        #expect(try world.base.snapshot().rivals(of: world.entity("z")).map { $0.facts.map(\.id) } == [[married, again]])
    }

    @Test("what follows a fact revises it and does not rival it")
    func follows() throws {
        let world = try AnalysisWorld()
        let plan = try world.fact("a", "invests-in", .to("p"), "2012", low: 10, high: 10, modality: .planned)
        try world.fact("a", "invests-in", .to("p"), "2012", low: 20, high: 20, modality: .planned, follows: plan)
        #expect(try groups(world).isEmpty)
    }

    @Test("a dispute settles a rivalry only by having the two on different sides")
    func disputes() throws {
        let world = try AnalysisWorld()
        let one = try world.fact("a", "motto", .text("onward"))
        let other = try world.fact("a", "motto", .text("upward"))
        try world.dispute("same-side", [("both", [one, other])])
        #expect(try groups(world) == [[one, other]])
        try world.dispute("motto", [("onward", [one]), ("upward", [other])])
        #expect(try groups(world).isEmpty)
    }

    @Test("retracted facts have no rivals, but had them as known before")
    func history() throws {
        let world = try AnalysisWorld()
        try world.fact("a", "motto", .text("onward"))
        let other = try world.fact("a", "motto", .text("upward"))
        let before = try #require(try world.base.connection.integer("SELECT max(id) FROM revision"))
        try world.base.revise("out") { try $0.retract(other) }
        #expect(try world.base.snapshot().rivals().isEmpty)
        #expect(try world.base.snapshot().asKnown(at: before).rivals().count == 1)
    }

    @Test("copies of one text count as one independent source, also in a circle")
    func independence() throws {
        let world = try AnalysisWorld()
        try world.base.revise("copies") { revision in
            let agency = try #require(try revision.source(slug: "agency"))
            let copy = try revision.add(NewSource(slug: "copy", title: "Copy", derivedFrom: agency))
            try revision.add(NewSource(slug: "copy-of-copy", title: "Copy of it", derivedFrom: copy))
            let one = try revision.add(NewSource(slug: "one", title: "One"))
            let other = try revision.add(NewSource(slug: "other", title: "Other", derivedFrom: one))
            try revision.setDerivation(of: one, from: other)
        }
        let one = try world.fact("a", "motto", .text("onward"), cited: ["copy", "copy-of-copy", "agency", "paper"])
        let other = try world.fact("a", "motto", .text("upward"), cited: ["one", "other"])
        let conflict = try #require(try world.base.snapshot().conflicts().first)
        #expect(conflict.sides.map { $0.facts.map(\.id) } == [[one], [other]])
        #expect(conflict.sides.map(\.sources.count) == [4, 2])
        #expect(conflict.sides.map(\.independentSources) == [2, 1])
    }

    @Test("the bundled base has 38 disputes and no rival outside one; the two splits of 285 M€ are rivals")
    func bundled() throws {
        let base = try AnalysisWorld.bundled()
        let conflicts = try base.snapshot().conflicts()
        #expect(conflicts.count == 38)
        #expect(try base.snapshot().rivals().isEmpty)
        // Thales 60 or 30, Dassault Systèmes 30 or 60, as the two accounts of 2011 have it: rivals, but for the dispute.
        try base.connection.run("DELETE FROM dispute_side WHERE dispute = (SELECT id FROM dispute WHERE slug = 'split-of-285')")
        let split = try base.snapshot().rivals()
        #expect(split.map { $0.facts.map(\.subject.slug) } == [["thales", "thales"], ["dassault-systemes", "dassault-systemes"]])
        #expect(split.allSatisfy { $0.reason == .values })
    }

    @Test("two pages that copied one agency text stand as one voice")
    func bundledCopies() throws {
        let base = try AnalysisWorld.bundled()
        let roots = try base.snapshot().sourceRoots()
        let copies = try ["bnow-2657", "solnum-cw"].map { try #require(try base.snapshot().source(slug: $0)) }
        #expect(roots.independentCount(of: copies) == 1)
    }
}
