import DossierCuration
import DossierModel
import DossierStorage
import Testing

/// What a base writes as lines of facts makes the same base of an empty one, whatever stands in its columns.
@Suite("Exported lines of facts")
struct FactsRoundTripTests {
    @Test("every column of every table comes back, up to numbers", arguments: 0..<24 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        let base = try KnowledgeBase.inMemory()
        try base.revise("random") { revision in
            var world = AnyWorld(seed)
            try world.fill(revision)
        }
        let written = try lines(of: base)
        let file = FactsFile(written.joined(separator: "\n"))
        #expect(file.faults.map { "\($0.line): \($0.message): \($0.text)" } == [])
        let copy = try KnowledgeBase.inMemory()
        do {
            try Desk(copy).apply(file.lines.map(\.operation), message: "lines")
        } catch let faults as OperationFaults {
            for fault in faults.faults { Issue.record("seed \(seed): \(fault.message) (\(fault.field ?? "")) in \(file.lines[fault.index].text)") }
            return
        }
        let (before, after) = (try PackageContent(of: base), try PackageContent(of: copy))
        #expect(before.rows.subtracting(after.rows) == [], "lost by seed \(seed)")
        #expect(after.rows.subtracting(before.rows) == [], "made up by seed \(seed)")
        #expect(before.count == after.count)
        #expect(try copy.faults() == [])
        // Once more it changes nothing, neither there nor in the base that it came from.
        for target in [copy, base] {
            let report = try Desk(target).apply(file.lines.map(\.operation), message: "again")
            #expect(!report.hasChanges, "seed \(seed): \(report.changes.filter { $0.action != .known }.map { "\($0)" })")
        }
    }

    @Test("the worlds of the test fill every column that a package has")
    func everyColumn() throws {
        var used: Set<String> = []
        var all: Set<String> = []
        for seed in 0..<24 as Range<UInt64> {
            let base = try KnowledgeBase.inMemory()
            try base.revise("random") { revision in
                var world = AnyWorld(seed)
                try world.fill(revision)
            }
            let content = try PackageContent(of: base)
            used.formUnion(content.usedColumns)
            all.formUnion(content.columns)
        }
        #expect(all.subtracting(used) == [])
    }

    private func lines(of base: Writer) throws -> [String] {
        var lines: [String] = []
        let snapshot = try base.snapshot().visible(.everything)
        try FactsWriter.write(snapshot) { lines.append($0) }
        return lines
    }
}

/// All rows that a package of a base would hold; a row is named by what it says, not by its number.
private struct PackageContent {
    private(set) var rows: Set<String> = []
    private(set) var count = 0
    private(set) var usedColumns: Set<String> = []
    private(set) var columns: Set<String> = []

    init(of base: Writer) throws {
        let snapshot = try base.snapshot().visible(.everything)
        var facts: [String: [String: String]] = [:]
        var names: [String: [String: String]] = [:]
        var tables: [(table: PackageTable, rows: [[String: String]])] = []
        for table in PackageTable.allCases {
            let reader = try snapshot.packageReader(of: table)
            columns.formUnion(reader.columns.map { "\(table.rawValue).\($0)" })
            let rows = try snapshot.packageKeys(of: table).compactMap { try reader.fields($0) }
            for row in rows {
                usedColumns.formUnion(row.keys.map { "\(table.rawValue).\($0)" })
                if table == .relations || table == .attributes { facts[row["id"] ?? ""] = row }
                if table == .names { names[row["id"] ?? ""] = row }
            }
            tables.append((table, rows))
        }
        func text(_ row: [String: String], _ table: PackageTable) -> String {
            var row = row
            row["id"] = nil
            if let follows = row["follows"], let fact = facts[follows] { row["follows"] = text(fact, .relations) }
            if table == .citations || table == .disputeSides {
                if let fact = row["fact"].flatMap({ facts[$0] }) { row["fact"] = text(fact, .relations) }
                if let name = row["name"].flatMap({ names[$0] }) { row["name"] = text(name, .names) }
            }
            return row.sorted { $0.key < $1.key }.map { "\($0.key)=\(Array($0.value.unicodeScalars).map { $0.escaped(asASCII: true) }.joined())" }
                .joined(separator: " & ")
        }
        for (table, rows) in tables {
            count += rows.count
            for row in rows { self.rows.insert("\(table.rawValue): \(text(row, table))") }
        }
    }
}

/// A base with something of every sort, in texts that mean something to the format.
private struct AnyWorld {
    private var numbers: SeededNumbers
    private var entities: [EntityID] = []
    private var sources: [SourceID] = []
    private var claims: [Claim] = []

    init(_ seed: UInt64) { numbers = SeededNumbers(seed) }

    private static let pieces = [
        "half a million euros", "plain", "a | b", "a; b", "c = d", "\\", "\\\\ two", "\"quoted\"", "\"", "# hash", "#42", "@label x", "+ plus", "- minus", "? ask", "=1+1",
        "\u{A0}no break\u{A0}", "\u{202B}עברית\u{202C}", "عربي", "\u{301}combining", "e\u{301}", "two\nlines", "CR\r\nLF", "lone\rCR", "tab\tin",
        " blanks ", "\tx\t", "12", "2012", "2012 .. 2013", "..", "on 2012", "planned", "planed", "source press", "name", ", ", "a, b", "par. 1, s. 2",
        "2 M€", "(company)", "x (y)", "-", "\\n", "say=1; at=2", "😀", "名前", "note=", "ends=..", "\u{FEFF}mark", "\u{200F}right", "true", ",", ";", "|",
        "chair", "Chief of staff", "\u{1B}[31mred", "n7", "\\ ", "x\\",
    ]
    private static let dates = [
        "2012", "2012-05", "2012-05-02", "2012~", "2012?", "2012%", "2012-21", "[2011,2012]", "[..2012]", "[2012..]", "{2011,2013}", "201X", "2012-XX", "-0044",
        "Y-12000", "Y17E7", "0000", "9999-12-31", "2012-41",
    ]
    private static let slugs = ["ann", "a|b", "a=b", "x(y)", "@a", "+", "-", "?", "#5", "42", "n7", "é-x", "名", "source", "2012", "planned", "..", "(company)"]

    private mutating func one<Element>(of elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &numbers)] }
    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &numbers) < percent }

    private mutating func text() -> String {
        if chance(3) { return String(repeating: one(of: Self.pieces) + " x", count: 800) }
        let text = (0..<one(of: [1, 1, 1, 2, 3])).map { _ in one(of: Self.pieces) }.joined(separator: one(of: ["", " ", " "]))
        return text.allSatisfy(\.isWhitespace) ? text + "." : text
    }

    private mutating func some(_ percent: Int = 50) -> String? { chance(percent) ? text() : nil }
    private mutating func date(_ percent: Int = 60) -> String? { chance(percent) ? one(of: Self.dates) : nil }
    private mutating func end() -> String? { chance(20) ? ".." : date(40) }

    mutating func fill(_ revision: Revision) throws {
        let predicates = try vocabulary(revision)
        try fillEntities(revision)
        try fillSources(revision)
        try fillNames(revision)
        try fillFacts(revision, predicates)
        try fillEvidence(revision)
        try fillWords(revision)
    }

    private mutating func vocabulary(_ revision: Revision) throws -> [(id: PredicateID, type: Predicate.ValueType?)] {
        try revision.add(Kind(name: "thing", plural: "things", labelEnglish: some(), labelFrench: some()))
        try revision.add(Kind(name: "sous-chose|x", plural: "sous_choses", parent: "thing", labelEnglish: some(), labelFrench: some()))
        for (code, exponent, kind, symbol) in [("EUR", 2, Unit.Kind.money, "€"), ("percent", 2, .percent, "%"), ("m|2", 0, .init(rawValue: "area"), nil), ("x", 9, .count, "¤;")] {
            try revision.add(
                Unit(code: code, exponent: exponent, kind: kind, statedSymbol: symbol), isSymbolStated: symbol != nil, labelEnglish: some(), labelFrench: some())
        }
        var predicates: [(id: PredicateID, type: Predicate.ValueType?)] = []
        let types: [Predicate.ValueType?] = [nil, nil, nil] + Predicate.ValueType.allCases
        for (number, type) in types.enumerated() {
            var predicate = Predicate(
                name: number == 1 ? "a|b=c" : number == 2 ? "planned" : "says-\(number)", takes: type == nil ? .entity : .value, valueType: type,
                temporality: one(of: [.state, .event, .period]), slot: one(of: Predicate.Slot.allCases), isSymmetric: number == 2, labelEnglish: "\(text()) \(number)",
                labelFrench: some(), description: some())
            if number < 2 { (predicate.inverseEnglish, predicate.inverseFrench, predicate.range) = (some(), some(), chance(50) ? ["thing"] : []) }
            if chance(50) { predicate.domain = ["thing", "sous-chose|x"] }
            if chance(30) { predicate.life = one(of: [.beginsSubject, .endsSubject]) }
            if type == .identifier, chance(70) { predicate.link = "https://example.org/{}" }
            predicates.append((try revision.add(predicate), type))
        }
        try revision.add(NewPredicateAlias(name: "alias|of", predicate: "says-0", isInverse: chance(50)))
        return predicates
    }

    private mutating func fillEntities(_ revision: Revision) throws {
        for slug in Self.slugs where chance(60) || entities.count < 2 {
            entities.append(try revision.add(NewEntity(slug: slug, kind: one(of: ["thing", "sous-chose|x"]), name: text(), summary: some())))
        }
        if entities.count > 3, chance(60) { try revision.merge(entities[0], into: entities[1]) }
        if chance(70), let last = entities.last { try revision.add(NewNotSame(one: entities[1], other: last, because: text())) }
    }

    private mutating func fillSources(_ revision: Revision) throws {
        for slug in Self.slugs.prefix(8) where chance(60) || sources.isEmpty {
            var source = NewSource(
                slug: slug, title: text(), author: some(), publisher: some(), published: date(), publishedBasis: chance(50) ? one(of: NewSource.publishedBases) : nil,
                retrieved: date(30), url: some(), archivedURL: some(20), language: chance(40) ? one(of: ["fr", "en-GB"]) : nil, isConfidential: chance(20))
            if !sources.isEmpty, chance(30) { source.derivedFrom = one(of: sources) }
            if !sources.isEmpty, chance(30) { source.supersedes = one(of: sources) }
            if chance(20) { source.sha256 = String(repeating: "a0", count: 32) }
            sources.append(try revision.add(source))
        }
    }

    private mutating func fillNames(_ revision: Revision) throws {
        for _ in 0..<Int.random(in: 0...8, using: &numbers) {
            let name = NewName(
                entity: one(of: entities), text: chance(40) ? "same again" : text(), language: chance(50) ? one(of: ["fr", "en"]) : nil, role: one(of: NameRole.allCases),
                starts: date(30), ends: end())
            claims.append(.name(try revision.add(name)))
        }
    }

    private mutating func value(_ type: Predicate.ValueType) -> NewFact.Object {
        switch type {
        case .text, .identifier: .value(text())
        case .integer: .value(one(of: ["0", "-5", "007", "9223372036854775807"]))
        case .decimal: .value(one(of: ["1.5", "-1e3", ".5"]))
        case .date: .value(one(of: Self.dates))
        case .amount: .amount
        case .url: .value(one(of: ["https://example.org/?a=b&c=d|e", "x://y;z"]))
        }
    }

    private mutating func fillFacts(_ revision: Revision, _ predicates: [(id: PredicateID, type: Predicate.ValueType?)]) throws {
        let units = try revision.unitsByCode().values.map(\.id).sorted { $0.rawValue < $1.rawValue }
        var (facts, first): ([FactID], [FactID]) = ([], [])
        for _ in 0..<Int.random(in: 4...30, using: &numbers) {
            let (predicate, type) = one(of: predicates)
            var fact = NewFact(
                subject: one(of: entities), predicate: predicate, object: type.map { value($0) } ?? .entity(one(of: entities)), starts: date(), ends: end(),
                modality: one(of: Modality.allCases))
            if type == .amount || type == nil && chance(50) {
                let bounds = [Int64.random(in: 0...one(of: [9, 2_000, 1_000_000_000_000]), using: &numbers), Int64.random(in: 0...2_050, using: &numbers)].sorted()
                (fact.amountLow, fact.amountHigh) = one(of: [(bounds[0], bounds[1]), (bounds[1], bounds[1]), (nil, bounds[1]), (bounds[0], nil)])
                (fact.unit, fact.isApproximate) = (one(of: units), chance(30))
            }
            (fact.role, fact.note, fact.privateNote) = (some(), some(), some(20))
            if !facts.isEmpty, chance(30) { fact.follows = one(of: facts) }
            // The same said twice is one fact.
            if try revision.identical(to: fact) != nil { continue }
            facts.append(try revision.add(fact))
            if fact.follows == nil { first.append(facts[facts.count - 1]) }
        }
        // Some follow what stands behind them.
        for (one, other) in zip(first, first.dropFirst()) where chance(30) { try revision.setFollows(of: one, to: other) }
        claims += facts.map(Claim.fact)
    }

    private mutating func fillEvidence(_ revision: Revision) throws {
        var cited: Set<String> = []
        for claim in claims {
            for number in 0..<one(of: [0, 1, 1, 2, 3]) {
                let asOf = date(30)
                var citation = NewCitation(
                    claim: claim, source: one(of: sources), locator: some(70), asOf: asOf, isAsOfDefaulted: asOf != nil && chance(30), quote: some(30),
                    speaker: chance(20) ? one(of: entities) : nil, basis: chance(30) ? one(of: NewCitation.Basis.allCases) : nil)
                if chance(30) { (citation.starts, citation.ends) = (date(), end()) }
                if number > 0, chance(30) { citation.locator = "the same place" }
                do {
                    if cited.insert("\(citation)").inserted { try revision.add(citation) }
                } catch is RecordFault {
                    // Its dates cannot be the fact's: it is said without them.
                    (citation.starts, citation.ends) = (nil, nil)
                    if cited.insert("\(citation)").inserted { try revision.add(citation) }
                }
            }
        }
        for slug in ["d", "a|=b"] where !claims.isEmpty {
            let sides = [text(), text() + " other"]
            let dispute = try revision.add(
                NewDispute(slug: slug, topic: text(), verdict: one(of: NewDispute.Verdict.allCases), favours: chance(50) ? sides[0] : nil, comment: some()))
            for side in sides { try revision.add(one(of: claims), to: side, of: dispute) }
        }
    }

    private mutating func fillWords(_ revision: Revision) throws {
        try revision.add(NewTranslation(text: text(), language: "fr", context: chance(50) ? "ann" : nil, translated: text()))
        try revision.add(NewMapping(scheme: "ftm", table: .kind, name: "thing", target: one(of: ["Thing", "a|b;c=d"])))
        try revision.add(NewMapping(scheme: "x=y", table: .unit, name: "m|2", target: "m"))
        try revision.add(NewCue(language: "en", phrase: text(), predicate: "says-0", modality: chance(50) ? .planned : nil))
        try revision.add(NewScript(name: "all|x", kind: one(of: NewScript.Kind.allCases), body: text(), parameters: some(), description: some()))
    }
}
