// One name may hold another of the same thing, or words about it that are none of its name.
extension NamePattern {
    /// A name that stands in another, and the most that it scores for it.
    struct Alias {
        let name: NamePattern
        var most = NameScore.tokensMost
    }

    /// The names that stand in this one: the name and what is in parentheses behind it, where that is its acronym or a former name; the
    /// name before words about it, "Acme, a division of Foo"; a public body without its state, "U.S. Department of Justice", where the other
    /// name says none.
    func aliases(besides other: NamePattern) -> [Alias] {
        guard mayHoldAliases else { return [] }
        if let aliases = aliasesAroundParentheses ?? nameBeforeApposition.map({ [Alias(name: $0)] }) { return aliases }
        if other.tokens.contains(where: { NameWords.isState($0.text) || $0.isPlace }) { return [] }
        return withoutState.map { [Alias(name: $0)] } ?? []
    }

    // Most names have no sign of another, which their bytes tell.
    private var mayHoldAliases: Bool {
        if text.utf8.contains(where: { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }) {
            return true
        }
        return tokens.count > 2 && (tokens[0].letters.count < 4 || tokens[tokens.count - 1].letters.count < 4)
    }

    private var aliasesAroundParentheses: [Alias]? {
        guard text.utf8.last == UInt8(ascii: ")"), let open = text.lastIndex(of: "("), open > text.startIndex else { return nil }
        let (name, inner) = (NamePattern(text[..<open]), NamePattern(text[text.index(after: open)...].dropLast()))
        guard let word = inner.tokens.first, !name.tokens.isEmpty else { return nil }
        if inner.tokens.count == 1, Acronym.isAcronym(word, of: name.tokens.filter { !$0.isForm }[...]) || Acronym.isAcronym(word, of: name.tokens[...]) {
            return [Alias(name: name), Alias(name: inner)]
        }
        if let end = inner.text.firstIndex(where: { !$0.isLetter }), NameWords.isApposition(inner.text[..<end], .former) {
            return [Alias(name: name), Alias(name: NamePattern(inner.text[end...]))]
        }
        // "Val-de-Reuil (commune)" is told from others of the name.
        let isPlain = inner.tokens.allSatisfy { if case .word = $0.role { true } else { $0.isParticle } }
        return isPlain ? [Alias(name: name, most: NameScore.branch)] : nil
    }

    private var nameBeforeApposition: NamePattern? {
        let bytes = text.utf8
        var place = bytes.startIndex
        while let sign = bytes[place...].firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }) {
            place = bytes.index(after: sign)
            // A dash between words has spaces around it.
            guard sign > bytes.startIndex, place < bytes.endIndex, bytes[place] == 0x20, bytes[sign] != UInt8(ascii: "-") || bytes[bytes.index(before: sign)] == 0x20
            else { continue }
            let words = text[place...].split(separator: " ", maxSplits: 1)
            if words.count > 1, NameWords.isApposition(words[0], .about) { return NamePattern(text[..<sign]) }
        }
        return nil
    }

    private var withoutState: NamePattern? {
        guard tokens.count > 2, tokens.contains(where: { NameWords.isPublicBody($0.text) }) else { return nil }
        let rest = NameWords.isState(tokens[0].text) ? tokens.dropFirst()
            : tokens.last.map { NameWords.isState($0.text) } == true ? tokens.dropLast() : []
        return rest.isEmpty ? nil : NamePattern(rest.map(\.text).joined(separator: " "))
    }

    /// Whether this one word in capitals has the first letters of all words of a person's name: "NKM", "PPDA".
    func isInitials(of name: NamePattern) -> Bool {
        guard tokens.count == 1, let word = tokens.first, 3...4 ~= word.letters.count, text.allSatisfy({ $0.isUppercase || ".- ".contains($0) }) else {
            return false
        }
        var words = name.tokens.filter { !$0.isTitle }
        // "M." in front is no name.
        if words.count > word.letters.count, words[0].text == "m" { words.removeFirst() }
        guard words.count > 2, words.allSatisfy({ $0.isWord || $0.isInitial || $0.isParticle }) else { return false }
        return words.map { $0.letters[0] } == word.letters || words.filter { !$0.isParticle }.map { $0.letters[0] } == word.letters
    }

    /// Whether this one word, with small letters in it, is made of the beginnings of the other's words, which their capitals tell: "PwC" of
    /// "PricewaterhouseCoopers".
    func isMixedAcronym(of name: NamePattern) -> Bool {
        guard 3...5 ~= text.utf8.count, text.allSatisfy({ $0.isASCII && $0.isLetter }), text.first?.isUppercase == true,
            text.contains(where: \.isLowercase), text.dropFirst().contains(where: \.isUppercase)
        else { return false }
        let words = name.tokens.filter { $0.isWord }
        var parts: [[UInt32]] = []
        for letter in text {
            let scalars = letter.lowercased().unicodeScalars.map(\.value)
            if letter.isUppercase { parts.append(scalars) } else { parts[parts.count - 1] += scalars }
        }
        return parts.count == words.count && zip(parts, words).allSatisfy { part, word in
            var rest = part[...]
            guard part[0] == word.letters.first, part.count < word.letters.count else { return false }
            for letter in word.letters where letter == rest.first { rest.removeFirst() }
            return rest.isEmpty
        }
    }

    /// The letters of an acronym that is written in parts: "AP-HP"; nil of others.
    var joinedAcronym: NamePattern? {
        guard 2...3 ~= tokens.count, tokens.allSatisfy({ $0.letters.count < 4 }), text.utf8.contains(UInt8(ascii: "-")),
            text.allSatisfy({ $0.isUppercase || $0 == "-" })
        else { return nil }
        return NamePattern(tokens.map(\.text).joined())
    }
}
