import DossierModel
import Testing

struct SlugTests {
    @Test("a slug is the folded name in kebab case", arguments: [
        ("Dassault Systèmes", "dassault-systemes"), ("L'État français", "l-etat-francais"), ("O.B.S.", "obs"),
        ("AT&T", "at-t"), ("Ernst et Young", "ernst-et-young"), ("Simon and Garfunkel", "simon-and-garfunkel"),
        ("Canal+", "canal-plus"), ("Œuvre n° 5", "oeuvre-n-5"), ("Владимир", "vladimir"), ("北京 大学", "北京-大学"),
    ])
    func kebab(name: String, slug: String) {
        #expect(Slug.make(name) == slug)
    }

    @Test("a name without letters gets a slug too", arguments: ["", " ", "!?", "--"])
    func never(name: String) {
        #expect(Slug.make(name) == "entity")
    }

    @Test("the slug of a slug is itself", arguments: ["Dassault Systèmes", "AT&T", "J.-P. Morgan", "Simon and Garfunkel"])
    func stable(name: String) {
        #expect(Slug.make(Slug.make(name)) == Slug.make(name))
    }
}
