package import DossierModel
package import DossierOutput
package import DossierQuery
package import DossierStorage

/// Sources as rows: what a terminal has room for, or all of them for programs.
package struct SourceRows {
    private let isForPrograms: Bool
    private let language: Language
    private let base: Snapshot

    /// - Parameter format: nil for a table on a page.
    package init(format: OutputFormat?, language: Language, base: Snapshot) {
        // What a table leaves out is in the footnote of the source's own page.
        isForPrograms = format != nil && format != .table
        self.language = language
        self.base = base
    }

    // Where confidential sources are kept back, a column would say so of none.
    private var hasMarkColumn: Bool { isForPrograms && base.visibility == .everything }

    package var columns: [String] {
        ["slug", "publisher", "title", "published", "citations"] + (isForPrograms ? ["basis", "url"] : []) + (hasMarkColumn ? ["confidential"] : [])
    }

    package func fields(_ source: SourceReference, citations: Int64) -> [RowField] {
        let mark = isForPrograms ? "" : ConfidentialMark.prefix(source.isConfidential, language)
        let always: [RowField] = [
            .text(source.slug), .text(source.publisher), .text(mark + source.title), .text(source.published), .integer(citations),
        ]
        return always + (isForPrograms ? [.text(source.publishedBasis), .text(source.url)] : [])
            + (hasMarkColumn ? [.flag(source.isConfidential)] : [])
    }
}
