internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// Citations for programs.
enum CitationRows {
    /// Where each stands: slugs and places, "lmi-56327 par. 4, s. 2; jdn-0911"; in JSON all that is known of them.
    static func field(_ citations: [CitationRecord]) -> RowField {
        .document(
            .array(citations.map(document)),
            inShort: citations.map { [$0.source.slug, $0.locator].compactMap(\.self).joined(separator: " ") }.joined(
                separator: "; "))
    }

    private static func document(_ citation: CitationRecord) -> JSONDocument {
        let source = citation.source
        func text(_ text: String?) -> JSONDocument { text.map { .string($0) } ?? .null }
        return .object([
            ("source", .string(source.slug)), ("publisher", text(source.publisher)), ("title", .string(source.title)),
            ("date", text(source.published)), ("locator", text(citation.locator)), ("url", text(source.url)),
            ("basis", text(citation.basis)),
            ("quote", text(citation.quote)), ("starts", text(citation.starts)), ("ends", text(citation.ends)),
            ("as_of", text(citation.asOf)),
            ("speaker", text(citation.speaker?.slug)), ("confidential", .bool(source.isConfidential)),
        ])
    }
}
