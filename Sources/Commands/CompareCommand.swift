internal import ArgumentParser
internal import Glibc
internal import DossierInterchange
internal import DossierModel
internal import DossierOutput

struct CompareCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Say whether two names are one, and why.",
        discussion: """
            The verdict is same, different or unsure; the score goes from 0 to 1. It is the comparison that find and show use. \
            --batch reads a CSV file with the columns name1 and name2 and writes it again with a score and a verdict on each \
            row; - reads the standard input. A column kind (person, company) is heeded where it stands. A name has at most 512 bytes.

            Examples:
              dossier compare 'Patrick Stark' 'P. Starck' --kind person
              dossier compare 'Dassault Systèmes' 'Dassault Aviation'
              dossier compare --batch pairs.csv > scored.csv
            """)

    @Argument("Two names.", completing: .entities)
    var names: [String] = []

    @Option(ArgumentHelp("What both are: person or company. Without it, their words tell.", valueName: "kind"))
    var kind: ComparedKind?

    @Option(ArgumentHelp("A CSV file of pairs; - for the standard input.", valueName: "file"))
    var batch: FilePath?

    @OptionGroup var options: QuestionOptions

    func validate() throws {
        if batch != nil, !names.isEmpty { throw ValidationError("--batch takes its names from the file: give no others.") }
        if batch == nil, names.count != 2 { throw ValidationError("Give two names, each in quotes, or --batch FILE.") }
    }

    func run(_ session: Session) throws {
        guard let batch else { return try compare(names[0], names[1], session) }
        let pairs = try NamePairs(batch.csvReader(), kind: kind?.nameKind)
        try session.withRowFormat(orElse: .csv) { format in
            let unknown = try pairs.write(to: &format)
            if let (kind, rows) = unknown.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
                let others = unknown.count == 1 ? "" : ", and \(EnglishCount.of(unknown.count - 1, "other kind"))"
                session.note("kind '\(kind)' in \(EnglishCount.of(rows, "row"))\(others): neither person nor company, so their words told")
            }
        }
    }

    private func compare(_ one: String, _ other: String, _ session: Session) throws {
        for name in [one, other] { try NameTooLong.check(name) }
        let comparison = NameComparison.compare(one, other, kind: kind?.nameKind)
        let reasons = comparison.reasons.map { $0.text(in: session.language) }
        if options.format != nil {
            return try session.writeRows(columns: ["name1", "name2", "score", "verdict", "reasons"]) { rows in
                try rows.row([
                    .text(one), .text(other), .real(NamePairs.rounded(comparison.score)), .text(comparison.verdict.rawValue),
                    .text(reasons.joined(separator: "; ")),
                ])
            }
        }
        let verdict = session.language.wording.verdict(comparison.verdict)
        try session.writePage { page in
            try page.write(session.style.bold(verdict) + PageLine(" (\(NamePairs.rounded(comparison.score)))"))
            for reason in reasons { try page.write(PageLine("  \(reason)")) }
        }
    }
}

/// What kinds `compare` tells apart.
enum ComparedKind: String, WordChoice {
    case person, company

    var nameKind: NameKind { self == .person ? .person : .organization }
}
