internal import Storage

/// The live relations of a base in order of id, and their arrangement by entity.
final class EdgeList {
    private static let select = """
        SELECT id, subject, object, predicate, modality, possible_from, possible_to, certain_from, certain_to
        FROM fact NOT INDEXED
        WHERE object IS NOT NULL AND retracted_in IS NULL
        ORDER BY id
        """

    @exclusivity(unchecked) private var facts: Buffer<Int64>
    @exclusivity(unchecked) private var subjects: Buffer<UInt32>
    @exclusivity(unchecked) private var objects: Buffer<UInt32>
    @exclusivity(unchecked) private var profileOf: Buffer<UInt32>
    let profiles = ProfileTable()

    var count: Int { facts.count }

    /// Reads them; nil when a relation refers to an entity that is not there.
    init?(_ base: KnowledgeBase, _ numbering: EntityNumbering, _ checkpoint: () throws -> Void) throws {
        // About how many there are, where ids have few gaps; memory that is never touched costs nothing.
        let capacity = min(max(64, Int(try base.connection.integer("SELECT max(id) FROM fact") ?? 0)), 1 << 24)
        facts = Buffer(capacity: capacity)
        subjects = Buffer(capacity: capacity)
        objects = Buffer(capacity: capacity)
        profileOf = Buffer(capacity: capacity)
        let statement = try base.connection.prepareOnce(Self.select)
        while try statement.step() {
            let row = statement.row
            guard let subject = numbering.number(of: row.integer(1)), let object = numbering.number(of: row.integer(2)) else {
                return nil
            }
            facts.append(row.integer(0))
            subjects.append(subject)
            objects.append(object)
            profileOf.append(profiles.index(of: EdgeProfile(row: row, at: 3)))
            if facts.count & 0x3FFF == 0 { try checkpoint() }
        }
    }

    func store(to image: UnsafeMutableRawBufferPointer, _ layout: ImageLayout) {
        guard let start = image.baseAddress else { return }
        func array<Element: BitwiseCopyable>(_ offset: Int, _ count: Int, of type: Element.Type) -> UnsafeMutablePointer<Element> {
            start.advanced(by: offset).bindMemory(to: type, capacity: count)
        }
        let outStarts = array(layout.outStarts, layout.nodeCount + 1, of: UInt32.self)
        let inStarts = array(layout.inStarts, layout.nodeCount + 1, of: UInt32.self)
        outStarts.initialize(repeating: 0, count: layout.nodeCount + 1)
        inStarts.initialize(repeating: 0, count: layout.nodeCount + 1)
        for edge in 0..<count {
            outStarts[Int(subjects[edge])] += 1
            inStarts[Int(objects[edge])] += 1
        }
        Self.sum(outStarts, layout.nodeCount)
        Self.sum(inStarts, layout.nodeCount)
        // Filled from the last relation to the first, each run from its end: afterwards the starts are where they belong.
        let neighbours = array(layout.neighbours, 2 * count, of: UInt32.self)
        let profileIndexes = array(layout.profileOf, 2 * count, of: UInt32.self)
        let outPositions = array(layout.outPositions, count, of: UInt32.self)
        let factIDs = array(layout.facts, count, of: Int64.self)
        for edge in stride(from: count - 1, through: 0, by: -1) {
            let (subject, object) = (Int(subjects[edge]), Int(objects[edge]))
            outStarts[subject] -= 1
            inStarts[object] -= 1
            let (out, into) = (Int(outStarts[subject]), Int(inStarts[object]))
            neighbours[out] = UInt32(object)
            neighbours[count + into] = UInt32(subject)
            profileIndexes[out] = profileOf[edge]
            profileIndexes[count + into] = profileOf[edge]
            outPositions[into] = UInt32(out)
            factIDs[out] = facts[edge]
        }
        for (index, profile) in profiles.entries.enumerated() {
            profile.store(to: start.advanced(by: layout.profiles + index * ImageLayout.profileStride))
        }
    }

    // Counts become ends of runs; one past the last node stands the number of all.
    private static func sum(_ counts: UnsafeMutablePointer<UInt32>, _ nodeCount: Int) {
        for node in 1..<(nodeCount + 1) { counts[node] += counts[node - 1] }
    }
}

/// The distinct profiles of relations, numbered as they are met.
final class ProfileTable {
    @exclusivity(unchecked) private(set) var entries: [EdgeProfile] = []
    /// A bit for each modality that was met.
    private(set) var modalities: UInt64 = 0
    // Open addressing: the place of a profile in `entries`, plus 1.
    @exclusivity(unchecked) private var slots = [UInt32](repeating: 0, count: 1 << 12)
    @exclusivity(unchecked) private var last: (profile: EdgeProfile, index: UInt32)?

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
