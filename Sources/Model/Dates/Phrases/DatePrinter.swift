extension EDTF {
    /// The date in words: "spring 2013", "printemps 2013", "about 2012", "between 2012 and 2014".
    ///
    /// Rare patterns of unspecified digits keep their EDTF text. `EDTF(words:)` reads most results back to a date of the same meaning;
    /// `docs/dates.md` lists those it does not.
    public func formatted(in language: Language) -> String {
        guard expression.dates.allSatisfy(\.year.isExact) else { return text }
        let printer = DatePrinter(names: DateNames(language: language))
        switch expression {
        case .openEnd: return printer.names.pick("no end", "sans terme")
        case .date(let date, let hasTime): return hasTime ? printer.dateTime(date, text: text) : printer.plain(date)
        case .interval(let start, let end): return printer.interval(start, end)
        case .set(let isInclusive, let members): return printer.set(members, isInclusive: isInclusive)
        }
    }
}

/// Prints expressions in one language.
struct DatePrinter {
    let names: DateNames

    private var isFrench: Bool { names.language == .french }

    /// A date on its own.
    func plain(_ date: CalendarDate) -> String {
        phrase(date).noun
    }

    /// A day and its time; `text` is the EDTF text, from which the time is taken.
    func dateTime(_ date: CalendarDate, text: String) -> String {
        var time = String(text.drop { $0 != "T" }.dropFirst())
        if time.hasSuffix("Z") {
            time = time.dropLast() + " UTC"
        } else if let sign = time.firstIndex(where: { $0 == "+" || $0 == "-" }) {
            time.insert(contentsOf: " UTC", at: sign)
        }
        return plain(date) + names.pick(" at ", " à ") + time
    }

    /// An interval, with its open and unknown ends.
    func interval(_ start: Endpoint, _ end: Endpoint) -> String {
        switch (start, end) {
        case (.date(let start), .date(let end)): fromTo(endpoint(start), endpoint(end, isEnd: true))
        case (.date(let start), .unknown): names.pick("since ", "depuis ") + endpoint(start).withArticle(names.language)
        case (.date(let start), .open):
            isFrench ? "à partir " + endpoint(start).afterDe : "from " + endpoint(start).withArticle(.english) + " on"
        case (.unknown, .date(let end)):
            isFrench ? endpoint(end, isEnd: true).afterJusque : "until " + endpoint(end, isEnd: true).withArticle(.english)
        case (.open, .date(let end)):
            isFrench ? "au plus " + endpoint(end, isEnd: true).afterJusque : "up to " + endpoint(end, isEnd: true).withArticle(.english)
        case (.open, .open): names.pick("at any time", "à tout moment")
        case (.unknown, _): names.pick("from an unknown date on", "à partir d'une date inconnue")
        case (.open, .unknown): names.pick("until an unknown date", "jusqu'à une date inconnue")
        }
    }

    /// An end of an interval, where a third of a year stands for its early, middle or late part: "until the end of 2013".
    private func endpoint(_ date: CalendarDate, isEnd: Bool = false) -> DatePhrase {
        guard let grouping = date.grouping, grouping.family == .quadrimester, date.qualifiers.isEmpty, date.year.unspecified == 0 else {
            return phrase(date)
        }
        let year = names.year(date.year.value)
        switch grouping.ordinal {
        case 1: return DatePhrase(noun: names.pick("early ", "début ") + year, article: .bare)
        case 2: return DatePhrase(noun: names.pick("mid-", "mi-") + year, article: .bare)
        default: return DatePhrase(noun: names.pick(isEnd ? "the end of " : "late ", "fin ") + year, article: .bare)
        }
    }

    /// A set of dates.
    func set(_ members: [SetMember], isInclusive: Bool) -> String {
        if members.count == 1, let only = members.first { return lone(only, isInclusive: isInclusive) }
        var parts = members.map { self.member($0, isInclusive: isInclusive) }
        let last = parts.removeLast()
        let conjunction = isInclusive ? names.pick(" and ", " et ") : names.pick(" or ", " ou ")
        return parts.joined(separator: ", ") + conjunction + last
    }

    private func lone(_ member: SetMember, isInclusive: Bool) -> String {
        switch member {
        case .range(let first, let last):
            if !isInclusive, let part = part(from: first, to: last) { return part }
            if isInclusive { return each(first) + " " + fromTo(phrase(first), phrase(last)) }
            return names.pick("between ", "entre ") + withArticle(first) + names.pick(" and ", " et ") + withArticle(last)
        case .earlier(let date) where !isInclusive && date.qualifiers.isEmpty:
            guard let next = date.next else { break }
            return names.pick("before ", "avant ") + withArticle(next)
        case .later(let date) where !isInclusive && date.qualifiers.isEmpty:
            guard let previous = date.previous else { break }
            return names.pick("after ", "après ") + withArticle(previous)
        default: break
        }
        return self.member(member, isInclusive: isInclusive)
    }

    private func member(_ member: SetMember, isInclusive: Bool) -> String {
        let conjunction = isInclusive ? names.pick(" and ", " et ") : names.pick(" or ", " ou ")
        return switch member {
        case .date(let date): plain(date)
        case .range(let first, let last): (isInclusive ? nil : part(from: first, to: last)) ?? fromTo(phrase(first), phrase(last))
        case .earlier(let date): plain(date) + conjunction + names.pick("earlier", "plus tôt")
        case .later(let date): plain(date) + conjunction + names.pick("later", "plus tard")
        }
    }

    private func fromTo(_ start: DatePhrase, _ end: DatePhrase) -> String {
        isFrench
            ? start.afterDe + " " + end.afterA
            : "from " + start.withArticle(.english) + " to " + end.withArticle(.english)
    }

    private func each(_ date: CalendarDate) -> String {
        if date.day != nil { return names.pick("each day", "chaque jour") }
        if date.grouping != nil { return names.pick("each", "chaque partie de l'année") }
        return date.month == nil ? names.pick("each year", "chaque année") : names.pick("each month", "chaque mois")
    }

    private func withArticle(_ date: CalendarDate) -> String {
        phrase(date).withArticle(names.language)
    }
}
