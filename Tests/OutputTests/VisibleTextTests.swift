import Testing

@testable import DossierOutput

@Suite struct VisibleTextTests {
    /// The characters of Unicode 15.0 that are controls, formats or separators of lines (Cc, Cf, Zl, Zp) or are ignored by default,
    /// as Python's unicodedata and DerivedCoreProperties.txt list them; those that are drawn are left out.
    private static let hidden: [ClosedRange<UInt32>] = [
        0x00...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F,
        0x2028...0x202E, 0x2060...0x206F, 0x3164...0x3164, 0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0, 0xFFF0...0xFFFB,
        0x13430...0x1343F, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF,
    ]
    private static let drawn: Set<UInt32> = [0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD]

    @Test("Each character that is invisible or acts on the terminal is written out, every other one stays")
    func everyScalar() {
        var wrong: [String] = []
        for code in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(code) else { continue }
            // The last two of each plane are no characters; the table's own letters are what is asked about here.
            let isHidden = Self.hidden.contains { $0.contains(code) } || code & 0xFFFE == 0xFFFE
            // Between two Latin letters nothing calls for it.
            let shown = VisibleText.escaping("a\(Character(scalar))b")
            let isEscaped = !shown.unicodeScalars.contains(scalar) && shown.utf8.count > 3
            if isEscaped != isHidden || isEscaped && Self.drawn.contains(code) { wrong.append(String(code, radix: 16)) }
        }
        #expect(wrong == [], "\(wrong.prefix(20))")
    }

    @Test(
        "Words and emoji that need invisible characters keep them",
        arguments: [
            "می\u{200C}خواهم",  // Persian: a non-joiner between letters
            "ه\u{200D}",  // Arabic: a joined form by itself
            "ന്\u{200D}",  // Malayalam: a chillu at the end of a word
            "क्\u{200D}ष", "র\u{200D}্য",  // Devanagari, Bengali
            "\u{1F469}\u{200D}\u{1F4BB}", "\u{1F468}\u{1F3FD}\u{200D}\u{2695}\u{FE0F}", "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}", "\u{2764}\u{FE0F}",
            "1\u{FE0F}\u{20E3}", "葛\u{E0100}城", "\u{1820}\u{180B}",
        ])
    func needed(_ text: String) { #expect(VisibleText.escaping(text) == text) }

    @Test(
        "Elsewhere, and one after another, they are written out",
        arguments: [
            ("pay\u{200D}pal", "pay\\u200dpal"), ("pay\u{200C}pal", "pay\\u200cpal"), ("\u{200D}x", "\\u200dx"), ("a\u{FE0F}", "a\\ufe0f"),
            ("می\u{200C}\u{200C}خ", "می\\u200c\\u200cخ"), ("می\u{200C}x", "می\\u200cx"), ("\u{1F469}\u{200D}a", "\u{1F469}\\u200da"),
            ("\u{2764}\u{FE0F}\u{FE0F}", "\u{2764}\u{FE0F}\\ufe0f"), ("x\u{FE0F}\u{200D}\u{1F4BB}", "x\\ufe0f\\u200d\u{1F4BB}"),
            ("\u{1F3F4}\u{E0067}\u{E007F}", "\u{1F3F4}\\u{e0067}\\u{e007f}"), ("葛\u{E0100}\u{E0101}", "葛\u{E0100}\\u{e0101}"),
        ])
    func elsewhere(_ text: String, _ shown: String) { #expect(VisibleText.escaping(text) == shown) }

    @Test("A page's line shows what is hidden, and only styles act on the terminal")
    func pageLines() {
        let line = PageLine("a\u{1B}[31mb\nc")
        #expect(line.printed == "a\\x1b[31mb\\nc")
        #expect(Style(isOn: true).bold(line).printed == "\u{1B}[1ma\\x1b[31mb\\nc\u{1B}[0m")
        #expect((PageLine("é") + .spaces(2) + "x").printed == "é  x")
        #expect(Style(isOn: true).dim("日本").columns == 4)
    }
}
