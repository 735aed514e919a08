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

    private var isFrench: Bool { language == .french }

    package func lines(width: Int) -> [PageLine] {
        var lines: [PageLine] = []
        for change in report.changes { lines += self.lines(of: change, width: width) }
        let shown = report.changes.count
        let all = report.counts.values.reduce(0, +)
        if all > shown { lines.append(PageLine(isFrench ? "… et \(all - shown) autres" : "... and \(all - shown) more")) }
        // What was typed once can be typed again, for another base or a file of commands.
        if all <= 3, !isHistory {
            for case (.added, .fact(let fact)) in report.changes.map({ ($0.action, $0.subject) }) where shows(fact) {
                lines.append(PageLine("  " + CommandLineText.add(fact)))
            }
        }
        for group in report.rivals {
            lines.append(PageLine(isFrench ? "En contradiction :" : "These contradict each other:"))
            for fact in ([group.fact] + group.others).sorted(by: { $0.id.rawValue < $1.id.rawValue }) {
                lines += TextLayout.wrap(sentence(fact), width: width, first: "  · ", rest: "    ")
            }
        }
        for companions in report.companions {
            lines.append(PageLine(isFrench ? "À côté de #\(companions.fact.id) :" : "Beside #\(companions.fact.id):"))
            for fact in companions.others { lines += TextLayout.wrap(relation(of: fact, to: companions.fact), width: width, first: "  · ", rest: "    ") }
        }
        return lines
    }

    private func lines(of change: Change, width: Int) -> [PageLine] {
        var lines = TextLayout.wrap(text(of: change), width: width, first: mark(change.action) + " ", rest: "  ")
        if let replacement = change.replacement { lines += TextLayout.wrap(sentence(replacement), width: width, first: "+ ", rest: "  ") }
        for field in change.fields {
            lines += TextLayout.wrap("\(field.field): \(field.before ?? "–") → \(field.after ?? "–")", width: width, first: "    ", rest: "      ")
        }
        return lines
    }

    private func relation(of other: FactRecord, to fact: FactRecord) -> String {
        if other.follows == fact.id { return (isFrench ? "suivi de " : "followed by ") + sentence(other) }
        if fact.follows == other.id { return (isFrench ? "suit " : "follows ") + sentence(other) }
        let saysMore = other.starts == fact.starts && other.ends == fact.ends && other.modality == fact.modality
        return (saysMore ? isFrench ? "confirme " : "confirms " : isFrench ? "aussi " : "also ") + sentence(other)
    }

    private func mark(_ action: Change.Action) -> String {
        switch action {
        case .added: "+"
        case .retracted, .replaced, .removed: "-"
        case .edited, .merged: "~"
        case .known: "="
        }
    }

    private func text(of change: Change) -> String {
        let known = change.action == .known ? isFrench ? "déjà connu : " : "known already: " : ""
        return known + text(of: change.subject, change.action)
    }

    private func text(of subject: Change.Subject, _ action: Change.Action) -> String {
        switch subject {
        case .fact(let fact): sentence(fact)
        case .name(let id, let text, let entity): "n\(id) \(entity.name): \(text)"
        case .citation(let source, let locator, let claim): "\(claim.text) [\(source)\(locator.map { ", " + $0 } ?? "")]"
        case .record(let kind, let key, let title):
            "\(kind.rawValue) \(key)" + (title.isEmpty ? "" : ": \(title)")
        case .side(let dispute, let text, let claim): "\(dispute): \(claim.text) → \(text)"
        case .pair(let one, let other):
            switch action {
            case .merged, .known: "\(one.name) (\(one.slug)) = \(other.name) (\(other.slug))"
            default: "\(one.name) (\(one.slug)) ≠ \(other.name) (\(other.slug))"
            }
        }
    }

    // With its number, and its sources: what is printed can be named again.
    private func sentence(_ fact: FactRecord) -> String {
        if !shows(fact) { return "#\(fact.id) (\(isFrench ? "confidentiel" : "confidential"))" }
        var places: [String] = []
        for citation in fact.citations where visibility == .everything || !citation.source.isConfidential {
            let place = citation.source.slug + (citation.locator.map { ", " + $0 } ?? "")
            if !places.contains(place) { places.append(place) }
        }
        return "#\(fact.id) " + FactText.sentence(Answer(fact: fact), language) + (places.isEmpty ? "" : " [\(places.joined(separator: "; "))]")
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
                case .pair(let one, _): ("pair", .text(one.slug))
                }
            let fields = change.fields.map { "\($0.field): \($0.before ?? "") -> \($0.after ?? "")" }.joined(separator: "; ")
            return [
                .text(change.action.rawValue), .text(what), id, .text(text(of: change.subject, change.action)),
                change.replacement.map { .integer($0.id.rawValue) } ?? .null, fields.isEmpty ? .null : .text(fields),
                report.revision.map { .integer($0.rawValue) } ?? .null,
            ]
        }
    }
}

/// Facts as commands that enter them.
enum CommandLineText {
    /// `dossier add ...`, as a shell reads it. The citation is the first.
    static func add(_ fact: FactRecord) -> String {
        var words = ["dossier", "add", fact.subject.slug, fact.predicate.name]
        var options: [(String, String)] = []
        switch fact.object {
        case .entity(let object): words.append(object.slug)
        case .value(let text): words.append(text)
        case .amount: words.append(fact.amount?.text(in: .english) ?? "")
        }
        if case .amount = fact.object {} else if let amount = fact.amount { options.append(("--amount", amount.text(in: .english))) }
        let isOnDate = fact.predicate.temporality == .event || fact.predicate.temporality == .period && fact.starts == fact.ends
        if let starts = fact.starts { options.append((isOnDate ? "--on" : "--starts", starts)) }
        if let ends = fact.ends, !isOnDate || ends != fact.starts { options.append(("--ends", ends)) }
        if let role = fact.role { options.append(("--role", role)) }
        if let note = fact.note { options.append(("--note", note)) }
        if let follows = fact.follows { options.append(("--follows", "\(follows)")) }
        var text = words.map(ShellWord.quoted).joined(separator: " ")
        if fact.modality != .actual { text += " --\(fact.modality.name)" }
        if let citation = fact.citations.first {
            options.append(("--source", citation.source.slug))
            if let locator = citation.locator { options.append(("--at", locator)) }
            if let asOf = citation.asOf, !citation.isAsOfDefaulted { options.append(("--as-of", asOf)) }
            if let speaker = citation.speaker { options.append(("--speaker", speaker.slug)) }
            if let quote = citation.quote { options.append(("--quote", quote)) }
        } else {
            text += " --unsourced"
        }
        return ([text] + options.map { "\($0.0) \(ShellWord.quoted($0.1))" }).joined(separator: " ")
    }
}
