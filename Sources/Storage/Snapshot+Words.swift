/// Words that a base knows, by how they begin: what a shell completes.
extension Snapshot {
    /// What a word may be of.
    package enum Vocabulary: String, CaseIterable, Sendable { case entities, kinds, predicates, views, disputes, sources }

    /// A word, and what it stands for in a few others.
    package struct Word: Sendable, Equatable {
        package let word: String
        package let about: String

        package init(word: String, about: String) { (self.word, self.about) = (word, about) }
    }

    /// The words that begin with a prefix, in order: slugs, names of kinds in both numbers, of predicates, of views. Costs a range of an
    /// index.
    ///
    /// - Parameter limit: how many words are given. Where there are more, the last word of all comes too: the beginning that the given
    ///   words have in common is then the one that all have in common.
    package func words(of vocabulary: Vocabulary, beginning prefix: String, limit: Int) throws -> [Word] {
        let select = statement(of: vocabulary)
        // Every text with the prefix lies between it and the prefix with the highest character.
        let bounds: [any Bindable] = [prefix, prefix + "\u{10FFFF}", knownAt]
        func read(_ order: String, _ count: Int) throws -> [Word] {
            try connection.all("\(select) ORDER BY 1 \(order) LIMIT \(count)", bounds) {
                Word(word: $0.text(0), about: $0.optionalText(1) ?? "")
            }
        }
        let words = try read("ASC", limit)
        return words.count < limit ? words : words + (try read("DESC", 1).filter { $0 != words.last })
    }

    /// The names that begin with these characters, capitals and accents included, with the slugs of their entities. Costs a range of
    /// an index.
    ///
    /// - Parameter folded: the same characters as names are compared.
    package func names(beginning prefix: String, folded: String, limit: Int) throws -> [Word] {
        if folded.isEmpty { return [] }
        let names = try connection.all(
            """
            SELECT * FROM (
                SELECT e.name, c.slug FROM entity e JOIN entity c ON c.id = e.canonical
                WHERE e.folded >= ?1 AND e.folded < ?2 AND e.added_in <= ?3 AND NOT c.removed LIMIT ?4)
            UNION
            SELECT * FROM (
                SELECT n.text, c.slug FROM name n JOIN entity e ON e.id = n.entity JOIN entity c ON c.id = e.canonical
                WHERE n.folded >= ?1 AND n.folded < ?2 AND n.retracted_in IS NULL AND NOT c.removed AND \(open.name("n.id")) LIMIT ?4)
            ORDER BY 1 LIMIT ?4
            """, [folded, folded + "\u{10FFFF}", knownAt, Int64(limit)]
        ) { Word(word: $0.text(0), about: $0.text(1)) }
        return names.filter { $0.word.utf8.starts(with: prefix.utf8) }
    }

    private func statement(of vocabulary: Vocabulary) -> String {
        func range(_ column: String) -> String { "\(column) >= ?1 AND \(column) < ?2" }
        return switch vocabulary {
        case .entities:
            "SELECT slug, name FROM entity WHERE \(range("slug")) AND canonical = id AND NOT removed AND added_in <= ?3"
        case .kinds:
            """
            SELECT name, label_en FROM kind WHERE \(range("name")) AND NOT removed AND ?3
            UNION SELECT plural, label_en FROM kind WHERE \(range("plural")) AND NOT removed
            """
        case .predicates: "SELECT name, label_en FROM predicate WHERE \(range("name")) AND NOT removed AND ?3"
        case .views: "SELECT name, NULL FROM main.sqlite_master WHERE type = 'view' AND \(range("name")) AND ?3"
        case .disputes:
            "SELECT d.slug, d.topic FROM dispute d WHERE \(range("d.slug")) AND NOT d.removed AND d.added_in <= ?3 AND \(open.dispute("d.id"))"
        case .sources:
            "SELECT s.slug, s.title FROM source s WHERE \(range("s.slug")) AND NOT s.removed AND s.added_in <= ?3 AND \(open.source("s"))"
        }
    }
}
