public import DossierModel
public import DossierStorage

/// What stands against a fact.
public enum DisputeMark: Sendable {
    /// The fact is on a side of a dispute that a person has written up.
    case side(DisputedSide)
    /// Facts that are its rivals by rule, and that no dispute covers: one at least, in order of id.
    case rivals([FactRecord])

    /// Whether the fact may be certain all the same: not where the verdict is `rival`, where another side is favoured, or beside rivals
    /// by rule.
    public var allowsCertainty: Bool {
        switch self {
        case .side(let side): side.verdict != .rival && (side.isFavoured || side.favoured == nil)
        case .rivals: false
        }
    }
}

/// The side of a dispute on which a fact stands.
public struct DisputedSide: Sendable {
    /// The dispute's slug.
    public let dispute: String
    public let verdict: NewDispute.Verdict
    /// Whether the dispute says that this side is better supported.
    public let isFavoured: Bool
    /// The side that the dispute says is better supported, this one or another; nil where it says so of none.
    public let favoured: String?
    /// What the sides hold on which the fact does not stand, in the order in which they were written up.
    public let others: [String]
}

/// What stands against some facts: nothing against those that are not in it.
public struct DisputeMarks: Sendable {
    private var marks: [FactID: [DisputeMark]] = [:]

    init() {}

    /// What stands against a fact: disputes in the order in which they were written up, then rivals by rule.
    public subscript(fact: FactID) -> [DisputeMark] { marks[fact] ?? [] }

    /// How surely a fact answers, with what stands against it: what no one vouches for, or others contradict, is never certain.
    public func certainty(of fact: FactRecord, _ answer: Certainty) -> Certainty {
        fact.modality.isVouchedFor && allowsCertainty(of: fact.id) ? answer : min(answer, .possible)
    }

    /// Whether something stands against a fact that keeps it from being certain.
    func allowsCertainty(of fact: FactID) -> Bool { self[fact].allSatisfy(\.allowsCertainty) }

    mutating func add(_ mark: DisputeMark, to fact: FactID) { marks[fact, default: []].append(mark) }
}

extension Snapshot {
    /// What stands against facts, of all that may be shown. For many facts, batch after batch, a `DisputeMarker` is cheaper.
    public func disputeMarks(of facts: [FactRecord]) throws -> DisputeMarks { try DisputeMarker(self).marks(of: facts) }
}

/// Looks up what stands against facts, some hundreds at a time.
///
/// A batch costs a query for the disputes, and a look into an index for each slot that its facts fill.
public final class DisputeMarker {
    /// A slot with more facts is gone through once, whatever the number of batches that it is spread over.
    private static let largest = 100

    private let base: Snapshot
    private var rule: RivalRule?
    private var rivalsOfLarge: [RivalSlot: [FactID: [FactRecord]]] = [:]
    private lazy var finder = RivalSlotFinder(base)

    public init(_ base: Snapshot) { self.base = base }

    /// What stands against these facts, each of which may be shown.
    public func marks(of facts: [FactRecord]) throws -> DisputeMarks {
        var marks = DisputeMarks()
        if facts.isEmpty { return marks }
        try addSides(of: facts, to: &marks)
        for (fact, rivals) in try rivals(of: facts) { marks.add(.rivals(rivals.sorted { $0.id < $1.id }), to: fact) }
        return marks
    }

    private func addSides(of facts: [FactRecord], to marks: inout DisputeMarks) throws {
        let own = try base.disputeSides(of: facts.map(\.id))
        if own.sides.isEmpty { return }
        let all = try base.sides(ofDisputes: Set(own.sides.values.joined().map(\.dispute)))
        for (fact, sides) in own.sides {
            var seen: [String] = []
            for side in sides where !seen.contains(side.dispute) {
                seen.append(side.dispute)
                guard let dispute = all[side.dispute] else { continue }
                let texts = sides.filter { $0.dispute == side.dispute }.map(\.text)
                let others = dispute.sides.filter { !texts.contains($0) }
                // A dispute may favour what is none of its sides: `check` finds that.
                let favoured = dispute.favours.flatMap { dispute.sides.contains($0) ? $0 : nil }
                let mark = DisputedSide(
                    dispute: side.dispute, verdict: dispute.verdict, isFavoured: favoured.map(texts.contains) ?? false,
                    favoured: try base.worded(favoured), others: try others.map { try base.worded($0) })
                marks.add(.side(mark), to: fact)
            }
        }
    }

    // MARK: Rivals by rule

    private func rivals(of facts: [FactRecord]) throws -> [FactID: [FactRecord]] {
        var known: [[FactID: [FactRecord]]] = []
        var slots: [(slot: RivalSlot, facts: [Int64])] = []
        for slot in RivalSlot.all(of: facts) {
            if !rivalsOfLarge.isEmpty, let rivals = rivalsOfLarge[slot] {
                known.append(rivals)
            } else if let ids = try finder.sharing(slot) {
                slots.append((slot, ids))
            }
        }
        // So it is with most facts: for them no table of our own types is made, which would cost more than the question.
        if known.isEmpty, slots.isEmpty { return [:] }
        let asked = Set(facts.map(\.id))
        var found: [FactID: [FactRecord]] = [:]
        func add(_ rivals: [FactID: [FactRecord]]) {
            for (fact, others) in rivals where asked.contains(fact) {
                // Two ends of a symmetric relation are two slots with the same facts.
                for other in others where found[fact]?.contains(where: { $0.id == other.id }) != true { found[fact, default: []].append(other) }
            }
        }
        known.forEach(add)
        if slots.isEmpty { return found }
        let ids = Set(slots.lazy.flatMap(\.facts))
        var records = Dictionary(facts.map { ($0.id.rawValue, $0) }) { first, _ in first }
        for fact in try base.factsBeforeHiding(ids.filter { records[$0] == nil }.sorted()) {
            records[fact.id.rawValue] = try base.shown(fact) { _ in false }
        }
        let sides = try base.disputeSides(of: ids.map { FactID($0) })
        let rule = try rule ?? base.rivalRule()
        self.rule = rule
        for (slot, ids) in slots {
            var rivals: [FactID: [FactRecord]] = [:]
            for link in rule.links(in: ids.sorted().compactMap { records[$0] }, sides) {
                rivals[link.one.id, default: []].append(link.other)
                rivals[link.other.id, default: []].append(link.one)
            }
            if ids.count > Self.largest { rivalsOfLarge[slot] = rivals }
            add(rivals)
        }
        return found
    }
}
