import DossierModel
import DossierQuery
import DossierStorage
import Testing

extension Timeline {
    /// All lines, of which the tests have few.
    var entries: [TimelineEntry] {
        get throws {
            var entries: [TimelineEntry] = []
            try forEachEntry { entries.append($0) }
            return entries
        }
    }

    /// All facts without a date.
    var undated: [FactRecord] {
        get throws {
            var undated: [FactRecord] = []
            try forEachUndated { undated.append($0.fact) }
            return undated
        }
    }
}

struct TimelineTests {
    private func lines(_ timeline: Timeline) throws -> [String] {
        try timeline.entries.map { "\($0.date) \($0.moment.rawValue) \($0.fact.predicate.name)" }
    }

    @Test("an event gives one line, a state a line for its start and one for its end, a period one line")
    func moments() throws {
        let world = try AnalysisWorld()
        try world.fact("a", "joins", .to("p"), "2012")
        try world.fact("a", "hosts", .to("p"), "2013", "2015")
        try world.fact("a", "hosts", .to("q"), "2014", "..")
        try world.fact("a", "hosts", .to("r"), nil, "2016")
        try world.fact("a", "revenue", .amount, "2017", "2018", low: 1, high: 1)
        try world.fact("a", "revenue", .amount, "2019", "2019", low: 1, high: 1)
        #expect(
            try lines(world.base.snapshot().timeline()) == [
                "2012 happens joins", "2013 starts hosts", "2014 starts hosts", "2015 ends hosts", "2016 ends hosts",
                "2017/2018 spans revenue", "2019 spans revenue",
            ])
    }

    @Test("lines stand in order of the earliest day that a vague date allows, what is only before a day at that day")
    func order() throws {
        let world = try AnalysisWorld()
        let dates = ["2013-04-15", "2013-21", "[..2013-06]", "2013", "2013-03-01", "[2012-12..2014-01]", "2013-01-01"]
        for (index, date) in dates.enumerated() { try world.fact("a", "joins", .to("p\(index)"), date) }
        #expect(
            try world.base.snapshot().timeline().entries.map(\.date.text) == [
                "[2012-12..2014-01]", "2013-01-01", "2013", "2013-03-01", "2013-21", "2013-04-15", "[..2013-06]",
            ])
    }

    @Test("undated facts are listed apart, and a state without a term has no end line")
    func undated() throws {
        let world = try AnalysisWorld()
        let bare = try world.fact("a", "hosts", .to("p"))
        let endless = try world.fact("a", "hosts", .to("q"), nil, "..")
        let timeline = try world.base.snapshot().timeline()
        #expect(try timeline.entries.isEmpty)
        #expect(try timeline.undated.map(\.id) == [bare, endless])
    }

    @Test("days asked about leave out what lies outside and mark what only may lie within")
    func window() throws {
        let world = try AnalysisWorld()
        try world.fact("a", "joins", .to("p"), "2012-05")
        try world.fact("a", "joins", .to("q"), "2012")
        try world.fact("a", "joins", .to("r"), "2012-06?")
        try world.fact("a", "joins", .to("s"), "2014")
        var question = TimelineQuestion()
        question.from = Day(year: 2012, month: 3, day: 1)
        question.to = Day(year: 2013, month: 12, day: 31)
        let timeline = try world.base.snapshot().timeline(question)
        #expect(try timeline.entries.map { "\($0.date) \($0.certainty)" } == ["2012 possible", "2012-05 certain", "2012-06? possible"])
        #expect(timeline.outsideCount == 1)
    }

    @Test("entities, predicates and kinds narrow it; a fact between two of the entities stands once")
    func narrow() throws {
        let world = try AnalysisWorld()
        try world.entity("someone", kind: "person")
        try world.fact("a", "joins", .to("b"), "2012")
        try world.fact("someone", "leads", .to("b"), "2013")
        try world.fact("x", "joins", .to("y"), "2014")
        var question = TimelineQuestion()
        question.entities = [try world.reference("a"), try world.reference("b")]
        #expect(try lines(world.base.snapshot().timeline(question)) == ["2012 happens joins", "2013 starts leads"])
        question.predicates = ["joins"]
        #expect(try lines(world.base.snapshot().timeline(question)) == ["2012 happens joins"])
        var ofPeople = TimelineQuestion()
        ofPeople.kind = "person"
        #expect(try lines(world.base.snapshot().timeline(ofPeople)) == ["2013 starts leads"])
        var ofOrganizations = TimelineQuestion()
        ofOrganizations.kind = "organization"
        #expect(try world.base.snapshot().timeline(ofOrganizations).entries.count == 3)
    }

    @Test("every fact of the bundled base is on a line or listed as undated, and lines are in order")
    func complete() throws {
        let base = try AnalysisWorld.bundled()
        let timeline = try base.snapshot().timeline()
        var facts = Set(try timeline.entries.map(\.fact.id))
        facts.formUnion(try timeline.undated.map(\.id))
        let all = try base.connection.all("SELECT id FROM fact WHERE retracted_in IS NULL") { FactID($0.integer(0)) }
        #expect(facts == Set(all))
        #expect(try Set(timeline.undated.map(\.id)).isDisjoint(with: timeline.entries.map(\.fact.id)))
        let places = try timeline.entries.map { $0.earliest.isUnbounded ? $0.latest : $0.earliest }
        #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test("a timeline of more facts than are kept tells the same lines")
    func long() throws {
        let world = try AnalysisWorld()
        let count = Timeline.wholeLimit + 3
        for number in 0..<count {
            // Dates from the last to the first; every tenth lasts, every hundredth has none.
            let year = 3_000 - number / 2
            try world.fact("a", "hosts", .to("p\(number % 40)"), number % 100 == 7 ? nil : "\(year)", number % 10 == 0 ? "\(year + 1)" : nil)
        }
        let timeline = try world.base.snapshot().timeline()
        #expect(!timeline.isWhole)
        let entries = try timeline.entries
        let undated = try timeline.undated
        #expect(undated.count == timeline.undatedCount && undated.map(\.id) == undated.map(\.id).sorted())
        #expect(Set(entries.map(\.fact.id)).union(undated.map(\.id)).count == count)
        #expect(entries.count == count - undated.count + (count + 9) / 10)
        #expect(zip(entries, entries.dropFirst()).allSatisfy { ($0.earliest, $0.latest) <= ($1.earliest, $1.latest) })
        #expect(entries.filter { $0.moment == .ends }.allSatisfy { $0.date.text == $0.fact.ends })
    }

    @Test("Numergy is launched a day before Cloudwatt, whose storage comes in spring 2013")
    func bundled() throws {
        let base = try AnalysisWorld.bundled()
        var question = TimelineQuestion()
        question.entities = try ["cloudwatt", "numergy"].map { try base.reference($0) }
        let entries = try base.snapshot().timeline(question).entries
        func position(_ date: String, _ predicate: String) -> Int? {
            entries.firstIndex { $0.date.text == date && $0.fact.predicate.name == predicate }
        }
        let numergy = try #require(position("2012-09-05", "launches"))
        let cloudwatt = try #require(position("2012-09-06", "launches"))
        let storage = try #require(position("2013-21", "launches"))
        #expect(numergy < cloudwatt && cloudwatt < storage)
    }
}
