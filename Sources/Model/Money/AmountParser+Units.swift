extension AmountParser {
    /// The next token; nil at the end.
    var token: AmountToken? { position < tokens.count ? tokens[position] : nil }

    /// Column of the next token, or of the end of the text.
    var column: Int { token?.column ?? text.count + 1 }

    /// The first sense of the next token that a question has an answer for.
    func sense<Answer>(_ question: (AmountSense) -> Answer?) -> Answer? { token?.sense(question) }

    /// Moves over a phrase of a sense if it comes next.
    mutating func take(_ sense: AmountSense) -> Bool {
        guard token?.means(sense) == true else { return false }
        position += 1
        return true
    }

    /// Moves over a sign if it comes next.
    mutating func take(word: String) -> Bool {
        guard token?.text == word else { return false }
        position += 1
        return true
    }

    /// Moves over a hyphen or dash.
    mutating func takeDash() -> Bool {
        ["-", "–", "—", "‑", "−"].contains { take(word: $0) }
    }

    /// The unit that a token is the code, the symbol or the name of, and the power of ten from it to what the token says.
    func unit(at index: Int) -> (unit: Unit, prefix: Int)? {
        let token = tokens[index]
        if let unit = unit(named: token.folded) { return (unit, 0) }
        return token.sense { sense in
            switch sense {
            case .unit(let code): return units.first { $0.code == code }.map { ($0, 0) }
            case .measure(let base, let power): return measured(token, at: index, base, power)
            default: return nil
            }
        }
    }

    /// The unit of the base that a measure is counted in: the largest that is no larger, else the smallest.
    private func measured(_ token: AmountToken, at index: Int, _ base: String, _ power: Int) -> (unit: Unit, prefix: Int)? {
        // "10 to 15" is a range, "10 To" are terabytes; "Gb" are bits, and "po" inches.
        if token.means(.to), token.text != "To" || isNumber(at: index + 1) { return nil }
        if base == "B", token.text.count == 2, token.text.last == "b" || token.text.first?.isLowercase == true { return nil }
        var best: (unit: Unit, prefix: Int)?
        for unit in units {
            guard let (other, own) = Self.measure(unit), other == base else { continue }
            let prefix = power - own
            let isBetter = best.map { $0.prefix < 0 ? prefix > $0.prefix : prefix >= 0 && prefix < $0.prefix } ?? true
            if isBetter { best = (unit, prefix) }
        }
        return best
    }

    private func unit(named word: String) -> Unit? {
        let plain = Self.plainExponent(word)
        // By their places: each unit that is taken out is a copy of its four texts.
        let index =
            units.indices.first { Self.mayBe(units[$0].symbol, word) && units[$0].symbol.lowercased() == word && !word.isEmpty }
            ?? units.indices.first {
                Self.mayBe(units[$0].code, plain) && units[$0].code.lowercased() == plain
                    || Self.mayBe(units[$0].symbol, plain) && Self.plainExponent(units[$0].symbol.lowercased()) == plain
            }
        return index.map { units[$0] }
    }

    // Whether a text may be a word in small letters, by its first letter: to make the letters of all units small takes longer than all else
    // that is done to read an amount.
    private static func mayBe(_ text: String, _ word: String) -> Bool {
        guard let first = text.utf8.first, let wanted = word.utf8.first else { return text.isEmpty && word.isEmpty }
        if first >= 0x80 { return true }
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) ? first | 0x20 == wanted : first == wanted
    }

    /// What a unit of the base measures, if the lists know its code or symbol.
    private static func measure(_ unit: Unit) -> (base: String, power: Int)? {
        for name in [unit.code, unit.symbol] {
            for phrase in AmountSense.lexicon.phrases(from: WordFolding.fold(name.unicodeScalars)) where phrase.rest.isEmpty {
                if case .measure(let base, let power) = phrase.sense { return (base, power) }
            }
        }
        return nil
    }

    /// The power of ten that a token names; nil if none. Throws for a word that is another power in French, in a French text.
    func scale(at index: Int) throws(AmountError) -> Int? {
        guard index < tokens.count else { return nil }
        let found = tokens[index].sense { if case .scale(let power, let isOwn) = $0 { (power, isOwn) } else { nil } }
        guard let (power, isOwn) = found else { return nil }
        if isOwn, language == .french || tokens.contains(where: { $0.languages == .french }) {
            throw error(at: tokens[index].column, "\"milliards\": a French billion is a million millions")
        }
        return power
    }

    /// The power of ten and the unit that a token names together, as "m€", "meur" and "k€" do.
    func scaledUnit(at index: Int) -> (scale: Int, unit: Unit)? {
        let word = tokens[index].folded
        for length in 1...3 where length < word.count {
            let scales = AmountSense.lexicon.phrases(from: String(word.prefix(length))).lazy.compactMap { phrase in
                if phrase.rest.isEmpty, case .scale(let power, false) = phrase.sense { power } else { nil }
            }
            guard let scale = scales.first else { continue }
            let rest = String(word.dropFirst(length))
            let code = AmountSense.lexicon.phrases(from: rest).lazy.compactMap { phrase in
                if phrase.rest.isEmpty, case .unit(let code) = phrase.sense { code } else { nil }
            }.first
            if let unit = unit(named: rest) ?? units.first(where: { $0.code == code }), unit.kind == .money { return (scale, unit) }
        }
        return nil
    }

    func isUnitOrScale(at index: Int) -> Bool {
        guard index < tokens.count else { return false }
        if tokens[index].sense({ if case .scale = $0 { true } else { nil } }) == true { return true }
        return unit(at: index) != nil || scaledUnit(at: index) != nil || tokens[index].means(.thing)
    }

    /// The unit of both sides: "135-150 M€" and "€135-150m" say it once, with the power of ten.
    func settleUnits(_ first: inout Side, _ second: inout Side?) throws(AmountError) -> Unit {
        guard let other = second else {
            if first.unit == nil, case .fraction = first.number { first.unit = units.first { $0.kind == .percent } }
            guard let unit = first.unit ?? fallback else { throw error(at: text.count + 1, unitsExpected) }
            return unit
        }
        if let one = first.unit, let two = other.unit {
            guard one.code == two.code else { throw error(at: other.column, "the same unit as before") }
            if first.isUnitFirst, other.isUnitFirst, first.scale == nil { shareScale(of: other, with: &first) }
            return one
        }
        let isShort = first.scale == nil && other.isCompound || first.isCompound && !other.isCompound && (other.scale ?? 0) < 6
        if isShort { throw error(at: first.column, "one meaning: both numbers in full") }
        // "Deux à trois cents millions" shares the hundreds too, or does not.
        if first.unit == nil, first.scale == nil, case .exact(let low) = first.number, case .exact(let high) = other.number,
            let few = low.whole, let many = high.whole, many >= 100, many.isMultiple(of: 100), few < 10, few > 0
        {
            throw error(at: first.column, "one meaning: \(few) or \(few) hundred")
        }
        if first.scale == nil { first.scale = other.scale }
        if first.unit == nil { first.prefix = other.prefix }
        if other.unit == nil { second?.prefix = first.prefix }
        guard let unit = first.unit ?? other.unit ?? fallback else { throw error(at: text.count + 1, unitsExpected) }
        return unit
    }

    /// "$10 to $15 million" are millions both, where the numbers are in order; "$100 to $1 million" are not.
    private func shareScale(of other: Side, with first: inout Side) {
        guard let scale = other.scale, !other.isCompound, let low = plainValue(of: first), let high = plainValue(of: other), low < high else { return }
        first.scale = scale
    }

    /// The number of a side by itself, as far as hundredths tell; nil for fractions and what is no number.
    private func plainValue(of side: Side) -> Int64? {
        let number: AmountNumber?
        switch side.number {
        case .exact(let exact): number = exact
        case .figures(let figures):
            do throws(AmountNumber.Failure) {
                number = try AmountNumber.read(figures, isScaled: true, language: language)
            } catch {
                number = nil
            }
        case .fraction: number = nil
        }
        guard let number, number.decimals <= 2, case .value(let value) = number.digits.scaled(byPowerOfTen: 2 - number.decimals) else { return nil }
        return value
    }

    /// The language that only one of English and French explains; nil if the words do not tell.
    static func language(of tokens: [AmountToken]) -> Language? {
        // A currency sign before its number is English usage.
        let isSignFirst = zip(tokens, tokens.dropFirst()).contains { sign, number in
            guard case .number = number.kind else { return false }
            return (sign.text.last?.isCurrencySymbol ?? false) && !"kKmM".contains(sign.text.first ?? "k")
        }
        let isEnglish = isSignFirst || tokens.contains { $0.languages == .english }
        // "mégawatts" has its accent in French alone.
        let isFrench = tokens.contains { $0.languages == .french || $0.text.unicodeScalars.contains { "éèêëàâçîïôûùœ".unicodeScalars.contains($0) } }
        return isEnglish == isFrench ? nil : isEnglish ? .english : .french
    }

    func error(at column: Int, _ expected: String) -> AmountError {
        AmountError(text: text, column: column, expected: expected)
    }

    var unitsExpected: String {
        "a unit: " + units.map { $0.symbol.isEmpty ? $0.code : $0.symbol }.joined(separator: ", ")
    }

    private static func plainExponent(_ word: String) -> String {
        // Both begin with that byte.
        guard word.utf8.contains(0xC2) else { return word }
        return String(word.map { $0 == "²" ? "2" : $0 == "³" ? "3" : $0 })
    }
}
