public import DossierModel
public import DossierStorage

// What words of the vocabulary mean: names, other names, and labels in English and French, capitals and accents aside. Every command
// that takes a predicate or a kind reads it here.
extension Snapshot {
    // MARK: Predicates

    /// A predicate that a word means, and whether the word reads from the object to the subject: "is led by".
    public struct PredicateWord: Hashable, Sendable {
        public let id: PredicateID
        public let name: String
        public let isInverse: Bool
    }

    /// The predicates that a text means; several where their labels are the same, none where nothing is called so.
    ///
    /// A name goes before another name, that before a label, and a label before one that reads backwards.
    public func predicates(called text: String) throws -> [PredicateWord] {
        func word(_ row: Row) -> PredicateWord {
            PredicateWord(id: PredicateID(row.integer(0)), name: row.text(1), isInverse: row.bool(2))
        }
        let named = "SELECT id, name, 0 FROM predicate WHERE name = ? AND NOT removed"
        if let found = try connection.first(named, [text], word) { return [found] }
        let wanted = NameFolding.fold(text)
        let spelled = try connection.all(
            """
            SELECT p.id, p.name, a.inverse, a.name, 0 FROM predicate_alias a JOIN predicate p ON p.id = a.predicate WHERE NOT a.removed AND NOT p.removed
            UNION ALL SELECT id, name, 0, name, 1 FROM predicate WHERE NOT removed
            UNION ALL SELECT id, name, 0, label_en, 2 FROM predicate WHERE NOT removed
            UNION ALL SELECT id, name, 0, label_fr, 2 FROM predicate WHERE NOT removed
            UNION ALL SELECT id, name, NOT symmetric, inverse_en, 3 FROM predicate WHERE NOT removed
            UNION ALL SELECT id, name, NOT symmetric, inverse_fr, 3 FROM predicate WHERE NOT removed
            ORDER BY 5, 1
            """, []
        ) { ($0.optionalText(3).map { NameFolding.fold($0) } == wanted ? word($0) : nil, $0.integer(4)) }
        let found = spelled.compactMap { word, place in word.map { (word: $0, place: place) } }
        var words: [PredicateWord] = []
        for word in found where word.place == found[0].place && !words.contains(word.word) { words.append(word.word) }
        return words
    }

    /// The names of all predicates.
    public func predicateNames() throws -> [String] {
        try connection.all("SELECT name FROM predicate WHERE NOT removed ORDER BY name") { $0.text(0) }
    }

    /// All that predicates are called, for suggestions: names first.
    public func predicateWords() throws -> [String] {
        try predicateNames()
            + connection.all(
                """
                SELECT name FROM predicate_alias WHERE NOT removed
                UNION SELECT label_en FROM predicate WHERE NOT removed UNION SELECT label_fr FROM predicate WHERE NOT removed
                UNION SELECT inverse_en FROM predicate WHERE NOT removed UNION SELECT inverse_fr FROM predicate WHERE NOT removed
                """
            ) { $0.optionalText(0) }.compactMap(\.self)
    }

    /// The names of the predicates that speak of something: a word of their descriptions begins as each word of the text does, or is it.
    public func predicates(about text: String) throws -> [String] {
        let wanted = NameFolding.fold(text).split(separator: " ")
        if wanted.isEmpty { return [] }
        return try connection.all("SELECT name, description FROM predicate WHERE NOT removed ORDER BY id") { row in
            let words = NameFolding.fold(row.optionalText(1) ?? "").split(separator: " ")
            let speaksOfAll = wanted.allSatisfy { part in words.contains { $0 == part || part.utf8.count > 4 && $0.hasPrefix(part) } }
            return speaksOfAll ? row.text(0) : nil
        }.compactMap(\.self)
    }

    /// What may have been meant by a word that no predicate is called: what is spelled alike, or else speaks of it.
    public func suggestedPredicates(_ text: String) throws -> String? {
        if let near = SpellingSuggestion.of(text.lowercased(), among: try predicateWords()) { return near }
        let about = try predicates(about: text).prefix(3)
        return about.isEmpty ? nil : about.joined(separator: ", ")
    }

    // MARK: Kinds

    /// A kind's name by its name or a label, singular or plural; nil when there is none.
    public func kindName(_ text: String) throws -> String? {
        let kinds = try connection.all("SELECT name, plural, label_en, label_fr FROM kind WHERE NOT removed") { row in
            (name: row.text(0), words: (0...3).compactMap { row.optionalText($0) })
        }
        for form in [NameFolding.fold, Self.singular] {
            let wanted = form(text)
            let found = kinds.filter { $0.words.contains { form($0) == wanted } }
            if let first = found.first { return first.name }
        }
        return nil
    }

    // "centres de données" and "centre de données", "lieux" and "lieu": only for comparing.
    private static func singular(_ text: String) -> String {
        NameFolding.fold(text).split(separator: " ").map { word in
            word.count > 3 && (word.hasSuffix("s") || word.hasSuffix("x")) ? word.dropLast() : word
        }.joined(separator: " ")
    }

    /// All that kinds are called, for suggestions: plurals first, then names, then labels.
    public func kindWords() throws -> [String] {
        try connection.all(
            """
            SELECT plural, 1 FROM kind WHERE NOT removed UNION SELECT name, 2 FROM kind WHERE NOT removed
            UNION SELECT label_en, 3 FROM kind WHERE NOT removed UNION SELECT label_fr, 3 FROM kind WHERE NOT removed ORDER BY 2, 1
            """
        ) { $0.optionalText(0) }.compactMap(\.self)
    }
}
