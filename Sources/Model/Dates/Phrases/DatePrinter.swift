extension EDTF {
    /// The date in words: "spring 2013", "printemps 2013", "about 2012", "between 2012 and 2014".
    ///
    /// Rare patterns of unspecified digits keep their EDTF text. `EDTF(words:)` reads most results back to a date of the same meaning;
    /// `docs/dates.md` lists those it does not.
    public func formatted(in language: Language) -> String {
        guard expression.dates.allSatisfy(\.year.isExact) else { return text }
        let printer = DatePrinter(words: language.wording)
        switch expression {
        case .openEnd: return printer.words.noEnd
        case .date(let date, let hasTime): return hasTime ? printer.dateTime(date, text: text) : printer.plain(date)
        case .interval(let start, let end): return printer.interval(start, end)
        case .set(let isInclusive, let members): return printer.set(members, isInclusive: isInclusive)
        }
    }
}

extension EDTF {
    /// The date in words as a noun phrase, for a sentence: "from 2012", "jusqu'au printemps 2013". What is no single stretch of time
    /// begins with a preposition: "after 2022".
    package func phrase(in language: Language) -> DatePhrase {
        let printer = DatePrinter(words: language.wording)
        guard expression.dates.allSatisfy(\.year.isExact) else { return DatePhrase(text, .preposition) }
        switch expression {
        case .date(let date, hasTime: false): return printer.phrase(date)
        case .set(isInclusive: false, let members):
            if members.count == 1, case .range(let first, let last)? = members.first, let part = printer.part(from: first, to: last) ?? printer.approximatePart(from: first, to: last) { return part }
        default: break
        }
        return DatePhrase(formatted(in: language), .preposition)
    }
}

/// Prints expressions in one language.
struct DatePrinter {
    let words: any Wording

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
        return words.time(time, on: plain(date))
    }

    /// An interval, with its open and unknown ends.
    func interval(_ start: Endpoint, _ end: Endpoint) -> String {
        switch (start, end) {
        case (.date(let start), .date(let end)): words.from(endpoint(start), to: endpoint(end, isEnd: true))
        case (.date(let start), .unknown): words.since(endpoint(start))
        case (.date(let start), .open): words.fromOn(endpoint(start))
        case (.unknown, .date(let end)): words.until(endpoint(end, isEnd: true))
        case (.open, .date(let end)): words.upTo(endpoint(end, isEnd: true))
        case (.open, .open): words.atAnyTime
        case (.unknown, _): words.fromAnUnknownDate
        case (.open, .unknown): words.untilAnUnknownDate
        }
    }

    /// An end of an interval, where a third of a year stands for its early, middle or late part: "until the end of 2013".
    private func endpoint(_ date: CalendarDate, isEnd: Bool = false) -> DatePhrase {
        guard let grouping = date.grouping, grouping.family == .quadrimester, date.qualifiers.isEmpty, date.year.unspecified == 0 else {
            return phrase(date)
        }
        let year = DatePhrase(year(date.year.value))
        switch grouping.ordinal {
        case 1: return words.early(year)
        case 2: return words.middle(of: year)
        default: return isEnd ? words.end(of: year) : words.late(year)
        }
    }

    /// A set of dates.
    func set(_ members: [SetMember], isInclusive: Bool) -> String {
        if members.count == 1, let only = members.first { return lone(only, isInclusive: isInclusive) }
        var parts = members.map { self.member($0, isInclusive: isInclusive) }
        let last = parts.removeLast()
        return parts.joined(separator: ", ") + conjunction(isInclusive) + last
    }

    private func lone(_ member: SetMember, isInclusive: Bool) -> String {
        switch member {
        case .range(let first, let last):
            if !isInclusive, let part = part(from: first, to: last) ?? approximatePart(from: first, to: last) { return part.noun }
            if isInclusive { return words.each(smallestPart(of: first)) + " " + words.from(phrase(first), to: phrase(last)) }
            return words.between(phrase(first), and: phrase(last))
        case .earlier(let date) where !isInclusive && date.qualifiers.isEmpty:
            guard let next = date.next else { break }
            return words.before(phrase(next))
        case .later(let date) where !isInclusive && date.qualifiers.isEmpty:
            guard let previous = date.previous else { break }
            return words.after(phrase(previous))
        default: break
        }
        return self.member(member, isInclusive: isInclusive)
    }

    private func member(_ member: SetMember, isInclusive: Bool) -> String {
        switch member {
        case .date(let date): plain(date)
        case .range(let first, let last):
            (isInclusive ? nil : part(from: first, to: last)?.noun) ?? words.from(phrase(first), to: phrase(last))
        case .earlier(let date): plain(date) + conjunction(isInclusive) + words.earlier
        case .later(let date): plain(date) + conjunction(isInclusive) + words.later
        }
    }

    private func conjunction(_ isInclusive: Bool) -> String { " " + (isInclusive ? words.and : words.or) + " " }

    private func smallestPart(of date: CalendarDate) -> DatePart {
        if date.day != nil { return .day }
        if date.grouping != nil { return .partOfYear }
        return date.month == nil ? .year : .month
    }
}
