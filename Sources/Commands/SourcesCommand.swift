internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct SourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "List the sources, or show one and what it attests.",
        discussion: """
            Examples:
              dossier sources
              dossier sources lmi-56327
              dossier sources --format csv
            """)

    @Argument("A source's slug.")
    var slug: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let base = try session.openForReading()
        if let slug { try show(slug, base, session) } else { try list(base, session) }
    }

    private func list(_ base: Snapshot, _ session: Session) throws {
        try session.withOutput { sink in
            // The two columns that a terminal has no room for are in the footnote of the source's own page.
            let isForPrograms = options.format != nil && options.format != .table
            let columns = ["slug", "publisher", "title", "published", "citations"] + (isForPrograms ? ["basis", "url"] : [])
            try session.writeRows(columns: columns, to: sink) { rows in
                try base.forEachSource { source, citations in
                    let always = [
                        .text(source.slug), text(source.publisher), .text(source.title), text(source.published), .integer(citations),
                    ]
                    try rows.row(always + (isForPrograms ? [text(source.publishedBasis), text(source.url)] : []))
                }
            }
        }
    }

    private func show(_ slug: String, _ base: Snapshot, _ session: Session) throws {
        guard let source = try base.source(slug: slug) ?? base.source(slug: slug.lowercased()) else {
            let near = NearestName.of(slug.lowercased(), among: try base.sourceSlugs())
            throw CommandFailure(
                status: .nothingFound, "there is no source '\(slug)'", hint: near.map { "dossier sources \(ShellWord.quoted($0))" } ?? "dossier sources")
        }
        let facts = try base.facts(attestedBy: source.id)
        if let format = options.format {
            let rows = FactRows(format: format, language: session.language)
            return try session.withOutput { sink in
                try session.writeRows(columns: rows.columns(withCertainty: false), to: sink) { output in
                    for fact in facts { try output.row(rows.values(Answer(fact: fact), withCertainty: false)) }
                }
            }
        }
        let width = session.terminal.pageWidth
        try session.withOutput { sink in
            for line in TextLayout.wrap(Footnotes.title(source, session.language), width: width) {
                try sink.write(session.style.bold(line) + "\n")
            }
            if let url = source.url { try sink.write(session.style.dim(url) + "\n") }
            try sink.write("\n")
            for fact in facts {
                let answer = Answer(fact: fact)
                let places = fact.citations.filter { $0.source.id == source.id }
                    .map { Footnotes.locator($0.locator, session.language) }
                let sentence = FactText.sentence(answer, session.language) + " (" + places.joined(separator: "; ") + ")"
                for line in TextLayout.wrap(sentence, width: width, first: "  ", rest: "    ") { try sink.write(line + "\n") }
            }
        }
    }

    private func text(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
}
