@testable import DossierModel
import Testing

struct DateWordsTests {
    @Test("French and English words are read as EDTF", arguments: DateFixture("words").rows)
    func words(row: [String]) throws {
        #expect(try EDTF(words: row[0]).text == row[1])
    }

    @Test("Dates print in words", arguments: DateFixture("printed").rows)
    func printed(row: [String]) throws {
        let date = try EDTF(row[0])
        #expect(date.formatted(in: .english) == row[1])
        #expect(date.formatted(in: .french) == row[2])
    }

    @Test("Accents may be left out or decomposed, and capitals and spaces do not matter")
    func folding() throws {
        for text in ["ÉTÉ 2013", "ete 2013", "e\u{301}te\u{301} 2013", "  Été   2013 "] { #expect(try EDTF(words: text).text == "2013-22") }
    }

    @Test("Every date of plain precision prints and reads back alike in both languages", arguments: 0..<40)
    func roundTrip(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<40 {
            let text = RandomDate.text(using: &random)
            let date = try EDTF(text)
            for language in Language.allCases {
                let words = date.formatted(in: language)
                #expect(try EDTF(words: words).normalized == date.normalized, "\(text) prints \(words)")
            }
        }
    }

    @Test("What prints is read back to the same date in both languages, whatever its year, or it is refused where docs/dates.md says so", arguments: 0..<40)
    func anyYear(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<40 {
            let (text, isRead) = RandomDate.anyYear(using: &random)
            let date = try EDTF(text)
            for language in Language.allCases {
                let words = date.formatted(in: language)
                do {
                    #expect(try EDTF(words: words).normalized == date.normalized, "\(text) prints \(words)")
                } catch {
                    #expect(!isRead, "\(text) prints \(words), which is refused: \(error)")
                }
            }
        }
    }

    @Test("What may be another date, or is two of which one contains the other, is refused with what is expected", arguments: [
        ("123456789", "starts with Y"), ("201203201205", "starts with Y"), ("20120801120000", "starts with Y"), ("2012032012", "starts with Y"),
        ("avant 123456789", "Y in front"), ("mai 123456789", "Y in front"), ("AD 123456789", "Y in front"), ("l'an 123456, le 25 mars", "Y in front"),
        ("100", "0100"), ("450", "0450"), ("199?", "0199"), ("201?", "0201"), ("en 800", "0800"), ("between 100 and 200", "0100"), ("mars 201", "0201"),
        ("Q3 800", "0800"), ("FY201", "0201"), ("5 mars 201?", "0201"), ("0 BC", "AD 1"), ("0 AD", "AD 1"), ("AD 0", "AD 1"), ("l'an 0", "AD 1"),
        ("mars-05/2012", "one meaning"), ("2012/spring", "none contains"), ("2012, mars, 5", "none contains"), ("mars 2012 ou le 5 mars 2012", "none contains"),
        ("2012 et 2012", "none contains"), ("1990s or 1995", "none contains"), ("2012-05/06", "digits"), ("2012-11/12", "digits"), ("le 2012-05/06", "none contains"),
        ("un mois de 2012 ou 22 juin 1999", "a date"), ("d'un mois de 2012 au 26 novembre 2012", "a date"), ("3e mois de 2012 ou 22 juin 1999", "a date"),
        ("March 44 or April 43 BC", "its era"), ("between May 68 and June 69 AD", "its era"), ("mars-2012-05", "one meaning"), ("le 5 2012 ou 6 mai 1999", "its year"),
        ("a month of 2012", "a date"), ("un mois de 2012", "a date"), ("since a month of 84 BC", "a date"), ("un mois des années 1990", "a date"),
    ])
    func otherReadings(text: String, expected: String) throws {
        let error = try #require(throws: EDTFError.self) { try EDTF(words: text) }
        #expect(error.expected.contains(expected), "\(text): \(error.expected)")
    }

    @Test("What cannot be read is an error that shows accepted forms", arguments: ["bonjour", "le", "vers", "early", "before", "next"])
    func unreadable(text: String) throws {
        let error = try #require(throws: EDTFError.self) { try EDTF(words: text) }
        #expect(error.expected.contains("printemps 2013") && error.expected.contains("spring 2013"))
        #expect(error.text == text)
    }

    @Test(
        "An error in words names the column",
        arguments: [
            ("mai", 1, "year"), ("31 février 2012", 1, "calendar"), ("avant 31 février 2012", 7, "calendar"), ("04/05/2012", 1, "one way only"),
            ("années 20", 8, "four digits"), ("Q5 2012", 1, "1 to 4"), ("entre 2012", 11, "second date"), ("2012 mercredi", 6, "end"),
            ("entre 2014 et 2012", 1, "[2014..2012]"), ("depuis fin mai 2012", 1, "at each end"), ("2009–12", 6, "2009 to 2012"), ("2009/10", 1, "2009 to 2010"), ("mardi 5 septembre 2012", 1, "Wednesday"), ("2012 to Q3 2012", 1, "neither contains"), ("Q4 FY2013", 4, "fiscal year that ends with another month"), ("T4 de l'exercice 2013", 4, "fiscal year"), ("week commencing 5 June 2013", 17, "2013-06-03 to 2013-06-09"), ("avant le 30 juin 2013 inclus", 23, "end of the date"), ("13 premiers mois de 2013", 1, "such a part"), ("12 mai 2012 à hier", 15, "stands by itself"), ("20121301", 1, "20120420"), ("", 1, "a date"),
        ])
    func errors(text: String, column: Int, expected: String) throws {
        let error = try #require(throws: EDTFError.self) { try EDTF(words: text) }
        #expect(error.column == column, "\(error.expected)")
        #expect(error.expected.contains(expected), "\(error.expected)")
    }

    @Test("The word lists are in lower case and without accents, each word in one language has one meaning, and every role is known")
    func lists() {
        for language in Language.allCases {
            var senses: [String: String] = [:]
            for entry in WordFile("Words/dates-\(language.rawValue).txt").entries {
                #expect(DateSense(role: entry.role) != nil, "\(entry.role)")
                for phrase in entry.phrases {
                    #expect(phrase.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x20 || (0x30...0x39).contains($0) }, "\(phrase)")
                    let role = entry.role.joined(separator: " ")
                    // "S36" is a week and "S1" half a year, "sem." is either; "dans" opens a span of time too.
                    if ["s week", "sem part 2 year", "dans within", "h hour"].contains("\(phrase) \(role)"), senses[phrase] != nil { continue }
                    // "ET" and "CET" in capitals are zones of a time.
                    if entry.role[0] == "zone", senses[phrase] != nil { continue }
                    // "sept" is a month cut short and a number.
                    if entry.role[0] == "number", senses[phrase]?.hasPrefix("month") == true { continue }
                    #expect(senses.updateValue(role, forKey: phrase) == nil, "\(phrase)")
                }
            }
            #expect(senses.count > 150)
        }
    }

    @Test("No text, however broken, stops the reader", arguments: 0..<60)
    func robustness(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let pieces = ["2012", "avant", "et", "-", "/", "..", "[", "mi", "fin", "Q", "1", "er", "siècle", "(", "?", "~", "hiver", "de", "à", "mai", "'", "Y9", "XX", "s", ",", "BC", " ", "é", "€", "👍", "\0", "31"]
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)] + (Bool.random(using: &random) ? " " : "")
            }.joined()
            do {
                let date = try EDTF(words: text)
                #expect(throws: Never.self) { try EDTF(date.text) }
            } catch {
                #expect(error.column >= 1 && error.column <= text.count + 1, "\(text)")
            }
        }
    }
}

/// Random dates whose words say everything they hold.
enum RandomDate {
    static func text(using random: inout SeededGenerator) -> String {
        func plain(_ years: ClosedRange<Int> = 1000...2099) -> String {
            let year = Int.random(in: years, using: &random)
            let month = Int.random(in: 1...12, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: return "\(year)"
            case 1: return "\(year)-\(two(month))"
            case 2: return "\(year)-\(two(month))-\(two(Int.random(in: 1...28, using: &random)))"
            case 3: return "\(year)-\(two(Int.random(in: 21...41, using: &random)))"
            case 4: return "\(year / 10)X"
            default: return "\(year / 100)XX"
            }
        }
        // None of a set contains another, and no decade stands beside a year that may be one: "années 1990 et 2000".
        func member(_ years: ClosedRange<Int>) -> String {
            let text = plain(years)
            return text.count == 4 && text.hasSuffix("0") ? text.dropLast() + "7" : text
        }
        let mark = ["", "", "~", "?", "%"][Int.random(in: 0..<5, using: &random)]
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return plain() + mark + "/"
        case 1: return "/" + plain() + mark
        case 2: return plain() + "/.."
        case 3: return "[\(member(1000...1299)),\(member(1800...2099)),\(member(1300...1799))]"
        case 4: return "{\(member(1500...2099)),\(member(1000...1499))}"
        case 5:
            let year = Int.random(in: 1000...2099, using: &random)
            return ["[\(year)..\(year + 3)]", "[..\(year)-05]", "[\(year)-12..]", "[\(year)-02-11..\(year)-02-20]", "\(year)/\(year + 1)"][Int.random(in: 0..<5, using: &random)]
        default: return plain() + mark
        }
    }

    /// A date, an interval or a set of any years, and whether the words for it have to be read.
    static func anyYear(using random: inout SeededGenerator) -> (text: String, isRead: Bool) {
        let years = [-17_000 ... -10_000, -9999 ... -1000, -999 ... -100, -99 ... 0, 1...99, 100...999, 1000...1999, 2000...2099, 10_000...99_999].map {
            Int.random(in: $0, using: &random)
        }
        let first = Int.random(in: years.indices.dropLast(), using: &random)
        let last = Int.random(in: (first + 1)..<years.count, using: &random)
        let (one, other) = (date(in: years[first], using: &random), date(in: years[last], using: &random))
        let mark = ["", "", "~", "?", "%"][Int.random(in: 0..<5, using: &random)]
        // Beside a decade a round year may be one: "années 1990 et 2000".
        let mayBeDecade = [one, other].contains { $0.text.hasSuffix("X") } && [first, last].contains { years[$0] % 10 == 0 }
        let areRead = one.isRead && other.isRead && !mayBeDecade
        switch Int.random(in: 0..<11, using: &random) {
        case 0: return (one.text + "/" + other.text, areRead)
        case 1: return (one.text + mark + "/", one.isRead)
        case 2: return ("/" + one.text + mark, one.isRead)
        case 3, 4: return (Bool.random(using: &random) ? "[\(one.text),\(other.text)]" : "{\(other.text),\(one.text)}", areRead)
        case 5: return ("[\(year(years[first]))..\(year(years[last]))]", true)
        case 6: return ("[..\(year(years[first]))]", true)
        case 7: return ("[\(year(years[first]))..]", true)
        default: return (one.text + mark, one.isRead)
        }
    }

    private static func date(in number: Int, using random: inout SeededGenerator) -> (text: String, isRead: Bool) {
        let year = year(number)
        guard !year.hasPrefix("Y") else { return (year, true) }
        let month = two(Int.random(in: 1...12, using: &random))
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1: return (year, true)
        case 2: return (year + "-" + month, true)
        case 3: return (year + "-" + month + "-" + two(Int.random(in: 1...28, using: &random)), true)
        case 4:
            let grouping = Int.random(in: 21...41, using: &random)
            // What begins in December needs both its years.
            return ("\(year)-\(grouping)", number >= 1000 || ![24, 28, 30].contains(grouping))
        case 5: return (year.dropLast() + "X", true)
        case 6: return (year.dropLast(2) + "XX", true)
        case 7: return (year + "-XX", false)
        default: return (year + "-" + month + "-XX", false)
        }
    }

    private static func year(_ number: Int) -> String {
        let digits = String(number.magnitude)
        let sign = number < 0 ? "-" : ""
        return digits.count > 4 ? "Y" + sign + digits : sign + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
