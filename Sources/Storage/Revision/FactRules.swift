internal import DossierModel

/// What a fact must be to be stored, beyond what the tables' constraints say.
enum FactRules {
    static func check(_ fact: NewFact, against predicate: VocabularyCache.Entry) throws(RecordFault) {
        switch (fact.object, predicate.takes, predicate.valueType) {
        case (.entity, .entity, _): break
        case (.entity, .value, _):
            throw RecordFault("'\(predicate.name)' takes a value, not an entity", column: "object")
        case (_, .entity, _):
            throw RecordFault("'\(predicate.name)' takes an entity, not a value", column: "value")
        case (.amount, .value, .amount): break
        case (.amount, .value, _): throw RecordFault("'\(predicate.name)' takes a value", column: "value")
        case (.value, .value, .amount):
            throw RecordFault("'\(predicate.name)' takes an amount", column: "value", hint: "give amount_low, amount_high and unit")
        case (.value(let text), .value, let type): try check(text, type ?? .text, of: predicate.name)
        }
        let hasAmount = fact.amountLow != nil || fact.amountHigh != nil
        if case .amount = fact.object, !hasAmount { throw RecordFault("there is no amount", column: "amount_low") }
        if case .value = fact.object, hasAmount {
            throw RecordFault("an attribute has a value or an amount, not both", column: "amount_low")
        }
        if hasAmount != (fact.unit != nil) {
            throw RecordFault(hasAmount ? "the amount has no unit" : "a unit without an amount", column: "unit")
        }
        if let low = fact.amountLow, !Amount.storedBounds.contains(low) { throw negative("amount_low") }
        if let high = fact.amountHigh, !Amount.storedBounds.contains(high) { throw negative("amount_high") }
        try RecordTexts.check(fact.role, column: "role")
        try RecordTexts.check(fact.note, column: "note")
        try RecordTexts.check(fact.privateNote, column: "private_note")
        if let low = fact.amountLow, let high = fact.amountHigh, low > high {
            throw RecordFault("amount_low is above amount_high", column: "amount_low")
        }
    }

    private static func negative(_ column: String) -> RecordFault {
        RecordFault(
            "an amount is not negative", column: column, hint: "write its size, and let the predicate say which way the money went")
    }

    private static func check(_ text: String, _ type: Predicate.ValueType, of predicate: String) throws(RecordFault) {
        try RecordTexts.check(text, column: "value")
        let valid: Bool
        switch type {
        case .text, .identifier, .amount: valid = !text.isEmpty
        case .integer: valid = Int64(text) != nil
        case .decimal: valid = isDecimal(text)
        case .url: valid = text.contains("://") && !text.contains(" ")
        case .date:
            do { _ = try EDTF(text) } catch { throw RecordFault(error.description, column: "value") }
            valid = true
        }
        if !valid {
            throw RecordFault("'\(text)' is no \(type.rawValue), which '\(predicate)' takes", column: "value")
        }
    }

    // Not all that Double reads: "nan", "inf" and "0x1p3" are no decimals to anybody else.
    private static func isDecimal(_ text: String) -> Bool {
        let allowed = Set("0123456789+-.eE".utf8)
        return text.utf8.allSatisfy(allowed.contains) && Double(text)?.isFinite == true
    }
}
