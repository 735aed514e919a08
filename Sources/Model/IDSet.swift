/// A set of positive ids: one bit each where they are dense, as ids of facts are, and some 200 bytes where they are far apart.
package struct IDSet: Sendable {
    private static let bitsPerChunk: Int64 = 1 << 10
    private var chunks: [Int64: [UInt64]] = [:]
    // The chunk of the last id that was added, out of the dictionary: ids mostly follow one another.
    private var lastKey: Int64 = 0
    private var last = emptyChunk

    package init() {}

    /// Adds an id; false when it was there.
    @discardableResult
    package mutating func insert(_ id: Int64) -> Bool {
        let key = id / Self.bitsPerChunk
        if key != lastKey {
            chunks[lastKey] = last
            last = chunks.removeValue(forKey: key) ?? Self.emptyChunk
            lastKey = key
        }
        let (word, bit) = Self.place(id)
        let isNew = last[word] & bit == 0
        last[word] |= bit
        return isNew
    }

    /// Whether an id was added.
    package func contains(_ id: Int64) -> Bool {
        if id <= 0 { return false }
        let (word, bit) = Self.place(id)
        let key = id / Self.bitsPerChunk
        return key == lastKey ? last[word] & bit != 0 : chunks[key].map { $0[word] & bit != 0 } ?? false
    }

    private static let emptyChunk = [UInt64](repeating: 0, count: Int(bitsPerChunk / 64))

    private static func place(_ id: Int64) -> (word: Int, bit: UInt64) {
        let position = id % bitsPerChunk
        return (Int(position / 64), 1 << UInt64(position % 64))
    }
}
