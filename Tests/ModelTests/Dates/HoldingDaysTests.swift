import DossierModel
import Testing

struct HoldingDaysTests {
    private func state(
        _ starts: String?, _ ends: String?, asOf: [String] = [], _ temporality: Temporality = .state
    ) throws -> HoldingDays {
        HoldingDays(
            starts: try starts.map { try EDTF(factDate: $0) }, ends: try ends.map { try EDTF(factDate: $0) },
            asOf: try asOf.map { try EDTF($0) }, temporality: temporality)
    }

    @Test(
        "A state holds certainly between its latest start and its earliest end, possibly between the outer bounds",
        arguments: [
            ("2013-21", "..", "2013-04-15", Certainty.possible), ("2013-21", "..", "2013-05-31", .certain), ("2013-21", "..", "2013-02-28", .no),
            ("2012", "2014", "2012-12-31", .certain), ("2012", "2014", "2012-12-30", .possible), ("2012", "2014", "2013", .certain),
            ("2012", "2014", "2014", .possible), ("2012", "2014", "2015", .no), ("2012~", "2014", "2011", .possible), ("2012~", "2014", "2013-12-31", .certain),
            ("2012?", "2014", "2013", .possible), ("2012?", "2014-01-01", "2014-01-01", .certain), ("2012", "2012", "2012", .possible), ("2013", "2012", "2012", .no),
            ("..", "2014", "1066", .certain), ("[..2012-04]", "..", "2012-04-30", .certain), ("[..2012-04]", "..", "1900", .possible),
        ] as [(String, String, String, Certainty)])
    func states(starts: String, ends: String, date: String, answer: Certainty) throws {
        #expect(try state(starts, ends).holds(on: EDTF(date)) == answer)
    }

    @Test("A citation that saw the state hold makes the days between sightings certain")
    func sightings() throws {
        let unknownEnd = try state("2012", nil, asOf: ["2012-06-01", "2014-03"])
        #expect(try unknownEnd.holds(on: EDTF("2012-06-01")) == .certain)
        #expect(try unknownEnd.holds(on: EDTF("2014-03-01")) == .certain)
        #expect(try unknownEnd.holds(on: EDTF("2014-03-02")) == .possible)
        #expect(try unknownEnd.holds(on: EDTF("2012-05-31")) == .possible)
        let undated = try state(nil, nil, asOf: ["2013-05-05"])
        #expect(try undated.holds(on: EDTF("2013-05-05")) == .certain)
        #expect(try undated.holds(on: EDTF("2013-05-06")) == .possible)
    }

    @Test("A sighting outside the possible days contradicts them and proves nothing")
    func contradictedSighting() throws {
        #expect(try state("2012", "2013", asOf: ["2015"]) == state("2012", "2013"))
        #expect(try state("2012", "2013", asOf: ["2011"]) == state("2012", "2013"))
    }

    @Test("A doubtful sighting makes nothing certain")
    func doubtfulSighting() throws {
        #expect(try state(nil, nil, asOf: ["2013-05-05?"]).certainFrom == nil)
    }

    @Test(
        "An event happens within its own date, certainly only on one exact day that is not in doubt",
        arguments: [
            ("2012-05-20", "2012-05-20", Certainty.certain), ("2012-05-20", "2012-05", .possible), ("2012-05", "2012-05-20", .possible), ("2012-05", "2012-06-01", .no),
            ("2012-05-20?", "2012-05-20", .possible), ("2012-05-20~", "2012-05-21", .possible), ("2012-05-20~", "2012-05-20", .possible), ("[..2012]", "1066", .possible),
        ] as [(String, String, Certainty)])
    func events(starts: String, date: String, answer: Certainty) throws {
        #expect(try state(starts, nil, .event).holds(on: EDTF(date)) == answer)
    }

    @Test("An undated event may have happened on any day")
    func undatedEvent() throws {
        let event = try state(nil, nil, asOf: ["2012-05-05"], .event)
        #expect(try event.holds(on: EDTF("1500")) == .possible)
        #expect(event.certainFrom == nil && event.possibleFrom == .distantPast)
    }

    @Test("An event of 2013 certainly happened at some moment of 2013, and of 2012 to 2014")
    func eventBetween() throws {
        let event = try state("2013", nil, .event)
        #expect(try event.holdsSometime(between: range("2013")) == .certain)
        #expect(try event.holdsSometime(between: range("2012/2014")) == .certain)
        #expect(try event.holdsSometime(between: range("2013-05")) == .possible)
        #expect(try event.holdsSometime(between: range("2014")) == .no)
    }

    @Test("A period has the days of its span and none that is certain")
    func periods() throws {
        let period = try state("2014", nil, .period)
        #expect(period.possibleFrom.description == "2014-01-01" && period.possibleTo.description == "2014-12-31" && period.certainFrom == nil)
        let long = try state("2014-07", "2015-06", .period)
        #expect(long.possibleFrom.description == "2014-07-01" && long.possibleTo.description == "2015-06-30" && long.certainTo == nil)
    }

    @Test("Stored bounds answer as the dates did, and never more certainly where only the certain days were kept")
    func restored() throws {
        let facts = [
            try state("2012", "2014"), try state("2013", nil, .event), try state("2013?", nil, .event), try state("2013", "2012"), try state(nil, nil),
        ]
        for holding in facts {
            let exact = HoldingDays(
                possibleFrom: holding.possibleFrom, possibleTo: holding.possibleTo, latestStart: holding.latestStart, earliestEnd: holding.earliestEnd)
            #expect(exact == holding)
            let reduced = HoldingDays(
                possibleFrom: holding.possibleFrom, possibleTo: holding.possibleTo, certainFrom: holding.certainFrom, certainTo: holding.certainTo)
            for text in ["2012", "2012-12-31", "2013-05-05", "2012/2014", "2015"] {
                #expect(try reduced.holds(on: range(text)) == holding.holds(on: range(text)))
                #expect(try reduced.holdsSometime(between: range(text)) <= holding.holdsSometime(between: range(text)))
            }
        }
    }

    @Test("Two states overlap certainly, possibly or not")
    func overlap() throws {
        let early = try state("2010", "2012")
        #expect(HoldingDays.overlaps(early, try state("2011", "2014")) == .certain)
        #expect(HoldingDays.overlaps(early, try state("2012", "2014")) == .possible)
        #expect(HoldingDays.overlaps(early, try state("2013", "2014")) == .no)
        #expect(HoldingDays.overlaps(try state("2012-05-05", nil), try state("2012-05-05", nil)) == .certain)
        #expect(HoldingDays.overlaps(early, try state("2012", "2011")) == .no)
    }

    private func range(_ text: String) throws -> ClosedRange<Day> {
        let date = try EDTF(text)
        return date.earliest...date.latest
    }
}
