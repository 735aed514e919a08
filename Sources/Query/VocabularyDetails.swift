public import DossierStorage

/// A kind of entities, or of facts, as the vocabulary has it.
public struct KindDetails: Sendable {
    public let name: String
    public let parent: String?
    public let labelEnglish: String?
    public let labelFrench: String?
}

/// What the vocabulary says of a predicate.
public struct PredicateDetails: Sendable {
    public let name: String
    /// "text", "date" ...; nil where it joins entities.
    public let valueType: String?
    /// Of identifiers: an address with {} in the place of the value, or one for each register: `Wikidata=https://... SIREN=https://...`.
    let link: String?
    public let labelEnglish: String
    public let labelFrench: String?

    /// Where an identifier leads; nil where the vocabulary has no address for it.
    ///
    /// - Parameter register: what the fact's role names: "SIREN"; capitals do not matter.
    public func address(of identifier: String, in register: String?) -> String? {
        for entry in (link ?? "").split(separator: " ") {
            let parts = entry.split(separator: "=", maxSplits: 1)
            // An address may have an = of its own.
            let isForAll = parts.count < 2 || parts[0].contains(":")
            if !isForAll, parts[0].lowercased() != register?.lowercased() { continue }
            return (isForAll ? entry : parts[1]).split(separator: "{}", omittingEmptySubsequences: false).joined(separator: identifier)
        }
        return nil
    }
}

extension Snapshot {
    /// The kinds in the order of the vocabulary.
    public func kindDetails() throws -> [KindDetails] {
        try connection.all(
            "SELECT k.name, p.name, k.label_en, k.label_fr FROM kind k LEFT JOIN kind p ON p.id = k.parent WHERE NOT k.removed ORDER BY k.id"
        ) { KindDetails(name: $0.text(0), parent: $0.optionalText(1), labelEnglish: $0.optionalText(2), labelFrench: $0.optionalText(3)) }
    }

    /// The predicates in the order of the vocabulary.
    public func predicateDetails() throws -> [PredicateDetails] {
        try connection.all("SELECT name, value_type, link, label_en, label_fr FROM predicate ORDER BY id") { row in
            PredicateDetails(
                name: row.text(0), valueType: row.optionalText(1), link: row.optionalText(2), labelEnglish: row.text(3),
                labelFrench: row.optionalText(4))
        }
    }

    /// How many decimals amounts in each unit have, by the unit's code.
    public func unitExponents() throws -> [String: Int] {
        Dictionary(try connection.all("SELECT code, exponent FROM unit") { ($0.text(0), try $0.exponent(1)) }, uniquingKeysWith: min)
    }
}
