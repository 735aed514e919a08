import DossierModel

/// The units the tests of money use, as a knowledge base would hold them.
enum Units {
    static let euro = Unit(code: "EUR", exponent: 2, kind: .money, symbol: "€")
    static let dollar = Unit(code: "USD", exponent: 2, kind: .money, symbol: "$")
    static let franc = Unit(code: "CHF", exponent: 2, kind: .money, symbol: "")
    static let percent = Unit(code: "percent", exponent: 2, kind: .percent, symbol: "%")
    static let count = Unit(code: "count", exponent: 0, kind: .count, symbol: "")
    static let squareMetre = Unit(code: "m2", exponent: 0, kind: .init(rawValue: "area"), symbol: "m²")
    static let metre = Unit(code: "m", exponent: 0, kind: .init(rawValue: "length"), symbol: "m")
    static let all = [euro, dollar, franc, percent, count, squareMetre, metre]
}

func exactly(_ value: Int64, _ unit: Unit) -> Amount { Amount(exactly: value, unit: unit) }

/// A range in whole millions of euros; nil for a missing bound.
func millions(_ low: Int64?, _ high: Int64?, approximate: Bool = false) -> Amount? {
    Amount(low: low.map { $0 * 100_000_000 }, high: high.map { $0 * 100_000_000 }, unit: Units.euro, isApproximate: approximate)
}
