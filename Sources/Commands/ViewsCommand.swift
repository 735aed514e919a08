internal import ArgumentParser
internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierStorage

struct ViewsCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "views",
        abstract: "List the views that SQL asks, what each holds, and its columns.",
        discussion: """
            Each kind has a view too, with its sub-kinds. 'dossier help columns' says what columns mean.

            Examples:
              dossier views
              dossier views relations
              dossier views --format csv
            """)

    @Argument("Only this view.", completing: .views)
    var name: String?

    @OptionGroup var options: QuestionOptions

    func run(_ session: Session) throws {
        let base = try session.openForReading(.open)
        let kinds = try base.kindLabels(in: session.language)
        let all = try base.tablesAndViews().views.map { view in
            View(name: view.name, columns: view.columns, kind: kinds[view.name], about: DatasetteMetadata.views[view.name], fault: view.fault)
        }
        let shown = try name.map { name in try [Self.find(name, among: all)] } ?? all
        for view in shown { if let fault = view.fault { session.note("the view '\(view.name)' cannot be asked: \(fault)") } }
        if options.format != nil {
            return try session.writeRows(columns: ["view", "about", "columns"]) { rows in
                for view in shown {
                    try rows.row([.text(view.name), .text(view.text), .text(view.columns.joined(separator: ", "))])
                }
            }
        }
        let lines = lines(of: shown, session)
        try session.writePage { try $0.write(lines) }
    }

    private struct View {
        let name: String
        let columns: [String]
        /// The label of the kind whose entities it has; nil for one of another thing.
        let kind: String?
        let about: String?
        /// Why it has no columns; nil where it has.
        let fault: String?

        var text: String { about ?? kind.map { "Entities of the kind \($0), and of its sub-kinds." } ?? "" }
    }

    private static func find(_ name: String, among views: [View]) throws -> View {
        if let view = views.first(where: { $0.name == name.lowercased() }) { return view }
        let near = SpellingSuggestion.of(name.lowercased(), among: views.map(\.name))
        throw CommandFailure(
            status: .nothingFound, "there is no view '\(name)'", hint: "dossier views" + (near.map { " \($0)" } ?? ""))
    }

    // Views of kinds have the same columns: on a page with others they are told together.
    private func lines(of views: [View], _ session: Session) -> [PageLine] {
        let (width, style) = (session.terminal.pageWidth, session.style)
        let isTogether = views.count > 1
        var lines: [PageLine] = []
        for view in views where !isTogether || view.kind == nil {
            lines.append(style.bold(view.name))
            if !view.text.isEmpty { lines += TextLayout.wrap(view.text, width: width, first: "  ", rest: "  ") }
            if view.columns.isEmpty { continue }
            lines += TextLayout.wrap(view.columns.joined(separator: ", "), width: width, first: "  ", rest: "  ").map {
                style.dim($0)
            }
        }
        guard isTogether, let columns = views.first(where: { $0.kind != nil })?.columns else { return lines }
        lines.append(style.bold("a view for each kind, with its sub-kinds"))
        let names = views.filter { $0.kind != nil }.map(\.name).joined(separator: ", ")
        lines += TextLayout.wrap(names, width: width, first: "  ", rest: "  ")
        return lines
            + TextLayout.wrap(columns.joined(separator: ", "), width: width, first: "  ", rest: "  ").map { style.dim($0) }
    }
}
