package import DossierModel
package import DossierOutput
package import DossierQuery

/// Where a fact comes from: which revisions added and retracted it, and what became of it.
package struct FactHistoryView {
    let history: FactHistory
    let layout: PageLayout
    let language: Language

    package init(history: FactHistory, layout: PageLayout, language: Language) {
        self.history = history
        self.layout = layout
        self.language = language
    }

    package func lines() -> [PageLine] {
        let notes = Footnotes()
        notes.register(history.fact.citations)
        let width = layout.width
        let marks = notes.marks(history.fact.citations, language)
        var lines = TextLayout.wrap(
            "#\(history.fact.id) " + FactText.sentence(Answer(fact: history.fact), language) + (marks.isEmpty ? "" : " " + marks), width: width
        ).map { layout.style.bold($0) }
        if let note = history.fact.note { lines += TextLayout.wrap(note, width: width, first: "  ", rest: "  ") }
        lines.append("")
        for (what, revision) in steps {
            let author = revision.author.map { language == .french ? " par \($0)" : " by \($0)" } ?? ""
            lines += TextLayout.wrap("\(what) \(revision.id), \(revision.at)\(author): \(revision.message)", width: width, first: "", rest: "  ")
        }
        for number in history.replaces {
            lines.append(PageLine(language == .french ? "à la place de #\(number)" : "in the place of #\(number)"))
        }
        if let number = history.replacedBy {
            lines.append(PageLine(language == .french ? "remplacé par #\(number)" : "replaced by #\(number): dossier why \(number)"))
        }
        lines += notes.section(layout, language)
        return lines
    }

    private var steps: [(String, RevisionRecord)] {
        let added = (language == .french ? "ajouté par la révision" : "added in revision", history.added)
        guard let retracted = history.retracted else { return [added] }
        return [added, (language == .french ? "retiré par la révision" : "retracted in revision", retracted)]
    }
}
