internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// What stands against a fact, in a few words: wherever the fact is printed, under it or in the column `disputed`.
struct DisputeText {
    let language: Language

    // More rivals than these are counted only.
    private static let mostRivals = 2

    /// The lines under a fact; none where nothing stands against it.
    func lines(_ marks: [DisputeMark], of fact: FactRecord, indent: String, width: Int, style: Style) -> [PageLine] {
        marks.flatMap { mark in
            TextLayout.wrap("≠ " + words(mark, of: fact), width: width, first: indent, rest: indent + "  ")
                .map { style.apply(.yellow, to: $0) }
        }
    }

    /// "disputed, others say: Thales 60, Dassault Systèmes 30 (split-of-285)".
    func words(_ mark: DisputeMark, of fact: FactRecord) -> String {
        switch mark {
        case .side(let side):
            let others = side.others.isEmpty ? "" : colon + side.others.joined(separator: " | ")
            return (side.others.isEmpty ? say("disputed", "contesté") : standing(side)) + others + " (\(side.dispute))"
        case .rivals(let rivals):
            let told = rivals.prefix(Self.mostRivals).map { rival($0, of: fact) }
            let more = rivals.count - told.count
            return say("disputed, ", "contesté, ") + told.joined(separator: "; ") + (more > 0 ? say("; and \(more) more", " ; et \(more) de plus") : "")
        }
    }

    private func standing(_ side: DisputedSide) -> String {
        switch (side.verdict, side.someIsFavoured, side.isFavoured) {
        case (.rival, false, _): say("disputed, others say", "contesté, d'autres disent")
        case (.rival, true, true): say("disputed, but better supported than", "contesté, mais mieux étayé que")
        case (.rival, true, false): say("disputed, and less supported than", "contesté, et moins étayé que")
        case (.apparent, false, _): say("differs in appearance only from", "ne diffère qu'en apparence de")
        case (.apparent, true, true): say("to be preferred, though it differs in appearance only, to", "à préférer, bien qu'il n'en diffère qu'en apparence, à")
        case (.apparent, true, false): say("differs in appearance only from what is to be preferred", "ne diffère qu'en apparence de ce qui est à préférer")
        case (.resolved, false, _): say("a settled disagreement with", "désaccord tranché avec")
        case (.resolved, true, true): say("upheld against", "retenu contre")
        case (.resolved, true, false): say("rejected in favour of", "écarté au profit de")
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

    /// For rows: the slugs of the disputes, and the numbers of rivals by rule; NULL where nothing stands against the fact.
    static func value(_ marks: [DisputeMark]) -> Value {
        if marks.isEmpty { return .null }
        let words = marks.flatMap { mark -> [String] in
            switch mark {
            case .side(let side): [side.dispute]
            case .rivals(let rivals): rivals.map { "#\($0.id)" }
            }
        }
        return .text(words.joined(separator: " "))
    }

    private var colon: String { say(": ", "\u{A0}: ") }

    private func say(_ english: String, _ french: String) -> String { language == .french ? french : english }
}
