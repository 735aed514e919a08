import DossierOutput
import Testing

@Suite struct TextLayoutTests {
    @Test("A paragraph wraps with a hanging indent")
    func hanging() {
        let lines = TextLayout.wrap("Cloudwatt is one of two providers", width: 16, first: "[1] ", rest: "    ")
        #expect(lines == ["[1] Cloudwatt is", "    one of two", "    providers"])
    }

    @Test("Width is counted in columns, not in characters")
    func columns() {
        #expect(TextLayout.wrap("日本 日本 日本", width: 9) == ["日本 日本", "日本"])
        #expect(TextLayout.wrap("été été", width: 7) == ["été été"])
    }

    @Test("A web address stays whole, other long words are cut")
    func longWords() {
        #expect(TextLayout.wrap("see https://example.org/a/b", width: 10) == ["see", "https://example.org/a/b"])
        #expect(TextLayout.wrap("x abcdefghijkl", width: 5) == ["x", "abcde", "fghij", "kl"])
    }

    @Test("A no-break space holds its words together and is written as a space")
    func noBreak() {
        #expect(TextLayout.wrap("paid 285\u{A0}M\u{20AC} in all", width: 10) == ["paid", "285 M€ in", "all"])
        #expect(TextLayout.wrap("payé à 285\u{202F}M\u{20AC}\nen tout", width: 10) == ["payé à", "285 M€", "en tout"])
    }

    @Test("Line feeds break, several spaces are one, no text is one line")
    func spaces() {
        #expect(TextLayout.wrap("a  b\nc", width: 10) == ["a b", "c"])
        #expect(TextLayout.wrap("", width: 10, first: "- ") == ["- "])
    }

    @Test("What is hidden is written out, and takes its columns so")
    func hidden() {
        #expect(TextLayout.wrap("ab\u{1B} cd", width: 8) == ["ab\\x1b", "cd"])
        #expect(TextLayout.wrap("a\u{202E}bcdef", width: 6) == ["a\\u202", "ebcdef"])
        #expect(TextLayout.wrap("a", width: 6, first: "\u{7}") == ["\\x07a"])
    }

    @Test("A carriage return before a line feed goes with it, and is shown elsewhere")
    func carriageReturns() {
        #expect(TextLayout.wrap("a\r\nb\rc", width: 10) == ["a", "b\\rc"])
    }

    @Test("Padding and cutting keep to columns")
    func padding() {
        #expect(TextLayout.pad("é", to: 3) == "é  ")
        #expect(TextLayout.pad("日", to: 3, .right) == " 日")
        #expect(TextLayout.truncate("日本語", to: 4) == "日…")
        #expect(TextLayout.truncate("abc", to: 3) == "abc")
        #expect(TextLayout.truncate("abc", to: 0) == "")
    }
}
