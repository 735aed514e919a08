import DossierModel
import Testing

@testable import DossierStorage

@Suite("The pieces of a word in the index")
struct IndexedTermsTests {
    @Test("are those that FTS5 makes of it, for every character that folding keeps")
    func everyScalar() throws {
        let base = try KnowledgeBase.inMemory()
        let connection = base.connection
        try connection.execute(script: "CREATE VIRTUAL TABLE temp.held USING fts5vocab (main, name_search, instance)")
        // Without the thousands of ideographs and syllables that are all alike.
        let scalars = [0x80...0x33FF, 0xA000...0xABFF, 0xD7B0...0x1_6FFF, 0x1_B000...0x1_FFFF].joined()
        let kept = scalars.lazy.compactMap { Unicode.Scalar(UInt32($0)) }.map { "q\($0)z" }.filter { NameFolding.fold($0) == $0 }
        try connection.execute(script: "BEGIN")
        for word in kept {
            let row = Int64(word.unicodeScalars.dropFirst().first?.value ?? 0)
            try connection.run("INSERT INTO name_search (rowid, words) VALUES (?, ?)", row, word)
        }
        var held: [Int64: Set<String>] = [:]
        try connection.forEachRow("SELECT doc, term FROM temp.held") { held[$0.integer(0), default: []].insert($0.text(1)) }
        #expect(held.count > 15_000)
        var wrong: [String] = []
        for (row, terms) in held {
            guard let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: row)) else { continue }
            // FTS5 puts letters in lower case, which folding has done.
            if Set(IndexedTerms.of("q\(scalar)z")) != terms { wrong.append(String(row, radix: 16)) }
        }
        #expect(wrong.sorted() == [])
        try connection.execute(script: "ROLLBACK")
    }

    @Test("a word without marks is one piece, one with marks as many as stand between them", arguments: [
        ("andromede", ["andromede"]), ("čz", ["čz"]), ("किताब", ["क", "त", "ब"]), ("日本", ["日本"]), ("ि", []), ("", [""]),
    ])
    func pieces(word: String, pieces: [String]) { #expect(IndexedTerms.of(word) == pieces) }
}
