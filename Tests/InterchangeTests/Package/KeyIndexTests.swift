import DossierModel
import Testing

@testable import DossierInterchange

@Suite("Index of keys")
struct KeyIndexTests {
    private func bytes(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var text = text
        text.withUTF8(body)
    }

    @Test("a key is found among a hundred thousand, as text and as bytes, and no other is")
    func findsAll() {
        let index = KeyIndex<Tags.Entity>()
        for number in 1...100_000 { index["entity-\(number)"] = EntityID(Int64(number)) }
        for number in stride(from: 1, through: 100_000, by: 7) {
            #expect(index["entity-\(number)"] == EntityID(Int64(number)))
            bytes("entity-\(number)") { #expect(index[$0] == EntityID(Int64(number))) }
            #expect(index["entity-\(number)x"] == nil)
        }
        #expect(index.keys.count == 100_000)
        #expect(index.keys.first == "entity-1")
    }

    @Test(
        "keys of every length are told apart, also where one begins another",
        arguments: [["", "a", "ab", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghabcdefgh", "é", "e\u{301}", String(repeating: "z", count: 70_000)]])
    func tellsApart(keys: [String]) {
        let index = KeyIndex<Tags.Predicate>()
        for (number, key) in keys.enumerated() { index[key] = PredicateID(Int64(number)) }
        for (number, key) in keys.enumerated() { #expect(index[key] == PredicateID(Int64(number))) }
        #expect(index.keys == keys)
    }

    @Test("a key that is given again stands for what it was given last")
    func replaces() {
        let index = KeyIndex<Tags.Entity>()
        index["orange"] = EntityID(1)
        #expect(index["orange"] == EntityID(1))
        index["orange"] = EntityID(2)
        #expect(index["orange"] == EntityID(2))
        #expect(index.keys == ["orange"])
    }
}
