internal import DossierCuration
package import DossierModel
package import DossierOutput
package import DossierQuery

/// Where a fact or a spelling comes from: which revisions added and retracted it, and what became of it.
package struct ClaimHistoryView {
    let history: ClaimHistory
    private let frame: PageFrame
    private var words: any Wording { frame.words }

    package init(history: ClaimHistory, layout: PageLayout, language: Language) {
        self.history = history
        frame = PageFrame(layout, language)
    }

    package func lines() -> [PageLine] {
        let layout = frame.layout
        var lines: [PageLine]
        switch history.subject {
        case .fact(let fact):
            frame.notes.register(fact.citations)
            lines = layout.title("#\(fact.id) " + frame.sentence(fact))
            if let note = fact.note { lines += layout.item(note, rest: "  ") }
        case .name(let name, let entity):
            frame.notes.register(name.citations)
            lines = layout.title("n\(name.id) \(entity.name)\(words.colon)" + frame.spelling(name))
        }
        lines.append("")
        lines += told(words.addedIn, history.added)
        if let retracted = history.retracted { lines += told(words.retractedIn, retracted) }
        for claim in history.replaces { lines += layout.paragraph(words.inThePlace(of: ClaimReference(claim).text)) }
        for claim in history.replacedBy {
            let text = ClaimReference(claim).text
            lines += layout.paragraph(words.replacedBy(text) + words.colon + "dossier why \(text.drop { $0 == "#" })")
        }
        return lines + frame.sources()
    }

    private func told(_ what: (String) -> String, _ revision: RevisionRecord) -> [PageLine] {
        let author = revision.author.map { " " + words.by($0) } ?? ""
        return frame.layout.item("\(what("\(revision.id)")), \(revision.at)\(author): \(revision.message)", first: "", rest: "  ")
    }
}
