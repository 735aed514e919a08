// The functions that SQL offers on dates, as plain Swift. As SQL functions do, they answer nil (NULL) for what is no date.

/// `edtf_valid(text)`: whether a text is EDTF of level 0, 1 or 2; `..` alone is not.
public func edtfValid(_ text: some StringProtocol) -> Bool {
    date(text).map { !$0.isOpenEnd } ?? false
}

/// `edtf_level(text)`: the lowest conformance level, 0, 1 or 2, that covers a text; nil if it is not EDTF.
public func edtfLevel(_ text: some StringProtocol) -> Int? {
    date(text).flatMap { $0.isOpenEnd ? nil : $0.level }
}

/// `edtf_earliest(text)`: the first day as an ISO 8601 date; nil if the text is not EDTF or has no first day.
public func edtfEarliest(_ text: some StringProtocol) -> String? {
    date(text).flatMap { isoDate($0.earliest) }
}

/// `edtf_latest(text)`: the last day as an ISO 8601 date; nil if the text is not EDTF or has no last day.
public func edtfLatest(_ text: some StringProtocol) -> String? {
    date(text).flatMap { isoDate($0.latest) }
}

/// `edtf_text(text, lang)`: the date in words; nil if the text is not EDTF.
public func edtfText(_ text: some StringProtocol, language: Language) -> String? {
    date(text)?.formatted(in: language)
}

/// `held_on(starts, ends, date [, as_of])`: whether a state with these dates holds on a date.
///
/// A nil `starts`, `ends` or `asOf` is unknown. The answer is nil if `date` is nil, or if a text is not EDTF or an interval where a fact has none.
public func heldOn(starts: String?, ends: String?, date text: String?, asOf: String? = nil) -> Certainty? {
    guard let text, let date = date(text), let state = state(starts, ends, asOf: asOf) else { return nil }
    return state.holds(on: date)
}

/// `overlaps(s1, e1, s2, e2)`: whether two states hold on a common day.
///
/// A nil date is unknown. The answer is nil if a text is not EDTF or is an interval.
public func overlaps(starts: String?, ends: String?, otherStarts: String?, otherEnds: String?) -> Certainty? {
    guard let one = state(starts, ends, asOf: nil), let other = state(otherStarts, otherEnds, asOf: nil) else { return nil }
    return HoldingDays.overlaps(one, other)
}

private func date(_ text: some StringProtocol) -> EDTF? {
    do { return try EDTF(text) } catch { return nil }
}

private func state(_ starts: String?, _ ends: String?, asOf: String?) -> HoldingDays? {
    do {
        let start = try starts.map { text throws(EDTFError) in try EDTF(factDate: text) }
        let end = try ends.map { text throws(EDTFError) in try EDTF(factDate: text) }
        let sightings = try asOf.map { text throws(EDTFError) in [try EDTF(text)] }
        return HoldingDays(starts: start, ends: end, asOf: sightings ?? [], temporality: .state)
    } catch {
        return nil
    }
}

private func isoDate(_ day: Day) -> String? {
    day.isUnbounded ? nil : day.description
}
