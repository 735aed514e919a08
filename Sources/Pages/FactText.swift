internal import DossierModel
internal import DossierQuery

/// Facts in words, and their parts, as pages and tables print them.
enum FactText {
    /// The whole fact on one line: "Thales invests in Andromède, 30 M€, planned".
    ///
    /// - Parameters:
    ///   - entity: where the sentence begins: "Cloudwatt is owned by Orange". Without a label for the way back it reads as it was stated.
    ///   - withDates: false where its date stands beside it.
    static func sentence(_ fact: FactRecord, _ language: Language, from entity: EntityReference? = nil, withDates: Bool = true) -> String {
        ([clause(fact, language, from: entity, withDates: withDates)] + details(fact, language, withDates: withDates)).joined(separator: ", ")
    }

    private static func clause(_ fact: FactRecord, _ language: Language, from entity: EntityReference?, withDates: Bool) -> String {
        let words = language.wording
        let (subject, predicate) = (fact.subject, fact.predicate)
        guard case .entity(let other) = fact.object else {
            let head = "\(subject.name) — \(predicate.label(in: language))"
            // A dated attribute would only repeat its date.
            return !withDates && isOwnDate(fact) ? head : head + words.colon + object(fact, from: nil, language)
        }
        if let entity, entity.id != subject.id, predicate.readsBackwards {
            return entity.name + " " + words.joined(predicate.label(in: language, inverse: true), to: subject.name)
        }
        return subject.name + " " + words.joined(predicate.label(in: language), to: other.name)
    }

    /// What stands on the right, as seen from `entity`: the other entity's name, or the value.
    static func object(_ fact: FactRecord, from entity: EntityReference?, _ language: Language) -> String {
        if let entity, let other = fact.otherEnd(from: entity.id) { return other.name }
        return switch fact.object {
        case .entity(let object): object.name
        case .value(let text): fact.predicate.valueType == .date ? DateText.words(text, language) : fact.wording.value ?? text
        case .amount: [amount(fact, language), counted(fact)].compactMap(\.self).joined(separator: "\u{A0}")
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

    // What an attribute counts, which its role says: "85 salariés".
    private static func counted(_ fact: FactRecord) -> String? {
        fact.object == .amount && fact.amount?.unit.kind == .count ? fact.wording.role : nil
    }

    /// What is said of the fact beside its object: amount, role, dates, modality where it is not actual.
    static func details(_ fact: FactRecord, _ language: Language, withDates: Bool = true) -> [String] {
        let words = language.wording
        var parts: [String] = []
        if case .amount = fact.object {} else if let amount = amount(fact, language) { parts.append(amount) }
        if counted(fact) == nil, let role = fact.wording.role { parts.append(role) }
        let span = !withDates || isOwnDate(fact) ? "" : DateText.span(fact, language)
        if !span.isEmpty { parts.append(span) }
        if fact.modality != .actual { parts.append(words.modality(fact.modality)) }
        if fact.isConfidential { parts.append(words.confidentialMark) }
        return parts
    }
}

extension PredicateReference {
    /// Whether it has a label from its object.
    fileprivate var readsBackwards: Bool { isSymmetric || inverseEnglish != nil || inverseFrench != nil }
}
