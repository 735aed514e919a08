extension AmountParser {
    /// Reads a number in figures or words; nil, without moving, if none comes.
    ///
    /// Between "between" and "and" no "and" belongs to a number.
    mutating func takeNumber(isBetween: Bool) throws(AmountError) -> (number: Number, scale: Int?, isApproximate: Bool)? {
        let start = position
        hasThousand = false
        let hasArticle = take(.article)
        if case .number(let digits)? = token?.kind {
            position += 1
            if let fraction = takeFigureFraction(digits) { return (fraction, nil, false) }
            return (.figures(digits), nil, false)
        }
        if let size = sense({ if case .collective(let size) = $0 { size } else { nil } }) {
            position += 1
            return (.exact(try exact(size)), nil, true)
        }
        if take(.whole) { return (.fraction(1, of: 1), nil, false) }
        if take(.majority) {
            isAtLeast = true
            return (.fraction(1, of: 2), nil, false)
        }
        if let fraction = try takeFraction(numerator: 1) { return fraction }
        if let number = takeNumberWords(isBetween: isBetween) {
            if number < 10, let fraction = try takeFraction(numerator: number) { return fraction }
            if number < 10, let size = sense({ if case .collective(let size) = $0 { size } else { nil } }) {
                position += 1
                return (.exact(try exact(number * size)), nil, true)
            }
            return (.exact(try exact(number)), nil, false)
        }
        // "a million": one of what the next word says.
        if hasArticle, isUnitOrScale(at: position) { return (.exact(try exact(1)), nil, false) }
        position = start
        return nil
    }

    /// Reads the "/3" of "2/3" after its numerator; nil, without moving, otherwise.
    private mutating func takeFigureFraction(_ digits: String) -> Number? {
        guard token?.text == "/", position + 1 < tokens.count, case .number(let below) = tokens[position + 1].kind,
            let numerator = Int(digits), let denominator = Int(below), numerator > 0, numerator < denominator, denominator <= 12
        else { return nil }
        position += 2
        return .fraction(numerator, of: denominator)
    }

    /// Reads "tiers", "quarts" and, where a power of ten follows, what they are of: "half a million", "trois quarts de milliard".
    private mutating func takeFraction(numerator: Int) throws(AmountError) -> (number: Number, scale: Int?, isApproximate: Bool)? {
        let start = position
        if token?.text == "-" { position += 1 }
        guard let denominator = sense({ if case .fraction(let parts) = $0 { parts } else { nil } }), numerator < denominator else {
            position = start
            return nil
        }
        position += 1
        let afterFraction = position
        while take(.link) || take(.article) || take(word: "-") {}
        if let scale = try scale(at: position) {
            guard let number = AmountNumber(fraction: numerator, of: denominator) else {
                throw error(at: column, "a number that figures can write exactly")
            }
            position += 1
            return (.exact(number), scale, false)
        }
        position = afterFraction
        return (.fraction(numerator, of: denominator), nil, false)
    }

    /// Reads "trois cent cinquante", "twenty-five", "cent cinquante mille deux cents"; nil, without moving, if no number word comes.
    private mutating func takeNumberWords(isBetween: Bool) -> Int? {
        var total = 0
        var current: Int?
        let start = position
        while position < tokens.count {
            let before = position
            if current != nil, token?.text == "-" { position += 1 }
            if !isBetween, let value = current, take(.and) {
                let next = sense { if case .number(let number) = $0 { number } else { nil } } ?? 0
                let isJoined = value.isMultiple(of: 100) ? next > 0 : value.isMultiple(of: 10) && (next == 1 || next == 11)
                guard isJoined else { position = before; break }
            }
            if let number = sense({ if case .number(let number) = $0 { number } else { nil } }), SpokenNumber.adds(number, to: current) {
                current = (current ?? 0) + number
            } else if token?.means(.hundred) == true, (current ?? 1) < 100 {
                current = (current ?? 1) * 100
            } else if total == 0, token?.means(.scale(3, isOwn: false)) == true, token?.text.count ?? 0 > 1, isNumber(at: position + 1) || current == nil {
                // "dix mille deux cents" goes on; "dix mille" ends with a power of ten like any other.
                total = (current ?? 1) * 1000
                current = nil
            } else {
                position = before
                break
            }
            position += 1
        }
        guard position > start else { return nil }
        hasThousand = total > 0
        return total + (current ?? 0)
    }

    /// Whether a number in figures or words begins there.
    func isNumber(at index: Int) -> Bool {
        guard index < tokens.count else { return false }
        if case .number = tokens[index].kind { return true }
        return tokens[index].sense { sense -> Bool? in
            switch sense {
            case .number, .hundred: true
            default: nil
            }
        } ?? false
    }

    private func exact(_ number: Int) throws(AmountError) -> AmountNumber {
        guard let exact = AmountNumber(number) else { throw error(at: column, "a smaller number: it does not fit in 64 bits") }
        return exact
    }
}
