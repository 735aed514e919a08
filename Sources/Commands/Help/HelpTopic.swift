internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierStorage

/// `dossier help dates`: a subject that several commands share, in the words of the project's own documents.
enum HelpTopic: String, CaseIterable {
    case amounts, columns, confidential, dates, facts, formats, paths, statuses, words

    /// What it is in a few words, for the list.
    var abstract: String {
        switch self {
        case .amounts: "how amounts are read"
        case .columns: "the views that SQL asks, and their columns"
        case .confidential: "who sees what"
        case .dates: "how dates are read, and when a fact holds"
        case .facts: "the lines of 'apply', 'enter' and 'export facts'"
        case .formats: "what can leave a base, and come back"
        case .paths: "what a path may use, and when it holds"
        case .statuses: "what exit statuses mean"
        case .words: "lists of words of your own"
        }
    }

    // The document, and the headings of the sections that are shown; none is all of it.
    private var place: (file: String, sections: [String]) {
        switch self {
        case .amounts: ("docs/money.md", ["Amounts in words"])
        case .columns: ("README.md", ["The SQL views"])
        case .confidential: ("docs/visibility.md", ["The rule"])
        case .dates: ("docs/dates.md", ["What is read", "Words", "When a fact holds"])
        case .facts: ("docs/facts-format.md", [])
        case .formats: ("docs/formats.md", [])
        case .paths: ("docs/traversal.md", ["What a path may use", "Time"])
        case .statuses: ("README.md", ["Exit status"])
        case .words: ("docs/dates.md", ["Words of your own"])
        }
    }

    /// What else topics are looked for under: in one word, "exit status" as "exit-status". No command has such a name.
    static let otherNames: [String: HelpTopic] = [
        "amount": .amounts, "column": .columns, "schema": .columns, "private": .confidential, "privacy": .confidential, "visibility": .confidential,
        "date": .dates, "time": .dates, "fact": .facts, "facts-format": .facts, "format": .formats, "traversal": .paths, "status": .statuses,
        "exit": .statuses, "exit-code": .statuses, "exit-codes": .statuses, "exit-status": .statuses, "exit-statuses": .statuses, "word": .words,
    ]

    /// The topic that arguments ask for, and the options behind it; nil where they ask for something else.
    static func asked(_ arguments: [String]) -> (topic: HelpTopic, options: [String])? {
        guard arguments.first == "help" else { return nil }
        let words = arguments.dropFirst().prefix { !$0.hasPrefix("-") }
        let name = words.joined(separator: "-").lowercased()
        return (HelpTopic(rawValue: name) ?? otherNames[name]).map { ($0, Array(arguments.dropFirst(1 + words.count))) }
    }

    /// The text of the sections, in Markdown.
    var text: String {
        let (path, sections) = place
        let document = EmbeddedResources.file(path).map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
        return sections.isEmpty
            ? document : sections.compactMap { MarkdownText.section($0, of: document) }.joined(separator: "\n")
    }

    /// Shows it, on a terminal page by page.
    ///
    /// - Parameter options: those that every command takes.
    func show(_ options: [String]) throws {
        let session = Session(try GlobalOptions.parse(options))
        try session.writePage {
            try $0.write(MarkdownText.lines(of: text, width: session.terminal.pageWidth, style: session.style))
        }
    }

    /// The topics as the help of the program lists them.
    static let list = allCases.map { "  dossier help \($0.rawValue)".padded(to: 30) + $0.abstract }.joined(separator: "\n")
}

extension String {
    fileprivate func padded(to count: Int) -> String { self + String(repeating: " ", count: max(1, count - self.count)) }
}
