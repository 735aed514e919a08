import DossierOutput
import Testing

@testable import DossierInterchange
@testable import DossierStorage

@Suite("Texts by id")
struct TextTableTests {
    private static let rows: [(id: Int64, text: String)] = [
        (-7, "below"), (1, "one"), (2, "t,wo"), (5, "five"), (6, String(repeating: "long ", count: 30)), (1 << 40, "far"),
    ]

    private func connection() throws -> Connection {
        let connection = try Connection.inMemory()
        try connection.run("CREATE TABLE thing (id INTEGER PRIMARY KEY, label TEXT)")
        for (id, text) in Self.rows { try connection.run("INSERT INTO thing VALUES (?, ?)", id, text) }
        return connection
    }

    @Test("are found in memory or in the file, a second time too; a missing one is damage", arguments: [0, 20, 40, 1_000, 1 << 22])
    func lookup(limit: Int) throws {
        let connection = try connection()
        let table = try TextTable(
            KeyedSelect.TextOfID(table: "thing", column: "label"), limit: limit, isLarge: limit > 1 << 20, on: connection)
        let lookup = TextLookup(table, on: connection)
        for _ in 0..<2 {
            for (id, text) in Self.rows {
                let sink = ByteSink()
                try lookup.write(id, to: sink)
                #expect(String(decoding: sink.contents, as: UTF8.self) == (text.contains(",") ? "\"\(text)\"" : text))
            }
            for id in [0, 3, 4, 7, -1, 1 << 41, .max, .min] as [Int64] {
                let error = #expect(throws: SQLiteError.self) { try lookup.write(id, to: ByteSink()) }
                #expect(error?.isDamage == true && error?.message.contains("table thing, row \(id)") == true)
            }
        }
    }

    @Test("several share one budget, and are read once")
    func budget() throws {
        let connection = try connection()
        let (label, other) = (
            KeyedSelect.TextOfID(table: "thing", column: "label"), KeyedSelect.TextOfID(table: "thing", column: "id")
        )
        let tables = TextTables(budget: 200)
        let first = try tables.tables(of: [label, other], on: connection)
        #expect(first.values.reduce(0) { $0 + $1.size } <= 200)
        try connection.run("UPDATE thing SET label = 'changed'")
        let second = try tables.tables(of: [label], on: connection)
        #expect(second.count == 1 && second[label] === first[label])
    }
}
