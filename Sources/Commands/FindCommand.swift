internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

struct FindCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Find entities by any of their names, in any spelling, or words in texts.",
        discussion: """
            Matches slugs, names, former names and acronyms, their beginnings, and their words in any order; without those, \
            names that differ by a few letters, initials or spaces. Accents, capitals and hyphens do not matter. Each answer \
            says why it matched, and where an odd spelling is recorded.

            --text looks for words in summaries, notes, roles, values in words, disputes, translations, and the titles and texts \
            of sources: all of the words, "phrases" in double quotes, and beginnings (nation*).

            Examples:
              dossier find telecom
              dossier find 'patrik starc'
              dossier find patrick --kind person
              dossier find dassault --format csv
              dossier find --text '"sovereign cloud" thales'
            """)

    @Argument("What to look for.")
    var text: [String]

    @Flag(name: .customLong("text"), help: "Look in texts instead of names.")
    var inTexts = false

    @Option(ArgumentHelp("Only entities of this kind: company, people ...", valueName: "kind"), completing: .kinds)
    var kind: String?

    @Option("At most so many answers, the best first (default: \(defaultLimit)).")
    var limit = PositiveCount(defaultLimit)

    static let defaultLimit = 20

    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func validate() throws {
        if kind != nil && inTexts { throw ValidationError("--kind goes with names, not with --text.") }
    }

    func run(_ session: Session) throws {
        let base = try session.openForReading(privacy.visibility(session))
        if inTexts { return try writeTexts(base, session) }
        try Self.writeHits(text.joined(separator: " "), kind: try kind.map { try session.kind($0, in: base) }, limit: limit.number, base, session)
    }

    private func writeTexts(_ base: Snapshot, _ session: Session) throws {
        let typed = text.joined(separator: " ")
        let (hits, isCut) = Self.cut(try base.searchText(TextQuery(typed), limit: limit.number + 1), to: limit.number)
        if hits.isEmpty {
            throw CommandFailure(
                status: .nothingFound, "no text has: \(typed)", hint: "fewer words, or the beginning of one: nation*")
        }
        try session.writeRows(columns: TextHitRow.columns) { rows in
            for hit in hits { try rows.row(fields: TextHitRow(hit, session.language).values) }
        }
        if isCut { Self.noteMore(than: limit.number, session) }
    }

    // One more than is asked for tells that there is more.
    private static func cut<Hit>(_ hits: [Hit], to limit: Int) -> (hits: [Hit], isCut: Bool) {
        hits.count > limit ? (Array(hits.prefix(limit)), true) : (hits, false)
    }

    private static func noteMore(than limit: Int, _ session: Session) { session.note("there is more: --limit with a higher number than \(limit)") }

    /// Writes what a text matches.
    static func writeHits(
        _ text: String, kind: String? = nil, limit: Int, _ base: Snapshot, _ session: Session
    ) throws {
        let (hits, isCut) = cut(try base.search(text, kind: kind, limit: limit + 1), to: limit)
        if hits.isEmpty {
            throw CommandFailure(status: .nothingFound, "nothing is called '\(text)'" + (kind.map { " among: \($0)" } ?? ""))
        }
        let isTable = session.options.format ?? .table == .table
        let columns = ["slug", "name", "kind", "matched", "how"] + (isTable ? [] : ["role", "match", "score", "sources"])
        try session.writeRows(columns: columns) { rows in
            for hit in hits {
                let row: [RowField] = [
                    .text(hit.entity.slug), .text(hit.entity.name), .text(hit.entity.kind), .text(hit.matched),
                    .text(hit.reason(session.language)),
                ]
                try rows.row(fields: isTable ? row : row + details(of: hit))
            }
        }
        if isCut { noteMore(than: limit, session) }
    }

    private static func details(of hit: NameHit) -> [RowField] {
        [.text(hit.role?.rawValue), .text("\(hit.closeness)"), .value(.real((hit.score * 1000).rounded() / 1000)), .list(hit.sources)]
    }
}
