import Foundation
import DossierInterchange
import DossierModel
import DossierStorage
import Testing

@Suite("Random packages")
struct RandomPackageTests {
    @Test("survive import, export and import, and are sound", arguments: 0..<24 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var package = RandomPackage(seed: seed)
        let base = try KnowledgeBase.inMemory()
        try base.revise("random") { try package.fill($0) }
        try base.revise("second thoughts") { try package.change($0) }
        let files = try base.exported()
        let copy = try base.copy()
        expectSame(try copy.exported(), files)
        let faults = try copy.snapshot().integrityChecks().filter { !$0.isGood }.map(\.detail)
        #expect(faults == [])

        for sql in [
            """
            SELECT id, subject, predicate, object, starts, ends, modality, amount_low, amount_high, unit, approximate, role, note,
                   sources, possible_from, possible_to, certain_from, certain_to
            FROM relations ORDER BY id
            """,
            """
            SELECT id, entity, key, value, starts, ends, modality, amount_low, amount_high, unit, role, note, sources,
                   possible_from, possible_to, certain_from, certain_to
            FROM attributes ORDER BY id
            """,
            "SELECT entity, text, language, role, starts, ends FROM names ORDER BY 1, 2, 3, 4, id",
        ] {
            #expect(try copy.rows(sql) == base.rows(sql))
        }
    }

    @Test("imported again into their own base add nothing", arguments: 100..<108 as Range<UInt64>)
    func idempotent(seed: UInt64) throws {
        var package = RandomPackage(seed: seed)
        let base = try KnowledgeBase.inMemory()
        try base.revise("random") { try package.fill($0) }
        let (files, sizes) = (try base.exported(includingPrivate: true), try base.snapshot().sizes())
        let folder = try PackageFolder()
        for (name, data) in files { try folder.write(data, to: name) }
        let report = try folder.load(into: base)
        #expect(report.warnings == [])
        #expect(try base.snapshot().sizes() == sizes)
        expectSame(try base.exported(includingPrivate: true), files)
    }
}

/// Facts of every sort with awkward texts, from a seeded generator.
struct RandomPackage {
    private var generator: SeededGenerator
    private var entities: [EntityID] = []
    private var facts: [FactID] = []
    private var names: [NameID] = []
    private var citations: [CitationID] = []

    private static let texts = [
        "plain", "with, comma", "with \"quotes\"", "two\nlines", "CR\r\nLF", " blanks ", "=1+1", "é à ü 名 😀",
        "\u{301}combining", "'", "a\tb", "0",
    ]
    private static let dates = [
        "2012", "2012-05", "2012-05-02", "2012~", "2012?", "2012-21", "[2011,2012]", "[..2012]", "201X", "Y-12000",
    ]

    init(seed: UInt64) { generator = SeededGenerator(state: seed) }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
    private mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &generator)]
    }
    private mutating func text() -> String? { chance(50) ? one(of: Self.texts) : nil }
    private mutating func date() -> String? { chance(60) ? one(of: Self.dates) : nil }

    mutating func fill(_ revision: Revision) throws {
        try revision.add(Kind(name: "thing", plural: "things", labelFrench: "chose"))
        try revision.add(Kind(name: "part", plural: "parts", parent: "thing"))
        let joins = try revision.add(
            Predicate(name: "joins", takes: .entity, temporality: .state, isSymmetric: true, labelEnglish: "joins"))
        let says = try revision.add(
            Predicate(name: "says", takes: .value, valueType: .text, temporality: .event, labelEnglish: "says"))
        let costs = try revision.add(
            Predicate(name: "costs", takes: .value, valueType: .amount, temporality: .period, labelEnglish: "costs"))
        let units = try [0, 2, 9].map { exponent in
            try revision.add(Unit(code: "U\(exponent)", exponent: exponent, kind: .money, symbol: "u"))
        }
        for number in 0..<Int.random(in: 3...8, using: &generator) {
            let kind = one(of: ["thing", "part"])
            entities.append(
                try revision.add(NewEntity(slug: "e\(number)", kind: kind, name: one(of: Self.texts), summary: text())))
        }
        var sources: [SourceID] = []
        for number in 0..<4 {
            var source = NewSource(
                slug: "s\(number)", title: one(of: Self.texts), author: text(), published: date(), url: text())
            if number > 0, chance(50) { source.derivedFrom = one(of: sources) }
            sources.append(try revision.add(source))
        }
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            names.append(
                try revision.add(
                    NewName(
                        entity: one(of: entities), text: one(of: Self.texts), language: chance(50) ? "fr" : nil,
                        role: one(of: NameRole.allCases), starts: date())))
        }
        for _ in 0..<Int.random(in: 1...25, using: &generator) {
            let predicate = one(of: [joins, says, costs])
            let object: NewFact.Object =
                predicate == joins ? .entity(one(of: entities)) : predicate == says ? .value(one(of: Self.texts)) : .amount
            var fact = NewFact(
                subject: one(of: entities), predicate: predicate, object: object, starts: date(),
                modality: one(of: Modality.allCases))
            if chance(20) { fact.ends = ".." }
            if predicate == costs || (predicate == joins && chance(40)) { setAmount(of: &fact, units) }
            (fact.role, fact.note, fact.privateNote) = (text(), text(), text())
            if !facts.isEmpty, chance(30) { fact.follows = one(of: facts) }
            let id = chance(20) ? FactID(Int64.random(in: 1_000...1_000_000, using: &generator)) : nil
            if let id, facts.contains(id) { continue }
            facts.append(try revision.add(fact, id: id))
        }
        for claim in facts.map(Claim.fact) + names.map(Claim.name) {
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                let asOf = date()
                citations.append(
                    try revision.add(
                        NewCitation(
                            claim: claim, source: one(of: sources), locator: text(), asOf: asOf,
                            isAsOfDefaulted: asOf != nil && chance(50),
                            quote: text(), speaker: chance(30) ? one(of: entities) : nil)))
            }
        }
        let dispute = try revision.add(
            NewDispute(slug: "d", topic: one(of: Self.texts), verdict: .rival, favours: "first", comment: text()))
        for (side, fact) in zip(["first", "second, \"other\""], facts) { try revision.add(.fact(fact), to: side, of: dispute) }
    }

    private mutating func setAmount(of fact: inout NewFact, _ units: [UnitID]) {
        let bounds = [
            Int64.random(in: 0...1_000_000_000_000, using: &generator), Int64.random(in: 0...9, using: &generator),
        ].sorted()
        (fact.amountLow, fact.amountHigh) = one(of: [
            (bounds[0], bounds[1]), (bounds[0], bounds[0]), (nil, bounds[1]), (bounds[0], nil),
        ])
        fact.unit = one(of: units)
        fact.isApproximate = chance(30)
    }

    /// Takes back some of it, and merges two entities.
    mutating func change(_ revision: Revision) throws {
        for fact in facts where chance(20) { try revision.retract(fact) }
        for name in names where chance(20) { try revision.retract(name) }
        if chance(60) { try revision.merge(entities[0], into: entities[1]) }
        if chance(60) { try revision.merge(entities[1], into: entities[2]) }
    }
}

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
