import Testing

@testable import DossierInterchange

@Suite("Ids and addresses of other formats")
struct AddressTests {
    @Test(
        "FollowTheMoney's ids are slugs where it allows them, and lead back to them",
        arguments: ["cloudwatt", "a-1", "caf\u{E9}", "a.b", "a_b", "-a", "a-", "fact.1", "source.x", "entity.a", "名", "a(b)"])
    func ftmIDs(_ slug: String) {
        let id = FtMID.of(entity: slug)
        #expect(id.wholeMatch(of: /[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?/) != nil, "\(id)")
        #expect(FtMID.slug(of: id) == slug)
        #expect(FtMID.slug(ofSource: FtMID.of(source: slug)) == slug)
    }

    @Test("ids of others become slugs, of which no two are the same")
    func slugs() {
        let ids = ["NK-aB", "NK-Ab", "nk-ab", "gb:coh", "gb.coh", "https://x.org/a?b", String(repeating: "x.", count: 100), "Ä"]
        let slugs = ids.map(FtMID.slug(of:))
        #expect(Set(slugs).count == ids.count)
        for slug in slugs { #expect(slug.wholeMatch(of: /[a-z0-9\-]{1,80}/) != nil, "\(slug)") }
        #expect(FtMID.slug(of: "nk-ab") == "nk-ab")
    }

    @Test(
        "addresses have only what may stand in one",
        arguments: [
            ("http://a.b/c?d=1&e=2#f", "http://a.b/c?d=1&e=2#f"), ("a b\"<>\\^`{|}[]", "a%20b%22%3C%3E%5C%5E%60%7B%7C%7D%5B%5D"),
            ("100%", "100%25"), ("%C3%A9", "%C3%A9"), ("%zz", "%25zz"), ("a#b#c", "a#b%23c"), ("é", "é"), ("\u{202E}\u{0}", "%E2%80%AE%00"),
        ])
    func addresses(_ text: String, _ address: String) { #expect(IRIText.encoded(text) == address) }
}
