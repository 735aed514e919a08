import DossierModel
import DossierQuery

/// Random numbers that a seed repeats (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Random temporal multigraphs with all that makes traversal hard: parallel relations, relations of an entity with itself,
/// cycles, vague and missing dates, symmetric predicates, events and periods, merged entities and retracted relations.
struct RandomGraph {
    var numbers: SeededNumbers

    init(seed: Int) { numbers = SeededNumbers(state: UInt64(seed)) }

    private static let dates = [
        "2010", "2011-03", "2011-06-15", "2012~", "2012", "2013?", "2013-01-01", "[2011-02-01,2012-02-01]", "2014-05%",
        "201X", "..",
    ]

    /// Adds one graph to a base, unconnected with what is there; returns the names of its entities.
    mutating func add(to graph: TraversalGraph, named prefix: String) throws -> [String] {
        let count = Int.random(in: 2...7, using: &numbers)
        let names = (0..<count).map { "\(prefix)-\($0)" }
        let kinds = ["company", "company", "place", "city"]
        try graph.add(entities: names.map { "\($0):\(kinds.randomElement(using: &numbers)!)" })
        var edges: [TraversalGraph.Edge] = []
        for _ in 0..<Int.random(in: 1...(count * 2), using: &numbers) {
            edges.append(
                TraversalGraph.Edge(
                    subject: names.randomElement(using: &numbers)!,
                    predicate: ["runs", "owns", "allied", "runs", "owns", "buys", "pays", "founds", "closes"].randomElement(using: &numbers)!,
                    object: names.randomElement(using: &numbers)!, starts: date(), ends: date(),
                    modality: chance(3) ? Modality.allCases.randomElement(using: &numbers)! : .actual))
        }
        // Dates that contradict each other are the business of imports.
        let facts = try graph.add(edges)
        if chance(4), let fact = facts.randomElement(using: &numbers) { try graph.retract(fact) }
        guard count > 2, chance(6) else { return names }
        try graph.merge(names[count - 1], into: names[0])
        return names.dropLast()
    }

    private mutating func date() -> String? { chance(3) ? nil : Self.dates.randomElement(using: &numbers)! }

    /// True once in so many times.
    mutating func chance(_ times: Int) -> Bool { Int.random(in: 0..<times, using: &numbers) == 0 }

    /// Random rules, and the kinds that they avoid.
    mutating func rules(_ graph: TraversalGraph, _ names: [String]) throws -> (TraversalRules, Set<String>) {
        var rules = TraversalRules()
        if chance(4) { rules.predicates = Array(TraversalGraph.predicates.map(\.name).shuffled(using: &numbers).prefix(2)) }
        if chance(2) { rules.direction = FactFilter.Direction.allCases.randomElement(using: &numbers)! }
        if chance(4) { rules.modalities = Set(Modality.allCases) }
        if chance(6) { rules.modalities = [.actual, .planned] }
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0: rules.time = .on(try EDTF(["2012", "2012-03-01", "2011~", "2013?"].randomElement(using: &numbers)!))
        case 1: rules.time = .jointly
        case 2: rules.time = .between(Day(year: 2011, month: 5, day: 1), Day(year: 2012, month: 3, day: 1))
        case 3: rules.time = .on(try EDTF("2012-06-01"))
        default: rules.time = .any
        }
        rules.certainOnly = chance(3)
        rules.countsEvents = chance(2)
        if chance(4), let name = names.randomElement(using: &numbers) { rules.excluded = [graph[name]] }
        if chance(5) { rules.avoidedKinds = ["place"] }
        if chance(4) { rules.maxDegree = Int.random(in: 0...4, using: &numbers) }
        return (rules, rules.avoidedKinds.isEmpty ? [] : ["place", "city"])
    }
}
