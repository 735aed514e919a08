import DossierModel
import Testing

struct EditDistanceTests {
    private func distance(_ a: String, _ b: String, limit: Int = 9) -> Int? {
        editDistance(Array(a.utf8), Array(b.utf8), limit: limit)
    }

    @Test("an edit is an insertion, a deletion, a replacement or a swap of neighbours", arguments: [
        ("starck", "starck", 0), ("stark", "starck", 1), ("starcck", "starck", 1), ("stirck", "starck", 1),
        ("satrck", "starck", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("ca", "abc", 3), ("éa", "éb", 1), ("北京", "北上", 1),
    ])
    func edits(a: String, b: String, expected: Int) {
        #expect(distance(a, b) == expected)
        #expect(distance(b, a) == expected)
    }

    @Test("more edits than the limit are nil")
    func limit() {
        #expect(distance("kitten", "sitting", limit: 2) == nil)
        #expect(distance("kitten", "sitting", limit: 3) == 3)
        #expect(distance("a", "b", limit: 0) == nil)
        #expect(distance("a", "a", limit: 0) == 0)
        #expect(distance("abc", "abcdef", limit: 2) == nil)
        #expect(distance("a", "a", limit: -1) == nil)
    }

    @Test("short and long words agree with the textbook recurrence")
    func agreesWithRecurrence() {
        var random = SplitMix(seed: 1)
        for round in 0..<4_000 {
            let longest = round % 8 == 0 ? 90 : 12
            let a = word(upTo: longest, using: &random)
            var b = round % 2 == 0 ? word(upTo: longest, using: &random) : a
            for _ in 0..<Int.random(in: 0...4, using: &random) where !b.isEmpty {
                b[Int.random(in: 0..<b.count, using: &random)] = UInt8.random(in: 97...100, using: &random)
            }
            let expected = recurrence(a, b)
            let limit = Int.random(in: 0...100, using: &random)
            #expect(editDistance(a, b, limit: limit) == (expected <= limit ? expected : nil))
        }
    }

    @Test("the bound of a close misspelling grows with the word")
    func bound() {
        #expect([1, 3, 4, 7, 8, 13, 14, 30].map { spellingBound(length: $0) } == [0, 0, 1, 1, 2, 2, 3, 3])
    }

    private func word(upTo longest: Int, using random: inout SplitMix) -> [UInt8] {
        (0..<Int.random(in: 0...longest, using: &random)).map { _ in UInt8.random(in: 97...100, using: &random) }
    }

    private func recurrence(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count {
            for j in 0...b.count {
                if i == 0 || j == 0 {
                    table[i][j] = i + j
                    continue
                }
                var least = min(table[i - 1][j], table[i][j - 1]) + 1
                least = min(least, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { least = min(least, table[i - 2][j - 2] + 1) }
                table[i][j] = least
            }
        }
        return table[a.count][b.count]
    }
}
