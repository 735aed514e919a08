internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// A timeline as text: a column of dates in words, and beside each what happened, with its sources.
struct TimelineView {
    let timeline: Timeline
    /// Those asked about; empty for all.
    let entities: [EntityReference]
    let width: Int
    let style: Style
    let language: Language

    func lines() -> [PageLine] {
        let notes = Footnotes()
        timeline.entries.forEach { notes.register($0.fact.citations) }
        timeline.undated.forEach { notes.register($0.citations) }
        var lines = title()
        let dates = timeline.entries.map { PageLine($0.date.formatted(in: language)) }
        // Long phrases ("between ... and ...") take a line of their own rather than the room of all the others.
        let column = min(dates.map(\.columns).max() ?? 0, 20) + 2
        let indent = String(repeating: " ", count: column)
        for (entry, date) in zip(timeline.entries, dates) {
            let text = TimelineText.line(entry, language) + mark(entry.fact, notes)
            if date.columns + 2 > column {
                lines.append(style.bold(date))
                lines += TextLayout.wrap(text, width: width, first: indent, rest: indent + "  ")
            } else {
                var wrapped = TextLayout.wrap(text, width: width - column, rest: "  ")
                let first = wrapped.removeFirst()
                lines.append(style.bold(date) + .spaces(column - date.columns) + first)
                lines += wrapped.map { .spaces(column) + $0 }
            }
        }
        lines += undated(notes)
        if timeline.outsideCount > 0 {
            let count = timeline.outsideCount
            lines += ["", style.dim(say("\(count) lines lie outside these dates.", "\(count) lignes sont hors de ces dates."))]
        }
        if !notes.isEmpty {
            lines += ["", style.bold("Sources")] + notes.lines(width: width, style: style, language: language)
        }
        return lines
    }

    private func title() -> [PageLine] {
        let names = entities.map(\.name).joined(separator: ", ")
        let word = say("timeline", "chronologie")
        let text = names.isEmpty ? EntityPageView.heading(word) : "\(names) — \(word)"
        return TextLayout.wrap(text, width: width).map { style.bold($0) } + [""]
    }

    private func undated(_ notes: Footnotes) -> [PageLine] {
        if timeline.undated.isEmpty { return [] }
        var lines = ["", style.bold(say("Undated", "Sans date") + " (\(timeline.undated.count))")]
        for fact in timeline.undated {
            lines += TextLayout.wrap(
                TimelineText.sentence(fact, language, withTime: true) + mark(fact, notes), width: width, first: "  ", rest: "    ")
        }
        return lines
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
        }
    }

    /// The fact on one line; its own dates only on demand.
    static func sentence(_ fact: FactRecord, _ language: Language, withTime: Bool) -> String {
        let label = fact.predicate.label(in: language)
        let object = FactText.object(fact, from: nil, language)
        var parts: [String]
        switch fact.object {
        case .entity: parts = ["\(fact.subject.name) \(label) \(object)"]
        case .value, .amount: parts = ["\(fact.subject.name) — \(label)" + (language == .french ? " : " : ": ") + object]
        }
        // A dated attribute would only repeat its date.
        if case .value(let text) = fact.object, text == fact.starts { parts = ["\(fact.subject.name) — \(label)"] }
        if case .amount = fact.object {} else if let amount = FactText.amount(fact, language) { parts.append(amount) }
        if let role = fact.role { parts.append(role) }
        if withTime {
            let span = DateText.span(fact, language)
            if !span.isEmpty { parts.append(span) }
        }
        if let modality = FactText.modality(fact.modality, language) { parts.append(modality) }
        if fact.isConfidential { parts.append(Mark.confidential(language)) }
        return parts.joined(separator: ", ")
    }
}
