internal import ArgumentParser
internal import Model
internal import Output
internal import Query
internal import Storage

struct FindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Find entities by any of their names, in any spelling.",
        discussion: """
            Matches slugs, names and former names, their beginnings, and their words in any order; without those, names that \
            differ by a letter or two. Accents, capitals and hyphens do not matter.

            Examples:
              dossier find telecom
              dossier find 'patrik starc'
              dossier find dassault --format csv
            """)

    @Argument(help: "What to look for.")
    var text: [String]

    @Option(help: "At most so many answers.")
    var limit = defaultLimit

    static let defaultLimit = 20

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
    }

    func run() throws {
        let session = Session(options)
        let base = try session.openForReading()
        try Self.writeHits(text.joined(separator: " "), limit: limit, base, session)
    }

    /// Writes what a text matches.
    static func writeHits(_ text: String, limit: Int, _ base: KnowledgeBase, _ session: Session) throws {
        let hits = try base.search(text, limit: limit)
        if hits.isEmpty { throw CommandFailure(status: .nothingFound, "nothing is called '\(text)'") }
        try session.withOutput { sink in
            try session.writeRows(columns: ["slug", "name", "kind", "matched", "how"], to: sink) { rows in
                for hit in hits {
                    try rows.row([
                        .text(hit.entity.slug), .text(hit.entity.name), .text(hit.entity.kind), .text(hit.matched),
                        .text(hit.reason(session.language)),
                    ])
                }
            }
        }
    }
}

extension NameHit {
    /// Why it matched, in words: "former name until 1 July 2013", "1 letter differs".
    func reason(_ language: Language) -> String {
        let isFrench = language == .french
        var parts: [String] = []
        switch role {
        case .former:
            let until = ends.map { (isFrench ? " jusqu'à " : " until ") + DateText.words($0, language) } ?? ""
            parts.append((isFrench ? "ancien nom" : "former name") + until)
        case .acronym: parts.append(isFrench ? "sigle" : "acronym")
        case .alias: parts.append(isFrench ? "autre nom" : "other name")
        case .misspelling: parts.append(isFrench ? "graphie fautive relevée" : "recorded misspelling")
        case .preferred, nil: break
        }
        switch closeness {
        case .slug: parts.append(isFrench ? "identifiant" : "slug")
        case .exact: if parts.isEmpty { parts.append(isFrench ? "nom" : "name") }
        case .folded: parts.append(isFrench ? "accents, casse et ponctuation à part" : "accents, case and punctuation aside")
        case .prefix: parts.append(isFrench ? "commence ainsi" : "begins so")
        case .tokens: parts.append(isFrench ? "a ces mots" : "has these words")
        case .spelling:
            parts.append(
                isFrench
                    ? "\(distance) lettre\(distance == 1 ? "" : "s") d'écart" : "\(distance) letter\(distance == 1 ? " differs" : "s differ")")
        }
        return parts.joined(separator: ", ")
    }
}
