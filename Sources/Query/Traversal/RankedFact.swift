/// A relation among others that lead the same way: smaller is better.
struct RankedFact: Comparable, BitwiseCopyable {
    /// What `EdgeRules.rank` says of it.
    let rank: UInt8
    let id: Int64

    static let last = RankedFact(rank: .max, id: .max)

    static func < (left: RankedFact, right: RankedFact) -> Bool {
        left.rank != right.rank ? left.rank < right.rank : left.id < right.id
    }
}
