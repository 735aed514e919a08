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
    private let layout: PageLayout
    private let language: Language

    /// In Markdown marks are footnotes of a document, `[^4b]`, each place with a note of its own.
    ///
    /// - Parameter lettersPlaces: false where marks are asked for before all citations of the page are registered.
    init(lettersPlaces: Bool, form: SourcesForm, _ layout: PageLayout, _ language: Language) {
        self.lettersPlaces = lettersPlaces
        self.form = form
        self.layout = layout
        self.language = language
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

    /// Takes note of what the sides of disputes rest on.
    func register(_ disputes: [DisputeRecord]) {
        for side in disputes.flatMap(\.sides) { register(side.citations) }
    }

    /// The marks of these citations: "[1][4b]"; "[1, par. 4]" where places are not lettered.
    func marks(_ citations: [CitationRecord]) -> String {
        if !lettersPlaces { register(citations) }
        var marks: [String] = []
        for citation in citations {
            guard let number = numbers[citation.source.id] else { continue }
            let place = mark(of: Place(citation), in: citation.source.id)
            // A note of a document has no place in its mark.
            let mark = !layout.isMarkdown ? "[\(number)\(place)]" : lettersPlaces ? "[^\(number)\(place)]" : "[^\(number)]\(place)"
            if !marks.contains(mark) { marks.append(mark) }
        }
        return marks.joined()
    }

    private func mark(of place: Place, in source: SourceID) -> String {
        if !lettersPlaces { return place.locator == nil && place.speaker == nil ? "" : ", " + words(of: place) }
        guard form == .full, let places = places[source], places.all.count > 1 else { return "" }
        return places.index(of: place).map { Self.letters($0) } ?? ""
    }

    /// The footnotes under their heading; nothing where there are none.
    func section() -> [PageLine] {
        if sources.isEmpty { return [] }
        return layout.isMarkdown ? [""] + notes() : layout.heading(language.wording.sources) + lines()
    }

    /// The footnotes of a document, each by itself: whoever pastes a part of it leaves the others out.
    private func notes() -> [PageLine] {
        sources.enumerated().flatMap { index, source -> [PageLine] in
            let all = places[source.id]?.all ?? []
            let marked = form == .full && all.count > 1 ? all.enumerated().map { (Self.letters($0), $1) } : [("", all.first)].compactMap { $0 }
            return marked.map { letters, place in
                let told = place.map { form == .full || all.count == 1 ? ", " + words(of: $0) : "" } ?? ""
                let text = PageLayout.markdownText(SourceText.title(source, language) + told + ".")
                return PageLine("[^\(index + 1)\(letters)]: \(text)\(source.url.map { " <\($0)>" } ?? "")")
            }
        }
    }

    // The footnotes, wrapped to a width.
    private func lines() -> [PageLine] {
        let (width, style) = (layout.width, layout.style)
        let digits = String(sources.count).count
        let indent = String(repeating: " ", count: digits + 3)
        return sources.enumerated().flatMap { index, source -> [PageLine] in
            let mark = TextLayout.pad("[\(index + 1)]", to: digits + 3)
            if form == .short { return [PageLine(mark + SourceText.line(source, width: width - digits - 3, language))] }
            let all = places[source.id]?.all ?? []
            let only = all.count == 1 ? all.first.map(words) : nil
            var lines = TextLayout.wrap(
                SourceText.title(source, language) + (only.map { ", " + $0 } ?? "") + ".", width: width, first: mark, rest: indent)
            if all.count > 1 {
                let list = all.enumerated().map { "\(Self.letters($0)) \(words(of: $1))" }.joined(separator: language.wording.semicolon)
                lines += TextLayout.wrap(list + ".", width: width, first: indent, rest: indent)
            }
            if let url = source.url { lines.append(PageLine(indent) + style.dim(url)) }
            return lines
        }
    }

    private func words(of place: Place) -> String {
        CitationText.place(place.locator, language) + (place.speaker.map { ", " + language.wording.accordingTo($0.name) } ?? "")
    }

    // a ... z, aa, ab ...
    private static func letters(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(97 + index % 26)))
        return index < 26 ? letter : letters(index / 26 - 1) + letter
    }
}
