internal import DossierModel

/// What a fact gives for its slot, in a form in which many values are told apart at once: `RivalRule.valuesDiffer` without pairs.
struct RivalValue {
    /// Facts of one slot with different kinds differ; those of one kind do only by their extents.
    enum Kind: Hashable {
        case entities(Set<EntityID>)
        case text(String)
        case integer(Int64?)
        case decimal(Double?)
        /// A date, whose days are its extent.
        case date
        /// The fact is its amount.
        case amount
    }

    /// A range of one measure: values whose ranges do not meet differ.
    struct Extent {
        /// A unit's code; empty for days.
        let measure: String
        let low: Int64
        let high: Int64
    }

    let kind: Kind
    let extent: Extent?
}

extension RivalRule {
    /// The value of a fact: two of one slot have values that differ if their kinds do, or their extents are of one measure and do not
    /// meet.
    func value(of fact: FactRecord) -> RivalValue {
        var extent = fact.amount.map { RivalValue.Extent(measure: $0.unit.code, low: $0.low ?? .min, high: $0.high ?? .max) }
        let kind: RivalValue.Kind
        switch fact.object {
        case .entity: kind = .entities(fact.entities)
        case .amount: kind = .amount
        case .value(let text):
            switch valueTypes[fact.predicate.name] ?? .text {
            case .text, .amount: kind = .text(NameFolding.fold(text))
            case .integer: kind = .integer(Int64(text))
            case .decimal: kind = .decimal(Double(text))
            case .url, .identifier: kind = .text(text)
            case .date:
                if let days = EDTF.known(text)?.answering {
                    kind = .date
                    extent = extent
                        ?? RivalValue.Extent(measure: "", low: Int64(days.earliest.epochDay), high: Int64(days.latest.epochDay))
                } else {
                    kind = .text(text)
                }
            }
        }
        return RivalValue(kind: kind, extent: extent)
    }
}

/// The values of several facts together: what is asked of them is whether a further value may differ from one of them.
struct RivalValues {
    let kind: RivalValue.Kind
    private(set) var hasOtherKinds = false
    // Of each measure the lowest upper and the highest lower bound.
    private var bounds: [(measure: String, lowestHigh: Int64, highestLow: Int64)] = []

    init(_ value: RivalValue) {
        kind = value.kind
        add(value)
    }

    mutating func add(_ value: RivalValue) {
        if value.kind != kind { hasOtherKinds = true }
        guard let extent = value.extent else { return }
        add(extent.measure, extent.high, extent.low)
    }

    mutating func add(_ other: RivalValues) {
        if other.kind != kind || other.hasOtherKinds { hasOtherKinds = true }
        for bound in other.bounds { add(bound.measure, bound.lowestHigh, bound.highestLow) }
    }

    private mutating func add(_ measure: String, _ high: Int64, _ low: Int64) {
        if let index = bounds.firstIndex(where: { $0.measure == measure }) {
            bounds[index].lowestHigh = min(bounds[index].lowestHigh, high)
            bounds[index].highestLow = max(bounds[index].highestLow, low)
        } else {
            bounds.append((measure, high, low))
        }
    }

    /// Whether a value may differ from one of these; false is certain.
    func mayDiffer(from value: RivalValue) -> Bool {
        if hasOtherKinds || value.kind != kind { return true }
        guard let extent = value.extent, let bound = bounds.first(where: { $0.measure == extent.measure }) else { return false }
        return extent.low > bound.lowestHigh || extent.high < bound.highestLow
    }

    /// Whether a value may be the same as one of these; false is certain.
    func mayEqual(_ value: RivalValue) -> Bool { hasOtherKinds || value.kind == kind }
}
