internal import DossierModel
internal import DossierQuery
package import DossierStorage

// What people say, read: names of sources and predicates, amounts and dates.
extension DeskStep {
    /// The name of a kind by its name, plural or a label.
    func kind(_ text: String, field: String) throws -> String {
        if let kind = try base.kindName(text) { return kind }
        let near = SpellingSuggestion.of(text, among: try base.kindWords())
        let none = RecordFault.noKind(text)
        throw fault(none.message, field: field, hint: near.map { "meant: \($0)?" } ?? none.hint, nothingFound: true)
    }

    func source(_ slug: String) throws -> SourceID {
        if let id = try run.source(slug) { return id }
        let near = try base.openSource(near: slug)
        var fault = fault(
            "there is no source '\(slug)'", field: "source",
            hint: near.map { "meant: \($0)?" } ?? "dossier source add \(Slug.make(slug)) --title '...'", nothingFound: true)
        fault.isOfUnknownSource = true
        throw fault
    }

    func predicate(_ text: String) throws -> DeskPredicate {
        if let found = try run.predicate(text) { return found }
        let near = try base.suggestedPredicates(text)
        throw fault(
            "there is no predicate '\(text)'", field: "predicate",
            hint: (near.map { "meant: \($0)? " } ?? "") + "'dossier list predicates' names them all; 'dossier predicate add' makes one", nothingFound: true)
    }

    func value(_ text: String, of predicate: DeskPredicate, writtenIn source: String?) throws -> NewFact.Object {
        switch predicate.valueType {
        case .amount: .amount
        case .date: .value(try exactDate(text, field: "object", writtenIn: source))
        default: .value(text)
        }
    }

    /// Gives a fact an amount in words, and the words that no amount can hold: what is counted is its role, "excluding VAT" its note.
    ///
    /// - Parameter source: whose words they are: its language tells what a comma means.
    func set(_ text: String, of fact: inout NewFact, _ predicate: DeskPredicate, writtenIn source: String? = nil) throws {
        if text.isEmpty {
            (fact.amountLow, fact.amountHigh, fact.unit, fact.isApproximate) = (nil, nil, nil, false)
            return
        }
        let units = try run.allUnits()
        let language = try source.flatMap { try run.language(ofSource: $0) }
        let stated: StatedAmount
        do {
            stated =
                try run.amountAhead(text, language: language, at: index)
                ?? Amount.stated(in: text, units: units, fallback: predicate.isCount ? units.first { $0.kind == .count } : nil, language: language)
        } catch let error as AmountError {
            let unknown = Self.currency(in: text, units).map { "dossier unit add \($0) --kind money --exponent 2" }
            let plain = error.needsLanguage ? "1250 or 1.25, without that mark; or say the source's: dossier source edit \(source ?? "SLUG") --language en" : nil
            throw fault(
                "'\(text)' is no amount that can be read: at column \(error.column), expected \(error.expected)", field: "amount",
                hint: unknown ?? plain ?? (predicate.isCount ? "'4 200', 'about 85'; what is counted is the role" : "'135 M€', '44,4 %', '60 to 75 M€'"))
        }
        let amount = stated.amount
        if let counted = stated.counted, fact.role == nil { fact.role = counted }
        if let note = stated.note, amount.unit.kind == .money, fact.note == nil { fact.note = note }
        fact.amountLow = amount.low
        fact.amountHigh = amount.high
        fact.isApproximate = amount.isApproximate
        fact.unit = try revision.unit(coded: amount.unit.code)?.id
    }

    // What looks like the code of a currency that the base does not have (ISO 4217: three capitals).
    private static func currency(in text: String, _ units: [Unit]) -> String? {
        text.split { !$0.isLetter }.first { word in
            word.count == 3 && word.utf8.allSatisfy { (65...90).contains($0) } && !units.contains { $0.code == word }
        }.map(String.init)
    }

    func set(_ figures: AmountFigures, of fact: inout NewFact) throws {
        guard let unit = try revision.unit(coded: figures.unit) else {
            throw fault("there is no unit '\(figures.unit)'", field: "unit", nothingFound: true)
        }
        func number(_ text: String?, _ field: String) throws -> Int64? {
            do {
                return try text.map { try FixedPoint.parse($0, exponent: unit.exponent) }
            } catch {
                throw fault("\(field): \(error)", field: field)
            }
        }
        fact.amountLow = try number(figures.low, "amount_low")
        fact.amountHigh = try number(figures.high, "amount_high")
        fact.unit = unit.id
        fact.isApproximate = figures.isApproximate
    }

    /// A date or a set in words as EDTF; an empty text is none.
    ///
    /// - Parameter source: whose words they are: "last June" counts from the day on which it was published.
    func date(_ text: String, field: String, writtenIn source: String? = nil) throws -> String? {
        text.isEmpty ? nil : try exactDate(text, field: field, writtenIn: source)
    }

    func exactDate(_ text: String, field: String, writtenIn source: String? = nil) throws -> String {
        do {
            return try EDTF(factDate: read(text, writtenIn: source).text).text
        } catch let error as EDTFError {
            let hint = error.needsDay ? "--relative-to DAY, or a source whose day of publication is known" : nil
            throw fault("\(field): \(error.description)", field: field, hint: hint)
        }
    }

    private func read(_ text: String, writtenIn source: String?) throws -> EDTF {
        do {
            return try EDTF(words: text)
        } catch let error where error.needsDay {
            guard let source, let published = try base.source(slug: source)?.published else { throw error }
            let date = try EDTF(published)
            guard let day = date.exactDay else { throw error }
            let reading = ChangeReport.DateReading(text: text, date: try EDTF(words: text, relativeTo: day), source: source, published: date)
            run.note(reading)
            return reading.date
        }
    }
}

extension Snapshot {
    /// The source that may have been meant. Faults stand in the open: what is confidential is not proposed.
    package func openSource(near slug: String) throws -> String? {
        try SpellingSuggestion.of(slug, among: sourceSlugs()).flatMap { try isConfidential(source: $0) ? nil : $0 }
    }
}
