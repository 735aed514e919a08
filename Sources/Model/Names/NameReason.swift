/// Says in words how two names differ.
enum NameReason {
    /// Why two names fold to the same: the first of case, accents and punctuation that explains it.
    static func folded(_ a: String, _ b: String) -> String {
        if a.lowercased() == b.lowercased() { return "same letters, other capitals" }
        let letters = { (text: String) in text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic } }
        return letters(a).elementsEqual(letters(b)) ? "same letters, other punctuation" : "same letters without accents"
    }

    static func spaces(edits: Int) -> String {
        edits == 0 ? "same letters, other spaces" : "\(count(edits)), other spaces"
    }

    /// All that the alignment shows, conflicts first.
    static func all(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> [String] {
        var reasons: [String] = []
        let left = (
            a: alignment.leftA.filter { !a.tokens[$0].isForm && !a.tokens[$0].isParticle },
            b: alignment.leftB.filter { !b.tokens[$0].isForm && !b.tokens[$0].isParticle })
        let leftWords = (a: words(left.a, a), b: words(left.b, b))
        if !left.a.isEmpty, !left.b.isEmpty { reasons.append("\(leftWords.a) against \(leftWords.b)") }
        for pair in alignment.pairs {
            let (one, other) = (words(Array(pair.a), a), words(Array(pair.b), b))
            if let reason = relation(pair.relation, one, other) { reasons.append(reason) }
        }
        if left.a.isEmpty != left.b.isEmpty { reasons.append("one has \(left.a.isEmpty ? leftWords.b : leftWords.a) more") }
        if !NameScore.isInOrder(alignment) { reasons.append("words in another order") }
        reasons += forms(alignment, a, b)
        return reasons.isEmpty ? ["same words"] : reasons
    }

    private static func relation(_ relation: TokenRelation, _ one: String, _ other: String) -> String? {
        switch relation {
        case .same: return nil
        case .sameFamily: return "legal form \(one) for \(other)"
        case .joined(edits: 0): return "\(one) and \(other) are the same but for spaces"
        case .joined(let edits): return "\(count(edits)) (\(one), \(other)), other spaces"
        case .initial: return one.count == 1 ? "initial \(one) for \(other)" : "initial \(other) for \(one)"
        case .nickname:
            return one.count < other.count ? "\(one) is short for \(other)" : "\(other) is short for \(one)"
        case .acronym:
            return one.contains(" ") ? "\(other) is the acronym of \(one)" : "\(one) is the acronym of \(other)"
        case .begins: return one.count < other.count ? "\(other) begins with \(one)" : "\(one) begins with \(other)"
        case .spelled(let edits, let soundsAlike):
            return "\(count(edits)) (\(one), \(other))" + (soundsAlike ? ", same sound" : "")
        }
    }

    private static func forms(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> [String] {
        let one = alignment.leftA.filter { a.tokens[$0].isForm }.map { a.tokens[$0].text }
        let other = alignment.leftB.filter { b.tokens[$0].isForm }.map { b.tokens[$0].text }
        if one.isEmpty, other.isEmpty { return [] }
        if !one.isEmpty, !other.isEmpty {
            return ["legal forms differ: \(one.joined(separator: " ")) against \(other.joined(separator: " "))"]
        }
        return ["legal form aside (\((one + other).joined(separator: " ")))"]
    }

    static func count(_ edits: Int) -> String { edits == 1 ? "1 letter differs" : "\(edits) letters differ" }

    private static func words(_ indices: [Int], _ pattern: NamePattern) -> String {
        indices.map { pattern.tokens[$0].text }.joined(separator: " ")
    }
}
