import DossierInterchange
import Testing

@Suite struct CSVTableTests {
    private func table(_ text: String) throws(CSVInputError) -> CSVTable {
        try CSVTable(
            CSVReader(bytes: Array(text.utf8), file: "names.csv"), required: ["entity", "text"], optional: ["language", "role"])
    }

    @Test("Columns are found by name in any order, and optional ones may be missing")
    func order() throws {
        let table = try table("role,text,entity\nalias,France Télécom,orange\n")
        let row = try #require(try table.next())
        #expect(row[0].text == "orange" && row[1].text == "France Télécom" && row[3].text == "alias")
        #expect(row[2].isAbsent)
        #expect(row.error(at: 1, "x").description == "names.csv:2:7: x")
        #expect(row.error(at: 2, "x").description == "names.csv:2:1: x")
        #expect(try table.next() == nil)
    }

    @Test(
        "A header that does not fit says which columns, and what was meant",
        arguments: [
            ("entity,language\n", "names.csv:1:1: missing column: text", "the first line must name them"),
            ("language\n", "names.csv:1:1: missing columns: entity, text", "the first line must name them"),
            ("entity,text,langage\n", "names.csv:1:13: unknown column: langage", "did you mean langage -> language?"),
            ("entity,text,zzz\n", "names.csv:1:13: unknown column: zzz", "known columns: entity, text, language, role"),
            ("entity,text,entity\n", "names.csv:1:13: duplicate column: entity", nil),
            ("entity;text\n", "names.csv:1:1: the columns are not separated by commas", "save the file with comma separators"),
            ("entity,text,\n", "names.csv:1:13: unknown column: (no name)", "known columns: entity, text, language, role"),
            ("", "names.csv:1:1: the file is empty", "its first line must name the columns: entity,text"),
        ] as [(String, String, String?)])
    func header(_ text: String, _ message: String, _ hint: String?) {
        let error = #expect(throws: CSVInputError.self) { try table(text) }
        #expect(error?.description == message)
        #expect(error?.hint == hint)
    }
}
