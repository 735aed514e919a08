internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// How much is said of each source under a page.
package enum SourcesForm: String, CaseIterable, Sendable {
    /// Title, date, address, and the places that are cited.
    case full
    /// A line: publisher, title as far as there is room, date and slug.
    case short
}

/// The sources under a page, numbered in the order in which they are first cited. Places in one source are lettered; on a page that is
/// written as it is read each mark names its place instead, so that nothing but the sources is kept.
final class Footnotes {
    private struct Place: Hashable {
        let locator: String?
        let speaker: EntityReference?

        init(_ citation: CitationRecord) {
            locator = citation.locator
            speaker = citation.speaker
        }

        // The name says which speaker; hashing the rest would say nothing more.
        func hash(into hasher: inout Hasher) { hasher.combine(locator) }
    }

    /// The places in one source, in the order in which they were first cited.
    private struct Places {
        private(set) var all: [Place] = []
        // Only where there are many: the first dictionary of a type takes a process longer than a look at a few.
        private var indexes: [Place: Int]?

        func index(of place: Place) -> Int? { indexes.map { $0[place] } ?? all.firstIndex(of: place) }

        mutating func add(_ place: Place) {
            if index(of: place) != nil { return }
            indexes?[place] = all.count
            all.append(place)
            if all.count == 32 { indexes = Dictionary(uniqueKeysWithValues: zip(all, 0...)) }
        }
    }

    private var numbers: [SourceID: Int] = [:]
    private var sources: [SourceReference] = []
    private var places: [SourceID: Places] = [:]
    private let lettersPlaces: Bool
    private let form: SourcesForm
    private let isMarkdown: Bool

    /// - Parameters:
    ///   - lettersPlaces: false where marks are asked for before all citations of the page are registered.
    ///   - isMarkdown: whether marks are footnotes of a document: `[^4b]`, each place with a note of its own.
    init(lettersPlaces: Bool = true, form: SourcesForm = .full, isMarkdown: Bool = false) {
        self.lettersPlaces = lettersPlaces
        self.form = form
        self.isMarkdown = isMarkdown
    }

    /// Takes note of citations. Where places are lettered, all of a page's are registered before its marks are asked for: only then
    /// it is known whether a source has more than one place.
    func register(_ citations: [CitationRecord]) {
        for citation in citations {
            if numbers[citation.source.id] == nil {
                sources.append(citation.source)
                numbers[citation.source.id] = sources.count
            }
            if lettersPlaces { places[citation.source.id, default: Places()].add(Place(citation)) }
        }
    }

    /// The marks of these citations: "[1][4b]"; "[1, par. 4]" where places are not lettered.
    func marks(_ citations: [CitationRecord], _ language: Language) -> String {
        if !lettersPlaces { register(citations) }
        var marks: [String] = []
        for citation in citations {
            guard let number = numbers[citation.source.id] else { continue }
            let place = mark(of: Place(citation), in: citation.source.id, language)
            // A note of a document has no place in its mark.
            let mark = !isMarkdown ? "[\(number)\(place)]" : lettersPlaces ? "[^\(number)\(place)]" : "[^\(number)]\(place)"
            if !marks.contains(mark) { marks.append(mark) }
        }
        return marks.joined()
    }

    private func mark(of place: Place, in source: SourceID, _ language: Language) -> String {
        if !lettersPlaces { return place.locator == nil && place.speaker == nil ? "" : ", " + Self.text(place, language) }
        guard form == .full, let places = places[source], places.all.count > 1 else { return "" }
        return places.index(of: place).map { Self.letters($0) } ?? ""
    }

    var isEmpty: Bool { sources.isEmpty }

    /// The footnotes under their heading; nothing where there are none.
    func section(_ layout: PageLayout, _ language: Language) -> [PageLine] {
        if isEmpty { return [] }
        if layout.isMarkdown { return [""] + notes(language) }
        return layout.heading("Sources") + lines(layout, language)
    }

    /// The footnotes of a document, each by itself: whoever pastes a part of it leaves the others out.
    private func notes(_ language: Language) -> [PageLine] {
        sources.enumerated().flatMap { index, source -> [PageLine] in
            let all = places[source.id]?.all ?? []
            let marked = form == .full && all.count > 1 ? all.enumerated().map { (Self.letters($0), $1) } : [("", all.first)].compactMap { $0 }
            return marked.map { letters, place in
                let told = place.map { form == .full || all.count == 1 ? ", " + Self.text($0, language) : "" } ?? ""
                let text = PageLayout.markdownText(Self.title(source, language) + told + ".")
                return PageLine("[^\(index + 1)\(letters)]: \(text)\(source.url.map { " <\($0)>" } ?? "")")
            }
        }
    }

    /// The footnotes, wrapped to a width.
    func lines(_ layout: PageLayout, _ language: Language) -> [PageLine] {
        let (width, style) = (layout.width, layout.style)
        let digits = String(sources.count).count
        let indent = String(repeating: " ", count: digits + 3)
        return sources.enumerated().flatMap { index, source -> [PageLine] in
            let mark = TextLayout.pad("[\(index + 1)]", to: digits + 3)
            if form == .short { return [PageLine(mark + Self.line(source, width: width - digits - 3, language))] }
            let all = places[source.id]?.all ?? []
            let only = all.count == 1 ? all.first.map { Self.text($0, language) } : nil
            var lines = TextLayout.wrap(
                Self.title(source, language) + (only.map { ", " + $0 } ?? "") + ".", width: width, first: mark, rest: indent)
            if all.count > 1 {
                let list = all.enumerated().map { "\(Self.letters($0)) \(Self.text($1, language))" }.joined(separator: "; ")
                lines += TextLayout.wrap(list + ".", width: width, first: indent, rest: indent)
            }
            if let url = source.url { lines.append(PageLine(indent) + style.dim(url)) }
            return lines
        }
    }

    /// "Le Monde Informatique, “Patrick Starck va…”, January 2014 (lmi-56327)".
    private static func line(_ source: SourceReference, width: Int, _ language: Language) -> String {
        let isFrench = language == .french
        let head = (source.isConfidential ? Mark.confidential(language) + " " : "") + (source.publisher.map { $0 + ", " } ?? "")
        let date = source.published.map { DateText.words($0, language) } ?? (isFrench ? "sans date" : "undated")
        let tail = ", \(date) (\(source.slug))"
        let quotes = isFrench ? ("«\u{A0}", "\u{A0}»") : ("“", "”")
        let room = width - DisplayWidth.columns(of: head + tail + quotes.0 + quotes.1)
        // A title of a few letters says nothing.
        if room < 12 { return TextLayout.truncate(head + source.slug + ", " + date, to: width) }
        return head + quotes.0 + TextLayout.truncate(source.title, to: room) + quotes.1 + tail
    }

    /// "Le Monde Informatique, “Title”, about January 2014 (date inferred)".
    static func title(_ source: SourceReference, _ language: Language) -> String {
        let isFrench = language == .french
        var parts: [String] = []
        if let author = source.author, author != source.publisher { parts.append(author) }
        if let publisher = source.publisher { parts.append(publisher) }
        parts.append(isFrench ? "«\u{A0}\(source.title)\u{A0}»" : "“\(source.title)”")
        if let published = source.published {
            let basis = source.publishedBasis == "inferred" ? (isFrench ? " (date déduite)" : " (date inferred)") : ""
            parts.append(DateText.words(published, language) + basis)
        } else {
            parts.append(isFrench ? "sans date" : "undated")
        }
        if source.isConfidential { parts.append(Mark.confidential(language)) }
        return parts.joined(separator: ", ")
    }

    /// The place in a source, as the citation has it.
    static func locator(_ locator: String?, _ language: Language) -> String {
        locator ?? (language == .french ? "sans indication d'endroit" : "no place given")
    }

    private static func text(_ place: Place, _ language: Language) -> String {
        let speaker = place.speaker.map { (language == .french ? ", selon " : ", according to ") + $0.name } ?? ""
        return locator(place.locator, language) + speaker
    }

    // a ... z, aa, ab ...
    private static func letters(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(97 + index % 26)))
        return index < 26 ? letter : letters(index / 26 - 1) + letter
    }
}
