internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct ExportFactsCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "facts",
        abstract: "Write lines of facts, the source first: what 'apply' reads, and what merges and diffs well.",
        discussion: """
            All that a package holds, as text ('dossier help facts'). Applied to an empty base, it gives the same base up to numbers; \
            applied to this one, it changes nothing. Confidential sources, what only they attest, and private notes are left out \
            unless --private is given.

            Examples:
              dossier export facts story.facts
              dossier export facts - --around andromede
            """)

    @OptionGroup var target: TargetOptions

    @OptionGroup var selected: SelectionOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if options.format != nil { throw ValidationError("'export facts' has a format; --format is for other commands.") }
    }

    func run(_ session: Session) throws {
        let counts = try selected.withBase(session) { base, _ in
            try target.write { sink in
                try FactsWriter.write(base) { line in
                    try sink.write(line)
                    try sink.write("\n")
                }
            }
        }
        session.note("wrote \(EnglishCount.of(counts.facts, "fact")) in \(EnglishCount.of(counts.lines, "line"))")
        if counts.circles > 0 { session.note("\(counts.circles) facts follow each other in a circle: their lines do not say so") }
    }
}
