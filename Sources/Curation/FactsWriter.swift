public import DossierModel
internal import DossierQuery
public import DossierStorage

/// Writes a base, or what is around an entity of it, as lines of the format `.facts`: all that a package holds. Applied to an empty base
/// they give the same package up to numbers.
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
    private var counts = Counts()
    private let readers: [PackageTable: PackageRowReader]
    private let units: [String: Unit]
    /// Facts and names that other lines name.
    private var labelled: Set<Claim> = []
    private var source: String?

    private init(_ base: Snapshot, _ line: @escaping (String) throws -> Void) throws {
        self.base = base
        self.line = line
        var readers: [PackageTable: PackageRowReader] = [:]
        for table in PackageTable.allCases { readers[table] = try base.packageReader(of: table) }
        self.readers = readers
        units = Dictionary(try base.deskUnits().map { ($0.code, $0) }, uniquingKeysWith: { one, _ in one })
    }

    /// Writes all of a base, or the facts of one entity with what they need.
    ///
    /// - Parameters:
    ///   - entity: only facts whose subject or object it is, their followers' followed facts, and what these name.
    ///   - line: takes one line, without its end.
    @discardableResult
    public static func write(_ base: Snapshot, around entity: EntityID? = nil, _ line: @escaping (String) throws -> Void) throws -> Counts {
        var writer = try FactsWriter(base, line)
        try writer.write(try entity.map { try Selection(around: $0, of: base) })
        return writer.counts
    }

    private mutating func put(_ text: String) throws {
        counts.lines += 1
        try line(text)
    }

    private func fields(_ table: PackageTable, _ key: Int64) throws -> [String: String]? { try readers[table]?.fields(key) }

    // MARK: Order

    private mutating func write(_ selection: Selection?) throws {
        for (kind, table) in [
            (RecordKind.unit, PackageTable.units), (.kind, .kinds), (.predicate, .predicates), (.alias, .predicateAliases),
        ] where selection == nil || kind == .unit || kind == .kind || kind == .predicate {
            try writeRecords(kind, table, only: nil)
        }
        try writeRecords(.entity, .entities, only: selection?.entities)
        try writeMerges(selection)
        try writeRecords(.source, .sources, only: selection?.sources)
        if selection == nil {
            for (kind, table) in [
                (RecordKind.translation, PackageTable.translations), (.mapping, .mappings), (.cue, .cues), (.script, .scripts),
            ] {
                try writeRecords(kind, table, only: nil)
            }
            try writeJudgements()
        }
        let disputes = try disputeSides(selection)
        try collectLabels(disputes, selection)
        // Reading goes on from source to source: none is open after the sources were described.
        try put("source -")
        source = nil
        try writeNames(selection)
        try writeFacts(selection)
        try writeMoreCitations(selection)
        try writeDisputes(disputes)
    }

    // Parents and what is derived from stand above what names them.
    private mutating func writeRecords(_ kind: RecordKind, _ table: PackageTable, only: Set<Int64>?) throws {
        var waiting = try base.packageKeys(of: table).filter { only?.contains($0) ?? true }
        var written: Set<String> = []
        while !waiting.isEmpty {
            var left: [Int64] = []
            for key in waiting {
                guard let fields = try fields(table, key) else { continue }
                let needs = ["parent", "derived_from", "supersedes"].compactMap { fields[$0] }
                let name = kind.keyColumns.compactMap { fields[$0] }.joined(separator: " ")
                if only == nil, !needs.allSatisfy(written.contains) {
                    left.append(key)
                    continue
                }
                written.insert(name)
                try put(record(kind, fields))
            }
            // What waits for each other in a circle is written as it stands, and refused when it is read.
            if left.count == waiting.count {
                for key in left { if let fields = try fields(table, key) { try put(record(kind, fields)) } }
                return
            }
            waiting = left
        }
    }

    private func record(_ kind: RecordKind, _ fields: [String: String]) -> String {
        var fields = fields
        let keys = kind.keyColumns.compactMap { fields.removeValue(forKey: $0) }
        var parts = [kind.rawValue + " " + FactsText.field(keys.joined(separator: " "))]
        let places: [String] =
            switch kind {
            case .source: ["title", "publisher", "published", "url"]
            case .entity: ["kind", "name"]
            case .dispute: ["topic"]
            default: []
            }
        fields["merged_into"] = nil
        for place in places { parts.append(FactsText.place(fields.removeValue(forKey: place) ?? "")) }
        while parts.last?.isEmpty == true { parts.removeLast() }
        let rest = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\(FactsText.value($0.value))" }
        if !rest.isEmpty { parts.append(rest.joined(separator: "; ")) }
        return parts.joined(separator: " | ")
    }

    private mutating func writeMerges(_ selection: Selection?) throws {
        for key in try base.packageKeys(of: .entities) where selection?.entities.contains(key) ?? true {
            guard let fields = try fields(.entities, key), let target = fields["merged_into"], let slug = fields["slug"] else { continue }
            try put("same | \(FactsText.field(target)) | \(FactsText.field(slug))")
        }
    }

    private mutating func writeJudgements() throws {
        for key in try base.packageKeys(of: .notSame) {
            guard let fields = try fields(.notSame, key), let one = fields["one"], let other = fields["other"] else { continue }
            try put("different | \(FactsText.field(one)) | \(FactsText.field(other)) | \(FactsText.field(fields["because"] ?? ""))")
        }
    }

    // MARK: Claims

    private struct Side {
        let dispute: String
        let text: String
        var claims: [Claim]
    }

    private func disputeSides(_ selection: Selection?) throws -> [(key: Int64, slug: String, sides: [Side])] {
        var sides: [String: [Side]] = [:]
        for key in try base.packageKeys(of: .disputeSides) {
            guard let fields = try fields(.disputeSides, key), let slug = fields["dispute"], let text = fields["side"],
                let claim = Self.claim(fields)
            else { continue }
            if case .fact(let id) = claim, selection?.facts.contains(id.rawValue) == false { continue }
            if case .name = claim, selection != nil { continue }
            if let index = sides[slug]?.firstIndex(where: { $0.text == text }) {
                sides[slug]?[index].claims.append(claim)
            } else {
                sides[slug, default: []].append(Side(dispute: slug, text: text, claims: [claim]))
            }
        }
        return try base.packageKeys(of: .disputes).compactMap { key in
            guard let slug = try fields(.disputes, key)?["slug"] else { return nil }
            if selection != nil, sides[slug] == nil { return nil }
            return (key, slug, sides[slug] ?? [])
        }
    }

    private static func claim(_ fields: [String: String]) -> Claim? {
        if let fact = fields["fact"].flatMap({ Int64($0) }) { return .fact(FactID(fact)) }
        return fields["name"].flatMap { Int64($0) }.map { .name(NameID($0)) }
    }

    private mutating func collectLabels(_ disputes: [(key: Int64, slug: String, sides: [Side])], _ selection: Selection?) throws {
        for dispute in disputes { for side in dispute.sides { labelled.formUnion(side.claims) } }
        for follows in try base.followedFacts() { labelled.insert(.fact(follows)) }
        for claim in try base.claimsCitedMoreThanOnce() { labelled.insert(claim) }
    }

    private func label(_ claim: Claim) -> String {
        guard labelled.contains(claim) else { return "" }
        return "\(labelName(claim)) "
    }

    private func labelName(_ claim: Claim) -> String {
        switch claim {
        case .fact(let id): "@f\(id)"
        case .name(let id): "@n\(id)"
        }
    }

    private mutating func open(_ slug: String?) throws {
        if source == slug { return }
        source = slug
        try put("source \(slug.map(FactsText.field) ?? "-")")
    }

    private mutating func writeNames(_ selection: Selection?) throws {
        for key in try base.packageKeys(of: .names) {
            guard let fields = try fields(.names, key), let entity = fields["entity"], let text = fields["text"], let role = fields["role"]
            else { continue }
            if let selection, try !selection.entities.contains(base.deskEntityKey(slug: entity)) { continue }
            let claim = Claim.name(NameID(key))
            let citation = try citations(of: claim).first
            try open(citation?["source"])
            var parts = [label(claim) + "name " + FactsText.field(entity), FactsText.field(text), role]
            var pairs: [(String, String)] = []
            for column in ["language", "starts", "ends"] { if let value = fields[column] { pairs.append((column, value)) } }
            if let citation { self.cite(citation, nil, nil, &parts, &pairs) }
            try put(FactsText.line(parts, pairs))
        }
    }

    private func citations(of claim: Claim) throws -> [[String: String]] {
        try base.deskCitationKeys(of: claim).compactMap { try fields(.citations, $0) }
    }

    private mutating func writeFacts(_ selection: Selection?) throws {
        var waiting = try base.factsBySource().filter { selection?.facts.contains($0.rawValue) ?? true }
        let all = Set(waiting)
        var written: Set<FactID> = []
        while !waiting.isEmpty {
            var left: [FactID] = []
            for fact in waiting {
                guard let fields = try fields(.relations, fact.rawValue) ?? fields(.attributes, fact.rawValue) else { continue }
                let follows = fields["follows"].flatMap { Int64($0) }.map { FactID($0) }
                if let follows, all.contains(follows), !written.contains(follows) {
                    left.append(fact)
                    continue
                }
                try write(fact, fields, follows: follows.flatMap { all.contains($0) ? $0 : nil })
                written.insert(fact)
            }
            if left.count == waiting.count {
                counts.circles += left.count
                for fact in left {
                    guard let fields = try fields(.relations, fact.rawValue) ?? fields(.attributes, fact.rawValue) else { continue }
                    try write(fact, fields, follows: nil)
                }
                return
            }
            waiting = left
        }
    }

    private mutating func write(_ fact: FactID, _ fields: [String: String], follows: FactID?) throws {
        let claim = Claim.fact(fact)
        let citation = try citations(of: claim).first
        try open(citation?["source"])
        counts.facts += 1
        let amount = amount(fields)
        // An attribute that is an amount has it in the place of the object.
        let isAmount = fields["object"] == nil && fields["value"] == nil
        let object = fields["object"] ?? fields["value"] ?? amount?.text ?? "-"
        var parts = [
            label(claim) + FactsText.first(fields["subject"] ?? fields["entity"] ?? ""), FactsText.field(fields["predicate"] ?? fields["key"] ?? ""),
            FactsText.field(object),
        ]
        var details: [String] = []
        var pairs: [(String, String)] = []
        if let amount {
            if let text = amount.text { if !isAmount { details.append(text) } } else { pairs += amount.figures }
        }
        if let modality = fields["modality"], modality != Modality.actual.name { details.append(modality) }
        switch (fields["starts"], fields["ends"]) {
        case (let starts?, let ends?): details.append("\(starts) .. \(ends)")
        case (let starts?, nil): details.append(starts)
        case (nil, let ends?): pairs.append(("ends", ends))
        case (nil, nil): break
        }
        if let role = fields["role"] {
            if FactsText.isPlainRole(role) { details.append(role) } else { pairs.append(("role", role)) }
        }
        parts.append(details.joined(separator: ", "))
        if let follows { pairs.append(("follows", labelName(.fact(follows)))) }
        for column in ["note", "private_note"] { if let text = fields[column] { pairs.append((column, text)) } }
        if let citation { self.cite(citation, fields["starts"], fields["ends"], &parts, &pairs) }
        try put(FactsText.line(parts, pairs))
    }

    // The amount in words where these read back to just this, else by its columns.
    private func amount(_ fields: [String: String]) -> (text: String?, figures: [(String, String)])? {
        guard let code = fields["unit"], let unit = units[code] else { return nil }
        let isApproximate = fields["approximate"] == "true"
        var figures: [(String, String)] = []
        for column in ["amount_low", "amount_high"] { if let number = fields[column] { figures.append((column, number)) } }
        figures.append(("unit", code))
        if isApproximate { figures.append(("approximate", "true")) }
        func integer(_ column: String) throws -> Int64? { try fields[column].map { try FixedPoint.parse($0, exponent: unit.exponent) } }
        do {
            guard let amount = Amount(low: try integer("amount_low"), high: try integer("amount_high"), unit: unit, isApproximate: isApproximate)
            else { return (nil, figures) }
            let text = amount.text(in: .english)
            // What a detail would not take for an amount is written in columns too.
            let isPlain = !text.contains(", ") && !text.contains("|") && text.contains(where: \.isNumber) && !FactsLine.isDate(text)
            let readBack = try Amount.parse(text, units: Array(units.values).sorted { $0.code < $1.code })
            return (isPlain && readBack == amount ? text : nil, figures)
        } catch {
            return (nil, figures)
        }
    }

    // The fields of a citation, behind the fact's own.
    private func cite(
        _ citation: [String: String], _ starts: String?, _ ends: String?, _ parts: inout [String], _ pairs: inout [(String, String)]
    ) {
        if let locator = citation["locator"] {
            if FactsText.isPlainPlace(locator) { parts.append(FactsText.field(locator)) } else { pairs.append(("at", locator)) }
        }
        if let quote = citation["quote"] { pairs.append(("quote", quote)) }
        for column in ["as_of", "as_of_defaulted", "speaker", "basis"] {
            if let value = citation[column] { pairs.append((column, value)) }
        }
        let own = (citation["starts"], citation["ends"])
        if own == (starts, ends) { return }
        switch own {
        case (nil, nil): pairs.append(("says", "-"))
        case (let starts?, nil): pairs.append(("says", starts))
        case (let starts, let ends?): pairs.append(("says", "\(starts ?? "") .. \(ends)"))
        }
    }

    private mutating func writeMoreCitations(_ selection: Selection?) throws {
        for claim in try base.claimsCitedMoreThanOnce() {
            switch claim {
            case .fact(let id): if selection?.facts.contains(id.rawValue) == false { continue }
            case .name: if selection != nil { continue }
            }
            for citation in try citations(of: claim).dropFirst() {
                try open(citation["source"])
                var parts = ["cite " + labelName(claim)]
                var pairs: [(String, String)] = []
                self.cite(citation, nil, nil, &parts, &pairs)
                try put(FactsText.line(parts, pairs))
            }
        }
    }

    private mutating func writeDisputes(_ disputes: [(key: Int64, slug: String, sides: [Side])]) throws {
        for dispute in disputes {
            guard let fields = try fields(.disputes, dispute.key) else { continue }
            try put(record(.dispute, fields))
            for side in dispute.sides {
                let claims = side.claims.map(labelName).joined(separator: ", ")
                try put("side \(FactsText.field(dispute.slug)) | \(FactsText.field(side.text)) | \(claims)")
            }
        }
    }
}

/// What of a base is around one entity.
private struct Selection {
    var facts: Set<Int64>
    var entities: Set<Int64>
    var sources: Set<Int64>

    init(around entity: EntityID, of base: Snapshot) throws {
        (facts, entities, sources) = try base.deskSelection(around: entity)
    }
}

/// Texts as the lines have them.
enum FactsText {
    /// A field: bars and backslashes are escaped, and white space at its ends.
    static func field(_ text: String) -> String { escape(text, "|") }

    /// A field in its place, which must not be taken for key=value.
    static func place(_ text: String) -> String {
        let escaped = field(text)
        guard let equals = escaped.firstIndex(of: "=") else { return escaped }
        // No key has a backslash.
        return escaped[..<equals] + "\\=" + escaped[escaped.index(after: equals)...]
    }

    /// A value of a pair: semicolons too.
    static func value(_ text: String) -> String { escape(text, "|;") }

    /// The first field of a fact: its first character says nothing else.
    static func first(_ text: String) -> String {
        let escaped = field(text)
        let word = escaped.prefix { $0 != " " }
        let isMarked = escaped.first.map { "#@+-?".contains($0) } ?? false
        return isMarked || FactsLine.keywords.contains(String(word)) ? "\\" + escaped : escaped
    }

    static func line(_ parts: [String], _ pairs: [(String, String)]) -> String {
        var parts = parts
        while parts.last?.isEmpty == true { parts.removeLast() }
        // Pairs stand behind the details, which then have a field of their own even where they are empty.
        if !pairs.isEmpty {
            if !parts[0].contains("name "), !parts[0].hasPrefix("cite "), parts.count == 3 { parts.append("") }
            parts.append(pairs.map { "\($0.0)=\(value($0.1))" }.joined(separator: "; "))
        }
        return parts.joined(separator: " | ")
    }

    /// Whether a detail is taken for a role.
    static func isPlainRole(_ text: String) -> Bool {
        !text.contains(where: \.isNumber) && !text.contains(",") && !text.contains("|") && !text.contains("\\") && !text.contains("\n")
            && !text.hasPrefix("on ") && !text.contains(" .. ") && !text.hasSuffix(" ..") && !text.hasPrefix(".. ")
            && Modality(name: text) == nil && NearestName.of(text, among: Modality.allCases.map(\.name)) == nil && !FactsLine.isDate(text)
            && text.first != " " && text.last != " "
    }

    /// Whether a field behind the details is taken for a place in the source.
    static func isPlainPlace(_ text: String) -> Bool { !text.contains("=") && !text.hasPrefix("\"") }

    private static func escape(_ text: String, _ special: String) -> String {
        var escaped = ""
        for character in text {
            if character == "\\" || special.contains(character) { escaped.append("\\") }
            if character == "\n" || character == "\r\n" { escaped += "\\n" } else { escaped.append(character) }
        }
        if escaped.first == " " || escaped.first == "\t" { escaped = "\\" + escaped }
        if let last = escaped.last, last == " " || last == "\t", escaped.dropLast().last != "\\" {
            escaped.insert("\\", at: escaped.index(before: escaped.endIndex))
        }
        return escaped
    }
}
