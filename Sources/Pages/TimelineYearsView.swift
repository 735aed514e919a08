package import DossierModel
package import DossierOutput
package import DossierQuery

/// A timeline with a line a year: how many lines it has, and what most sources tell of it.
package struct TimelineYearsView {
    let timeline: Timeline
    private let frame: PageFrame

    package init(timeline: Timeline, layout: PageLayout, language: Language) {
        self.timeline = timeline
        frame = PageFrame(layout, language)
    }

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
        let told = years.sorted { $0.key < $1.key }
        for year in told { frame.notes.register(year.value.told?.fact.citations ?? []) }
        var lines = told.flatMap { line(number: $0.key, $0.value) }
        if several.count > 0 { lines += note(frame.words.linesInSeveralYears(several.count)) }
        if timeline.undatedCount > 0 { lines += note(frame.words.factsWithoutDate(timeline.undatedCount)) }
        return lines + frame.sources()
    }

    // What happened before what was only meant, then what more sources tell.
    private static func isBetter(_ entry: TimelineEntry, _ other: TimelineEntry) -> Bool {
        let happened = (entry.fact.modality == .actual, other.fact.modality == .actual)
        return happened.0 != happened.1 ? happened.0 : entry.fact.citations.count > other.fact.citations.count
    }

    private func line(number: Int, _ year: Year) -> [PageLine] {
        guard let entry = year.told else { return [] }
        let head = TextLayout.pad("\(number)", to: 5) + TextLayout.pad("\(year.count)", to: 4, .right) + "  "
        let indent = String(repeating: " ", count: head.count + 2)
        return frame.layout.item(TimelineText(frame: frame).line(entry), first: head, rest: indent)
            + frame.against(entry.marks, of: entry.fact, indent: indent)
    }

    private func note(_ text: String) -> [PageLine] { [""] + frame.layout.paragraph(text, .dim) }
}
