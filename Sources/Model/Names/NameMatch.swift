/// In which way a name was found, best first.
public enum MatchKind: Int, Comparable, Sendable, CaseIterable {
    /// The same text.
    case exact
    /// The same letters but for case, accents and punctuation.
    case folded
    /// The same words but for a legal form, an article, a title or spaces.
    case form
    /// One is made of the other's first letters.
    case acronym
    /// One begins the other.
    case prefix
    /// The same words in another order, or some of them.
    case tokens
    /// Initials or a short form stand for given names.
    case initials
    /// Letters differ.
    case spelling
    /// Some words are alike, others are not.
    case similar

    public static func < (a: MatchKind, b: MatchKind) -> Bool { a.rawValue < b.rawValue }
}

/// How well a name matches a query, in which way, and why.
public struct NameMatch: Sendable, Equatable {
    /// 0...1; 1 is the same text. `NameComparison.same` and above count as the same name.
    public let score: Double
    public let how: MatchKind
    /// Whether each word of the query, legal forms and articles aside, has its counterpart in the name.
    public let coversQuery: Bool
    /// Each difference found, the most telling first; never empty.
    public let reasons: [NameReason]
}

extension NamePattern {
    /// Compares this name with a candidate, as a person's, an organization's or either kind of name.
    ///
    /// Nil if they have no word in common, not even a misspelled one. The one comparison used everywhere: it is
    /// symmetric but for the wording of reasons, and never scores a spelling above one with fewer edits of the same word.
    public func match(_ candidate: NamePattern, kind: NameKind?) -> NameMatch? {
        if text == candidate.text { return .same(NameScore.exact, .exact, .sameText) }
        if folded.isEmpty || candidate.folded.isEmpty { return nil }
        if folded == candidate.folded {
            return .same(NameScore.folded, .folded, .folded(text, candidate.text))
        }
        if Romanization.isNeeded(by: folded) != Romanization.isNeeded(by: candidate.folded) {
            return romanized.matchWords(candidate.romanized, kind: kind)
        }
        let isArabic = Transliteration.isArabic(folded)
        if isArabic != Transliteration.isArabic(candidate.folded) { return matchSounds(candidate, isArabic: isArabic) }
        let match = matchAliases(candidate, kind: kind)
        if kind != .organization, (match?.score ?? 0) < NameScore.same, Transliteration.ofLatvian(self, candidate) {
            return .same(NameScore.soundsForeign, .spelling, .sound(text, candidate.text))
        }
        return match
    }

    // "Électricité de France (EDF)" is either.
    private func matchAliases(_ candidate: NamePattern, kind: NameKind?) -> NameMatch? {
        let match = matchWholeWords(candidate, kind: kind)
        guard (match?.score ?? 0) < NameScore.same else { return match }
        if kind != .organization, isInitials(of: candidate) || candidate.isInitials(of: self) {
            let (short, long) = tokens.count == 1 ? (folded, candidate.folded) : (candidate.folded, folded)
            return .same(NameScore.acronym, .acronym, .acronym(short, of: long))
        }
        guard kind != .person else { return match }
        var best = match
        for alias in aliases(besides: candidate) { best = better(best, alias.name.match(candidate, kind: kind), alias, of: self) }
        for alias in candidate.aliases(besides: self) { best = better(best, self.match(alias.name, kind: kind), alias, of: candidate) }
        return best
    }

    /// The better of two matches, of which the second is that of an alias; what else the name has is a reason then.
    private func better(_ match: NameMatch?, _ other: NameMatch?, _ alias: Alias, of name: NamePattern) -> NameMatch? {
        guard let other, min(other.score, alias.most) > match?.score ?? 0 else { return match }
        let coversQuery = other.coversQuery && alias.most > NameScore.branch
        let more = name.tokens.filter { token in !token.isParticle && !alias.name.tokens.contains { $0.text == token.text } }
        // What is the same of the alias is not of the name.
        let reasons = more.isEmpty ? other.reasons
            : other.reasons.filter { $0 != .sameText && $0 != .sameWords && $0 != .punctuation } + [.more(more.map(\.text).joined(separator: " "))]
        return NameMatch(score: min(other.score, alias.most), how: other.how, coversQuery: coversQuery, reasons: reasons)
    }

    // A name of one word with capitals in it is several words ("SiemensAG"), or one that is clipped ("SocGen").
    private func matchWholeWords(_ candidate: NamePattern, kind: NameKind?) -> NameMatch? {
        if kind != .person {
            if isClipped(of: candidate) { return .same(NameScore.clipped, .initials, .short(folded, for: candidate.folded)) }
            if isMixedAcronym(of: candidate) { return .same(NameScore.acronym, .acronym, .acronym(folded, of: candidate.folded)) }
            if candidate.isMixedAcronym(of: self) { return .same(NameScore.acronym, .acronym, .acronym(candidate.folded, of: folded)) }
            if candidate.isClipped(of: self) { return .same(NameScore.clipped, .initials, .short(candidate.folded, for: folded)) }
        }
        let match = matchWords(candidate, kind: kind)
        guard kind != .person, (match?.score ?? 0) < NameScore.same else { return match }
        if let joined = joinedAcronym ?? candidate.joinedAcronym {
            let whole = joinedAcronym == nil ? matchWords(joined, kind: kind) : joined.matchWords(candidate, kind: kind)
            if let whole, whole.how == .acronym, whole.score > match?.score ?? 0 { return whole }
        }
        guard isSplit != candidate.isSplit,
            let whole = unsplit.matchWords(candidate.unsplit, kind: kind), whole.score > match?.score ?? 0
        else { return match }
        return whole
    }

    /// Whether each part of this one word has a capital and a few letters, the first of a word of the other name: "FedEx" of "Federal
    /// Express".
    private func isClipped(of name: NamePattern) -> Bool {
        guard isSplit, folded.utf8.count > 4, let text = NameText.prepare(text, splitsCapitals: true) else { return false }
        let parts = NameFolding.fold(text).split(separator: " ")
        let words = name.tokens.filter { !$0.isForm }
        // "MetLife" has a word of "Metropolitan Life" in full.
        let clipped = zip(parts, words).filter { $0 != $1.text }
        return parts.count == words.count && words.count > 1 && !clipped.isEmpty
            && clipped.allSatisfy { part, word in
                // "DuPont" is no clipped name, nor is "McDonald".
                2...4 ~= part.utf8.count && word.text.hasPrefix(part) && word.text.utf8.count > part.utf8.count + 1 && part != "mc"
                    && NameWords.role(of: String(part)) == nil
            }
    }

    private var isSplit: Bool { tokens.count > 1 && !folded.utf8.contains(0x20) }

    private var unsplit: NamePattern { isSplit ? NamePattern(folded) : self }

    // An Arabic and a Latin spelling have no letter in common.
    private func matchSounds(_ candidate: NamePattern, isArabic: Bool) -> NameMatch? {
        let (arabic, latin) = isArabic ? (folded, candidate.folded) : (candidate.folded, folded)
        return Transliteration.ofArabic(arabic, latin).map { likeness in
            .same(likeness == .same ? NameScore.transliterated : NameScore.perhapsOtherPerson, .spelling, .sound(text, candidate.text))
        }
    }

    private func matchWords(_ candidate: NamePattern, kind: NameKind?) -> NameMatch? {
        let alignment = NameAlignment(self, candidate, kind: kind)
        var score = NameScore.score(alignment, self, candidate, kind: kind)
        let isOther = kind != .organization && NameScore.hasOtherInitial(alignment, self, candidate)
        if let whole = NameScore.whole(self, candidate), whole.score > score, !isOther {
            return .same(whole.score, whole.edits == 0 ? .form : .spelling, .spaces(edits: whole.edits))
        }
        let close = NameScore.close(folded, candidate.folded)
        guard score > 0 || close != nil else { return nil }
        var how = MatchKind.of(alignment, self, candidate)
        var coversQuery = !alignment.pairs.isEmpty && alignment.leftA.allSatisfy { tokens[$0].isSlight }
        var reasons = NameReason.all(alignment, self, candidate)
        if let close, close.score > score || how == .similar {
            score = max(score, close.score)
            if how == .similar { reasons.insert(.letters(edits: close.edits), at: 0) }
            how = min(how, .spelling)
            coversQuery = true
        }
        return NameMatch(score: score, how: how, coversQuery: coversQuery, reasons: reasons)
    }

    private var romanized: NamePattern {
        Romanization.isNeeded(by: folded) ? NamePattern(Romanization.latin(folded)) : self
    }
}

extension NameMatch {
    fileprivate static func same(_ score: Double, _ how: MatchKind, _ reason: NameReason) -> NameMatch {
        NameMatch(score: score, how: how, coversQuery: true, reasons: [reason])
    }
}

extension MatchKind {
    /// The kind of the weakest correspondence that the match rests on.
    static func of(_ alignment: NameAlignment, _ a: NamePattern, _ b: NamePattern) -> MatchKind {
        let pairs = alignment.pairs.filter { !a.tokens[$0.a.lowerBound].isForm }
        let leftA = alignment.leftA.filter { !a.tokens[$0].isSlight }
        let leftB = alignment.leftB.filter { !b.tokens[$0].isSlight }
        if pairs.isEmpty || !leftA.isEmpty && !leftB.isEmpty { return .similar }
        var worst = MatchKind.form
        for pair in pairs {
            let kind: MatchKind =
                switch pair.relation {
                case .same, .sameFamily, .joined(edits: 0): .form
                case .acronym: .acronym
                case .begins: .prefix
                case .initial, .nickname: .initials
                case .joined, .spelled: .spelling
                }
            worst = max(worst, kind)
        }
        let inOrder = NameScore.isInOrder(alignment)
        if !inOrder { worst = max(worst, .tokens) }
        if !leftA.isEmpty || !leftB.isEmpty {
            let starts = inOrder && pairs.contains { $0.a.lowerBound == 0 && $0.b.lowerBound == 0 }
            let first = leftA.first.map { left in pairs.allSatisfy { $0.a.lowerBound < left } }
                ?? leftB.first.map { left in pairs.allSatisfy { $0.b.lowerBound < left } } ?? false
            worst = max(worst, starts && first ? .prefix : .tokens)
        }
        return worst
    }
}
