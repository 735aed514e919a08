import DossierModel
import Testing

struct NameMatchTests {
    private func match(_ query: String, _ name: String, _ kind: NameKind? = nil) -> NameMatch? {
        NamePattern(query).match(NamePattern(name), kind: kind)
    }

    @Test("a match says in which way it matched", arguments: [
        ("Dassault Systèmes", "Dassault Systèmes", MatchKind.exact),
        ("dassault systemes", "Dassault Systèmes", .folded),
        ("Cloudwatt", "Cloudwatt SA", .form),
        ("FSN", "Fonds pour la société numérique", .acronym),
        ("dassault", "Dassault Systèmes", .prefix),
        ("dassault sys", "Dassault Systèmes", .prefix),
        ("patrick st", "Patrick Starck", .prefix),
        ("systèmes dassault", "Dassault Systèmes", .tokens),
        ("starck", "Patrick Starck", .tokens),
        ("P. Starck", "Patrick Starck", .initials),
        ("patrick stark", "Patrick Starck", .spelling),
        ("FSN 1", "FSN 2", .spelling),
    ])
    func kinds(query: String, name: String, how: MatchKind) {
        #expect(match(query, name)?.how == how)
    }

    @Test("a match says why in words", arguments: [
        ("dassault systemes", "Dassault Systèmes", "same letters without accents"),
        ("DASSAULT", "Dassault", "same letters, other capitals"),
        ("Jean Marie", "Jean-Marie", "same letters, other punctuation"),
        ("Cloudwatt", "Cloudwatt SA", "legal form aside (sa)"),
        ("FSN", "Fonds stratégique national", "fsn is the acronym of fonds strategique national"),
        ("patrick stork", "Patrick Starck", "2 letters differ"),
        ("Philippe Tavernier", "Philipe Tavernier", "1 letter differs (philippe, philipe), same sound"),
        ("systèmes dassault", "Dassault Systèmes", "words in another order"),
        ("P. Starck", "Patrick Starck", "initial p for patrick"),
        ("Dassault Aviation", "Dassault Systèmes", "aviation against systemes"),
        ("Numergy", "Numergy Services", "one has services more"),
    ])
    func reasons(query: String, name: String, reason: String) {
        let words = match(query, name)?.reasons[0].text(in: .english)
        #expect(words?.hasPrefix(reason) == true, "\(words ?? "nil")")
    }

    @Test("names without a word in common do not match", arguments: [("Numergy", "Cloudwatt"), ("", "Orange"), ("Orange", "!")])
    func none(query: String, name: String) {
        #expect(match(query, name) == nil)
    }

    @Test("the better kind of match comes first")
    func order() {
        let kinds: [MatchKind] = [.exact, .folded, .form, .acronym, .prefix, .tokens, .initials, .spelling, .similar]
        #expect(kinds.sorted() == kinds && kinds == MatchKind.allCases)
    }

    @Test("an acronym is the first letters of the words that matter", arguments: [
        ("Fonds pour la société numérique", "fsn"), ("Électricité de France", "ef"), ("Orange", ""),
        ("Orange Business Services SA", "obs"),
    ])
    func acronym(name: String, acronym: String) {
        #expect(NamePattern(name).acronym == acronym)
    }

    @Test("a closer spelling of a word never scores lower")
    func monotonic() {
        var random = SplitMix(seed: 7)
        for name in ["Cloudwatt", "Patrick Starck", "Dassault Systèmes", "Numergy", "Caisse des Dépôts", "Octave Klaba"] {
            let pattern = NamePattern(name)
            for kind in [nil, NameKind.person, .organization] {
                for _ in 0..<300 {
                    let words = name.split(separator: " ").map(String.init)
                    let place = words.indices.randomElement(using: &random) ?? 0
                    let variants = (0..<6).map { _ in edited(words[place], using: &random) }
                    var scored: [(edits: Int, score: Double)] = []
                    for variant in variants {
                        var changed = words
                        changed[place] = variant
                        let edits = edits(NameFolding.fold(words[place]), NameFolding.fold(variant))
                        let match = pattern.match(NamePattern(changed.joined(separator: " ")), kind: kind)
                        // A word cut short is no misspelling: it matches as a beginning.
                        if match?.how != .prefix { scored.append((edits, match?.score ?? 0)) }
                    }
                    for (a, b) in pairs(of: scored) where a.edits < b.edits {
                        #expect(a.score >= b.score, "\(name): \(variants) \(scored)")
                    }
                }
            }
        }
    }

    private func edits(_ a: String, _ b: String) -> Int {
        editDistance(Array(a.utf8), Array(b.utf8), limit: 99) ?? 99
    }

    private func pairs(of scored: [(edits: Int, score: Double)]) -> [((edits: Int, score: Double), (edits: Int, score: Double))] {
        scored.flatMap { a in scored.map { (a, $0) } }
    }

    /// The word with up to four random edits; letters that make no word with another meaning.
    private func edited(_ word: String, using random: inout SplitMix) -> String {
        var letters = Array(word)
        for _ in 0..<Int.random(in: 0...4, using: &random) where letters.count > 2 {
            let place = Int.random(in: 0..<letters.count - 1, using: &random)
            let letter = Character(["b", "g", "k", "v", "z"].randomElement(using: &random) ?? "b")
            switch Int.random(in: 0..<4, using: &random) {
            case 0: letters.insert(letter, at: place)
            case 1: letters.remove(at: place)
            case 2: letters[place] = letter
            default: letters.swapAt(place, place + 1)
            }
        }
        // A capital inside a word would cut it in two.
        return String(letters).lowercased()
    }
}
