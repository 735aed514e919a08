package import DossierModel
package import DossierOutput
package import DossierQuery

/// A piece of prose as a row: what holds it, the words, and where to cite it from.
package struct TextHitRow {
    package static let columns = ["in", "id", "about", "text", "place", "sources"]

    package let values: [RowField]

    package init(_ hit: TextHit, _ language: Language) {
        let isFrench = language == .french
        switch hit.place {
        case .summary(let entity):
            values = Self.row(isFrench ? "résumé" : "summary", entity.slug, entity.name, hit.snippet)
        case .note(let fact):
            values = Self.row("note", fact, hit.snippet, language)
        case .role(let fact):
            values = Self.row(isFrench ? "rôle" : "role", fact, hit.snippet, language)
        case .privateNote(let fact):
            values = Self.row(isFrench ? "note privée" : "private note", fact, hit.snippet, language)
        case .source(let source, let locator):
            let title = Mark.prefix(source.isConfidential, language) + source.title
            values = Self.row("source", source.slug, title, hit.snippet, place: locator, sources: [source.slug])
        case .value(let fact):
            values = Self.row(isFrench ? "valeur" : "value", fact, hit.snippet, language)
        case .dispute(let slug, let topic):
            values = Self.row(isFrench ? "désaccord" : "dispute", slug, topic, hit.snippet)
        case .side(let slug, let topic):
            values = Self.row(isFrench ? "partie d'un désaccord" : "side of a dispute", slug, topic, hit.snippet)
        case .title(let source):
            let title = Mark.prefix(source.isConfidential, language) + source.title
            values = Self.row(isFrench ? "titre" : "title", source.slug, title, hit.snippet, sources: [source.slug])
        case .translation(let text, let code, let context):
            values = Self.row(isFrench ? "traduction (\(code))" : "translation (\(code))", context ?? "", text, hit.snippet)
        }
    }

    private static func row(_ kind: String, _ fact: FactRecord, _ text: String, _ language: Language) -> [RowField] {
        row(
            kind + Mark.suffix(fact.isConfidential, language), fact.id.description, FactText.sentence(Answer(fact: fact), language), text,
            place: fact.citations.first?.locator,
            sources: fact.sourceSlugs)
    }

    private static func row(
        _ kind: String, _ id: String, _ about: String, _ text: String, place: String? = nil, sources: [String] = []
    ) -> [RowField] {
        [.text(kind), .text(id), .text(about), .text(text), .text(place), .list(sources)]
    }
}
