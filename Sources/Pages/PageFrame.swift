internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// What the parts of a page share: how it is laid out, its language, and the sources under it.
struct PageFrame {
    let layout: PageLayout
    let language: Language
    let words: any Wording
    let notes: Footnotes

    /// - Parameters:
    ///   - lettersPlaces: false where marks are asked for before all citations of the page are registered.
    ///   - sources: how much is said of each source under the page.
    init(_ layout: PageLayout, _ language: Language, lettersPlaces: Bool = true, sources: SourcesForm = .full) {
        self.layout = layout
        self.language = language
        words = language.wording
        notes = Footnotes(lettersPlaces: lettersPlaces, form: sources, layout, language)
    }

    /// A text with the marks of its citations behind it.
    func cited(_ text: String, _ citations: [CitationRecord]) -> String {
        let marks = notes.marks(citations)
        return marks.isEmpty ? text : text + " " + marks
    }

    /// A spelling, what it is to its entity, and the marks of its sources.
    func spelling(_ name: NameRecord) -> String {
        let span = DateText.span(name.starts, name.ends, language)
        let details = [words.role(name.role), span.isEmpty ? nil : span, name.isConfidential ? words.confidentialMark : nil]
        return cited("\(name.text) (\(details.compactMap(\.self).joined(separator: ", ")))", name.citations)
    }

    /// A fact as a sentence with the marks of its sources.
    func sentence(_ fact: FactRecord, from entity: EntityReference? = nil, withDates: Bool = true) -> String {
        cited(FactText.sentence(fact, language, from: entity, withDates: withDates), fact.citations)
    }

    /// The lines under a fact about what stands against it; none where nothing does.
    func against(_ marks: [DisputeMark], of fact: FactRecord, indent: String) -> [PageLine] {
        let text = DisputeText(language: language)
        return marks.flatMap { layout.item("≠ " + text.words($0, of: fact), first: indent, rest: indent + "  ", .yellow) }
    }

    /// The sources; nothing where none is cited.
    func sources() -> [PageLine] { notes.section() }
}

extension String {
    /// The text as it stands by itself: with a capital.
    var asHeading: String { prefix(1).uppercased() + dropFirst() }
}
