internal import DossierModel
internal import DossierQuery
public import DossierStorage

/// Writes a base as lines of the format `.facts`: all that a package holds. Applied to an empty base
/// they give the same package up to numbers.
///
/// It reads the base from one row to the next: what it takes in memory does not grow with the number of facts.
public struct FactsWriter {
    /// How much was written.
    public struct Counts: Sendable {
        public var facts = 0
        public var lines = 0
        /// Facts that follow each other in a circle: their lines do not say so.
        public var circles = 0
    }

    private let base: Snapshot
    private let line: (String) throws -> Void
    private var printer = FactsPrinter()
    private var counts = Counts()
    private let readers: [PackageTable: PackageRowReader]
    private let units: [Unit]
    // How predicates are dated, by name.
    private var datings: [String: Dating] = [:]
    /// What stands on sides of disputes.
    private var disputed: Set<Claim> = []

    private init(_ base: Snapshot, _ line: @escaping (String) throws -> Void) throws {
        self.base = base
        self.line = line
        var readers: [PackageTable: PackageRowReader] = [:]
        for table in PackageTable.allCases { readers[table] = try base.packageReader(of: table) }
        self.readers = readers
        units = try base.deskUnits().sorted { $0.code < $1.code }
    }

    /// Writes all of a base, or the facts of one entity with what they need.
    ///
    /// - Parameter line: takes one line, without its end.
    @discardableResult
    public static func write(_ base: Snapshot, _ line: @escaping (String) throws -> Void) throws -> Counts {
        var writer = try FactsWriter(base, line)
        try writer.write()
        return writer.counts
    }

    private mutating func put(_ operation: Operation) throws {
        for text in printer.lines(of: operation) ?? [] {
            counts.lines += 1
            try line(text)
        }
    }

    private func fields(_ table: PackageTable, _ key: Int64) throws -> [String: String]? { try readers[table]?.fields(key) }

    // MARK: Order

    private mutating func write() throws {
        for kind in [RecordKind.unit, .kind, .predicate, .alias] { try writeRecords(kind) }
        try writeEntities()
        try writeRecords(.source)
        for kind in [RecordKind.translation, .mapping, .cue, .script] { try writeRecords(kind) }
        try writeJudgements()
        let disputes = try disputeSides()
        disputed = Set(disputes.flatMap { $0.sides.flatMap(\.claims) })
        try writeNames()
        try writeFacts()
        try writeMoreCitations()
        for dispute in disputes {
            guard let fields = try fields(.disputes, dispute.key) else { continue }
            try put(Self.record(.dispute, fields))
            for side in dispute.sides { try put(.side(dispute: dispute.slug, text: side.text, claims: side.claims.map(Self.label), isTakenOff: false)) }
        }
    }

    // Parents and what is derived from stand above what names them.
    private mutating func writeRecords(_ kind: RecordKind) throws {
        var waiting = try base.packageKeys(of: kind.packageTable)
        var written: Set<String> = []
        while !waiting.isEmpty {
            var left: [Int64] = []
            for key in waiting {
                guard let fields = try fields(kind.packageTable, key) else { continue }
                if !["parent", "derived_from", "supersedes"].compactMap({ fields[$0] }).allSatisfy(written.contains) {
                    left.append(key)
                    continue
                }
                written.insert(kind.key(in: fields))
                try put(Self.record(kind, fields))
            }
            // What waits for each other in a circle is written as it stands, and refused when it is read.
            if left.count == waiting.count {
                for key in left { if let fields = try fields(kind.packageTable, key) { try put(Self.record(kind, fields)) } }
                return
            }
            waiting = left
        }
    }

    private static func record(_ kind: RecordKind, _ fields: [String: String]) -> Operation {
        var others = fields
        others[kind.keyColumn] = nil
        // Merging has a line of its own.
        others["merged_into"] = nil
        // A date of publication counts as stated where nothing is said of it.
        if kind == .source, others["published"] != nil, others["published_basis"] == nil { others["published_basis"] = "" }
        return .record(RecordStatement(kind, key: kind.key(in: fields), fields: others, mode: .add))
    }

    private mutating func writeEntities() throws {
        var merges: [Operation] = []
        try base.forEachPackageKey(of: .entities) { key in
            guard let fields = try fields(.entities, key) else { return }
            try put(Self.record(.entity, fields))
            if let target = fields["merged_into"], let slug = fields["slug"] { merges.append(.same(kept: target, other: slug)) }
        }
        for merge in merges { try put(merge) }
    }

    private mutating func writeJudgements() throws {
        for key in try base.packageKeys(of: .notSame) {
            guard let fields = try fields(.notSame, key), let one = fields["one"], let other = fields["other"] else { continue }
            try put(.different(one, other, because: fields["because"] ?? ""))
        }
    }

    // MARK: Disputes

    private struct Dispute {
        let key: Int64
        let slug: String
        var sides: [(text: String, claims: [Claim])] = []
    }

    private func disputeSides() throws -> [Dispute] {
        var disputes: [Dispute] = []
        var places: [String: Int] = [:]
        for key in try base.packageKeys(of: .disputes) {
            guard let slug = try fields(.disputes, key)?["slug"] else { continue }
            places[slug] = disputes.count
            disputes.append(Dispute(key: key, slug: slug))
        }
        for key in try base.packageKeys(of: .disputeSides) {
            guard let fields = try fields(.disputeSides, key), let place = fields["dispute"].flatMap({ places[$0] }), let text = fields["side"],
                let claim = Self.claim(fields)
            else { continue }
            if let index = disputes[place].sides.firstIndex(where: { $0.text == text }) {
                disputes[place].sides[index].claims.append(claim)
            } else {
                disputes[place].sides.append((text, [claim]))
            }
        }
        return disputes
    }

    private static func claim(_ fields: [String: String]) -> Claim? {
        if let fact = fields["fact"].flatMap({ Int64($0) }) { return .fact(FactID(fact)) }
        return fields["name"].flatMap { Int64($0) }.map { .name(NameID($0)) }
    }

    // MARK: Names and facts

    private static func label(_ claim: Claim) -> ClaimReference {
        switch claim {
        case .fact(let id): .label("f\(id)")
        case .name(let id): .label("n\(id)")
        }
    }

    private static func labelText(_ claim: Claim) -> String { String(label(claim).text.dropFirst()) }

    private func citations(of claim: Claim) throws -> [[String: String]] {
        try base.citationKeys(of: claim).compactMap { try fields(.citations, $0) }
    }

    // Other lines name what stands in a dispute, is followed, or has more than the citation of its own line.
    private func isNamed(_ claim: Claim, _ citations: [[String: String]]) throws -> Bool {
        if citations.count > 1 || disputed.contains(claim) { return true }
        if case .fact(let id) = claim { return try base.isFollowed(id) }
        return false
    }

    private mutating func writeNames() throws {
        try base.forEachPackageKey(of: .names) { key in
            guard let fields = try fields(.names, key), let entity = fields["entity"], let text = fields["text"],
                let role = fields["role"].flatMap(NameRole.init(rawValue:))
            else { return }
            let claim = Claim.name(NameID(key))
            let citations = try citations(of: claim)
            var name = NameStatement(entity: entity, text: text, role: role)
            (name.language, name.starts, name.ends) = (fields["language"], fields["starts"], fields["ends"])
            if try isNamed(claim, citations) { name.label = Self.labelText(claim) }
            name.citation = citations.first.map { Self.citation($0, dates: (nil, nil)) }
            try put(.name(name))
        }
    }

    private mutating func writeFacts() throws {
        // What follows a fact further down waits until all others are written.
        var waiting: [FactID] = []
        var late: Set<FactID> = []
        try base.forEachFactBySource { fact, follows, isBefore in
            if let follows, isBefore || late.contains(follows) {
                waiting.append(fact)
                late.insert(fact)
            } else {
                try write(fact)
            }
        }
        while !waiting.isEmpty {
            var left: [FactID] = []
            for fact in waiting {
                if let follows = try followed(fact), late.contains(follows) {
                    left.append(fact)
                } else {
                    try write(fact)
                    late.remove(fact)
                }
            }
            if left.count == waiting.count {
                counts.circles += left.count
                for fact in left { try write(fact, isInCircle: true) }
                return
            }
            waiting = left
        }
    }

    private func factFields(_ fact: FactID) throws -> [String: String]? {
        try fields(.relations, fact.rawValue) ?? fields(.attributes, fact.rawValue)
    }

    private func followed(_ fact: FactID) throws -> FactID? { try factFields(fact)?["follows"].flatMap { Int64($0) }.map { FactID($0) } }

    private mutating func write(_ fact: FactID, isInCircle: Bool = false) throws {
        guard let fields = try factFields(fact) else { return }
        let claim = Claim.fact(fact)
        let citations = try citations(of: claim)
        counts.facts += 1
        var statement = FactStatement(
            subject: fields["subject"] ?? fields["entity"] ?? "", predicate: fields["predicate"] ?? fields["key"] ?? "",
            object: fields["object"] ?? fields["value"] ?? "-")
        if try isNamed(claim, citations) { statement.label = Self.labelText(claim) }
        set(&statement, to: amount(fields), isObject: fields["object"] == nil && fields["value"] == nil)
        if let modality = fields["modality"].flatMap(Modality.init(name:)) { statement.modality = modality }
        try setDates(of: &statement, starts: fields["starts"], ends: fields["ends"])
        statement.role = fields["role"]
        (statement.note, statement.privateNote) = (fields["note"], fields["private_note"])
        if !isInCircle, let follows = fields["follows"].flatMap({ Int64($0) }) {
            statement.follows = Self.label(.fact(FactID(follows)))
        }
        statement.citation = citations.first.map { Self.citation($0, dates: (fields["starts"], fields["ends"])) }
        try put(.add(statement))
    }

    private enum Dating {
        case period
        /// What happens once, with the day as its value.
        case dayAsValue
        case other
    }

    // A date by itself is a period's whole, and the start of anything else.
    private mutating func setDates(of statement: inout FactStatement, starts: String?, ends: String?) throws {
        let dating = try dating(of: statement.predicate)
        let isAlone = dating == .period ? starts == ends : ends == nil
        if isAlone { statement.date = starts } else { (statement.starts, statement.ends) = (starts, ends) }
        statement.hasNoStart = starts == nil && dating == .dayAsValue
    }

    private mutating func dating(of predicate: String) throws -> Dating {
        if let known = datings[predicate] { return known }
        let known = try base.deskPredicate(predicate)
        let dating: Dating =
            switch known?.temporality {
            case .period: .period
            case .event where known?.valueType == .date: .dayAsValue
            default: .other
            }
        datings[predicate] = dating
        return dating
    }

    // MARK: Amounts

    private enum AmountText {
        case words(String)
        case figures(AmountFigures)
    }

    // An attribute that is an amount has it in the place of the object.
    private func set(_ statement: inout FactStatement, to amount: AmountText?, isObject: Bool) {
        switch amount {
        case .words(let text)? where isObject: statement.object = text
        case .words(let text)?: statement.amount = text
        case .figures(let figures)?: statement.figures = figures
        case nil: break
        }
    }

    // In words where these read back to just this, else by its columns.
    private func amount(_ fields: [String: String]) -> AmountText? {
        guard let code = fields["unit"], let unit = units.first(where: { $0.code == code }) else { return nil }
        let figures = AmountFigures(
            low: fields["amount_low"], high: fields["amount_high"], unit: code, isApproximate: fields["approximate"] == "true")
        func integer(_ number: String?) throws -> Int64? { try number.map { try FixedPoint.parse($0, exponent: unit.exponent) } }
        do {
            guard let amount = Amount(low: try integer(figures.low), high: try integer(figures.high), unit: unit, isApproximate: figures.isApproximate)
            else { return .figures(figures) }
            let text = amount.plainText
            return try FactsText.isAmount(text) && Amount.parse(text, units: units) == amount ? .words(text) : .figures(figures)
        } catch {
            return .figures(figures)
        }
    }

    // MARK: Citations

    // - Parameter dates: what its line is said with.
    private static func citation(_ fields: [String: String], dates: (starts: String?, ends: String?)) -> CitationStatement {
        var citation = CitationStatement(source: fields["source"] ?? "")
        (citation.locator, citation.quote, citation.speaker) = (fields["locator"], fields["quote"], fields["speaker"])
        (citation.asOf, citation.isAsOfDefaulted) = (fields["as_of"], fields["as_of_defaulted"] == "true")
        citation.basis = fields["basis"].flatMap(NewCitation.Basis.init(rawValue:))
        let own = (fields["starts"], fields["ends"])
        if own != dates { citation.dates = .own(starts: own.0, ends: own.1) }
        return citation
    }

    private mutating func writeMoreCitations() throws {
        try base.forEachClaimCitedMoreThanOnce { claim in
            for citation in try citations(of: claim).dropFirst() {
                try put(.cite(Self.label(claim), Self.citation(citation, dates: (nil, nil))))
            }
        }
    }
}
