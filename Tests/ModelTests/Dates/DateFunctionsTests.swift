import DossierModel
import Testing

struct DateFunctionsTests {
    @Test("The functions for SQL answer about EDTF text")
    func functions() {
        #expect(edtfValid("2013-21") && !edtfValid("..") && !edtfValid("2013-99") && !edtfValid(""))
        #expect(edtfLevel("2013-25") == 2 && edtfLevel("x") == nil)
        #expect(edtfEarliest("2013-21") == "2013-03-01" && edtfLatest("2013-21") == "2013-05-31")
        #expect(edtfEarliest("../2013") == nil && edtfLatest("not a date") == nil)
        #expect(edtfText("2013-21", language: .french) == "printemps 2013" && edtfText("", language: .french) == nil)
    }

    @Test("held_on answers for a state, with unknown and open ends")
    func held() {
        #expect(heldOn(starts: "2013-21", ends: "..", date: "2013-04-15") == .possible)
        #expect(heldOn(starts: "2013-21", ends: nil, date: "2013-07-01") == .possible)
        #expect(heldOn(starts: "2013-21", ends: nil, date: "2013-07-01", asOf: "2013-08") == .certain)
        #expect(heldOn(starts: nil, ends: nil, date: nil) == nil)
        #expect(heldOn(starts: "2013/2014", ends: nil, date: "2013") == nil)
    }

    @Test("overlaps answers for two states")
    func overlap() {
        #expect(overlaps(starts: "2010", ends: "2012", otherStarts: "2011", otherEnds: "..") == .certain)
        #expect(overlaps(starts: "2010", ends: "2012", otherStarts: "2013", otherEnds: nil) == .no)
        #expect(overlaps(starts: nil, ends: nil, otherStarts: "2013", otherEnds: "x") == nil)
    }

    @Test("Certainty orders no before possible before certain")
    func order() {
        #expect(Certainty.no < .possible && Certainty.possible < .certain && Certainty.allCases.map(\.rawValue) == ["no", "possible", "certain"])
    }
}
