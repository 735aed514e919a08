import DossierModel
import Testing

/// Compares the days of relations whose ends exist for some time only with what enumerating every start and end says, over a few days
/// of May 2012.
struct LifetimeBruteForceTests {
    private static let days = 1...14

    @Test(
        "For random states and lifetimes, nothing that may be is denied, and nothing is certain that may not be",
        arguments: 0..<40)
    func states(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(7000 + seed))
        for _ in 0..<80 {
            let relation = RandomRelation(using: &random)
            let answering = try relation.days.within(relation.lifetime)
            let (possible, certain) = relation.spans
            for day in Self.days {
                let answer = answering.holds(on: RandomRelation.day(day))
                let isPossible = possible.contains { $0.contains(day) }
                let isCertain = isPossible && certain.allSatisfy { $0.contains(day) }
                #expect(!isPossible || answer != .no, "\(relation) on \(day)")
                #expect(answer != .certain || isCertain, "\(relation) on \(day)")
                // What contradicts itself may be told less of.
                if relation.isConsistent {
                    #expect(answer == (isPossible ? isCertain ? .certain : .possible : .no), "\(relation) on \(day)")
                }
            }
        }
    }

    @Test("what a date says stands, also outside of the lifetime")
    func dated() throws {
        let life = Lifetime(from: Day(year: 2012, month: 9, day: 6), to: Day(year: 2020, month: 2, day: 1))
        let early = HoldingDays(starts: try EDTF("2011"), ends: try EDTF("2021"), asOf: [], temporality: .state)
        #expect(early.within(life) == early)
        let always = HoldingDays(starts: try EDTF(".."), ends: try EDTF("2014"), asOf: [], temporality: .state)
        #expect(always.within(life) == always)
        let event = HoldingDays(starts: nil, ends: nil, asOf: [], temporality: .event).within(life)
        #expect(event.possibleFrom == life.from && event.possibleTo == life.to && event.certainFrom == nil)
    }

    @Test("what was over before its end could exist never holds, and what was seen then is not certain")
    func contradicted() throws {
        let life = Lifetime(from: Day(year: 2012, month: 9, day: 6), to: nil)
        let over = HoldingDays(starts: nil, ends: try EDTF("2011"), asOf: [], temporality: .state).within(life)
        #expect(over.isContradictory && over.certainFrom == nil)
        let seen = HoldingDays(starts: nil, ends: nil, asOf: [try EDTF("2011"), try EDTF("2014")], temporality: .state)
        #expect(seen.holds(on: Day(year: 2013, month: 1, day: 1)) == .certain)
        #expect(seen.within(life).holds(on: Day(year: 2013, month: 1, day: 1)) == .possible)
    }

    /// A relation with dates, sightings, and the lifetime that its ends share.
    private struct RandomRelation: CustomStringConvertible {
        let starts, ends: String?
        // The days that the start and the end may be, as far as their dates say; nil for any.
        private let firstDays, lastDays: ClosedRange<Int>?
        private let sightings: [Int]
        private let from, to: Int?

        init(using random: inout SeededGenerator) {
            func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
            func boundary(openAtStart: Bool) -> (String?, ClosedRange<Int>?) {
                let (first, length) = (pick(2...12), pick(0...2))
                switch pick(0...5) {
                case 0, 1, 2: return (nil, nil)
                case 3: return (Self.day(first).description, first...first)
                case 4: return ("[\(Self.day(first))..\(Self.day(min(first + length, 13)))]", first...min(first + length, 13))
                default: return openAtStart ? ("[..\(Self.day(first))]", 0...first) : ("[\(Self.day(first))..]", first...15)
                }
            }
            (starts, firstDays) = boundary(openAtStart: true)
            (ends, lastDays) = boundary(openAtStart: false)
            sightings = (0..<pick(0...2)).map { _ in pick(2...13) }
            from = pick(0...2) == 0 ? nil : pick(2...8)
            to = pick(0...2) == 0 ? nil : pick(6...13)
        }

        static func day(_ number: Int) -> Day { Day(year: 2012, month: 5, day: number) }

        var lifetime: Lifetime { Lifetime(from: from.map(Self.day), to: to.map(Self.day)) }

        var days: HoldingDays {
            get throws {
                HoldingDays(
                    starts: try starts.map { try EDTF($0) }, ends: try ends.map { try EDTF($0) },
                    asOf: try sightings.map { try EDTF(Self.day($0).description) }, temporality: .state)
            }
        }

        // A start that no date keeps from being any day of the past is no day before the lifetime; likewise an end.
        private var living: [ClosedRange<Int>] {
            var (first, last) = (firstDays ?? 0...15, lastDays ?? 0...15)
            if first.lowerBound == 0, let from { first = from > first.upperBound ? 16...16 : from...first.upperBound }
            if last.upperBound == 15, let to { last = to < last.lowerBound ? -1...(-1) : last.lowerBound...to }
            return Self.pairs(first, last)
        }

        /// All spans that dates, sightings and the lifetime admit, and all that certainty must reckon with: it never rests on a lifetime.
        var spans: (possible: [ClosedRange<Int>], certain: [ClosedRange<Int>]) {
            let admitted = sightings.filter { sighting in living.contains { $0.contains(sighting) } }
            func agrees(_ span: ClosedRange<Int>) -> Bool { admitted.allSatisfy(span.contains) }
            return (living.filter(agrees), Self.pairs(firstDays ?? 0...15, lastDays ?? 0...15).filter(agrees))
        }

        /// Whether no sighting, and no date that is open to one side, lies outside of the lifetime.
        var isConsistent: Bool {
            if let from, let firstDays, firstDays.lowerBound == 0, firstDays.upperBound < from { return false }
            if let to, let lastDays, lastDays.upperBound == 15, lastDays.lowerBound > to { return false }
            return sightings.allSatisfy { sighting in living.contains { $0.contains(sighting) } }
        }

        private static func pairs(_ starts: ClosedRange<Int>, _ ends: ClosedRange<Int>) -> [ClosedRange<Int>] {
            starts.flatMap { start in ends.filter { start <= $0 }.map { start...$0 } }
        }

        var description: String {
            "\(starts ?? "?") to \(ends ?? "?") seen \(sightings), living \(from.map(String.init) ?? "?") to \(to.map(String.init) ?? "?")"
        }
    }
}
