public import DossierModel

/// A file of the line format `.facts`: one line a fact, the source first (docs/facts-format.md).
public struct FactsFile: Sendable {
    /// An operation, and the line that says it.
    public struct Line: Sendable {
        public let operation: Operation
        /// From 1.
        public let number: Int
        public let text: String
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
    }

    public private(set) var lines: [Line] = []
    public private(set) var faults: [Fault] = []
    /// Lines that only propose something: they are counted and never applied.
    public private(set) var proposals = 0
    /// Why facts are retracted, in the order in which that is said.
    public private(set) var reasons: [String] = []

    /// Reads all lines; those that are wrong are in `faults`.
    public init(_ text: String) {
        var source: String?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.last == "\r" ? line.dropLast() : line
            do throws(Fault) {
                try read(FactsLine(String(line), number: index + 1), &source)
            } catch {
                faults.append(error)
            }
        }
    }

    private mutating func read(_ line: FactsLine, _ source: inout String?) throws(Fault) {
        guard let first = line.fields.first, !line.isComment else { return }
        switch line.mark {
        case "?": proposals += 1
        case "-":
            guard let number = FactNumber(first.text) else {
                throw line.fault(at: first, "'\(first.text)' is no number of a fact", hint: "- 42 | because=the article was corrected")
            }
            let values = try line.values(from: 1)
            guard let because = values["because"], values.count == 1 else {
                throw line.fault(at: first, "a retraction says why", hint: "- \(number.id) | because=the article was corrected")
            }
            reasons.append(because)
            lines.append(Line(operation: .retract(number.id), number: line.number, text: line.text))
        default:
            if let slug = line.openedSource {
                source = slug
                if line.fields.count > 1 { lines.append(Line(operation: .source(try line.source(slug)), number: line.number, text: line.text)) }
                return
            }
            lines.append(Line(operation: .add(try line.fact(source)), number: line.number, text: line.text))
        }
    }
}

/// The number of a fact as people write it: `42` or `#42`.
public struct FactNumber: Sendable {
    public let id: FactID

    /// nil where the text is no number from 1 on.
    public init?(_ text: String) {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(digits), number > 0 else {
            return nil
        }
        id = FactID(number)
    }
}

/// One line, cut into its fields.
struct FactsLine {
    struct Field {
        var text: String
        /// Where it starts in the line, from 1.
        var column: Int
    }

    let text: String
    let number: Int
    /// "+", "-" or "?" in front of the first field; empty where there is none.
    private(set) var mark = ""
    private(set) var fields: [Field] = []
    var isComment: Bool { text.drop { $0.isWhitespace }.hasPrefix("#") }

    init(_ text: String, number: Int) {
        self.text = text
        self.number = number
        if isComment || text.allSatisfy(\.isWhitespace) { return }
        fields = Self.cut(text)
        for candidate in ["+ ", "- ", "? "] where fields[0].text.hasPrefix(candidate) {
            mark = String(candidate.prefix(1))
            let rest = fields[0].text.dropFirst(2)
            let spaces = rest.prefix { $0 == " " }.count
            fields[0] = Field(text: String(rest.dropFirst(spaces)), column: fields[0].column + 2 + spaces)
        }
    }

    // At bars; `\|` is a bar of the text, `\\` a backslash.
    private static func cut(_ line: String) -> [Field] {
        var fields: [Field] = []
        var current = ""
        var start = 1
        var isEscaped = false
        var column = 0
        func end() {
            let spaces = current.prefix { $0 == " " || $0 == "\t" }.count
            let trimmed = current.dropFirst(spaces)
            var kept = trimmed
            while let last = kept.last, last == " " || last == "\t" { kept.removeLast() }
            fields.append(Field(text: String(kept), column: start + spaces))
        }
        for character in line {
            column += 1
            if isEscaped {
                if character != "|", character != "\\" { current.append("\\") }
                current.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "|" {
                end()
                current = ""
                start = column + 1
            } else {
                current.append(character)
            }
        }
        if isEscaped { current.append("\\") }
        end()
        return fields
    }

    func fault(at field: Field?, _ message: String, hint: String? = nil) -> FactsFile.Fault {
        FactsFile.Fault(line: number, column: field?.column ?? text.count + 1, text: text, message: message, hint: hint)
    }

    // MARK: Sources

    /// The slug that a line `source SLUG | ...` opens a block with; nil for another line.
    var openedSource: String? {
        guard mark.isEmpty, let first = fields.first, first.text.hasPrefix("source ") else { return nil }
        // A fact has a predicate, and no slug has a space.
        let slug = first.text.dropFirst("source ".count).drop { $0 == " " }
        return slug.contains(" ") ? nil : String(slug)
    }

    /// title | publisher | published | url
    func source(_ slug: String) throws(FactsFile.Fault) -> NewSource {
        guard fields.count <= 5 else { throw fault(at: fields[5], "a source has a title, a publisher, a date and an address") }
        guard !fields[1].text.isEmpty else { throw fault(at: fields[1], "a new source needs a title") }
        var source = NewSource(slug: slug, title: fields[1].text)
        func field(_ index: Int) -> String? { fields.count > index && !fields[index].text.isEmpty ? fields[index].text : nil }
        source.publisher = field(2)
        if let date = field(3) { source.published = try self.date(date, fields[3]) }
        source.url = field(4)
        return source
    }

    // MARK: Facts

    /// subject | predicate | object | amount, modality, dates, role | place | "quotation" | key=value; ...
    func fact(_ source: String?) throws(FactsFile.Fault) -> FactStatement {
        guard fields.count >= 3 else {
            throw fault(at: nil, "a fact has a subject, a predicate and an object", hint: "Orange | owns | Cloudwatt | 44,4 %")
        }
        for (index, name) in ["subject", "predicate", "object"].enumerated() where fields[index].text.isEmpty {
            throw fault(at: fields[index], "there is no \(name)")
        }
        var kind: String?
        let subject = try end(fields[0], &kind)
        let object = try end(fields[2], &kind)
        if mark == "+", kind == nil {
            throw fault(at: fields[0], "+ makes an entity, and its kind is missing", hint: "+ Nadine Pichelot (person) | leads | Cloudwatt")
        }
        var statement = FactStatement(subject: subject, predicate: fields[1].text, object: object)
        statement.newKind = kind
        if fields.count > 3 { try details(fields[3], &statement) }
        var citation = source.map { CitationStatement(source: $0) }
        for field in fields.dropFirst(4) { try evidence(field, &statement, &citation) }
        statement.citation = citation
        return statement
    }

    // On a line with +, "NAME (kind)" is a new entity.
    private func end(_ field: Field, _ kind: inout String?) throws(FactsFile.Fault) -> String {
        guard mark == "+", field.text.hasSuffix(")"), let open = field.text.lastIndex(of: "("), open > field.text.startIndex else {
            return field.text
        }
        if kind != nil { throw fault(at: field, "a line makes one new entity", hint: "say something of the other on a line before") }
        kind = String(field.text[field.text.index(after: open)...].dropLast())
        var name = field.text[..<open]
        while name.last == " " { name.removeLast() }
        return String(name)
    }

    private func details(_ field: Field, _ statement: inout FactStatement) throws(FactsFile.Fault) {
        var column = field.column
        for part in Self.parts(of: field.text) {
            let place = Field(text: part, column: column)
            column += part.count + 2
            if part.isEmpty { continue }
            try detail(place, &statement)
        }
    }

    // A comma and a space part them: a decimal comma has none.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        var previous: Character = " "
        for character in text {
            if character == " ", previous == "," {
                parts[parts.count - 1].removeLast()
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
            previous = character
        }
        return parts
    }

    private func detail(_ part: Field, _ statement: inout FactStatement) throws(FactsFile.Fault) {
        let text = part.text
        if let modality = Modality(name: text) {
            statement.modality = modality
        } else if text.hasPrefix("on ") {
            statement.on = try date(String(text.dropFirst(3)), part)
        } else if let (starts, ends) = Self.span(text) {
            if !starts.isEmpty { statement.starts = try date(starts, part) }
            if !ends.isEmpty { statement.ends = try date(ends, part) }
        } else if let date = Self.read(text) {
            if statement.starts != nil { throw fault(at: part, "there is a date already", hint: "2012 .. 2014 is a span") }
            statement.starts = date
        } else if text.contains(where: \.isNumber) {
            if statement.amount != nil { throw fault(at: part, "there is an amount already", hint: "a role is written role=...") }
            statement.amount = text
        } else if let near = NearestName.of(text, among: Modality.allCases.map(\.name)), near.count == text.count || text.count > 5 {
            throw fault(at: part, "'\(text)' is no modality", hint: "\(near); a role is written role=\(text)")
        } else {
            if statement.role != nil { throw fault(at: part, "there is a role already", hint: "role=... for one that has a comma") }
            statement.role = text
        }
    }

    // "2012-09 .. 2014-03", "2012 ..", ".. 2014".
    private static func span(_ text: String) -> (String, String)? {
        if text.hasSuffix(" ..") { return (String(text.dropLast(3)), "") }
        if text.hasPrefix(".. ") { return ("", String(text.dropFirst(3))) }
        var characters = Array(text)
        for index in characters.indices where index + 3 < characters.count && characters[index...].starts(with: " .. ") {
            let starts = String(characters[..<index])
            characters.removeFirst(index + 4)
            return (starts, String(characters))
        }
        return nil
    }

    private static func read(_ text: String) -> String? {
        do { return try EDTF(words: text).text } catch { return nil }
    }

    private func date(_ text: String, _ field: Field) throws(FactsFile.Fault) -> String {
        do {
            return try EDTF(words: text).text
        } catch {
            throw fault(at: field, error.description)
        }
    }

    private static let keys: Set<String> = [
        "role", "note", "private_note", "follows", "speaker", "as_of", "quote", "amount", "starts", "ends", "on", "source", "at",
    ]

    // A place in the source, a quotation, or key=value pairs.
    private func evidence(
        _ field: Field, _ statement: inout FactStatement, _ citation: inout CitationStatement?
    ) throws(FactsFile.Fault) {
        if field.text.isEmpty { return }
        if field.text.hasPrefix("\""), field.text.hasSuffix("\""), field.text.count > 1 {
            if citation == nil { throw fault(at: field, "a quotation needs a source", hint: "source SLUG, on a line before") }
            citation?.quote = String(field.text.dropFirst().dropLast())
            return
        }
        guard let equals = field.text.firstIndex(of: "="), Self.keys.contains(String(field.text[..<equals])) else {
            if citation == nil { throw fault(at: field, "a place needs a source", hint: "source SLUG, on a line before") }
            if citation?.locator != nil { throw fault(at: field, "there is a place already", hint: "key=value for anything else: note=...") }
            citation?.locator = field.text
            return
        }
        for (key, value) in try pairs(of: field) { try set(key, value, field, &statement, &citation) }
    }

    private func set(
        _ key: String, _ value: String, _ field: Field, _ statement: inout FactStatement, _ citation: inout CitationStatement?
    ) throws(FactsFile.Fault) {
        switch key {
        case "role": statement.role = value
        case "note": statement.note = value
        case "private_note": statement.privateNote = value
        case "amount": statement.amount = value
        case "starts": statement.starts = try date(value, field)
        case "ends": statement.ends = value == ".." ? value : try date(value, field)
        case "on": statement.on = try date(value, field)
        case "follows":
            guard let number = FactNumber(value) else { throw fault(at: field, "follows takes the number of a fact", hint: "follows=#42") }
            statement.follows = number.id
        case "source": citation = CitationStatement(source: value)
        default:
            if citation == nil { throw fault(at: field, "\(key) needs a source", hint: "source SLUG, on a line before") }
            switch key {
            case "at": citation?.locator = value
            case "speaker": citation?.speaker = value
            case "as_of": citation?.asOf = try date(value, field)
            default: citation?.quote = value
            }
        }
    }

    private func pairs(of field: Field) throws(FactsFile.Fault) -> [(String, String)] {
        var pairs: [(String, String)] = []
        for part in field.text.split(separator: ";") {
            let part = part.drop { $0 == " " }
            guard let equals = part.firstIndex(of: "=") else {
                throw fault(at: field, "'\(part)' is no key=value", hint: "note=...; speaker=...")
            }
            let (key, value) = (String(part[..<equals]), String(part[part.index(after: equals)...]))
            if value.isEmpty { throw fault(at: field, "\(key) is empty") }
            if pairs.contains(where: { $0.0 == key }) { throw fault(at: field, "\(key) is said twice") }
            pairs.append((key, value))
        }
        return pairs
    }

    /// The key=value pairs of the fields from `index` on.
    func values(from index: Int) throws(FactsFile.Fault) -> [String: String] {
        var values: [String: String] = [:]
        for field in fields.dropFirst(index) { for (key, value) in try pairs(of: field) { values[key] = value } }
        return values
    }
}
