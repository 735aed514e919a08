extension AmountParser {
    /// Reads on where smaller powers of ten follow one: "dix-huit millions sept cent mille", "1 million 200 000", "3 milliards 500 millions".
    ///
    /// Each must fit under the power before it. A single figure at the end ("un milliard deux") is as often short for a power of ten.
    mutating func addSmallerPowers(to side: inout Side, isBetween: Bool) throws(AmountError) {
        // One letter stands for a power of ten only before its unit.
        guard position > 0, tokens[position - 1].text.count > 1 else { return }
        guard var power = side.scale, var total = whole(side.number).flatMap({ scaled($0, by: power) }) else { return }
        while power >= 3, !side.hasHalf, side.unit == nil {
            let start = position
            let hasAnd = !isBetween && take(.and)
            let column = column
            guard isNumber(at: position), let next = try takeNumber(isBetween: isBetween), let part = whole(next.number), next.scale == nil,
                !next.isApproximate
            else {
                position = start
                return
            }
            var smaller = try scale(at: position)
            guard smaller != 3 || !hasThousand else { throw error(at: self.column, "a thousand once") }
            if smaller == nil, position < tokens.count, let (scale, unit) = scaledUnit(at: position) { (smaller, side.unit) = (scale, unit) }
            if smaller != nil { position += 1 }
            guard part > 0, let value = scaled(part, by: smaller ?? 0), let room = scaled(1, by: power), value < room else {
                throw error(at: column, "a number below the power of ten before it")
            }
            if smaller == nil, part < 10, power > 3, !hasAnd {
                throw error(at: column, "one meaning: \(part) more, or short for a power of ten; write the number in full")
            }
            let (sum, overflows) = total.addingReportingOverflow(value)
            guard !overflows, let number = AmountNumber(sum) else { throw error(at: column, "a smaller number: it does not fit in 64 bits") }
            (total, power) = (sum, smaller ?? 0)
            side.number = .exact(number)
            side.scale = 0
            side.isCompound = true
        }
    }

    /// The number in whole units; nil if it is none.
    private func whole(_ number: Number) -> Int? {
        switch number {
        case .exact(let exact): exact.whole
        case .figures(let figures): Int(figures)
        case .fraction: nil
        }
    }

    private func scaled(_ number: Int, by power: Int) -> Int? {
        (0..<power).reduce(number as Int?) { value, _ in
            value.flatMap { value in
                let (product, overflows) = value.multipliedReportingOverflow(by: 10)
                return overflows ? nil : product
            }
        }
    }
}
