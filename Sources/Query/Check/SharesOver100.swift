internal import DossierModel
internal import DossierStorage

/// Shares of one thing that together certainly exceed the whole at some moment, or one that does alone.
///
/// A share is the amount, in per cent, of a state whose predicate has one value for each pair of subject and object: of several facts of
/// one pair on a day the least counts. Sources round: a share given as 45 % counts as at least 44.5 %, one given as 33.3 % as at least
/// 33.25 %.
struct SharesOver100: CheckRule {
    // In groups of facts that are added together.
    private static let shares = """
        SELECT f.object, f.predicate, f.role, f.modality, f.unit, f.id, f.subject, f.amount_low, f.certain_from, f.certain_to, u.exponent
        FROM fact f JOIN predicate p ON p.id = f.predicate JOIN unit u ON u.id = f.unit
        WHERE f.retracted_in IS NULL AND f.object IS NOT NULL AND f.modality <= 3 AND u.kind = 'percent'
          AND p.slot = 'pair' AND p.time = 'state' AND NOT p.symmetric AND NOT f.approximate AND f.amount_low > 0
        """
    private static let order = " ORDER BY f.object, f.predicate, f.role, f.modality, f.unit, f.id"

    func findings(in base: Snapshot) throws -> [Finding] {
        var found: [(first: Int64, finding: Finding)] = []
        var (group, shares): (Group?, [Share]) = (nil, [])
        func finish() throws {
            for finding in try findings(shares, base) { found.append((shares.map(\.fact).min() ?? 0, finding)) }
            shares = []
        }
        try base.connection.forEachRow(Self.shares + Self.order) { row in
            let next = Group(row)
            if group != next { try finish() }
            group = next
            shares.append(try Share(row))
        }
        try finish()
        return found.sorted { $0.first < $1.first }.map(\.finding)
    }

    /// The facts among some whose share exceeds the whole by itself.
    func findings(among facts: [FactID], in base: Snapshot) throws -> [Finding] {
        let sql = Self.shares + " AND f.id IN (SELECT value FROM json_each(?))" + Self.order
        return try base.connection.all(sql, [base.jsonArray(facts.map(\.rawValue))]) { try Share($0) }.compactMap(\.finding)
    }

    private struct Group: Equatable {
        let object, predicate, modality, unit: Int64
        let role: String?

        init(_ row: Row) {
            object = row.integer(0)
            predicate = row.integer(1)
            role = row.optionalText(2)
            modality = row.integer(3)
            unit = row.integer(4)
        }
    }

    private func findings(_ shares: [Share], _ base: Snapshot) throws -> [Finding] {
        let findings = shares.compactMap(\.finding)
        // What is wrong by itself is not added to others.
        let rest = shares.filter { $0.parts <= $0.whole && $0.days != nil }
        guard ShareSweep.mayExceed(rest) else { return findings }
        let sides = try base.disputeSides(of: rest.map { FactID($0.fact) })
        guard let (day, facts) = ShareSweep(rest, sides).firstExcess() else { return findings }
        let ids = Finding.list(facts.map(String.init))
        return findings + [
            Finding(
                .sharesOver100, "facts \(ids) give shares that come to more than 100 % on \(day)", facts.map { .fact(FactID($0)) })
        ]
    }
}

/// What one fact says of a share, at the least.
struct Share {
    let fact: Int64
    let subject: Int64
    /// In halves of the unit's smallest part, so that half a digit is a number.
    let parts: Int64
    /// 100 % in the same.
    let whole: Int64
    /// The days on which it certainly holds; nil for none.
    let days: ClosedRange<Day>?

    /// What is wrong with it by itself; nil where it may be.
    fileprivate var finding: Finding? {
        parts > whole ? Finding(.sharesOver100, "fact \(fact) gives a share of more than 100 %", [.fact(FactID(fact))]) : nil
    }

    fileprivate init(_ row: Row) throws(SQLiteError) {
        fact = row.integer(5)
        subject = row.integer(6)
        let one = (0..<(try row.exponent(10))).reduce(Int64(1)) { scaled, _ in scaled * 10 }
        whole = 200 * one
        // A damaged or absurd share is cut to twice the whole: it still exceeds it, and sums of shares do not overflow.
        let low = min(row.integer(7), 2 * whole)
        // Rounded by half of the last digit that is not a zero behind the decimal point; a whole number was given to the unit.
        var digit: Int64 = 1
        while digit < one, low % (digit * 10) == 0 { digit *= 10 }
        parts = 2 * low - digit
        let from = row.optionalInteger(8), to = row.optionalInteger(9)
        if let from, let to, from <= to {
            days = Day(epochDay: Int(from))...Day(epochDay: Int(to))
        } else {
            days = nil
        }
    }
}

/// Goes through the days of shares in order, and knows at each what they come to.
struct ShareSweep {
    private let shares: [Share]
    private let sides: DisputeSides

    /// Whether shares of one thing may exceed the whole on some day; false is certain.
    static func mayExceed(_ shares: [Share]) -> Bool {
        guard let whole = shares.first?.whole else { return false }
        var most: [Int64: Int64] = [:]
        for share in shares { most[share.subject] = max(most[share.subject] ?? 0, share.parts) }
        return most.values.reduce(0, capped) > whole
    }

    init(_ shares: [Share], _ sides: DisputeSides) {
        self.shares = shares
        self.sides = sides
    }

    /// The shares of one subject that hold on a day.
    private struct Holding {
        // Of what no dispute is about, as a heap: the least first, some of them over already.
        var settled = Heap()
        /// Sides of disputes.
        var disputed: [Share] = []

        /// The least of what is settled on a day; nil where nothing is.
        mutating func least(on day: Day) -> Int64? {
            while let first = settled.first, first.days?.upperBound ?? .distantPast < day { settled.removeFirst() }
            return settled.first?.parts
        }
    }

    /// The first day on which every way to choose between the sides of disputes exceeds the whole, and the facts that hold then.
    func firstExcess() -> (Day, [Int64])? {
        let starts = shares.sorted { ($0.days?.lowerBound ?? .distantFuture, $0.fact) < ($1.days?.lowerBound ?? .distantFuture, $1.fact) }
        // Ends, so that a subject's sum is reckoned anew only where it changes.
        let ends = shares.sorted { ($0.days?.upperBound ?? .distantFuture) < ($1.days?.upperBound ?? .distantFuture) }
        var holding: [Int64: Holding] = [:]
        var leasts: [Int64: Int64] = [:]
        var inDispute = Set<Int64>()
        var (sum, ended) = (Int64(0), 0)
        func update(_ subject: Int64, _ day: Day) {
            holding[subject]?.disputed.removeAll { $0.days?.upperBound ?? .distantPast < day }
            let isDisputed = holding[subject]?.disputed.isEmpty == false
            let least = isDisputed ? 0 : holding[subject]?.least(on: day) ?? 0
            if isDisputed { inDispute.insert(subject) } else { inDispute.remove(subject) }
            sum += least - (leasts[subject] ?? 0)
            leasts[subject] = least
        }
        for (index, share) in starts.enumerated() {
            guard let day = share.days?.lowerBound else { continue }
            while ended < ends.count, let last = ends[ended].days?.upperBound, last < day {
                update(ends[ended].subject, day)
                ended += 1
            }
            if sides.sides[FactID(share.fact)] == nil {
                holding[share.subject, default: Holding()].settled.insert(share)
            } else {
                holding[share.subject, default: Holding()].disputed.append(share)
            }
            update(share.subject, day)
            // Once all that begin on a day are counted in.
            if index + 1 < starts.count, starts[index + 1].days?.lowerBound == day { continue }
            let disputed = inDispute.isEmpty ? 0 : leastOfDisputed(inDispute.sorted(), holding, day)
            if sum + disputed > share.whole {
                return (day, shares.filter { $0.days?.contains(day) == true }.map(\.fact).sorted())
            }
        }
        return nil
    }

    /// The least that subjects with a side in a dispute come to over all ways to choose; 0 where there are too many to tell.
    private func leastOfDisputed(_ subjects: [Int64], _ holding: [Int64: Holding], _ day: Day) -> Int64 {
        var choices: [Share] = []
        for subject in subjects {
            guard var here = holding[subject] else { continue }
            choices += here.disputed
            // Of what is settled the least stands for the rest.
            if here.least(on: day) != nil, let least = here.settled.first { choices.append(least) }
        }
        var contradictions: [(Int, Int)] = []
        for one in choices.indices {
            for other in choices.indices.dropFirst(one + 1)
            where choices[one].subject == choices[other].subject
                || sides.areOpposed(FactID(choices[one].fact), FactID(choices[other].fact))
            {
                contradictions.append((one, other))
            }
        }
        let alternatives = Alternatives(count: choices.count, contradictions: contradictions)
        var least = alternatives.undisputed.reduce(Int64(0)) { $0 + choices[$1].parts }
        for knot in alternatives.knots {
            least += knot.choices?.map { $0.reduce(Int64(0)) { $0 + choices[$1].parts } }.min() ?? 0
        }
        return least
    }

    private static func capped(_ sum: Int64, _ parts: Int64) -> Int64 { min(sum, .max / 2) + parts }
}

/// Shares with the least first, as a binary heap.
private struct Heap {
    private var shares: [Share] = []

    var first: Share? { shares.first }

    mutating func insert(_ share: Share) {
        shares.append(share)
        var place = shares.count - 1
        while place > 0, shares[place].parts < shares[(place - 1) / 2].parts {
            shares.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func removeFirst() {
        guard let last = shares.popLast(), !shares.isEmpty else { return }
        shares[0] = last
        var place = 0
        while true {
            let children = (2 * place + 1)..<min(2 * place + 3, shares.count)
            guard 2 * place + 1 < shares.count, let least = children.min(by: { shares[$0].parts < shares[$1].parts }),
                shares[least].parts < shares[place].parts
            else { return }
            shares.swapAt(place, least)
            place = least
        }
    }
}
