import DossierModel
import DossierOutput
import Testing

@Suite("Separated values in other dialects")
struct CSVDialectTests {
    private func rendered(_ dialect: CSVDialect, columns: [String] = ["a"], _ rows: [Value]...) throws -> (text: String, guarded: Int) {
        let sink = ByteSink()
        let format = CSVDialectFormat(dialect, sink: sink)
        try format.begin(columns: columns)
        for row in rows {
            var writer: any RowFormat = format
            try writer.row(row)
        }
        try format.end()
        return (String(decoding: sink.contents, as: UTF8.self), format.guardedCells)
    }

    @Test("French Excel gets a byte-order mark, semicolons, decimal commas and CR LF")
    func french() throws {
        let text = try rendered(
            .frenchExcel, columns: ["n", "x", "y", "t"], [.integer(-3), .real(1.5), .decimal(-1234, decimals: 2), .text("à; b, \"c\"")]).text
        #expect(text == "\u{FEFF}n;x;y;t\r\n-3;1,5;-12,34;\"à; b, \"\"c\"\"\"\r\n")
    }

    @Test("a number that holds the delimiter is quoted")
    func quotedNumber() throws {
        var dialect = CSVDialect.frenchExcel
        dialect.delimiter = UInt8(ascii: ",")
        #expect(try rendered(dialect, [.real(1.5)]).text == "\u{FEFF}a\r\n\"1,5\"\r\n")
    }

    @Test("NULL has its text, and a text that is the same has quotes")
    func null() throws {
        var dialect = CSVDialect()
        dialect.null = "NA"
        #expect(try rendered(dialect, columns: ["a", "b", "c"], [.null, .text("NA"), .text("")]).text == "a,b,c\r\nNA,\"NA\",\"\"\r\n")
        #expect(try rendered(CSVDialect(), columns: ["a", "b"], [.null, .text("")]).text == "a,b\r\n,\"\"\r\n")
    }

    @Test(
        "texts that a spreadsheet would run are guarded and counted, numbers are not",
        arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"])
    func formulas(_ text: String) throws {
        var dialect = CSVDialect()
        dialect.guardsFormulas = true
        let result = try rendered(dialect, columns: ["a", "b"], [.text(text), .integer(-1)])
        #expect(result.text == "a,b\r\n\"'\(text)\",-1\r\n")
        #expect(result.guarded == 1)
    }

    @Test("what is no formula stays, and without --safe so does one", arguments: ["a=1", " =1", "'=1", "1-2", ""])
    func noFormula(_ text: String) throws {
        var dialect = CSVDialect()
        dialect.guardsFormulas = true
        #expect(try rendered(dialect, [.text(text)]).guarded == 0)
        #expect(try rendered(CSVDialect(), [.text("=1")]).text == "a\r\n=1\r\n")
    }
}
