/// One way in which two names differ, or why that does not matter. Words are folded, as they were compared.
public enum NameReason: Sendable, Hashable {
    case sameText
    /// Equal but for capitals, for punctuation, for accents.
    case capitals, punctuation, accents
    /// Nothing differs but what weighs nothing.
    case sameWords
    /// Other spaces, and so many letters.
    case spaces(edits: Int)
    /// So many letters of the whole name.
    case letters(edits: Int)
    /// Each name has words in a place where the other has its own.
    case conflict(String, String)
    /// Only one name has these words.
    case more(String)
    case otherOrder
    /// A legal form, or several, that only one name has.
    case legalFormAside(String)
    case legalForms(String, String)
    /// Words written apart in one name and together in the other.
    case joined(String, String, edits: Int)
    case initial(String, of: String)
    case short(String, for: String)
    case acronym(String, of: String)
    case begins(String, with: String)
    case spelled(String, String, edits: Int, soundsAlike: Bool)
    /// The whole name, spelled by its sound in another alphabet or language.
    case sound(String, String)
    case nothingShared
}

extension NameReason {
    /// The reason in words, without a full stop: "1 letter differs (stark, starck)".
    public func text(in language: Language) -> String { language.wording.reason(self) }

    /// Why two names fold to the same: the first of case, accents and punctuation that explains it.
    static func folded(_ a: String, _ b: String) -> NameReason {
        if a.lowercased() == b.lowercased() { return .capitals }
        let letters = { (text: String) in text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic } }
        return letters(a).elementsEqual(letters(b)) ? .punctuation : .accents
    }

    /// All that the alignment shows, conflicts first.
    static func all(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> [NameReason] {
        var reasons: [NameReason] = []
        let left = (
            a: alignment.leftA.filter { !a.tokens[$0].isForm && !a.tokens[$0].isParticle },
            b: alignment.leftB.filter { !b.tokens[$0].isForm && !b.tokens[$0].isParticle })
        let leftWords = (a: words(left.a, a), b: words(left.b, b))
        if !left.a.isEmpty, !left.b.isEmpty { reasons.append(.conflict(leftWords.a, leftWords.b)) }
        for pair in alignment.pairs {
            let (one, other) = (words(Array(pair.a), a), words(Array(pair.b), b))
            if let reason = relation(pair.relation, one, other) { reasons.append(reason) }
        }
        if left.a.isEmpty != left.b.isEmpty { reasons.append(.more(left.a.isEmpty ? leftWords.b : leftWords.a)) }
        if !NameScore.isInOrder(alignment) { reasons.append(.otherOrder) }
        if let forms = forms(alignment, a, b) { reasons.append(forms) }
        return reasons.isEmpty ? [.sameWords] : reasons
    }

    private static func relation(_ relation: TokenRelation, _ one: String, _ other: String) -> NameReason? {
        switch relation {
        case .same: nil
        case .sameFamily: if case .town? = NameWords.role(of: one) { .conflict(one, other) } else { .legalForms(one, other) }
        case .joined(let edits): .joined(one, other, edits: edits)
        case .initial: one.count == 1 ? .initial(one, of: other) : .initial(other, of: one)
        case .nickname: one.count < other.count ? .short(one, for: other) : .short(other, for: one)
        case .acronym: one.contains(" ") ? .acronym(other, of: one) : .acronym(one, of: other)
        case .begins: one.count < other.count ? .begins(other, with: one) : .begins(one, with: other)
        case .spelled(let edits, let soundsAlike): .spelled(one, other, edits: edits, soundsAlike: soundsAlike)
        }
    }

    private static func forms(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> NameReason? {
        let one = words(alignment.leftA.filter { a.tokens[$0].isForm }, a)
        let other = words(alignment.leftB.filter { b.tokens[$0].isForm }, b)
        if one.isEmpty, other.isEmpty { return nil }
        return one.isEmpty || other.isEmpty ? .legalFormAside(one + other) : .legalForms(one, other)
    }

    private static func words(_ indices: [Int], _ pattern: NamePattern) -> String {
        indices.map { pattern.tokens[$0].text }.joined(separator: " ")
    }
}
