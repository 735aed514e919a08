// What tells two people, or a company and its branch, apart beside the words of their names.
extension NameScore {
    /// What is left of the likeness of two people whose civilities, generations, fathers, initials or family names differ; 1 if none do.
    static func samePerson(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Double {
        var factor = 1.0
        if let one = isWoman(a.tokens), let other = isWoman(b.tokens), one.isWoman != other.isWoman {
            factor *= one.isCertain && other.isCertain ? otherPerson : perhapsOtherPerson
        }
        let generations = (a.tokens.last { $0.isGeneration }?.text, b.tokens.last { $0.isGeneration }?.text)
        if let one = generations.0, let other = generations.1 {
            if one != other { factor *= otherPerson }
        } else if generations.0 != nil || generations.1 != nil {
            factor *= perhapsOtherPerson
        }
        // "William H. Gates III", "Bill Gates"
        if missesNumber(alignment, a, b, .person) { factor *= perhapsOtherPerson }
        // "Salman bin Muhammad" is the father of "Muhammad bin Salman", or his son.
        if a.tokens.contains(where: \.isPatronym), b.tokens.contains(where: \.isPatronym), !isInOrder(alignment) { factor *= otherPerson }
        if hasFeminine(alignment, a, b) { factor *= otherPerson }
        if hasOtherInitial(alignment, a, b) || hasOtherFamilyName(alignment, a, b) || hasHalfGivenName(alignment, a, b) {
            factor *= perhapsOtherPerson
        }
        return factor
    }

    /// Whether the form of address says a woman; not for certain of "M.", which may be an initial.
    private static func isWoman(_ tokens: [NameToken]) -> (isWoman: Bool, isCertain: Bool)? {
        for token in tokens {
            if case .civility(let isWoman) = token.role { return (isWoman, true) }
        }
        guard tokens.count > 1, tokens[0].isInitial, tokens[0].text == "m" else { return nil }
        return (false, false)
    }

    /// Whether one has a title where the other has that of a woman: "Prince Charles", "Princess Charles".
    private static func hasFeminine(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Bool {
        func areOfTwo(_ i: Int, _ j: Int) -> Bool {
            let (one, other) = (a.tokens[i].text, b.tokens[j].text)
            return NameWords.isFeminine(one, of: other) || NameWords.isFeminine(other, of: one)
        }
        if alignment.pairs.contains(where: { $0.relation != .same && areOfTwo($0.a.lowerBound, $0.b.lowerBound) }) { return true }
        // A title stands in front.
        guard let i = alignment.leftA.first, let j = alignment.leftB.first else { return false }
        return areOfTwo(i, j)
    }

    /// Whether both names have a middle initial, and one a further one: "George H. W. Bush", "George W. Bush".
    static func hasOtherInitial(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Bool {
        guard alignment.pairs.count(where: { $0.relation == .same && a.tokens[$0.a.lowerBound].isWord }) > 1 else { return false }
        let left = (alignment.leftA.contains { a.tokens[$0].isInitial }, alignment.leftB.contains { b.tokens[$0].isInitial })
        return left.0 != left.1 && (left.0 ? b : a).tokens.contains { $0.isInitial }
    }

    /// Whether both have a known family name, close to the other's: "Martin", "Marlin"; one is near a known one: "Dubois", "Dubais"; or one
    /// letter replaced makes another short one that sounds otherwise: "Niel", "Noël".
    private static func hasOtherFamilyName(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Bool {
        if hasKnownFamilyName(alignment, a, b) { return true }
        guard alignment.pairs.count > 1, alignment.leftA.isEmpty, alignment.leftB.isEmpty else { return false }
        let spelled = alignment.pairs.filter { $0.relation != .same }
        guard spelled.count == 1, let pair = spelled.first, case .spelled(edits: 1, soundsAlike: false) = pair.relation,
            pair.a.upperBound == a.tokens.count, pair.b.upperBound == b.tokens.count
        else { return false }
        let (one, other) = (a.tokens[pair.a.lowerBound].letters, b.tokens[pair.b.lowerBound].letters)
        return one.count == other.count && one.count < 5 && one.sorted() != other.sorted()
    }

    /// Whether a misspelled word is a family name in both spellings, or in one where the letter that differs is the one by which French
    /// names differ: a vowel, or the silent end. `isHeard` asks for a letter replaced
    /// by one that sounds otherwise.
    static func hasKnownFamilyName(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern, isHeard: Bool = false) -> Bool {
        alignment.pairs.contains { pair in
            // "Jean Martin", "Jean Martinet"
            if !isHeard, pair.relation == .begins, alignment.pairs.count > 1 {
                let (one, other) = (a.tokens[pair.a.lowerBound].text, b.tokens[pair.b.lowerBound].text)
                return FamilyNames.contains(one.utf8.count < other.utf8.count ? one : other)
            }
            guard case .spelled(let edits, let soundsAlike) = pair.relation else { return false }
            let (one, other) = (a.tokens[pair.a.lowerBound], b.tokens[pair.b.lowerBound])
            if isHeard, soundsAlike || one.letters.count != other.letters.count || one.letters.sorted() == other.letters.sorted() { return false }
            switch (FamilyNames.contains(one.text), FamilyNames.contains(other.text)) {
            case (true, true): return !differInDoubledLetter(one.letters, other.letters)
            case (false, false): return false
            // "Jean Martin", "Jean Martinet"
            case _ where edits > 1 && !isHeard:
                let (short, long) = one.text.utf8.count < other.text.utf8.count ? (one.text, other.text) : (other.text, one.text)
                return long.hasPrefix(short) && FamilyNames.contains(short)
            default: return edits == 1 && (differInTellingLetter(one.text, other.text) || LetterSlips.isTelling(one.letters, other.letters))
            }
        }
    }

    private static func differInTellingLetter(_ a: String, _ b: String) -> Bool {
        guard a.utf8.count == b.utf8.count, let place = zip(a.utf8, b.utf8).enumerated().first(where: { $1.0 != $1.1 }) else { return false }
        let letters = [place.element.0, place.element.1]
        return letters.allSatisfy("aeiou".utf8.contains) || place.offset == a.utf8.count - 1 && letters.allSatisfy("dtsxz".utf8.contains)
    }

    /// Whether a letter is written once in one and twice in the other, as no ear can tell: "Olivier", "Ollivier".
    private static func differInDoubledLetter(_ a: [UInt32], _ b: [UInt32]) -> Bool {
        func single(_ letters: [UInt32]) -> [UInt32] {
            letters.indices.filter { $0 == 0 || letters[$0] != letters[$0 - 1] }.map { letters[$0] }
        }
        return single(a) == single(b)
    }

    /// Whether one name has a given name of two parts, and the other one part of it: "Jean-Marie Dupont", "Jean Dupont".
    private static func hasHalfGivenName(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Bool {
        let left = alignment.leftA.map { (a, $0) } + alignment.leftB.map { (b, $0) }
        guard left.count == 1, let (name, place) = left.first else { return false }
        let word = name.tokens[place].text
        guard NameWords.isGivenName(word) else { return false }
        return name.text.split(separator: " ").contains { part in
            let halves = NameFolding.fold(part).split(separator: " ")
            return halves.count == 2 && halves.contains { $0 == word } && halves.allSatisfy { NameWords.isGivenName(String($0)) }
        }
    }

    /// Whether a company may be another for all that its words are alike: a branch, a brand near by, a merger.
    static func isOtherCompany(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Bool {
        isBranch(alignment, a, b) || isOtherBrand(alignment, a, b) || isJoined(alignment, a, b, .organization)
            || hasPartner(alignment, a, b)
    }

    /// Whether nothing but one word tells two companies apart, by letters that are no slip: "Thales", "Tales"; "Cloudwatt", "Cloudbatt".
    /// In a longer word one letter more or less, or one that is heard, seen or typed for the other, is a slip. Other words vouch for one.
    static func isOtherBrand(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Bool {
        if hasKnownFamilyName(alignment, a, b, isHeard: true) { return true }
        guard alignment.pairs.count == 1, let pair = alignment.pairs.first, case .spelled(let edits, _) = pair.relation else { return false }
        // Acronyms have no slips: "APRR", "APPR".
        if [a.text, b.text].allSatisfy({ $0.utf8.count < 6 && $0.allSatisfy(\.isUppercase) }) { return true }
        let (one, other) = (a.tokens[pair.a.lowerBound].letters, b.tokens[pair.b.lowerBound].letters)
        // A figure is one that a scanner read.
        guard !(a.folded + b.folded).utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return false }
        if one.count + other.count >= 11 + 2 * edits {
            guard a.tokens.count + b.tokens.count == 2, LetterSlips.shape(one) != LetterSlips.shape(other) else { return false }
            return edits > 1 || LetterSlips.isTelling(one, other)
        }
        return edits > 1 || one.sorted() != other.sorted() && !differInDoubledLetter(one, other)
    }

    /// Whether only one of two companies has a country, a city or a line of business: "Microsoft France", "Hewlett-Packard Enterprise".
    static func isBranch(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Bool {
        func tells(_ token: NameToken) -> Bool {
            switch token.role {
            case .generic, .place: true
            default: false
            }
        }
        let left = (alignment.leftA.contains { tells(a.tokens[$0]) }, alignment.leftB.contains { tells(b.tokens[$0]) })
        return left.0 != left.1
    }

    /// Whether only one of two organizations has a word of its own before one that both have: "Banque du Nord", "Banque populaire du
    /// Nord". One behind them all is as often left out.
    static func hasInserted(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Bool {
        guard let (name, left) = onlySide(alignment, a, b) else { return false }
        let isA = !alignment.leftA.allSatisfy { a.tokens[$0].isSlight }
        let shared = alignment.pairs.map { isA ? $0.a.lowerBound : $0.b.lowerBound }.filter { name.tokens[$0].isWord }
        guard shared.count > 1, let last = shared.max() else { return false }
        return left.contains { place in
            // "+" is folded to a word, and is an "and" as often.
            if case .word = name.tokens[place].role { place < last && name.tokens[place].text != "plus" } else { false }
        }
    }

    /// Whether one name is the other with a partner's joined to it by a hyphen: "Air France", "Air France-KLM"; "Sophie Lacoste-Dournel".
    ///
    /// Of people that is a family name: a given name of two parts is as often shortened ("Marie-Ségolène", "Ségolène").
    static func isJoined(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern, _ kind: NameKind) -> Bool {
        guard let (name, left) = onlySide(alignment, a, b), left.contains(where: { name.tokens[$0].isWord }), name.text.contains("-")
        else { return false }
        let more = Set(left.map { name.tokens[$0].text })
        let parts = name.text.split(separator: " ")
        return (kind == .person ? parts.suffix(1) : parts[...]).contains { part in
            guard part.contains("-") else { return false }
            let words = NameFolding.fold(part).split(separator: " ").map(String.init)
            return words.contains(where: more.contains) && words.contains { !more.contains($0) }
        }
    }

    /// Whether one name is the other with an acronym in capitals behind it, which is none of its own: "Air France", "Air France KLM".
    static func hasPartner(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Bool {
        guard let (name, left) = onlySide(alignment, a, b), name.text.contains(where: \.isLowercase) else { return false }
        guard let place = name.tokens.lastIndex(where: { !$0.isForm }), left.contains(place), case .word = name.tokens[place].role else { return false }
        let acronym = name.tokens[place]
        let spellings = name.text.split(separator: " ").filter { $0.lowercased() == acronym.text }
        return 2...5 ~= acronym.letters.count && !spellings.isEmpty && spellings.allSatisfy { $0.allSatisfy(\.isUppercase) }
            && !Acronym.isAcronym(acronym, of: name.tokens[..<place])
    }

    /// Whether the words that only one name has write out an acronym that both have: "LVMH", "LVMH Moët Hennessy Louis Vuitton".
    static func isSpelledOut(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Bool {
        guard let (name, left) = onlySide(alignment, a, b) else { return false }
        let initials = left.filter { name.tokens[$0].isWord }.map { name.tokens[$0].letters[0] }.sorted()
        return initials.count > 2
            && alignment.pairs.contains { $0.relation == .same && a.tokens[$0.a.lowerBound].letters.sorted() == initials }
    }

    /// Whether an acronym is that of the words up to an "and": "CEA" of "Commissariat à l'énergie atomique et aux énergies alternatives".
    static func continues(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Bool {
        guard let (name, left) = onlySide(alignment, a, b), let first = left.first(where: { name.tokens[$0].isWord }),
            let pair = alignment.pairs.first, alignment.pairs.count == 1, pair.relation == .acronym
        else { return false }
        let run = pair.a.count > 1 ? pair.a : pair.b
        return run.lowerBound == 0 && run.count > 2 && name.tokens.count > run.count && name.tokens[..<first].contains { $0.text == "et" }
    }

    /// The name that alone has words without a counterpart, and which; nil if both have some.
    private static func onlySide(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> (NamePattern, [Int])? {
        if alignment.leftA.allSatisfy({ a.tokens[$0].isSlight }) { return (b, alignment.leftB) }
        return alignment.leftB.allSatisfy { b.tokens[$0].isSlight } ? (a, alignment.leftA) : nil
    }
}
