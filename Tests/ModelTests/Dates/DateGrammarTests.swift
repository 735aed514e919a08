import DossierModel
import Testing

/// The grammar of dates in words against an oracle that goes through the days one by one.
struct DateGrammarTests {
    @Test("A part of a period, under every relation, has the days that counting gives", arguments: Language.allCases)
    func bruteForce(_ language: Language) {
        let days = (Day(year: 2010, month: 1, day: 1).epochDay...Day(year: 2016, month: 12, day: 31).epochDay).map(Day.init(epochDay:))
        for whole in Whole.all(language) {
            let inWhole = days.filter(whole.contains)
            for place in PlacePhrase.all(language) {
                let part = inWhole.filter { place.third == nil || whole.third(of: $0) == place.third }
                let phrase = place.joined(to: whole, language)
                expect(phrase, part.first, part.last)
                let (before, after) = (language == .french ? "avant " : "before ", language == .french ? "après " : "after ")
                switch place.bound {
                case .part:
                    expect(before + phrase, nil, part.first?.advanced(byDays: -1))
                    expect(after + phrase, part.last?.advanced(byDays: 1), nil)
                case .end:
                    expect(before + phrase, nil, inWhole.last)
                    expect(after + phrase, inWhole.last?.advanced(byDays: 1), nil)
                case .middle:
                    let half = inWhole.last { whole.isInFirstHalf($0) }
                    expect(before + phrase, nil, half)
                    expect(after + phrase, half?.advanced(byDays: 1), nil)
                }
                expect((language == .french ? "au plus tard " : "no later than ") + phrase, nil, part.last)
                expect((language == .french ? "pas avant " : "not before ") + phrase, part.first, nil)
            }
        }
    }

    private func expect(_ phrase: String, _ first: Day?, _ last: Day?) {
        do {
            let date = try EDTF(words: phrase)
            #expect(date.earliest == first ?? .distantPast && date.latest == last ?? .distantFuture, "\(phrase) is read as \(date)")
            for language in Language.allCases {
                let printed = date.formatted(in: language)
                let again = try EDTF(words: printed)
                #expect(again.earliest == date.earliest && again.latest == date.latest, "\(phrase) prints \(printed), which is \(again)")
                #expect(!printed.contains("third third"))
            }
        } catch {
            Issue.record("\(phrase): \(error)")
        }
    }

    @Test("Intervals print in words that are read as the same days", arguments: 0..<40)
    func intervals(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<50 {
            let language: Language = Bool.random(using: &random) ? .french : .english
            let wholes = Whole.all(language)
            let places = PlacePhrase.all(language)
            func phrase() -> String {
                places[Int.random(in: 0..<places.count, using: &random)].joined(to: wholes[Int.random(in: 0..<wholes.count, using: &random)], language)
            }
            let text = language == .french
                ? ["depuis \(phrase())", "à partir de \(phrase())", "entre \(phrase()) et \(phrase())", "jusqu'à \(phrase())"].randomElement(using: &random)!
                : ["since \(phrase())", "from \(phrase()) on", "between \(phrase()) and \(phrase())", "until \(phrase())", "from \(phrase()) to \(phrase())"].randomElement(using: &random)!
            do {
                let date = try EDTF(words: text)
                for language in Language.allCases {
                    let again = try EDTF(words: date.formatted(in: language))
                    #expect(again.earliest == date.earliest && again.latest == date.latest, "\(text) prints \(date.formatted(in: language))")
                }
            } catch {
                #expect(!error.expected.isEmpty)
            }
        }
    }

    @Test("Parts joined by a sign or nothing are the spaced form, or refused")
    func joined() throws {
        let forms = [
            ["T3", "2012"], ["2012", "T3"], ["Q1", "2013"], ["2013", "H2"], ["3T", "2012"], ["mars", "2013"], ["March", "2013"], ["2013", "mars"],
            ["sept", "2012"], ["5", "septembre", "2012"], ["5", "Sep", "2012"], ["début", "2013"], ["mid", "2013"], ["mi", "septembre", "2012"],
            ["fin", "2012"], ["spring", "2013"], ["printemps", "2013"], ["1er", "trimestre", "2012"], ["XIXe", "siècle"], ["19th", "century"],
            ["avant", "2012"], ["before", "2012"], ["années", "1990"], ["FY", "2013"], ["rentrée", "2012"], ["semaine", "36", "2012"], ["Noël", "2012"],
        ]
        for parts in forms {
            let spaced = try EDTF(words: parts.joined(separator: " "))
            // After a relation a free hyphen is the sign of a year.
            for joiner in ["-", " - ", "–", " – ", " -", "- ", "/", " / ", ".", ". ", ""] where joiner != " -" || !["avant", "before"].contains(parts[0]) {
                let text = parts.joined(separator: joiner)
                do {
                    let date = try EDTF(words: text)
                    #expect(date.earliest == spaced.earliest && date.latest == spaced.latest, "\(text) is read as \(date), not \(spaced)")
                } catch {
                    #expect(!error.expected.isEmpty)
                }
            }
        }
    }

    @Test("Every day of some years is read in figures, in words and with the day of its week, and with no other")
    func days() throws {
        let names = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
        let months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
        for number in Day(year: 2011, month: 12, day: 25).epochDay...Day(year: 2013, month: 1, day: 5).epochDay {
            let day = Day(epochDay: number)
            let iso = day.description
            #expect(try EDTF(words: iso.split(separator: "-").joined()).text == iso)
            #expect(try EDTF(words: "le \(day.day)/\(day.month)/\(day.year)").text == iso)
            for (index, name) in names.enumerated() {
                let text = "\(name) \(day.day) \(months[day.month - 1]) \(day.year)"
                // 1 January 1970 was a Thursday.
                if index == ((number + 3) % 7 + 7) % 7 {
                    #expect(try EDTF(words: text).text == iso)
                } else {
                    #expect(throws: EDTFError.self) { try EDTF(words: text) }
                }
            }
        }
    }

    @Test(
        "Relative dates count from the day they were written on",
        arguments: [
            ("en juin dernier", "2012-06"), ("en octobre dernier", "2011-10"), ("last June", "2012-06"), ("last September", "2011-09"),
            ("l'an passé", "2011"), ("l'année dernière", "2011"), ("last year", "2011"), ("next year", "2013"), ("l'année prochaine", "2013"),
            ("cette année", "2012"), ("this year", "2012"), ("last spring", "2012-21"), ("au printemps dernier", "2012-21"), ("l'été prochain", "2013-22"),
            ("this summer", "2012-22"), ("le mois dernier", "2012-08"), ("last month", "2012-08"), ("la semaine dernière", "[2012-08-27..2012-09-02]"), ("hier", "2012-09-04"), ("yesterday", "2012-09-04"),
            ("aujourd'hui", "2012-09-05"), ("demain", "2012-09-06"), ("mardi dernier", "2012-09-04"), ("lundi prochain", "2012-09-10"),
            ("il y a deux ans", "2010~"), ("two years ago", "2010~"), ("il y a 3 mois", "2012-06~"), ("fin juin dernier", "[2012-06-21..2012-06-30]"),
            ("d'ici la fin de l'année", "[..2012]"), ("by the end of the year", "[..2012]"), ("avant la fin du mois", "[..2012-09]"),
            ("late last year", "[2011-09..2011-12]"), ("depuis l'an dernier", "2011/"), ("since last spring", "2012-21/"), ("en début d'année", "[2012-01..2012-04]"),
        ])
    func relative(_ text: String, _ edtf: String) throws {
        #expect(try EDTF(words: text, relativeTo: Day(year: 2012, month: 9, day: 5)).text == edtf)
        let error = #expect(throws: EDTFError.self) { try EDTF(words: text) }
        #expect(error?.expected.contains("written on") == true, "\(error?.expected ?? "")")
    }

    @Test("What has two readings is refused with both", arguments: [
        ("hiver 2012", "2011-2012 or 2012-2013"), ("04/05/2012", "2012-05-04 or 2012-04-05"), ("the 1900s", "century"),
        ("la première semaine de septembre 2012", "2012-09-01 to 2012-09-07 or 2012-08-27 to 2012-09-02"), ("beginning 2013", "\"from\""),
        ("after the beginning of 2013", "first day"), ("années 1990 à 2000", "1990s to the 2000s"), ("about 2012 or 2013", "behind each"), ("fin 2012-2013", "a part of the first year"), ("Ier siècle av. J.-C.", "100 BC"),
    ])
    func twoReadings(_ text: String, _ readings: String) {
        let error = #expect(throws: EDTFError.self) { try EDTF(words: text) }
        #expect(error?.expected.contains(readings) == true, "\(error?.expected ?? "")")
    }
}

/// A period with its words and what the oracle needs of it.
private struct Whole {
    let words: String
    /// In French, "de" in front of it; nil where nothing stands there.
    let afterDe: String
    /// The months it covers of one year, from 1; several years for a decade.
    let years: ClosedRange<Int>
    let months: ClosedRange<Int>

    func contains(_ day: Day) -> Bool { years.contains(day.year) && months.contains(day.month) }

    func third(of day: Day) -> Int {
        if months.count == 1 { return min((day.day - 1) / 10, 2) }
        return (day.month - months.lowerBound) * 3 / months.count
    }

    func isInFirstHalf(_ day: Day) -> Bool {
        let place = day.month - months.lowerBound
        if months.count.isMultiple(of: 2) { return place < months.count / 2 }
        return place < months.count / 2 || (place == months.count / 2 && day.day <= 15)
    }

    static func all(_ language: Language) -> [Whole] {
        let year = 2013...2013
        return language == .french
            ? [
                Whole(words: "2013", afterDe: "de 2013", years: year, months: 1...12),
                Whole(words: "février 2013", afterDe: "de février 2013", years: year, months: 2...2),
                Whole(words: "septembre 2013", afterDe: "du mois de septembre 2013", years: year, months: 9...9),
                Whole(words: "le deuxième trimestre 2013", afterDe: "du deuxième trimestre 2013", years: year, months: 4...6),
                Whole(words: "l'été 2013", afterDe: "de l'été 2013", years: year, months: 6...8),
                Whole(words: "le second semestre 2013", afterDe: "du second semestre 2013", years: year, months: 7...12),
            ]
            : [
                Whole(words: "2013", afterDe: "of 2013", years: year, months: 1...12),
                Whole(words: "February 2013", afterDe: "of February 2013", years: year, months: 2...2),
                Whole(words: "Q2 2013", afterDe: "of Q2 2013", years: year, months: 4...6),
                Whole(words: "summer 2013", afterDe: "of summer 2013", years: year, months: 6...8),
                Whole(words: "the second half of 2013", afterDe: "of the second half of 2013", years: year, months: 7...12),
            ]
    }
}

private struct PlacePhrase {
    enum Bound { case part, middle, end }

    let words: String
    let takesDe: Bool
    let third: Int?
    let bound: Bound

    func joined(to whole: Whole, _ language: Language) -> String {
        words.isEmpty ? whole.words : words + " " + (takesDe ? whole.afterDe : whole.words)
    }

    static func all(_ language: Language) -> [PlacePhrase] {
        language == .french
            ? [
                PlacePhrase(words: "", takesDe: false, third: nil, bound: .part),
                PlacePhrase(words: "le milieu", takesDe: true, third: 1, bound: .middle),
                PlacePhrase(words: "la fin", takesDe: true, third: 2, bound: .end),
            ]
            : [
                PlacePhrase(words: "", takesDe: false, third: nil, bound: .part),
                PlacePhrase(words: "early", takesDe: false, third: 0, bound: .part),
                PlacePhrase(words: "the middle", takesDe: true, third: 1, bound: .middle),
                PlacePhrase(words: "late", takesDe: false, third: 2, bound: .part),
                PlacePhrase(words: "the end", takesDe: true, third: 2, bound: .end),
            ]
    }
}
