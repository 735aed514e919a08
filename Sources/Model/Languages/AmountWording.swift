/// How a language writes amounts. The pieces are put together by `AmountWriter`.
package protocol AmountWording: Sendable {
    /// Before an amount of which only the lower bound is known: "at least".
    var atLeast: String { get }
    /// Before an amount of which only the upper bound is known: "at most".
    var atMost: String { get }
    /// Before an approximate amount: "about".
    var approximately: String { get }
    /// "60 to 80".
    func range(_ low: String, _ high: String) -> String
    /// Between whole and fraction.
    var decimalPoint: String { get }
    /// Between groups of three digits, where `space` is the space inside of numbers.
    func groupSeparator(_ space: String) -> String
    /// Figures with the sign of a currency: "€285 million". A sign that is a word is set apart: "CHF 3 million".
    func money(_ figures: String, _ sign: String, isWord: Bool, _ scale: AmountScale, space: String) -> String
    /// Whether so many take the plural, where `one` stands for one whole.
    func isPlural(_ magnitude: UInt64, one: UInt64) -> Bool
    /// The label of a unit in the plural: "months".
    func plural(of label: String) -> String
}

/// What money is counted in.
package enum AmountScale: Int, Sendable {
    case one = 0, million = 6, billion = 9

    static let large: [AmountScale] = [.billion, .million]

    /// The power of ten.
    var power: Int { rawValue }
}
