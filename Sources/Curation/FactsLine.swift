internal import DossierModel

/// One line of the format `.facts`, cut into its fields.
struct FactsLine {
    /// What the fields say, by their keys: a few, in the order in which they stand.
    struct Values {
        private(set) var entries: [(key: String, value: Field)] = []

        subscript(key: String) -> Field? { entries.first { $0.key == key }?.value }

        /// Returns whether the key is a new one; else it keeps what it had.
        mutating func add(_ value: Field, as key: String) -> Bool {
            if entries.contains(where: { $0.key == key }) { return false }
            entries.append((key, value))
            return true
        }
    }

    let text: String
    let number: Int
    /// What dates such as "last June" count from, where it is given.
    private let day: Day?
    /// What other lines call what this one adds.
    private(set) var label: String?
    /// "+", "-" or "?" in front of the first field; empty where there is none.
    private(set) var mark = ""
    /// A word that says what the line is about, where it is no fact: "source", "name" ...
    private(set) var keyword: String?
    private(set) var fields: [Field] = []

    static let keywords: Set<String> = Set(RecordKind.allCases.map(\.rawValue)).union([
        "name", "side", "cite", "uncite", "edit", "rename", "remove", "same", "different",
    ])

    private static let longestKeyword = keywords.map(\.utf8.count).max() ?? 0

    var isBlank: Bool { fields.isEmpty }

    init(_ text: String, number: Int, relativeTo day: Day? = nil) throws(FactsFile.Fault) {
        self.text = text
        self.number = number
        self.day = day
        var rest = Field(text).trimmed()
        if rest.isEmpty || rest.hasPrefix("#") { return }
        if rest.hasPrefix("@") {
            let word = rest.word
            let name = word.part(1..<word.count).raw
            guard ClaimReference.isLabel(name) else {
                throw fault(at: rest, "'\(word.raw)' is no label", hint: "letters, digits, - and _: @bid")
            }
            label = name
            rest = rest.dropping(word.count)
        }
        if rest.hasPrefix("+") || rest.hasPrefix("-") || rest.hasPrefix("?"), rest.word.count == 1 {
            mark = rest.word.raw
            rest = rest.dropping(1)
        }
        fields = rest.split(at: "|")
        guard mark.isEmpty else { return }
        // A backslash in front of a fact says that its first word is none of these.
        let word = fields[0].word
        if word.count > Self.longestKeyword + 1 { return }
        let written = word.raw
        if Self.keywords.contains(written) {
            keyword = written
            fields[0] = fields[0].dropping(word.count)
        } else if word.hasPrefix("\\"), Self.keywords.contains(String(written.dropFirst())) {
            fields[0] = fields[0].dropping(1)
        }
    }

    // MARK: Places

    /// Where a field begins, from 1, in characters.
    func column(of field: Field) -> Int { field.charactersBefore + 1 }

    /// Where the line begins to say something.
    var start: Int { fields.first.map(column) ?? 1 }

    /// Where a field of the operation stands, as well as that can be told.
    func column(of name: String) -> Int { field(of: name).map(column) ?? start }

    /// What stands in a field of the operation, with its key where it has one.
    func field(of name: String) -> Field? {
        let isFact = keyword == nil && mark != "-"
        // Columns of a package and options of commands are called so; here it is another word, or a place.
        let key =
            switch name {
            case "locator": "at"
            case "as-of": "as_of"
            case "amount_low", "amount_high": fields.contains { $0.raw.contains(name + "=") } ? name : "amount"
            default: name
            }
        let place: Int? =
            switch key {
            case "subject", "entity", "key", "fact", "new": 0
            case "predicate": isFact ? 1 : nil
            case "text": keyword == "name" || keyword == "side" ? 1 : nil
            case "name": isFact || keyword == "same" || keyword == "different" ? 1 : keyword == "entity" || keyword == "rename" ? 2 : nil
            case "keep": 1
            case "kind": keyword == "entity" ? 1 : nil
            case "title", "topic": 1
            case "publisher", "side": 2
            case "published": 3
            case "url": 4
            case "because": keyword == "different" ? 3 : nil
            case "object", "value": isFact ? 2 : nil
            case "amount", "starts", "ends", "on", "unit", "role": isFact ? 3 : keyword == "name" ? 2 : nil
            case "at": isFact ? 4 : keyword == "cite" ? 1 : keyword == "name" ? 3 : nil
            default: nil
            }
        // A key=value pair of that name goes before the place.
        for candidate in fields {
            for part in candidate.split(at: ";") where part.raw.utf8.starts(with: (key + "=").utf8) { return part }
        }
        return place.flatMap { fields.count > $0 && !fields[$0].isEmpty ? fields[$0] : nil }
    }

    func fault(at field: Field?, _ message: String, hint: String? = nil) -> FactsFile.Fault {
        FactsFile.Fault(line: number, column: field.map(column) ?? text.count + 1, text: text, message: message, hint: hint)
    }

    // MARK: Fields

    /// The text of a field that must be there.
    func required(_ index: Int, _ what: String, hint: String? = nil) throws(FactsFile.Fault) -> String {
        guard fields.count > index, !fields[index].isEmpty else {
            throw fault(at: fields.count > index ? fields[index] : nil, "there is no \(what)", hint: hint)
        }
        return fields[index].text
    }

    /// Refuses fields beyond those that a line of its sort has: what nobody reads must not look as if it were said.
    func end(after count: Int) throws(FactsFile.Fault) {
        for field in fields.dropFirst(count) where !field.isEmpty {
            throw fault(at: field, "the line has a field too many", hint: "a bar within a text is written \\|")
        }
    }

    /// Refuses words between what a line is about and its first bar.
    func beginWithBar() throws(FactsFile.Fault) {
        if let first = fields.first, !first.isEmpty { throw fault(at: first, "a bar is missing", hint: "\(keyword ?? "") | ... | ...") }
    }

    /// A claim that a field names: `#42`, `n7`, `@bid`.
    func claim(_ field: Field) throws(FactsFile.Fault) -> ClaimReference {
        guard let claim = ClaimReference(field.text) else {
            throw fault(at: field, "'\(field.text)' names no fact", hint: "#42, n7 for a name, or the label of a line: @bid")
        }
        return claim
    }

    func date(_ field: Field) throws(FactsFile.Fault) -> String {
        if let date = field.date { return date }
        do {
            return try Self.read(field.text, relativeTo: day)
        } catch {
            throw fault(at: field, error.description)
        }
    }

    /// A date as EDTF; in its own words where it counts from a day that is not given: the source may have one.
    static func read(_ text: String, relativeTo day: Day?) throws(EDTFError) -> String {
        do throws(EDTFError) {
            return try EDTF(words: text, relativeTo: day).text
        } catch {
            if error.needsDay { return text }
            throw error
        }
    }

    func flag(_ field: Field, _ key: String) throws(FactsFile.Fault) -> Bool {
        switch field.text {
        case "true": true
        case "false": false
        default: throw fault(at: field, "\(key) is true or false, not '\(field.text)'")
        }
    }

    // MARK: key=value

    /// The pairs of a field: `key=value; key=value`. nil where it is something else.
    func pairs(of field: Field, among keys: Set<String>?) throws(FactsFile.Fault) -> [(key: String, value: Field)]? {
        guard field.contains("=") else { return nil }
        var pairs: [(key: String, value: Field)] = []
        for part in field.split(at: ";") {
            if part.isEmpty { continue }
            guard let equals = part.first("=") else {
                if pairs.isEmpty { return nil }
                throw fault(at: part, "'\(part.text)' is no key=value", hint: "a ; in a text is written \\;")
            }
            let key = part.part(0..<equals).raw
            if let keys, !keys.contains(key) {
                if pairs.isEmpty { return nil }
                throw fault(at: part, "there is no '\(key)' here", hint: SpellingSuggestion.of(key, among: keys.sorted()).map { "meant: \($0)=?" })
            }
            if pairs.contains(where: { $0.key == key }) { throw fault(at: part, "\(key) is said twice") }
            pairs.append((key, part.dropping(equals + 1)))
        }
        return pairs
    }

    /// The pairs of all fields from one on.
    func values(from index: Int, among keys: Set<String>? = nil) throws(FactsFile.Fault) -> Values {
        var values = Values()
        for field in fields.dropFirst(index) where !field.isEmpty {
            guard let pairs = try pairs(of: field, among: keys) else {
                throw fault(at: field, "'\(field.text)' is no key=value", hint: keys.map { "keys: " + $0.sorted().joined(separator: ", ") })
            }
            for (key, value) in pairs where !values.add(value, as: key) { throw fault(at: value, "\(key) is said twice") }
        }
        return values
    }
}
