internal import ArgumentParser
internal import Glibc
internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct SQLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: "Ask anything in SQL. It only reads, and streams.",
        discussion: """
            The views entities, names, relations, attributes, sources, citations, disputes, and one for each kind \
            (companies, people ...) are described in README.md.

            Examples:
              dossier sql 'select slug, name from companies limit 5'
              dossier sql 'select name from entities where kind = :k' -p k=fund
              echo 'select count(*) from citations' | dossier sql -
            """)

    @Argument("One statement; - reads it from the standard input.")
    var query: String?

    @Option(ArgumentHelp("Read the statement from a file.", valueName: "file"))
    var file: FilePath?

    @Option(ArgumentHelp("A value for :name, a number or a text; may be repeated.", valueName: "name=value"), name: [.customShort("p"), .customLong("parameter")])
    var parameters: [String] = []

    @Option("At most so many rows.")
    var limit: Int?

    @Option(ArgumentHelp("Give up after so many seconds.", valueName: "seconds"))
    var timeout: Double?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if (query == nil) == (file == nil) { throw ValidationError("Give one statement, or - , or --file FILE.") }
        if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0 on.") }
        if let timeout, !(timeout > 0) { throw ValidationError("--timeout takes a number of seconds above 0.") }
    }

    func run() throws {
        let session = Session(options)
        let base = try session.openForReading()
        let deadline = timeout.map { Deadline(seconds: $0) }
        let sql = try text()
        do {
            let keepsGoing = deadline.map { deadline in { !deadline.isPast } }
            let isCut = try Self.writeRows(of: sql, parameters: values(), limit: limit, keepsGoing: keepsGoing, base, session)
            if isCut { session.note("there are more rows than --limit \(limit ?? 0)") }
        } catch let error as UserSQLError {
            throw failure(error, sql, timedOut: deadline?.isPast == true)
        }
    }

    /// Writes what a statement answers; whether there was more than `limit`.
    ///
    /// - Throws: `UserSQLError` when the statement is not good, or is stopped.
    static func writeRows(
        of sql: String, parameters: [String: Value] = [:], limit: Int? = nil, keepsGoing: (() -> Bool)? = nil,
        _ base: Snapshot, _ session: Session
    ) throws -> Bool {
        let statement = try UserSQL(sql, parameters: parameters, in: base, keepsGoing: keepsGoing)
        var isCut = false
        try session.withOutput { sink in
            try session.writeRows(columns: statement.columns, to: sink) { rows in
                isCut = try statement.forEachRow(limit: limit ?? .max) { try rows.row($0) }
            }
        }
        return isCut
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

    private func failure(_ error: UserSQLError, _ sql: String, timedOut: Bool) -> any Error {
        guard timedOut, error.underlying.code.primary == .interrupted else { return SQLFailure.describe(error, sql) }
        return CommandFailure(
            status: .busy, "gave up after \(timeout ?? 0) s; the rows above, if any, are not all of them",
            hint: "--timeout with more seconds, or a condition that an index serves: where subject = '...'")
    }
}
