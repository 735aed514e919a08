package import DossierModel
package import DossierOutput
package import DossierQuery

/// The page of one fact: what each source says of it, what stands against it, and what became of it.
package struct FactPageView {
    let page: FactPage
    private let frame: PageFrame
    private var layout: PageLayout { frame.layout }
    private var words: any Wording { frame.words }

    package init(page: FactPage, layout: PageLayout, language: Language) {
        self.page = page
        frame = PageFrame(layout, language)
    }

    package func lines() -> [PageLine] {
        for fact in told { frame.notes.register(fact.citations) }
        frame.notes.register(page.disputes)
        let fact = page.fact
        var lines = layout.title("#\(fact.id) — " + FactText.sentence(fact, frame.language), rest: "  ")
        if let revision = page.retractedIn { lines += layout.paragraph(words.retracted(in: "\(revision)")) }
        if let note = fact.wording.note { lines += layout.paragraph(note, .dim) }
        if let note = fact.privateNote { lines += layout.paragraph(words.privateMark + " " + note, .dim) }
        lines += citations()
        lines += disputes()
        lines += section(words.whatItFollows, [page.follows].compactMap(\.self))
        lines += section(words.whatFollowed, page.followers)
        lines += section(words.whatReplacedIt, page.replacedBy)
        lines += section(words.whatItReplaces, page.replaced)
        return lines + frame.sources()
    }

    private var told: [FactRecord] {
        let others = [page.follows].compactMap(\.self) + page.replacedBy + page.followers + page.replaced
        return [page.fact] + others.map(\.fact) + rivals
    }

    private var rivals: [FactRecord] {
        page.answer.marks.flatMap { mark in if case .rivals(let rivals) = mark { rivals } else { [FactRecord]() } }
    }

    private func citations() -> [PageLine] {
        let citations = page.fact.citations
        if citations.isEmpty { return [""] + layout.paragraph(words.noSourceIsCited) }
        return layout.heading(words.attestedBy) + citations.flatMap { citation in
            let title = citation.source.publisher ?? citation.source.title
            return layout.item(frame.cited(title, [citation]) + CitationText.said(citation, of: page.fact, frame.language))
        }
    }

    private func disputes() -> [PageLine] {
        if page.answer.marks.isEmpty { return [] }
        return layout.heading(words.disputes) + page.disputes.flatMap { DisputeView(dispute: $0, frame: frame).lines() }
            + rivals.flatMap { layout.item("≠ #\($0.id) " + frame.sentence($0)) }
    }

    private func section(_ heading: String, _ answers: [Answer]) -> [PageLine] {
        if answers.isEmpty { return [] }
        return layout.heading(heading) + answers.flatMap { answer in
            layout.item("#\(answer.fact.id) " + frame.sentence(answer.fact)) + frame.against(answer.marks, of: answer.fact, indent: "    ")
        }
    }
}
