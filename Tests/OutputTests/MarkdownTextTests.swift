import DossierOutput
import Testing

@Suite("Markdown on a terminal")
struct MarkdownTextTests {
    private func shown(_ text: String, width: Int = 40) -> String {
        MarkdownText.lines(of: text, width: width, style: .plain).map(\.printed).joined(separator: "\n")
    }

    @Test("marks are dropped, paragraphs are filled, lists keep their bullets, code stays as it is")
    func blocks() {
        let text = """
            ## A heading

            Some **bold** text with `code`, a [page](other.md) and
            a [site](https://example.org).

            - one item that is long enough to go on to
              another line
            - two

                dossier show cloudwatt   as it is

            ```sh
            ls   -l
            ```
            """
        #expect(
            shown(text) == """
                A heading

                Some bold text with code, a page and a
                site (https://example.org).

                - one item that is long enough to go on
                  to another line
                - two

                    dossier show cloudwatt   as it is

                  ls   -l
                """)
    }

    @Test("cells of a table are filled within their columns")
    func table() {
        let text = """
            | written | means |
            |---|---|
            | `2012` | a year |
            | a \\| b | one of these, or of those, or of both at once |
            """
        #expect(
            shown(text) == """
                written  means
                2012     a year
                a | b    one of these, or of those, or
                         of both at once
                """)
    }

    @Test("a section ends where the next of its level or above begins")
    func section() {
        let text = "# A\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd"
        #expect(MarkdownText.section("B", of: text) == "## B\n\nb\n\n### C\n\nc\n")
        #expect(MarkdownText.section("C", of: text) == "### C\n\nc\n")
        #expect(MarkdownText.section("E", of: text) == nil)
    }

    @Test("what would act on the terminal is written out")
    func safe() { #expect(shown("a\u{1B}[31m b") == "a\\x1b[31m b") }
}
