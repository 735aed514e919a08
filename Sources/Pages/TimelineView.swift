package import DossierModel
package import DossierOutput
package import DossierQuery

/// A timeline as text: a column of dates in words, and beside each what happened, with its sources.
package struct TimelineView {
    let timeline: Timeline
    /// Those asked about; empty for all.
    let entities: [EntityReference]
    let layout: PageLayout
    let language: Language
    /// Whether facts without a date are listed; else they are counted.
    let listsUndated: Bool

    package init(timeline: Timeline, entities: [EntityReference], layout: PageLayout, language: Language, listsUndated: Bool) {
        self.timeline = timeline
        self.entities = entities
        self.layout = layout
        self.language = language
        self.listsUndated = listsUndated
    }

    private var width: Int { layout.width }
    private var style: Style { layout.style }

    // Long phrases ("between ... and ...") take a line of their own rather than the room of all the others.
    private static let widestDate = 20

    /// Writes the page. One that is not whole names the place in the source at each mark, and has the widest column of dates, so that it
    /// is written as its facts are read.
    package func write(to sink: PageSink) throws {
        let notes = Footnotes(lettersPlaces: timeline.isWhole)
        var widest = timeline.isWhole ? 0 : Self.widestDate
        if timeline.isWhole {
            try timeline.forEachEntry {
                notes.register($0.fact.citations)
                widest = max(widest, PageLine($0.date.formatted(in: language)).columns)
            }
            if listsUndated { try timeline.forEachUndated { notes.register($0.fact.citations) } }
        }
        let column = min(widest, Self.widestDate) + 2
        try sink.write(title())
        try timeline.forEachEntry(withMarks: true) { try sink.write(lines($0, column: column, notes)) }
        try writeUndated(to: sink, notes)
        if timeline.outsideCount > 0 {
            let count = timeline.outsideCount
            try sink.write(["", style.dim(say("\(count) lines lie outside these dates.", "\(count) lignes sont hors de ces dates."))])
        }
        try sink.write(notes.section(layout, language))
    }

    private func lines(_ entry: TimelineEntry, column: Int, _ notes: Footnotes) -> [PageLine] {
        let date = PageLine(entry.date.formatted(in: language))
        let text = TimelineText.line(entry, language) + mark(entry.fact, notes)
        if date.columns + 2 > column {
            let indent = String(repeating: " ", count: column)
            return [style.bold(date)] + TextLayout.wrap(text, width: width, first: indent, rest: indent + "  ")
                + against(entry.marks, of: entry.fact, indent: indent + "  ")
        }
        var wrapped = TextLayout.wrap(text, width: width - column, rest: "  ")
        let first = wrapped.removeFirst()
        return [style.bold(date) + .spaces(column - date.columns) + first] + wrapped.map { .spaces(column) + $0 }
            + against(entry.marks, of: entry.fact, indent: String(repeating: " ", count: column + 2))
    }

    private func against(_ marks: [DisputeMark], of fact: FactRecord, indent: String) -> [PageLine] {
        DisputeText(language: language).lines(marks, of: fact, indent: indent, layout)
    }

    private func title() -> [PageLine] {
        let names = entities.map(\.name).joined(separator: ", ")
        let word = say("timeline", "chronologie")
        let text = names.isEmpty ? EntityPageView.heading(word) : "\(names) — \(word)"
        return TextLayout.wrap(text, width: width).map { style.bold($0) } + [""]
    }

    private func writeUndated(to sink: PageSink, _ notes: Footnotes) throws {
        let count = timeline.undatedCount
        if count == 0 { return }
        if !listsUndated {
            let text = say(
                count == 1 ? "1 fact has no date: --undated lists it." : "\(count) facts have no date: --undated lists them.",
                count == 1 ? "1 fait n'a pas de date : --undated le donne." : "\(count) faits n'ont pas de date : --undated les donne.")
            return try sink.write(["", style.dim(text)])
        }
        try sink.write(["", style.bold(say("Undated", "Sans date") + " (\(timeline.undatedCount))")])
        try timeline.forEachUndated(withMarks: true) { answer in
            let text = TimelineText.sentence(answer.fact, language, withTime: true) + mark(answer.fact, notes)
            try sink.write(TextLayout.wrap(text, width: width, first: "  ", rest: "    "))
            try sink.write(against(answer.marks, of: answer.fact, indent: "    "))
        }
    }

    private func mark(_ fact: FactRecord, _ notes: Footnotes) -> String {
        let marks = notes.marks(fact.citations, language)
        return marks.isEmpty ? "" : " " + marks
    }

    private func say(_ english: String, _ french: String) -> String { language == .french ? french : english }
}

/// What a line of a timeline says beside its date.
enum TimelineText {
    static func line(_ entry: TimelineEntry, _ language: Language) -> String {
        let possibly = entry.certainty == .possible ? (language == .french ? "peut-être : " : "possibly: ") : ""
        let moment = moment(entry.moment, language)
        return possibly + (moment.isEmpty ? "" : moment + " — ") + sentence(entry.fact, language, withTime: false)
    }

    /// What the date is to the fact: "begins", "ends"; empty for an event, and for a period.
    static func moment(_ moment: TimelineEntry.Moment, _ language: Language) -> String {
        switch (moment, language) {
        case (.happens, _), (.spans, _): ""
        case (.starts, .english): "begins"
        case (.starts, .french): "début"
        case (.ends, .english): "ends"
        case (.ends, .french): "fin"
        case (.says, .english): "says"
        case (.says, .french): "dit"
        }
    }

    /// The fact on one line; its own dates only on demand.
    static func sentence(_ fact: FactRecord, _ language: Language, withTime: Bool) -> String {
        let label = fact.predicate.label(in: language)
        let object = FactText.object(fact, from: nil, language)
        var parts: [String]
        switch fact.object {
        case .entity: parts = [FactText.clause(fact.subject.name, label, object, language)]
        case .value, .amount: parts = ["\(fact.subject.name) — \(label)" + (language == .french ? " : " : ": ") + object]
        }
        // A dated attribute would only repeat its date.
        if case .value(let text) = fact.object, text == fact.starts { parts = ["\(fact.subject.name) — \(label)"] }
        if case .amount = fact.object {} else if let amount = FactText.amount(fact, language) { parts.append(amount) }
        if let role = fact.wording.role { parts.append(role) }
        if withTime {
            let span = DateText.span(fact, language)
            if !span.isEmpty { parts.append(span) }
        }
        if let modality = FactText.modality(fact.modality, language) { parts.append(modality) }
        if fact.isConfidential { parts.append(Mark.confidential(language)) }
        return parts.joined(separator: ", ")
    }
}
