public import DossierModel

/// A file of the line format `.facts`: one line a fact, the source first (docs/facts-format.md).
public struct FactsFile: Sendable {
    /// An operation, and the line that says it.
    public struct Line: Sendable {
        public let operation: Operation
        /// From 1.
        public let number: Int
        public let text: String

        /// Where a field of the operation stands in the line, from 1: as well as that can be told.
        public func column(of field: String?) -> Int {
            do throws(Fault) {
                let line = try FactsLine(text, number: number)
                return field.map { line.column(of: $0) } ?? line.start
            } catch {
                return error.column
            }
        }
    }

    /// What is wrong with a line.
    public struct Fault: Error, Sendable {
        /// From 1.
        public let line: Int
        /// From 1, in characters.
        public let column: Int
        public let text: String
        public let message: String
        public let hint: String?

        /// A fault at a place of a line.
        public init(line: Int, column: Int, text: String, message: String, hint: String?) {
            self.line = line
            self.column = column
            self.text = text
            self.message = message
            self.hint = hint
        }
    }

    public private(set) var lines: [Line] = []
    public private(set) var faults: [Fault] = []
    /// Lines that only propose something: they are counted and never applied.
    public private(set) var proposals = 0
    /// Why things are taken back, in the order in which that is said.
    public private(set) var reasons: [String] = []
    private var source: String?

    /// Reads all lines; those that are wrong are in `faults`.
    ///
    /// - Parameter day: what dates such as "last June" count from; else the day on which the source of the line was published.
    public init(_ text: String, relativeTo day: Day? = nil) {
        // A byte order mark is none of the first line.
        let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
            number += 1
            do throws(Fault) {
                try read(FactsLine(String(line), number: number, relativeTo: day))
            } catch {
                faults.append(error)
            }
        }
    }

    private mutating func append(_ operation: Operation, _ line: FactsLine) {
        lines.append(Line(operation: operation, number: line.number, text: line.text))
    }

    private mutating func read(_ line: FactsLine) throws(Fault) {
        if line.isBlank { return }
        if line.mark == "?" {
            proposals += 1
        } else if line.mark == "-" {
            let claim = try line.claim(line.fields[0])
            reasons.append(try line.because(from: 1, hint: "- \(claim.text) | because=the article was corrected"))
            append(.retract(claim), line)
        } else if let keyword = line.keyword {
            try read(line, keyword)
        } else {
            append(.add(try line.fact(source)), line)
        }
    }

    private mutating func read(_ line: FactsLine, _ keyword: String) throws(Fault) {
        if line.label != nil, keyword != "name" { throw line.fault(at: nil, "only what adds a fact or a name has a label") }
        if let kind = RecordKind(rawValue: keyword) {
            if kind == .source {
                let slug = try line.required(0, "slug", hint: "source lmi-56327 | title | publisher | date | address")
                source = slug == "-" ? nil : slug
                if line.fields.count == 1 { return }
            }
            return append(.record(try line.record(kind)), line)
        }
        switch keyword {
        case "name": append(.name(try line.name(source)), line)
        case "side":
            let claims = line.fields.dropFirst(2).flatMap { $0.split(at: { $0.first == "," ? 1 : 0 }) }
            var references: [ClaimReference] = []
            for field in claims { references.append(try line.claim(field)) }
            let text = try line.required(1, "side")
            append(.side(dispute: try line.required(0, "dispute"), text: text, claims: references, isTakenOff: false), line)
        case "cite": append(.cite(try line.claim(line.fields[0]), try line.citation(source)), line)
        case "uncite":
            let claim = try line.claim(line.fields[0])
            let values = try line.values(from: 1, among: ["source", "at", "because"])
            guard let because = values["because"]?.text, let slug = values["source"]?.text ?? source else {
                throw line.fault(at: nil, "it needs its source, and because=...", hint: "uncite #42 | source=silicon-13; because=...")
            }
            reasons.append(because)
            append(.uncite(claim, source: slug, locator: values["at"]?.text), line)
        case "edit": append(.edit(try line.claim(line.fields[0]), try line.edit()), line)
        case "rename": append(.rename(entity: try line.required(1, "entity"), to: try line.required(2, "name")), line)
        case "remove": try readRemoval(line)
        case "same":
            append(.same(kept: try line.required(1, "entity that is kept"), other: try line.required(2, "other entity")), line)
        default:
            let because = try line.required(3, "reason", hint: "different | one | other | why")
            append(.different(try line.required(1, "entity"), try line.required(2, "other entity"), because: because), line)
        }
    }

    private mutating func readRemoval(_ line: FactsLine) throws(Fault) {
        let words = line.fields[0].split { $0.first == " " ? 1 : 0 }
        guard words.count > 1, let kind = RecordKind(rawValue: words[0].text) else {
            throw line.fault(at: line.fields[0], "what is removed?", hint: "remove source lmi-56327 | because=...")
        }
        let values = try line.values(from: 1, among: ["because", "with_dependents"])
        guard let because = values["because"]?.text else {
            throw line.fault(at: nil, "a removal says why", hint: "remove \(kind.rawValue) ... | because=...")
        }
        reasons.append(because)
        let key = line.fields[0].dropping(words[0].raw.count).text
        append(.remove(kind, key: key, withDependents: values["with_dependents"]?.text == "true"), line)
    }
}

// What a line says, by its fields.
extension FactsLine {
    func because(from index: Int, hint: String) throws(FactsFile.Fault) -> String {
        guard let because = try values(from: index, among: ["because"])["because"], !because.isEmpty else {
            throw fault(at: nil, "it says not why", hint: hint)
        }
        return because.text
    }

    /// `KIND key | ... | field=value; field=value`; sources and entities have their first fields by their places.
    func record(_ kind: RecordKind) throws(FactsFile.Fault) -> RecordStatement {
        let places: [String] =
            switch kind {
            case .source: ["title", "publisher", "published", "url"]
            case .entity: ["kind", "name"]
            case .dispute: ["topic"]
            default: []
            }
        let key = try required(0, "key of the \(kind.rawValue)")
        var values: [String: String] = [:]
        for (index, field) in fields.enumerated().dropFirst() where !field.isEmpty {
            if index <= places.count, try pairs(of: field, among: Self.recordKeys) == nil {
                values[places[index - 1]] = places[index - 1] == "published" ? try date(field) : field.text
            } else {
                guard let pairs = try pairs(of: field, among: nil) else {
                    throw fault(at: field, "'\(field.text)' is no key=value")
                }
                for (key, value) in pairs where values.updateValue(value.text, forKey: key) != nil {
                    throw fault(at: value, "\(key) is said twice")
                }
            }
        }
        return RecordStatement(kind, key: key, fields: values, mode: .add)
    }

    // What could follow at once, where fields in their places are left out.
    private static let recordKeys: Set<String> = [
        "title", "author", "publisher", "published", "published_basis", "retrieved", "url", "archived_url", "language", "derived_from",
        "sha256", "confidential", "supersedes", "kind", "name", "summary", "topic", "verdict", "favours", "comment",
    ]

    // MARK: Facts

    /// subject | predicate | object | amount, modality, dates, role | place | "quotation" | key=value; ...
    func fact(_ source: String?) throws(FactsFile.Fault) -> FactStatement {
        guard fields.count >= 3 else {
            let near = NearestName.of(String(fields[0].raw.prefix { $0 != " " }), among: Self.keywords.sorted())
            throw fault(
                at: nil, "a fact has a subject, a predicate and an object",
                hint: near.map { "Orange | owns | Cloudwatt | 44,4 %; or meant: \($0)?" } ?? "Orange | owns | Cloudwatt | 44,4 %")
        }
        for (index, name) in ["subject", "predicate", "object"].enumerated() { _ = try required(index, name) }
        var kind: String?
        let subject = try end(fields[0], &kind)
        let object = try end(fields[2], &kind)
        if mark == "+", kind == nil {
            throw fault(at: fields[0], "+ makes an entity, and its kind is missing", hint: "+ Nadine Pichelot (person) | leads | Cloudwatt")
        }
        var statement = FactStatement(subject: subject, predicate: fields[1].text, object: object)
        statement.newKind = kind
        statement.label = label
        if fields.count > 3 { try details(fields[3]) { (part) throws(FactsFile.Fault) in try detail(part, &statement) } }
        var citation = source.map { CitationStatement(source: $0) }
        var values: [String: Field] = [:]
        try evidence(from: 4, among: Self.factKeys, &citation, &values)
        try set(&statement, from: values, &citation)
        statement.citation = citation
        return statement
    }

    private static let citationKeys: Set<String> = ["source", "at", "speaker", "as_of", "as_of_defaulted", "quote", "basis", "says"]
    private static let amountKeys: Set<String> = ["amount", "amount_low", "amount_high", "unit", "approximate"]
    private static let factKeys = citationKeys.union(amountKeys).union(["role", "note", "private_note", "follows", "starts", "ends", "on", "modality"])

    // On a line with +, "NAME (kind)" is a new entity.
    private func end(_ field: Field, _ kind: inout String?) throws(FactsFile.Fault) -> String {
        guard mark == "+", field.raw.hasSuffix(")"), let open = field.raw.lastIndex(of: "("), open > field.raw.startIndex else {
            return field.text
        }
        if kind != nil { throw fault(at: field, "a line makes one new entity", hint: "say something of the other on a line before") }
        kind = String(field.raw[field.raw.index(after: open)...].dropLast())
        return Field(raw: field.raw[..<open], column: field.column).trimmed().text
    }

    // A comma and a space part them: a decimal comma has none.
    private func details(_ field: Field, _ body: (Field) throws(FactsFile.Fault) -> Void) throws(FactsFile.Fault) {
        for part in field.split(at: { $0.hasPrefix(", ") ? 2 : 0 }) where !part.isEmpty { try body(part) }
    }

    private func detail(_ part: Field, _ statement: inout FactStatement) throws(FactsFile.Fault) {
        let text = part.text
        if let modality = Modality(name: text) {
            statement.modality = modality
        } else if text.hasPrefix("on ") {
            statement.on = try date(part.dropping(3))
        } else if let (starts, ends) = try span(part) {
            if statement.starts != nil || statement.ends != nil { throw fault(at: part, "there is a date already") }
            (statement.starts, statement.ends) = (starts, ends)
        } else if Self.isDate(text) {
            if statement.starts != nil { throw fault(at: part, "there is a date already", hint: "2012 .. 2014 is a span") }
            statement.starts = try date(part)
        } else if text.contains(where: \.isNumber) {
            if statement.amount != nil { throw fault(at: part, "there is an amount already", hint: "a role with a digit is written role=...") }
            statement.amount = text
        } else if let near = NearestName.of(text, among: Modality.allCases.map(\.name)) {
            throw fault(at: part, "'\(text)' is no modality", hint: "\(near); a role is written role=\(text)")
        } else {
            if statement.role != nil { throw fault(at: part, "there is a role already", hint: "role=... for one that has a comma, or \\,") }
            statement.role = text
        }
    }

    // "2012-09 .. 2014-03", "2012 ..", ".. 2014".
    private func span(_ part: Field) throws(FactsFile.Fault) -> (String?, String?)? {
        let ends = Field(raw: part.raw, column: part.column).split { $0.hasPrefix(" .. ") ? 4 : 0 }
        if ends.count == 2 { return (try date(ends[0]), try date(ends[1])) }
        if part.raw.hasSuffix(" ..") { return (try date(Field(raw: part.raw.dropLast(3), column: part.column)), nil) }
        if part.raw.hasPrefix(".. ") { return (nil, try date(part.dropping(3))) }
        return nil
    }

    // A place in the source, a quotation, or key=value pairs.
    private func evidence(
        from index: Int, among keys: Set<String>, _ citation: inout CitationStatement?, _ values: inout [String: Field]
    ) throws(FactsFile.Fault) {
        for field in fields.dropFirst(index) where !field.isEmpty {
            if field.raw.count > 1, field.raw.hasPrefix("\""), field.raw.hasSuffix("\"") {
                guard citation != nil else { throw fault(at: field, "a quotation needs a source", hint: "source SLUG, on a line before") }
                if citation?.quote != nil { throw fault(at: field, "there is a quotation already") }
                citation?.quote = Field(raw: field.raw.dropFirst().dropLast(), column: field.column + 1).text
            } else if let pairs = try pairs(of: field, among: keys) {
                for (key, value) in pairs where values.updateValue(value, forKey: key) != nil {
                    throw fault(at: value, "\(key) is said twice")
                }
            } else {
                guard citation != nil else { throw fault(at: field, "a place needs a source", hint: "source SLUG, on a line before") }
                if citation?.locator != nil {
                    throw fault(at: field, "there is a place already", hint: "key=value for anything else: note=...")
                }
                citation?.locator = field.text
            }
        }
    }

    private func set(
        _ statement: inout FactStatement, from values: [String: Field], _ citation: inout CitationStatement?
    ) throws(FactsFile.Fault) {
        for (key, value) in values.sorted(by: { $0.value.column < $1.value.column }) {
            if value.isEmpty { throw fault(at: value, "\(key) is empty") }
            switch key {
            case "role": statement.role = value.text
            case "note": statement.note = value.text
            case "private_note": statement.privateNote = value.text
            case "amount": statement.amount = value.text
            case "starts": statement.starts = try date(value)
            case "ends": statement.ends = try endDate(value)
            case "on": statement.on = try date(value)
            case "modality":
                guard let modality = Modality(name: value.text) else { throw fault(at: value, "'\(value.text)' is no modality") }
                statement.modality = modality
            case "follows": statement.follows = try claim(value)
            default: break
            }
        }
        statement.figures = try figures(values)
        try set(&citation, from: values)
    }

    // ".." says that a source gives no term.
    private func endDate(_ field: Field) throws(FactsFile.Fault) -> String { field.raw == ".." ? ".." : try date(field) }

    private func figures(_ values: [String: Field]) throws(FactsFile.Fault) -> AmountFigures? {
        guard values["amount_low"] != nil || values["amount_high"] != nil else { return nil }
        guard let unit = values["unit"] else { throw fault(at: nil, "the amount has no unit", hint: "unit=EUR") }
        return AmountFigures(
            low: values["amount_low"]?.text, high: values["amount_high"]?.text, unit: unit.text,
            isApproximate: values["approximate"]?.text == "true")
    }

    private func set(_ citation: inout CitationStatement?, from values: [String: Field]) throws(FactsFile.Fault) {
        if let source = values["source"] {
            var other = CitationStatement(source: source.text)
            (other.locator, other.quote) = (citation?.locator, citation?.quote)
            citation = other
        }
        for key in Self.citationKeys.subtracting(["source"]).sorted() {
            guard let value = values[key] else { continue }
            if citation == nil { throw fault(at: value, "\(key) needs a source", hint: "source SLUG, on a line before") }
            switch key {
            case "at": citation?.locator = value.text
            case "speaker": citation?.speaker = value.text
            case "as_of": citation?.asOf = try date(value)
            case "as_of_defaulted": citation?.isAsOfDefaulted = value.text == "true"
            case "quote": citation?.quote = value.text
            case "basis":
                guard let basis = NewCitation.Basis(rawValue: value.text) else {
                    throw fault(at: value, "'\(value.text)' is no basis", hint: "states, implies, inferred")
                }
                citation?.basis = basis
            default: citation?.dates = try says(value)
            }
        }
    }

    // The source's own dates: `-` for none, a date, or a span.
    private func says(_ field: Field) throws(FactsFile.Fault) -> CitationStatement.Dates {
        if field.raw == "-" { return .own(starts: nil, ends: nil) }
        if let (starts, ends) = try span(field) { return .own(starts: starts, ends: ends) }
        return .own(starts: try date(field), ends: nil)
    }

    // MARK: Citations, names, edits

    /// cite CLAIM | place | "quotation" | key=value; ...
    func citation(_ source: String?) throws(FactsFile.Fault) -> CitationStatement {
        var citation = source.map { CitationStatement(source: $0) }
        var values: [String: Field] = [:]
        try evidence(from: 1, among: Self.citationKeys, &citation, &values)
        try set(&citation, from: values)
        guard let citation else { throw fault(at: nil, "a citation needs a source", hint: "source SLUG, on a line before") }
        return citation
    }

    /// name ENTITY | text | role, dates | place | "quotation" | key=value; ...
    func name(_ source: String?) throws(FactsFile.Fault) -> NameStatement {
        var statement = NameStatement(
            entity: try required(0, "entity", hint: "name Orange | France Télécom | former, .. 2013-07-01"),
            text: try required(1, "name"), role: .alias)
        statement.label = label
        if fields.count > 2 {
            try details(fields[2]) { (part) throws(FactsFile.Fault) in
                if let role = NameRole(rawValue: part.text) {
                    statement.role = role
                } else if let (starts, ends) = try span(part) {
                    (statement.starts, statement.ends) = (starts, ends)
                } else {
                    throw fault(at: part, "'\(part.text)' is no role of a name", hint: NameRole.allCases.map(\.rawValue).joined(separator: ", "))
                }
            }
        }
        var citation = source.map { CitationStatement(source: $0) }
        var values: [String: Field] = [:]
        try evidence(from: 3, among: Self.citationKeys.union(["language", "starts", "ends"]), &citation, &values)
        statement.language = values["language"]?.text
        if let starts = values["starts"] { statement.starts = try date(starts) }
        if let ends = values["ends"] { statement.ends = try endDate(ends) }
        try set(&citation, from: values)
        statement.citation = citation
        return statement
    }

    /// edit #42 | key=value; ...; an empty value takes away.
    func edit() throws(FactsFile.Fault) -> FactEdit {
        let texts: [String: WritableKeyPath<FactEdit, String?>] = [
            "subject": \.subject, "object": \.object, "value": \.object, "amount": \.amount, "role": \.role, "note": \.note,
            "private_note": \.privateNote,
        ]
        let values = try values(
            from: 1, among: Set(texts.keys).union(Self.amountKeys).union(["starts", "ends", "modality", "follows"]))
        var edit = FactEdit()
        for (key, value) in values {
            if let path = texts[key] { edit[keyPath: path] = value.text }
            switch key {
            case "starts": edit.starts = value.isEmpty ? "" : try date(value)
            case "ends": edit.ends = value.isEmpty ? "" : try endDate(value)
            case "follows": edit.follows = value.isEmpty ? .some(nil) : .some(try claim(value))
            case "modality":
                guard let modality = Modality(name: value.text) else { throw fault(at: value, "'\(value.text)' is no modality") }
                edit.modality = modality
            default: break
            }
        }
        edit.figures = try figures(values)
        return edit
    }
}
