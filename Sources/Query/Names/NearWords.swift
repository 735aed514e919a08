internal import DossierModel
internal import DossierStorage

/// A word of the dictionary, and by how many letters it differs from the one looked up.
struct NearWord {
    let text: String
    let distance: Int
}

/// The dictionary of all words of names. Remembers what was looked up.
final class NearWords {
    /// How far a look-up goes.
    enum Width: CaseIterable {
        /// One edit, anywhere.
        case narrow
        /// As many as the length of the word allows, where the first letter or the last letters are right. Only for words
        /// that no name has.
        case wide
    }

    private let connection: Connection
    private var known: [String: Bool] = [:]
    private var narrow: [String: [NearWord]] = [:]

    init(_ connection: Connection) { self.connection = connection }

    func contains(_ word: String) throws -> Bool {
        if let answer = known[word] { return answer }
        let answer = try connection.integer("SELECT 1 FROM name_word WHERE word = ?", word) != nil
        known[word] = answer
        return answer
    }

    private static let forwards = "SELECT word FROM name_word WHERE word >= ?1 AND word < ?2 AND length(word) BETWEEN ?3 AND ?4"
    private static let backwards =
        "SELECT word FROM name_word_backwards WHERE word >= ?1 AND word < ?2 AND length(word) BETWEEN ?3 AND ?4"

    /// The words nearest to one of three letters or more, itself left out, nearest first.
    ///
    /// An edit leaves the word's beginning or its end as it is: these are what is looked up.
    func words(near word: String, _ width: Width) throws -> [NearWord] {
        if width == .narrow, let found = narrow[word] { return found }
        let letters = word.unicodeScalars.count
        let bound = Self.bound(letters: letters, width)
        if bound == 0 { return [] }
        if width == .wide, try bound == 1 || contains(word) { return [] }
        // A swap may straddle the middle, so both halves go without the letter beside it.
        let kept = (letters - 1) / (bound + 1)
        var near: [String: Int] = [:]
        try scan(Self.forwards, word, kept: bound == 1 ? kept : 1, bound) { near[$0] = $1 }
        try scan(Self.backwards, NameIndexText.backwards(word), kept: kept, bound) { near[NameIndexText.backwards($0)] = $1 }
        let sorted = near.map { NearWord(text: $0.key, distance: $0.value) }.sorted { ($0.distance, $0.text) < ($1.distance, $1.text) }
        let nearest = Array(sorted.prefix(Self.limit))
        if width == .narrow { narrow[word] = nearest }
        return nearest
    }

    /// How many words one look-up gives at most.
    private static let limit = 30

    private static func bound(letters: Int, _ width: Width) -> Int {
        let most = letters < 3 ? 0 : letters < 6 ? 1 : letters < 14 ? 2 : 3
        return width == .narrow ? min(most, 1) : most
    }

    private func scan(
        _ sql: String, _ word: String, kept: Int, _ bound: Int, _ found: (String, Int) -> Void
    ) throws {
        let letters = word.unicodeScalars.count
        let start = String(String.UnicodeScalarView(word.unicodeScalars.prefix(kept)))
        let wanted = Array(word.utf8)
        try wanted.withUnsafeBufferPointer { wanted in
            let range: [any Bindable] = [start, start.afterAllContinuations, letters - bound, letters + bound]
            try connection.forEachRow(sql, range) { row in
                guard case .text(let bytes) = row.cell(0) else { return }
                let distance = editDistance(wanted, bytes.assumingMemoryBound(to: UInt8.self), limit: bound)
                if let distance, distance > 0 { found(String(decoding: bytes, as: UTF8.self), distance) }
            }
        }
    }

    /// The ways to cut a word into two to four words of the dictionary, the fewest pieces first; at most eight. Between two
    /// words may stand one letter, typed for the space.
    func pieces(of word: String) throws -> [[String]] {
        let letters = Array(word.unicodeScalars)
        guard 4...40 ~= letters.count else { return [] }
        var found: [[String]] = []
        for count in 2...4 where found.isEmpty {
            try cut(letters[...], into: count, after: [], &found)
        }
        for place in letters.indices.dropFirst().dropLast() where found.count < 8 {
            let (start, end) = (text(letters[..<place]), text(letters[(place + 1)...]))
            if try contains(start) && contains(end) { found.append([start, end]) }
        }
        return found
    }

    private func cut(
        _ letters: ArraySlice<Unicode.Scalar>, into count: Int, after pieces: [String], _ found: inout [[String]]
    ) throws {
        if count == 1 {
            let last = text(letters)
            if try contains(last) { found.append(pieces + [last]) }
            return
        }
        guard letters.count >= 2 * count else { return }
        for end in (letters.startIndex + 2)...(letters.endIndex - 2 * (count - 1)) where found.count < 8 {
            let piece = text(letters[..<end])
            if try contains(piece) { try cut(letters[end...], into: count - 1, after: pieces + [piece], &found) }
        }
    }

    private func text(_ letters: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(letters)) }
}
