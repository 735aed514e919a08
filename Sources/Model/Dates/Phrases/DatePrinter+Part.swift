extension DatePrinter {
    /// "early September 2012", "fin 2014", "début des années 1990", "first half of September 2012", if a range is exactly what those words
    /// are read as; else nil.
    func part(from first: CalendarDate, to last: CalendarDate) -> String? {
        guard first.qualifiers.isEmpty, last.qualifiers.isEmpty, first.year.isExact else { return nil }
        for whole in wholes(of: first) {
            for place in [Place.early, .middle, .late] where isPart(first, last, of: whole, { $0.place = place }) { return text(place, of: whole) }
            for half in 0..<2 where first.month == nil || first.day != nil {
                if isPart(first, last, of: whole, { $0.slice = .equal(index: half, count: 2) }) { return text(half: half, of: whole) }
            }
        }
        return nil
    }

    private func isPart(_ first: CalendarDate, _ last: CalendarDate, of whole: CalendarDate, _ narrow: (inout WordDate) -> Void) -> Bool {
        var words = WordDate(offset: 0)
        words.date = whole
        words.hasYear = true
        narrow(&words)
        do {
            let piece = try words.resolved()
            return piece.first == first && piece.last == last
        } catch {
            return false
        }
    }

    private func text(half: Int, of whole: CalendarDate) -> String {
        let phrase = phrase(whole)
        let noun = whole.month != nil ? ["première quinzaine ", "deuxième quinzaine "] : ["première moitié ", "deuxième moitié "]
        return names.pick((half == 0 ? "first" : "second") + " half of " + phrase.withArticle(.english), noun[half] + phrase.afterDe)
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

    private func text(_ place: Place, of whole: CalendarDate) -> String {
        let phrase = phrase(whole)
        let isLoose = whole.year.unspecified == 0
        switch place {
        case .early, .beginning, .course: return names.pick("early ", "début ") + tail(phrase, isLoose)
        case .late, .end: return names.pick("late ", "fin ") + tail(phrase, isLoose)
        case .middle: return names.pick("mid-" + phrase.noun, isLoose ? "mi-" + phrase.noun : "milieu " + phrase.afterDe)
        }
    }

    /// French joins a month or year without a preposition, and a decade or century with one.
    private func tail(_ phrase: DatePhrase, _ isLoose: Bool) -> String {
        names.language == .french && !isLoose ? phrase.afterDe : phrase.noun
    }
}
