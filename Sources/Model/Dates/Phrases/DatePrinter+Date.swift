extension DatePrinter {
    /// A date as a noun phrase with what qualifies it: "about 2012", "mai 2012 (incertain)", "11 June 2004 (year uncertain)".
    func phrase(_ date: CalendarDate) -> DatePhrase {
        let phrase = unqualified(date)
        guard !date.qualifiers.isEmpty else { return phrase }
        guard date.isQualifiedAsAWhole else {
            return DatePhrase(phrase.noun + " (" + partRemarks(date).joined(separator: ", ") + ")", phrase.article)
        }
        let remark = date.qualifiers.contains(.uncertain) ? " (\(words.uncertain))" : ""
        guard date.qualifiers.contains(.approximate) else { return DatePhrase(phrase.noun + remark, phrase.article) }
        let about = words.about(phrase)
        return DatePhrase(about.noun + remark, about.article)
    }

    private func partRemarks(_ date: CalendarDate) -> [String] {
        let parts: [(DatePart, Qualifier)] = [
            (.year, date.yearQualifier), (date.grouping == nil ? .month : .partOfYear, date.monthQualifier), (.day, date.dayQualifier),
        ]
        return parts.filter { !$0.1.isEmpty }.map { part, qualifier in
            words.doubt(part, isUncertain: qualifier.contains(.uncertain), isApproximate: qualifier.contains(.approximate))
        }
    }

    private func unqualified(_ date: CalendarDate) -> DatePhrase {
        let known = date.hasUnspecified ? withUnspecified(date) : withoutUnspecified(date, year: yearPhrase(date.year)?.noun)
        return known ?? DatePhrase(date.unqualified.edtf)
    }

    private func withoutUnspecified(_ date: CalendarDate, year: String?) -> DatePhrase? {
        guard let month = date.month?.value else { return yearPhrase(date.year) }
        guard let year else { return nil }
        if let grouping = date.grouping { return phrase(grouping, year: year) }
        guard let day = date.day?.value else { return words.month(month, of: year) }
        return words.day(day, month: month, of: year)
    }

    private func phrase(_ grouping: SubYearGrouping, year: String) -> DatePhrase {
        switch grouping.family {
        case .season: words.season(grouping.ordinal, of: span(year, of: grouping), nil)
        case .northernSeason: words.season(grouping.ordinal, of: span(year, of: grouping), .northern)
        case .southernSeason: words.season(grouping.ordinal, of: span(year, of: grouping), .southern)
        case .quarter: words.quarter(grouping.ordinal, of: year)
        case .quadrimester: words.thirdOfYear(grouping.ordinal, of: year)
        case .semestral: words.halfOfYear(grouping.ordinal, of: year)
        }
    }

    /// A year without unspecified digits, with its era before the year 1000: `2012`, `45 BC`, `AD 50`.
    func year(_ value: Int) -> String {
        // Eight figures would be read as a day, and others are no year either without the letter.
        if value >= 10_000 { return "Y" + String(value) }
        if value >= 1000 { return String(value) }
        return value > 0 ? words.yearOfEra(value, isBeforeChrist: false) : words.yearOfEra(1 - value, isBeforeChrist: true)
    }

    /// Both years of a winter, which starts in December: "2012-2013".
    private func span(_ year: String, of grouping: SubYearGrouping) -> String {
        guard grouping.ordinal == 4, grouping.firstMonth == 12, let number = Int(year), number >= 1000 else { return year }
        return year + "-" + self.year(number + 1)
    }

    /// A year alone: "2012", "the 1990s", "XIXe siècle", "1950 (2 significant digits)"; nil for other patterns of unspecified digits.
    private func yearPhrase(_ year: YearComponent) -> DatePhrase? {
        guard year.isExact else { return nil }
        switch year.unspecified {
        case 0:
            guard year.significantDigits > 0 else { return DatePhrase(self.year(year.value)) }
            return DatePhrase(self.year(year.value) + " (\(words.significantDigits(year.significantDigits)))")
        case 0b1 where year.value >= 1000: return words.decade(year.value)
        case 0b11 where !year.isNegative: return words.century(year.value / 100 + 1)
        default: return nil
        }
    }

    /// A date with unspecified digits: "1560s", "a month of 2004", "25 December of a year of the 1560s"; nil for patterns without words.
    private func withUnspecified(_ date: CalendarDate) -> DatePhrase? {
        guard date.month != nil else { return yearPhrase(date.year) }
        var year: String?
        if date.year.unspecified == 0 {
            year = yearPhrase(date.year)?.noun
        } else if date.year.unspecified == 0b1111, !date.year.isNegative {
            year = words.ofAnUnknownYear
        } else if let phrase = yearPhrase(date.year) {
            year = words.ofAYear(of: phrase)
        }
        guard let month = date.month, let year else { return nil }
        let known = DatePhrase(year)
        if month.isWhollyUnspecified {
            guard date.year.unspecified == 0 else { return nil }
            guard let day = date.day else { return DatePhrase(words.aMonth(of: known)) }
            if day.isWhollyUnspecified { return DatePhrase(words.aDay(of: known)) }
            return day.value.map { DatePhrase(words.day($0, ofAMonthOf: known)) }
        }
        guard let number = month.value else { return nil }
        if let day = date.day, day.hasUnspecified {
            return day.isWhollyUnspecified ? DatePhrase(words.aDay(of: words.month(number, of: year))) : nil
        }
        return withoutUnspecified(date, year: year)
    }
}

extension CalendarDate {
    /// Whether every part has the same qualifier.
    var isQualifiedAsAWhole: Bool {
        (month == nil || monthQualifier == yearQualifier) && (day == nil || dayQualifier == yearQualifier)
    }
}
