/// What a name belongs to, as far as comparing names needs to know.
public enum NameKind: String, Sendable, CaseIterable {
    case person
    case organization
}

extension NameKind {
    /// The kind that the words of both names suggest, or nil if they suggest none.
    static func guess(_ a: NamePattern, _ b: NamePattern) -> NameKind? {
        let votes = vote(a) + vote(b)
        return votes > 0 ? .organization : votes < 0 ? .person : nil
    }

    /// Positive for words that only organizations have, negative for given names and titles.
    private static func vote(_ pattern: NamePattern) -> Int {
        // "Smith & Grace" are partners, whatever their names.
        if pattern.tokens.dropFirst().dropLast().contains(where: { $0.text == "et" }) { return 2 }
        var vote = 0
        for token in pattern.tokens {
            switch token.role {
            case .form, .filler, .generic, .scope, .place, .number: vote += 2
            case .title, .civility, .generation, .patronym: vote -= 2
            case .word where NameWords.isGivenName(token.text) && beginsOrEndsWithGivenName(pattern): vote -= 3
            // Not the "a" of "a division of", nor the last of "PwC".
            case .initial where pattern.tokens.count > 1 && pattern.folded.utf8.contains(0x20) && !NameWords.isParticle(token.text): vote -= 1
            default: break
            }
        }
        return vote
    }

    // People's names do, whatever their order; one between other words is of a brand: "Moët Hennessy Louis Vuitton".
    private static func beginsOrEndsWithGivenName(_ pattern: NamePattern) -> Bool {
        func isWord(_ token: NameToken) -> Bool { if case .word = token.role { true } else { false } }
        return [pattern.tokens.first(where: isWord), pattern.tokens.last(where: isWord)].contains { $0.map { NameWords.isGivenName($0.text) } ?? false }
    }
}
