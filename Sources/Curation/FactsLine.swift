internal import DossierModel

/// One line of the format `.facts`, cut into its fields.
struct FactsLine {
    /// A stretch of the line, as it is written.
    struct Field {
        /// With its backslashes.
        var raw: Substring
        /// Where it starts in the line, from 1.
        var column: Int

        /// What it means: `\|`, `\;`, `\,` and `\\` are the second character, `\n` is a new line.
        var text: String {
            guard raw.contains("\\") else { return String(raw) }
            var text = ""
            var isEscaped = false
            for character in raw {
                if isEscaped {
                    text.append(character == "n" ? "\n" : character)
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else {
                    text.append(character)
                }
            }
            return isEscaped ? text + "\\" : text
        }

        var isEmpty: Bool { raw.isEmpty }

        func trimmed() -> Field {
            let start = raw.drop { $0 == " " || $0 == "\t" }
            var end = start
            while let last = end.last, last == " " || last == "\t" {
                // A backslash keeps the space behind it.
                if end.dropLast().last == "\\" { break }
                end.removeLast()
            }
            return Field(raw: end, column: column + raw.distance(from: raw.startIndex, to: start.startIndex))
        }

        /// Without its first characters, and the white space that follows.
        func dropping(_ count: Int) -> Field { Field(raw: raw.dropFirst(count), column: column + count).trimmed() }

        /// At each separator that no backslash stands before.
        func split(at separator: (Substring) -> Int) -> [Field] {
            var fields: [Field] = []
            var start = raw.startIndex
            var startColumn = column
            var place = raw.startIndex
            var current = column
            while place < raw.endIndex {
                if raw[place] == "\\" {
                    let next = raw.index(after: place)
                    current += next < raw.endIndex ? 2 : 1
                    place = next < raw.endIndex ? raw.index(after: next) : next
                    continue
                }
                let length = separator(raw[place...])
                if length == 0 {
                    place = raw.index(after: place)
                    current += 1
                    continue
                }
                fields.append(Field(raw: raw[start..<place], column: startColumn).trimmed())
                place = raw.index(place, offsetBy: length)
                current += length
                (start, startColumn) = (place, current)
            }
            fields.append(Field(raw: raw[start...], column: startColumn).trimmed())
            return fields
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

    var isBlank: Bool { fields.isEmpty }

    init(_ text: String, number: Int, relativeTo day: Day? = nil) throws(FactsFile.Fault) {
        self.text = text
        self.number = number
        self.day = day
        var rest = Field(raw: text[...], column: 1).trimmed()
        if rest.isEmpty || rest.raw.first == "#" { return }
        if rest.raw.first == "@" {
            let word = rest.raw.prefix { $0 != " " && $0 != "\t" }
            guard ClaimReference.isLabel(word.dropFirst()) else {
                throw fault(at: rest, "'\(word)' is no label", hint: "letters, digits, - and _: @bid")
            }
            label = String(word.dropFirst())
            rest = rest.dropping(word.count)
        }
        if let first = rest.raw.first, "+-?".contains(first), rest.raw.dropFirst().first.map({ $0 == " " || $0 == "\t" }) ?? false {
            mark = String(first)
            rest = rest.dropping(1)
        }
        fields = rest.split { $0.first == "|" ? 1 : 0 }
        guard mark.isEmpty else { return }
        // A backslash in front of a fact says that its first word is none of these.
        let word = fields[0].raw.prefix { $0 != " " && $0 != "\t" }
        if Self.keywords.contains(String(word)) {
            keyword = String(word)
            fields[0] = fields[0].dropping(word.count)
        } else if word.first == "\\", Self.keywords.contains(String(word.dropFirst())) {
            fields[0] = fields[0].dropping(1)
        }
    }

    /// Where the line begins to say something.
    var start: Int { fields.first?.column ?? 1 }

    /// Where a field of the operation stands, as well as that can be told.
    func column(of field: String) -> Int {
        let isFact = keyword == nil && mark != "-"
        let place: Int? =
            switch field {
            case "subject", "entity", "key", "fact", "new": 0
            case "predicate", "name": isFact ? 1 : nil
            case "object": isFact ? 2 : nil
            case "amount", "starts", "ends", "on", "unit", "role": isFact ? 3 : nil
            default: nil
            }
        // A key=value pair of that name goes before the place.
        for candidate in fields {
            for part in candidate.split(at: { $0.first == ";" ? 1 : 0 }) where part.raw.hasPrefix(field + "=") { return part.column }
        }
        return place.flatMap { fields.count > $0 ? fields[$0].column : nil } ?? start
    }

    func fault(at field: Field?, _ message: String, hint: String? = nil) -> FactsFile.Fault {
        FactsFile.Fault(line: number, column: field?.column ?? text.count + 1, text: text, message: message, hint: hint)
    }

    /// The text of a field that must be there.
    func required(_ index: Int, _ what: String, hint: String? = nil) throws(FactsFile.Fault) -> String {
        guard fields.count > index, !fields[index].isEmpty else {
            throw fault(at: fields.count > index ? fields[index] : nil, "there is no \(what)", hint: hint)
        }
        return fields[index].text
    }

    func optional(_ index: Int) -> String? { fields.count > index && !fields[index].isEmpty ? fields[index].text : nil }

    /// A claim that a field names: `#42`, `n7`, `@bid`.
    func claim(_ field: Field) throws(FactsFile.Fault) -> ClaimReference {
        guard let claim = ClaimReference(field.text) else {
            throw fault(at: field, "'\(field.text)' names no fact", hint: "#42, n7 for a name, or the label of a line: @bid")
        }
        return claim
    }

    func date(_ field: Field) throws(FactsFile.Fault) -> String {
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

    /// Whether a detail is taken for a date.
    static func isDate(_ text: String) -> Bool {
        do {
            _ = try read(text, relativeTo: nil)
            return true
        } catch {
            return false
        }
    }

    // MARK: key=value

    /// The pairs of a field: `key=value; key=value`. nil where it is something else.
    func pairs(of field: Field, among keys: Set<String>?) throws(FactsFile.Fault) -> [(key: String, value: Field)]? {
        var pairs: [(key: String, value: Field)] = []
        for part in field.split(at: { $0.first == ";" ? 1 : 0 }) {
            if part.isEmpty { continue }
            guard let equals = part.raw.firstIndex(of: "=") else {
                if pairs.isEmpty { return nil }
                throw fault(at: part, "'\(part.text)' is no key=value", hint: "a ; in a text is written \\;")
            }
            let key = String(part.raw[..<equals])
            if let keys, !keys.contains(key) {
                if pairs.isEmpty { return nil }
                throw fault(at: part, "there is no '\(key)' here", hint: NearestName.of(key, among: keys.sorted()).map { "meant: \($0)=?" })
            }
            let value = Field(
                raw: part.raw[part.raw.index(after: equals)...],
                column: part.column + part.raw.distance(from: part.raw.startIndex, to: equals) + 1
            ).trimmed()
            if pairs.contains(where: { $0.key == key }) { throw fault(at: part, "\(key) is said twice") }
            pairs.append((key, value))
        }
        return pairs
    }

    /// The pairs of all fields from one on.
    func values(from index: Int, among keys: Set<String>? = nil) throws(FactsFile.Fault) -> [String: Field] {
        var values: [String: Field] = [:]
        for field in fields.dropFirst(index) where !field.isEmpty {
            guard let pairs = try pairs(of: field, among: keys) else {
                throw fault(at: field, "'\(field.text)' is no key=value", hint: keys.map { "keys: " + $0.sorted().joined(separator: ", ") })
            }
            for (key, value) in pairs where values.updateValue(value, forKey: key) != nil {
                throw fault(at: value, "\(key) is said twice")
            }
        }
        return values
    }
}
