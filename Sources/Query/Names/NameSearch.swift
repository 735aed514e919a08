internal import DossierModel
internal import DossierStorage

/// One search among the names: candidates come from the indexes, and each is judged by the one comparison, once.
struct NameSearch {
    let base: Snapshot
    /// What was typed, and how `NameFolding` writes it.
    private let text: String
    let folded: String
    /// The folded words that were typed.
    let words: [String]
    // Prepared for the first name that is spelled otherwise.
    private lazy var pattern = NamePattern(text)
    private var kinds: KindFilter
    private var hits: [NameHit] = []
    private var seen = SeenIDs()
    // How many names that begin so are looked at: they come in order, so the nearest are among the first.
    private let beginningsLimit: Int
    // How many names that have the words are looked at.
    private let wordsLimit: Int
    // How many of those with all that was typed are compared at least: those nearest to it in length.
    private let comparisons: Int
    /// Whether some reading gave as many as it may, so that there may be more.
    private(set) var isCut = false

    /// - Parameter limit: how many entities will be asked for at most.
    init(_ base: Snapshot, _ text: String, kind: String? = nil, limit: Int = 20) throws {
        self.base = base
        beginningsLimit = max(limit, 100)
        wordsLimit = max(limit, 250)
        comparisons = max(limit, 30)
        self.text = text
        folded = NameFolding.fold(text)
        words = folded.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
        kinds = try KindFilter(base, only: kind)
    }

    /// The best hit of each entity, best first.
    var best: [NameHit] { NameHit.best(of: hits) }

    /// The best hit of all; nil where there is none.
    var nearest: NameHit? { NameHit.nearest(of: hits) }

    func admits(_ entity: EntityReference) -> Bool { kinds.admits(entity.kind) }

    mutating func add(_ hit: NameHit) { hits.append(hit) }

    // MARK: Readings

    // The entity's four columns, the spelling, its row in name_search, its role and its dates.
    private static let columns =
        "\(Snapshot.entityColumns), coalesce(n.text, m.name), coalesce(n.id * 2 + 1, m.id * 2), "
        + "coalesce(n.role, CASE WHEN m.id <> e.id THEN 'alias' END), n.starts, n.ends"

    private static func ofEntities(_ rows: String) -> String {
        """
        SELECT \(Snapshot.entityColumns), m.name, m.id * 2, CASE WHEN m.id <> e.id THEN 'alias' END, NULL, NULL
        FROM (\(rows)) m JOIN entity e ON e.id = m.canonical
        WHERE NOT e.removed AND (?2 IS NULL OR e.kind IN (SELECT value FROM json_each(?2)))
        """
    }

    private static func ofNames(_ rows: String) -> String {
        """
        SELECT \(columns) FROM (\(rows)) n JOIN entity m ON m.id = n.entity JOIN entity e ON e.id = m.canonical
        WHERE NOT e.removed AND (?2 IS NULL OR e.kind IN (SELECT value FROM json_each(?2)))
        """
    }

    private static let same =
        ofEntities("SELECT * FROM entity WHERE folded = ?1") + " UNION ALL "
        + ofNames("SELECT * FROM name WHERE folded = ?1 AND retracted_in IS NULL") + " LIMIT ?3"

    /// Names that fold to the same text.
    mutating func readSame() throws { try readSame(as: folded) }

    mutating func readSame(as folded: String) throws {
        if !folded.isEmpty { try read(Self.same, [folded, kinds.json, wordsLimit], upTo: wordsLimit) }
    }

    /// Names that have the text as one word, where it is spelled out letter by letter: "b l e u".
    mutating func readSpelledOut() throws {
        guard words.count > 1, words.allSatisfy({ $0.unicodeScalars.count == 1 }) else { return }
        let word = words.joined()
        try readSame(as: word)
        try readWords(matching: .word(word), comparing: comparisons)
    }

    private static let beginningsOfEntities =
        ofEntities("SELECT * FROM entity WHERE folded >= ?1 AND folded < ?3 ORDER BY folded") + " LIMIT ?4"
    // Which are nearest in length the index tells: the entities of the others, each on another page, are not read.
    private static let nearestBeginningsOfEntities = ofEntities(
        """
        SELECT m.* FROM (
            SELECT id FROM (SELECT id, folded FROM entity WHERE folded >= ?1 AND folded < ?3 ORDER BY folded LIMIT ?4)
            ORDER BY length(folded) LIMIT ?5
        ) n CROSS JOIN entity m ON m.id = n.id
        """)
    private static let beginningsOfNames =
        ofNames("SELECT * FROM name WHERE folded >= ?1 AND folded < ?3 AND retracted_in IS NULL ORDER BY folded") + " LIMIT ?4"

    /// Names that begin with the text.
    mutating func readBeginnings() throws {
        if words.isEmpty { return }
        let range: [any Bindable] = [folded, kinds.json, folded.afterAllContinuations, beginningsLimit]
        if kinds.json == nil {
            try read(Self.nearestBeginningsOfEntities, range + [comparisons], upTo: comparisons)
        } else {
            try read(Self.beginningsOfEntities, range, upTo: beginningsLimit, comparing: comparisons)
        }
        try read(Self.beginningsOfNames, range, upTo: beginningsLimit, comparing: comparisons)
    }

    /// Names whose words the text has, in any order; where there are few, also those whose words it begins.
    mutating func readWords() throws {
        if words.isEmpty { return }
        let count = try readWords(matching: .all(words.map { .word($0) }), comparing: comparisons)
        // All names with a word that begins like a common one take long to gather.
        if count == 0 || words.count == 1 && count < wordsLimit {
            try readWords(matching: .all(words.map { .beginning($0) }), comparing: comparisons)
        }
    }

    /// Names of which the text is the acronym.
    mutating func readAcronyms() throws {
        guard words.count == 1, let word = words.first, 3...9 ~= word.utf8.count else { return }
        try readWords(matching: .word(NameIndexText.acronymMark + word))
    }

    /// Names that are the text's acronym.
    mutating func readLongForms() throws {
        if pattern.acronym.utf8.count > 2 { try readSame(as: pattern.acronym) }
    }

    private static let byWords = """
        SELECT \(columns)
        FROM name_search x
        LEFT JOIN name n ON x.rowid % 2 = 1 AND n.id = x.rowid / 2
        CROSS JOIN entity m ON m.id = CASE WHEN x.rowid % 2 = 0 THEN x.rowid / 2 ELSE n.entity END
        CROSS JOIN entity e ON e.id = m.canonical
        WHERE name_search MATCH ?1 AND n.retracted_in IS NULL AND NOT e.removed
          AND (?2 IS NULL OR e.kind IN (SELECT value FROM json_each(?2)))
        LIMIT ?3
        """

    /// Names that have what is asked for; nothing asked gives none. Returns how many there were.
    @discardableResult
    mutating func readWords(matching query: WordQuery?, comparing limit: Int = .max) throws -> Int {
        guard let query else { return 0 }
        return try read(Self.byWords, [query.expression, kinds.json, wordsLimit], upTo: wordsLimit, comparing: limit)
    }

    // MARK: Judging

    // A name that was read, to be compared.
    private struct Candidate {
        let entity: EntityReference
        let text: String
        /// Its row in name_search.
        let index: Int64
        let role: NameRole?
        let starts, ends: String?

        init(_ row: Row) throws {
            entity = EntityReference(row: row, at: 0)
            text = row.text(4)
            index = row.integer(5)
            let stated = row.optionalText(6)
            role = stated.flatMap { NameRole(rawValue: $0) }
            if let stated, role == nil {
                throw SQLiteError.damage(table: "name", row: index / 2, "role is '\(stated.prefix(40))'")
            }
            starts = row.optionalText(7)
            ends = row.optionalText(8)
        }

        func hit(_ closeness: NameHit.Closeness, score: Double, _ reasons: [NameReason]) -> NameHit {
            NameHit(
                entity: entity, matched: text, name: index % 2 == 1 ? NameID(index / 2) : nil, role: role, starts: starts, ends: ends,
                closeness: closeness, score: score, reasons: reasons)
        }
    }

    // Returns how many rows there were; compares at most `comparisons` of them.
    @discardableResult
    private mutating func read(
        _ sql: String, _ values: [any Bindable], upTo most: Int, comparing limit: Int = .max
    ) throws -> Int {
        var count = 0
        var candidates = NearestCandidates(limit: limit)
        let typed = text.utf8.count
        try base.connection.forEachRow(sql, values) { row in
            count += 1
            if seen.contains(row.integer(5)) { return }
            let distance = limit == .max ? 0 : abs(row.byteCount(4) - typed)
            if candidates.takes(distance) { candidates.add(try Candidate(row), distance) }
        }
        if count >= min(most, limit) { isCut = true }
        for candidate in candidates.nearest where seen.insert(candidate.index) {
            let hit = try judge(candidate)
            if let name = hit.name, try !base.shows(name: name.rawValue) {
                if hit.isLikely { base.leftOut.add(.names, id: name.rawValue) }
            } else {
                hits.append(hit)
            }
        }
        return count
    }

    /// Those of the candidates that are nearest to what was typed in length, and among equals those that came first.
    private struct NearestCandidates {
        let limit: Int
        private var kept: [(candidate: Candidate, distance: Int, place: Int)] = []
        private var count = 0
        // What is as far as the last of those that are kept comes too late.
        private var bound = Int.max

        init(limit: Int) { self.limit = limit }

        func takes(_ distance: Int) -> Bool { distance < bound }

        mutating func add(_ candidate: Candidate, _ distance: Int) {
            kept.append((candidate, distance, count))
            count += 1
            if limit <= kept.count / 2 { keepNearest() }
        }

        private mutating func keepNearest() {
            kept.sort { ($0.distance, $0.place) < ($1.distance, $1.place) }
            if kept.count < limit { return }
            kept.removeLast(kept.count - limit)
            bound = kept.last?.distance ?? bound
        }

        var nearest: [Candidate] {
            var all = self
            all.keepNearest()
            return all.kept.map(\.candidate)
        }
    }

    private mutating func judge(_ candidate: Candidate) throws -> NameHit {
        if candidate.text == text { return candidate.hit(.exact, score: 1, [.sameText]) }
        let name = NamePattern(candidate.text)
        let match = pattern.match(name, kind: try kinds.nameKind(of: candidate.entity.kind))
        let closeness = closeness(of: name, match)
        let score = match?.score ?? 0
        return candidate.hit(
            closeness, score: closeness == .prefix ? max(score, beginningScore(of: name)) : score,
            match?.reasons ?? [sharedWord(with: name)])
    }

    // Why a name was found that the comparison finds nothing like: by its word nearest to a word that was typed, or to two in one.
    private func sharedWord(with name: NamePattern) -> NameReason {
        var best: (reason: NameReason, edits: Int) = (.nothingShared, 4)
        for (typed, spaced) in Self.oneOrTwo(words) {
            for (other, otherSpaced) in Self.oneOrTwo(name.folded.split(separator: " ").map(String.init)) {
                guard min(typed.utf8.count, other.utf8.count) > 2,
                    let edits = editDistance(Array(typed.utf8), Array(other.utf8), limit: best.edits - 1)
                else { continue }
                let isRespaced = spaced != nil || otherSpaced != nil
                let (one, two) = (spaced ?? typed, otherSpaced ?? other)
                best = (isRespaced ? .joined(one, two, edits: edits) : .spelled(one, two, edits: edits, soundsAlike: false), edits)
                if edits == 0 { return isRespaced ? best.reason : .sameWords }
            }
        }
        return best.reason
    }

    // Each word, and each two neighbours as one word with how they were written.
    private static func oneOrTwo(_ words: [String]) -> [(word: String, spaced: String?)] {
        words.map { ($0, nil) } + zip(words, words.dropFirst()).map { ($0 + $1, "\($0) \($1)") }
    }

    private func closeness(of candidate: NamePattern, _ match: NameMatch?) -> NameHit.Closeness {
        var way = match.map { $0.coversQuery ? NameHit.Closeness($0.how) : .similar } ?? .similar
        // A short name that stands for all that was typed may stand for other names as well.
        if way == .acronym, words.count > 1 { way = .similar }
        if way < .prefix { return way }
        if candidate.folded.utf8.starts(with: folded.utf8) { return .prefix }
        return way > .tokens && hasWords(candidate.folded) ? .tokens : way
    }

    // The more of a name was typed the better, wherever its words end.
    private func beginningScore(of candidate: NamePattern) -> Double {
        0.4 + 0.4 * Double(folded.utf8.count) / Double(candidate.folded.utf8.count)
    }

    // Whether each word that was typed begins another word of the name.
    private func hasWords(_ folded: String) -> Bool {
        var left = folded.split(separator: " ")
        return words.allSatisfy { word in
            guard let place = left.firstIndex(where: { $0.utf8.starts(with: word.utf8) }) else { return false }
            left.remove(at: place)
            return true
        }
    }
}

extension NameHit.Closeness {
    init(_ how: MatchKind) {
        self =
            switch how {
            case .exact: .exact
            case .folded: .folded
            case .form: .form
            case .acronym: .acronym
            case .prefix: .prefix
            case .tokens: .tokens
            case .initials: .initials
            case .spelling: .spelling
            case .similar: .similar
            }
    }
}

extension String {
    /// What sorts after every text that begins with this one.
    var afterAllContinuations: String { self + "\u{10FFFF}" }
}
