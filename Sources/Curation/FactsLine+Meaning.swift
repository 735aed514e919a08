internal import DossierModel

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
        let places = kind.placedFields
        let key = try required(0, "key of the \(kind.rawValue)")
        var values: [String: String] = [:]
        for (index, field) in fields.enumerated().dropFirst() where !field.isEmpty {
            if index <= places.count, try pairs(of: field, among: Self.recordKeys) == nil {
                let place = places[index - 1]
                if values.updateValue(try recordValue(field, of: place), forKey: place) != nil { throw fault(at: field, "\(place) is said twice") }
            } else {
                guard let pairs = try pairs(of: field, among: nil) else {
                    throw fault(at: field, "'\(field.text)' is no key=value")
                }
                for (key, value) in pairs where values.updateValue(try recordValue(value, of: key), forKey: key) != nil {
                    throw fault(at: value, "\(key) is said twice")
                }
            }
        }
        return RecordStatement(kind, key: key, fields: values, mode: .add)
    }

    private func recordValue(_ field: Field, of key: String) throws(FactsFile.Fault) -> String {
        (key == "published" || key == "retrieved") && !field.isEmpty ? try date(field) : field.text
    }

    // What could follow at once, where fields in their places are left out.
    private static let recordKeys: Set<String> = [
        "title", "author", "publisher", "published", "published_basis", "retrieved", "url", "archived_url", "language", "derived_from",
        "sha256", "confidential", "supersedes", "kind", "name", "summary", "topic", "verdict", "favours", "comment",
    ]

    // MARK: Facts

    private static let citationKeys: Set<String> = ["source", "at", "speaker", "as_of", "as_of_defaulted", "quote", "basis", "says"]
    private static let amountKeys: Set<String> = ["amount", "amount_low", "amount_high", "unit", "approximate"]
    private static let factKeys = citationKeys.union(amountKeys).union(["role", "note", "private_note", "follows", "starts", "ends", "on", "modality"])
    private static let nameKeys = citationKeys.union(["language", "starts", "ends"])

    /// subject | predicate | object | amount, modality, dates, role | place | "quotation" | key=value; ...
    func fact(_ source: String?) throws(FactsFile.Fault) -> FactStatement {
        guard fields.count >= 3 else {
            let near = SpellingSuggestion.of(fields[0].word.raw, among: Self.keywords.sorted())
            throw fault(
                at: nil, "a fact has a subject, a predicate and an object",
                hint: near.map { "Orange | owns | Cloudwatt | 44,4 %; or meant: \($0)?" } ?? "Orange | owns | Cloudwatt | 44,4 %")
        }
        for (index, name) in ["subject", "predicate", "object"].enumerated() where fields[index].isEmpty { _ = try required(index, name) }
        var new: NewEnd?
        let subject = try end(fields[0], .subject, &new)
        let object = try end(fields[2], .object, &new)
        if mark == "+", new?.kind.isEmpty ?? true {
            throw fault(at: fields[0], "+ makes an entity, and its kind is missing", hint: "+ Nadine Pichelot (person) | leads | Cloudwatt")
        }
        var statement = FactStatement(subject: subject, predicate: fields[1].text, object: object)
        statement.new = new
        statement.label = label
        var values = Values()
        for part in details(3) { try read(part, into: &values) }
        try readEvidence(from: 4, among: Self.factKeys, into: &values)
        try refuseEmpty(values)
        statement.amount = values["amount"]?.text
        statement.figures = try figures(values)
        if let modality = values["modality"] { statement.modality = try self.modality(modality) }
        try setDates(of: &statement, values)
        statement.role = values["role"]?.text
        statement.note = values["note"]?.text
        statement.privateNote = values["private_note"]?.text
        if let follows = values["follows"] { statement.follows = try claim(follows) }
        statement.citation = try citation(source, values)
        return statement
    }

    private func setDates(of statement: inout FactStatement, _ values: Values) throws(FactsFile.Fault) {
        if let starts = values["starts"], starts.isWritten("-"), values["date"] != nil || values["on"] != nil {
            throw fault(at: starts, "the line has a date, and starts=- says that there is none", hint: "leave one of them out")
        }
        if let alone = values["date"] {
            for key in ["starts", "on"] {
                if let second = values[key] { throw fault(at: second, "\(key) is said twice", hint: "a date by itself says it too") }
            }
            statement.date = try date(alone)
        }
        if let starts = values["starts"] {
            statement.hasNoStart = starts.isWritten("-")
            if !statement.hasNoStart { statement.starts = try date(starts) }
        }
        if let ends = values["ends"] { statement.ends = try endDate(ends) }
        if let on = values["on"] { statement.on = try date(on) }
    }

    // On a line with +, "NAME (kind)" is a new entity; a name that ends so is written with \).
    private func end(_ field: Field, _ place: NewEnd.Place, _ new: inout NewEnd?) throws(FactsFile.Fault) -> String {
        guard mark == "+", let close = field.last(")"), close == field.count - 1, let open = field.last("("), open > 0 else { return field.text }
        let kind = field.trimmed(open + 1..<close).text
        let name = field.trimmed(0..<open).text
        if new != nil {
            throw fault(at: field, "a line makes one new entity", hint: "on a line before: entity \(Slug.make(name)) | \(kind) | \(name)")
        }
        new = NewEnd(kind: kind, place: place)
        return name
    }

    // MARK: Details

    // A comma and a space part them: a decimal comma has none.
    private func details(_ index: Int) -> [Field] { fields.count > index ? fields[index].split(at: ", ").filter { !$0.isEmpty } : [] }

    private func add(_ key: String, _ value: Field, to values: inout Values) throws(FactsFile.Fault) {
        if values.add(value, as: key) { return }
        throw fault(at: value, "\(key == "date" ? "starts" : key) is said twice", hint: key == "role" ? "a comma within one text is written \\, and two roles are two facts" : nil)
    }

    // What one of the details of a fact is.
    private func read(_ part: Field, into values: inout Values) throws(FactsFile.Fault) {
        if let pairs = try pairs(of: part, among: Self.factKeys) {
            for (key, value) in pairs { try add(key, value, to: &values) }
            return
        }
        if let key = part.key {
            throw fault(
                at: part, "there is no '\(key)' here",
                hint: SpellingSuggestion.of(key, among: Self.factKeys.sorted()).map { "meant: \($0)=?" } ?? "a text with = in it: role=\(part.raw)")
        }
        let text = part.text
        if Modality(name: text) != nil { return try add("modality", part, to: &values) }
        if part.hasPrefix("on ") { return try add("on", part.dropping(3), to: &values) }
        if let span = span(part) { return try read(span, into: &values) }
        switch Self.asDate(text) {
        case .success(let date):
            var part = part
            part.date = date
            return try add("date", part, to: &values)
        case .failure(let error) where error.needsDay: return try add("date", part, to: &values)
        case .failure(let error) where error.hasSeveralReadings: throw fault(at: part, error.description)
        case .failure, nil: break
        }
        if FactsText.isCounted(place: text) {
            throw fault(at: part, "'\(text)' is a place in the source, which stands behind the details", hint: "| | \(text); or at=\(text)")
        }
        if FactsText.hasAmount(text) { return try add("amount", part, to: &values) }
        if Modality(word: text) != nil { return try add("modality", part, to: &values) }
        if let near = SpellingSuggestion.of(text, among: Modality.words) {
            throw fault(at: part, "'\(text)' is no modality", hint: "\(near); as a role: role=\(text)")
        }
        if !FactsText.saysSomething(text) {
            throw fault(at: part, "'\(text)' is no amount, modality, date or role", hint: "as a role: role=\(text)")
        }
        try add("role", part, to: &values)
    }

    private typealias Span = (starts: Field?, ends: Field?)

    private func read(_ span: Span, into values: inout Values) throws(FactsFile.Fault) {
        if let starts = span.starts { try add("starts", starts, to: &values) }
        if let ends = span.ends { try add("ends", ends, to: &values) }
    }

    // "2012-09 .. 2014-03", "2012 ..", ".. 2014".
    private func span(_ part: Field) -> Span? {
        guard part.contains(".") else { return nil }
        if part.hasPrefix(".. ") { return (nil, part.dropping(3)) }
        let ends = part.split(at: " .. ")
        if ends.count == 2 { return (ends[0], ends[1]) }
        return part.hasSuffix(" ..") ? (part.dropping(last: 3), nil) : nil
    }

    static func isDate(_ text: String) -> Bool {
        switch asDate(text) {
        case .success: true
        case .failure(let error): error.needsDay || error.hasSeveralReadings
        case nil: false
        }
    }

    // A text as a date, as EDTF; nil where it is an amount.
    private static func asDate(_ text: String) -> Result<String, EDTFError>? {
        // To find out in words that an amount is no date takes longer than to read it.
        if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .currencySymbol }) { return nil }
        return Result { () throws(EDTFError) in try EDTF(words: text).text }
    }

    private func modality(_ field: Field) throws(FactsFile.Fault) -> Modality {
        guard let modality = Modality(word: field.text) else {
            throw fault(at: field, "'\(field.text)' is no modality", hint: Modality.allCases.map(\.name).joined(separator: ", "))
        }
        return modality
    }

    // ".." says that a source gives no term.
    private func endDate(_ field: Field) throws(FactsFile.Fault) -> String { field.isWritten("..") ? ".." : try date(field) }

    private func figures(_ values: Values) throws(FactsFile.Fault) -> AmountFigures? {
        let isApproximate = try values["approximate"].map { (value) throws(FactsFile.Fault) in try flag(value, "approximate") } ?? false
        guard let first = values["amount_low"] ?? values["amount_high"] else {
            if let field = values["unit"] ?? values["approximate"] { throw fault(at: field, "there are no figures", hint: "amount_low=135000000; unit=EUR") }
            return nil
        }
        if values["amount"] != nil { throw fault(at: first, "amount is said twice", hint: "in words, or by its figures") }
        guard let unit = values["unit"] else { throw fault(at: first, "the amount has no unit", hint: "unit=EUR") }
        return AmountFigures(low: values["amount_low"]?.text, high: values["amount_high"]?.text, unit: unit.text, isApproximate: isApproximate)
    }

    // MARK: Evidence

    // A place in the source, a quotation, or key=value pairs.
    private func readEvidence(from index: Int, among keys: Set<String>, into values: inout Values) throws(FactsFile.Fault) {
        var place: Field?
        for field in fields.dropFirst(index) where !field.isEmpty {
            if field.count > 1, field.hasPrefix("\""), field.hasSuffix("\"") {
                try add("quote", field.part(1..<field.count - 1), to: &values)
            } else if let pairs = try pairs(of: field, among: keys) {
                for (key, value) in pairs { try add(key, value, to: &values) }
            } else if let key = field.split(at: "; ").lazy.compactMap(\.key).first {
                throw fault(
                    at: field, "there is no '\(key)' here",
                    hint: SpellingSuggestion.of(key, among: keys.sorted()).map { "meant: \($0)=?" } ?? "a place with = in it: at=\(field.raw)")
            } else if values.add(field, as: "at") {
                place = field
            } else {
                throw fault(at: field, "there is a place already", hint: "key=value for anything else: note=...")
            }
        }
        // "2021" in the place of a place is the date that is missing before it, or a page.
        if let place, !values.entries.contains(where: { Self.dateKeys.contains($0.key) }), Self.isDate(place.text) {
            throw fault(
                at: place, "'\(place.text)' is a date, or a place in the source",
                hint: (index == 4 ? "a date stands before the bar: 60 %, \(place.text); a" : "a") + " place is written at=\(place.text)")
        }
    }

    private static let dateKeys: Set<String> = ["date", "starts", "ends", "on", "says", "as_of"]

    private func refuseEmpty(_ values: Values) throws(FactsFile.Fault) {
        guard let (key, value) = values.entries.first(where: \.value.isEmpty) else { return }
        throw fault(at: value, "\(key) is empty", hint: key == "starts" ? "starts=- says that there is none" : nil)
    }

    // Of the source of the block, or the line's own; nil where there is none.
    private func citation(_ source: String?, _ values: Values) throws(FactsFile.Fault) -> CitationStatement? {
        guard let slug = values["source"]?.text ?? source else {
            if let first = values.entries.first(where: { Self.citationKeys.contains($0.key) }) {
                let what = first.key == "at" ? "a place" : first.key == "quote" ? "a quotation" : first.key
                throw fault(at: first.value, "\(what) needs a source", hint: "source SLUG, on a line before")
            }
            return nil
        }
        var citation = CitationStatement(source: slug)
        citation.locator = values["at"]?.text
        citation.quote = values["quote"]?.text
        citation.speaker = values["speaker"]?.text
        if let asOf = values["as_of"] { citation.asOf = try date(asOf) }
        if let isDefaulted = values["as_of_defaulted"] { citation.isAsOfDefaulted = try flag(isDefaulted, "as_of_defaulted") }
        if let word = values["basis"] {
            guard let basis = NewCitation.Basis(rawValue: word.text) else {
                throw fault(at: word, "'\(word.text)' is no basis", hint: NewCitation.Basis.allCases.map(\.rawValue).joined(separator: ", "))
            }
            citation.basis = basis
        }
        if let says = values["says"] { citation.dates = try dates(says) }
        return citation
    }

    // The source's own dates: `-` for none, a date, or a span.
    private func dates(_ field: Field) throws(FactsFile.Fault) -> CitationStatement.Dates {
        if field.isWritten("-") { return .own(starts: nil, ends: nil) }
        guard let (starts, ends) = span(field) else { return .own(starts: try date(field), ends: nil) }
        return .own(
            starts: try starts.map { (field) throws(FactsFile.Fault) in try date(field) },
            ends: try ends.map { (field) throws(FactsFile.Fault) in try endDate(field) })
    }

    // MARK: Citations, names, edits

    /// cite CLAIM | place | "quotation" | key=value; ...
    func citation(_ source: String?) throws(FactsFile.Fault) -> CitationStatement {
        var values = Values()
        try readEvidence(from: 1, among: Self.citationKeys, into: &values)
        try refuseEmpty(values)
        guard let citation = try citation(source, values) else {
            throw fault(at: nil, "a citation needs a source", hint: "source SLUG, on a line before")
        }
        return citation
    }

    /// name ENTITY | text | role, dates | place | "quotation" | key=value; ...
    func name(_ source: String?) throws(FactsFile.Fault) -> NameStatement {
        var statement = NameStatement(
            entity: try required(0, "entity", hint: "name Orange | France Télécom | former, .. 2013-07-01"),
            text: try required(1, "name"), role: .alias)
        statement.label = label
        var values = Values()
        for part in details(2) {
            if let role = NameRole(rawValue: part.text) {
                try add("role", part, to: &values)
                statement.role = role
            } else if let span = span(part) {
                try read(span, into: &values)
            } else {
                throw fault(at: part, "'\(part.text)' is no role of a name", hint: NameRole.allCases.map(\.rawValue).joined(separator: ", "))
            }
        }
        try readEvidence(from: 3, among: Self.nameKeys, into: &values)
        try refuseEmpty(values)
        statement.language = values["language"]?.text
        if let starts = values["starts"] { statement.starts = try date(starts) }
        if let ends = values["ends"] { statement.ends = try endDate(ends) }
        statement.citation = try citation(source, values)
        return statement
    }

    private static let editedTexts: [String: any WritableKeyPath<FactEdit, String?> & Sendable] = [
        "subject": \.subject, "predicate": \.predicate, "object": \.object, "value": \.object, "amount": \.amount, "role": \.role, "note": \.note,
        "private_note": \.privateNote,
    ]
    private static let editKeys = Set(editedTexts.keys).union(amountKeys).union(["starts", "ends", "on", "modality", "follows"])

    /// edit #42 | key=value; ...; an empty value takes away.
    func edit() throws(FactsFile.Fault) -> FactEdit {
        let values = try values(from: 1, among: Self.editKeys)
        if values["object"] != nil, let value = values["value"] { throw fault(at: value, "value is said twice", hint: "object and value are the same") }
        var edit = FactEdit()
        for (key, path) in Self.editedTexts { if let value = values[key] { edit[keyPath: path] = value.text } }
        if let starts = values["starts"] { edit.starts = starts.isEmpty || starts.isWritten("-") ? "" : try date(starts) }
        if let ends = values["ends"] { edit.ends = ends.isEmpty ? "" : try endDate(ends) }
        if let on = values["on"], !on.isEmpty { edit.on = try date(on) }
        if let follows = values["follows"] { edit.follows = follows.isEmpty ? .some(nil) : .some(try claim(follows)) }
        if let modality = values["modality"] { edit.modality = try self.modality(modality) }
        edit.figures = try figures(values)
        return edit
    }
}
