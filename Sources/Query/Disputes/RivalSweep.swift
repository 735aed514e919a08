internal import DossierModel

/// Finds which facts of one slot hang together as rivals, or which claims with their denials, without a look at each pair.
///
/// Facts are taken in the order of their first possible days, and each is held against what came before: clusters, whose facts hang
/// together already, and pools of facts that are nobody's rivals yet and give values that do not differ. One rival in a cluster is enough; and
/// a cluster or a pool is passed over where all of it is over, gives no other value, or hands over to the fact. `RivalRule` alone says
/// what is a rival. Costs n log n, and more only where rivals are refused one by one.
struct RivalSweep {
    private let rule: RivalRule
    private let sides: DisputeSides
    private let reason: RivalGroup.Reason
    // Where the value is itself a date it is not asked when two hold.
    private let isTimeless: Bool
    private let members: [Member]
    private var clusters: [Cluster] = []
    /// Pairs of rivals that no dispute has on different sides: enough to hold each group together.
    private(set) var links: [(FactRecord, FactRecord)] = []

    /// Finds the links among facts of one slot and role.
    ///
    /// - Parameter facts: for values, of one group of modalities; for denials, denied ones and others, with the same ends.
    init(_ facts: [FactRecord], _ rule: RivalRule, _ sides: DisputeSides, _ reason: RivalGroup.Reason) {
        self.rule = rule
        self.sides = sides
        self.reason = reason
        let isTimeless = reason == .values && facts.first.map { rule.valueTypes[$0.predicate.name] == .date } ?? false
        self.isTimeless = isTimeless
        members = facts.filter { isTimeless || !$0.days.isContradictory }
            .sorted { ($0.days.possibleFrom, $0.id) < ($1.days.possibleFrom, $1.id) }
            .map { Member($0, rule, sides) }
        for place in members.indices { add(place) }
    }

    /// A fact, with what is asked of it often.
    private struct Member {
        let fact: FactRecord
        let value: RivalValue
        /// The first day on which it may have ended; nil where no end is known, so that it hands over to nothing.
        let earliestEnd: Day?
        let sides: Set<DisputeSides.Side>

        init(_ fact: FactRecord, _ rule: RivalRule, _ sides: DisputeSides) {
            self.fact = fact
            value = rule.value(of: fact)
            earliestEnd = EDTF.known(fact.ends)?.answering.earliest
            self.sides = Set(sides.sides[fact.id] ?? [])
        }

        var isDenied: Bool { fact.modality == .denied }
    }

    /// Facts by their places in `members`.
    private final class Cluster {
        var members: [Int]
        var values: RivalValues
        /// Whether no fact of the cluster has a rival yet. The values of such facts do not differ, all stand on the same sides, and either
        /// all or none are denied.
        let isPool: Bool
        var latest: Latest
        /// The one that was a rival last.
        var likely: Int

        init(_ place: Int, _ member: Member, isPool: Bool) {
            members = [place]
            values = RivalValues(member.value)
            self.isPool = isPool
            latest = Latest(place)
            likely = place
        }
    }

    /// Of a cluster's facts those that hand over last, each in one respect: if all of these hand over to a later fact, every one does.
    private struct Latest {
        /// With the last possible day; the last end that may have been early; the last certain day; no known end; the last start.
        var possible, end, certain, endless, start: Int

        init(_ place: Int) { (possible, end, certain, endless, start) = (place, place, place, place, place) }

        mutating func add(_ place: Int, _ members: [Member]) {
            func days(_ place: Int) -> HoldingDays { members[place].fact.days }
            if days(place).possibleTo > days(possible).possibleTo { possible = place }
            if members[place].earliestEnd ?? .distantPast > members[end].earliestEnd ?? .distantPast { end = place }
            if days(place).certainTo ?? .distantPast > days(certain).certainTo ?? .distantPast { certain = place }
            if members[place].earliestEnd == nil { endless = place }
            if days(place).possibleFrom >= days(start).possibleFrom { start = place }
        }

        var all: [Int] { [endless, possible, certain, end, start] }
    }

    private mutating func add(_ place: Int) {
        let member = members[place]
        var kept: [Cluster] = []
        var joined: Cluster?
        for cluster in clusters {
            if isOver(cluster.latest.possible, before: member) { continue }
            if !mayHoldRival(of: member, cluster) {
                kept.append(cluster)
                continue
            }
            let rivals = rivals(of: member, in: cluster)
            for rival in rivals { links.append((members[rival].fact, member.fact)) }
            if rivals.isEmpty {
                kept.append(cluster)
            } else if cluster.isPool {
                for rival in rivals { joined = union(joined, newCluster(rival)) }
                if let rest = rest(of: cluster, without: rivals, after: member) { kept.append(rest) }
            } else {
                joined = union(joined, cluster)
            }
        }
        if let joined {
            insert(place, into: joined)
            kept.append(joined)
        } else if let pool = kept.first(where: { suits(member, $0) }) {
            insert(place, into: pool)
        } else {
            kept.append(Cluster(place, member, isPool: true))
        }
        clusters = kept
    }

    // MARK: What is passed over

    private func isOver(_ place: Int, before member: Member) -> Bool {
        !isTimeless && members[place].fact.days.possibleTo < member.fact.days.possibleFrom
    }

    /// Whether some fact of a cluster may be a rival; false is certain.
    private func mayHoldRival(of member: Member, _ cluster: Cluster) -> Bool {
        let first = members[cluster.members[0]]
        switch reason {
        case .values:
            if !cluster.values.mayDiffer(from: member.value) { return false }
        case .denial:
            if cluster.isPool, first.isDenied == member.isDenied { return false }
            if !cluster.values.mayEqual(member.value) { return false }
        }
        if cluster.isPool, !first.sides.isEmpty, sides.areOpposed(first.fact.id, member.fact.id) { return false }
        return isTimeless || !cluster.latest.all.allSatisfy { rule.isSuccession(members[$0].fact, member.fact) }
    }

    /// All the rivals in a pool; one of those in a cluster.
    private func rivals(of member: Member, in cluster: Cluster) -> [Int] {
        if cluster.isPool { return cluster.members.filter { isRival(member, members[$0]) } }
        for place in [cluster.likely] + cluster.latest.all where isRival(member, members[place]) { return [place] }
        cluster.members.removeAll { isOver($0, before: member) }
        guard let place = cluster.members.last(where: { isRival(member, members[$0]) }) else { return [] }
        cluster.likely = place
        return [place]
    }

    private func isRival(_ member: Member, _ other: Member) -> Bool {
        if !member.sides.isEmpty, !other.sides.isEmpty, sides.areOpposed(member.fact.id, other.fact.id) { return false }
        return rule.verdict(other.fact, member.fact)?.reason == reason
    }

    // MARK: Clusters

    private func suits(_ member: Member, _ cluster: Cluster) -> Bool {
        let first = members[cluster.members[0]]
        return cluster.isPool && !cluster.values.mayDiffer(from: member.value) && first.isDenied == member.isDenied
            && first.sides == member.sides
    }

    private func newCluster(_ place: Int) -> Cluster { Cluster(place, members[place], isPool: false) }

    private func insert(_ place: Int, into cluster: Cluster) {
        cluster.members.append(place)
        cluster.values.add(members[place].value)
        cluster.latest.add(place, members)
    }

    private func union(_ one: Cluster?, _ other: Cluster) -> Cluster {
        guard let one else { return other }
        let (large, small) = one.members.count < other.members.count ? (other, one) : (one, other)
        large.members += small.members
        large.values.add(small.values)
        for place in small.latest.all { large.latest.add(place, members) }
        return large
    }

    /// What is left of a pool, without what is over; nil for nothing.
    private func rest(of pool: Cluster, without rivals: [Int], after member: Member) -> Cluster? {
        // Both in the same order.
        var taken = rivals[...]
        var rest: Cluster?
        for place in pool.members {
            if taken.first == place { taken.removeFirst() } else if !isOver(place, before: member) {
                if let rest { insert(place, into: rest) } else { rest = Cluster(place, members[place], isPool: true) }
            }
        }
        return rest
    }
}
