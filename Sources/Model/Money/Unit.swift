/// What an amount counts. Units are data of the knowledge base; nothing here knows a list of them.
public struct Unit: Hashable, Sendable {
    /// What sort of quantity a unit measures, which decides how its amounts are read and printed.
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// The word that stands in the data.
        public let rawValue: String

        /// Makes a kind from the word in the data; any word is allowed.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Currencies: printed in millions and billions.
        public static let money = Kind(rawValue: "money")
        /// Shares of a hundred.
        public static let percent = Kind(rawValue: "percent")
        /// Things counted: the word for them is not part of the amount.
        public static let count = Kind(rawValue: "count")
    }

    /// The most decimals a unit may have: 10 to this power still leaves room in 64 bits.
    public static let exponentRange = 0...9

    /// The short name that stands in the data: "EUR" (ISO 4217 for currencies), "percent", "m2".
    public var code: String
    /// Decimals of the integers that hold amounts: 2 means hundredths, as ISO 4217 has it for the euro.
    public var exponent: Int
    /// The sort of quantity.
    public var kind: Kind
    /// What is printed: "€", "%", "m²"; empty for things counted.
    public var symbol: String
    /// What one of it is called, "month", where that is printed because the data state no symbol; nil else.
    public private(set) var labelEnglish: String?
    public private(set) var labelFrench: String?

    /// Makes a unit whose data may state no symbol: things counted then have none, measures print their label, others their code.
    public init(
        code: String, exponent: Int, kind: Kind, statedSymbol: String?, labelEnglish: String? = nil, labelFrench: String? = nil
    ) {
        self.init(code: code, exponent: exponent, kind: kind, symbol: statedSymbol ?? (kind == .count ? "" : code))
        if statedSymbol == nil, kind != .count, kind != .money, kind != .percent {
            self.labelEnglish = labelEnglish
            self.labelFrench = labelFrench
        }
    }

    /// Makes a unit; an exponent outside `exponentRange` is brought into it.
    public init(code: String, exponent: Int, kind: Kind, symbol: String) {
        self.code = code
        self.exponent = min(max(exponent, Self.exponentRange.lowerBound), Self.exponentRange.upperBound)
        self.kind = kind
        self.symbol = symbol
    }
}
