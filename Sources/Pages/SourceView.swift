package import DossierModel
package import DossierOutput
package import DossierQuery

/// A source and what it attests, each fact with the dates that it gives itself.
package struct SourceView {
    let source: SourceReference
    let facts: [Answer]
    private let frame: PageFrame

    package init(source: SourceReference, facts: [Answer], layout: PageLayout, language: Language) {
        self.source = source
        self.facts = facts
        frame = PageFrame(layout, language)
    }

    package func lines() -> [PageLine] {
        let (layout, language) = (frame.layout, frame.language)
        var lines = layout.title(SourceText.title(source, language))
        if let url = source.url { lines.append(layout.isMarkdown ? PageLine("<\(url)>") : layout.style.dim(url)) }
        lines.append("")
        for answer in facts {
            for (fact, places) in tellings(of: answer.fact) {
                lines += layout.item(FactText.sentence(fact, language) + " (" + places.joined(separator: frame.words.semicolon) + ")")
            }
            lines += frame.against(answer.marks, of: answer.fact, indent: "    ")
        }
        return lines
    }

    /// The fact as the source tells it, once for each reading of its dates, with the places where it does.
    private func tellings(of fact: FactRecord) -> [(fact: FactRecord, places: [String])] {
        var tellings: [(fact: FactRecord, places: [String])] = []
        for citation in fact.citations where citation.source.id == source.id {
            let told = fact.asTold(by: citation)
            let basis = CitationText.basis(citation, frame.language).map { ", " + $0 } ?? ""
            let place = CitationText.place(citation.locator, frame.language) + basis
            if let same = tellings.firstIndex(where: { $0.fact.starts == told.starts && $0.fact.ends == told.ends }) {
                tellings[same].places.append(place)
            } else {
                tellings.append((told, [place]))
            }
        }
        return tellings
    }
}
