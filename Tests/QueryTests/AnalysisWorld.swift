import DossierInterchange
import DossierModel
import DossierQuery
import DossierStorage
import Testing

/// A small base of invented facts, made row by row: enough vocabulary for money, dates and disputes, and nothing wrong with it.
final class AnalysisWorld {
    let base: Writer
    private var slugs: [String: EntityID] = [:]

    init() throws {
        base = try KnowledgeBase.inMemory()
        try base.revise("vocabulary") { revision in
            try revision.add(Kind(name: "organization", plural: "organizations"))
            try revision.add(Kind(name: "company", plural: "companies", parent: "organization"))
            try revision.add(Kind(name: "person", plural: "people"))
            try revision.add(Kind(name: "place", plural: "places"))
            try revision.add(DossierModel.Unit(code: "EUR", exponent: 2, kind: .money, symbol: "€"))
            try revision.add(DossierModel.Unit(code: "USD", exponent: 2, kind: .money, symbol: "$"))
            try revision.add(DossierModel.Unit(code: "percent", exponent: 2, kind: .percent, symbol: "%"))
            for predicate in Self.predicates { try revision.add(predicate) }
            try revision.add(NewSource(slug: "paper", title: "The paper"))
            try revision.add(NewSource(slug: "agency", title: "The agency"))
        }
    }

    private static let predicates = [
        Predicate(name: "founded", takes: .value, valueType: .date, temporality: .event, slot: .subject, labelEnglish: "founded"),
        Predicate(name: "dissolved", takes: .value, valueType: .date, temporality: .event, slot: .subject, labelEnglish: "dissolved"),
        Predicate(name: "motto", takes: .value, valueType: .text, temporality: .state, slot: .subject, labelEnglish: "motto"),
        Predicate(name: "staff", takes: .value, valueType: .integer, temporality: .state, slot: .subject, labelEnglish: "staff"),
        Predicate(name: "stated-total", takes: .value, valueType: .amount, temporality: .state, slot: .subject, labelEnglish: "stated total"),
        Predicate(name: "revenue", takes: .value, valueType: .amount, temporality: .period, slot: .subject, labelEnglish: "revenue"),
        Predicate(
            name: "invests-in", takes: .entity, temporality: .state, slot: .pair, range: ["organization"], labelEnglish: "invests in"),
        Predicate(name: "pays", takes: .entity, temporality: .event, labelEnglish: "pays"),
        Predicate(name: "owns", takes: .entity, temporality: .state, slot: .pair, labelEnglish: "owns"),
        Predicate(name: "distant-from", takes: .entity, temporality: .state, slot: .pair, isSymmetric: true, labelEnglish: "distant from"),
        Predicate(name: "married-to", takes: .entity, temporality: .state, slot: .subject, isSymmetric: true, labelEnglish: "married to"),
        Predicate(name: "part-of", takes: .entity, temporality: .state, labelEnglish: "part of"),
        Predicate(name: "leads", takes: .entity, temporality: .state, domain: ["person"], labelEnglish: "leads"),
        Predicate(name: "hosts", takes: .entity, temporality: .state, labelEnglish: "hosts"),
        Predicate(name: "supplies", takes: .entity, temporality: .state, labelEnglish: "supplies"),
        Predicate(name: "works-for", takes: .entity, temporality: .state, labelEnglish: "works for"),
        Predicate(name: "joins", takes: .entity, temporality: .event, labelEnglish: "joins"),
        Predicate(name: "withdraws-from", takes: .entity, temporality: .event, labelEnglish: "withdraws from"),
    ]

    /// The entity with this slug, made on first use: of a kind, or a company.
    @discardableResult
    func entity(_ slug: String, kind: String = "company", name: String? = nil) throws -> EntityID {
        if let known = slugs[slug] { return known }
        var id = EntityID(0)
        try base.revise("an entity") { revision in
            id = try revision.add(NewEntity(slug: slug, kind: kind, name: name ?? slug))
        }
        slugs[slug] = id
        return id
    }

    /// What stands on the right of a predicate.
    enum Right {
        case to(String)
        case text(String)
        case amount
    }

    /// Adds a fact, cited once in the paper unless `cited` says otherwise. Amounts are in whole units.
    @discardableResult
    func fact(
        _ subject: String, _ predicate: String, _ right: Right, _ starts: String? = nil, _ ends: String? = nil,
        low: Int64? = nil, high: Int64? = nil, unit: String = "EUR", modality: Modality = .actual, role: String? = nil,
        follows: FactID? = nil, isApproximate: Bool = false, cited: [String] = ["paper"], asOf: String? = nil
    ) throws -> FactID {
        let subjectID = try entity(subject)
        var object = NewFact.Object.amount
        switch right {
        case .to(let slug): object = .entity(try entity(slug))
        case .text(let text): object = .value(text)
        case .amount: break
        }
        var id = FactID(0)
        try base.revise("a fact") { revision in
            let predicateID = try #require(try revision.predicate(named: predicate))
            var fact = NewFact(subject: subjectID, predicate: predicateID, object: object, starts: starts, ends: ends, modality: modality)
            if low != nil || high != nil {
                let (unitID, exponent) = try #require(try revision.unit(coded: unit))
                let scale = (0..<exponent).reduce(Int64(1)) { scaled, _ in scaled * 10 }
                fact.unit = unitID
                fact.amountLow = low.map { $0 * scale }
                fact.amountHigh = high.map { $0 * scale }
                fact.isApproximate = isApproximate
            }
            fact.role = role
            fact.follows = follows
            id = try revision.add(fact)
            for (index, slug) in cited.enumerated() {
                let source = try #require(try revision.source(slug: slug))
                try revision.add(NewCitation(claim: .fact(id), source: source, locator: "par. \(index + 1)", asOf: asOf))
            }
        }
        return id
    }

    /// Writes up a dispute: sides by their text, each with its facts.
    func dispute(_ slug: String, verdict: NewDispute.Verdict = .rival, favours: String? = nil, _ sides: [(String, [FactID])]) throws {
        try base.revise("a dispute") { revision in
            let id = try revision.add(NewDispute(slug: slug, topic: slug, verdict: verdict, favours: favours))
            for (text, facts) in sides { for fact in facts { try revision.add(.fact(fact), to: text, of: id) } }
        }
    }

    /// The entity as queries name it.
    func reference(_ slug: String) throws -> EntityReference {
        try #require(try base.snapshot().entity(try entity(slug)))
    }

    /// The bundled knowledge base, in memory.
    static func bundled() throws -> Writer {
        let base = try KnowledgeBase.inMemory()
        _ = try PackageImporter(.bundled, into: base).run(message: "bundled")
        return base
    }
}

extension Writer {
    /// The entity with this slug.
    func reference(_ slug: String) throws -> EntityReference {
        guard case .found(let hit) = try snapshot().resolve(slug) else { throw RecordFault("no entity \(slug)") }
        return hit.entity
    }
}
