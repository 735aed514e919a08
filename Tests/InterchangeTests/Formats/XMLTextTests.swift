import DossierOutput
import Foundation
import Testing

@testable import DossierInterchange

@Suite("Text in XML")
struct XMLTextTests {
    private func written(_ text: String) throws -> (xml: String, replaced: Int) {
        let sink = ByteSink()
        let xml = XMLText(sink: sink)
        try xml.write(text)
        return (String(decoding: sink.contents, as: UTF8.self), xml.replaced)
    }

    @Test(
        "markup and white space are written as references",
        arguments: [
            ("a < b & c > \"d\"", "a &lt; b &amp; c &gt; &quot;d&quot;"), ("\t\n\r", "&#9;&#10;&#13;"), ("", ""),
            ("é\u{202E}𝔘\u{85}", "é\u{202E}𝔘\u{85}"), ("'", "'"),
        ])
    func references(_ text: String, _ xml: String) throws {
        let result = try written(text)
        #expect(result.xml == xml && result.replaced == 0)
    }

    @Test("characters that XML forbids are replaced and counted")
    func forbidden() throws {
        let result = try written("a\u{0}b\u{1B}c\u{FFFE}d\u{FFFF}e\u{FFFD}")
        #expect(result.xml == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}")
        #expect(result.replaced == 4)
    }
}
