internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// What stands against a fact, in a few words: wherever the fact is printed, under it or in the column `disputed`.
struct DisputeText {
    let language: Language

    // What others say beyond these is counted only.
    private static let mostTold = 2

    private var words: any Wording { language.wording }

    /// What a dispute is about, the verdict and its slug.
    func head(_ dispute: DisputeRecord) -> String {
        "\(dispute.topic) — \(words.verdict(dispute.verdict)) (\(dispute.slug))" + ConfidentialMark.suffix(dispute.isConfidential, language)
    }

    /// "others say, with less support, “Thales 60, Dassault Systèmes 30” (split-of-285)".
    func words(_ mark: DisputeMark, of fact: FactRecord) -> String {
        switch mark {
        case .side(let side): (side.others.isEmpty ? words.disputed : standing(side) + " " + others(side)) + " (\(side.dispute))"
        case .rivals(let rivals): words.disputed + words.colon + some(of: rivals.map { rival($0, of: fact) })
        }
    }

    /// What sides hold, in their words.
    func told(_ sides: [String]) -> String { some(of: sides.map(words.quoted)) }

    private func some(of parts: [String]) -> String {
        let more = parts.count - Self.mostTold
        return parts.prefix(Self.mostTold).joined(separator: ", ") + (more > 0 ? " " + words.andMore(more) : "")
    }

    private func standing(_ side: DisputedSide) -> String {
        words.othersSay(side.verdict, isFavoured: side.favoured == nil ? nil : side.isFavoured)
    }

    // A side stands against the favoured one, and the rest are only counted; the favoured side, or any where none is, against all others.
    private func others(_ side: DisputedSide) -> String {
        guard let favoured = side.favoured, !side.isFavoured else { return told(side.others) }
        let more = side.others.count - 1
        return told([favoured]) + (more > 0 ? words.semicolon + words.moreSayOtherwise(more) : "")
    }

    private func rival(_ rival: FactRecord, of fact: FactRecord) -> String {
        let id = "\(rival.id)"
        if rival.modality == .denied { return words.rivalDenies(id) }
        if fact.modality == .denied { return words.rivalClaims(id) }
        // Two amounts are the same object, and what the two disagree about.
        let isSame = rival.object == fact.object && (rival.object != .amount || rival.amount == fact.amount && rival.role == fact.role)
        let object = isSame ? nil : FactText.object(rival, from: nil, language)
        let parts = ([object].compactMap(\.self) + FactText.details(rival, language)).filter { !$0.isEmpty }
        return words.rivalSays(id, parts.joined(separator: ", "))
    }

    /// The column of rows that `field` fills. A table on a screen has room for a sign only.
    static func column(_ format: OutputFormat) -> String { format == .table ? "≠" : "disputed" }

    /// The slugs of the disputes, and the numbers of rivals by rule; NULL where nothing stands against the fact.
    ///
    /// - Parameter disputes: slugs of other disputes that the row touches.
    static func field(_ marks: [DisputeMark], and disputes: [String] = [], _ format: OutputFormat) -> RowField {
        if format == .table { return marks.isEmpty && disputes.isEmpty ? .null : .text("≠") }
        var words = disputes
        for mark in marks {
            let more =
                switch mark {
                case .side(let side): [side.dispute]
                case .rivals(let rivals): rivals.map { "#\($0.id)" }
                }
            words += more.filter { !words.contains($0) }
        }
        return .list(words)
    }
}
