extension DatePrinter {
    /// "early September 2012", "fin 2014", "début des années 1990", if a range is exactly what those words are read as; else nil.
    func part(from first: CalendarDate, to last: CalendarDate) -> String? {
        guard first.qualifiers.isEmpty, last.qualifiers.isEmpty, first.year.isExact else { return nil }
        for part in [PartOfPeriod.early, .middle, .late] {
            for whole in wholes(of: first) {
                var words = WordDate(column: 1)
                words.date = whole
                words.hasYear = true
                words.part = part
                guard let piece = words.resolved(), piece.first == first, piece.last == last else { continue }
                return text(part, of: whole)
            }
        }
        return nil
    }

    /// The periods that the first date of a part may belong to.
    private func wholes(of date: CalendarDate) -> [CalendarDate] {
        if date.day != nil { return [CalendarDate(year: date.year, month: date.month)] }
        if date.month != nil { return [CalendarDate(year: date.year)] }
        guard (1000...9999).contains(date.year.value) else { return [] }
        return [(10, UInt8(0b1)), (100, UInt8(0b11))].map { unit, mask in
            CalendarDate(year: YearComponent(value: date.year.value / unit * unit, unspecified: mask))
        }
    }

    private func text(_ part: PartOfPeriod, of whole: CalendarDate) -> String {
        let phrase = phrase(whole)
        let isLoose = whole.year.unspecified == 0
        switch part {
        case .early, .any: return names.pick("early ", "début ") + tail(phrase, isLoose)
        case .late: return names.pick("late ", "fin ") + tail(phrase, isLoose)
        case .middle: return names.pick("mid-" + phrase.noun, isLoose ? "mi-" + phrase.noun : "milieu " + phrase.afterDe)
        }
    }

    /// French joins a month or year without a preposition, and a decade or century with one.
    private func tail(_ phrase: DatePhrase, _ isLoose: Bool) -> String {
        names.language == .french && !isLoose ? phrase.afterDe : phrase.noun
    }
}
