/// How alike two names are that were laid side by side: from 0 to 1, by the numbers of `NameScore+Weights.swift`.
enum NameScore {
    /// The score of two aligned names, 0...1; 0 if nothing but legal forms and articles corresponds.
    static func score(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern, kind: NameKind?) -> Double {
        guard let kind else {
            return min(score(alignment, a, b, of: .person), score(alignment, a, b, of: .organization))
        }
        let score = score(alignment, a, b, of: kind)
        // Of a person that is a middle name, which one is called without.
        return score > branch && kind == .organization && hasInserted(alignment, a, b) ? branch : score
    }

    private static func score(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern, of kind: NameKind) -> Double {
        var shared = 0.0
        var alike = 0.0
        var names = 0
        for pair in alignment.pairs {
            let weight = (weight(a.tokens[pair.a], kind) + weight(b.tokens[pair.b], kind)) / 2
            shared += weight
            alike += weight * pair.likeness
            if weight > 0.9 { names += 1 }
        }
        guard shared > 0.3 else { return 0 }
        let (restA, restB) = (withoutMister(alignment.leftA, a, kind), withoutMister(alignment.leftB, b, kind))
        let leftA = left(restA, a.tokens) { $0.weight(kind) }
        let leftB = left(restB, b.tokens) { $0.weight(kind) }
        let continues = kind == .organization && continues(alignment, a, b)
        let extra = continues || isSpelledOut(alignment, a, b) ? 0 : abs(leftA - leftB)
        let conflicting = min(
            left(restA, a.tokens) { $0.contrast(kind) },
            left(restB, b.tokens) { $0.contrast(kind) })
        let extraLoss = kind == .organization ? extraOrganization : names > 1 ? extraPerson : extraLonePerson
        var score = alike / shared
        score *= 1 - conflict * min(1, conflicting)
        score *= 1 - extraLoss * extra / (shared + extra + conflicting)
        score *= forms(alignment, a, b)
        if kind == .organization, missesNumber(alignment, a, b, kind) {
            score *= isFirst(alignment, a, b) ? missingFirstNumber : missingNumber
        }
        if !isInOrder(alignment) { score *= otherOrder }
        if alignment.pairs.allSatisfy({ $0.relation == .initial }) { score *= onlyInitials }
        if kind == .person { score *= samePerson(alignment, a, b) }
        if score > branch, continues || (kind == .person ? isJoined(alignment, a, b, kind) : isOtherCompany(alignment, a, b)) { score = branch }
        return min(score, tokensMost)
    }

    /// How alike the names are as one word each, where one has more spaces; nil if they are not.
    static func whole(_ a: NamePattern, _ b: NamePattern) -> (score: Double, edits: Int)? {
        let (one, other) = (a.compact, b.compact)
        guard one.words != other.words, abs(one.letters.count - other.letters.count) < 2, one.numbers == other.numbers else {
            return nil
        }
        let isLong = min(one.letters.count, other.letters.count) > 4
        // However short: a space after each letter is no word's end.
        let isSpelledOut = one.words == one.letters.count || other.words == other.letters.count
        if one.letters == other.letters, isLong || isSpelledOut { return (spacing, 0) }
        guard isLong else { return nil }
        guard let (edits, _, likeness) = TokenRelation.spelling(one.letters, other.letters), edits < 2 else { return nil }
        return (likeness * spacing, edits)
    }

    /// The least that two folded names score whose letters, all in all, are a close misspelling; nil if they are not.
    static func close(_ a: String, _ b: String) -> (score: Double, edits: Int)? {
        let (one, other) = (a.utf8.count, b.utf8.count)
        let bound = spellingBound(length: min(one, other))
        guard bound > 0, abs(one - other) <= bound,
            let edits = editDistance(Array(a.utf8), Array(b.utf8), limit: bound)
        else { return nil }
        return (close * (1 - Double(edits) / Double(2 * (one + other))), edits)
    }

    /// Leaves out the "M." in front of a person's family name where it is no initial of the other's.
    private static func withoutMister(_ left: [Int], _ name: NamePattern, _ kind: NameKind) -> [Int] {
        kind == .person && left.first == 0 && name.tokens[0].isInitial && name.tokens[0].text == "m" ? Array(left.dropFirst()) : left
    }

    private static func weight(_ tokens: ArraySlice<NameToken>, _ kind: NameKind) -> Double {
        tokens.reduce(0) { $0 + $1.weight(kind) }
    }

    private static func left(_ left: [Int], _ tokens: [NameToken], _ weight: (NameToken) -> Double) -> Double {
        left.reduce(0) { tokens[$1].isForm ? $0 : $0 + weight(tokens[$1]) }
    }

    private static func forms(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Double {
        let one = alignment.leftA.compactMap { a.tokens[$0].form }
        let other = alignment.leftB.compactMap { b.tokens[$0].form }
        guard let one = one.first, let other = other.first else { return 1 }
        // One firm has a partnership here and a company there: "Apax Partners LLP", "Apax Partners SAS".
        let isOfPartners = (one.family == .partnership) != (other.family == .partnership) && one.family != .company && other.family != .company
        if one.isRival(of: other) || isOfPartners { return otherForm * perhapsOtherPerson }
        return one.family.isTrade == other.family.isTrade ? otherForm : otherNature
    }

    /// Whether only one has a number that the other lacks: another of the series may be meant, or all of it.
    static func missesNumber(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern, _ kind: NameKind) -> Bool {
        let one = alignment.leftA.contains { a.tokens[$0].countsAsNumber(kind) }
        let other = alignment.leftB.contains { b.tokens[$0].countsAsNumber(kind) }
        return one != other
    }

    /// Whether the number that only one has is that of the first of a series, which often goes without.
    private static func isFirst(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> Bool {
        let numbers = (alignment.leftA.map { a.tokens[$0] } + alignment.leftB.map { b.tokens[$0] }).filter { $0.countsAsNumber(.organization) }
        return numbers.allSatisfy { $0.text == "1" || $0.text == "i" }
    }

    static func isInOrder(_ alignment: NameAlignment) -> Bool {
        let pairs = alignment.pairs.filter { $0.relation != .sameFamily }.sorted { $0.a.lowerBound < $1.a.lowerBound }
        return zip(pairs, pairs.dropFirst()).allSatisfy { $0.b.lowerBound <= $1.b.lowerBound }
    }
}
