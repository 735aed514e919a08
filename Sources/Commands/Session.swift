internal import Glibc
internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

/// What a command works with: the knowledge base that is meant, where output goes, and how it looks.
struct Session {
    /// The global options as plain values.
    struct Settings {
        var db: String?
        var format: OutputFormat?
        var noColor = false
        var noPager = false
        var longText = TableLayout.LongText.cut
        /// Seconds after which a question is given up; nil for none.
        var timeout: Double?
        /// Whether nothing is said beside the answer: a shell is in the middle of a line.
        var isSilent = false
        var language = Language.english
    }

    let options: Settings
    private let question = OpenQuestion()
    let terminal: Terminal
    let style: Style
    var language: Language { options.language }

    init(_ options: some SessionOptions) { self.init(options.settings) }

    init(_ settings: Settings) {
        options = settings
        terminal = Terminal(descriptor: STDOUT_FILENO)
        style = terminal.style(isColourRefused: options.noColor)
    }

    /// The file that commands work on, and whether the user named it.
    ///
    /// - Throws: `CommandFailure` where DOSSIER_DB is not UTF-8 text.
    var database: (path: String, isNamed: Bool) {
        get throws {
            if let path = options.db { return (path, true) }
            guard let variable = getenv("DOSSIER_DB"), variable.pointee != 0 else { return ("dossier.db", false) }
            guard let path = String(validatingCString: variable) else {
                throw CommandFailure(
                    status: .usage, "DOSSIER_DB is not UTF-8 text: '\(String(cString: variable))'", hint: "--db FILE names another file")
            }
            return (path, true)
        }
    }

    /// Whether an answer about one thing is its page, rather than rows: also as Markdown, to paste it into a document.
    var writesPage: Bool { options.format == nil || options.format == .markdown }

    /// How that page is laid out.
    var layout: PageLayout { options.format == .markdown ? .markdown : PageLayout(width: terminal.pageWidth, style: style) }

    /// Whether answers are pages for whoever sits at the terminal: a pager counts as one.
    var showsPages: Bool { options.format == nil && terminal.isTerminal }

    /// What an answer may give away by where it goes: a page that its owner reads on a terminal has everything, marked; what may be handed
    /// on, rows and what goes into a pipe, only what is open.
    var visibilityOfPages: Visibility { showsPages ? .everything : .open }

    /// The knowledge base for reading. Where no file is named and there is no ./dossier.db, the bundled one in memory.
    func openForReading(_ visibility: Visibility) throws -> Snapshot {
        Interruption.tellWhileReading()
        try question.checkTime()
        let (path, isNamed) = try database
        if !isNamed, access(path, F_OK) != 0 {
            note("no ./dossier.db here: answering from the bundled knowledge base ('dossier init' makes a file of your own)")
            return question.keep(try asAsked(Self.bundled(), visibility))
        }
        return question.keep(try asAsked(Self.open(path), visibility))
    }

    // What people read is worded in their language; programs get what was written.
    private func asAsked(_ base: Snapshot, _ visibility: Visibility) throws -> Snapshot {
        let base = try base.visible(visibility)
        return try options.format?.isForPeople ?? true ? base.worded(in: language.rawValue) : base
    }

    /// The knowledge base of a file for reading; never the bundled one.
    func openFileForReading() throws -> Snapshot {
        Interruption.tellWhileReading()
        return question.keep(try Self.open(try database.path))
    }

    private static func open(_ path: String) throws -> Snapshot {
        let base = try KnowledgeBase.openForReading(path)
        base.cacheFolder = UserFolder.cache
        return base
    }

    /// The file, to be changed. The user's lists of words are in order then: nothing ends half way for a fault in one.
    func openForWriting() throws -> Writer {
        try UserWordFolder.check()
        return try KnowledgeBase.openForWriting(try database.path)
    }

    /// The bundled knowledge base, in memory: as this program has kept it in the user's cache folder, or built from its files, which takes
    /// most of a tenth of a second.
    static func bundled() throws -> Snapshot {
        let kept = UserFolder.cache.flatMap { folder in ProgramFile.mark.map { KeptBase("bundled", mark: $0, in: folder) } }
        if let base = kept?.read() { return base }
        let base = try KnowledgeBase.inMemory()
        try fillWithBundled(base)
        kept?.keep(base)
        return try base.snapshot()
    }

    /// A base with nothing but the vocabulary to begin with, in memory.
    static func vocabulary() throws -> Snapshot {
        let base = try KnowledgeBase.inMemory()
        try fillWithVocabulary(base)
        return try base.snapshot()
    }

    static func fillWithBundled(_ base: Writer) throws {
        _ = try PackageImporter(.bundled, into: base).run(message: "The bundled knowledge base")
    }

    static func fillWithVocabulary(_ base: Writer) throws {
        try PackageImporter.begin(base, withVocabularyOf: .vocabulary)
    }

    /// The entity that a text means. Says on stderr how it was read, unless it was exact.
    ///
    /// - Throws: `CommandFailure` with exit status 1 when nothing, or more than one thing, is meant.
    func entity(_ text: String, in base: Snapshot) throws -> EntityReference {
        switch try base.resolve(text) {
        case .found(let hit):
            if !hit.isExact, hit.closeness != .slug {
                note(hit.reading(of: text, language))
            }
            guard try base.isKnown(hit.entity.id) else {
                throw CommandFailure(status: .nothingFound, "\(hit.entity.name) was not known then", hint: "a later --known-at")
            }
            return hit.entity
        case .ambiguous(let hits):
            throw CommandFailure(
                status: .nothingFound, "'\(text)' may be several entities",
                details: hits.map { "  \($0.entity.slug)  \($0.entity.name), \($0.entity.kind): \($0.reason(language))" },
                hint: "name one of them by its slug")
        case .none(let close):
            throw CommandFailure(
                status: .nothingFound, "nothing is called '\(text)'",
                details: close.isEmpty ? [] : ["close to it:"] + close.map { "  \($0.entity.slug)  \($0.entity.name)" },
                hint: Int64(text) == nil ? "'dossier find' searches words of names" : "a fact is named with its sign: '#\(text)'")
        }
    }

    /// Says something beside the answer.
    func note(_ text: String) {
        if !options.isSilent { StandardError.write(["dossier: \(text)"]) }
    }

    // MARK: Answers

    // An answer is a page or rows. There is no third way to the standard output: what a person reads is made safe to print, and
    // rows for programs are written by their format.

    /// Writes a page.
    func writePage(_ body: (PageSink) throws -> Void) throws { try withOutput { try body(PageSink($0)) } }

    /// Writes rows in the chosen format.
    func writeRows(columns: [String], _ body: (inout any RowFormat) throws -> Void) throws {
        try withRowFormat { format in
            try format.begin(columns: columns)
            try body(&format)
            try format.end()
        }
    }

    /// Writes one document of JSON, and a line feed.
    func writeDocument(_ body: (ByteSink) throws -> Void) throws {
        try withOutput { sink in
            try body(sink)
            try sink.write("\n")
        }
    }

    /// Writes the JSON of an answer that holds nothing, unless something has been written.
    func writeNothing() throws {
        if options.format == .json, !question.hasAnswered { try writeRows(columns: []) { _ in } }
    }

    /// Lends the writer of the chosen format, or of another where none was chosen.
    func withRowFormat(orElse standard: OutputFormat = .table, _ body: (inout any RowFormat) throws -> Void) throws {
        try withOutput { sink in
            var layout = terminal.tableLayout(isColourRefused: options.noColor)
            layout.longText = options.longText
            // Whoever asks for lines of some length in a pipe gets those of a page.
            if options.longText == .wrapped { layout.width = terminal.width ?? Terminal.defaultWidth }
            // A table that was asked for by name stays one, however narrow.
            layout.mayBeRecords = options.format == nil
            var format = (options.format ?? standard).writer(to: sink, layout: layout)
            try body(&format)
        }
    }

    /// Runs `body` with a sink to the standard output; flushes at the end.
    ///
    /// On a terminal the output is gathered first, reading ends, and a pager shows it: nobody waits for the file while a person
    /// reads. What is asked of a knowledge base afterwards throws.
    private func withOutput(_ body: (ByteSink) throws -> Void) throws {
        try question.checkTime()
        guard !options.noPager, let pager = Pager(for: terminal), let spool = SpoolFile() else {
            let sink = ByteSink(descriptor: STDOUT_FILENO, beforeFirstWrite: question.endProgress)
            try body(sink)
            try sink.flush()
            question.hasAnswered = true
            return question.stopWatching()
        }
        let sink = ByteSink(descriptor: spool.descriptor)
        try body(sink)
        try sink.flush()
        question.end()
        try pager.show(spool, note: note)
    }

    /// Bounds the question of a command in memory, and in time where the user said so, until its answer is written.
    ///
    /// Where a command writes no answer, it ends the watchdog itself.
    func watch(memory: Int, hint: String) -> Watchdog {
        question.watchdog?.end()
        let watchdog = Watchdog(seconds: options.timeout, memory: memory, hint: hint)
        question.watchdog = watchdog
        return watchdog
    }

    /// Runs a command, bounded in time where the user said so, and shows on a terminal that it works.
    ///
    /// - Parameter name: what the command is called; asked for where it takes long.
    func run(_ name: @autoclosure @escaping @Sendable () -> String, _ command: (Session) throws -> Void) throws {
        if options.timeout != nil { _ = watch(memory: .max, hint: "a narrower question") }
        if !options.isSilent { question.progress = Progress(name()) }
        // Afterwards, done or failed, stderr says what was left out as confidential or not certain.
        defer {
            question.stopWatching()
            for sentence in question.leftOutSentences { note(sentence) }
        }
        do {
            try command(self)
        } catch let failure as CommandFailure where failure.status == .nothingFound {
            // Programs read an answer of nothing as one.
            try writeNothing()
            throw failure
        }
    }
}

/// What a command has opened for reading, what bounds it, and what shows that it works.
private final class OpenQuestion {
    private var snapshots: [Snapshot] = []
    var watchdog: Watchdog?
    var hasAnswered = false
    var progress: Progress?

    func keep(_ snapshot: Snapshot) -> Snapshot {
        snapshots.append(snapshot)
        return snapshot
    }

    /// Gives up where the time is up already: before an answer is begun.
    func checkTime() throws {
        if let watchdog, watchdog.isTimeUp { throw watchdog.timeUp }
    }

    func endProgress() { progress?.end() }

    func stopWatching() {
        watchdog?.end()
        endProgress()
    }

    func end() {
        stopWatching()
        for snapshot in snapshots { snapshot.end() }
    }

    // A command asks one base.
    var leftOutSentences: [String] {
        [snapshots.lazy.compactMap(\.leftOut.uncertainSentence).first, snapshots.lazy.compactMap(\.leftOut.sentence).first].compactMap(\.self)
    }
}
