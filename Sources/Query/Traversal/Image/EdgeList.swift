internal import DossierModel
internal import DossierStorage

/// The live relations of a base in order of id, and their arrangement by entity.
final class EdgeList {
    private static func select(_ open: OpenSQL) -> String {
        """
        SELECT f.id, subject, object, predicate, modality, possible_from, possible_to, certain_from, certain_to
        FROM fact f NOT INDEXED
        WHERE object IS NOT NULL AND retracted_in IS NULL AND \(open.fact("f.id"))
        ORDER BY f.id
        """
    }

    private var facts: Buffer<UInt32>
    private var subjects: Buffer<UInt32>
    private var objects: Buffer<UInt32>
    private var profileOf: Buffer<UInt32>
    let profiles = ProfileTable()

    var count: Int { facts.count }

    /// An empty list with room for so many; it grows.
    init(capacity: Int) {
        facts = Buffer(capacity: capacity)
        subjects = Buffer(capacity: capacity)
        objects = Buffer(capacity: capacity)
        profileOf = Buffer(capacity: capacity)
    }

    /// Adds a relation after all with lower ids; false when an entity is not there, or the id has more than 32 bits.
    func append(_ fact: Int64, from subject: UInt32?, to object: UInt32?, _ profile: EdgeProfile) -> Bool {
        guard let fact = UInt32(exactly: fact), let subject, let object else { return false }
        facts.append(fact)
        subjects.append(subject)
        objects.append(object)
        profileOf.append(profiles.index(of: profile))
        return true
    }

    /// Reads those of a base; nil when a relation refers to an entity that is not there, or its id has more than 32 bits.
    convenience init?(_ base: Snapshot, _ numbering: EntityNumbering, _ checkpoint: () throws -> Void) throws {
        // About how many there are, where ids have few gaps; memory that is never touched costs nothing.
        self.init(capacity: min(max(64, Int(try base.connection.integer("SELECT max(id) FROM fact") ?? 0)), 1 << 24))
        let statement = try base.connection.prepareOnce(Self.select(base.open))
        while try statement.step() {
            let row = statement.row
            let isGood = append(
                row.integer(0), from: numbering.number(of: row.integer(1)), to: numbering.number(of: row.integer(2)),
                try EdgeProfile(row: row, at: 3))
            if !isGood { return nil }
            if facts.count & 0x3FFF == 0 { try checkpoint() }
        }
    }

    /// Has actual relations that no date bounds hold while their ends can exist. Costs a look at each relation, if there is anything
    /// to look for.
    func limit(to lifetimes: [Int64: Lifetime], _ numbering: EntityNumbering) {
        if lifetimes.isEmpty { return }
        var days = [Lifetime](repeating: .unbounded, count: numbering.count)
        for (entity, lifetime) in lifetimes {
            if let number = numbering.number(of: entity) { days[Int(number)] = lifetime }
        }
        for edge in 0..<count {
            let profile = profiles.entries[Int(profileOf[edge])]
            guard profile.modality == Modality.actual.rawValue, profile.possible.from == .min || profile.possible.to == .max else { continue }
            let lifetime = days[Int(subjects[edge])].shared(with: days[Int(objects[edge])])
            if lifetime != .unbounded { profileOf[edge] = profiles.index(of: profile.within(lifetime)) }
        }
    }

    func store(to image: UnsafeMutableRawBufferPointer, _ layout: ImageLayout) {
        guard let start = image.baseAddress else { return }
        func array<Element: BitwiseCopyable>(_ offset: Int, _ count: Int, of type: Element.Type) -> UnsafeMutablePointer<Element> {
            start.advanced(by: offset).bindMemory(to: type, capacity: count)
        }
        let starts = array(layout.starts, 2 * layout.nodeCount + 1, of: UInt32.self)
        starts.initialize(repeating: 0, count: 2 * layout.nodeCount + 1)
        for edge in 0..<count {
            starts[2 * Int(subjects[edge])] += 1
            starts[2 * Int(objects[edge]) + 1] += 1
        }
        // Counts become ends of runs; at the very end stands the number of all.
        for place in 1..<(2 * layout.nodeCount + 1) { starts[place] += starts[place - 1] }
        // Filled from the last relation to the first, each run from its end: afterwards the starts are where they belong.
        let neighbours = array(layout.neighbours, 2 * count, of: UInt32.self)
        let profileIndexes = array(layout.profileOf, 2 * count, of: UInt32.self)
        let factIDs = array(layout.facts, 2 * count, of: UInt32.self)
        func put(_ edge: Int, _ place: Int, _ neighbour: UInt32) {
            starts[place] -= 1
            let position = Int(starts[place])
            neighbours[position] = neighbour
            profileIndexes[position] = profileOf[edge]
            factIDs[position] = facts[edge]
        }
        for edge in stride(from: count - 1, through: 0, by: -1) {
            put(edge, 2 * Int(subjects[edge]), objects[edge])
            put(edge, 2 * Int(objects[edge]) + 1, subjects[edge])
        }
        for (index, profile) in profiles.entries.enumerated() {
            profile.store(to: start.advanced(by: layout.profiles + index * ImageLayout.profileStride))
        }
    }
}

/// The distinct profiles of relations, numbered as they are met.
final class ProfileTable {
    private(set) var entries: [EdgeProfile] = []
    /// A bit for each modality that was met.
    private(set) var modalities: UInt64 = 0
    // Open addressing: the place of a profile in `entries`, plus 1.
    private var slots = [UInt32](repeating: 0, count: 1 << 12)
    private var last: (profile: EdgeProfile, index: UInt32)?

    func index(of profile: EdgeProfile) -> UInt32 {
        if let last, last.profile == profile { return last.index }
        let mask = slots.count - 1
        var slot = Self.hash(profile) & mask
        while slots[slot] != 0 {
            let index = slots[slot] - 1
            if entries[Int(index)] == profile {
                last = (profile, index)
                return index
            }
            slot = (slot + 1) & mask
        }
        let index = UInt32(entries.count)
        entries.append(profile)
        modalities |= 1 << UInt64(truncatingIfNeeded: profile.modality & 63)
        slots[slot] = index + 1
        if entries.count * 2 > slots.count { grow() }
        last = (profile, index)
        return index
    }

    private func grow() {
        slots = Array(repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for (index, profile) in entries.enumerated() {
            var slot = Self.hash(profile) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(index + 1)
        }
    }

    // Not Swift's hashing, which is made to withstand chosen keys: this runs once a relation.
    private static func hash(_ profile: EdgeProfile) -> Int {
        var sum: UInt64 = 0
        func mix(_ value: UInt64) { sum = (sum ^ value) &* 0x9E37_79B9_7F4A_7C15; sum ^= sum >> 29 }
        mix(UInt64(bitPattern: profile.predicate) << 3 ^ UInt64(bitPattern: profile.modality))
        mix(UInt64(UInt32(bitPattern: profile.possible.from)) << 32 | UInt64(UInt32(bitPattern: profile.possible.to)))
        mix(UInt64(UInt32(bitPattern: profile.certain.from)) << 32 | UInt64(UInt32(bitPattern: profile.certain.to)))
        return Int(truncatingIfNeeded: sum >> 8)
    }
}
