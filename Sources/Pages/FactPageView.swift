package import DossierModel
package import DossierOutput
package import DossierQuery

/// The page of one fact: what each source says of it, what stands against it, and what became of it.
package struct FactPageView {
    let page: FactPage
    let layout: PageLayout
    let language: Language

    package init(page: FactPage, layout: PageLayout, language: Language) {
        self.page = page
        self.layout = layout
        self.language = language
    }

    package func lines() -> [PageLine] {
        let notes = Footnotes(isMarkdown: layout.isMarkdown)
        for fact in told { notes.register(fact.citations) }
        for side in page.disputes.flatMap(\.sides) {
            side.facts.forEach { notes.register($0.citations) }
            side.names.forEach { notes.register($0.citations) }
        }
        let fact = page.fact
        var lines = layout.title("#\(fact.id) — " + FactText.sentence(page.answer, language), rest: "  ")
        if let revision = page.retractedIn {
            lines += layout.paragraph(say("Retracted in revision \(revision).", "Retiré à la révision \(revision)."))
        }
        if let note = fact.wording.note { lines += layout.paragraph(note, .dim) }
        if let note = fact.privateNote { lines += layout.paragraph(Mark.privateNote(language) + " " + note, .dim) }
        lines += citations(notes)
        lines += disputes(notes)
        lines += section(say("Follows", "Fait suite à"), [page.follows].compactMap(\.self), notes)
        lines += section(say("What followed", "Ce qui a suivi"), page.followers, notes)
        lines += section(say("Replaced by", "Remplacé par"), [page.replacedBy].compactMap(\.self), notes)
        lines += section(say("Replaces", "Remplace"), page.replaced, notes)
        lines += notes.section(layout, language)
        return lines
    }

    private var told: [FactRecord] {
        let others = [page.follows, page.replacedBy].compactMap(\.self) + page.followers + page.replaced
        return [page.fact] + others.map(\.fact) + rivals
    }

    private var rivals: [FactRecord] {
        page.answer.marks.flatMap { mark in if case .rivals(let rivals) = mark { rivals } else { [FactRecord]() } }
    }

    private func citations(_ notes: Footnotes) -> [PageLine] {
        let citations = page.fact.citations
        if citations.isEmpty { return [""] + layout.paragraph(say("No source is cited.", "Aucune source n'est citée.")) }
        return layout.heading(say("Attested by", "Attesté par")) + citations.flatMap { citation in
            let title = citation.source.publisher ?? citation.source.title
            return layout.item("\(title) \(notes.marks([citation], language))\(CitationText.said(citation, of: page.fact, language))")
        }
    }

    private func disputes(_ notes: Footnotes) -> [PageLine] {
        if page.answer.marks.isEmpty { return [] }
        return layout.heading(say("Disputes", "Désaccords"))
            + page.disputes.flatMap { DisputeView(dispute: $0, layout: layout, language: language).lines(indent: "  ", notes) }
            + rivals.flatMap { layout.item("≠ " + sentence(Answer(fact: $0), notes)) }
    }

    private func section(_ heading: String, _ answers: [Answer], _ notes: Footnotes) -> [PageLine] {
        if answers.isEmpty { return [] }
        return layout.heading(heading) + answers.flatMap { answer in
            layout.item(sentence(answer, notes))
                + DisputeText(language: language).lines(answer.marks, of: answer.fact, indent: "    ", layout)
        }
    }

    private func sentence(_ answer: Answer, _ notes: Footnotes) -> String {
        let marks = notes.marks(answer.fact.citations, language)
        return "#\(answer.fact.id) " + FactText.sentence(answer, language) + (marks.isEmpty ? "" : " " + marks)
    }

    private func say(_ english: String, _ french: String) -> String { language == .french ? french : english }
}

/// What one source says of a fact, beside where it says it.
enum CitationText {
    /// ", April 2012, our reading: “quote”"; empty where it adds nothing.
    static func said(_ citation: CitationRecord, of fact: FactRecord, _ language: Language) -> String {
        let isFrench = language == .french
        var parts: [String] = []
        let own = DateText.span(citation.starts, citation.ends, isEvent: fact.predicate.temporality == .event, language)
        if !own.isEmpty { parts.append(own) }
        if let asOf = citation.asOf, !citation.isAsOfDefaulted { parts.append((isFrench ? "constaté : " : "as of ") + DateText.words(asOf, language)) }
        if let basis = basis(citation, language) { parts.append(basis) }
        let text = parts.isEmpty ? "" : ", " + parts.joined(separator: ", ")
        guard let quote = citation.quote else { return text }
        return text + (isFrench ? "\u{A0}: «\u{A0}\(quote)\u{A0}»" : ": “\(quote)”")
    }

    /// How the source says it, where it does not say it outright; nil where it does, or nobody has noted it.
    static func basis(_ citation: CitationRecord, _ language: Language) -> String? {
        let isFrench = language == .french
        return switch citation.basis {
        case "implies": isFrench ? "sous-entendu" : "implied"
        case "inferred": isFrench ? "déduit de la source" : "inferred from the source"
        default: nil
        }
    }
}
