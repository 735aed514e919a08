internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// What stands against a fact, in a few words: wherever the fact is printed, under it or in the column `disputed`.
struct DisputeText {
    let language: Language

    // What others say beyond these is counted only.
    private static let mostTold = 2

    /// The lines under a fact; none where nothing stands against it.
    func lines(_ marks: [DisputeMark], of fact: FactRecord, indent: String, _ layout: PageLayout) -> [PageLine] {
        marks.flatMap { layout.item("≠ " + words($0, of: fact), first: indent, rest: indent + "  ", .yellow) }
    }

    /// "others say, with less support, “Thales 60, Dassault Systèmes 30” (split-of-285)".
    func words(_ mark: DisputeMark, of fact: FactRecord) -> String {
        switch mark {
        case .side(let side):
            return (side.others.isEmpty ? say("disputed", "contesté") : standing(side) + others(side)) + " (\(side.dispute))"
        case .rivals(let rivals): return say("disputed: ", "contesté\u{A0}: ") + some(of: rivals.map { rival($0, of: fact) })
        }
    }

    /// What sides hold, in their words.
    func told(_ sides: [String]) -> String { some(of: sides.map { say("“\($0)”", "«\u{A0}\($0)\u{A0}»") }) }

    private func some(of parts: [String]) -> String {
        let more = parts.count - Self.mostTold
        return parts.prefix(Self.mostTold).joined(separator: ", ") + (more > 0 ? say(" and \(more) more", " et \(more) de plus") : "")
    }

    // Against the side that is favoured, where it is another: what else is held is only counted.
    private func others(_ side: DisputedSide) -> String {
        guard let favoured = side.favoured, !side.isFavoured else { return told(side.others) }
        let more = side.others.count - 1
        return told([favoured]) + (more > 0 ? say("; \(more) more say otherwise", " ; \(more) autre\(more == 1 ? "" : "s") version\(more == 1 ? "" : "s")") : "")
    }

    private func standing(_ side: DisputedSide) -> String {
        switch (side.verdict, side.favoured != nil, side.isFavoured) {
        case (.rival, false, _): say("others say ", "d'autres disent ")
        case (.rival, true, true): say("others say, with less support, ", "d'autres disent, moins étayé, ")
        case (.rival, true, false): say("others say, with more support, ", "d'autres disent, mieux étayé, ")
        case (.apparent, false, _): say("others say, and may agree, ", "d'autres disent, peut-être sans contredire, ")
        case (.apparent, true, true):
            say("others say, and may agree, though with less support, ", "d'autres disent, peut-être sans contredire, mais moins étayé, ")
        case (.apparent, true, false):
            say("others say, and may agree, with more support, ", "d'autres disent, peut-être sans contredire, et mieux étayé, ")
        case (.resolved, false, _): say("settled with what others say, ", "tranché avec ce que disent d'autres, ")
        case (.resolved, true, true): say("upheld against ", "retenu contre ")
        case (.resolved, true, false): say("rejected in favour of ", "écarté au profit de ")
        }
    }

    private func rival(_ rival: FactRecord, of fact: FactRecord) -> String {
        let id = say("fact \(rival.id)", "le fait \(rival.id)")
        if rival.modality == .denied { return id + say(" denies it", " le dément") }
        if fact.modality == .denied { return id + say(" claims it", " l'affirme") }
        let object = rival.object == fact.object ? nil : FactText.object(rival, from: nil, language)
        let parts = ([object].compactMap(\.self) + FactText.details(Answer(fact: rival), language)).filter { !$0.isEmpty }
        return id + say(" says", " dit") + colon + parts.joined(separator: ", ")
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

    private var colon: String { say(": ", "\u{A0}: ") }

    private func say(_ english: String, _ french: String) -> String { language == .french ? french : english }
}
