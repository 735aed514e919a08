internal import Glibc
internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

/// Many questions of one kind in one process, a row of a CSV file each. Names are resolved and questions answered apart, and
/// each is timed, so that a search can be compared with that of other programs.
struct QuestionBatch {
    /// A CSV file; - for the standard input.
    let file: FilePath
    /// The columns of the file, each with the name of an entity.
    let columns: [String]
    /// Has run since the command began.
    let sinceStart: Stopwatch

    /// Gives one answer to a question.
    typealias Answer = (_ values: [Value]) throws -> Void

    /// Writes rows: the names as they are in the file, the values of an answer, the microseconds that resolving the names took,
    /// and those that searching took up to this answer. Before, says on stderr how long it took to get ready.
    ///
    /// - Parameters:
    ///   - results: the columns of an answer.
    ///   - search: answers the question about some entities, once or more.
    /// - Throws: `CSVInputError` with the place of a name that means nothing, or several things; what is above it is answered.
    func run(
        results: [String], _ base: Snapshot, _ session: Session, search: ([EntityID], Answer) throws -> Void
    ) throws {
        let table = try CSVTable(file.csvReader(), required: columns)
        session.note("ready in \(Self.rounded(sinceStart.elapsed, per: 1_000_000)) ms")
        var fault: CSVInputError?
        try session.writeRows(columns: columns + results + ["resolve_us", "search_us"]) { rows in
            do {
                while let row = try table.next() { try answer(row, base, &rows, search) }
            } catch let error as CSVInputError {
                fault = error
            }
        }
        // Only now: what is above it has been written.
        if let fault { throw fault }
    }

    private func answer(
        _ row: CSVTableRow, _ base: Snapshot, _ rows: inout any RowFormat, _ search: ([EntityID], Answer) throws -> Void
    ) throws {
        let resolving = Stopwatch()
        let entities = try columns.indices.map { try entity(row, $0, base) }
        let resolved = resolving.elapsed
        var searched: UInt64 = 0
        var searching = Stopwatch()
        try search(entities) { values in
            searched += searching.elapsed
            try rows.row(
                columns.indices.map { .text(row[$0].text) } + values + [
                    .real(Self.rounded(resolved, per: 1_000)), .real(Self.rounded(searched, per: 1_000)),
                ])
            // Writing is no part of the search.
            searching = Stopwatch()
        }
    }

    private func entity(_ row: CSVTableRow, _ column: Int, _ base: Snapshot) throws -> EntityID {
        let text = row[column].text
        let resolution: Resolution
        do {
            resolution = try base.resolve(text)
        } catch let error as NameTooLong {
            throw row.error(at: column, error.description, hint: "name it by its slug")
        }
        guard case .found(let hit) = resolution else {
            throw row.error(at: column, "'\(text)' means no entity, or several", hint: "name it by its slug")
        }
        return hit.entity.id
    }

    // In a larger unit, with two decimals.
    private static func rounded(_ nanoseconds: UInt64, per unit: UInt64) -> Double { Double(nanoseconds * 100 / unit) / 100 }
}
