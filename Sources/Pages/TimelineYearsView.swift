package import DossierModel
package import DossierOutput
package import DossierQuery

/// A timeline with a line a year: how many lines it has, and what most sources tell of it.
package struct TimelineYearsView {
    let timeline: Timeline
    let layout: PageLayout
    let language: Language

    package init(timeline: Timeline, layout: PageLayout, language: Language) {
        self.timeline = timeline
        self.layout = layout
        self.language = language
    }

    private var width: Int { layout.width }
    private var style: Style { layout.style }

    /// What is told of one year, or of what may lie in several.
    private struct Year {
        var count = 0
        var told: TimelineEntry?
    }

    package func lines() throws -> [PageLine] {
        var years: [Int: Year] = [:]
        var several = Year()
        try timeline.forEachEntry(withMarks: true) { entry in
            if entry.earliest.isUnbounded || entry.latest.isUnbounded || entry.earliest.year != entry.latest.year {
                return several.count += 1
            }
            var year = years[entry.earliest.year] ?? Year()
            year.count += 1
            if year.told.map({ Self.isBetter(entry, $0) }) ?? true { year.told = entry }
            years[entry.earliest.year] = year
        }
        let notes = Footnotes()
        let told = years.sorted { $0.key < $1.key }
        for year in told { notes.register(year.value.told?.fact.citations ?? []) }
        var lines = told.flatMap { line(number: $0.key, $0.value, notes) }
        if several.count > 0 { lines += note("\(several.count) lines may lie in more than one year.", "\(several.count) lignes peuvent tomber dans plusieurs années.") }
        if timeline.undatedCount > 0 { lines += note("\(timeline.undatedCount) facts have no date.", "\(timeline.undatedCount) faits n'ont pas de date.") }
        lines += notes.section(layout, language)
        return lines
    }

    // What happened before what was only meant, then what more sources tell.
    private static func isBetter(_ entry: TimelineEntry, _ other: TimelineEntry) -> Bool {
        let happened = (entry.fact.modality == .actual, other.fact.modality == .actual)
        return happened.0 != happened.1 ? happened.0 : entry.fact.citations.count > other.fact.citations.count
    }

    private func line(number: Int, _ year: Year, _ notes: Footnotes) -> [PageLine] {
        guard let entry = year.told else { return [] }
        let places = notes.marks(entry.fact.citations, language)
        let text = TimelineText.line(entry, language) + (places.isEmpty ? "" : " " + places)
        let head = TextLayout.pad("\(number)", to: 5) + TextLayout.pad("\(year.count)", to: 4, .right) + "  "
        let indent = String(repeating: " ", count: head.count + 2)
        return TextLayout.wrap(text, width: width, first: head, rest: indent)
            + DisputeText(language: language).lines(entry.marks, of: entry.fact, indent: indent, layout)
    }

    private func note(_ english: String, _ french: String) -> [PageLine] { ["", style.dim(language == .french ? french : english)] }
}
