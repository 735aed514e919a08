internal import ArgumentParser
internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// How much there must be at least.
struct AtLeastOption: ParsableArguments {
    @Option(ArgumentHelp("Only what is so much or more: '100 M€', '44,4 %'.", valueName: "amount"))
    var atLeast: String?

    /// The amount, in a unit of the base; nil where none is asked about.
    ///
    /// - Throws: `ValidationError` where it is no single number of a unit.
    func amount(in base: Snapshot) throws -> Amount? {
        guard let atLeast else { return nil }
        let amount: Amount
        do {
            amount = try Amount.parse(atLeast, units: base.deskUnits())
        } catch let error as AmountError {
            throw ValidationError("--at-least: '\(atLeast)' is no amount that can be read: \(error)")
        }
        guard amount.low == amount.high, !amount.isApproximate else {
            throw ValidationError("--at-least takes one number and its unit, as in --at-least '100 M€'.")
        }
        if let low = amount.low, low < 0 { throw ValidationError("--at-least: an amount is not negative.") }
        return amount
    }
}
