internal import DossierCuration
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

/// What a change does: a page with a line each, which can be typed back, or rows.
struct ChangeView {
    let report: ChangeReport
    let language: Language

    static let columns = ["action", "what", "id", "text", "replaced_by", "revision"]

    private var isFrench: Bool { language == .french }

    func lines(width: Int) -> [PageLine] {
        var lines: [PageLine] = []
        for change in report.changes {
            let first = mark(change.action) + " "
            lines += TextLayout.wrap(text(of: change), width: width, first: first, rest: "  ")
            if let replacement = change.replacement {
                lines += TextLayout.wrap(sentence(replacement), width: width, first: "+ ", rest: "  ")
            }
        }
        if report.others > 0 {
            lines.append(PageLine(isFrench ? "et \(report.others) noms, références, entités ou sources" : "and \(report.others) names, citations, entities or sources"))
        }
        for group in report.rivals {
            let heading = isFrench ? "En désaccord :" : "These contradict each other:"
            lines.append(PageLine(heading))
            for fact in group.facts { lines += TextLayout.wrap(sentence(fact), width: width, first: "  · ", rest: "    ") }
        }
        return lines
    }

    private func mark(_ action: Change.Action) -> String {
        switch action {
        case .added, .cited: "+"
        case .retracted, .replaced, .uncited: "-"
        case .known: "="
        }
    }

    private func text(of change: Change) -> String {
        switch change.subject {
        case .fact(let fact):
            change.action == .known ? (isFrench ? "déjà connu : " : "known already: ") + sentence(fact) : sentence(fact)
        case .entity(let entity): "\(entity.name) (\(entity.slug)), \(entity.kind)"
        case .name(let id, let text, let entity): "n\(id) \(entity.name): \(text)"
        case .source(let source): "\(source.slug): \(Footnotes.title(source, language))"
        case .citation(let citation, let fact):
            "#\(fact.id) [\(citation.source.slug)\(citation.locator.map { ", " + $0 } ?? "")]"
        }
    }

    // With its number, and its sources: what is printed can be named again.
    private func sentence(_ fact: FactRecord) -> String {
        var places: [String] = []
        for citation in fact.citations {
            let place = citation.source.slug + (citation.locator.map { ", " + $0 } ?? "")
            if !places.contains(place) { places.append(place) }
        }
        return "#\(fact.id) " + FactText.sentence(Answer(fact: fact), language) + (places.isEmpty ? "" : " [\(places.joined(separator: "; "))]")
    }

    var rows: [[Value]] {
        report.changes.map { change in
            let (what, id): (String, Value) =
                switch change.subject {
                case .fact(let fact): ("fact", .integer(fact.id.rawValue))
                case .entity(let entity): ("entity", .text(entity.slug))
                case .name(let name, _, _): ("name", .integer(name.rawValue))
                case .source(let source): ("source", .text(source.slug))
                case .citation(_, let fact): ("citation", .integer(fact.id.rawValue))
                }
            return [
                .text(change.action.rawValue), .text(what), id, .text(text(of: change)),
                change.replacement.map { .integer($0.id.rawValue) } ?? .null,
                report.revision.map { .integer($0.rawValue) } ?? .null,
            ]
        }
    }
}
