import DossierModel
import DossierQuery
import DossierStorage

/// A small base in memory with a vocabulary that has every sort of predicate, and relations written in one line.
final class TraversalGraph {
    let base: Writer
    /// The revision that questions are asked as of.
    var knownAt = Int64.max
    private(set) var entities: [String: EntityID] = [:]
    /// All relations that are live.
    private(set) var facts: [FactID] = []

    static let predicates: [Predicate] = [
        Predicate(
            name: "runs", takes: .entity, temporality: .state, labelEnglish: "runs", labelFrench: "gère",
            inverseEnglish: "is run by", inverseFrench: "est géré par"),
        Predicate(name: "owns", takes: .entity, temporality: .state, labelEnglish: "owns", inverseEnglish: "is owned by"),
        Predicate(name: "allied", takes: .entity, temporality: .state, isSymmetric: true, labelEnglish: "is allied with"),
        Predicate(name: "buys", takes: .entity, temporality: .event, labelEnglish: "buys", inverseEnglish: "is bought by"),
        Predicate(name: "pays", takes: .entity, temporality: .period, labelEnglish: "pays", inverseEnglish: "is paid by"),
        Predicate(name: "founds", takes: .entity, temporality: .event, labelEnglish: "founds", life: .beginsObject),
        Predicate(name: "closes", takes: .entity, temporality: .event, labelEnglish: "closes", life: .endsObject),
    ]

    init() throws {
        base = try KnowledgeBase.inMemory()
        try base.revise("vocabulary") { revision in
            try revision.add(Kind(name: "company", plural: "companies"))
            try revision.add(Kind(name: "place", plural: "places"))
            try revision.add(Kind(name: "city", plural: "cities", parent: "place"))
            for predicate in Self.predicates { try revision.add(predicate) }
        }
    }

    /// One relation to be added.
    struct Edge {
        var subject: String
        var predicate: String
        var object: String
        var starts: String?
        var ends: String?
        var modality = Modality.actual
    }

    /// Makes entities, with kinds other than company where one is named: "paris:city".
    func add(entities texts: [String]) throws {
        try base.revise("entities") { revision in
            for text in texts {
                let parts = text.split(separator: ":").map(String.init)
                let entity = NewEntity(slug: parts[0], kind: parts.count > 1 ? parts[1] : "company", name: parts[0])
                entities[parts[0]] = try revision.add(entity)
            }
        }
    }

    /// Adds relations; entities that are new are made companies.
    @discardableResult
    func add(_ edges: [Edge]) throws -> [FactID] {
        let names = edges.flatMap { [$0.subject, $0.object] }.filter { entities[$0] == nil }
        try add(entities: Set(names).sorted())
        var added: [FactID] = []
        try base.revise("relations") { revision in
            for edge in edges {
                let predicate = try base.connection.integer("SELECT id FROM predicate WHERE name = ?", edge.predicate)!
                added.append(
                    try revision.add(
                        NewFact(
                            subject: entities[edge.subject]!, predicate: PredicateID(predicate),
                            object: .entity(entities[edge.object]!), starts: edge.starts, ends: edge.ends,
                            modality: edge.modality)))
            }
        }
        facts += added
        return added
    }

    /// Adds relations as "a runs b 2010 2012": subject, predicate, object, start and end, "-" for unknown.
    @discardableResult
    func add(_ lines: String...) throws -> [FactID] {
        try add(
            lines.map { line in
                let parts = line.split(separator: " ").map(String.init)
                func date(_ index: Int) -> String? { parts.count > index && parts[index] != "-" ? parts[index] : nil }
                return Edge(subject: parts[0], predicate: parts[1], object: parts[2], starts: date(3), ends: date(4))
            })
    }

    func retract(_ fact: FactID) throws {
        try base.revise("retraction") { try $0.retract(fact) }
        facts.removeAll { $0 == fact }
    }

    func merge(_ name: String, into other: String) throws {
        try base.revise("merge") { try $0.merge(entities[name]!, into: entities[other]!) }
    }

    subscript(name: String) -> EntityID { entities[name]! }

    /// The paths as lists of relation ids.
    func paths(
        _ start: String, _ end: String, limit: Int = 6, _ repetition: PathRepetition = .never,
        _ change: (inout TraversalRules) -> Void = { _ in }
    ) throws -> [[Int64]] {
        var rules = TraversalRules()
        change(&rules)
        let stream = try base.snapshot().asKnown(at: knownAt).traversal(rules).paths(from: self[start], to: self[end], limit: limit, repetition: repetition)
        var found: [[Int64]] = []
        while let path = try stream.next() { found.append(path.facts.map(\.rawValue)) }
        return found
    }

    func distance(
        _ start: String, _ end: String, limit: Int = 6, _ change: (inout TraversalRules) -> Void = { _ in }
    ) throws -> Int? {
        var rules = TraversalRules()
        change(&rules)
        return try base.snapshot().asKnown(at: knownAt).traversal(rules).distance(from: self[start], to: self[end], limit: limit)
    }
}
