internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// A dispute as text: what it is about, the verdict, and each side with its sources.
struct DisputeView {
    let dispute: DisputeRecord
    let width: Int
    let style: Style
    let language: Language

    func lines(indent: String, _ notes: Footnotes) -> [PageLine] {
        let mark = Mark.suffix(dispute.isConfidential, language)
        var lines = TextLayout.wrap(
            "\(dispute.topic) — \(dispute.verdict.words(in: language)) (\(dispute.slug))\(mark)", width: width, first: indent, rest: indent + "  ")
        for side in dispute.sides {
            let marks = notes.marks(side.facts.flatMap(\.citations) + side.names.flatMap(\.citations), language)
            let isFavoured = side.text == dispute.favours
            let better = isFavoured ? (language == .french ? " (mieux étayé)" : " (better supported)") : ""
            lines += TextLayout.wrap(
                "\(side.text)\(better) \(marks)", width: width, first: indent + (isFavoured ? "  ✓ " : "  · "), rest: indent + "    ")
        }
        if let comment = dispute.comment {
            lines += TextLayout.wrap(comment, width: width, first: indent + "  ", rest: indent + "  ").map { style.dim($0) }
        }
        return lines
    }
}
