internal import DossierModel
internal import DossierStorage

/// One search among the names: candidates come from the indexes, and each is judged by the one comparison, once.
struct NameSearch {
    let base: Snapshot
    let pattern: NamePattern
    /// The folded words that were typed.
    let words: [String]
    private let kinds: KindFilter
    private var hits: [NameHit] = []
    private var seen = SeenIDs()
    private let comparisons: Int

    /// - Parameter limit: how many entities will be asked for at most.
    init(_ base: Snapshot, _ text: String, kind: String? = nil, limit: Int = 20) throws {
        self.base = base
        comparisons = max(limit, Self.comparisons)
        pattern = NamePattern(text)
        words = pattern.folded.split(separator: " ").map(String.init)
        kinds = try KindFilter(base, only: kind)
    }

    /// The best hit of each entity, best first.
    var best: [NameHit] { NameHit.best(of: hits) }

    /// The best hit of all; nil where there is none.
    var nearest: NameHit? { NameHit.nearest(of: hits) }

    func admits(_ entity: EntityReference) throws -> Bool { kinds.admits(entity.kind) }

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
        WHERE ?2 IS NULL OR e.kind IN (SELECT value FROM json_each(?2))
        """
    }

    private static func ofNames(_ rows: String) -> String {
        """
        SELECT \(columns) FROM (\(rows)) n JOIN entity m ON m.id = n.entity JOIN entity e ON e.id = m.canonical
        WHERE ?2 IS NULL OR e.kind IN (SELECT value FROM json_each(?2))
        """
    }

    private static let same =
        ofEntities("SELECT * FROM entity WHERE folded = ?1") + " UNION ALL "
        + ofNames("SELECT * FROM name WHERE folded = ?1 AND retracted_in IS NULL") + " LIMIT ?3"

    /// Names that fold to the same text.
    mutating func readSame() throws { try readSame(as: pattern.folded) }

    mutating func readSame(as folded: String) throws {
        if !folded.isEmpty { try read(Self.same, [folded, kinds.json, Self.wordsLimit]) }
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
        let range: [any Bindable] = [pattern.folded, kinds.json, pattern.folded.afterAllContinuations, Self.beginningsLimit]
        if kinds.json == nil {
            try read(Self.nearestBeginningsOfEntities, range + [comparisons])
        } else {
            try read(Self.beginningsOfEntities, range, comparing: comparisons)
        }
        try read(Self.beginningsOfNames, range, comparing: comparisons)
    }

    /// Names whose words the text has, in any order; where there are few, also those whose words it begins.
    mutating func readWords() throws {
        if words.isEmpty { return }
        let count = try readWords(matching: .all(words.map { .word($0) }), comparing: comparisons)
        // All names with a word that begins like a common one take long to gather.
        if count == 0 || words.count == 1 && count < Self.wordsLimit {
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

    /// How many candidates one reading gives at most. Beginnings come in order, so the nearest are among the first.
    private static let (beginningsLimit, wordsLimit) = (100, 250)

    /// How many of the names that have all that was typed are compared at least: those nearest to it in length.
    private static let comparisons = 30

    private static let byWords = """
        SELECT \(columns)
        FROM name_search x
        LEFT JOIN name n ON x.rowid % 2 = 1 AND n.id = x.rowid / 2
        CROSS JOIN entity m ON m.id = CASE WHEN x.rowid % 2 = 0 THEN x.rowid / 2 ELSE n.entity END
        CROSS JOIN entity e ON e.id = m.canonical
        WHERE name_search MATCH ?1 AND n.retracted_in IS NULL
          AND (?2 IS NULL OR e.kind IN (SELECT value FROM json_each(?2)))
        LIMIT ?3
        """

    /// Names that have what is asked for; nothing asked gives none. Returns how many there were.
    @discardableResult
    mutating func readWords(matching query: WordQuery?, comparing limit: Int = .max) throws -> Int {
        guard let query else { return 0 }
        return try read(Self.byWords, [query.expression, kinds.json, Self.wordsLimit], comparing: limit)
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

        init(_ row: Row) {
            entity = EntityReference(row: row, at: 0)
            text = row.text(4)
            index = row.integer(5)
            role = row.optionalText(6).flatMap { NameRole(rawValue: $0) }
            starts = row.optionalText(7)
            ends = row.optionalText(8)
        }
    }

    // Returns how many rows there were; compares at most `limit` of them.
    @discardableResult
    private mutating func read(_ sql: String, _ values: [any Bindable], comparing limit: Int = .max) throws -> Int {
        var count = 0
        // In the order of how far they are from what was typed in length, and among equals as they came.
        var candidates: [(candidate: Candidate, distance: Int)] = []
        let typed = pattern.text.utf8.count
        try base.connection.forEachRow(sql, values) { row in
            count += 1
            if seen.contains(row.integer(5)) { return }
            let distance = limit == .max ? 0 : abs(row.byteCount(4) - typed)
            if candidates.count == limit {
                if candidates[limit - 1].distance <= distance { return }
                candidates.removeLast()
            }
            var place = candidates.count
            while place > 0, candidates[place - 1].distance > distance { place -= 1 }
            candidates.insert((Candidate(row), distance), at: place)
        }
        for (candidate, _) in candidates where seen.insert(candidate.index) { hits.append(judge(candidate)) }
        return count
    }

    private func judge(_ candidate: Candidate) -> NameHit {
        let name = NamePattern(candidate.text)
        let match = pattern.match(name, kind: kinds.nameKind(of: candidate.entity.kind))
        let closeness = closeness(of: name, match)
        let score = match?.score ?? 0
        return NameHit(
            entity: candidate.entity, matched: candidate.text,
            name: candidate.index % 2 == 1 ? NameID(candidate.index / 2) : nil, role: candidate.role, starts: candidate.starts,
            ends: candidate.ends, closeness: closeness,
            score: closeness == .prefix ? max(score, beginningScore(of: name)) : score,
            reasons: match?.reasons ?? [.nothingShared])
    }

    private func closeness(of candidate: NamePattern, _ match: NameMatch?) -> NameHit.Closeness {
        var way = match.map { $0.coversQuery ? NameHit.Closeness($0.how) : .similar } ?? .similar
        // A short name that stands for all that was typed may stand for other names as well.
        if way == .acronym, words.count > 1 { way = .similar }
        if way < .prefix { return way }
        if candidate.folded.utf8.starts(with: pattern.folded.utf8) { return .prefix }
        return way > .tokens && hasWords(candidate.folded) ? .tokens : way
    }

    // The more of a name was typed the better, wherever its words end.
    private func beginningScore(of candidate: NamePattern) -> Double {
        0.4 + 0.4 * Double(pattern.folded.utf8.count) / Double(candidate.folded.utf8.count)
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
