internal import ArgumentParser
internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct ExportCSVCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "csv",
        abstract: "Write a Data Package: CSV files and their description. It is what 'import' reads.",
        discussion: """
            The same knowledge base gives the same bytes. A folder that an export wrote may be written again, as long as nobody has \
            changed its files. Confidential sources, what only they attest, and private notes are \
            left out unless --private is given. With --view or --query, one table is written to a file, or with - to the standard \
            output. A view with an id comes in order of it, and faster than as a query: two threads read it. --query sees the whole \
            file, as 'sql' does, confidential things included; of a part that is chosen, what the part has.

            Examples:
              dossier export csv out
              dossier export csv - --view companies
              dossier export csv - --view relations --columns id,subject,object
              dossier export csv owners.csv --view relations --excel-fr --safe
              dossier export csv - --view relations --citations
              dossier export csv part --around andromede --on 2013
              dossier export csv - --query 'select slug, name from people'
            """)

    @Argument("A folder for the package; a file or - for one table.")
    var folder: FilePath

    @Option("The view to write.", completing: .views)
    var view: String?

    @Option(ArgumentHelp("Only these columns of the view, in this order.", valueName: "names"))
    var columns: CommaList<String>?

    @Flag(help: "A row for each citation of a fact or a name, with its source; --columns may name its columns as well.")
    var citations = false

    @Option("The query to write.")
    var query: String?

    @Flag(help: "Replace a file that is there; of a package, also files that no export wrote, or that were changed since.")
    var force = false

    @OptionGroup var csv: CSVOptions
    @OptionGroup var selected: SelectionOptions
    @OptionGroup var options: GlobalOptions

    private var citedView: CitedView? { citations ? view.flatMap { CitedView(rawValue: $0.lowercased()) } : nil }

    // Else a package is written.
    private var isTable: Bool { view != nil || query != nil }

    func validate() throws {
        if view != nil && query != nil || folder.isStandard && !isTable { throw ValidationError("With - , give one --view NAME or --query SQL.") }
        if !isTable, folder.path.lowercased().hasSuffix(".csv") {
            throw ValidationError("A package is a folder of files, '\(folder.path)' would be one table: give its --view, or another name.")
        }
        if !isTable, csv.dialect != nil {
            throw ValidationError("A package is always plain CSV: --excel ... are for a --view or a --query.")
        }
        if columns != nil && view == nil { throw ValidationError("--columns are those of a --view.") }
        if let names = columns?.elements, Set(names.map { $0.lowercased() }).count < names.count {
            throw ValidationError("--columns names a column twice.")
        }
        if citations, citedView == nil { throw ValidationError("--citations are those of --view \(CitedView.list).") }
        if let format = options.format, format != .csv { throw ValidationError("'export csv' writes CSV; --format is for other commands.") }
    }

    func run(_ session: Session) throws {
        try selected.withBase(session, withCompanions: !isTable) { base, isPart in
            if isTable { return try writeTable(of: base, isPart: isPart, session) }
            let counts = try PackageExporter(base).write(to: folder.path, replacing: force, isPart: isPart)
            let rows = counts.map { "\($0.table.rawValue) \($0.rows)" }.joined(separator: ", ")
            session.note("wrote '\(folder.path)': \(rows)")
        }
    }

    private func writeTable(of base: Snapshot, isPart: Bool, _ session: Session) throws {
        if let view {
            guard try base.narrowToOpen(forReading: view) else {
                throw CommandFailure(
                    status: .usage, "--view: '\(view)' is no view, and may hold what is confidential",
                    hint: "--private, or a view: relations, attributes, names, entities, sources, citations")
            }
        } else {
            try session.warnOfConfidential(base, isPart: isPart)
        }
        try checkColumns(base, session)
        try SQLCommand.asking(sql(base), base, session) { statement in
            let guarded = try folder.write(replacing: force) { sink in
                if let dialect = csv.dialect { return try write(statement, CSVDialectFormat(dialect, sink: sink)).guardedCells }
                if !citations, let view, let select = try base.keyedSelect(of: view, columns: statement.columns) {
                    _ = try KeyedExport(base).write(select, to: sink)
                } else {
                    _ = try write(statement, CSVFormat(sink: sink))
                }
                return 0
            }
            if guarded > 0 { session.note("\(EnglishCount.of(guarded, "cell")) \(guarded == 1 ? "begins" : "begin") like formulas: an apostrophe guards them") }
        }
    }

    private func checkColumns(_ base: Snapshot, _ session: Session) throws {
        guard let view, let columns else { return }
        let known = try SQLCommand.asking("SELECT * FROM \(quotedIdentifier(view))", base, session) { $0.columns }
        let all = known + (citedView == nil ? [] : CitedView.columns.map(\.name))
        let unknown = columns.elements.first { column in !all.contains { $0.lowercased() == column.lowercased() } }
        guard let unknown else { return }
        let near = SpellingSuggestion.of(unknown.lowercased(), among: all).map { "did you mean \($0)? " } ?? ""
        throw CommandFailure(
            status: .badData, "--columns: the view '\(view)' has no column '\(unknown)'", hint: near + "one of: " + all.joined(separator: ", "))
    }

    private func sql(_ base: Snapshot) -> String {
        guard let view else { return query ?? "" }
        if let citedView { return citedView.sql(columns: columns?.elements) }
        let names = columns?.elements.map(quotedIdentifier)
        let select = "SELECT \(names?.joined(separator: ", ") ?? "*") FROM \(quotedIdentifier(view))"
        // As the two threads have it, that write plain CSV.
        return csv.dialect != nil && base.hasKey(view) ? select + " ORDER BY id" : select
    }

    private func write<Format: RowFormat>(_ statement: UserSQL, _ format: Format) throws -> Format {
        var format = format
        try format.begin(columns: statement.columns)
        _ = try statement.forEachRow { try format.row($0) }
        try format.end()
        return format
    }
}

/// A view whose rows have citations.
private enum CitedView: String, CaseIterable {
    case relations, attributes, names

    static let list = "relations, attributes or names"

    /// Those of a citation, with where they come from.
    static let columns = [
        ("source", "c.source"), ("source_title", "s.title"), ("source_author", "s.author"), ("source_publisher", "s.publisher"),
        ("source_published", "s.published"), ("source_url", "s.url"), ("locator", "c.locator"), ("as_of", "c.as_of"), ("quote", "c.quote"),
        ("speaker", "c.speaker"),
    ].map { (name: $0.0, expression: $0.1) }

    /// A row for each citation, and one for each fact or name without any; in order of id, then of the sources.
    ///
    /// - Parameter names: of columns of the view and of the citation; where none is the citation's, all of these follow.
    func sql(columns names: [String]?) -> String {
        let all = Self.columns.map { "\($0.expression) AS \($0.name)" }
        let chosen = (names ?? []).map { name in Self.columns.first { $0.name == name.lowercased() } }
        let named = zip(names ?? [], chosen).map { name, column in column.map { "\($0.expression) AS \($0.name)" } ?? "v." + quotedIdentifier(name) }
        let columns = (names == nil ? ["v.*"] : named) + (chosen.contains { $0 != nil } ? [] : all)
        return """
            SELECT \(columns.joined(separator: ", "))
            FROM \(rawValue) v
            LEFT JOIN citations c ON c.\(self == .names ? "name" : "fact") = v.id
            LEFT JOIN sources s ON s.slug = c.source
            ORDER BY v.id, c.source, c.locator, c.as_of, c.quote
            """
    }
}
