/// How a word of one name corresponds to a word, or a run of words, of the other.
enum TokenRelation: Sendable, Equatable {
    case same
    /// Another legal form of the same family: Ltd and LLC.
    case sameFamily
    /// Several words written as one.
    case joined(edits: Int)
    case initial
    case nickname
    /// The first letters of a run of words.
    case acronym
    /// The beginning of the word.
    case begins
    case spelled(edits: Int, soundsAlike: Bool)
}

extension TokenRelation {
    /// How one word relates to another, and how alike they are (0...1); nil if they are two words.
    static func between(_ a: NameToken, _ b: NameToken, kind: NameKind?) -> (TokenRelation, Double)? {
        if a.text == b.text { return (.same, 1) }
        switch (a.role, b.role) {
        case (.form(let one), .form(let other)):
            if one.isRival(of: other), !LegalForm.isAlike(a.text, b.text) { return nil }
            return one.family == other.family || one.family == .company || other.family == .company ? (.sameFamily, 0.9) : nil
        case (.initial, .number) where kind != .person, (.number, .initial) where kind != .person,
            (.initialOrNumber, .number) where kind != .person, (.number, .initialOrNumber) where kind != .person:
            // "Fonds I", "Fonds 1"
            let (numeral, number) = a.isInitial ? (a, b) : (b, a)
            return RomanNumeral.plainValue(numeral.text).map(String.init) == number.text ? (.same, 1) : nil
        case (.word, .number), (.number, .word):
            // "Xi Jinping", "Jinping Xi"
            let (word, number) = a.isNumber ? (b, a) : (a, b)
            return RomanNumeral.plainValue(word.text).map(String.init) == number.text ? (.same, 1) : nil
        case (.town, .town) where kind != .person: return (.sameFamily, NameScore.town)
        case (.form, _), (_, .form), (.number, _), (_, .number):
            return nil
        // "Banque de France", "Banque de Finance"; "Bank of Iran", "Bank of Iraq"
        case (.place, .generic), (.generic, .place), (.place, .place): return nil
        default:
            break
        }
        if a.isInitial != b.isInitial {
            let (initial, word) = a.isInitial ? (a, b) : (b, a)
            return kind != .organization && !word.isParticle && !word.isTitle && word.letters.first == initial.letters[0]
                ? (.initial, NameScore.initial) : nil
        }
        if kind != .organization, isNickname(a.text, b.text) || isNickname(b.text, a.text) {
            return (.nickname, NameScore.nickname)
        }
        if kind != .organization, abbreviates(a.text, b.text) || abbreviates(b.text, a.text) { return (.nickname, NameScore.nickname) }
        if kind != .person, adds(a.text, to: b.text) || adds(b.text, to: a.text) { return (.begins, NameScore.clipped) }
        guard let (edits, alike, likeness) = spelling(a.letters, b.letters) else { return nil }
        if kind != .organization, areTwoGivenNames(a.text, b.text, edits: edits, soundAlike: alike) { return nil }
        return (.spelled(edits: edits, soundsAlike: alike), likeness)
    }

    /// Known given names are no misspellings of each other unless they sound the same but for one letter, and a feminine ending makes
    /// another person whatever the sound: "Pascal", "Pascale"; "Julian", "Juliana".
    private static func areTwoGivenNames(_ a: String, _ b: String, edits: Int, soundAlike: Bool) -> Bool {
        guard NameWords.isGivenName(a), NameWords.isGivenName(b) else { return false }
        let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
        let isFeminine = long.hasPrefix(short) && ["e", "a"].contains(long.dropFirst(short.count))
            || short.hasSuffix("e") && long == short.dropLast() + "ie"
        // "Andrejs" and "Andris" sound the same only to an ear that knows neither.
        return !soundAlike || edits > 1 || isFeminine
    }

    /// Edits between two words, whether they sound alike, and how alike that makes them; nil beyond the bound.
    static func spelling(_ a: [UInt32], _ b: [UInt32]) -> (edits: Int, soundsAlike: Bool, likeness: Double)? {
        let bound = NameScore.edits(letters: max(a.count, b.count))
        let edits = a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in EditDistance.between(a, b, limit: bound + 1) }
        }
        guard let edits, !differInDigits(a, b) else { return nil }
        let soundsAlike = Phonetics.key(a) == Phonetics.key(b)
        if edits > bound, !soundsAlike { return nil }
        let cost = Double(edits) - (soundsAlike ? NameScore.soundDiscount : 0)
        return (edits, soundsAlike, 1 - cost / (Double(a.count + b.count) / 2))
    }

    /// "PA2" and "PA3" are two things, however alike; a digit in one word only may be a slip.
    private static func differInDigits(_ a: [UInt32], _ b: [UInt32]) -> Bool {
        let one = a.filter { 0x30...0x39 ~= $0 }
        if one.isEmpty { return false }
        let other = b.filter { 0x30...0x39 ~= $0 }
        return !other.isEmpty && one != other
    }

    /// French shortens given names before a vowel: "Ph." for Philippe, "Fréd." for Frédéric.
    private static func abbreviates(_ short: String, _ full: String) -> Bool {
        guard 2...4 ~= short.utf8.count, full.hasPrefix(short), short != full, NameWords.isGivenName(full) else { return false }
        return !NameWords.isGivenName(short) && !"aeiouy".utf8.contains(short.utf8.last ?? 0)
    }

    /// A brand that grew by a common word: "OVH", "OVHcloud".
    private static func adds(_ short: String, to long: String) -> Bool {
        guard short.utf8.count > 2, long.utf8.count > short.utf8.count + 3, long.hasPrefix(short) else { return false }
        if case .generic? = NameWords.role(of: String(long.dropFirst(short.count))) { return true }
        return false
    }

    private static func isNickname(_ short: String, _ full: String) -> Bool {
        NameWords.isNickname(short, of: full)
    }
}
