/// What a language says of sums of money.
package protocol MoneyWording: Sendable {
    /// The title, also behind a name: "money".
    var money: String { get }
    /// "Into Andromède".
    func moneyInto(_ name: String) -> String
    /// "Out of Andromède".
    func moneyOutOf(_ name: String) -> String
    /// "What carries these plans out elsewhere".
    var moneyFollowing: String { get }
    /// "All relations".
    var allMoney: String { get }
    /// "No relation gives an amount that counts."
    var noAmountCounts: String { get }
    /// "planned, committed: no amount is known".
    func noAmountIsKnown(_ modalities: String) -> String
    /// In the place of an amount: "no bound is known".
    var noBoundIsKnown: String { get }

    // MARK: What a total rests on

    /// "4 of 6 facts".
    func factCount(_ used: String, of count: Int) -> String
    /// "2 without a lower bound".
    func withoutLowerBound(_ count: Int) -> String
    /// "2 without an upper bound".
    func withoutUpperBound(_ count: Int) -> String
    /// "too many disagreements to list each total".
    var tooManyDisagreements: String { get }
    /// "disputed elsewhere: size-of-the-money".
    func disputedElsewhere(_ disputes: String) -> String
    /// "€285 million if Thales 60 (split-of-285)".
    func amount(_ amount: String, if choices: String) -> String
    /// In the place of an amount: "nothing that is counted here".
    var nothingIsCounted: String { get }
    /// "instead “Thales 30”".
    func instead(_ sides: String) -> String
    /// "counting facts 12, 13".
    func counting(_ facts: [String]) -> String

    // MARK: What stands beside

    /// "By group".
    var byGroup: String { get }
    /// "Side by side".
    var sideBySide: String { get }
    /// "planned less actual: difference €75 million".
    func gap(_ greater: String, less smaller: String, _ difference: String) -> String
    /// "difference €75 million".
    func difference(_ amount: String) -> String
    /// "no difference".
    var noDifference: String { get }
    /// "no difference can be told".
    var noDifferenceCanBeTold: String { get }
    /// "Stated totals, never added".
    var statedTotals: String { get }
    /// "beside the total above: no difference".
    func besideTheTotal(_ difference: String) -> String
    /// "whichever way it is added up".
    var whicheverWay: String { get }
    /// "no relation to compare it with".
    var noRelationToCompare: String { get }

    // MARK: What was left out, and why

    /// "Left out".
    var leftOut: String { get }
    /// "hearsay".
    var hearsay: String { get }
    /// "no amount given".
    var noAmountGiven: String { get }
    /// "the same claim as fact 12".
    func sameClaim(as fact: String) -> String
    /// "replaced by fact 12".
    func replacedByFact(_ fact: String) -> String
}
