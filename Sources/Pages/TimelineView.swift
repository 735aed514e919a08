package import DossierModel
package import DossierOutput
package import DossierQuery

/// A timeline as text: a column of dates in words, and beside each what happened, with its sources.
package struct TimelineView {
    let timeline: Timeline
    /// Those asked about; empty for all.
    let entities: [EntityReference]
    /// Whether facts without a date are listed; else they are counted.
    let listsUndated: Bool
    private let frame: PageFrame
    private var layout: PageLayout { frame.layout }
    private var words: any Wording { frame.words }

    /// A timeline that is not whole is written while its facts are read. Its column of dates has the greatest width, and each mark names
    /// the place in its source: neither needs to know what follows.
    package init(timeline: Timeline, entities: [EntityReference], layout: PageLayout, language: Language, listsUndated: Bool) {
        self.timeline = timeline
        self.entities = entities
        self.listsUndated = listsUndated
        frame = PageFrame(layout, language, lettersPlaces: timeline.isWhole)
    }

    // Long phrases ("between ... and ...") take a line of their own rather than the room of all the others.
    private static let widestDate = 20

    package func write(to sink: PageSink) throws {
        var widest = timeline.isWhole ? 0 : Self.widestDate
        if timeline.isWhole {
            try timeline.forEachEntry {
                frame.notes.register($0.fact.citations)
                widest = max(widest, date($0).columns)
            }
            if listsUndated { try timeline.forEachUndated { frame.notes.register($0.fact.citations) } }
        }
        let column = min(widest, Self.widestDate) + 2
        try sink.write(title())
        try timeline.forEachEntry(withMarks: true) { try sink.write(lines($0, column: column)) }
        try writeUndated(to: sink)
        if timeline.outsideCount > 0 { try sink.write([""] + layout.paragraph(words.linesOutside(timeline.outsideCount), .dim)) }
        try sink.write(frame.sources())
    }

    private func date(_ entry: TimelineEntry) -> PageLine { PageLine(entry.date.formatted(in: frame.language)) }

    private func lines(_ entry: TimelineEntry, column: Int) -> [PageLine] {
        let date = date(entry)
        let text = TimelineText(frame: frame).line(entry)
        let indent = String(repeating: " ", count: column)
        let against = frame.against(entry.marks, of: entry.fact, indent: indent + "  ")
        if date.columns + 2 > column { return [layout.style.bold(date)] + layout.item(text, first: indent, rest: indent + "  ") + against }
        var wrapped = TextLayout.wrap(text, width: layout.width - column, rest: "  ")
        let first = wrapped.removeFirst()
        return [layout.style.bold(date) + .spaces(column - date.columns) + first] + wrapped.map { .spaces(column) + $0 } + against
    }

    private func title() -> [PageLine] {
        let names = entities.map(\.name).joined(separator: ", ")
        return layout.title(names.isEmpty ? words.timeline.asHeading : "\(names) — \(words.timeline)") + [""]
    }

    private func writeUndated(to sink: PageSink) throws {
        let count = timeline.undatedCount
        if count == 0 { return }
        if !listsUndated { return try sink.write([""] + layout.paragraph(words.factsWithoutDate(count, option: "--undated"), .dim)) }
        try sink.write(layout.heading("\(words.undated.asHeading) (\(count))"))
        try timeline.forEachUndated(withMarks: true) { answer in
            try sink.write(layout.item(frame.sentence(answer.fact)) + frame.against(answer.marks, of: answer.fact, indent: "    "))
        }
    }
}
