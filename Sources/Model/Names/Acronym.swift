/// Recognises acronyms of several words.
enum Acronym {
    /// Whether `word` is made of the first letters of `tokens`.
    ///
    /// Particles may count or not; of four letters or more, one word may be left out or add none ("SNCF" drops the
    /// last F of "chemins de fer français").
    static func isAcronym(_ word: NameToken, of tokens: ArraySlice<NameToken>) -> Bool {
        let letters = word.letters
        guard 2...9 ~= letters.count, let first = tokens.first, first.letters[0] == letters[0] else { return false }
        let all = tokens.map { $0.letters[0] }
        if all == letters { return letters.count > 2 || !tokens.contains(where: \.isParticle) }
        let spoken = tokens.filter { !$0.isParticle }
        let initials = spoken.map { $0.letters[0] }
        // "EY" of "Ernst & Young"
        if initials == letters { return letters.count > 2 || tokens.allSatisfy { !$0.isParticle || $0.text == "et" } }
        if letters.count > 3, initials.count == letters.count + 1, isSubsequence(letters, of: initials) { return true }
        return letters.count > 3 && first.isWord && isSpelled(letters[...], by: tokens)
    }

    /// Whether the letters are those that the words add in turn: a word its first, a word of two or three letters all of them ("HMRC"
    /// of "HM Revenue and Customs"), a particle none, its first or all ("Medef" of "Mouvement des entreprises de France").
    private static func isSpelled(_ letters: ArraySlice<UInt32>, by tokens: ArraySlice<NameToken>) -> Bool {
        guard let token = tokens.first else { return letters.isEmpty }
        let rest = tokens.dropFirst()
        if token.isParticle, isSpelled(letters, by: rest) { return true }
        guard letters.first == token.letters[0] else { return false }
        if isSpelled(letters.dropFirst(), by: rest) { return true }
        return 2...3 ~= token.letters.count && letters.starts(with: token.letters)
            && isSpelled(letters.dropFirst(token.letters.count), by: rest)
    }

    /// Whether `word` has the first letters of all words but particles in another order: "LVMH" of "Moët Hennessy Louis Vuitton".
    static func isShuffled(_ word: NameToken, of tokens: ArraySlice<NameToken>) -> Bool {
        // Most are none by their length, or by their first letter.
        guard 4...9 ~= word.letters.count, tokens.count >= word.letters.count, let first = tokens.first(where: { !$0.isParticle }),
            word.letters.contains(first.letters[0])
        else { return false }
        let initials = tokens.filter { !$0.isParticle }.map { $0.letters[0] }
        return initials.count == word.letters.count && initials.sorted() == word.letters.sorted() && Set(initials).count > 2
    }

    private static func isSubsequence(_ letters: [UInt32], of all: [UInt32]) -> Bool {
        var next = letters.startIndex
        for letter in all where next < letters.endIndex && letters[next] == letter { next += 1 }
        return next == letters.endIndex
    }
}
