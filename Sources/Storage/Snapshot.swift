/// A knowledge base as it is at one moment, for asking: one read transaction, and so one fixed revision, whatever others commit.
///
/// It ends when it is released, or earlier by `end()`: until then a writer of the same file waits. Several can be open in one
/// process; each is used by one thread at a time.
public final class Snapshot {
    /// For what asks in this package. Writing goes through a `Writer`.
    package let connection: Connection
    /// The file, or ":memory:".
    public let path: String
    /// Questions are answered from what was known after this revision; `Int64.max` is all of them.
    public let knownAt: Int64
    /// What answers may give away: everything, unless `visible(_:)` says otherwise.
    public let visibility: Visibility
    /// The language, as BCP 47 has it, in which answers tell what people wrote, where the base has a translation; nil: as written.
    public let wording: String?
    /// What answers have left out so far because it is confidential.
    public let leftOut: LeftOut
    /// Whether there are facts, names or sources that must not be shown.
    package let hidesClaims: Bool
    private let reading: ReadTransaction

    /// Begins reading on a connection. One that is shared with a writer goes on after the end.
    init(_ connection: Connection, path: String, isShared: Bool = false) throws {
        self.connection = connection
        self.path = path
        knownAt = .max
        visibility = .everything
        wording = nil
        hidesClaims = false
        leftOut = LeftOut()
        reading = try ReadTransaction(connection, isShared: isShared)
    }

    private init(_ other: Snapshot, knownAt: Int64, visibility: Visibility, hidesClaims: Bool, wording: String?) {
        connection = other.connection
        path = other.path
        reading = other.reading
        leftOut = other.leftOut
        self.knownAt = knownAt
        self.visibility = visibility
        self.wording = wording
        self.hidesClaims = hidesClaims
    }

    /// The same moment, asked for what was known after an earlier revision. Both end together.
    public func asKnown(at revision: Int64) -> Snapshot {
        Snapshot(self, knownAt: revision, visibility: visibility, hidesClaims: hidesClaims, wording: wording)
    }

    /// The same moment, with answers that give away so much. Both end together, and count in one place what they leave out.
    public func visible(_ visibility: Visibility) throws -> Snapshot {
        Snapshot(
            self, knownAt: knownAt, visibility: visibility, hidesClaims: try visibility == .open && hasConfidentialSources(),
            wording: wording)
    }

    /// The same moment, told in a language: as written where the base has no translations into it. Both end together.
    public func worded(in language: String) throws -> Snapshot {
        let has = try connection.integer(Self.mayHaveTranslations, language) == 1
        return Snapshot(self, knownAt: knownAt, visibility: visibility, hidesClaims: hidesClaims, wording: has ? language : nil)
    }

    // No index has them by language: of very many, each text is looked up instead.
    private static let mayHaveTranslations = """
        SELECT (SELECT coalesce(max(id), 0) FROM translation) > 10000
               OR EXISTS (SELECT 1 FROM translation WHERE language = ? AND NOT removed)
        """

    private static let translation = """
        SELECT translated FROM translation
        WHERE text = ?1 AND language = ?2 AND context IN (?3, '') AND NOT removed AND added_in <= ?4 ORDER BY context DESC LIMIT 1
        """

    /// A text of the base in the language that answers are told in; as written where it has no translation.
    ///
    /// - Parameter entity: the slug of whom it is about: a role may have a form for her.
    package func worded(_ text: String, about entity: String? = nil) throws -> String {
        guard let wording else { return text }
        return try connection.text(Self.translation, text, wording, entity ?? "", knownAt) ?? text
    }

    /// The same of a text that may be missing.
    package func worded(_ text: String?, about entity: String? = nil) throws -> String? {
        try text.map { try worded($0, about: entity) }
    }

    /// Whether the connection sees only what is open: see `narrowToOpen`.
    var isNarrowed: Bool {
        get { reading.isNarrowed }
        set { reading.isNarrowed = newValue }
    }

    /// Whether facts are read as they were before merges: no index has them so.
    package internal(set) var readsPastFacts: Bool {
        get { reading.readsPastFacts }
        set { reading.readsPastFacts = newValue }
    }

    /// Where answers may keep what they have worked out, for the next question; nil, as at first, for nowhere. It need not exist.
    public var cacheFolder: String? {
        get { reading.cacheFolder }
        set { reading.cacheFolder = newValue }
    }

    /// Has `keepsGoing` asked about every thousand steps of SQLite's machine; once it answers false, what is under way is interrupted.
    public func keepGoing(while keepsGoing: @escaping () -> Bool) { connection.setProgressHandler(keepsGoing) }

    /// Ends the reading: writers no longer wait. What is asked afterwards throws.
    public func end() { reading.end() }

    /// What is recorded under `key`: "base_id", "package_title" ...; nil where nothing is.
    public func meta(_ key: String) throws -> String? { try Meta.read(key, on: connection) }

    /// The highest id that was ever given in `table` ("fact" or "name").
    public func lastUsedID(table: String) throws -> Int64 { try Meta.lastUsedID(table: table, on: connection) }

    /// Whether it holds nothing yet but the vocabulary that it was made with: then an import takes the bulk path and keeps the
    /// package's ids.
    public var isEmpty: Bool {
        get throws { try Meta.isEmpty(connection) }
    }
}

/// The transaction of one or more snapshots: over when the last of them is gone.
private final class ReadTransaction {
    private let connection: Connection
    private let isShared: Bool
    private var isOpen = true
    var isNarrowed = false
    var readsPastFacts = false
    var cacheFolder: String?

    init(_ connection: Connection, isShared: Bool) throws {
        self.connection = connection
        self.isShared = isShared
        // Asked in the midst of a revision, it reads what that has changed, and ends with it.
        if connection.isInTransaction { isOpen = false } else { try connection.run(Connection.TransactionKind.deferred.rawValue) }
    }

    func end() {
        if isOpen { connection.endReading(forGood: !isShared) }
        isOpen = false
    }

    deinit { end() }
}
