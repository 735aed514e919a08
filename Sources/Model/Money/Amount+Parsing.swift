/// An amount as a text states it.
public struct StatedAmount: Hashable, Sendable {
    public let amount: Amount
    /// A mark beside it that the amount itself cannot hold: "HT", "du capital"; nil without one.
    public let note: String?
    /// The noun of what is counted: "people"; nil where a unit is named, or nothing.
    public let counted: String?
}

extension Amount {
    /// Reads an amount as people write it, in English or French: "environ 285 M€", "€60m", "135-150 M€", "moins de 3 M€", "44,4 %",
    /// "un milliard et demi d'euros". `docs/money.md` has the grammar.
    ///
    /// - Parameters:
    ///   - units: the units that may occur, recognised by code, symbol and the words of the lists. A word that names no unit is an
    ///     error; nouns of things counted ("1 000 emplois") are in the lists, and need a unit that counts.
    ///   - fallback: the unit of a text that names none; nil makes that an error.
    ///   - language: how commas and points are meant where the words do not tell; nil refuses what stays ambiguous ("1,250 M€").
    ///
    /// "Under" and "over" bound the range at the number itself; "60 or 30" is the range from 30 to 60, and a third of something the
    /// range between the hundredths beside it. Throws if the text is anything else, if it is an amount for each of many things or
    /// years, or if the amount cannot be held exactly at its unit's exponent.
    public static func parse(
        _ text: String, units: [Unit], fallback: Unit? = nil, language: Language? = nil
    ) throws(AmountError) -> Amount {
        try stated(in: text, units: units, fallback: fallback, language: language).amount
    }

    /// Likewise, with what stands beside the amount.
    public static func stated(
        in text: String, units: [Unit], fallback: Unit? = nil, language: Language? = nil
    ) throws(AmountError) -> StatedAmount {
        var parser = AmountParser(text: text, units: units, fallback: fallback, language: language)
        return try parser.parse()
    }
}

// MARK: Without a base

extension Amount {
    /// Whether a text without figures is an amount: money in any currency that the lists of words name, a share ("un tiers du capital"), a
    /// time ("dix-huit mois"). Which units a base has is told where the amount is read for it.
    public static func isWrittenOut(_ text: String) -> Bool {
        do throws(AmountError) {
            let stated = try stated(in: text, units: named)
            // "Tiers" by itself is a third party, "l'ensemble" not always a hundred per cent.
            guard stated.amount.unit.kind == .percent, stated.note == nil else { return true }
            return text.contains(" ") && stated.amount.low != 100_00
        } catch {
            return false
        }
    }

    // Codes of ISO 4217 are three capital letters; the other units that words name are a share and times.
    private static let named: [Unit] = {
        let codes = AmountSense.lexicon.senses.compactMap { sense in if case .unit(let code) = sense { code } else { nil } }
        return Set(codes).sorted().map { code in
            let isCurrency = code.utf8.count == 3 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
            let kind: Unit.Kind = isCurrency ? .money : code == "percent" ? .percent : .init(rawValue: "duration")
            return Unit(code: code, exponent: isCurrency || code == "percent" ? 2 : 0, kind: kind, symbol: code)
        }
    }()
}
