/// Cuts a folded name into words and says what kind of word each is.
enum NameTokenizer {
    static func tokens(_ folded: String) -> [NameToken] {
        let words = folded.utf8.split(separator: 0x20).map { String(Substring($0)) }
        var tokens: [NameToken] = []
        tokens.reserveCapacity(words.count)
        var index = 0
        while index < words.count {
            if let (code, kind, count) = LegalForm.find(in: words, at: index) {
                tokens.append(NameToken(code, role: .form(kind)))
                index += count
            } else if let (number, count) = NumberWords.find(in: words, at: index) {
                tokens.append(NameToken(String(number), role: .number))
                index += count
            } else {
                tokens.append(token(words[index], isFirst: index == 0, isLast: index + 1 == words.count))
                index += 1
            }
        }
        joinInitials(&tokens)
        numberLastRomanDigit(&tokens)
        settleGeneration(&tokens)
        return tokens
    }

    private static func token(_ word: String, isFirst: Bool, isLast: Bool) -> NameToken {
        let text = expansion(word, isLast: isLast) ?? withoutScanningSlips(word)
        if text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return NameToken(text, role: .number) }
        if text.unicodeScalars.count == 1, text.utf8.count == 1 { return NameToken(text, role: .initial) }
        if !isFirst, let number = romanNumber(text) { return NameToken(number, role: .number) }
        return NameToken(text, role: NameWords.role(of: text) ?? .word)
    }

    /// The word that an abbreviation stands for; a last word may just be unfinished ("patrick st").
    private static func expansion(_ word: String, isLast: Bool) -> String? {
        guard let expansion = NameWords.expansion(of: word) else { return nil }
        if case .generation? = NameWords.role(of: expansion) { return expansion }
        return isLast && (expansion.hasPrefix(word) || word.utf8.count < 3) ? nil : expansion
    }

    // Above thirty-nine, a short one is a word as often: "Li", "Liv", "LV".
    private static func romanNumber(_ text: String) -> String? {
        let isLong = text.hasPrefix("xl") || text.utf8.count > 3
        return RomanNumeral.plainValue(text, upTo: isLong ? 89 : 39).map { String($0) }
    }

    /// "H&M" is an acronym, as one word of its letters; so is "AT&T", where it is all.
    private static func joinInitials(_ tokens: inout [NameToken]) {
        guard tokens.count > 2, let place = tokens.indices.dropLast(2).first(where: { index in
            (tokens[index].isInitial || index == 0 && tokens[index].letters.count == 2 && tokens[3...].allSatisfy(\.isForm))
                && tokens[index + 1].text == "et" && tokens[index + 2].isInitial
        }) else { return }
        tokens.replaceSubrange(place...place + 2, with: [NameToken(tokens[place].text + tokens[place + 2].text, role: .word)])
    }

    /// "Apax Fund V": a lone I, V or X counts as a number where initials do not stand, after two words and before no other. Behind one
    /// word it may be either: "Ardian V", "Dupont V."
    private static func numberLastRomanDigit(_ tokens: inout [NameToken]) {
        guard let last = tokens.lastIndex(where: { !$0.isForm }), last > 0, tokens[last].isInitial, last > 1 || !tokens[0].isInitial,
            let number = romanNumber(tokens[last].text)
        else { return }
        tokens[last] = last > 1 ? NameToken(number, role: .number) : NameToken(tokens[last].text, role: .initialOrNumber)
    }

    /// "Fils" tells one of two people apart only behind a name, and not in "Dupont et fils".
    private static func settleGeneration(_ tokens: inout [NameToken]) {
        let last = tokens.count - 1
        for index in tokens.indices where tokens[index].isGeneration {
            if index == last, index > 0, tokens[index - 1].text != "et", !tokens.contains(where: \.isForm) { continue }
            tokens[index] = NameToken(tokens[index].text, role: .word)
        }
    }

    private static let slips: [Character: Character] = ["0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b"]

    /// Digits that scanners read for letters, inside a word that is otherwise letters: "sech1n".
    private static func withoutScanningSlips(_ word: String) -> String {
        var digits = 0
        var letters = 0
        for byte in word.utf8 { if 0x30...0x39 ~= byte { digits += 1 } else { letters += 1 } }
        guard digits > 0, letters > 2 * digits else { return word }
        return String(word.enumerated().map { place, letter in
            place + 1 < word.count || letter == "0" ? slips[letter] ?? letter : letter
        })
    }
}
