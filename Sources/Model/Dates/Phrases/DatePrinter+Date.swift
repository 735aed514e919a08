extension DatePrinter {
    /// A date as a noun phrase with what qualifies it: "about 2012", "mai 2012 (incertain)", "11 June 2004 (year uncertain)".
    func phrase(_ date: CalendarDate) -> DatePhrase {
        let phrase = unqualified(date)
        guard !date.qualifiers.isEmpty else { return phrase }
        guard date.isQualifiedAsAWhole else {
            return DatePhrase(noun: phrase.noun + " (" + partRemarks(date).joined(separator: ", ") + ")", article: phrase.article)
        }
        let remark = date.qualifiers.contains(.uncertain) ? names.pick(" (uncertain)", " (incertain)") : ""
        guard date.qualifiers.contains(.approximate) else { return DatePhrase(noun: phrase.noun + remark, article: phrase.article) }
        return DatePhrase(noun: names.pick("about ", "vers ") + phrase.withArticle(names.language) + remark)
    }

    private func partRemarks(_ date: CalendarDate) -> [String] {
        let month = date.grouping == nil ? names.pick("month", "mois") : names.pick("part of the year", "partie de l'année")
        let parts: [(name: String, qualifier: Qualifier, isFeminine: Bool)] = [
            (names.pick("year", "année"), date.yearQualifier, true),
            (month, date.monthQualifier, date.grouping != nil),
            (names.pick("day", "jour"), date.dayQualifier, false),
        ]
        return parts.filter { !$0.qualifier.isEmpty }.map { part in
            var remarks: [String] = []
            if part.qualifier.contains(.uncertain) { remarks.append(names.pick("uncertain", part.isFeminine ? "incertaine" : "incertain")) }
            if part.qualifier.contains(.approximate) {
                remarks.append(names.pick("approximate", part.isFeminine ? "approximative" : "approximatif"))
            }
            return part.name + " " + remarks.joined(separator: names.pick(" and ", " et "))
        }
    }

    private func unqualified(_ date: CalendarDate) -> DatePhrase {
        let known = date.hasUnspecified ? withUnspecified(date) : withoutUnspecified(date, year: yearPhrase(date.year)?.noun)
        var bare = date
        bare.yearQualifier = []
        bare.monthQualifier = []
        bare.dayQualifier = []
        return known ?? DatePhrase(noun: bare.edtf)
    }

    private func withoutUnspecified(_ date: CalendarDate, year: String?) -> DatePhrase? {
        guard let month = date.month?.value else { return yearPhrase(date.year) }
        guard let year else { return nil }
        if let grouping = date.grouping { return phrase(grouping, year: year) }
        guard let day = date.day?.value else { return DatePhrase(noun: names.month(month) + " " + year) }
        return DatePhrase(noun: names.day(day) + " " + names.month(month) + " " + year, article: .frenchMasculine)
    }

    private func phrase(_ grouping: SubYearGrouping, year: String) -> DatePhrase {
        let ordinal = names.ordinal(grouping.ordinal)
        switch grouping.family {
        case .season, .northernSeason, .southernSeason:
            let hemisphere =
                switch grouping.family {
                case .northernSeason: names.pick(" (northern hemisphere)", " (hémisphère nord)")
                case .southernSeason: names.pick(" (southern hemisphere)", " (hémisphère sud)")
                default: ""
                }
            return DatePhrase(
                noun: names.season(grouping.ordinal) + " " + span(year, of: grouping) + hemisphere,
                article: grouping.ordinal == 1 ? .frenchMasculine : .frenchElided)
        case .quarter:
            return DatePhrase(noun: names.pick("Q\(grouping.ordinal) ", ordinal + " trimestre ") + year, article: .frenchMasculine)
        case .quadrimester:
            let english = grouping.ordinal == 3 ? "last" : ordinal
            return DatePhrase(noun: names.pick(english + " third " + ofYear(year), ordinal + " quadrimestre " + year), article: .masculine)
        case .semestral:
            return DatePhrase(noun: ordinal + names.pick(" half " + ofYear(year), " semestre " + year), article: .masculine)
        }
    }

    // A year that is not known says so itself: "of a year of the 1990s".
    private func ofYear(_ year: String) -> String { year.hasPrefix("of ") ? year : "of " + year }

    /// Both years of a winter, which starts in December: "2012-2013".
    private func span(_ year: String, of grouping: SubYearGrouping) -> String {
        guard grouping.ordinal == 4, grouping.firstMonth == 12, let number = Int(year), number >= 1000 else { return year }
        return year + "-" + names.year(number + 1)
    }

    /// A year alone: "2012", "the 1990s", "XIXe siècle", "1950 (2 significant digits)"; nil for other patterns of unspecified digits.
    private func yearPhrase(_ year: YearComponent) -> DatePhrase? {
        guard year.isExact else { return nil }
        switch year.unspecified {
        case 0:
            guard year.significantDigits > 0 else { return DatePhrase(noun: names.year(year.value)) }
            let noun =
                year.significantDigits == 1
                ? names.pick("significant digit", "chiffre significatif")
                : names.pick("significant digits", "chiffres significatifs")
            return DatePhrase(noun: names.year(year.value) + " (\(year.significantDigits) \(noun))")
        case 0b1 where year.value >= 1000:
            // "The 1900s" may be a century.
            let isRound = year.value % 100 == 0 && year.value != 2000
            return DatePhrase(noun: names.pick(isRound ? "decade \(year.value)" : "\(year.value)s", "années \(year.value)"), article: .plural)
        case 0b11 where !year.isNegative:
            return DatePhrase(noun: names.century(year.value / 100 + 1), article: .masculine)
        default:
            return nil
        }
    }

    /// A date with unspecified digits: "1560s", "a month of 2004", "25 December of a year of the 1560s"; nil for patterns without words.
    private func withUnspecified(_ date: CalendarDate) -> DatePhrase? {
        guard date.month != nil else { return yearPhrase(date.year) }
        var year: String?
        if date.year.unspecified == 0 {
            year = yearPhrase(date.year)?.noun
        } else if date.year.unspecified == 0b1111, !date.year.isNegative {
            year = names.pick("of an unknown year", "d'une année inconnue")
        } else if let phrase = yearPhrase(date.year) {
            year = names.pick("of a year of " + phrase.withArticle(.english), "d'une année " + phrase.afterDe)
        }
        guard let month = date.month, let year else { return nil }
        let known = DatePhrase(noun: year)
        if month.isWhollyUnspecified {
            guard date.year.unspecified == 0 else { return nil }
            guard let day = date.day else { return DatePhrase(noun: names.pick("a month of " + year, "un mois " + known.afterDe)) }
            if day.isWhollyUnspecified { return DatePhrase(noun: names.pick("a day of " + year, "un jour " + known.afterDe)) }
            return day.value.map { number in
                DatePhrase(noun: names.pick("day \(number) of a month of " + year, "le \(number) d'un mois " + known.afterDe))
            }
        }
        guard let number = month.value else { return nil }
        if let day = date.day, day.hasUnspecified {
            guard day.isWhollyUnspecified else { return nil }
            let month = DatePhrase(noun: names.month(number) + " " + year)
            return DatePhrase(noun: names.pick("a day of " + month.noun, "un jour " + month.afterDe))
        }
        return withoutUnspecified(date, year: year)
    }
}

extension CalendarDate {
    /// Whether every part has the same qualifier.
    fileprivate var isQualifiedAsAWhole: Bool {
        (month == nil || monthQualifier == yearQualifier) && (day == nil || dayQualifier == yearQualifier)
    }
}
