import DossierModel
import Testing

/// Compares the answers with what enumerating every admissible start and end says, over a few days of May 2012.
struct HoldingDaysBruteForceTests {
    /// Days that dates and questions lie in.
    private static let window = 2...12
    /// Days that unknown and open ends reach to, beyond every question on both sides.
    private static let universe = 0...14

    @Test("For random states, certain, possible and no are what all admissible pairs of start and end say", arguments: 0..<50)
    func states(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<60 {
            let fact = RandomFact(using: &random)
            let holding = try fact.holdingDays
            let pairs = fact.pairs
            for _ in 0..<12 {
                let question = RandomFact.range(using: &random)
                let days = RandomFact.day(question.lowerBound)...RandomFact.day(question.upperBound)
                let on = answer(
                    possible: pairs.possible.contains { $0.overlaps(question) },
                    certain: pairs.certain.allSatisfy { $0.lowerBound <= question.lowerBound && question.upperBound <= $0.upperBound })
                #expect(holding.holds(on: days) == on, "\(fact) on \(question)")
                let between = answer(
                    possible: pairs.possible.contains { $0.overlaps(question) }, certain: pairs.certain.allSatisfy { $0.overlaps(question) })
                #expect(holding.holdsSometime(between: days) == between, "\(fact) between \(question)")
            }
        }
    }

    @Test("For random pairs of states, overlap is what all admissible pairs of both say", arguments: 0..<30)
    func overlaps(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(1000 + seed))
        for _ in 0..<12 {
            let one = RandomFact(using: &random)
            let other = RandomFact(using: &random)
            let left = one.pairs
            let right = other.pairs
            let expected = answer(
                possible: left.possible.contains { pair in right.possible.contains { $0.overlaps(pair) } },
                certain: left.certain.allSatisfy { pair in right.certain.allSatisfy { $0.overlaps(pair) } })
            #expect(HoldingDays.overlaps(try one.holdingDays, try other.holdingDays) == expected, "\(one) and \(other)")
        }
    }

    @Test("For random events, the answers are what every day of the date says", arguments: 0..<20)
    func events(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(2000 + seed))
        for _ in 0..<40 {
            let start = RandomBoundary(using: &random, allowsOpen: false)
            let holding = HoldingDays(starts: try start.text.map { try EDTF($0) }, ends: nil, asOf: [], temporality: .event)
            let possible = start.hull
            let certain = start.isUsable ? possible : RandomFact.universe
            let question = RandomFact.range(using: &random)
            let expected = answer(
                possible: possible.overlaps(question), certain: certain.allSatisfy { $0...$0 == question })
            #expect(holding.holds(on: RandomFact.day(question.lowerBound)...RandomFact.day(question.upperBound)) == expected, "\(start) on \(question)")
        }
    }

    private func answer(possible: Bool, certain: Bool) -> Certainty {
        possible ? (certain ? .certain : .possible) : .no
    }

    /// A random start or end: its EDTF text, the days it may be, and whether certainty may rest on it.
    private struct RandomBoundary {
        var text: String?
        var days: Set<Int> = Set(RandomFact.universe)
        var isUsable = false

        var hull: ClosedRange<Int> { (days.min() ?? 0)...(days.max() ?? 0) }

        init(using random: inout SeededGenerator, allowsOpen: Bool, openDay: Int = 0) {
            func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
            switch pick(0...9) {
            case 0: return
            case 1 where allowsOpen:
                text = ".."
                days = [openDay]
            case 2, 3:
                let first = pick(2...11)
                let last = pick(first...12)
                text = "[\(RandomFact.day(first))..\(RandomFact.day(last))]"
                days = Set(first...last)
            case 4 where allowsOpen:
                let members = [pick(2...5), pick(6...9), pick(10...12)]
                text = "[" + members.map { RandomFact.day($0).description }.joined(separator: ",") + "]"
                days = Set(members)
            case 5:
                let day = pick(3...11)
                text = "\(RandomFact.day(day))~"
                days = Set(day - 1...day + 1)
            case 6:
                let day = pick(2...12)
                text = "\(RandomFact.day(day))?"
                days = [day]
                return
            case 7:
                text = "2012-05-0X"
                days = Set(1...9)
            default:
                let day = pick(2...12)
                text = RandomFact.day(day).description
                days = [day]
            }
            isUsable = true
        }
    }

    private struct RandomFact: CustomStringConvertible {
        static let universe = HoldingDaysBruteForceTests.universe

        let start: RandomBoundary
        let end: RandomBoundary
        let sightings: [RandomBoundary]

        init(using random: inout SeededGenerator) {
            start = RandomBoundary(using: &random, allowsOpen: true, openDay: RandomFact.universe.lowerBound)
            end = RandomBoundary(using: &random, allowsOpen: true, openDay: RandomFact.universe.upperBound)
            var sightings: [RandomBoundary] = []
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                let sighting = RandomBoundary(using: &random, allowsOpen: false)
                if sighting.text != nil { sightings.append(sighting) }
            }
            self.sightings = sightings
        }

        /// Day n of the window is the nth of May 2012.
        static func day(_ number: Int) -> Day { Day(year: 2012, month: 5, day: number) }

        static func range(using random: inout SeededGenerator) -> ClosedRange<Int> {
            let first = Int.random(in: window, using: &random)
            return first...Int.random(in: first...min(first + 4, window.upperBound), using: &random)
        }

        var holdingDays: HoldingDays {
            get throws {
                HoldingDays(
                    starts: try start.text.map { try EDTF($0) }, ends: try end.text.map { try EDTF($0) },
                    asOf: try sightings.compactMap { try $0.text.map { try EDTF($0) } }, temporality: .state)
            }
        }

        /// All spans the sources admit, and all that remain when dates in doubt are set aside.
        var pairs: (possible: [ClosedRange<Int>], certain: [ClosedRange<Int>]) {
            let possible = spans(start.days, end.days)
            // A sighting on no possible day contradicts the dates and is not admitted as evidence.
            let admitted = sightings.filter { sighting in sighting.isUsable && possible.contains { $0.overlaps(sighting.hull) } }
            func agrees(_ span: ClosedRange<Int>) -> Bool { admitted.allSatisfy { $0.hull.overlaps(span) } }
            let everyDay = Set(RandomFact.universe)
            let certain = spans(start.isUsable ? start.days : everyDay, end.isUsable ? end.days : everyDay)
            return (possible.filter(agrees), certain.filter(agrees))
        }

        private func spans(_ starts: Set<Int>, _ ends: Set<Int>) -> [ClosedRange<Int>] {
            starts.flatMap { start in ends.filter { start <= $0 }.map { start...$0 } }
        }

        var description: String {
            "\(start.text ?? "?") to \(end.text ?? "?") seen \(sightings.map { $0.text ?? "" })"
        }
    }
}
