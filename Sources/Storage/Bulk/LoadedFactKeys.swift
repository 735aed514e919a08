/// What the indexes of facts are made of, gathered while facts are loaded: 16 bytes a fact, as much again for each side that is
/// sorted.
final class LoadedFactKeys {
    struct Key {
        let subject: UInt32
        /// 0 where the fact has no object, which sorts as NULL does.
        let object: UInt32
        let predicate: UInt32
        let fact: UInt32
    }

    /// Beyond so many SQLite sorts, which takes longer and no more memory than it is given.
    private let limit: Int
    private static let chunkSize = 1 << 16

    // Not one array, which would be copied when it grows.
    private var chunks: [[Key]] = []
    private var current: [Key] = []
    private(set) var lastEntity: UInt32 = 0
    var count: Int { chunks.count * Self.chunkSize + current.count }

    init(limit: Int) { self.limit = limit }

    /// Adds a fact with a higher id than all before; false when it has an id of more than 32 bits, or there are too many.
    @inline(__always)
    func append(subject: Int64, object: Int64?, predicate: Int64, fact: Int64) -> Bool {
        guard let subject = UInt32(exactly: subject), let object = UInt32(exactly: object ?? 0),
            let predicate = UInt32(exactly: predicate), let fact = UInt32(exactly: fact)
        else { return false }
        if current.count == Self.chunkSize {
            guard count < limit else { return false }
            chunks.append(current)
            current = []
        }
        if current.isEmpty { current.reserveCapacity(Self.chunkSize) }
        current.append(Key(subject: subject, object: object, predicate: predicate, fact: fact))
        lastEntity = max(lastEntity, subject, object)
        return true
    }

    func forEach(_ body: (Key) -> Void) {
        for chunk in chunks { for key in chunk { body(key) } }
        for key in current { body(key) }
    }
}

/// Facts in the order of an index: by one of their ends, then the predicate, the other end, and the fact's id.
struct SortedFacts: ~Copyable {
    struct Entry {
        var predicate: UInt32
        var other: UInt32
        var fact: UInt32

        // By predicate and other end; facts that agree in both come in order of their ids already.
        @inline(__always)
        var rank: UInt64 { UInt64(predicate) << 32 | UInt64(other) }
    }

    private let entries: UnsafeMutableBufferPointer<Entry>
    // Where the facts of each entity end.
    private let ends: UnsafeMutableBufferPointer<UInt32>

    /// Sorts by subject, or by object those that have one. Costs two passes over the keys, and a sort of each entity's facts.
    init(_ keys: LoadedFactKeys, byObject: Bool) {
        let ends = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: Int(keys.lastEntity) + 1)
        ends.initialize(repeating: 0)
        var count = 0
        keys.forEach { key in
            let end = byObject ? key.object : key.subject
            if end == 0 { return }
            ends[Int(end)] += 1
            count += 1
        }
        var sum: UInt32 = 0
        for entity in ends.indices { (ends[entity], sum) = (sum, sum + ends[entity]) }
        // What are starts until now become ends by the entries that come to stand there.
        let entries = UnsafeMutableBufferPointer<Entry>.allocate(capacity: count)
        keys.forEach { key in
            let end = byObject ? key.object : key.subject
            if end == 0 { return }
            entries[Int(ends[Int(end)])] = Entry(
                predicate: key.predicate, other: byObject ? key.subject : key.object, fact: key.fact)
            ends[Int(end)] += 1
        }
        self.entries = entries
        self.ends = ends
        var start = 0
        for entity in ends.indices {
            let end = Int(ends[entity])
            if end - start > 1 { Self.sort(UnsafeMutableBufferPointer(rebasing: entries[start..<end])) }
            start = end
        }
    }

    deinit {
        entries.deallocate()
        ends.deallocate()
    }

    private static func sort(_ run: UnsafeMutableBufferPointer<Entry>) {
        if run.count > 24 {
            var run = run
            run.sort { $0.rank == $1.rank ? $0.fact < $1.fact : $0.rank < $1.rank }
            return
        }
        for place in 1..<run.count {
            let entry = run[place]
            var gap = place
            while gap > 0, run[gap - 1].rank > entry.rank {
                run[gap] = run[gap - 1]
                gap -= 1
            }
            run[gap] = entry
        }
    }

    /// The entries in order, each with the entity that it is sorted by.
    func forEach(_ body: (UInt32, Entry) throws -> Void) rethrows {
        var start = 0
        for entity in ends.indices {
            let end = Int(ends[entity])
            for place in start..<end { try body(UInt32(entity), entries[place]) }
            start = end
        }
    }
}
