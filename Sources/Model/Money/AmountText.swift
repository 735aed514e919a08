extension Amount {
    /// The amount in words and figures: "environ 285 M€", "about €285 million", "at least 1,000", "44,4 %".
    ///
    /// Money of a million or more is given in millions or billions where that takes at most three decimals. With `unbroken`, the
    /// spaces inside a number and before its unit are no-break spaces (U+00A0), so that a line does not end there.
    public func text(in language: Language, unbroken: Bool = false) -> String {
        text(AmountWriter(unit: unit, language: language, space: unbroken ? "\u{A0}" : " "))
    }

    /// The same in English, in figures that read alike in all languages: "4200 people", "€135 million". For what is to be read again.
    public var plainText: String { text(AmountWriter(unit: unit, language: .english, space: " ", isPlain: true)) }

    private func text(_ writer: AmountWriter) -> String {
        let figures: String
        switch (low, high) {
        case (let low?, let high?) where low == high: figures = writer.single(low)
        case (let low?, let high?): figures = writer.range(low, high)
        case (let low?, nil): figures = writer.single(low)
        case (nil, let high?): figures = writer.single(high)
        case (nil, nil): figures = ""
        }
        var words: [String] = []
        if high == nil { words.append(writer.words.atLeast) }
        if low == nil { words.append(writer.words.atMost) }
        if isApproximate { words.append(writer.words.approximately) }
        return (words + [figures]).joined(separator: " ")
    }
}

/// Writes figures with their unit as one language has it.
private struct AmountWriter {
    let unit: Unit
    let language: Language
    let words: any Wording
    let space: String
    /// Whether thousands are not set apart, and three decimals, which look like thousands, are not written.
    let isPlain: Bool

    init(unit: Unit, language: Language, space: String, isPlain: Bool = false) {
        self.unit = unit
        self.language = language
        words = language.wording
        self.space = space
        self.isPlain = isPlain
    }

    func single(_ value: Int64) -> String {
        let scale = scale(for: [value])
        return dressed(number(value, scale: scale), scale: scale, greatest: value)
    }

    func range(_ low: Int64, _ high: Int64) -> String {
        let scale = scale(for: [low, high])
        return dressed(words.range(number(low, scale: scale), number(high, scale: scale)), scale: scale, greatest: high)
    }

    // The largest scale that leaves the greatest value at least one whole, and all values three decimals or fewer.
    private func scale(for values: [Int64]) -> AmountScale {
        guard unit.kind == .money else { return .one }
        return AmountScale.large.first { scale in
            let isLargeEnough = values.contains { FixedPoint.parts($0.magnitude, exponent: scale.power + unit.exponent).whole != "0" }
            return isLargeEnough
                && values.allSatisfy {
                    FixedPoint.parts($0.magnitude, exponent: scale.power + unit.exponent).fraction.trimmingZeros().utf8.count <= (isPlain ? 2 : 3)
                }
        } ?? .one
    }

    private func number(_ value: Int64, scale: AmountScale) -> String {
        var (whole, fraction) = FixedPoint.parts(value.magnitude, exponent: scale.power + unit.exponent)
        let kept = fraction.trimmingZeros()
        // Prices keep their cents whole: 4.90, not 4.9.
        if scale != .one || unit.kind != .money || kept.isEmpty { fraction = kept }
        if isPlain, fraction.utf8.count == 3 { fraction += "0" }
        let sign = value < 0 ? "-" : ""
        return sign + grouped(whole) + (fraction.isEmpty ? "" : words.decimalPoint + fraction)
    }

    private func grouped(_ digits: String) -> String {
        if isPlain { return digits }
        let separator = words.groupSeparator(space)
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { result += separator }
            result.append(digit)
        }
        return result
    }

    private func dressed(_ figures: String, scale: AmountScale, greatest: Int64) -> String {
        guard unit.kind == .money else {
            if let word = word(beside: greatest) { return figures + space + word }
            return unit.symbol.isEmpty ? figures : figures + space + unit.symbol
        }
        let symbol = unit.symbol.isEmpty ? unit.code : unit.symbol
        // A symbol made of letters is set apart: "CHF 3 million", "3 M CHF".
        let isWord = symbol.unicodeScalars.last?.properties.isAlphabetic ?? false
        return words.money(figures, symbol, isWord: isWord, scale, space: space)
    }

    // The word of a unit that has no symbol, as a figure takes it: "1 month", "18 months", "1,5 an". It is the unit's label, which is
    // in the singular; nil where there is none.
    private func word(beside value: Int64) -> String? {
        guard let label = language.label(english: unit.labelEnglish, french: unit.labelFrench) else { return nil }
        let one = (0..<unit.exponent).reduce(UInt64(1)) { scale, _ in scale * 10 }
        return words.isPlural(value.magnitude, one: one) ? words.plural(of: label) : label
    }
}
