internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// A source in words, as footnotes and its own page print it.
enum SourceText {
    /// "Le Monde Informatique, “Title”, about January 2014 (date inferred)".
    static func title(_ source: SourceReference, _ language: Language) -> String {
        let words = language.wording
        var parts: [String] = []
        if let author = source.author, author != source.publisher { parts.append(author) }
        if let publisher = source.publisher { parts.append(publisher) }
        parts.append(words.quoted(source.title))
        let basis = source.published != nil && source.publishedBasis == "inferred" ? " (\(words.dateInferred))" : ""
        parts.append(date(source, language) + basis)
        if source.isConfidential { parts.append(words.confidentialMark) }
        return parts.joined(separator: ", ")
    }

    /// One line: "Le Monde Informatique, “Patrick Starck va…”, January 2014 (lmi-56327)".
    static func line(_ source: SourceReference, width: Int, _ language: Language) -> String {
        let head = ConfidentialMark.prefix(source.isConfidential, language) + (source.publisher.map { $0 + ", " } ?? "")
        let date = date(source, language)
        let tail = ", \(date) (\(source.slug))"
        let room = width - DisplayWidth.columns(of: head + language.wording.quoted("") + tail)
        // A title of a few letters says nothing.
        if room < 12 { return TextLayout.truncate(head + source.slug + ", " + date, to: width) }
        return head + language.wording.quoted(TextLayout.truncate(source.title, to: room)) + tail
    }

    private static func date(_ source: SourceReference, _ language: Language) -> String {
        source.published.map { DateText.words($0, language) } ?? language.wording.undated
    }
}
