import DossierModel
import Testing

@Suite struct EnglishArticleTests {
    @Test("an before vowels that are heard", arguments: [
        ("company", "a company"), ("organization", "an organization"), ("office", "an office"), ("university", "a university"),
        ("event", "an event"), ("European programme", "a European programme"), ("hour", "an hour"), ("", "a "),
    ])
    func article(_ noun: String, _ expected: String) { #expect(EnglishArticle.before(noun) == expected) }

    @Test("several, of which one is meant")
    func several() { #expect(EnglishArticle.before(["fund", "office"]) == "a fund or an office") }
}
