import DossierModel
import Testing

struct EDTFTests {
    @Test("The examples of the standard have their level and exact bounds", arguments: DateFixture("standard").rows)
    func standard(row: [String]) throws {
        let date = try EDTF(row[0])
        #expect(date.level == Int(row[1]))
        #expect((date.earliest.isUnbounded ? "" : date.earliest.description) == (row[2]))
        #expect((date.latest.isUnbounded ? "" : date.latest.description) == (row[3]))
        #expect(date.text == row[0] && date.description == row[0])
    }

    @Test("The table of the standard's examples is there")
    func fixtures() {
        #expect(DateFixture("standard").rows.count > 80)
        #expect(DateFixture("words").rows.count > 90)
        #expect(DateFixture("printed").rows.count > 50)
    }

    @Test(
        "An error names the column and what was expected there",
        arguments: [
            ("", 1, "a date"), ("12", 3, "four digits"), ("hello", 1, "a year of four digits"), ("19845", 5, "Y"), ("2012-", 6, "month"),
            ("2012-00", 6, "month"), ("2012-13", 6, "21 to 41"), ("2012-42", 6, "21 to 41"), ("2012-5", 7, "second digit"),
            ("2012-2X", 6, "month"), ("2012-04-31", 9, "01 to 30"), ("2011-02-29", 9, "01 to 28"), ("1985-02-3X", 9, "28"),
            ("2012-21-01", 8, "season"), ("2012 ", 5, "end"), ("-0000", 1, "0000 has no sign"), ("Y1234", 2, "more than four digits"),
            ("Y0123456", 2, "leading zeros"), ("Y17E0", 5, "power of ten"), ("1950S0", 6, "significant"), ("2004??", 6, "one qualifier"),
            ("?2004?", 6, "one qualifier"), ("2012/2011", 6, "not before the start"), ("/", 2, "a date before or after"), ("2012/2013/2014", 10, "one '/'"),
            ("2012T10:00:00", 5, "no time"), ("2012-01-01T25:00:00", 12, "hour"), ("2012-01-01T10:60:00", 15, "minute"),
            ("2012-01-01T10:00", 17, "':'"), ("2012-01-01T10:00:00-00", 20, "no minus sign"), ("2012-01-01T10:00:60", 18, "leap second"),
            ("[2012, 2013]", 7, "four digits"), ("[2012", 6, "]"), ("[2012..2013-05]", 8, "same precision"), ("[2013..2012]", 8, "not before"),
            ("[201X..2020]", 2, "without X"), ("[2012..,2013]", 8, "ends the set"), ("[2012,..2013]", 7, "begins the set"), ("{}", 2, "four digits"),
            ("é2012", 1, "year"), ("2012é", 5, "end"), ("2012-é", 6, "month"),
        ])
    func errors(text: String, column: Int, expected: String) throws {
        let error = try #require(throws: EDTFError.self) { try EDTF(text) }
        #expect(error.column == column)
        #expect(error.expected.contains(expected), "\(error.expected)")
        #expect(error.text == text)
        #expect(error.description.contains("column \(column)") && error.description.contains(error.expected))
    }

    @Test("A leap second is taken where UTC has one", arguments: ["2016-12-31T23:59:60Z", "2017-01-01T05:29:60+05:30", "2016-12-31T18:59:60-05", "2016-12-31T18:59:60"])
    func leapSeconds(text: String) throws {
        #expect(try EDTF(text).level == 0)
    }

    @Test("Long years do not overflow", arguments: ["Y1E99", "Y99999999999999999999999", "Y9E18", "Y9223372036854775807S1", "Y1E9999999999999999999999"])
    func longYears(text: String) throws {
        let date = try EDTF(text)
        #expect(date.latest == .distantFuture)
        #expect(try EDTF("Y-" + text.dropFirst()).earliest == .distantPast)
        #expect(date.normalized.hasPrefix("Y"))
        #expect(!date.formatted(in: .english).isEmpty)
    }

    @Test("Properties tell intervals, sets, doubt and vagueness apart")
    func properties() throws {
        #expect(try EDTF("2004?-06-11").isUncertain && !EDTF("2004?-06-11").isApproximate)
        #expect(try EDTF("2004-06-~11").isApproximate && !EDTF("2004-06-~11").isUncertain)
        #expect(try EDTF("[2012,2013%]").isUncertain && EDTF("[2012,2013%]").isApproximate && EDTF("[2012,2013%]").isSet)
        #expect(try EDTF("2012/2013~").isInterval && EDTF("2012/2013~").isApproximate)
        #expect(try EDTF("..").isOpenEnd && !EDTF("../..").isOpenEnd)
    }

    @Test(
        "Precision is that of the finest part named",
        arguments: [
            ("2012", EDTF.Precision.years(1)), ("2012-05", .months(1)), ("2012-05-20", .day), ("2013-21", .months(3)), ("2012-37", .months(4)),
            ("2012-40", .months(6)), ("156X", .years(10)), ("15XX", .years(100)), ("2012-XX", .years(1)), ("2012-05-XX", .months(1)),
            ("1950S2", .years(100)), ("2012/2014", .years(1)), ("1985-04-12T23:20:30", .day),
        ])
    func precision(text: String, precision: EDTF.Precision) throws {
        #expect(try EDTF(text).precision == precision)
        #expect(try EDTF("2012/2014-05").precision == nil)
    }

    @Test(
        "One date has one normal spelling",
        arguments: [
            ("Y17E7", "Y170000000"), ("Y1E2", "0100"), ("?2004-?06", "2004-06?"), ("?2004-06-11", "2004?-06-11"), ("2004?-06~", "2004%-~06"),
            ("2004-06~-11", "2004-06~-11"), ("{1961-12,1960,1960}", "{1960,1961-12}"), ("2012-05-20", "2012-05-20"),
            ("-0044-1X", "-0044-1X"), ("1950S2", "1950S2"), ("../..", "../.."), ("2012~/", "2012~/"),
        ])
    func normalized(text: String, normal: String) throws {
        let date = try EDTF(text)
        #expect(date.normalized == normal)
        #expect(try EDTF(normal).normalized == normal)
        #expect(try EDTF(normal).answering == date.answering)
    }

    @Test("A fact's start or end is one date, a set or '..', and an interval is refused with advice")
    func factDate() throws {
        for text in ["2012", "2013-21", "[..2012]", ".."] { #expect(try EDTF(factDate: text).text == text) }
        let error = try #require(throws: EDTFError.self) { try EDTF(factDate: "2012/2014") }
        #expect(error.column == 5 && error.expected.contains("its start in starts, its end in ends"))
    }
}
