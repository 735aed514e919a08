/// What the word index holds for a name.
public enum NameIndexText {
    /// Stands before an acronym, so that it is no word: `^fsn`.
    public static let acronymMark = "^"

    /// The folded name, followed by its acronym if three words or more, articles and legal forms aside, make one.
    public static func make(folded: String) -> String {
        var folded = folded
        var text: [UInt8] = []
        folded.withUTF8 { make(folded: $0, into: &text) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Replaces `text` with what `make` gives, all of it UTF-8.
    public static func make(folded: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) {
        text.removeAll(keepingCapacity: true)
        text.append(contentsOf: folded)
        let start = text.count
        appendAcronym(ofFolded: folded, to: &text)
        if text.count > start { text.insert(contentsOf: " \(acronymMark)".utf8, at: start) }
    }

    /// A word from its last letter to its first.
    public static func backwards(_ word: String) -> String {
        var word = word
        return word.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { reversed in
                var (start, place) = (0, bytes.count)
                while start < bytes.count {
                    // A letter is the byte that leads it and those that continue it.
                    var end = start + 1
                    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
                    place -= end - start
                    for offset in 0..<(end - start) { reversed[place + offset] = bytes[start + offset] }
                    start = end
                }
                return bytes.count
            }
        }
    }

    private static let longestParticle = NameWords.indexedParticles.map(\.utf8.count).max() ?? 0

    // Lighter than NamePattern.acronym, and without a string for each word: an import does this for every name.
    private static func appendAcronym(ofFolded folded: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
        let space: UInt8 = 0x20
        guard folded.count(where: { $0 == space }) > 1, let lastSpace = folded.lastIndex(of: space) else { return }
        let last = lastSpace + 1
        let end = LegalForm.isIndexedWord(String(decoding: folded[last...], as: UTF8.self)) ? last : folded.count
        let start = text.count
        var word = 0
        while word < end {
            let next = folded[word..<end].firstIndex(of: space) ?? end
            if next > word, !isParticle(folded[word..<next]) {
                // The first letter: the byte that leads it and those that continue it.
                let letterEnd = folded[(word + 1)..<next].firstIndex { $0 & 0xC0 != 0x80 } ?? next
                text.append(contentsOf: folded[word..<letterEnd])
            }
            word = next + 1
        }
        if !(3...9 ~= text.count - start) { text.removeSubrange(start...) }
    }

    private static func isParticle(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        word.count <= longestParticle && NameWords.indexedParticles.contains(String(decoding: word, as: UTF8.self))
    }
}
