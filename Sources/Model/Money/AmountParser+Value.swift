// What a side of an amount is worth in its unit.
extension AmountParser {
    /// The number of a side at the unit's exponent; a fraction of a hundred that decimals cannot write lies between two.
    func value(of side: Side, unit: Unit) throws(AmountError) -> (low: Int64, high: Int64) {
        if side.scale != nil, unit.kind == .percent { throw error(at: side.column, "a percentage without a power of ten") }
        var number: AmountNumber
        switch side.number {
        case .fraction(let parts, let whole): return try share(parts, of: whole, side, unit)
        case .exact(let exact): number = exact
        case .figures(let figures):
            do throws(AmountNumber.Failure) {
                number = try AmountNumber.read(figures, isScaled: side.scale != nil, language: language)
            } catch {
                // Nobody writes money with three decimals that are noughts: "67.000 euros".
                guard error == .ambiguous, side.scale == nil, unit.kind == .money, unit.exponent < 3, figures.hasSuffix("000"),
                    let whole = Int(figures.filter(\.isNumber)).flatMap(AmountNumber.init)
                else { throw self.error(error, in: figures, at: side.column) }
                number = whole
            }
        }
        if side.hasHalf {
            guard let half = number.withHalf() else { throw error(at: side.column, "a whole number before the half") }
            number = half
        }
        // Three decimals of a unit that has two are thousands of the other language: "$100.000".
        if number.decimals == 3, side.scale == nil, side.prefix == 0, unit.exponent < 3, case .figures(let figures) = side.number {
            throw error(.ambiguous, in: figures, at: side.column)
        }
        number.digits.isNegative = side.isNegative
        switch number.digits.scaled(byPowerOfTen: unit.exponent + (side.scale ?? 0) + side.prefix - number.decimals) {
        case .value(let value): return (value, value)
        case .tooManyDecimals:
            throw error(at: side.column, "\(FixedPoint.decimalsAllowed(unit.exponent)) in \(unit.code)")
        case .overflow: throw error(at: side.column, "a smaller number: it does not fit in 64 bits")
        }
    }

    private func share(_ parts: Int, of whole: Int, _ side: Side, _ unit: Unit) throws(AmountError) -> (low: Int64, high: Int64) {
        guard unit.kind == .percent, side.scale == nil, !side.hasHalf, !side.isNegative else {
            throw error(at: side.column, "a number: a part of one is a share of a whole")
        }
        let hundred = (0..<unit.exponent).reduce(Int64(100)) { value, _ in value * 10 }
        let (low, rest) = (Int64(parts) * hundred).quotientAndRemainder(dividingBy: Int64(whole))
        return (low, rest == 0 ? low : low + 1)
    }

    private func error(_ failure: AmountNumber.Failure, in number: String, at column: Int) -> AmountError {
        let expected =
            switch failure {
            case .ambiguous: "a number with one meaning: \(number) reads differently in English and in French"
            case .malformed: "a number such as 1 250, 1250.5 or 1250,5"
            case .tooLong: "a smaller number: it does not fit in 64 bits"
            }
        return AmountError(text: text, column: column, expected: expected, needsLanguage: failure == .ambiguous && language == nil)
    }
}
