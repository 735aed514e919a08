internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

/// Facts as rows: few columns in words for people to read, all of them as stored for programs.
struct FactRows {
    let format: OutputFormat
    let language: Language
    /// What the facts are asked of: where it shows everything, rows for programs say what is not for everyone.
    let base: Snapshot

    private var isForPeople: Bool { format.isForPeople }
    private var withPrivate: Bool { !isForPeople && base.visibility == .everything }

    /// The columns; `withCertainty` when a time was asked about.
    func columns(withCertainty: Bool) -> [String] {
        let columns =
            isForPeople
            ? ["id", "subject", "predicate", "object", "when", "modality", "amount", DisputeText.column(format), "sources"]
            : [
                "id", "subject", "subject_name", "predicate", "object", "object_name", "value", "starts", "ends", "modality",
                "amount_low", "amount_high", "unit", "approximate", "role", "note", "follows", "disputed", "sources",
            ]
        return columns + (withCertainty ? ["holds"] : []) + (withPrivate ? ["confidential", "private_note"] : [])
    }

    func values(_ answer: Answer, withCertainty: Bool) -> [Value] {
        let disputed = DisputeText.value(answer.marks, format)
        let values = isForPeople ? words(answer.fact, disputed) : stored(answer.fact, disputed)
        return values + (withCertainty ? [.text(answer.certainty.rawValue)] : [])
            + (withPrivate ? [.integer(answer.fact.isConfidential ? 1 : 0), text(answer.fact.privateNote)] : [])
    }

    private func words(_ fact: FactRecord, _ disputed: Value) -> [Value] {
        var object = FactText.object(fact, from: nil, language)
        if case .amount = fact.object { object = "" }
        let modality = FactText.modality(fact.modality, language) ?? (language == .french ? "réalisé" : fact.modality.name)
        if let role = fact.role { object = object.isEmpty ? "(\(role))" : "\(object) (\(role))" }
        return [
            .integer(fact.id.rawValue), .text(fact.subject.name), .text(fact.predicate.label(in: language)),
            .text(Mark.prefix(fact.isConfidential, language) + object),
            .text(DateText.span(fact, language)), .text(modality), .text(FactText.amount(fact, language) ?? ""),
            disputed, .text(sources(fact)),
        ]
    }

    private func stored(_ fact: FactRecord, _ disputed: Value) -> [Value] {
        base.notePrivateNote(of: fact)
        var (slug, name, value): (Value, Value, Value) = (.null, .null, .null)
        switch fact.object {
        case .entity(let object): (slug, name) = (.text(object.slug), .text(object.name))
        case .value(let text): value = .text(text)
        case .amount: break
        }
        return [
            .integer(fact.id.rawValue), .text(fact.subject.slug), .text(fact.subject.name), .text(fact.predicate.name), slug,
            name, value, text(fact.starts), text(fact.ends), .text(fact.modality.name), .bound(fact.amount?.low, fact.amount?.unit),
            .bound(fact.amount?.high, fact.amount?.unit), text(fact.amount?.unit.code), .integer(fact.amount?.isApproximate == true ? 1 : 0),
            text(fact.role), text(fact.note), fact.follows.map { .integer($0.rawValue) } ?? .null, disputed, .text(sources(fact)),
        ]
    }

    private func text(_ text: String?) -> Value { text.map { .text($0) } ?? .null }

    private func sources(_ fact: FactRecord) -> String {
        var slugs: [String] = []
        for citation in fact.citations where !slugs.contains(citation.source.slug) { slugs.append(citation.source.slug) }
        return slugs.joined(separator: " ")
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
