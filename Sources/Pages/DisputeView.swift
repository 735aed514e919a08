internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// A dispute on an entity's or a fact's page: what it is about, the verdict, and each side with its sources.
struct DisputeView {
    let dispute: DisputeRecord
    let frame: PageFrame

    func lines() -> [PageLine] {
        let layout = frame.layout
        var lines = layout.item(DisputeText(language: frame.language).head(dispute))
        for side in dispute.sides {
            let isFavoured = side.text == dispute.favours
            let text = side.text + (isFavoured ? " (\(frame.words.betterSupported))" : "")
            lines += layout.item(
                "\(text) \(frame.notes.marks(side.citations))", first: isFavoured ? "    ✓ " : "    · ", rest: "      ")
        }
        if let comment = dispute.comment { lines += layout.item(comment, first: "    ", rest: "    ", .dim) }
        return lines
    }
}

extension DisputeRecord.Side {
    /// What attests the facts and names on it.
    var citations: [CitationRecord] { facts.flatMap(\.citations) + names.flatMap(\.citations) }
}
