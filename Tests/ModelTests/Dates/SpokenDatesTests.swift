import DossierModel
import Testing

/// Dates whose numbers are written out, and spans told by their length, against counting.
struct SpokenDatesTests {
    @Test("A year and a day written out in words are that year and day, in both languages")
    func numbers() throws {
        for year in stride(from: 1001, through: 2099, by: 7) {
            #expect(try EDTF(words: WrittenNumber.words(year, .french)).text == "\(year)")
            #expect(try EDTF(words: WrittenNumber.words(year, .english)).text == "\(year)")
            if year >= 1300, year % 100 > 9 {
                let halves = WrittenNumber.words(year / 100, .english) + " " + WrittenNumber.words(year % 100, .english)
                #expect(try EDTF(words: halves).text == "\(year)")
            }
        }
        for day in 2...31 {
            let expected = "2013-05-" + (day < 10 ? "0" : "") + "\(day)"
            #expect(try EDTF(words: "le \(WrittenNumber.words(day, .french)) mai deux mille treize").text == expected)
            #expect(try EDTF(words: "\(WrittenNumber.words(day, .english)) May 2013").text == expected)
        }
    }

    @Test("A span told by its length and its end begins so many months before", arguments: [
        ("%1 months ended %2 %3", "%1 mois clos le %2 %3"), ("in the %1 months to %2 %3", "les %1 mois clos au %2 %3"),
    ])
    func spans(english: String, french: String) throws {
        let months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
        let mois = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
        for month in 1...12 {
            // The last day before the next month begins.
            let last = Day(year: 2012, month: month + 1, day: 1).advanced(byDays: -1)
            for count in [1, 2, 3, 6, 9, 12, 15] {
                // Walks back over as many firsts of a month.
                var first = last
                var left = count
                while left > 0 {
                    if first.day == 1 { left -= 1 }
                    if left > 0 { first = first.advanced(byDays: -1) }
                }
                for (form, names) in [(english, months), (french, mois)] {
                    var text = form.split(separator: " ").map(String.init)
                    for (place, value) in [("%1", "\(count)"), ("%2", "\(last.day)"), ("%3", "\(names[month - 1]) 2012")] {
                        for index in text.indices where text[index] == place { text[index] = value }
                    }
                    let date = try EDTF(words: text.joined(separator: " "))
                    #expect(date.earliest == first && date.latest == last, "\(text.joined(separator: " ")): \(date)")
                }
            }
        }
    }

    @Test("A weekday of a month is found by its number")
    func weekdays() throws {
        let names = [("Monday", "lundi"), ("Tuesday", "mardi"), ("Wednesday", "mercredi"), ("Thursday", "jeudi"), ("Friday", "vendredi"), ("Saturday", "samedi"), ("Sunday", "dimanche")]
        let places = [("first", "premier"), ("second", "deuxième"), ("third", "troisième"), ("fourth", "quatrième")]
        // 1 May 2013 was a Wednesday.
        for (place, ordinal) in places.enumerated() {
            for (weekday, name) in names.enumerated() {
                let day = (1...31).filter { (2 + $0 - 1) % 7 == weekday }[place]
                let expected = "2013-05-" + (day < 10 ? "0" : "") + "\(day)"
                #expect(try EDTF(words: "the \(ordinal.0) \(name.0) of May 2013").text == expected)
                #expect(try EDTF(words: "le \(ordinal.1) \(name.1) de mai 2013").text == expected)
            }
        }
        #expect(try EDTF(words: "last Friday in May 2013").text == "2013-05-31")
        #expect(throws: EDTFError.self) { try EDTF(words: "fifth Monday of May 2013") }
    }

    @Test("What could be a span, a list or a figure of speech is read as what it says", arguments: [
        ("semaines 36 et 37 de 2012", "{2012-09-03..2012-09-09,2012-09-10..2012-09-16}"), ("weeks 36-38, 2012", "2012-09-03/2012-09-23"),
        ("12 months ended 30 June 2013", "2012-07-01/2013-06-30"), ("nine months to September 2013", "2013-01/2013-09"),
        ("year to March 2013", "2012-04/2013-03"), ("the noughties", "200X"), ("the nineties", "199X"), ("the nineteen-nineties", "199X"),
        ("season 2012-13", "2012/2013"), ("la saison 2012", nil), ("the 2011-12 season", "2011/2012"), ("2012/13", "2012/2013"), ("2012-13", "2012/2013"), ("2009–12", nil),
        ("2013–present", "2013/"), ("de 2013 à ce jour", "2013/"), ("2013 to date", "2013/"), ("jusqu'au 30 juin 2014 exclu", "/2014-06-29"),
        ("the day after 14 July 2013", "2013-07-15"), ("à la veille du 14 juillet 2013", nil), ("5 days of March 2014", nil),
        ("this 5th day of March 2014", "2014-03-05"), ("vingt sept 2013", nil), ("sept mars 2013", "2013-03-07"), ("à la fin du XIXe", "[1867..1899]"),
        ("dans les premiers jours de mars 2013", "[2013-03-01..2013-03-10]"), ("dans les premières semaines de mars 2013", nil), ("S36 2012", "[2012-09-03..2012-09-09]"), ("1er sem. 2013", "2013-40"),
        ("the weekend of 15 September 2012", "[2012-09-15..2012-09-16]"), ("the weekend of 12 September 2012", nil),
        ("d'ici à l'été", nil), ("quinze mois clos le 15 mars 2012", "2010-12-16/2012-03-15"), ("one month ended 31 March 2012", "2012-03-01/2012-03-31"),
    ] as [(String, String?)])
    func readings(_ words: String, _ expected: String?) throws {
        if let expected { #expect(try EDTF(words: words).text == expected) } else { #expect(throws: EDTFError.self) { try EDTF(words: words) } }
    }
}
