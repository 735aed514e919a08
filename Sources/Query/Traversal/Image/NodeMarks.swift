internal import Glibc

/// Two marks for each entity, unset at first: a search from both ends finds in one place whether either side has been there.
struct NodeMarks: ~Copyable {
    private static let perWord = 32

    private let words: UnsafeMutablePointer<UInt64>
    private let count: Int

    init(nodeCount: Int) {
        count = nodeCount / Self.perWord + 1
        words = .allocate(capacity: count)
        // Written at once, so that no question waits for the system to hand out the memory.
        words.initialize(repeating: 0, count: count)
    }

    deinit { words.deallocate() }

    /// Sets a mark, 1 or 2, and gives the marks that were there before.
    @inline(__always)
    func set(_ mark: UInt64, _ node: Node) -> UInt64 {
        let place = Int(node) / Self.perWord
        assert(place < count)
        let shift = UInt64(node) % UInt64(Self.perWord) * 2
        let word = words[place]
        words[place] = word | mark << shift
        return word >> shift & 3
    }

    /// Takes all marks off an entity, and of some beside it.
    @inline(__always)
    func clear(around node: Node) { words[Int(node) / Self.perWord] = 0 }

    /// Takes all marks off all. Costs the number of entities.
    func clearAll() { words.update(repeating: 0, count: count) }
}
