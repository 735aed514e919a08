internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// A dispute as text: what it is about, the verdict, and each side with its sources.
struct DisputeView {
    let dispute: DisputeRecord
    let layout: PageLayout
    let language: Language

    func lines(indent: String, _ notes: Footnotes) -> [PageLine] {
        let mark = Mark.suffix(dispute.isConfidential, language)
        var lines = layout.item(
            "\(dispute.topic) — \(dispute.verdict.words(in: language)) (\(dispute.slug))\(mark)", first: indent, rest: indent + "  ")
        for side in dispute.sides {
            let marks = notes.marks(side.facts.flatMap(\.citations) + side.names.flatMap(\.citations), language)
            let isFavoured = side.text == dispute.favours
            let better = isFavoured ? (language == .french ? " (mieux étayé)" : " (better supported)") : ""
            lines += layout.item(
                "\(side.text)\(better) \(marks)", first: indent + (isFavoured ? "  ✓ " : "  · "), rest: indent + "    ")
        }
        if let comment = dispute.comment {
            lines += layout.item(comment, first: indent + "  ", rest: indent + "  ", .dim)
        }
        return lines
    }
}
