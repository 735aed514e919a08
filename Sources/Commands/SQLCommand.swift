internal import ArgumentParser
internal import Glibc
internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

struct SQLCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: "Ask anything in SQL. It only reads, and streams.",
        discussion: """
            The views entities, names, relations, attributes, sources, citations, disputes, and one for each kind \
            (companies, people ...) are described in README.md, with the functions that may be called and the limits of \
            values and memory. A statement sees the whole file: confidential sources and private notes too.

            Examples:
              dossier sql 'select slug, name from companies limit 5'
              dossier sql 'select name from entities where kind = :k' -p k=fund
              echo 'select count(*) from citations' | dossier sql -
              dossier sql --explain "select * from relations where subject = 'orange'"
            """)

    @Argument("One statement; - reads it from the standard input.")
    var query: String?

    @Option(ArgumentHelp("Read the statement from a file.", valueName: "file"))
    var file: FilePath?

    @Option(ArgumentHelp("A value for :name, a number or a text; may be repeated.", valueName: "name=value"), name: [.customShort("p"), .customLong("parameter")])
    var parameters: [String] = []

    @Option("At most so many rows.")
    var limit: Int?

    @Flag(help: "Say how the answer would be found, in place of it: what is looked up, read whole or sorted.")
    var explain = false

    @OptionGroup var options: QuestionOptions

    func validate() throws {
        if (query == nil) == (file == nil) { throw ValidationError("Give one statement, or - , or --file FILE.") }
        if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0 on.") }
    }

    func run(_ session: Session) throws {
        let base = try session.openForReading(.everything)
        if explain { return try writePlan(of: text(), base, session) }
        let isCut = try Self.writeRows(of: text(), parameters: values(), limit: limit, base, session)
        if isCut { session.note("there are more rows than --limit \(limit ?? 0)") }
    }

    /// Writes what a statement answers; whether there was more than `limit`.
    ///
    /// - Throws: `CommandFailure` when the statement is not good, or takes too long.
    static func writeRows(
        of sql: String, parameters: [String: Value] = [:], limit: Int? = nil, _ base: Snapshot, _ session: Session
    ) throws -> Bool {
        try session.warnOfConfidential(base)
        return try asking(sql, base, session, parameters: parameters) { statement in
            var isCut = false
            try session.writeRows(columns: statement.columns) { rows in
                isCut = try statement.forEachRow(limit: limit ?? .max) { try rows.row($0) }
            }
            return isCut
        }
    }

    private func writePlan(of sql: String, _ base: Snapshot, _ session: Session) throws {
        // Compiled as it stands first: faults are told at their places in it.
        try Self.asking(sql, base, session, parameters: values()) { _ in
            let plan = try QueryPlan(of: sql, parameters: values(), in: base)
            let view = QueryPlanView(plan: plan, layout: session.layout, language: session.language)
            if options.format == nil { return try session.writePage { try $0.write(view.lines()) } }
            try session.writeRows(columns: QueryPlanView.columns) { rows in for row in view.rows { try rows.row(row) } }
        }
    }

    /// Compiles SQL of a user for `body`, which reads it; says what is wrong with it, and bounds it in time and memory.
    static func asking<Result>(
        _ sql: String, _ base: Snapshot, _ session: Session, parameters: [String: Value] = [:],
        _ body: (UserSQL) throws -> Result
    ) throws -> Result {
        let watchdog = session.watch(
            memory: UserSQLLimits.memory,
            hint: "a condition that an index serves, or fewer and smaller values at once: where subject = '...'")
        defer { watchdog.end() }
        do {
            let keepsGoing = session.options.timeout == nil ? nil : { !watchdog.isTimeUp }
            return try body(try UserSQL(sql, parameters: parameters, in: base, keepsGoing: keepsGoing))
        } catch let error as UserSQLError {
            throw error.underlying.code.primary == .interrupted && watchdog.isTimeUp ? watchdog.timeUp : SQLFailure.describe(error, sql)
        }
    }

    private func text() throws -> String {
        if let file { return try InputText.read(path: file.path) }
        return query == "-" ? try InputText.readStandardInput() : query ?? ""
    }

    private func values() throws -> [String: Value] {
        var values: [String: Value] = [:]
        for pair in parameters {
            guard let equals = pair.firstIndex(of: "=") else {
                throw ValidationError("-p takes name=value, not '\(pair)'.")
            }
            let text = String(pair[pair.index(after: equals)...])
            values[String(pair[..<equals])] = value(text)
        }
        return values
    }

    // A number only where its text is the one that the number has: '007' and '1e3' may be names.
    private func value(_ text: String) -> Value {
        if let integer = Int64(text), String(integer) == text { return .integer(integer) }
        if let real = Double(text), String(real) == text, real.isFinite { return .real(real) }
        return .text(text)
    }
}
