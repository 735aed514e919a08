/// Two marks for each entity, unset at first: a search from both ends finds in one place whether either side has been there.
///
/// A byte an entity, not two bits: neighbours often stand side by side, and setting bits of one word is done one after another.
struct NodeMarks: ~Copyable {
    private let base: UnsafeMutablePointer<UInt8>
    private let count: Int

    init(nodeCount: Int) {
        count = nodeCount
        base = .allocate(capacity: max(nodeCount, 1))
        // Written at once, so that no question waits for the system to hand out the memory.
        base.initialize(repeating: 0, count: max(nodeCount, 1))
    }

    deinit { base.deallocate() }

    /// Sets a mark, 1 or 2, and gives the marks that were there before.
    @inline(__always)
    func set(_ mark: UInt8, _ node: Node) -> UInt8 {
        assert(node < count)
        let before = base[Int(node)]
        base[Int(node)] = before | mark
        return before
    }

    /// Takes all marks off an entity.
    @inline(__always)
    func clear(_ node: Node) { base[Int(node)] = 0 }
}
