internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
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
              dossier sources --format csv
            """)

    @Argument("A source's slug.")
    var slug: String?

    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: GlobalOptions

    func run(_ session: Session) throws {
        let base = try session.openForReading(privacy.visibility(session))
        if let slug { try show(slug, base, session) } else { try list(base, session) }
    }

    private func list(_ base: Snapshot, _ session: Session) throws {
        // The columns that a terminal has no room for are in the footnote of the source's own page.
        let isForPrograms = options.format != nil && options.format != .table
        let withMark = isForPrograms && base.visibility == .everything
        let columns =
            ["slug", "publisher", "title", "published", "citations"] + (isForPrograms ? ["basis", "url"] : [])
            + (withMark ? ["confidential"] : [])
        try session.writeRows(columns: columns) { rows in
            try base.forEachSource { source, citations in
                let mark = isForPrograms ? "" : Mark.prefix(source.isConfidential, session.language)
                let always = [
                    .text(source.slug), text(source.publisher), .text(mark + source.title), text(source.published), .integer(citations),
                ]
                try rows.row(
                    always + (isForPrograms ? [text(source.publishedBasis), text(source.url)] : [])
                        + (withMark ? [.integer(source.isConfidential ? 1 : 0)] : []))
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
            let rows = FactRows(format: format, language: session.language, base: base)
            return try session.writeRows(columns: rows.columns(withCertainty: false)) { output in
                for fact in facts { try output.row(rows.values(Answer(fact: fact), withCertainty: false)) }
            }
        }
        let width = session.terminal.pageWidth
        try session.writePage { page in
            try page.write(TextLayout.wrap(Footnotes.title(source, session.language), width: width).map { session.style.bold($0) })
            if let url = source.url { try page.write(session.style.dim(url)) }
            try page.write("")
            for fact in facts {
                let answer = Answer(fact: fact)
                let places = fact.citations.filter { $0.source.id == source.id }
                    .map { Footnotes.locator($0.locator, session.language) }
                let sentence = FactText.sentence(answer, session.language) + " (" + places.joined(separator: "; ") + ")"
                try page.write(TextLayout.wrap(sentence, width: width, first: "  ", rest: "    "))
            }
        }
    }

    private func text(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
}
