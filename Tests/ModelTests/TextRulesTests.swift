import DossierModel
import Testing

@Suite("Texts that can be kept")
struct TextRulesTests {
    @Test(
        "a text is blank when nothing of it can be seen",
        arguments: ["", " ", "\t\r\n", "\u{A0}", "\u{3000}\u{2003}", "\u{200B}", "\u{FEFF}\u{200D}\u{2060}", "\u{202E}", "\u{AD}", "\u{2800}", "\u{7F}\u{85}", "\u{E0041}"])
    func blank(text: String) { #expect(text.isBlank && isBlank(Array(text.utf8))) }

    private func isBlank(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer { TextRules.isBlank($0) } }

    @Test("and not when something can", arguments: ["a", " a", "\u{200B}名", ".", "😀", "é", "\u{301}", "0", "\u{FFFD}"])
    func visible(text: String) { #expect(!text.isBlank && !isBlank(Array(text.utf8))) }

    @Test("a key has one way to be written", arguments: ["acme", "caf\u{E9}", "works at", "한국", "œuvre", "A+B", "東京"])
    func keys(text: String) { #expect(TextRules.objection(toKey: text) == nil) }

    @Test(
        "and what could be taken for another is told what it should be",
        arguments: [
            ("cafe\u{301}", "caf\u{E9}"), ("A\u{30A}ngstro\u{308}m", "\u{C5}ngstr\u{F6}m"), ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}"),
            ("\u{212B}", "\u{C5}"),
        ])
    func composed(text: String, right: String) throws {
        let objection = try #require(TextRules.objection(toKey: text))
        #expect(objection.message.contains("NFC"))
        #expect(Array(objection.hint.unicodeScalars).count > 0 && objection.hint.unicodeScalars.split(separator: "'").contains { $0.elementsEqual(right.unicodeScalars) })
    }

    @Test(
        "white space at an end and invisible characters are named",
        arguments: [
            (" a", "white space"), ("a\u{A0}", "white space"), ("a\n", "white space"), ("a\u{200B}b", "U+200B"), ("a\u{FEFF}", "U+FEFF"),
            ("\u{200B}", "nothing of it can be seen"), ("", "nothing of it can be seen"), ("a\u{7}b", "U+0007"),
        ])
    func odd(text: String, part: String) throws {
        #expect(try #require(TextRules.objection(toKey: text)).message.contains(part))
    }
}
