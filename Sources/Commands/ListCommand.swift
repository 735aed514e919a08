internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct ListCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the entities of a kind, or the kinds, predicates, units or modalities.",
        discussion: """
            Examples:
              dossier list                 the kinds, and how many entities each has; also: list kinds
              dossier list companies
              dossier list fund --format json
              dossier list people --on 2013-06    those of whom something held then
              dossier list predicates      how each reads, and when to use it
              dossier list units
              dossier list modalities
            """)

    @Argument("A kind, singular or plural: company, people, datacenters.", completing: .kinds)
    var kind: String?

    @OptionGroup var time: TimeOptions
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func validate() throws {
        guard time.isAsked || time.certain else { return }
        guard let kind else { throw ValidationError("--on, --between and --certain are asked of the entities of a kind: dossier list companies ...") }
        if VocabularyList(rawValue: kind.lowercased()) != nil {
            throw ValidationError("The vocabulary has no dates: dossier list \(kind.lowercased()).")
        }
    }

    func run(_ session: Session) throws {
        var filter = FactFilter()
        let base = try time.apply(to: &filter, session.openForReading(privacy.visibility(session)), session)
        guard let kind else { return try VocabularyList.kinds.write(base, session) }
        if let vocabulary = VocabularyList(rawValue: kind.lowercased()) { return try vocabulary.write(base, session) }
        let name = try session.kind(kind, in: base, option: "dossier list")
        let columns = ["slug", "name", "kind", "summary"] + (time.isAsked ? ["holds"] : [])
        var count = 0
        try session.writeRows(columns: columns) { rows in
            try base.forEachEntity(ofKind: name) { entity, summary in
                var row: [Value] = [
                    .text(entity.slug), .text(entity.name), .text(entity.kind), summary.map { .text($0) } ?? .null,
                ]
                if time.isAsked || time.certain {
                    // An entity is there when something that is known of it held.
                    guard let holds = try base.answers(about: entity.id, filter).map(\.certainty).max() else { return }
                    if time.isAsked { row.append(.text(holds.rawValue)) }
                }
                count += 1
                try rows.row(row)
            }
        }
        if count == 0 {
            throw CommandFailure(
                status: .nothingFound, "there are no entities of kind '\(name)'" + (time.isAsked ? " of which something held then" : ""))
        }
    }
}

/// The lists of words, which are no kinds. No kind is called so: they are names of views.
private enum VocabularyList: String {
    case kinds, predicates, units, modalities

    func write(_ base: Snapshot, _ session: Session) throws {
        func text(_ english: String?, _ french: String?) -> Value {
            (session.language.label(english: english, french: french) ?? english).map { .text($0) } ?? .null
        }
        switch self {
        case .kinds:
            try session.writeRows(columns: ["kind", "entities"]) { rows in
                for row in try base.kinds() { try rows.row([.text(row.kind), .integer(row.count)]) }
            }
        case .predicates where session.showsPages:
            try session.writePage { page in
                for entry in try base.vocabularyOfPredicates() {
                    let reads = [
                        session.language.label(english: entry.labelEnglish, french: entry.labelFrench) ?? entry.labelEnglish,
                        session.language.label(english: entry.inverseEnglish, french: entry.inverseFrench) ?? entry.inverseEnglish,
                    ]
                    try page.write([PageLine("\(entry.name)   \(reads.compactMap(\.self).joined(separator: " / ")) (\(entry.time))")])
                    if let use = entry.use { try page.write(TextLayout.wrap(use, width: session.terminal.pageWidth, first: "    ", rest: "    ")) }
                }
            }
        case .predicates:
            try session.writeRows(columns: ["predicate", "reads", "inverse", "time", "use", "aliases"]) { rows in
                for entry in try base.vocabularyOfPredicates() {
                    try rows.row([
                        .text(entry.name), text(entry.labelEnglish, entry.labelFrench), text(entry.inverseEnglish, entry.inverseFrench),
                        .text(entry.time), text(entry.use, nil), text(entry.aliases.isEmpty ? nil : entry.aliases.joined(separator: " "), nil),
                    ])
                }
            }
        case .units, .modalities:
            let entries = try self == .units ? base.vocabularyOfUnits() : base.vocabularyOfModalities()
            try session.writeRows(columns: [self == .units ? "unit" : "modality", "label", "meaning"]) { rows in
                for entry in entries {
                    try rows.row([.text(entry.name), text(entry.labelEnglish, entry.labelFrench), text(entry.meaning, nil)])
                }
            }
        }
    }
}
