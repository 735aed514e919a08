import DossierModel
import Testing

/// What stands around a date and leaves its days as they are.
struct DateTimesTests {
    @Test("A day keeps its day whatever time of it is told, in front or behind", arguments: [
        (
            ["le 3 mai 2012", "jeudi 3 mai 2012", "le 03/05/2012"],
            ["à 14 h", "à 14h30", "à 14 heures 30", "vers 9 h", "dès 8h", "au soir", "dans la matinée", "avant midi", "de 14 h à 16 h", "à 20 h 30 (heure de Paris)", ", 14:30", "- 14h30"],
            ["à 14 h,", "vers 14h30", "en fin de matinée", "dans la soirée du", "entre 9 h et 11 h", "de 9 à 11 h"]
        ),
        (
            ["3 May 2012", "Thursday, May 3, 2012", "3 May 2012"],
            ["at 10am", "at 10:30 a.m. ET", "10:32 GMT", ", 22:15:07 +0200", "in the evening", "around noon", "from 9am to 5pm", "| 12:03 BST"],
            ["at 10am on", "10:32 GMT,", "on the morning of", "late on", "between 10am and 2pm on", "early in the morning on", "from 9 to 11am on"]
        ),
    ])
    func times(days: [String], behind: [String], front: [String]) throws {
        for day in days {
            for text in behind.map({ "\(day) \($0)" }) + front.map({ "\($0) \(day)" }) {
                #expect(try EDTF(words: text.replacingDe).text == "2012-05-03", "\(text)")
            }
        }
    }

    @Test("A time of a day is within the day that bounds it, and midnight is of two days", arguments: [
        ("avant le 3 mai 2012 à 14 h", "[..2012-05-03]"), ("after 10am on 5 May 2012", "[2012-05-05..]"), ("until midnight on 5 May 2012", "/2012-05-05"),
        ("le 3 mai 2012 à minuit", nil), ("midnight on 5 May 2012", nil), ("at 10am in May 2012", nil), ("10am", nil),
        ("la nuit du 30 avril au 1er mai 2012", "[2012-04-30..2012-05-01]"), ("the night of 3 May 2012", "[2012-05-03..2012-05-04]"),
        ("la nuit du 3 mai 2012", nil), ("la nuit du 3 au 5 mai 2012", nil), ("1H 2012", "2012-40"), ("1h30 5 mai 2012", "2012-05-05"),
        ("du 3 mai 2012 à 14 h au 5 mai 2012 à 12 h", "2012-05-03/2012-05-05"),
    ] as [(String, String?)])
    func bounds(_ words: String, _ expected: String?) throws {
        if let expected { #expect(try EDTF(words: words).text == expected) } else { #expect(throws: EDTFError.self) { try EDTF(words: words) } }
    }

    @Test("How near a bound is, and words of publication, change no day")
    func nearness() throws {
        let dates = ["2012", "mai 2012", "May 2012", "5 May 2012", "fin 2012", "the end of May 2012"]
        for date in dates {
            for (near, plain) in [
                ("peu avant", "avant"), ("juste après", "après"), ("quelques jours avant", "avant"), ("bien après", "après"),
                ("shortly before", "before"), ("a few weeks after", "after"), ("right after", "after"), ("some time before", "before"),
                ("seulement en", "en"), ("back in", "in"), ("publié en", "en"), ("last updated:", ""),
            ] {
                #expect(try EDTF(words: "\(near) \(date)").text == EDTF(words: "\(plain) \(date)").text, "\(near) \(date)")
            }
            #expect(try EDTF(words: "(\(date))").text == EDTF(words: date).text)
        }
        #expect(try EDTF(words: "deux jours avant le 1er mars 2012").text == "2012-02-28")
        #expect(try EDTF(words: "three days after 28 February 2012").text == "2012-03-02")
        #expect(throws: EDTFError.self) { try EDTF(words: "two weeks before Christmas 2011") }
    }

    @Test("The last of several years in two figures is read where it is no month, and refused with both readings where it could be")
    func shortYears() throws {
        for year in 1990...2025 {
            for last in 0...99 {
                let figures = "\(year)–" + (last < 10 ? "0" : "") + "\(last)"
                let later = year / 100 * 100 + last
                let isNext = (year + 1) % 100 == last
                let text = Result { try EDTF(words: "in " + figures).text }
                if last > 12, later > year || isNext {
                    #expect(try text.get() == "\(year)/\(later > year ? later : later + 100)", "\(figures)")
                } else if (1...12).contains(last), later > year || isNext {
                    #expect(throws: EDTFError.self, "\(figures)") { try text.get() }
                }
            }
        }
        for text in ["en 2011-12", "since 2007-08"] {
            let error = #expect(throws: EDTFError.self) { try EDTF(words: text) }
            #expect(error?.expected.contains("one meaning") == true, "\(error?.expected ?? "")")
        }
        #expect(try EDTF(words: "for 2020-21").text == "2020/2021")
        #expect(try EDTF(words: "2020-21").text == "2020-21")
        #expect(try EDTF(words: "1998-99").text == "1998/1999")
        #expect(try EDTF(words: "2011-12").text == "2011-12")
    }

    @Test("Parts that follow one another are one part", arguments: [
        ("mid-to-late 2012", "[2012-05..2012-12]"), ("début ou mi-mai 2012", "[2012-05-01..2012-05-20]"), ("before mid-to-late 2012", "[..2012-04]"),
        ("fin ou début 2012", nil), ("early or late 2012", nil), ("fin mars-début avril 2012", "[2012-03-21..2012-04-10]"),
        ("fin mars, début avril 2012", "[2012-03-21..2012-04-10]"), ("fin mars-début mai 2012", nil), ("de fin mars à début avril 2012", nil),
        ("the early days of May 2012", "[2012-05-01..2012-05-10]"), ("the last weeks of 2012", "[2012-09..2012-12]"), ("the last weeks of May 2012", nil),
        ("les 5, 6, 7 mai 2012", "{2012-05-05,2012-05-06,2012-05-07}"), ("3, 4 mai 2012", nil), ("Monday 05/11/2012", "2012-11-05"),
        ("Friday 05/11/2012", "2012-05-11"), ("Tuesday 05/11/2012", nil), ("Wednesday 05/09/2012", nil), ("sometime around 2012", "2012~"),
        ("les premières années du XXe siècle", "[1900..1933]"), ("au XXe s.", "19XX"), ("winter of 2011-12", "2011-24"),
    ] as [(String, String?)])
    func parts(_ words: String, _ expected: String?) throws {
        if let expected { #expect(try EDTF(words: words).text == expected) } else { #expect(throws: EDTFError.self) { try EDTF(words: words) } }
    }
}

extension String {
    /// "du" for "du le".
    fileprivate var replacingDe: String {
        guard let range = firstRange(of: "du le ") else { return self }
        return replacingCharacters(in: range, with: "du ")
    }

    private func replacingCharacters(in range: Range<String.Index>, with other: String) -> String {
        String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
