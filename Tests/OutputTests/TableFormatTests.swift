import DossierModel
import Testing

@testable import DossierOutput

@Suite struct TableFormatTests {
    @Test("Columns are aligned, numbers to the right, without spaces at line ends")
    func aligned() throws {
        let text = try rendered(
            .table, columns: ["slug", "amount", "note"],
            rows: [[.text("orange"), .integer(60), .null], [.text("caisse-des-depots"), .integer(135), .text("État")]])
        #expect(
            text == """
                slug               amount  note
                ─────────────────  ──────  ────
                orange                 60
                caisse-des-depots     135  État

                """)
    }

    @Test("Wide and combining characters keep the columns straight")
    func wide() throws {
        let text = try rendered(
            .table, columns: ["a", "b"], rows: [[.text("日本"), .text("x")], [.text("e\u{301}te\u{301}"), .text("y")], [.text("👩‍💻"), .text("z")]])
        #expect(text == "a     b\n────  ─\n日本  x\ne\u{301}te\u{301}   y\n👩‍💻    z\n")
    }

    @Test("Escape sequences and line breaks in data are shown, not obeyed")
    func hidden() throws {
        let text = try rendered(.table, columns: ["t"], rows: [[.text("\u{1B}[31mred\u{1B}[0m\r\n\t\u{9B}\u{202E}")]])
        #expect(text.hasSuffix("\n\\x1b[31mred\\x1b[0m\\r\\n\\t\\x9b\\u202e\n"))
    }

    @Test("On a terminal the widest column is cut, with a mark, to fit the width")
    func cut() throws {
        let rows: [[Value]] = [[.text("orange"), .text("a long note about who said what and when"), .integer(12)]]
        let text = try rendered(.table, columns: ["slug", "note", "n"], rows: rows, layout: TableLayout(width: 30))
        let lines = text.split(separator: "\n")
        #expect(lines[2] == "orange  a long note about…  12")
        #expect(lines.allSatisfy { DisplayWidth.columns(of: String($0)) <= 30 })
    }

    @Test("Off a terminal nothing is ever cut, even when later rows are wider than those measured")
    func uncut() throws {
        let rows: [[Value]] = [[.text("a"), .integer(1)], [.text("much wider than that"), .integer(2)]]
        let text = try rendered(.table, columns: ["x", "n"], rows: rows, layout: TableLayout(measuredRows: 1))
        #expect(text == "x  n\n─  ─\na  1\nmuch wider than that  2\n")
    }

    @Test("On a terminal a later row that is too wide is cut at its column")
    func laterRowCut() throws {
        let rows: [[Value]] = [[.text("abcd"), .integer(1)], [.text("abcdefgh"), .integer(2)]]
        let text = try rendered(.table, columns: ["x", "n"], rows: rows, layout: TableLayout(width: 80, measuredRows: 1))
        #expect(text == "x     n\n────  ─\nabcd  1\nabc…  2\n")
    }

    @Test("The header is bold only where colour is on")
    func header() throws {
        let text = try rendered(.table, columns: ["a"], rows: [[.null]], layout: TableLayout(style: Style(isOn: true)))
        #expect(text == "\u{1B}[1ma\u{1B}[0m\n─\n\n")
    }

    @Test("A result without rows shows its columns")
    func noRows() throws {
        #expect(try rendered(.table, columns: ["a", "bc"], rows: []) == "a  bc\n─  ──\n")
    }

    @Test("A long blob is cut")
    func blob() throws {
        let text = try rendered(.table, columns: ["b"], rows: [[.blob([UInt8](repeating: 0xAB, count: 17))]])
        #expect(text.hasSuffix("\nx'\(String(repeating: "ab", count: 16))…'\n"))
    }
}
