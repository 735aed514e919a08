package import DossierModel
package import DossierOutput
package import DossierQuery

/// A piece of prose as a row: what holds it, the words, and where to cite it from.
package struct TextHitRow {
    package static let columns = ["in", "id", "about", "text", "place", "sources"]

    package let values: [RowField]

    package init(_ hit: TextHit, _ language: Language) {
        let words = language.wording
        switch hit.place {
        case .summary(let entity): values = Self.row(words.place(.summary), entity.slug, entity.name, hit.snippet)
        case .note(let fact): values = Self.row(words.place(.note), fact, hit.snippet, language)
        case .role(let fact): values = Self.row(words.place(.role), fact, hit.snippet, language)
        case .privateNote(let fact): values = Self.row(words.place(.privateNote), fact, hit.snippet, language)
        case .source(let source, let locator):
            let title = ConfidentialMark.prefix(source.isConfidential, language) + source.title
            values = Self.row(words.place(.source), source.slug, title, hit.snippet, place: locator, sources: [source.slug])
        case .value(let fact): values = Self.row(words.place(.value), fact, hit.snippet, language)
        case .dispute(let slug, let topic): values = Self.row(words.place(.dispute), slug, topic, hit.snippet)
        case .side(let slug, let topic): values = Self.row(words.place(.side), slug, topic, hit.snippet)
        case .title(let source):
            let title = ConfidentialMark.prefix(source.isConfidential, language) + source.title
            values = Self.row(words.place(.title), source.slug, title, hit.snippet, sources: [source.slug])
        case .translation(let text, let code, let context):
            values = Self.row(words.translation(code), context ?? "", text, hit.snippet)
        }
    }

    private static func row(_ kind: String, _ fact: FactRecord, _ text: String, _ language: Language) -> [RowField] {
        row(
            kind + ConfidentialMark.suffix(fact.isConfidential, language), fact.id.description, FactText.sentence(fact, language), text,
            place: fact.citations.first?.locator,
            sources: fact.sourceSlugs)
    }

    private static func row(
        _ kind: String, _ id: String, _ about: String, _ text: String, place: String? = nil, sources: [String] = []
    ) -> [RowField] {
        [.text(kind), .text(id), .text(about), .text(text), .text(place), .list(sources)]
    }
}
