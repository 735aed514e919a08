import DossierModel
import Testing

/// What people combine with a date, each with each: how the day is spelled, what leads to it, its weekday and its time, what encloses it,
/// relations, ranges and lists that share a month or a year. Each day is known before it is written.
struct DateVariantsTests {
    @Test("A day is the same in every spelling, behind every lead-in, with every time and in every enclosure", arguments: 0..<4)
    func days(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<3 {
            let day = Day(year: Int.random(in: 2001...2024, using: &random), month: Int.random(in: 1...12, using: &random), day: Int.random(in: 1...28, using: &random))
            for language in Language.allCases {
                let words = DateSpelling(language)
                for spelling in words.spellings(of: day) {
                    for lead in words.leads { expect(lead + spelling, day, day) }
                    for time in words.times { expect(spelling + time, day, day) }
                    for (open, close) in [("(", ")"), ("[", "]"), ("\"", "\""), ("« ", " »"), ("“", "”")] { expect(open + spelling + close, day, day) }
                    expect(spelling.uppercased(), day, day)
                    expect(spelling.split(separator: " ").joined(separator: "\u{A0}"), day, day)
                }
            }
        }
    }

    @Test("A relation to a day, a month, a quarter or a year has the days that counting gives", arguments: 0..<4)
    func relations(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<5 {
            for language in Language.allCases {
                let words = DateSpelling(language)
                for period in words.periods(of: &random) {
                    for before in words.before { expect(before + period.text, nil, period.first.advanced(byDays: -1)) }
                    for after in words.after { expect(after + period.text, period.last.advanced(byDays: 1), nil) }
                    for by in words.by { expect(by + period.text, nil, period.last) }
                    for from in words.notBefore { expect(from + period.text, period.first, nil) }
                    for since in words.since { expect(since + period.text, period.first, nil) }
                }
            }
        }
    }

    @Test("Ranges and lists take the month and the year from the date beside them", arguments: 0..<4)
    func ranges(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<10 {
            let (year, month) = (Int.random(in: 2001...2024, using: &random), Int.random(in: 1...11, using: &random))
            let first = Day(year: year, month: month, day: Int.random(in: 1...14, using: &random))
            let last = Day(year: year, month: month, day: Int.random(in: 15...28, using: &random))
            let later = Day(year: year, month: month + 1, day: last.day)
            for language in Language.allCases {
                let words = DateSpelling(language)
                for text in words.ranges(first, last) { expect(text, first, last) }
                for text in words.rangesOfMonths(first, later) { expect(text, first, later) }
            }
        }
    }

    @Test("Two figures are the year nearest to the day they were written on, or refused with both")
    func shortYears() throws {
        for written in [1899, 1950, 1999, 2012, 2026] {
            for figures in 0..<100 {
                let years = ((written - 99)...(written + 30)).filter { $0 % 100 == figures }
                let text = "in '\(figures < 10 ? "0" : "")\(figures)"
                let day = Day(year: written, month: 6, day: 1)
                // A plan is for ten years at most; of what is up to thirty ahead nobody can say.
                if let ahead = years.first(where: { $0 > written }), ahead > written + 10 {
                    #expect(throws: EDTFError.self) { try EDTF(words: text, relativeTo: day) }
                } else {
                    #expect(try EDTF(words: text, relativeTo: day).text == String(years.last ?? 0), "\(text), written in \(written)")
                }
            }
        }
    }

    @Test("Parts with letters and figures are the parts they stand for", arguments: 0..<4)
    func letters(quarter: Int) throws {
        let number = quarter + 1
        for year in 2000...2025 {
            let short = year % 100 < 10 ? "0\(year % 100)" : "\(year % 100)"
            for text in ["Q\(number) \(year)", "\(number)Q\(short)", "Q\(number)'\(short)", "T\(number) \(year)", "\(number)T\(short)", "T\(number)-\(year)"] {
                #expect(try EDTF(words: text).text == "\(year)-\(33 + quarter)", "\(text)")
            }
            guard number < 3 else { continue }
            for text in ["H\(number) \(year)", "\(number)H\(short)", "\(number)S\(short)", "S\(number) \(year)", "\(number)° semestre \(year)"] {
                #expect(try EDTF(words: text).text == "\(year)-\(39 + number)", "\(text)")
            }
        }
    }

    @Test("What happened on a second date is another event, and the number of an act is no date", arguments: [
        "lancé en 2010 et fermé en 2012", "opened in 2010 and closed in 2012", "no. 5 of 2012", "not launched in 2012", "act 4 of 2012", "'14-'18", "turn of the century",
    ])
    func refused(_ text: String) {
        #expect(throws: EDTFError.self) { try EDTF(words: text) }
    }

    private func expect(_ text: String, _ first: Day?, _ last: Day?) {
        do {
            let date = try EDTF(words: text)
            #expect(date.earliest == first ?? .distantPast && date.latest == last ?? .distantFuture, "\(text) is read as \(date)")
        } catch {
            Issue.record("\(text): \(error)")
        }
    }
}

/// How days and periods are written in one language.
private struct DateSpelling {
    struct Period {
        let text: String
        let first: Day
        let last: Day
    }

    let isFrench: Bool

    init(_ language: Language) { isFrench = language == .french }

    private var months: [String] {
        isFrench
            ? ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
            : ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    }

    private var shortMonths: [String] {
        isFrench
            ? ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
            : ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    }

    private var weekdays: [String] {
        isFrench
            ? ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
            : ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    }

    private func weekday(_ day: Day) -> String { weekdays[((day.epochDay + 3) % 7 + 7) % 7] }
    private func month(_ day: Day) -> String { months[day.month - 1] }

    private func number(_ day: Day) -> String {
        if isFrench { return day.day == 1 ? "1er" : "\(day.day)" }
        return "\(day.day)" + (day.day % 10 == 1 && day.day != 11 ? "st" : day.day % 10 == 2 && day.day != 12 ? "nd" : day.day % 10 == 3 && day.day != 13 ? "rd" : "th")
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    func spellings(of day: Day) -> [String] {
        let short = shortMonths[day.month - 1]
        let common = ["\(two(day.day)).\(two(day.month)).\(day.year)", "\(day.day).\(day.month).\(day.year)", day.description]
        return common + (isFrench
            ? [
                "\(number(day)) \(month(day)) \(day.year)", "\(weekday(day)) \(day.day) \(month(day)) \(day.year)",
                "\(weekday(day)), \(day.day) \(month(day)) \(day.year)", "\(day.day) \(short) \(day.year)", "le \(two(day.day))/\(two(day.month))/\(day.year)",
                "le \(two(day.day))/\(two(day.month))/\(two(day.year % 100))", "\(day.day)-\(month(day))-\(day.year)",
            ]
            : [
                "\(month(day)) \(day.day), \(day.year)", "\(day.day) \(month(day)) \(day.year)", "\(number(day)) of \(month(day)), \(day.year)",
                "\(month(day)) \(number(day)) \(day.year)", "\(weekday(day)), \(month(day)) \(day.day), \(day.year)", "\(day.day)-\(short)-\(day.year)",
                "\(day.day)-\(short)-\(two(day.year % 100))", "\(short). \(day.day), \(day.year)", "\(weekday(day)) \(number(day)) \(month(day)) \(day.year)",
            ])
    }

    var leads: [String] {
        isFrench
            ? ["en date du ", "daté du ", "à la date du ", "publié le ", "mis à jour le ", "Date : ", "décret du ", "loi n° 2004-575 du "]
            : ["on ", "dated ", "as of ", "published on ", "Last updated: ", "Date: ", "only on ", "an order dated "]
    }

    var times: [String] {
        isFrench
            ? [" à 18h", " à 18 h 30", ", 18:30", " à 18:30 (heure de Paris)", " - 18h30", " au soir"]
            : [" at 9:30 am", ", 9:30 am ET", " 18:30 GMT", " | 18:30", " @ 9.30 a.m.", " at noon"]
    }

    var before: [String] { isFrench ? ["avant ", "peu avant "] : ["before ", "prior to ", "shortly before "] }
    var after: [String] { isFrench ? ["après ", "juste après "] : ["after ", "following ", "soon after "] }
    var by: [String] { isFrench ? ["au plus tard ", "pas plus tard que "] : ["no later than ", "by ", "on or before ", "at the latest by "] }
    var notBefore: [String] { isFrench ? ["pas avant ", "au plus tôt "] : ["no earlier than ", "not before "] }
    var since: [String] { isFrench ? ["depuis ", "à compter de "] : ["since ", "with effect from ", "from "] }

    func periods(of random: inout SeededGenerator) -> [Period] {
        let (year, month, quarter) = (Int.random(in: 2001...2024, using: &random), Int.random(in: 1...12, using: &random), Int.random(in: 1...4, using: &random))
        let first = Day(year: year, month: month, day: 1)
        let next = Day(year: year, month: month + 1, day: 1)
        let (start, end) = (Day(year: year, month: quarter * 3 - 2, day: 1), Day(year: year, month: quarter * 3 + 1, day: 1))
        let day = Day(year: year, month: month, day: Int.random(in: 2...28, using: &random))
        return [
            Period(text: "\(year)", first: Day(year: year, month: 1, day: 1), last: Day(year: year, month: 12, day: 31)),
            Period(text: "\(months[month - 1]) \(year)", first: first, last: next.advanced(byDays: -1)),
            Period(text: isFrench ? "T\(quarter) \(year)" : "Q\(quarter) \(year)", first: start, last: end.advanced(byDays: -1)),
            Period(text: isFrench ? "le \(day.day) \(months[month - 1]) \(year)" : "\(months[month - 1]) \(day.day), \(year)", first: day, last: day),
        ]
    }

    func ranges(_ first: Day, _ last: Day) -> [String] {
        let (one, other, month, year) = (first.day, last.day, month(first), first.year)
        return isFrench
            ? [
                "du \(number(first)) au \(other) \(month) \(year)", "entre le \(number(first)) et le \(other) \(month) \(year)", "les \(number(first)) et \(other) \(month) \(year)",
                "\(number(first))-\(other) \(month) \(year)", "du \(weekday(first)) \(one) au \(weekday(last)) \(other) \(month) \(year)", "de \(weekday(first)) \(one) à \(weekday(last)) \(other) \(month) \(year)",
                "du \(two(one))/\(two(first.month))/\(year) au \(two(other))/\(two(first.month))/\(year)",
            ]
            : [
                "from \(one) to \(other) \(month) \(year)", "between \(one) and \(other) \(month) \(year)", "\(month) \(one)–\(other), \(year)", "\(month) \(one) and \(other), \(year)",
                "from \(month) \(one) through \(other), \(year)", "\(number(first)) to \(number(last)) of \(month) \(year)", "\(one)-\(other) \(month) \(year)",
            ]
    }

    func rangesOfMonths(_ first: Day, _ last: Day) -> [String] {
        isFrench
            ? ["du \(number(first)) \(month(first)) au \(last.day) \(month(last)) \(first.year)", "\(number(first)) \(month(first)) - \(last.day) \(month(last)) \(first.year)"]
            : ["from \(month(first)) \(first.day) to \(month(last)) \(last.day), \(first.year)", "\(first.day) \(month(first)) – \(last.day) \(month(last)) \(first.year)"]
    }
}
