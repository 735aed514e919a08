import DossierModel
import Testing

@Suite("Dates that count from a day")
struct RelativeDatesTests {
    @Test("without a day the error says that only the day is missing", arguments: ["en juin dernier", "last spring", "l'an passé", "hier", "il y a deux ans"])
    func needsDay(_ text: String) throws {
        let error = #expect(throws: EDTFError.self) { try EDTF(words: text) }
        #expect(error?.needsDay == true)
        _ = try EDTF(words: text, relativeTo: Day(year: 2013, month: 12, day: 18))
    }

    @Test("what no day makes a date is told as that", arguments: ["last Tuesday", "le dernier trimestre", "last June or whatever", "juin 2012", "nothing"])
    func isNoDate(_ text: String) {
        do throws(EDTFError) {
            _ = try EDTF(words: text)
        } catch {
            #expect(!error.needsDay)
        }
    }

    @Test("a day of a month, a holiday and a week count from the day too", arguments: [
        ("le 5 mai dernier", "2013-05-05"), ("mercredi 20 juin prochain", nil), ("jeudi 20 juin prochain", "2013-06-20"), ("le 12 juin prochain", "2014-06-12"),
        ("le 29 février dernier", "2012-02-29"), ("last Christmas", "2012-12-25"), ("à la rentrée prochaine", "2013-09"), ("by year-end", "[..2013]"),
        ("il y a sept ans", "2006~"), ("ce trimestre", "2013-34"), ("de mai dernier à hier", "2013-05/2013-06-11"),
    ] as [(String, String?)])
    func counted(_ words: String, _ expected: String?) throws {
        let date = Result { try EDTF(words: words, relativeTo: Day(year: 2013, month: 6, day: 12)).text }
        if let expected { #expect(try date.get() == expected) } else { #expect(throws: EDTFError.self) { try date.get() } }
    }

    @Test("a decade without its century is the last of that name that was over; without the day of the last century, or refused", arguments: [
        ("années 90", 2013, "199X"), ("the nineties", 1907, "189X"), ("the '60s", 2013, "196X"), ("les années quatre-vingt", 2013, "198X"),
        ("mid-90s", 2013, "[1994..1996]"), ("à la fin des années 70", 2013, "[1977..1979]"), ("années 10", 2013, nil), ("années 10", 2023, "201X"),
        ("the 20s", 2023, nil), ("the 20s", 2013, "192X"), ("années 95", 2013, nil),
    ] as [(String, Int, String?)])
    func decades(_ words: String, _ year: Int, _ expected: String?) throws {
        let date = Result { try EDTF(words: words, relativeTo: Day(year: year, month: 6, day: 12)).text }
        if let expected { #expect(try date.get() == expected) } else { #expect(throws: EDTFError.self) { try date.get() } }
        if words.contains("0") && (words.contains("10") || words.contains("20")) || expected == nil {
            #expect(throws: EDTFError.self) { try EDTF(words: words) }
        } else {
            let date = try EDTF(words: words)
            #expect((1930...1999).contains(date.earliest.year) && (1930...1999).contains(date.latest.year), "\(words) is read as \(date)")
        }
    }

    @Test("one day beyond doubt is an exact one", arguments: [
        ("2013-12-18", true), ("2013-12", false), ("2013-12-18~", false), ("2013-12-18?", false), ("[2013-12-18,2013-12-19]", false), ("..", false),
    ])
    func exactDay(_ text: String, _ isExact: Bool) throws {
        #expect(try EDTF(text).exactDay == (isExact ? Day(year: 2013, month: 12, day: 18) : nil))
    }
}
