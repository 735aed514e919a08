internal import DossierModel
internal import DossierQuery

// How facts are worded in documents: what several formats say in the same way.

extension FactRecord {
    /// The entity at its end; nil for an attribute.
    var objectEntity: EntityReference? { if case .entity(let object) = object { object } else { nil } }
}

extension CitationRecord {
    /// The source, the place in it and its address: "lmi-56327, par. 1, https://...".
    var words: String { [source.slug, locator, source.url].compactMap { $0 }.joined(separator: ", ") }
}

extension Amount {
    /// Its bounds in whole units, with a decimal point; nil where there is none.
    var lowText: String? { low.map { FixedPoint.text($0, exponent: unit.exponent) } }
    var highText: String? { high.map { FixedPoint.text($0, exponent: unit.exponent) } }

    /// The amount, where it is one number and not a range; else nil.
    var exactText: String? { low == high ? lowText : nil }
}

extension HoldingDays {
    // As the views have them: NULL is without bound for what is possible, and never for what is certain.
    private static let viewDays = Day(epochDay: -2_440_587)...Day(epochDay: 2_932_896)

    private func text(_ day: Day) -> String { min(max(day, Self.viewDays.lowerBound), Self.viewDays.upperBound).description }

    var possibleFromText: String? { possibleFrom.isUnbounded ? nil : text(possibleFrom) }
    var possibleToText: String? { possibleTo.isUnbounded ? nil : text(possibleTo) }
    var certainFromText: String? { certainFrom.flatMap { $0 > Self.viewDays.upperBound ? nil : text($0) } }
    var certainToText: String? { certainTo.flatMap { $0 < Self.viewDays.lowerBound ? nil : text($0) } }
}

extension Day {
    /// The day as programs read it that know the years from 1 to 9999; nil for others, and without bound.
    var commonText: String? { isUnbounded || !(1...9999 ~= year) ? nil : description }
}

extension String {
    var nilIfEmpty: String? { isEmpty ? nil : self }
}
