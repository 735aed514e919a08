import DossierCuration
import DossierModel
import DossierStorage
import Foundation
import Testing

/// Random sessions at the desk: whatever was entered, edited, joined and removed, taking all of it back gives what was there before.
@Suite("Sessions and their undoing")
struct UndoSessionsTests {
    // Set for a long run: DOSSIER_DESK_SESSIONS=1000 swift test --filter UndoSessions
    static let sessions = ProcessInfo.processInfo.environment["DOSSIER_DESK_SESSIONS"].flatMap { UInt64($0) } ?? 24

    @Test("undoing all revisions, in any order that is admitted, equals never having entered them", arguments: 0..<sessions)
    func undoingAll(seed: UInt64) throws {
        var session = Session(base: try DeskWorld.base(), numbers: SeededNumbers(seed))
        let start = try session.base.content()
        var contents: [[String]] = [start]
        for _ in 0..<Int.random(in: 3...9, using: &session.numbers) {
            try session.change()
            contents.append(try session.base.content())
        }
        #expect(try session.base.faults() == [])
        try session.undoAll()
        let end = try session.base.content()
        #expect(Set(end).subtracting(start) == [], "too much after seed \(seed): \(session.told)")
        #expect(Set(start).subtracting(end) == [], "too little after seed \(seed): \(session.told)")
        #expect(end.count == start.count, "twice after seed \(seed)")
        #expect(try session.base.faults() == [])
    }

    @Test("an undo that is undone gives back just what was there", arguments: 0..<sessions)
    func redoing(seed: UInt64) throws {
        var session = Session(base: try DeskWorld.base(), numbers: SeededNumbers(seed &+ 1_000_000))
        for _ in 0..<5 { try session.change() }
        let before = try session.base.content()
        guard let last = session.standing.last else { return }
        let undo = try #require(try Desk(session.base).undo(last).revision)
        let redo = try #require(try Desk(session.base).undo(undo).revision)
        #expect(try session.base.content() == before, "seed \(seed): \(session.told)")
        // Back and forth once more, and the first number means the same.
        let again = try #require(try Desk(session.base).undo(redo).revision)
        try Desk(session.base).undo(again)
        #expect(try session.base.content() == before, "seed \(seed): \(session.told)")
        try Desk(session.base).undo(last)
        #expect(try session.base.faults() == [])
    }
}

/// What a random user does.
private struct Session {
    let base: Writer
    var numbers: SeededNumbers
    /// Revisions that are not taken back.
    var standing: [RevisionID] = []
    var told: [String] = []
    /// The fact that was changed last.
    private var last: Int64?

    init(base: Writer, numbers: SeededNumbers) { (self.base, self.numbers) = (base, numbers) }

    static let entities = ["acme", "bolt", "crane", "ann", "bob", "pot"]
    static let sources = ["press", "letter", "radio"]
    static let dates: [String?] = [nil, "2012", "2013-05", "2014~", "2011-03-04", ".."]

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &numbers)] }

    /// One revision of a few operations; those that cannot be done are left out.
    mutating func change() throws {
        for _ in 0..<20 {
            let count = Int.random(in: 1...4, using: &numbers)
            var operations: [DossierCuration.Operation] = []
            for _ in 0..<count { operations.append(try operation()) }
            do {
                let report = try Desk(base).apply(operations, message: "session")
                guard let revision = report.revision else { continue }
                standing.append(revision)
                told.append("\(revision): \(operations)")
                return
            } catch is OperationFaults {
                continue
            }
        }
    }

    mutating func operation() throws -> DossierCuration.Operation {
        let facts = try base.rows("SELECT id FROM fact WHERE retracted_in IS NULL").compactMap { Int64($0) }
        // Often the same as before: what one revision does to a fact in several steps has to be taken back as well.
        if let last, facts.contains(last), pick([true, false]) {} else { last = facts.isEmpty ? nil : pick(facts) }
        let fact = last.map { ClaimReference.fact(FactID($0)) }
        switch Int.random(in: 0..<24, using: &numbers) {
        case 0..<5: return .add(try statement())
        case 5..<8:
            guard let fact else { return .add(try statement()) }
            var edit = FactEdit()
            switch Int.random(in: 0..<5, using: &numbers) {
            case 4: edit.follows = .some(pick([nil, .fact(FactID(pick(facts)))]))
            case 0: edit.starts = pick(["2010", "2015-02", "2016~"])
            case 1: edit.note = pick(["a note", "another note", ""])
            case 2: edit.role = pick(["chair", "clerk", ""])
            default: edit.modality = pick([.planned, .actual, .denied])
            }
            return .edit(fact, edit)
        case 8, 9: return try fact.map { .retract($0) } ?? .add(statement())
        case 10, 11: return try fact.map { .cite($0, citation()) } ?? .add(statement())
        case 12: return try fact.map { .uncite($0, source: pick(Self.sources), locator: nil) } ?? .add(statement())
        case 13: return .name(NameStatement(entity: pick(Self.entities), text: pick(["Zed", "Zed Works", "ZW"]), role: pick([.alias, .former, .acronym])))
        case 14: return .rename(entity: pick(Self.entities), to: pick(["Quince", "Rook", "Sable"]))
        case 15: return .record(RecordStatement(.entity, key: pick(Self.entities), fields: ["summary": pick(["Tall.", "Small.", ""])], mode: .edit))
        case 16: return .record(RecordStatement(.source, key: pick(Self.sources), fields: ["publisher": pick(["A", "B", ""])], mode: .edit))
        case 17: return .same(kept: pick(Self.entities), other: pick(Self.entities))
        case 18: return .different(pick(Self.entities), pick(Self.entities), because: "two")
        case 19: return .remove(.entity, key: pick(Self.entities), withDependents: true)
        case 20: return .remove(.source, key: pick(Self.sources), withDependents: true)
        case 21:
            return .record(RecordStatement(.dispute, key: "quarrel", fields: ["topic": pick(["who", "when"])], mode: pick([.add, .edit])))
        case 22: return try fact.map { .side(dispute: "quarrel", text: pick(["yes", "no"]), claims: [$0], isTakenOff: pick([true, false])) } ?? .add(statement())
        default: return .remove(.dispute, key: "quarrel", withDependents: true)
        }
    }

    private mutating func citation() -> CitationStatement {
        var citation = CitationStatement(source: pick(Self.sources))
        citation.locator = pick([nil, "p. 1", "p. 2"])
        citation.asOf = pick([nil, nil, "2013-06"])
        if pick([true, false, false]) { citation.speaker = pick(Self.entities) }
        return citation
    }

    private mutating func statement() throws -> FactStatement {
        let predicate = pick(["owns", "leads", "buys", "partner-of", "revenue", "motto"])
        let object = predicate == "revenue" ? pick(["2 M€", "3 M€"]) : predicate == "motto" ? pick(["onwards", "upwards"]) : pick(Self.entities)
        var statement = FactStatement(subject: pick(Self.entities), predicate: predicate, object: object)
        if predicate == "owns" { statement.amount = pick([nil, "40 %", "44,4 %"]) }
        statement.starts = pick(["2012", "2013-05", nil, nil])
        statement.ends = predicate == "buys" ? nil : pick(["2015", "..", nil, nil])
        statement.modality = pick([.actual, .actual, .planned])
        statement.note = pick([nil, nil, "a note"])
        statement.citation = pick([true, true, false]) ? citation() : nil
        let facts = try base.rows("SELECT id FROM fact WHERE retracted_in IS NULL").compactMap { Int64($0) }
        if !facts.isEmpty, pick([true, false, false]) { statement.follows = .fact(FactID(pick(facts))) }
        if pick([true, false, false, false]) {
            statement.subject = pick(["Newcomer", "Stranger"])
            statement.new = NewEnd(kind: "company")
        }
        return statement
    }

    /// Takes back all that stands, in a random order of those that are admitted; the newest always is.
    mutating func undoAll() throws {
        while !standing.isEmpty {
            let place = pick(Array(standing.indices))
            do {
                told.append("undo \(standing[place])")
                try Desk(base).undo(standing[place])
                told.append("done")
                standing.remove(at: place)
            } catch let built as BuiltOn {
                #expect(place < standing.count - 1, "the newest is admitted: \(standing[place]) \(built.what) \(built.how); \(told)")
                if place == standing.count - 1 { throw built }
            }
        }
    }
}
