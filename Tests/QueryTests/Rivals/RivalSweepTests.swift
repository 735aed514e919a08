import DossierModel
import DossierStorage
import Glibc
import Testing

@testable import DossierQuery

@Suite("Rivals are found by one sweep, and are those that a look at each pair finds")
struct RivalSweepTests {
    /// All groups, by asking the rule of each pair of facts that there is.
    private func groupsByPairs(_ base: Snapshot) throws -> Set<[FactID]> {
        let ids = try base.connection.all("SELECT id FROM fact WHERE retracted_in IS NULL") { $0.integer(0) }
        let (facts, rule) = (try base.facts(ids), try base.rivalRule())
        let sides = try base.disputeSides(of: facts.map(\.id))
        var groups: Set<[FactID]> = []
        for reason in [RivalGroup.Reason.values, .denial] {
            var number = Array(facts.indices)
            for one in facts.indices {
                for other in facts.indices
                where one < other && rule.verdict(facts[one], facts[other])?.reason == reason
                    && !sides.areOpposed(facts[one].id, facts[other].id)
                {
                    let (kept, gone) = (number[one], number[other])
                    for place in facts.indices where number[place] == gone { number[place] = kept }
                }
            }
            for group in Dictionary(grouping: facts.indices, by: { number[$0] }).values where group.count > 1 {
                groups.insert(group.map { facts[$0].id }.sorted())
            }
        }
        return groups
    }

    private static let dates: [String?] = [
        nil, "2010", "2011", "2011-06", "2012", "2012-01-01", "2013", "2013~", "2012?", "[2010,2013]", "[2011..2013]", "2014", "..",
    ]

    /// Facts of a few slots, so that many meet.
    private func randomWorld(_ numbers: inout SeededNumbers) throws -> AnalysisWorld {
        let world = try AnalysisWorld()
        func pick<Element>(_ choices: [Element]) -> Element { choices.randomElement(using: &numbers)! }
        var added: [FactID] = []
        for _ in 0..<Int.random(in: 2...24, using: &numbers) {
            let (starts, ends) = (pick(Self.dates), pick(Self.dates))
            let modality = pick([Modality.actual, .actual, .actual, .alleged, .planned, .denied])
            let role = pick([nil, nil, nil, "chair"])
            let follows = pick([nil, nil, nil, added.randomElement(using: &numbers)])
            let low = pick([10, 10, 20, 30]) as Int64
            let high = pick([low, low, low, low + 10, nil])
            let fact: FactID
            switch Int.random(in: 0..<6, using: &numbers) {
            case 0:
                fact = try world.fact(
                    "a", "invests-in", .to(pick(["p", "q"])), starts, ends, low: low, high: high, unit: pick(["EUR", "EUR", "USD"]),
                    modality: modality, role: role, follows: follows)
            case 1:
                fact = try world.fact(
                    "a", "motto", .text(pick(["Onward", "onward", "upward", "down"])), starts, ends, modality: modality, role: role,
                    follows: follows)
            case 2:
                let date = pick(["2010", "2010-05", "2011", "[2009..2012]", "2010?"])
                fact = try world.fact("a", "founded", .text(date), date, modality: modality, follows: follows)
            case 3:
                let ends = pick([("x", "y"), ("y", "x"), ("z", "x")])
                fact = try world.fact(ends.0, "married-to", .to(ends.1), starts, nil, modality: modality, follows: follows)
            case 4:
                let pair = pick([("x", "y"), ("y", "x")])
                fact = try world.fact(
                    pair.0, "distant-from", .to(pair.1), starts, ends, low: low, high: high, modality: modality, follows: follows)
            default:
                fact = try world.fact(
                    "a", "hosts", .to(pick(["p", "q"])), starts, ends, modality: pick([.actual, .denied, .planned]), follows: follows)
            }
            added.append(fact)
        }
        if Bool.random(using: &numbers), added.count > 3 {
            let shuffled = added.shuffled(using: &numbers)
            try world.dispute("d", [("one", Array(shuffled[..<2])), ("two", Array(shuffled[2...]))])
        }
        return world
    }

    @Test("on random facts of every sort of slot", arguments: RandomCases.seeds(8))
    func differential(seed: Int) throws {
        var numbers = SeededNumbers(state: UInt64(seed))
        for _ in 0..<8 {
            let base = try randomWorld(&numbers).base.snapshot()
            let groups = try base.rivals(of: nil, sweepingFrom: 2)
            #expect(try base.rivals().map { $0.facts.map(\.id) } == groups.map { $0.facts.map(\.id) })
            let expected = try groupsByPairs(base)
            #expect(Set(groups.map { $0.facts.map(\.id) }) == expected, "seed \(seed)")
            #expect(groups.count == expected.count)
            for slug in ["a", "p", "x", "z"] {
                guard case .found(let hit) = try base.resolve(slug) else { continue }
                let own = groups.filter { $0.facts.contains { $0.subject == hit.entity || $0.otherEnd(from: hit.entity.id) == hit.entity || $0.object == .entity(hit.entity) } }
                #expect(
                    Set(try base.rivals(of: hit.entity.id).map { $0.facts.map(\.id) }) == Set(own.map { $0.facts.map(\.id) }),
                    "seed \(seed), \(slug)")
            }
        }
    }

    @Test("each fact is marked with its rivals, and only it", arguments: RandomCases.seeds(4))
    func marks(seed: Int) throws {
        var numbers = SeededNumbers(state: UInt64(seed + 100))
        for _ in 0..<8 {
            let base = try randomWorld(&numbers).base.snapshot()
            let facts = try base.facts(base.connection.all("SELECT id FROM fact WHERE retracted_in IS NULL") { $0.integer(0) })
            let (rule, sides) = (try base.rivalRule(), try base.disputeSides(of: facts.map(\.id)))
            let marks = try base.disputeMarks(of: facts)
            for fact in facts {
                let expected = facts.filter { rule.verdict(fact, $0) != nil && !sides.areOpposed(fact.id, $0.id) }.map(\.id)
                let found = marks[fact.id].flatMap { mark in if case .rivals(let rivals) = mark { rivals.map(\.id) } else { [FactID]() } }
                // Of a slot with many facts enough are told, not all.
                if facts.count < 16 { #expect(found == expected, "seed \(seed), fact \(fact.id)") }
                #expect(found.isEmpty == expected.isEmpty && Set(found).isSubset(of: expected), "seed \(seed), fact \(fact.id)")
                // Asked alone, the rest of its slot is read.
                if facts.count < 16 { #expect(try base.disputeMarks(of: [fact])[fact.id].count == marks[fact.id].count) }
            }
        }
    }

    /// What may lie in one slot in great number.
    enum Shape: String, CaseIterable {
        case allDiffer, allTheSame, oneAfterTheOther, meetingRanges, twoHalvesHandOver, oneDeniesMany
    }

    private func facts(_ shape: Shape, _ count: Int) throws -> Snapshot {
        let world = try AnalysisWorld()
        for number in 0..<count {
            let number = Int64(number)
            switch shape {
            case .allDiffer: try world.fact("a", "owns", .to("p"), "2010", "2019", low: number + 1, high: number + 1)
            case .allTheSame: try world.fact("a", "owns", .to("p"), "2010", "2019", low: 5, high: 5, role: number == 0 ? "x" : nil)
            case .oneAfterTheOther: try world.fact("a", "owns", .to("p"), "\(1000 + number)", "\(1001 + number)", low: number % 90, high: number % 90)
            case .meetingRanges: try world.fact("a", "owns", .to("p"), "2010", "2019", low: number, high: 1_000_000 - number)
            case .twoHalvesHandOver:
                let isFirst = number < count / 2
                try world.fact("a", "owns", .to("p"), isFirst ? "2010" : "2012", isFirst ? "2012" : nil, low: isFirst ? 5 : 6, high: isFirst ? 5 : 6)
            case .oneDeniesMany:
                try world.fact("a", "owns", .to("p"), "2010", "2019", low: 5, high: 5, modality: number % 2 == 0 ? .denied : .actual)
            }
        }
        return try world.base.snapshot()
    }

    private func seconds(_ body: () throws -> Void) rethrows -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let start = now()
        try body()
        return now() - start
    }

    @Test("four times the facts of one slot take far less than sixteen times as long", arguments: Shape.allCases)
    func growth(shape: Shape) throws {
        let (small, large) = (try facts(shape, 300), try facts(shape, 1_200))
        _ = try small.rivals()
        let (few, many) = (try seconds { _ = try small.rivals() }, try seconds { _ = try large.rivals() })
        #expect(many < 9 * few + 0.05, "\(few) s, \(many) s")
    }
}
