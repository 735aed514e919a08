package import DossierModel
package import DossierOutput
package import DossierQuery

/// Where a fact comes from: which revisions added and retracted it, and what became of it.
package struct FactHistoryView {
    let history: FactHistory
    private let frame: PageFrame
    private var words: any Wording { frame.words }

    package init(history: FactHistory, layout: PageLayout, language: Language) {
        self.history = history
        frame = PageFrame(layout, language)
    }

    package func lines() -> [PageLine] {
        let (layout, fact) = (frame.layout, history.fact)
        frame.notes.register(fact.citations)
        var lines = layout.title("#\(fact.id) " + frame.sentence(fact))
        if let note = fact.note { lines += layout.item(note, rest: "  ") }
        lines.append("")
        lines += told(words.addedIn, history.added)
        if let retracted = history.retracted { lines += told(words.retractedIn, retracted) }
        for number in history.replaces { lines += layout.paragraph(words.inThePlace(of: "#\(number)")) }
        if let number = history.replacedBy { lines += layout.paragraph(words.replacedBy("#\(number)") + words.colon + "dossier why \(number)") }
        return lines + frame.sources()
    }

    private func told(_ what: (String) -> String, _ revision: RevisionRecord) -> [PageLine] {
        let author = revision.author.map { " " + words.by($0) } ?? ""
        return frame.layout.item("\(what("\(revision.id)")), \(revision.at)\(author): \(revision.message)", first: "", rest: "  ")
    }
}
