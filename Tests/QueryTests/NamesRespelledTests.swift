import DossierModel
import DossierQuery
import DossierStorage
import Testing

/// Every word that names of the bundled knowledge base have, written in ways that fold to something else.
struct NamesRespelledTests {
    private let base: Writer
    private let words: [String]

    init() throws {
        base = try AnalysisWorld.bundled()
        words = try base.connection.all("SELECT word FROM name_word ORDER BY word") { $0.text(0) }
    }

    private static func respelled(_ word: String) -> [String] {
        let letters = word.map(String.init)
        let half = word.index(word.startIndex, offsetBy: word.count / 2)
        return [
            letters.joined(separator: " "), letters.joined(separator: "-"), letters.joined(separator: "."),
            letters.joined(separator: ". ") + ".", letters.joined(separator: "\u{A0}"), letters.joined(separator: "/"),
            "\(word) \(word)", word + word, letters.map { $0 + $0 }.joined(), "\(word[..<half]) \(word[half...])",
            "\(word[..<half])-\(word[half...])", "\"\(word)\"", "\(word)*", "^\(word)", "\(word):", "-\(word)", "NOT \(word)",
            "\(word) AND", "\(word) OR \(word)", "NEAR(\(word) \(word))", "words:\(word)", "{words}:\(word)", "+\(word)", "(\(word)",
            word.uppercased(), String(word.reversed()),
        ]
    }

    @Test("however a word is spelled, reading and searching end in an answer")
    func ends() throws {
        #expect(words.count > 200)
        let snapshot = try base.snapshot()
        for (number, word) in words.enumerated() {
            for (way, text) in Self.respelled(word).enumerated() where RandomCases.isTried(number + way, oneIn: 4) {
                #expect(throws: Never.self, "\(text)") {
                    _ = try snapshot.resolve(text)
                    _ = try snapshot.search(text)
                }
            }
        }
    }

    @Test("a word spelled letter by letter finds what the word finds")
    func letters() throws {
        let snapshot = try base.snapshot()
        var missed: [String] = []
        for word in words where 2...40 ~= word.count {
            let hits = try snapshot.search(word, limit: 21)
            // Of words that many names have, others may come first.
            let meant = hits.first { NameFolding.fold($0.matched).split(separator: " ").contains(Substring(word)) }?.entity
            guard let meant, hits.count < 21 else { continue }
            for separator in [" ", "-", ".", ". "] {
                let text = word.map(String.init).joined(separator: separator)
                if try !snapshot.search(text, limit: 50).contains(where: { $0.entity == meant }) { missed.append(text) }
            }
        }
        #expect(missed == [])
    }

    @Test(
        "what FTS5 keeps for itself is text like other",
        arguments: [
            "AND", "OR", "NOT", "NEAR", "NEAR/2", "a AND b", "a NOT b", "NOT", "\"", "\"\"", "'", "*", "a*", "*a", "^", "^a", ":", "a:b", "-",
            "-a", "+", "a + b", "(", ")", "()", "{", "}", "a {b} c", ",", ";", "\\", "%", "_", "?1", "0", "1 2 3 4 5 6 7 8 9", "3 m", "é",
            "é é", "ß", "ß s", "💥", "💥 a", "\u{0}", "a\u{0}b", "日 本", "\u{202E}abc", "ﬁ n", "Ⅳ", "½ ½",
        ])
    func reserved(_ text: String) throws {
        let snapshot = try base.snapshot()
        _ = try snapshot.resolve(text)
        _ = try snapshot.search(text)
        _ = try snapshot.searchText(TextQuery(text))
        _ = try snapshot.searchText(TextQuery("\"\(text)\" * \(text)*"))
    }

    @Test("names of all scripts are found, whole, by a word and by its beginning, however they came in, and respelled end in an answer")
    func scripts() throws {
        let names = [
            "किताब घर दुकान", "ร้านหนังสือ ไทย", "বাংলাদেশ ব্যাংক", "தமிழ் நாடு", "ქართული ბანკი", "Հայաստան բանկ", "בַּנְק יִשְׂרָאֵל",
            "مُحَمَّد بنك", "北京 银行", "バンク オブ 日本", "한국 은행", "ཨ་མ་ བོད་", "ភាសាខ្មែរ ធនាគារ", "မြန်မာ ဘဏ်", "ᦅᦷᦎᦺ ᦟᦹᧉ",
        ]
        let world = try AnalysisWorld()
        for (number, name) in names.enumerated() { try world.entity("n\(number)", name: name) }
        let snapshot = try world.base.snapshot()
        for (number, name) in names.enumerated() {
            guard case .found(let hit) = try snapshot.resolve(name) else { Issue.record("\(name) is not read"); continue }
            #expect(hit.entity.slug == "n\(number)")
            for word in name.split(separator: " ") {
                for text in [String(word), String(word.dropLast())] where text.unicodeScalars.count > 2 {
                    #expect(try snapshot.search(text).contains { $0.entity.slug == "n\(number)" }, "\(text)")
                }
                for text in Self.respelled(String(word)) + word.unicodeScalars.map({ String($0) }) {
                    #expect(throws: Never.self, "\(text)") {
                        _ = try snapshot.resolve(text)
                        _ = try snapshot.search(text)
                        _ = try snapshot.searchText(TextQuery("\(text) \"\(text)\" \(text)*"))
                    }
                }
            }
        }
        #expect(try snapshot.integrityChecks().filter { !$0.isGood }.map(\.detail) == [])
    }

    @Test("an entity of two characters is found by them apart")
    func twoCharacters() throws {
        let world = try AnalysisWorld()
        for (slug, name) in [("3m", "3M"), ("sg", "SG"), ("du", "DU")] { try world.entity(slug, name: name) }
        let snapshot = try world.base.snapshot()
        for (text, slug) in [("3 m", "3m"), ("3-M", "3m"), ("3. M.", "3m"), ("s g", "sg"), ("S. G.", "sg"), ("SG", "sg"), ("d u", "du"), ("d-u", "du")] {
            #expect(try snapshot.search(text).first?.entity.slug == slug, "\(text)")
        }
        guard case .found(let hit) = try snapshot.resolve("3 m") else { Issue.record("'3 m' is not read"); return }
        #expect(hit.entity.slug == "3m")
    }

    @Test("a text of up to 512 bytes is looked up, whatever it is; a longer one is refused")
    func long() throws {
        let snapshot = try base.snapshot()
        let texts = [
            String(repeating: "a", count: 512), Array(repeating: "a", count: 256).joined(separator: " "),
            Array(repeating: "ab", count: 170).joined(separator: " "), String(repeating: "é", count: 256),
            (0..<128).map { "w\($0)" }.joined(separator: " ").prefix(512).description,
            words.prefix(60).joined(separator: " ").prefix(512).description,
        ]
        for text in texts {
            _ = try snapshot.resolve(text)
            _ = try snapshot.search(text)
            #expect(throws: NameTooLong.self) { try snapshot.resolve(text + String(repeating: "x", count: 513)) }
            #expect(throws: NameTooLong.self) { try snapshot.search(text + String(repeating: "x", count: 513)) }
        }
    }
}
