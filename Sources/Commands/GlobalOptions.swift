internal import ArgumentParser
internal import DossierModel
internal import DossierOutput

/// What a session is told by options.
protocol SessionOptions: ParsableArguments {
    var settings: Session.Settings { get }
}

/// Options that every command takes, before or after its name.
struct GlobalOptions: SessionOptions {
    @Option(ArgumentHelp("The knowledge base. Else DOSSIER_DB, else ./dossier.db.", valueName: "file"))
    var db: FilePath?

    @Option(ArgumentHelp("table, record, csv, tsv, json, ndjson or markdown.", valueName: "format"))
    var format: OutputFormat?

    @Flag(help: "No colour. NO_COLOR in the environment does the same.")
    var noColor = false

    @Flag(help: "Do not page long output on a terminal.")
    var noPager = false

    @Flag(help: "Do not fit tables to the terminal: lines are as long as they are.")
    var wide = false

    @Flag(help: "Continue long texts in tables on further lines, in place of cutting them.")
    var wrap = false

    @Option(ArgumentHelp("Language of labels and dates: \(Language.choices).", valueName: "language"))
    var lang: Language?

    var settings: Session.Settings {
        Session.Settings(
            db: db?.path, format: format, noColor: noColor, noPager: noPager, longText: wide ? .whole : wrap ? .wrapped : .cut,
            language: lang ?? .english)
    }

    func validate() throws {
        if wide && wrap { throw ValidationError("--wide and --wrap exclude each other.") }
    }

    /// The language that was asked for, as a tag; nil where none was.
    var givenLanguage: String? { lang?.rawValue }

    /// The parser takes options only after a command's name: those that stand before it are moved to the end.
    static func movedBehindCommand(_ arguments: [String]) -> [String] {
        var moved: [String] = []
        var rest = arguments[...]
        while let first = rest.first {
            if ["--db", "--format", "--lang"].contains(first), rest.count > 1 {
                moved += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if ["--no-color", "--no-pager", "--wide", "--wrap"].contains(first)
                || ["--db=", "--format=", "--lang="].contains(where: first.hasPrefix) {
                moved.append(first)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return rest[..<end] + moved + rest[end...]
    }
}
