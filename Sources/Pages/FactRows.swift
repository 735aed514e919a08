package import DossierModel
package import DossierOutput
package import DossierQuery
package import DossierStorage

/// Facts as rows: few columns in words for people to read, all of them as stored for programs.
package struct FactRows {
    let format: OutputFormat
    let language: Language
    /// What the facts are asked of: where it shows everything, rows for programs say what is not for everyone.
    let base: Snapshot

    package init(format: OutputFormat, language: Language, base: Snapshot) {
        self.format = format
        self.language = language
        self.base = base
    }

    private var isForPeople: Bool { format.isForPeople }
    private var withPrivate: Bool { !isForPeople && base.visibility == .everything }

    /// The columns; `withCertainty` when a time was asked about.
    package func columns(withCertainty: Bool) -> [String] {
        let columns =
            isForPeople
            ? ["id", "subject", "predicate", "object", "when", "modality", "amount", DisputeText.column(format), "sources"]
            : [
                "id", "subject", "subject_name", "predicate", "object", "object_name", "value", "starts", "ends", "modality",
                "amount_low", "amount_high", "unit", "approximate", "role", "note", "follows", "disputed", "sources",
            ]
        return columns + (withCertainty ? ["holds"] : []) + (withPrivate ? ["confidential", "private_note"] : []) + (isForPeople ? [] : ["citations"])
    }

    package func values(_ answer: Answer, withCertainty: Bool) -> [RowField] {
        let values = isForPeople ? words(answer.fact, answer.marks) : stored(answer.fact, answer.marks)
        return values + (withCertainty ? [.text(answer.certainty.rawValue)] : [])
            + (withPrivate ? [.flag(answer.fact.isConfidential), .text(answer.fact.privateNote)] : [])
            + (isForPeople ? [] : [CitationRows.field(answer.fact.citations)])
    }

    /// A fact by itself, as the JSON of every command has it (docs/schema/fact.json).
    func document(_ fact: FactRecord, _ marks: [DisputeMark]) -> JSONDocument {
        let programs = FactRows(format: .json, language: language, base: base)
        let fields = programs.values(Answer(fact: fact, marks: marks), withCertainty: false)
        return .object(zip(programs.columns(withCertainty: false), fields).map { ($0, $1.document) })
    }

    /// Facts of one row: in JSON each in whole, else their numbers.
    func field(_ facts: [FactRecord]) throws -> RowField {
        let numbers = facts.map { "\($0.id)" }.joined(separator: " ")
        if !format.isJSON { return .document(.null, inShort: numbers) }
        let marks = try base.disputeMarks(of: facts)
        return .document(.array(facts.map { document($0, marks[$0.id]) }), inShort: numbers)
    }

    /// The last columns, and the last fields, of rows about a fact's place among others: what stands against it, its sources, and in JSON the
    /// fact itself.
    var lastColumns: [String] { [DisputeText.column(format), "sources"] + (format.isJSON ? ["fact"] : []) }
    func lastFields(_ fact: FactRecord, _ marks: [DisputeMark]) -> [RowField] {
        [DisputeText.field(marks, format), .list(fact.sourceSlugs)]
            + (format.isJSON ? [.document(document(fact, marks), inShort: "\(fact.id)")] : [])
    }

    private func words(_ fact: FactRecord, _ marks: [DisputeMark]) -> [RowField] {
        var object = FactText.object(fact, from: nil, language)
        if case .amount = fact.object { object = "" }
        if let role = fact.wording.role { object = object.isEmpty ? "(\(role))" : "\(object) (\(role))" }
        return [
            .integer(fact.id.rawValue), .text(fact.subject.name), .text(fact.predicate.label(in: language)),
            .text(ConfidentialMark.prefix(fact.isConfidential, language) + object),
            .text(DateText.span(fact, language)), .text(language.wording.modality(fact.modality)), .text(FactText.amount(fact, language) ?? ""),
            DisputeText.field(marks, format), .list(fact.sourceSlugs),
        ]
    }

    private func stored(_ fact: FactRecord, _ marks: [DisputeMark]) -> [RowField] {
        base.notePrivateNote(of: fact)
        var (slug, name, value): (RowField, RowField, RowField) = (.null, .null, .null)
        switch fact.object {
        case .entity(let object): (slug, name) = (.text(object.slug), .text(object.name))
        case .value(let text): value = .text(text)
        case .amount: break
        }
        return [
            .integer(fact.id.rawValue), .text(fact.subject.slug), .text(fact.subject.name), .text(fact.predicate.name), slug,
            name, value, .text(fact.starts), .text(fact.ends), .text(fact.modality.name),
            .value(.bound(fact.amount?.low, fact.amount?.unit)),
            .value(.bound(fact.amount?.high, fact.amount?.unit)), .text(fact.amount?.unit.code),
            .flag(fact.amount?.isApproximate == true),
            .text(fact.role), .text(fact.note), fact.follows.map { .integer($0.rawValue) } ?? .null,
            DisputeText.field(marks, format),
            .list(fact.sourceSlugs),
        ]
    }
}

extension Value {
    /// A bound of an amount in whole units, exactly; NULL for none.
    static func bound(_ bound: Int64?, _ unit: Unit?) -> Value {
        guard let bound, let unit else { return .null }
        let scale = (0..<unit.exponent).reduce(Int64(1)) { scale, _ in scale * 10 }
        return bound % scale == 0 ? .integer(bound / scale) : .decimal(bound, decimals: unit.exponent)
    }
}
