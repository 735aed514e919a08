extension Amount {
    /// Reads an amount as people write it, in English or French: "environ 285 M€", "€60m", "135-150 M€", "moins de 3 M€", "44,4 %".
    ///
    /// - Parameters:
    ///   - units: the units that may occur, recognised by code, symbol and, for the euro, the dollar and percentages, by name. If
    ///     one of them counts things, a last word that names no unit ("1 000 emplois") is taken as what is counted.
    ///   - fallback: the unit of a text that names none; nil makes that an error.
    ///   - language: how commas and points are meant; nil takes it from the words, and refuses what stays ambiguous ("1,250 M€").
    ///
    /// "Under" and "over" bound the range at the number itself; "60 or 30" is the range from 30 to 60. Throws if the text is
    /// anything else, or if the amount cannot be held exactly at its unit's exponent.
    public static func parse(
        _ text: String, units: [Unit], fallback: Unit? = nil, language: Language? = nil
    ) throws(AmountError) -> Amount {
        var parser = AmountParser(text: text, units: units, fallback: fallback, language: language)
        return try parser.parse()
    }
}
