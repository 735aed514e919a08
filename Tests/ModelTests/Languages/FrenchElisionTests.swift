import DossierModel
import Testing

@Suite("French elision")
struct FrenchElisionTests {
    @Test(
        "de becomes d' before a vowel, and nowhere else",
        arguments: [
            ("se retire de", "Andromède", "se retire d'Andromède"), ("se retire de", "État français", "se retire d'État français"),
            ("de", "OVHcloud", "d'OVHcloud"), ("se retire de", "Bull", "se retire de Bull"), ("se retire de", "HP", "se retire de HP"),
            ("finance", "Orange", "finance Orange"), ("perd le monde", "Orange", "perd le monde Orange"), ("de", "3M", "de 3M"),
        ])
    func elision(_ words: String, _ name: String, _ joined: String) {
        #expect(FrenchElision.joined(words, name) == joined)
    }
}
