internal import ArgumentParser
internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierStorage

/// Writes a document of one format.
struct ExportDocumentCommand<Format: DocumentCommandFormat>: SessionCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Format.name, abstract: Format.abstract,
            discussion: """
                \(Format.discussion) The same base gives the same bytes. Confidential sources, what only they attest, and private notes \
                are left out unless --private is given.

                Examples:
                \(Format.examples.map { "  dossier export \(Format.name) \($0)" }.joined(separator: "\n"))
                """)
    }

    @OptionGroup var target: TargetOptions
    @OptionGroup var selected: SelectionOptions
    @OptionGroup var options: GlobalOptions

    func run(_ session: Session) throws {
        let selection = try selected.selection(session, withAttributes: Format.takesAttributes)
        let format = Format(ExportOptions(language: session.language))
        session.note(losses: try target.write { try format.write(selection, to: $0) })
    }
}

/// A format as 'export' offers it.
protocol DocumentCommandFormat: ExportFormat {
    static var abstract: String { get }
    static var discussion: String { get }
    /// What stands behind the format's name.
    static var examples: [String] { get }
}

extension Session {
    /// Says what a format could not hold.
    func note(losses: ExportLosses) { for loss in losses.counts { note("\(loss.what) (\(loss.count))") } }
}

/// Where a document goes.
struct TargetOptions: ParsableArguments {
    @Argument("A file; - for the standard output.")
    var file: FilePath

    @Flag(help: "Replace a file that is there.")
    var force = false

    /// Writes the document: whole, or not at all.
    func write<Result>(_ body: (ByteSink) throws -> Result) throws -> Result { try file.write(replacing: force, body) }
}

extension FilePath {
    /// Writes a document to the file, whole or not at all, or to the standard output.
    func write<Result>(replacing: Bool, _ body: (ByteSink) throws -> Result) throws -> Result {
        if !isStandard { return try DocumentFile.write(to: path, replacing: replacing, body) }
        let sink = ByteSink(descriptor: 1)
        let result = try body(sink)
        try sink.flush()
        return result
    }
}
