extension DatePrinter {
    /// "early September 2012", "fin 2014", "début des années 1990", "first half of September 2012", if a range is exactly what those words
    /// are read as; else nil.
    func part(from first: CalendarDate, to last: CalendarDate) -> DatePhrase? {
        guard first.qualifiers.isEmpty, last.qualifiers.isEmpty, first.year.isExact else { return nil }
        for whole in wholes(of: first) {
            for place in [Place.early, .middle, .late] where isPart(first, last, of: whole, { $0.place = place }) { return text(place, of: whole) }
            for half in 0..<2 where first.month == nil || first.day != nil {
                if isPart(first, last, of: whole, { $0.slice = .equal(index: half, count: 2) }) { return text(half: half, of: whole) }
            }
        }
        return nil
    }

    /// "about late 2012", of a range whose both ends are approximate; nil of others.
    func approximatePart(from first: CalendarDate, to last: CalendarDate) -> DatePhrase? {
        guard first.qualifiers == .approximate, last.qualifiers == .approximate, first.isQualifiedAsAWhole, last.isQualifiedAsAWhole else { return nil }
        return part(from: first.unqualified, to: last.unqualified).map(words.about)
    }

    private func isPart(_ first: CalendarDate, _ last: CalendarDate, of whole: CalendarDate, _ narrow: (inout WordDate) -> Void) -> Bool {
        var typed = WordDate(offset: 0)
        typed.date = whole
        typed.hasYear = true
        narrow(&typed)
        do {
            let piece = try typed.resolved()
            return piece.first == first && piece.last == last
        } catch {
            return false
        }
    }

    private func text(half: Int, of whole: CalendarDate) -> DatePhrase {
        let (period, isMonth) = (phrase(whole), whole.month != nil)
        return half == 0 ? words.firstHalf(of: period, isMonth: isMonth) : words.secondHalf(of: period, isMonth: isMonth)
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

    private func text(_ place: Place, of whole: CalendarDate) -> DatePhrase {
        switch place {
        case .early, .beginning, .course: words.early(phrase(whole))
        case .late, .end: words.late(phrase(whole))
        case .middle: words.middle(of: phrase(whole))
        }
    }
}
