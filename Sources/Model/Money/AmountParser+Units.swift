extension AmountParser {
    /// The lower-case word at `index`; nil if a number or nothing stands there.
    func word(at index: Int) -> String? {
        guard index < tokens.count, case .word(let word) = tokens[index].kind else { return nil }
        return word.lowercased()
    }

    /// Column of the next token, or of the end of the text.
    var column: Int { position < tokens.count ? tokens[position].column : text.count + 1 }

    /// Moves over `words` if they come next.
    mutating func take(_ words: [String]) -> Bool {
        guard words.indices.allSatisfy({ word(at: position + $0) == words[$0] }) else { return false }
        position += words.count
        return true
    }

    mutating func takeAny(of phrases: [[String]]) -> Bool {
        phrases.contains { take($0) }
    }

    mutating func takePercent() -> Bool { takeAny(of: AmountWords.percents) }

    /// The unit that `word` (lower case) is the code, the symbol or the name of.
    func unit(named word: String) -> Unit? {
        let plain = Self.plainExponent(word)
        let code = AmountWords.currencies[word]
        return units.first { $0.symbol.lowercased() == word && !word.isEmpty }
            ?? units.first { $0.code.lowercased() == plain || Self.plainExponent($0.symbol.lowercased()) == plain }
            ?? units.first { $0.code == code }
    }

    /// The power of ten and the unit that `word` names together, as "m€", "meur" and "k€" do.
    func scaledUnit(named word: String) -> (scale: Int, unit: Unit)? {
        for length in 1...3 where length < word.count {
            let rest = String(word.dropFirst(length))
            if let scale = AmountWords.scales[String(word.prefix(length))], let unit = unit(named: rest), unit.kind == .money {
                return (scale, unit)
            }
        }
        return nil
    }

    func isUnitOrScale(at index: Int) -> Bool {
        guard let word = word(at: index) else { return false }
        return AmountWords.scales[word] != nil || unit(named: word) != nil || scaledUnit(named: word) != nil
    }

    /// The unit of both sides: "135-150 M€" and "€135-150m" say it once, with the power of ten.
    func settleUnits(_ first: inout Side, _ second: inout Side?) throws(AmountError) -> Unit {
        guard let other = second else {
            guard let unit = first.unit ?? fallback else { throw error(at: text.count + 1, unitsExpected) }
            return unit
        }
        if let one = first.unit, let two = other.unit {
            guard one.code == two.code else { throw error(at: other.column, "the same unit as before") }
            return one
        }
        if first.scale == nil { first.scale = other.scale }
        guard let unit = first.unit ?? other.unit ?? fallback else { throw error(at: text.count + 1, unitsExpected) }
        return unit
    }

    /// The number of a side at the unit's exponent.
    func value(of side: Side, unit: Unit) throws(AmountError) -> Int64 {
        if side.scale != nil, unit.kind == .percent { throw error(at: side.column, "a percentage without a power of ten") }
        var number: AmountNumber
        do throws(AmountNumber.Failure) {
            number = try AmountNumber.read(side.number, isScaled: side.scale != nil, language: language)
        } catch {
            throw self.error(at: side.column, Self.explanation(of: error, side.number))
        }
        number.digits.isNegative = side.isNegative
        switch number.digits.scaled(byPowerOfTen: unit.exponent + (side.scale ?? 0) - number.decimals) {
        case .value(let value): return value
        case .tooManyDecimals:
            throw error(at: side.column, "\(FixedPoint.decimalsAllowed(unit.exponent)) in \(unit.code)")
        case .overflow: throw error(at: side.column, "a smaller number: it does not fit in 64 bits")
        }
    }

    /// The language that only one of English and French explains; nil if the words do not tell.
    static func language(of tokens: [AmountToken]) -> Language? {
        let words: [String] = tokens.compactMap { token in
            if case .word(let word) = token.kind { word.lowercased() } else { nil }
        }
        // A currency sign before its number is English usage.
        let isSignFirst = zip(tokens, tokens.dropFirst()).contains { sign, number in
            guard case .word(let word) = sign.kind, case .number = number.kind else { return false }
            return word.last?.isCurrencySymbol ?? false
        }
        let isEnglish = isSignFirst || words.contains(where: AmountWords.english.contains)
        let isFrench = words.contains(where: AmountWords.french.contains)
        return isEnglish == isFrench ? nil : isEnglish ? .english : .french
    }

    func error(at column: Int, _ expected: String) -> AmountError {
        AmountError(text: text, column: column, expected: expected)
    }

    var unitsExpected: String {
        "a unit: " + units.map { $0.symbol.isEmpty ? $0.code : $0.symbol }.joined(separator: ", ")
    }

    private static func explanation(of failure: AmountNumber.Failure, _ number: String) -> String {
        switch failure {
        case .ambiguous: "a number with one meaning: \(number) reads differently in English and in French"
        case .malformed: "a number such as 1 250, 1250.5 or 1250,5"
        case .tooLong: "a smaller number: it does not fit in 64 bits"
        }
    }

    private static func plainExponent(_ word: String) -> String {
        String(word.map { $0 == "²" ? "2" : $0 == "³" ? "3" : $0 })
    }
}
