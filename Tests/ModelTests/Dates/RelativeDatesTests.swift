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

    @Test("what no day makes a date is told as that", arguments: ["last Tuesday", "le dernier trimestre", "last June or so", "juin 2012", "nothing"])
    func isNoDate(_ text: String) {
        do throws(EDTFError) {
            _ = try EDTF(words: text)
        } catch {
            #expect(!error.needsDay)
        }
    }

    @Test("one day beyond doubt is an exact one", arguments: [
        ("2013-12-18", true), ("2013-12", false), ("2013-12-18~", false), ("2013-12-18?", false), ("[2013-12-18,2013-12-19]", false), ("..", false),
    ])
    func exactDay(_ text: String, _ isExact: Bool) throws {
        #expect(try EDTF(text).exactDay == (isExact ? Day(year: 2013, month: 12, day: 18) : nil))
    }
}
