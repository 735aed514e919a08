internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

struct SourcesCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "List the sources, or show one and what it attests.",
        discussion: """
            Examples:
              dossier sources
              dossier sources lmi-56327
              dossier sources lmi-56327 --alone
              dossier sources --format csv
            """)

    @Argument("A source's slug.", completing: .sources)
    var slug: String?

    @Flag(help: "Only what rests on it alone: no source attests it that does not derive from the same text.")
    var alone = false

    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func validate() throws {
        if alone, slug == nil { throw ValidationError("--alone needs a source: dossier sources SLUG --alone.") }
    }

    func run(_ session: Session) throws {
        let base = try session.openForReading(privacy.visibility(session))
        if let slug { try show(slug, base, session) } else { try list(base, session) }
    }

    private func list(_ base: Snapshot, _ session: Session) throws {
        let sources = SourceRows(format: options.format, language: session.language, base: base)
        try session.writeRows(columns: sources.columns) { rows in
            try base.forEachSource { source, citations in try rows.row(fields: sources.fields(source, citations: citations)) }
        }
    }

    private func show(_ slug: String, _ base: Snapshot, _ session: Session) throws {
        guard let source = try base.source(slug: slug) ?? base.source(slug: slug.lowercased()) else {
            let near = SpellingSuggestion.of(slug.lowercased(), among: try base.sourceSlugs())
            throw CommandFailure(
                status: .nothingFound, "there is no source '\(slug)'", hint: near.map { "dossier sources \(ShellWord.quoted($0))" } ?? "dossier sources")
        }
        var facts = try base.facts(attestedBy: source.id)
        if alone {
            let roots = try base.sourceRoots()
            facts = facts.filter { roots.independentCount(of: $0.citations.map(\.source)) == 1 }
            if facts.isEmpty { throw CommandFailure(status: .nothingFound, "nothing rests on \(source.slug) alone") }
        }
        try session.write(source, facts, in: base)
    }
}
