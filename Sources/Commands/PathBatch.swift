internal import Glibc
internal import Interchange
internal import Model
internal import Output
internal import Query
internal import Storage

/// Many pairs in one process: how far apart the two entities of each are. Names are resolved and paths searched apart, and each
/// is timed, so that the search can be compared with that of other programs.
struct PathBatch {
    /// A CSV file with the columns `from` and `to`; - for the standard input.
    let file: String
    let limit: Int

    static let columns = ["from", "to", "length", "resolve_us", "search_us"]

    /// Writes a row a pair: the pair, the length of its shortest path (empty when there is none), and the microseconds that
    /// resolving and searching took. A name that means nothing, or several things, ends the run with its place.
    func run(_ search: Traversal, _ base: KnowledgeBase, _ session: Session) throws {
        let reader =
            try file == "-" ? CSVReader(descriptor: STDIN_FILENO, file: "the standard input") : CSVReader(path: file)
        let table = try CSVTable(reader, required: ["from", "to"])
        try session.withOutput { sink in
            try session.writeRows(columns: Self.columns, to: sink) { rows in
                while let row = try table.next() {
                    let begun = Self.now()
                    let (from, to) = (try entity(row, 0, base), try entity(row, 1, base))
                    let resolved = Self.now()
                    let length = try search.distance(from: from, to: to, limit: limit)
                    let done = Self.now()
                    try rows.row([
                        .text(row[0].text), .text(row[1].text), length.map { .integer(Int64($0)) } ?? .null,
                        .real(Self.microseconds(begun, resolved)), .real(Self.microseconds(resolved, done)),
                    ])
                }
            }
        }
    }

    private func entity(_ row: CSVTableRow, _ column: Int, _ base: KnowledgeBase) throws -> EntityID {
        let text = row[column].text
        guard case .found(let hit) = try base.resolve(text) else {
            throw row.error(at: column, "'\(text)' means no entity, or several", hint: "name it by its slug")
        }
        return hit.entity.id
    }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    private static func microseconds(_ from: Int, _ to: Int) -> Double { Double((to - from) / 10) / 100 }
}
