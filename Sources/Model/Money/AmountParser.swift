/// Reads one amount from its tokens, left to right.
struct AmountParser {
    let text: String
    let units: [Unit]
    let fallback: Unit?
    let language: Language?
    let tokens: [AmountToken]
    var position = 0

    init(text: String, units: [Unit], fallback: Unit?, language: Language?) {
        self.text = text
        self.units = units
        self.fallback = fallback
        tokens = AmountToken.tokens(of: text)
        self.language = language ?? Self.language(of: tokens)
    }

    /// One number with what stands around it.
    struct Side {
        var number: String
        var column: Int
        var isNegative = false
        /// Power of ten by name ("millions"); nil if none stands there.
        var scale: Int?
        var unit: Unit?
    }

    mutating func parse() throws(AmountError) -> Amount {
        var isApproximate = false
        var isAtMost = false
        var isAtLeast = false
        while true {
            if takeAny(of: AmountWords.about) {
                isApproximate = true
            } else if takeAny(of: AmountWords.atMost) {
                isAtMost = true
            } else if takeAny(of: AmountWords.atLeast) {
                isAtLeast = true
            } else {
                break
            }
        }
        var (first, second, isEitherOrder) = try parseSides()
        if position < tokens.count {
            let hasUnit = first.unit != nil || second?.unit != nil || fallback != nil
            throw error(at: column, hasUnit ? "the end of the amount" : unitsExpected)
        }
        let unit = try settleUnits(&first, &second)
        var low = try value(of: first, unit: unit)
        var high = low
        if let second {
            high = try value(of: second, unit: unit)
            if low > high {
                guard isEitherOrder else { throw error(at: second.column, "a number that is not below the first") }
                swap(&low, &high)
            }
        }
        if isAtMost && isAtLeast { throw error(at: 1, "one bound only") }
        let amount = Amount(low: isAtMost ? nil : low, high: isAtLeast ? nil : high, unit: unit, isApproximate: isApproximate)
        guard let amount else { throw error(at: 1, "an amount with a bound") }
        return amount
    }

    private mutating func parseSides() throws(AmountError) -> (Side, Side?, isEitherOrder: Bool) {
        for (opening, middle) in AmountWords.rangeOpenings where take(opening) {
            let first = try parseSide()
            guard take([middle]) else { throw error(at: column, "\"\(middle)\" and the second number") }
            return (first, try parseSide(after: first), false)
        }
        let first = try parseSide()
        guard let word = word(at: position), AmountWords.rangeMiddles.contains(word) else { return (first, nil, false) }
        position += 1
        return (first, try parseSide(after: first), word == "ou" || word == "or")
    }

    private mutating func parseSide(after first: Side? = nil) throws(AmountError) -> Side {
        let isNegative = take(["-"]) || take(["−"])
        var unit: Unit?
        if let named = word(at: position).flatMap(unit(named:)) {
            unit = named
            position += 1
        }
        guard let (number, column) = takeNumber() else { throw error(at: column, "a number") }
        var side = Side(number: number, column: column, isNegative: isNegative, unit: unit)
        try parseSuffix(of: &side, isMoney: (unit ?? first?.unit)?.kind == .money)
        return side
    }

    private mutating func takeNumber() -> (String, column: Int)? {
        guard position < tokens.count else { return nil }
        let token = tokens[position]
        switch token.kind {
        case .number(let digits):
            position += 1
            return (digits, token.column)
        case .word:
            // "un milliard", "a million": one of what the next word says.
            guard ["un", "one", "a"].contains(word(at: position)), let next = word(at: position + 1),
                AmountWords.scales[next] ?? 0 >= 3
            else { return nil }
            position += 1
            return ("1", token.column)
        }
    }

    /// Reads what stands behind a number: a power of ten, a unit, both, in one word ("M€") or several ("millions d'euros").
    ///
    /// `isMoney` says that a currency stands before: "m" is then millions, not metres.
    private mutating func parseSuffix(of side: inout Side, isMoney: Bool) throws(AmountError) {
        while let word = word(at: position) {
            if side.unit == nil, takePercent() {
                side.unit = units.first { $0.kind == .percent }
                guard side.unit != nil else { throw error(at: side.column, unitsExpected) }
            } else if side.unit == nil, !isScale(word, isMoney: isMoney), let unit = unit(named: word) {
                side.unit = unit
                position += 1
            } else if side.scale == nil, let scale = AmountWords.scales[word] {
                if scale == 9, language == .french, word.hasPrefix("billion") {
                    throw error(at: column, "\"milliards\": a French billion is a million millions")
                }
                side.scale = scale
                position += 1
            } else if side.scale == nil, side.unit == nil, let (scale, unit) = scaledUnit(named: word) {
                side.scale = scale
                side.unit = unit
                position += 1
            } else if AmountWords.links.contains(word), side.unit == nil, isUnitOrScale(at: position + 1) {
                position += 1
            } else {
                break
            }
        }
        try takeCountedNoun(for: &side)
    }

    // A word may name a power of ten and a unit: "m" is millions in capitals, after a currency, or before a unit.
    private func isScale(_ word: String, isMoney: Bool) -> Bool {
        guard AmountWords.scales[word] != nil else { return false }
        if isMoney || tokens[position].kind == .word("M") { return true }
        return AmountWords.links.contains(self.word(at: position + 1) ?? "") || isUnitOrScale(at: position + 1)
    }

    private mutating func takeCountedNoun(for side: inout Side) throws(AmountError) {
        guard side.unit == nil, let word = word(at: position), word.allSatisfy(\.isLetter), word.count > 2,
            position == tokens.count - 1, let count = units.first(where: { $0.kind == .count })
        else { return }
        // A slip of the pen in "millions" or "euros" must not count things called "millons".
        if ["mil", "eur", "dol", "per"].contains(where: word.hasPrefix) { throw error(at: column, unitsExpected) }
        side.unit = count
        position += 1
    }
}
