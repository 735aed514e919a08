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

    @Test("No slug of a list is cut in two: the list ends after some of them")
    func lists() throws {
        let rows: [[Value]] = [
            [.text("orange"), .text("lmi-56327 jdn-0911 trib-20120420"), .text("said so of it and more")], [.text("thales"), .text("a-long-source-slug"), .text("x")],
        ]
        for width in 46...70 {
            let lines = try rendered(.table, columns: ["slug", "sources", "note"], rows: rows, layout: TableLayout(width: width)).split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= width } && lines[3].contains("a-long-source-slug"), "\(lines)")
            let words = lines[2].split(separator: " ").map(String.init)
            for word in words where word.contains("-") { #expect(["lmi-56327", "jdn-0911", "trib-20120420"].contains(word), "\(width): \(word)") }
        }
    }

    @Test("What is typed next keeps its width, and running text gives way, down to some words")
    func words() throws {
        let rows: [[Value]] = [[.text("a-slug-that-is-longer-than-its-note"), .text("said so of it and more"), .text("2012-05-20")]]
        let text = try rendered(.table, columns: ["slug", "note", "on"], rows: rows, layout: TableLayout(width: 66))
        #expect(text.split(separator: "\n")[2] == "a-slug-that-is-longer-than-its-note  said so of it an…  2012-05-20")
        let narrow = try rendered(.table, columns: ["slug", "note", "on"], rows: rows, layout: TableLayout(width: 20))
        #expect(narrow.contains("a-slug-that-is-longer-than-its-note  said so of …  2012-05-20"))
    }

    @Test("Where columns do not fit, and it may be, rows become records")
    func records() throws {
        var layout = TableLayout(width: 40, measuredRows: 1)
        layout.mayBeRecords = true
        let rows: [[Value]] = [
            [.text("a-slug-that-is-long-enough"), .text("another-of-some-length"), .null],
            [.text("b"), .text("a text of several words that goes on"), .integer(7)],
        ]
        let text = try rendered(.table, columns: ["slug", "object", "n"], rows: rows, layout: layout)
        #expect(
            text == """
                ── 1 ────
                slug    a-slug-that-is-long-enough
                object  another-of-some-length
                n
                ── 2 ────
                slug    b
                object  a text of several words that
                        goes on
                n       7

                """)
        layout.longText = .whole
        #expect(try rendered(.table, columns: ["slug", "object", "n"], rows: rows, layout: layout).hasPrefix("slug   "))
        let fits = try rendered(.table, columns: ["slug", "n"], rows: [[.text("b"), .integer(7)]], layout: layout)
        #expect(fits == "slug  n\n────  ─\nb     7\n")
    }

    @Test("Wrapped, texts continue on further lines of their row: no word is broken, none is lost, and other columns stay where they are")
    func wrapped() throws {
        var layout = TableLayout(width: 40)
        layout.longText = .wrapped
        let rows: [[Value]] = [
            [.text("orange"), .text("a long note about who said what, where and when"), .integer(12)], [.text("sfr"), .text("short"), .integer(7)],
        ]
        #expect(
            try rendered(.table, columns: ["slug", "note", "n"], rows: rows, layout: layout) == """
                slug    note                           n
                ──────  ────────────────────────────  ──
                orange  a long note about who said    12
                          what, where and when
                sfr     short                          7

                """)
        let texts = [
            "un très long récit du 3 mars 2012, dit-on, à 日本", "lmi-56327 jdn-0911 trib-20120420-and-more", "see https://example.org/a/long/address there",
            "one", "1234567 and 89 of them", "",
        ]
        // Where not even the longest words fit, records are written.
        layout.mayBeRecords = true
        for width in [46, 57, 80, 200] {
            layout.width = width
            for (place, text) in texts.enumerated() {
                let other = texts[(place + 1) % texts.count]
                let cells: [[Value]] = [[.text("a-slug-of-its-own"), .text(text), .text(other), .integer(-5)], [.null, .text("x y"), .text("z w"), .integer(1)]]
                let shown = try rendered(.table, columns: ["slug", "the note", "other", "n"], rows: cells, layout: layout)
                let lines = shown.split(separator: "\n").map(String.init)
                #expect(!shown.contains("…"), "\(shown)")
                #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= width }, "\(width): \(shown)")
                let words = Set(shown.split { $0 == " " || $0 == "\n" })
                for word in (text + " " + other).split(separator: " ") { #expect(words.contains(word), "\(word): \(shown)") }
            }
        }
    }

    @Test("Wrapped, a later word that is wider than its column pushes its line and stays whole")
    func wrappedLater() throws {
        var layout = TableLayout(width: 30, measuredRows: 1)
        layout.longText = .wrapped
        let rows: [[Value]] = [[.text("ab cd"), .integer(1)], [.text("ef antidisestablishmentarianism gh"), .integer(2)]]
        #expect(
            try rendered(.table, columns: ["x", "n"], rows: rows, layout: layout) == """
                x      n
                ─────  ─
                ab cd  1
                ef     2
                  antidisestablishmentarianism
                  gh

                """)
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

    @Test("On a terminal a later text that is too wide is cut at its column, a later word is not")
    func laterRowCut() throws {
        let rows: [[Value]] = [[.text("ab d"), .integer(1)], [.text("ab defgh"), .integer(2)]]
        let text = try rendered(.table, columns: ["x", "n"], rows: rows, layout: TableLayout(width: 80, measuredRows: 1))
        #expect(text == "x     n\n────  ─\nab d  1\nab …  2\n")
        let words: [[Value]] = [[.text("abcd"), .integer(1)], [.text("abcdefgh"), .integer(2)]]
        let whole = try rendered(.table, columns: ["x", "n"], rows: words, layout: TableLayout(width: 80, measuredRows: 1))
        #expect(whole == "x     n\n────  ─\nabcd  1\nabcdefgh  2\n")
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
