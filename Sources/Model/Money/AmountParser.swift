/// Reads one amount from its tokens, left to right.
struct AmountParser {
    let text: String
    let units: [Unit]
    let fallback: Unit?
    let language: Language?
    let tokens: [AmountToken]
    var position = 0
    private var isApproximate = false
    private var isAtMost = false
    var isAtLeast = false
    private var note: String?
    private var counted: String?
    /// Whether the number in words that was read last has a thousand in it: no other thousand of it may follow.
    var hasThousand = false

    init(text: String, units: [Unit], fallback: Unit?, language: Language?) {
        self.text = text
        self.units = units
        self.fallback = fallback
        tokens = AmountToken.tokens(of: text)
        self.language = Self.language(of: tokens) ?? language
    }

    /// One number with what stands around it.
    struct Side {
        var number: Number
        var column: Int
        var isNegative = false
        /// Whether half of one more is meant: "un milliard et demi".
        var hasHalf = false
        /// Power of ten by name ("millions"); nil if none stands there.
        var scale: Int?
        var unit: Unit?
        /// Whether it is of several powers of ten, which are in its number: "deux millions trois cent mille".
        var isCompound = false
        /// Whether the unit stands in front: "$10".
        var isUnitFirst = false
        /// The power of ten from the unit to a measure with another prefix: 3 for GW where the unit is MW.
        var prefix = 0
    }

    /// A number as it stands there.
    enum Number {
        /// Digits, commas and points, which each language means differently.
        case figures(String)
        /// From words: the digits, and how many of them are decimals.
        case exact(AmountNumber)
        /// Parts of a whole: two thirds.
        case fraction(Int, of: Int)
    }

    mutating func parse() throws(AmountError) -> StatedAmount {
        // "À plus de 100 M€", where "a" would be English; "+6 %" is a change, and no size.
        if token?.text.lowercased() == "à" { position += 1 }
        if token?.text == "+" { throw error(at: column, "a size, without the sign of a change") }
        while takeBound() || take(.leadIn) {}
        var (first, second, isEitherOrder) = try parseSides()
        while takeBound() || takeNote() || takeUnitAgain((second ?? first).unit) {}
        try refuseRate()
        if position < tokens.count {
            let hasUnit = first.unit != nil || second?.unit != nil || fallback != nil
            throw error(at: column, hasUnit ? "the end of the amount" : unitsExpected)
        }
        let unit = try settleUnits(&first, &second)
        var (low, high) = try value(of: first, unit: unit)
        if let second {
            let other = try value(of: second, unit: unit)
            if low > other.low {
                guard isEitherOrder else { throw error(at: second.column, "a number that is not below the first") }
                low = other.low
            } else {
                high = other.high
            }
        }
        if isAtMost && isAtLeast { throw error(at: 1, "one bound only") }
        let amount = Amount(low: isAtMost ? nil : low, high: isAtLeast ? nil : high, unit: unit, isApproximate: isApproximate)
        guard let amount else { throw error(at: 1, "an amount with a bound") }
        return StatedAmount(amount: amount, note: note, counted: counted)
    }

    private mutating func takeBound() -> Bool {
        if take(.about) { isApproximate = true; return true }
        if take(.atMost) { isAtMost = true; return true }
        if take(.atLeast) { isAtLeast = true; return true }
        return false
    }

    private mutating func takeNote() -> Bool {
        let start = position
        let hasParenthesis = take(word: "(")
        guard let token, token.means(.note) || token.means(.share), note == nil || hasParenthesis else {
            position = start
            return false
        }
        position += 1
        if hasParenthesis, !take(word: ")") {
            position = start
            return false
        }
        note = note.map { "\($0) (\(token.text))" } ?? token.text
        return true
    }

    /// Passes over the unit said again in parentheses: "85 mégawatts (MW)".
    private mutating func takeUnitAgain(_ unit: Unit?) -> Bool {
        guard let unit, position + 2 < tokens.count, tokens[position].text == "(", tokens[position + 2].text == ")",
            let again = self.unit(at: position + 1), again.unit.code == unit.code
        else { return false }
        position += 3
        return true
    }

    /// A sum for each year or each thing is none in all, and which years or how many things nothing here says.
    private func refuseRate() throws(AmountError) {
        guard position < tokens.count, let period = tokens[position].sense({ if case .per(let period) = $0 { period } else { nil } }) else { return }
        let next = position + 1 < tokens.count ? tokens[position + 1].sense { if case .unit(let code) = $0 { code } else { nil } } : nil
        throw error(at: column, "a sum in all: this one is for each \(period == "each" ? next ?? "one of several" : period)")
    }

    private mutating func parseSides() throws(AmountError) -> (Side, Side?, isEitherOrder: Bool) {
        if take(.between) {
            let first = try parseSide(isBetween: true)
            // "entre 80 000 à 100 000"
            guard take(.and) || take(.to) else { throw error(at: column, "\"\(language == .english ? "and" : "et")\" and the second number") }
            return (first, try parseSide(after: first), false)
        }
        let isFrench = token?.languages == .french
        if take(.from) {
            let first = try parseSide()
            // "D'un milliard d'euros" is that amount.
            if isFrench, token?.means(.to) != true { return (first, nil, false) }
            guard take(.to) else { throw error(at: column, "\"\(language == .english ? "to" : "à")\" and the second number") }
            return (first, try parseSide(after: first), false)
        }
        let first = try parseSide()
        if take(.or) { return (first, try parseSide(after: first), true) }
        guard take(.to) || takeDash() else { return (first, nil, false) }
        return (first, try parseSide(after: first), false)
    }

    private mutating func parseSide(after first: Side? = nil, isBetween: Bool = false) throws(AmountError) -> Side {
        let isNegative = first == nil && takeDash()
        var unit: Unit?
        if position < tokens.count, let named = self.unit(at: position), named.prefix == 0 {
            unit = named.unit
            position += 1
        }
        // "M€ 12,3", "KEUR 500"
        var scale: Int?
        if unit == nil, isNumber(at: position + 1), let named = scaledUnit(at: position) {
            (scale, unit) = (named.scale, named.unit)
            position += 1
        }
        let column = column
        guard let number = try takeNumber(isBetween: isBetween) else { throw error(at: column, "a number") }
        var side = Side(number: number.number, column: column, isNegative: isNegative, scale: number.scale ?? scale, unit: unit)
        side.isUnitFirst = unit != nil
        if number.isApproximate { isApproximate = true }
        try parseSuffix(of: &side, isMoney: (unit ?? first?.unit)?.kind == .money, isBetween: isBetween)
        return side
    }

    /// Reads what stands behind a number: a power of ten, a unit, both, in one word ("M€") or several ("millions d'euros").
    ///
    /// `isMoney` says that a currency stands before: "m" is then millions, not metres.
    private mutating func parseSuffix(of side: inout Side, isMoney: Bool, isBetween: Bool) throws(AmountError) {
        while position < tokens.count {
            if !side.hasHalf, take(.half) {
                side.hasHalf = true
            } else if side.unit == nil, !isScale(at: position, isMoney: isMoney), let (unit, prefix) = unit(at: position) {
                side.unit = unit
                side.prefix = prefix
                position += 1
            } else if let scale = try scale(at: position), side.scale == nil && (scale > 3 || !hasThousand) || (side.scale == 3 && scale >= 6) {
                side.scale = (side.scale ?? 0) + scale
                position += 1
                try addSmallerPowers(to: &side, isBetween: isBetween)
            } else if side.scale == nil, side.unit == nil, let (scale, unit) = scaledUnit(at: position) {
                side.scale = scale
                side.unit = unit
                position += 1
            } else if side.unit == nil, tokens[position].text == "+", tokens[position].isAttached, isUnitOrScale(at: position + 1) {
                // "3,400+ customers"
                isAtLeast = true
                position += 1
            } else if side.unit == nil, isQualifiedThing(at: position), let count = units.first(where: { $0.kind == .count }) {
                // "120,000 offshore companies"
                side.unit = count
                counted = tokens[position].text + " " + tokens[position + 1].text
                position += 2
            } else if side.unit == nil, tokens[position].means(.thing), let count = units.first(where: { $0.kind == .count }) {
                side.unit = count
                counted = tokens[position].text
                position += 1
            } else if side.unit == nil, tokens[position].text == "-", tokens[position].isAttached, position + 1 < tokens.count,
                tokens[position + 1].isAttached, unit(at: position + 1) != nil
            {
                // "a six-month period"
                position += 1
            } else if side.unit == nil, tokens[position].means(.link), isUnitOrScale(at: position + 1) {
                position += 1
            } else {
                break
            }
        }
    }

    /// Whether an English thing is counted there with a word before it that the lists do not have: "offshore companies".
    ///
    /// In French that word stands behind, where it may be of a change: "emplois supprimés".
    private func isQualifiedThing(at index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].text.first?.isLetter == true, tokens[index].text.first?.isLetter == true else { return false }
        let (first, second) = (tokens[index], tokens[index + 1])
        guard case .word = first.kind else { return false }
        return second.means(.thing) && second.languages.contains(.english)
    }

    // A word may name a power of ten and a unit: "m" is millions in capitals, after a currency, or before a unit.
    private func isScale(at index: Int, isMoney: Bool) -> Bool {
        guard tokens[index].sense({ if case .scale = $0 { true } else { nil } }) == true else { return false }
        return isMoney || tokens[index].text == "M" || isUnitOrScale(at: index + 1)
            || (index + 1 < tokens.count && tokens[index + 1].means(.link))
    }
}
