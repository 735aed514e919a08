import DossierModel
import Testing

struct EDTFBoundsTests {
    @Test("The bounds of unspecified digits are the first and last day whose ISO text fits the pattern", arguments: 0..<60)
    func unspecifiedDigits(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let day = Day(year: Int.random(in: 1900...2099, using: &random), month: 1, day: 1).advanced(byDays: Int.random(in: 0..<366, using: &random))
        // The first two digits stay, so that only a hundred years must be searched; a third of the others are hidden.
        let pattern = String(
            day.description.enumerated().map { index, character in
                character != "-" && index > 1 && Int.random(in: 0..<3, using: &random) == 0 ? "X" : character
            })
        let century = day.year / 100 * 100
        let first = Day(year: century, month: 1, day: 1)
        let last = Day(year: century + 99, month: 12, day: 31)
        let fitting = (first.epochDay...last.epochDay).lazy.map(Day.init(epochDay:)).filter { candidate in
            zip(candidate.description, pattern).allSatisfy { $1 == "X" || $0 == $1 }
        }
        let date = try? EDTF(pattern)
        #expect(date?.earliest == fitting.first, "\(pattern)")
        #expect(date?.latest == Array(fitting).last, "\(pattern)")
    }

    @Test(
        "Patterns that no day has are refused",
        arguments: ["1985-02-3X", "XXXX-02-30", "19X1-02-29", "1985-X4-31", "2012-2X", "X042-X9-31"])
    func impossiblePatterns(text: String) {
        #expect(throws: EDTFError.self) { try EDTF(text) }
    }

    @Test(
        "Negative years with unspecified digits order from the farthest",
        arguments: [("-198X", "-1989-01-01", "-1980-12-31"), ("-000X", "-0009-01-01", "-0001-12-31"), ("-XXXX", "-9999-01-01", "-0001-12-31"), ("-1950S2", "-1999-01-01", "-1900-12-31")])
    func negativeYears(text: String, earliest: String, latest: String) throws {
        let date = try EDTF(text)
        #expect(date.earliest.description == earliest && date.latest.description == latest)
    }

    @Test(
        "Answering bounds widen by one unit where a date is approximate",
        arguments: [
            ("2012~", "2011-01-01", "2013-12-31"), ("2012-03~", "2012-02-01", "2012-04-30"), ("2012-03-01~", "2012-02-29", "2012-03-02"),
            ("2013-21~", "2012-12-01", "2013-08-31"), ("2012-33%", "2011-10-01", "2012-06-30"), ("156X~", "1550-01-01", "1579-12-31"),
            ("2004-06~-11", "2004-05-11", "2004-07-11"), ("2004-06-~11", "2004-06-10", "2004-06-12"), ("~2004-06-11", "2003-06-11", "2005-06-11"),
            ("~2004-06-~11", "2003-06-10", "2005-06-12"), ("2012~/2014", "2011-01-01", "2014-12-31"), ("[2012-05~,2014]", "2012-04-01", "2014-12-31"),
            ("2012?", "2012-01-01", "2012-12-31"), ("2012-02-29~", "2012-02-28", "2012-03-01"), ("2012-XX~", "2011-01-01", "2013-12-31"),
        ])
    func answering(text: String, earliest: String, latest: String) throws {
        let date = try EDTF(text)
        #expect(date.answering.earliest.description == earliest)
        #expect(date.answering.latest.description == latest)
        #expect(date.answering.certain == !(text.contains("?") || text.contains("%")))
    }

    @Test("Open ends stay open when widened")
    func openEnds() throws {
        #expect(try EDTF("[..2012~]").answering == AnsweringDays(earliest: .distantPast, latest: Day(year: 2013, month: 12, day: 31), certain: true))
        #expect(try EDTF("2012~/..").answering.latest == .distantFuture)
    }
}
