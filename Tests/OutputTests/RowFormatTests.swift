import Foundation
import DossierModel
import DossierOutput
import Testing

@Suite struct RowFormatTests {
    @Test("CSV quotes what needs it and tells NULL from an empty text")
    func csv() throws {
        let text = try rendered(
            .csv, columns: ["a", "b,c"],
            rows: [[.text("x"), .null], [.text(""), .integer(-7)], [.text("say \"hi\""), .text("two\r\nlines")], [.real(2.5), .blob([0, 255])]])
        #expect(text == "a,\"b,c\"\r\nx,\r\n\"\",-7\r\n\"say \"\"hi\"\"\",\"two\r\nlines\"\r\n2.5,00ff\r\n")
    }

    @Test("CSV passes text that is not UTF-8 as it is")
    func csvRaw() throws {
        #expect(try renderedBytes(.csv, rawText: [0xE9, 0x22]) == Array("t\r\n\"".utf8) + [0xE9, 0x22, 0x22] + Array("\"\r\n".utf8))
    }

    @Test("TSV escapes as PostgreSQL's text COPY does")
    func tsv() throws {
        let text = try rendered(
            .tsv, columns: ["a", "b"], rows: [[.text("x\ty\\z\nw\r"), .null], [.text(""), .blob([1])], [.text("\u{8}\u{B}\u{C}"), .integer(1)]])
        #expect(text == "a\tb\nx\\ty\\\\z\\nw\\r\t\\N\n\t\\\\x01\n\\b\\v\\f\t1\n")
    }

    @Test("an exact decimal is written with all its digits in every format, and no needless ones", arguments: OutputFormat.allCases)
    func decimals(format: OutputFormat) throws {
        let rows: [[Value]] = [
            [.decimal(.max, decimals: 2)], [.decimal(-5, decimals: 2)], [.decimal(1_250, decimals: 3)], [.decimal(.min, decimals: 9)],
        ]
        let text = try rendered(format, columns: ["n"], rows: rows)
        for number in ["92233720368547758.07", "-0.05", "1.25", "-9223372036.854775808"] { #expect(text.contains(number)) }
        #expect(!text.contains("1.250"))
        #expect(!text.contains("\"1.25"))
    }

    @Test("JSON is valid, exact, and keeps every column")
    func json() throws {
        let text = try rendered(
            .json, columns: ["name", "name", "n"],
            rows: [
                [.text("a\"\\\u{1}\n\u{7F}é"), .null, .integer(9_007_199_254_740_993)], [.real(.infinity), .blob([0xAB]), .real(0.5)],
            ])
        #expect(
            text == """
                [
                {"name":"a\\"\\\\\\u0001\\n\\u007fé","name_2":null,"n":9007199254740993},
                {"name":null,"name_2":"ab","n":0.5}
                ]

                """)
        #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [[String: Any]])
    }

    @Test("A numbered duplicate never takes the name of another column")
    func duplicateNames() throws {
        let text = try rendered(.ndjson, columns: ["x", "x", "x_2", "x"], rows: [[.integer(1), .integer(2), .integer(3), .integer(4)]])
        #expect(text == "{\"x\":1,\"x_3\":2,\"x_2\":3,\"x_4\":4}\n")
    }

    @Test("No rows are an empty JSON array and no JSON lines")
    func empty() throws {
        #expect(try rendered(.json, columns: ["a"], rows: []) == "[]\n")
        #expect(try rendered(.ndjson, columns: ["a"], rows: []) == "")
        #expect(try rendered(.csv, columns: ["a"], rows: []) == "a\r\n")
    }

    @Test(
        "Bytes that are not UTF-8 become one U+FFFD for each ill-formed run",
        arguments: [
            ([0x61, 0xE9, 0x62], "a\u{FFFD}b"), ([0xF0, 0x9F, 0x98], "\u{FFFD}"), ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"),
            ([0xC3, 0xA9, 0xFF], "é\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ] as [([UInt8], String)])
    func repaired(_ bytes: [UInt8], _ text: String) throws {
        #expect(String(decoding: try renderedBytes(.ndjson, rawText: bytes), as: UTF8.self) == "{\"t\":\"\(text)\"}\n")
        let table = String(decoding: try renderedBytes(.table, rawText: bytes), as: UTF8.self)
        #expect(table.hasSuffix("\n\(text)\n"))
    }

    @Test("Markdown text reads as it is written in the data")
    func markdown() throws {
        let text = try rendered(
            .markdown, columns: ["subject_name", "n"],
            rows: [[.text("a|b\\|c"), .integer(1)], [.text("*bold* <b> _x_ `y`"), .null], [.text("two\nlines\u{1B}"), .real(1.5)]])
        #expect(
            text == """
                | subject_name | n |
                | --- | --- |
                | a\\|b\\\\\\|c | 1 |
                | \\*bold\\* \\<b> \\_x\\_ \\`y\\` |  |
                | two<br>lines\\x1b | 1.5 |

                """)
    }

    @Test("Every format writes the same rows from borrowed and owned cells", arguments: OutputFormat.allCases)
    func formats(_ format: OutputFormat) throws {
        let text = try rendered(format, columns: ["slug", "n"], rows: [[.text("orange"), .integer(60)]])
        #expect(text.contains("slug") && text.contains("orange") && text.contains("60"))
        #expect(text.utf8.last == 0x0A)
    }
}
