internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct StatsCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Count what the knowledge base holds, or what held at a time.",
        discussion: """
            Examples:
              dossier stats
              dossier stats --on 2013-06    relations and attributes that held then, certainly and possibly
            """)

    @OptionGroup var time: TimeOptions
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func run(_ session: Session) throws {
        var filter = FactFilter()
        let base = try time.apply(to: &filter, session.openForReading(privacy.visibility(session)), session)
        if base.visibility == .everything, let words = try base.confidentialThings().words {
            session.note("counted too, though confidential: \(words)")
        }
        if time.isAsked || time.certain { return try countHolding(filter, base, session) }
        try session.writeRows(columns: ["what", "count"]) { rows in
            for row in try base.counts() { try rows.row([.text(row.thing), .integer(row.count)]) }
            for row in try base.countsByKind() { try rows.row([.text("of them \(row.kind)"), .integer(row.count)]) }
        }
    }

    private func countHolding(_ filter: FactFilter, _ base: Snapshot, _ session: Session) throws {
        var counts: [String: [Certainty: Int64]] = [:]
        try base.forEachAnswer(filter) { answer in
            let what = if case .entity = answer.fact.object { "relations" } else { "attributes" }
            counts[what, default: [:]][answer.certainty, default: 0] += 1
        }
        try session.writeRows(columns: ["what", "certain", "possible"]) { rows in
            for what in ["relations", "attributes"] {
                let count = counts[what] ?? [:]
                try rows.row([.text(what), .integer(count[.certain] ?? 0), .integer(count[.possible] ?? 0)])
            }
        }
    }
}
