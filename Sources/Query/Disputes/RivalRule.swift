internal import DossierModel

/// Whether two facts are rivals: one slot, two values, and times at which both may hold. A denial rivals the claim it denies.
struct RivalRule {
    /// The types of the values that predicates take, by the predicate's name; predicates that take an entity have none.
    let valueTypes: [String: Predicate.ValueType]

    /// Why the two are rivals, and how surely they hold together; nil when they are none.
    func verdict(_ one: FactRecord, _ other: FactRecord) -> (reason: RivalGroup.Reason, overlap: Certainty)? {
        guard one.id != other.id, one.predicate.name == other.predicate.name, one.role == other.role else { return nil }
        if (one.modality == .denied) != (other.modality == .denied) { return denial(one, other) }
        guard let group = one.modality.rivalGroup, group == other.modality.rivalGroup, shareSlot(one, other) else { return nil }
        // Whoever says that one fact carries out or cancels the other has said how the two stand to each other.
        guard one.follows != other.id, other.follows != one.id, valuesDiffer(one, other) else { return nil }
        // A date is itself the value: the two birthdays of one company do not become compatible by lying apart.
        if valueTypes[one.predicate.name] == .date { return (.values, .certain) }
        return atOnce(one, other).map { (.values, $0) }
    }

    private func denial(_ one: FactRecord, _ other: FactRecord) -> (RivalGroup.Reason, Certainty)? {
        guard areSameEnds(one, other), !valuesDiffer(one, other) else { return nil }
        return atOnce(one, other).map { (.denial, $0) }
    }

    // How surely both hold on a common day; nil where they do not, or one takes over from the other.
    private func atOnce(_ one: FactRecord, _ other: FactRecord) -> Certainty? {
        guard !isSuccession(one, other), !isSuccession(other, one) else { return nil }
        let overlap = HoldingDays.overlaps(one.days, other.days)
        return overlap == .no ? nil : overlap
    }

    /// Whether `later` takes over where `earlier` ends: a slot that passes from one value to the next is no disagreement.
    ///
    /// Both dates must be known, and the earlier one may have ended when the later one began, as far as its dates and the
    /// sources that saw it hold allow. The day of the handover may belong to both.
    func isSuccession(_ earlier: FactRecord, _ later: FactRecord) -> Bool {
        guard earlier.predicate.temporality != .period, let end = EDTF.known(earlier.ends), let start = EDTF.known(later.starts),
            earlier.days.possibleFrom < later.days.possibleFrom, earlier.days.possibleTo < later.days.possibleTo,
            end.answering.earliest <= start.answering.latest
        else { return false }
        guard let to = earlier.days.certainTo else { return true }
        return to <= min(start.answering.latest, later.days.certainFrom ?? .distantFuture)
    }

    // MARK: Slots and values

    private func shareSlot(_ one: FactRecord, _ other: FactRecord) -> Bool {
        switch one.predicate.slot {
        case .none: return false
        case .pair: return areSameEnds(one, other)
        case .subject:
            if one.subject.id == other.subject.id { return true }
            guard one.predicate.isSymmetric else { return false }
            return !one.entities.isDisjoint(with: other.entities)
        }
    }

    private func areSameEnds(_ one: FactRecord, _ other: FactRecord) -> Bool {
        let ends = (one.entities, other.entities)
        return ends.0 == ends.1 && (one.predicate.isSymmetric || one.subject.id == other.subject.id)
    }

    /// Whether the values cannot be the same: ranges of one unit that do not meet, dates without a common day, other entities.
    func valuesDiffer(_ one: FactRecord, _ other: FactRecord) -> Bool {
        if let amount = one.amount, let bound = other.amount, amount.unit.code == bound.unit.code, !amount.overlaps(bound) {
            return true
        }
        switch (one.object, other.object) {
        case (.entity, .entity): return one.entities != other.entities
        case (.value(let text), .value(let other)): return textsDiffer(text, other, valueTypes[one.predicate.name] ?? .text)
        default: return false
        }
    }

    private func textsDiffer(_ text: String, _ other: String, _ type: Predicate.ValueType) -> Bool {
        switch type {
        case .text, .amount: return NameFolding.fold(text) != NameFolding.fold(other)
        case .integer: return Int64(text) != Int64(other)
        case .decimal: return Double(text) != Double(other)
        case .url, .identifier: return text != other
        case .date:
            guard let days = EDTF.known(text)?.answering, let others = EDTF.known(other)?.answering else { return text != other }
            return days.latest < others.earliest || others.latest < days.earliest
        }
    }
}

extension Modality {
    /// Facts of one group compete for a slot: hearsay with what is vouched for, since both say that it happened. nil for denied.
    var rivalGroup: Int? {
        switch self {
        case .planned: 0
        case .committed: 1
        case .actual, .alleged: 2
        case .denied: nil
        }
    }
}

extension EDTF {
    /// The date that a stored text holds; nil where it is unknown, is no date, or says that there is no term.
    static func known(_ text: String?) -> EDTF? {
        guard let text else { return nil }
        do {
            let date = try EDTF(text)
            return date.isOpenEnd ? nil : date
        } catch {
            return nil
        }
    }
}

extension FactRecord {
    /// The entities that the fact joins, whichever way it reads; only its subject for an attribute.
    var entities: Set<EntityID> {
        if case .entity(let object) = object { return [subject.id, object.id] }
        return [subject.id]
    }
}
