import DossierModel
import DossierQuery
import DossierStorage
import Testing

/// Every name of the bundled knowledge base of six letters or more, mistyped in every place; every third of that is tried each time.
struct NamesEditTests {
    private struct Spelling {
        let text: String
        let entity: EntityID
    }

    private let base: Writer
    private let spellings: [Spelling]
    private let owners: [String: Set<EntityID>]

    init() throws {
        base = try AnalysisWorld.bundled()
        spellings = try base.connection.all(
            """
            SELECT name, canonical FROM entity UNION
            SELECT n.text, e.canonical FROM name n JOIN entity e ON e.id = n.entity WHERE n.retracted_in IS NULL
            """
        ) { Spelling(text: $0.text(0), entity: EntityID($0.integer(1))) }
        var owners: [String: Set<EntityID>] = [:]
        for spelling in spellings { owners[NameFolding.fold(spelling.text), default: []].insert(spelling.entity) }
        self.owners = owners
    }

    private static let alphabet = Array("etaoinshrdlcumwfgypbvkxjqz")

    /// In each place a deletion, a swap, an insertion and a replacement; the letters go through the alphabet.
    private static func edits(of text: String) -> [String] {
        let letters = Array(text)
        var edits: [String] = []
        for place in letters.indices {
            let letter = alphabet[(place * 7 + letters.count) % alphabet.count]
            edits.append(String(letters[..<place] + letters[(place + 1)...]))
            edits.append(String(letters[..<place] + [letter] + letters[place...]))
            edits.append(String(letters[..<place] + [letter] + letters[(place + 1)...]))
            if place > 0 { edits.append(String(letters[..<(place - 1)] + [letters[place], letters[place - 1]] + letters[(place + 1)...])) }
        }
        edits.append(String(letters + [alphabet[letters.count % alphabet.count]]))
        return edits
    }

    /// The mistyped spellings that are not another entity's name.
    private func mistyped(_ body: (_ typed: String, _ meant: EntityID, _ count: Int) throws -> Void) rethrows {
        var count = 0
        for spelling in spellings where spelling.text.count(where: \.isLetter) >= 6 {
            for typed in Self.edits(of: spelling.text) {
                if let owners = owners[NameFolding.fold(typed)], owners != [spelling.entity] { continue }
                count += 1
                if !RandomCases.isTried(count, oneIn: 3) { continue }
                try body(typed, spelling.entity, count)
            }
        }
    }

    @Test("a name with one letter wrong, in any place, finds its entity first in 99 of 100 cases")
    func finds() throws {
        var (tried, missed) = (0, [String]())
        try mistyped { typed, meant, _ in
            tried += 1
            let first = try base.snapshot().search(typed, limit: 3).first
            if first?.entity.id != meant { missed.append("\(typed): \(first?.entity.name ?? "nothing")") }
        }
        #expect(tried > 3_000)
        #expect(missed.count * 100 <= tried, "\(missed.count) of \(tried): \(missed.prefix(20))")
    }

    @Test("a name with one letter wrong is never read as another entity: what is near is listed")
    func shows() throws {
        var (found, listed, lost, wrong) = (0, 0, 0, [String]())
        try mistyped { typed, meant, count in
            if !RandomCases.isTried(count, oneIn: 9) { return }
            switch try base.snapshot().resolve(typed) {
            case .found(let hit): if hit.entity.id == meant { found += 1 } else { wrong.append("\(typed): \(hit.entity.name)") }
            case .ambiguous(let hits), .none(let hits):
                if hits.contains(where: { $0.entity.id == meant }) { listed += 1 } else { lost += 1 }
            }
        }
        #expect(wrong.isEmpty)
        #expect(lost * 100 <= found + listed)
    }
}
