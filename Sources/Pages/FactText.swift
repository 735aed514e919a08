internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// The parts of a fact in words, as pages and tables print them.
enum FactText {
    /// What stands on the right, as seen from `entity`: the other entity's name, or the value.
    static func object(_ fact: FactRecord, from entity: EntityReference?, _ language: Language) -> String {
        if let entity, let other = fact.otherEnd(from: entity.id) { return other.name }
        return switch fact.object {
        case .entity(let object): object.name
        case .value(let text): isOwnDate(fact) ? DateText.words(text, language) : fact.wording.value ?? text
        case .amount: amount(fact, language) ?? ""
        }
    }

    /// Whether an attribute's value is the date on which it happened: said once is enough.
    private static func isOwnDate(_ fact: FactRecord) -> Bool {
        guard case .value(let text) = fact.object else { return false }
        return text == fact.starts && fact.ends == nil
    }

    /// The amount: "60 M€"; nil where there is none.
    static func amount(_ fact: FactRecord, _ language: Language) -> String? {
        fact.amount?.text(in: language, unbroken: true)
    }

    /// The modality where it is not actual.
    static func modality(_ modality: Modality, _ language: Language) -> String? {
        switch (modality, language) {
        case (.actual, _): nil
        case (_, .english): modality.name
        case (.planned, .french): "prévu"
        case (.committed, .french): "engagé"
        case (.alleged, .french): "allégué"
        case (.denied, .french): "démenti"
        }
    }

    /// What is said of the fact beside its object: amount, role, dates, modality, what it follows.
    static func details(_ answer: Answer, _ language: Language) -> [String] {
        let fact = answer.fact
        var parts: [String] = []
        if case .amount = fact.object {} else if let amount = amount(fact, language) { parts.append(amount) }
        if let role = fact.wording.role { parts.append(role) }
        let span = isOwnDate(fact) ? "" : DateText.span(fact, language)
        if !span.isEmpty { parts.append(span) }
        if let modality = modality(fact.modality, language) { parts.append(modality) }
        if fact.isConfidential { parts.append(Mark.confidential(language)) }
        return parts
    }
}

extension FactText {
    /// Two names and what joins them: "Dassault Systèmes se retire d'Andromède".
    static func clause(_ subject: String, _ label: String, _ object: String, _ language: Language) -> String {
        subject + " " + (language == .french ? FrenchElision.joined(label, object) : label + " " + object)
    }

    /// The whole fact on one line: "Thales invests in Andromède, 30 M€, planned".
    static func sentence(_ answer: Answer, _ language: Language) -> String {
        let fact = answer.fact
        let label = fact.predicate.label(in: language)
        let head: String
        switch fact.object {
        case .entity(let object): head = clause(fact.subject.name, label, object.name, language)
        case .value, .amount:
            let colon = language == .french ? "\u{A0}: " : ": "
            head = "\(fact.subject.name) — \(label)\(colon)\(self.object(fact, from: nil, language))"
        }
        return ([head] + details(answer, language)).joined(separator: ", ")
    }
}
