internal import ArgumentParser
internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the knowledge base, or a part of it, in the format of other programs.",
        subcommands: [
            ExportCSVCommand.self, ExportDocumentCommand<GraphML>.self, ExportDocumentCommand<GEXF>.self, ExportDocumentCommand<DOT>.self,
        ])
}

struct ExportCSVCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "csv",
        abstract: "Write a Data Package: CSV files and their description. It is what 'import' reads.",
        discussion: """
            The same knowledge base gives the same bytes. Confidential sources, what only they attest, and private notes are \
            left out unless --private is given. With - as folder, one view or query is written to the standard output. \
            A view with an id comes in order of it, and faster than as a query: two threads read it. --query sees the whole \
            file, as 'sql' does, confidential things included.

            Examples:
              dossier export csv out
              dossier export csv - --view companies
              dossier export csv - --view relations --columns id,subject,object
              dossier export csv - --query 'select slug, name from people'
            """)

    @Argument("A folder; - for one stream.")
    var folder: FilePath

    @Option("The view to stream.")
    var view: String?

    @Option(ArgumentHelp("Only these columns of the view, in this order.", valueName: "names"))
    var columns: CommaList<String>?

    @Option("The query to stream.")
    var query: String?

    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        let streams = [view, query].compactMap { $0 }.count
        if folder.isStandard && streams != 1 { throw ValidationError("With - , give one --view NAME or --query SQL.") }
        if !folder.isStandard && streams > 0 { throw ValidationError("--view and --query stream to - ; a folder gets the whole package.") }
        if columns != nil && view == nil { throw ValidationError("--columns are those of a --view.") }
        if let names = columns?.elements, Set(names.map { $0.lowercased() }).count < names.count {
            throw ValidationError("--columns names a column twice.")
        }
        if let format = options.format, format != .csv { throw ValidationError("'export csv' writes CSV; --format is for other commands.") }
    }

    func run(_ session: Session) throws {
        let base = try session.openForReading(privacy.visibility(session, isPage: false))
        if !folder.isStandard {
            Interruption.guardReading(base)
            let counts = try PackageExporter(base).write(to: folder.path)
            let rows = counts.map { "\($0.table.rawValue) \($0.rows)" }.joined(separator: ", ")
            session.note("wrote '\(folder.path)': \(rows)")
            return
        }
        let sink = ByteSink(descriptor: 1)
        if let view {
            guard try base.narrowToOpen(forReading: view) else {
                throw CommandFailure(
                    status: .usage, "--view: '\(view)' is no view, and may hold what is confidential",
                    hint: "--private, or a view: relations, attributes, names, entities, sources, citations")
            }
        } else {
            try session.warnOfWholeFile(base)
        }
        let names = columns?.elements.map(quotedIdentifier)
        let sql = query ?? "SELECT \(names?.joined(separator: ", ") ?? "*") FROM \(quotedIdentifier(view ?? ""))"
        try SQLCommand.asking(sql, base, session) { statement in
            if let view, let select = try base.keyedSelect(of: view, columns: statement.columns) {
                _ = try KeyedExport(base).write(select, to: sink)
            } else {
                try write(statement, to: sink)
            }
            try sink.flush()
        }
    }

    private func write(_ statement: UserSQL, to sink: ByteSink) throws {
        var format = CSVFormat(sink: sink)
        try format.begin(columns: statement.columns)
        _ = try statement.forEachRow { try format.row($0) }
        try format.end()
    }
}
