package import DossierCuration
package import DossierModel
package import DossierOutput
internal import DossierQuery
package import DossierStorage

/// What a change does: a page with a line each, or rows.
package struct ChangeView {
    let report: ChangeReport
    let language: Language
    /// Whether it tells what was done before: then nothing is to be typed again.
    let isHistory: Bool
    /// What it may give away. A page on its owner's terminal tells everything; what may be handed on only names what is confidential.
    let visibility: Visibility

    package init(report: ChangeReport, language: Language, isHistory: Bool = false, visibility: Visibility) {
        self.report = report
        self.language = language
        self.isHistory = isHistory
        self.visibility = visibility
    }

    package static let columns = ["action", "what", "id", "text", "replaced_by", "fields", "revision"]

    private var words: any Wording { language.wording }

    package func lines(width: Int) -> [PageLine] {
        var lines: [PageLine] = []
        for change in report.changes { lines += self.lines(of: change, width: width) }
        let shown = report.changes.count
        let all = report.counts.values.reduce(0, +)
        if all > shown { lines += TextLayout.wrap(words.moreChanges(all - shown), width: width) }
        // What was typed once can be typed again, for another base or a file of commands.
        if all <= 3, !isHistory {
            let gone = Set(report.changes.compactMap { [.replaced, .retracted].contains($0.action) ? $0.subject.fact : nil })
            for case (.added, .fact(let fact)) in report.changes.map({ ($0.action, $0.subject) }) where shows(fact) && !gone.contains(fact.id) {
                if let command = CommandLineText.add(fact) { lines.append(PageLine("  " + command)) }
            }
        }
        for group in report.rivals {
            lines += TextLayout.wrap(words.contradictEachOther, width: width)
            for fact in ([group.fact] + group.others).sorted(by: { $0.id.rawValue < $1.id.rawValue }) {
                lines += TextLayout.wrap(sentence(fact), width: width, first: "  · ", rest: "    ")
            }
        }
        for companions in report.companions {
            lines += TextLayout.wrap(words.beside("#\(companions.fact.id)"), width: width)
            for fact in companions.others { lines += TextLayout.wrap(relation(of: fact, to: companions.fact), width: width, first: "  · ", rest: "    ") }
        }
        return lines
    }

    private func lines(of change: Change, width: Int) -> [PageLine] {
        var lines = TextLayout.wrap(text(of: change), width: width, first: mark(change.action) + " ", rest: "  ")
        if let replacement = change.replacement { lines += TextLayout.wrap(sentence(replacement), width: width, first: "+ ", rest: "  ") }
        for field in shownFields(of: change) {
            lines += TextLayout.wrap("\(field.field): \(field.before ?? "–") → \(field.after ?? "–")", width: width, first: "    ", rest: "      ")
        }
        return lines
    }

    private func relation(of other: FactRecord, to fact: FactRecord) -> String {
        if other.follows == fact.id { return words.followedBy(sentence(other)) }
        if fact.follows == other.id { return words.following(sentence(other)) }
        let saysMore = other.starts == fact.starts && other.ends == fact.ends && other.modality == fact.modality
        return saysMore ? words.confirms(sentence(other)) : words.also(sentence(other))
    }

    private func mark(_ action: Change.Action) -> String {
        switch action {
        case .added: "+"
        case .retracted, .replaced, .removed: "-"
        case .edited, .merged: "~"
        case .known: "="
        }
    }

    private func shownFields(of change: Change) -> [Change.FieldChange] {
        if isKeptBack(change) { return [] }
        guard case .fact(let fact) = change.subject, let replacement = change.replacement, shows(fact), shows(replacement) else { return change.fields }
        return change.fields + unsaid(fact, replacement)
    }

    // What changed of a fact and its sentences do not say: notes, what it follows, and dates beside a value that is one.
    private func unsaid(_ before: FactRecord, _ after: FactRecord) -> [Change.FieldChange] {
        let hidesDates = before.predicate.valueType == .date || FactText.sentence(before, language) == FactText.sentence(after, language)
        func number(_ fact: FactID?) -> String? { fact.map { "#\($0)" } }
        let fields = (hidesDates ? [("starts", before.starts, after.starts), ("ends", before.ends, after.ends)] : [])
            + [("note", before.note, after.note)]
            // Its owner's: what is followed may be confidential.
            + (visibility == .everything
                ? [("follows", number(before.follows), number(after.follows)), ("private_note", before.privateNote, after.privateNote)] : [])
        return fields.filter { $0.1 != $0.2 }.map { Change.FieldChange(field: $0.0, before: $0.1, after: $0.2) }
    }

    private func isKeptBack(_ change: Change) -> Bool { visibility != .everything && change.isConfidential }

    private func text(of change: Change) -> String {
        let text = shownText(of: change)
        return change.action == .known ? words.knownAlready(text) : text
    }

    private func shownText(of change: Change) -> String {
        isKeptBack(change) ? "\(name(of: change.subject)) (\(words.confidential))" : text(of: change.subject, change.action)
    }

    // By which it can be asked about; nothing that it says.
    private func name(of subject: Change.Subject) -> String {
        switch subject {
        case .fact(let fact): "#\(fact.id)"
        case .name(let id, _, _): "n\(id)"
        case .citation(_, _, let claim): claim.text
        case .record(let kind, let key, _): "\(kind.rawValue) \(key)"
        case .side(let dispute, _, _): dispute
        case .pair(let one, let other, _): "\(one.slug), \(other.slug)"
        }
    }

    private func text(of subject: Change.Subject, _ action: Change.Action) -> String {
        switch subject {
        case .fact(let fact): sentence(fact)
        case .name(let id, let text, let entity): "n\(id) \(entity.name): \(text)"
        case .citation(let source, let locator, let claim): "\(claim.text) [\(source)\(locator.map { ", " + $0 } ?? "")]"
        case .record(let kind, let key, let title):
            "\(kind.rawValue) \(key)" + (title.isEmpty ? "" : ": \(title)")
        case .side(let dispute, let text, let claim): "\(dispute): \(claim.text) → \(text)"
        case .pair(let one, let other, let areOne):
            "\(one.name) (\(one.slug)) \(areOne ? "=" : "≠") \(other.name) (\(other.slug))"
        }
    }

    // With its number, and its sources: what is printed can be named again.
    private func sentence(_ fact: FactRecord) -> String {
        if !shows(fact) { return "#\(fact.id) (\(words.confidential))" }
        var places: [String] = []
        for citation in fact.citations where visibility == .everything || !citation.source.isConfidential {
            let place = citation.source.slug + (citation.locator.map { ", " + $0 } ?? "")
            if !places.contains(place) { places.append(place) }
        }
        return "#\(fact.id) " + FactText.sentence(fact, language) + (places.isEmpty ? "" : " [\(places.joined(separator: "; "))]")
    }

    private func shows(_ fact: FactRecord) -> Bool { visibility == .everything || !fact.isConfidential }

    package var rows: [[Value]] {
        report.changes.map { change in
            let (what, id): (String, Value) =
                switch change.subject {
                case .fact(let fact): ("fact", .integer(fact.id.rawValue))
                case .name(let name, _, _): ("name", .integer(name.rawValue))
                case .citation(_, _, let claim): ("citation", .text(claim.text))
                case .record(let kind, let key, _): (kind.rawValue, .text(key))
                case .side(let dispute, _, _): ("side", .text(dispute))
                case .pair(let one, _, _): ("pair", .text(one.slug))
                }
            let fields = shownFields(of: change).map { "\($0.field): \($0.before ?? "") -> \($0.after ?? "")" }.joined(separator: "; ")
            return [
                .text(change.action.rawValue), .text(what), id, .text(shownText(of: change)),
                change.replacement.map { .integer($0.id.rawValue) } ?? .null, fields.isEmpty ? .null : .text(fields),
                report.revision.map { .integer($0.rawValue) } ?? .null,
            ]
        }
    }
}
