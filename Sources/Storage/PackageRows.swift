// What a Data Package holds of a knowledge base: one SELECT a table, in the package's column order, ordered by id.
// Only live rows that are not removed, and of those what the snapshot's visibility lets through.

public import DossierModel

/// The tables of a package, in the order in which they can be read back: what a table refers to comes before it.
public enum PackageTable: String, CaseIterable, Sendable {
    case kinds, predicates, units, entities, names, relations, attributes, sources, citations, disputes
    case disputeSides = "dispute_sides"
    case predicateAliases = "predicate_aliases"
    case translations
    case notSame = "not_same"
    case mappings, cues, scripts

    /// Whether a package has it only where it has rows.
    public var isOptional: Bool {
        switch self {
        case .kinds, .predicates, .units, .entities, .names, .relations, .attributes, .sources, .citations, .disputes, .disputeSides: false
        case .predicateAliases, .translations, .notSame, .mappings, .cues, .scripts: true
        }
    }
}

extension Snapshot {
    /// How a package's table is read. Its columns have the package's names; those of private things are only there where the
    /// snapshot shows everything.
    ///
    /// - Parameter columns: only these, in the package's order; nil for all.
    public func packageRows(of table: PackageTable, columns: Set<String>? = nil) -> KeyedSelect {
        packageSQL.rows(of: table).keyedSelect(columns)
    }

    private var packageSQL: PackageSQL { PackageSQL(open: open, hasPrivateColumns: visibility == .everything) }

    /// Which of some columns have a value in a row that a package holds; all of them in none where the table gives no row.
    ///
    /// Reads the table once.
    public func usedColumns(
        _ names: [String], of table: PackageTable
    ) throws -> (hasRows: Bool, columns: Set<String>) {
        let rows = packageSQL.rows(of: table)
        if names.isEmpty { return (try connection.integer(rows.anyRow) == 1, []) }
        let found = try connection.all(rows.uses(of: names)) { row in (0...names.count).map { row.bool($0) } }.first ?? []
        return (found.first == true, Set(zip(names, found.dropFirst()).filter(\.1).map(\.0)))
    }
}

extension Snapshot {
    /// Reads rows of a table one by one, by their keys, as a package has them; what may not be shown is not there.
    public func packageReader(of table: PackageTable) throws(SQLiteError) -> PackageRowReader {
        let rows = packageSQL.rows(of: table)
        return try PackageRowReader(rows, where: rows.condition, on: connection)
    }

    /// Reads rows of a table one by one, by their keys, for holding a package against them: whatever the snapshot shows.
    ///
    /// - Parameters:
    ///   - hidingPrivate: whether the package leaves out what refers to something confidential.
    ///   - columns: the columns that are read; nil for all.
    ///   - isLive: false for those as well that were taken back.
    public func packageReader(
        of table: PackageTable, hidingPrivate: Bool, columns: Set<String>? = nil, isLive: Bool = true
    ) throws(SQLiteError) -> PackageRowReader {
        let rows = PackageSQL(open: OpenSQL(hides: hidingPrivate, knownAt: .max), hasPrivateColumns: true).rows(of: table)
        return try PackageRowReader(rows, columns: columns, where: isLive ? rows.live : rows.shape, on: connection)
    }

    /// The keys of a package's rows, in the order of the table.
    ///
    /// - Parameters:
    ///   - revision: only of those that were there after it.
    ///   - others: and of those that some later revisions added.
    public func packageKeys(of table: PackageTable, addedUntil revision: Int64? = nil, orIn others: Set<Int64> = []) throws -> [Int64] {
        let rows = packageSQL.rows(of: table)
        guard let revision else { return try connection.all(rows.keys) { $0.integer(0) } }
        let list = "[" + others.sorted().map(String.init).joined(separator: ",") + "]"
        return try connection.all(rows.keysAddedUntil, [revision, list]) { $0.integer(0) }
    }

    /// The keys of facts or names that were there after a revision, and that others have taken the place of since.
    public func keysReplaced(in table: PackageTable, since revision: Int64) throws -> [Int64] {
        let rows: String
        switch table {
        case .relations: rows = "fact WHERE object IS NOT NULL"
        case .attributes: rows = "fact WHERE object IS NULL"
        case .names: rows = "name WHERE 1"
        default: return []
        }
        return try connection.all(
            "SELECT id FROM \(rows) AND added_in <= ?1 AND retracted_in > ?1 AND replaced_by IS NOT NULL ORDER BY id", [revision]) { $0.integer(0) }
    }

    /// Goes through the keys of a package's rows, in the order of the table.
    public func forEachPackageKey(of table: PackageTable, _ body: (Int64) throws -> Void) throws {
        try connection.forEachRow(packageSQL.rows(of: table).keys) { try body($0.integer(0)) }
    }

    /// The key of the row that a name tells apart; nil where there is none, or rows of the table have no names.
    ///
    /// - Parameter isRemoved: whether one is looked for that was removed.
    public func packageKey(of table: PackageTable, named name: String, isRemoved: Bool = false) throws -> Int64? {
        guard let kind = RecordKind(namedIn: table) else { return nil }
        return try connection.integer(
            "SELECT id FROM \(quotedIdentifier(kind.table)) WHERE \(kind.keyColumn) = ? AND removed = ?", name, isRemoved)
    }

    /// The keys of a claim's citations: the live ones, or those that were taken back after a revision.
    ///
    /// - Parameter own: revisions that do not count.
    public func citationKeys(of claim: Claim, retractedAfter revision: Int64? = nil, except own: Set<Int64> = []) throws -> [Int64] {
        let sql = "SELECT id, retracted_in FROM citation WHERE \(claim.column) = ?1 AND (retracted_in > ?2 OR ?2 IS NULL AND retracted_in IS NULL) ORDER BY id"
        return try connection.all(sql, [claim.key, revision]) { (id: $0.integer(0), retracted: $0.optionalInteger(1)) }
            .filter { row in row.retracted.map { !own.contains($0) } ?? true }.map(\.id)
    }

    /// Whether a fact or a name has that number, live or not.
    public func isTaken(_ claim: Claim) throws -> Bool {
        try connection.integer("SELECT 1 FROM \(claim.column) WHERE id = ?", claim.key) != nil
    }

    /// The last number that a fact had after a revision; 0 where there was none. Later facts have higher numbers.
    public func lastFact(at revision: Int64) throws -> Int64 { try last("fact", revision) }

    /// The last number that a name had after a revision; 0 where there was none. Later names have higher numbers.
    public func lastName(at revision: Int64) throws -> Int64 { try last("name", revision) }

    private func last(_ table: String, _ revision: Int64) throws -> Int64 {
        try connection.integer("SELECT id FROM \(table) WHERE added_in <= ? ORDER BY id DESC LIMIT 1", revision) ?? 0
    }

    /// The revision that took a fact or a name back; nil where it stands, or there is none.
    public func retraction(of claim: Claim) throws -> Int64? {
        try connection.integer("SELECT retracted_in FROM \(claim.column) WHERE id = ?", claim.key)
    }

    /// When a revision was made: UTC, ISO 8601 to the second; nil where there is none.
    public func moment(ofRevision number: Int64) throws -> String? {
        try connection.text("SELECT at FROM revision WHERE id = ?", number)
    }

    /// Revisions after one that somebody who made some of them need not look at: these, what takes them back, and what was taken back
    /// together with what took it back.
    public func revisions(besides own: Set<Int64>, after revision: Int64) throws -> Set<Int64> {
        let undos = try connection.all(
            "SELECT id, undoes FROM revision WHERE undoes > ? ORDER BY id DESC", [revision]) { (id: $0.integer(0), undone: $0.integer(1)) }
        var (all, taken) = (own, Set<Int64>())
        // Newest first: whether an undo stands is known before what it takes back.
        for undo in undos where !taken.contains(undo.id) {
            taken.insert(undo.undone)
            all.formUnion([undo.id, undo.undone])
        }
        // A revision is older than the one that takes it back.
        for undo in undos.reversed() where all.contains(undo.undone) { all.insert(undo.id) }
        return all
    }

    /// What a fact or a name became by some revisions alone: itself, where none of them replaced it.
    public func version(of claim: Claim, afterChangesIn revisions: Set<Int64>) throws -> Claim {
        // What was retracted in one revision may have been restored, under another number, by a later one.
        let sql = """
            SELECT new.id, old.retracted_in, new.added_in FROM \(claim.column) old JOIN \(claim.column) new ON new.id = old.replaced_by WHERE old.id = ?
            """
        var (last, passed) = (claim, Set<Claim>())
        while passed.insert(last).inserted,
            let (next, retracted, added) = try connection.first(sql, [last.key], { ($0.integer(0), $0.optionalInteger(1), $0.integer(2)) }),
            let retracted, revisions.contains(retracted), added <= retracted || revisions.contains(added)
        {
            last = last.with(key: next)
        }
        return last
    }

    /// The live fact or name that a number leads to, where it was replaced.
    public func successor(of claim: Claim) throws -> Int64? {
        let end = try connection.first(Revision.endOfLead(claim.column), [claim.key]) { ($0.bool(0), $0.integer(1)) }
        return end.flatMap { $0.0 && $0.1 != claim.key ? $0.1 : nil }
    }
}

/// Reads rows of a base one by one, as a package has them: for holding a package against the base.
public final class PackageRowReader {
    /// In the package's order, the private ones too.
    public let columns: [String]
    // Of each, where it may hold only some.
    private let words: [[String]?]
    private let statement: Statement

    /// - Parameters:
    ///   - hidingPrivate: whether the package leaves out what refers to something confidential.
    ///   - wanted: the columns that are read: each text of an id is a search. nil for all.
    public convenience init(
        _ table: PackageTable, in revision: Revision, hidingPrivate: Bool, columns wanted: Set<String>? = nil
    ) throws(SQLiteError) {
        let rows = PackageSQL(open: OpenSQL(hides: hidingPrivate, knownAt: .max), hasPrivateColumns: true).rows(of: table)
        try self.init(rows, columns: wanted, where: rows.live, on: revision.connection)
    }

    fileprivate init(
        _ rows: PackageRows, columns wanted: Set<String>? = nil, where condition: String, on connection: Connection
    ) throws(SQLiteError) {
        let read = rows.columns.filter { wanted?.contains($0.name) ?? true }
        columns = read.map(\.name)
        words = columns.map { StoredWords.of(rows.table, $0) }
        statement = try connection.prepareOnce(rows.single(read, where: condition))
    }

    /// The live row with a key, by its columns; nil where there is none.
    ///
    /// - Throws: damage, when a column holds a word that it may not.
    public func fields(_ id: Int64) throws -> [String: String]? {
        try read(id) { row in
            var fields: [String: String] = [:]
            for (index, column) in columns.enumerated() {
                fields[column] = try words[index].map { try row.word(index, among: $0) } ?? row.optionalText(index)
            }
            return fields
        }
    }

    /// Lends the live row with a key to `body`; nil where there is none.
    public func read<Result>(_ id: Int64, _ body: (Row) throws -> Result) throws -> Result? {
        defer { statement.reset() }
        try statement.bind(id, at: 0)
        return try statement.step() ? try body(statement.row) : nil
    }
}

/// One table of a package as the base holds it.
private struct PackageRows {
    typealias Column = (name: String, expression: String, text: KeyedSelect.TextOfID?)

    let columns: [Column]
    let source: String
    let table: String
    let key: String
    /// Which rows of the table are of this kind, live or not.
    var shape = ""
    /// Which rows are live and not removed.
    var live = ""
    /// Which of those a package without private things holds.
    var open = ""

    var condition: String { [live, open].filter { !$0.isEmpty }.joined(separator: " AND ") }

    func keyedSelect(_ names: Set<String>?) -> KeyedSelect {
        KeyedSelect(
            columns.filter { names?.contains($0.name) ?? true }, from: source, table: table, key: key, where: condition,
            amounts: table == "fact" ? ["amount_low", "amount_high"] : [])
    }

    var keysAddedUntil: String {
        let table = key.prefix { $0 != "." }
        let wasAdded = "(coalesce(\(table).added_in, 0) <= ?1 OR \(table).added_in IN (SELECT value FROM json_each(?2)))"
        return "SELECT \(key) \(fromWhere) \(condition.isEmpty ? "WHERE" : "AND") \(wasAdded) ORDER BY \(key)"
    }

    var keys: String { "SELECT \(key) \(fromWhere) ORDER BY \(key)" }

    /// Columns of the row with the key ?1, texts in the place of ids; the key where there are none.
    func single(_ columns: [Column], where condition: String) -> String {
        let expressions = columns.isEmpty ? [key] : columns.map { column in
            column.text.map { text in
                "(SELECT \(quotedIdentifier(text.column)) FROM \(quotedIdentifier(text.table)) WHERE id = \(column.expression))"
            } ?? column.expression
        }
        return "SELECT \(expressions.joined(separator: ", ")) FROM \(source) WHERE \(key) = ?1\(condition.isEmpty ? "" : " AND " + condition)"
    }

    private var fromWhere: String { "FROM \(source)\(condition.isEmpty ? "" : " WHERE " + condition)" }

    var anyRow: String { "SELECT EXISTS (SELECT 1 \(fromWhere))" }

    func uses(of names: [String]) -> String {
        let uses = names.map { name in
            "coalesce(max(\(columns.first { $0.name == name }?.expression ?? "NULL") IS NOT NULL), 0)"
        }
        return "SELECT count(*) > 0, \(uses.joined(separator: ", ")) \(fromWhere)"
    }
}

private struct PackageSQL {
    typealias Column = PackageRows.Column

    let open: OpenSQL
    let hasPrivateColumns: Bool

    // An amount in whole units as a decimal number without trailing zeros; a bound that none may have stays the integer that it is. Most
    // facts have none: SQLite would reckon all that follows from NULL, which is a seventh of writing a package.
    private func amount(_ column: String) -> Column {
        let decimal = """
            CASE WHEN f.\(column) IS NULL THEN NULL WHEN f.\(column) < \(Amount.storedBounds.lowerBound) THEN f.\(column)
                 ELSE (f.\(column) / u.scale)
                      || CASE WHEN f.\(column) % u.scale = 0 THEN ''
                              ELSE '.' || rtrim(substr(u.scale + f.\(column) % u.scale, 2), '0') END END
            """
        return (column, decimal, nil)
    }

    // Columns of one table, as they are stored.
    private func stored(_ names: String..., in table: String) -> [Column] { names.map { ($0, "\(table).\(quotedIdentifier($0))", nil) } }

    private func flag(_ name: String, in table: String) -> Column { (name, "CASE WHEN \(table).\(name) THEN 'true' END", nil) }

    // The end of both kinds of fact. What a fact follows is left out when the package does not hold it.
    private var factTail: [Column] {
        let follows = """
            (SELECT g.id FROM fact g WHERE g.id = f.follows AND g.retracted_in IS NULL AND \(open.fact("g.id")))
            """
        return stored("starts", "ends", in: "f") + [
            ("modality", "f.modality", .modalityName), amount("amount_low"), amount("amount_high"), ("unit", "f.unit", .unitCode), flag("approximate", in: "f"),
        ] + stored("role", "note", in: "f") + [("follows", follows, nil)]
            + (hasPrivateColumns ? stored("private_note", in: "f") : [])
    }

    private func facts(_ columns: [Column], where condition: String) -> PackageRows {
        PackageRows(
            columns: stored("id", in: "f") + columns + factTail, source: "fact f LEFT JOIN unit u ON u.id = f.unit", table: "fact",
            key: "f.id", shape: condition, live: "f.retracted_in IS NULL AND \(condition)", open: open.fact("f.id"))
    }

    func rows(of table: PackageTable) -> PackageRows {
        switch table {
        case .kinds:
            return PackageRows(
                columns: stored("name", "plural", in: "k") + [("parent", "k.parent", .kindName)]
                    + stored("label_en", "label_fr", in: "k"),
                source: "kind k", table: "kind", key: "k.id", live: "NOT k.removed")
        case .predicates:
            return PackageRows(
                columns: stored("name", "takes", "value_type", "time", "slot", in: "p") + [flag("symmetric", in: "p")]
                    + stored(
                        "domain", "range", "label_en", "label_fr", "inverse_en", "inverse_fr", "description", "life", "link", in: "p"),
                source: "predicate p", table: "predicate", key: "p.id", live: "NOT p.removed")
        case .units:
            return PackageRows(
                columns: stored("code", "exponent", "kind", "symbol", "label_en", "label_fr", in: "u"), source: "unit u",
                table: "unit", key: "u.id", live: "NOT u.removed")
        case .entities:
            return PackageRows(
                columns: stored("slug", in: "e") + [("kind", "e.kind", .kindName)] + stored("name", "summary", in: "e")
                    + [("merged_into", "CASE WHEN e.canonical <> e.id THEN e.canonical END", .entitySlug)],
                source: "entity e", table: "entity", key: "e.id", live: "NOT e.removed")
        case .names:
            return PackageRows(
                columns: stored("id", in: "n") + [("entity", "n.entity", .entitySlug)]
                    + stored("text", "language", "role", "starts", "ends", in: "n"),
                source: "name n", table: "name", key: "n.id", live: "n.retracted_in IS NULL", open: open.name("n.id"))
        case .relations:
            return facts(
                [
                    ("subject", "coalesce(f.stated_subject, f.subject)", .entitySlug),
                    ("predicate", "f.predicate", .predicateName),
                    ("object", "coalesce(f.stated_object, f.object)", .entitySlug),
                ], where: "+f.object IS NOT NULL")
        case .attributes:
            return facts(
                [
                    ("entity", "coalesce(f.stated_subject, f.subject)", .entitySlug), ("key", "f.predicate", .predicateName),
                ] + stored("value", in: "f"), where: "+f.object IS NULL")
        case .sources:
            func other(_ column: String) -> Column {
                (column, "(SELECT d.slug FROM source d WHERE d.id = s.\(column) AND NOT d.removed AND \(open.source("d")))", nil)
            }
            return PackageRows(
                columns: stored(
                    "slug", "title", "author", "publisher", "published", "published_basis", "retrieved", "url", "archived_url",
                    "language", in: "s")
                    + [other("derived_from")] + stored("sha256", in: "s")
                    + (hasPrivateColumns ? [flag("confidential", in: "s")] : []) + [other("supersedes")],
                source: "source s", table: "source", key: "s.id", live: "NOT s.removed", open: open.source("s"))
        case .citations:
            return PackageRows(
                columns: stored("fact", "name", in: "c") + [("source", "c.source", .sourceSlug)] + stored("locator", "as_of", in: "c")
                    + [flag("as_of_defaulted", in: "c")] + stored("quote", in: "c") + [("speaker", "c.speaker", .entitySlug)]
                    + stored("starts", "ends", "basis", in: "c"),
                source: "citation c JOIN source s ON s.id = c.source", table: "citation", key: "c.id",
                live: "c.retracted_in IS NULL AND NOT s.removed", open: open.source("s"))
        case .disputes:
            // A side whose claims were all retracted is no longer there to be favoured.
            let favours = """
                (SELECT x.side FROM dispute_side x
                 WHERE x.dispute = d.id AND x.side = d.favours AND x.retracted_in IS NULL LIMIT 1)
                """
            return PackageRows(
                columns: stored("slug", "topic", "verdict", in: "d") + [("favours", favours, nil)] + stored("comment", in: "d"),
                source: "dispute d", table: "dispute", key: "d.id", live: "NOT d.removed", open: open.dispute("d.id"))
        case .disputeSides:
            return PackageRows(
                columns: [("dispute", "d.slug", nil)] + stored("side", "fact", "name", in: "x"),
                source: "dispute_side x JOIN dispute d ON d.id = x.dispute", table: "dispute_side", key: "x.id",
                live: "x.retracted_in IS NULL AND NOT d.removed", open: open.dispute("d.id"))
        case .predicateAliases:
            return PackageRows(
                columns: stored("name", in: "a") + [("predicate", "a.predicate", .predicateName), flag("inverse", in: "a")],
                source: "predicate_alias a JOIN predicate p ON p.id = a.predicate", table: "predicate_alias", key: "a.id",
                live: "NOT a.removed AND NOT p.removed")
        case .translations:
            return PackageRows(
                columns: stored("text", "language", in: "t") + [("context", "nullif(t.context, '')", nil)]
                    + stored("translated", in: "t"),
                source: "translation t", table: "translation", key: "t.id", live: "NOT t.removed", open: isOpenTranslation)
        case .notSame:
            return PackageRows(
                columns: [("one", "n.one", .entitySlug), ("other", "n.other", .entitySlug)] + stored("because", in: "n"),
                source: "not_same n", table: "not_same", key: "n.id", live: "n.retracted_in IS NULL")
        case .mappings:
            return PackageRows(
                columns: stored("scheme", "table", "name", "target", in: "m"), source: "mapping m", table: "mapping", key: "m.id",
                live: "NOT m.removed")
        case .cues:
            return PackageRows(
                columns: stored("language", "phrase", in: "c")
                    + [("predicate", "c.predicate", .predicateName), ("modality", "c.modality", .modalityName)],
                source: "cue c LEFT JOIN predicate p ON p.id = c.predicate", table: "cue", key: "c.id",
                live: "NOT c.removed AND p.removed IS NOT 1")
        case .scripts:
            return PackageRows(
                columns: stored("name", "kind", "body", "parameters", "description", in: "s"), source: "script s", table: "script",
                key: "s.id", live: "NOT s.removed")
        }
    }

    // A translation tells what its text does: that of a private note, or of what only confidential sources attest, goes with it,
    // unless the same words stand in the open.
    private var isOpenTranslation: String {
        if !open.hides { return "1" }
        let closed = "NOT \(open.fact("f.id"))"
        return """
            (t.text NOT IN (
                SELECT private_note FROM fact WHERE private_note IS NOT NULL
                UNION SELECT title FROM source WHERE confidential
                UNION SELECT note FROM fact f WHERE note IS NOT NULL AND \(closed)
                UNION SELECT role FROM fact f WHERE role IS NOT NULL AND \(closed)
                UNION SELECT value FROM fact f WHERE value IS NOT NULL AND \(closed))
             OR EXISTS (SELECT 1 FROM fact f WHERE t.text IN (f.note, f.role, f.value) AND f.retracted_in IS NULL
                        AND \(open.fact("f.id")))
             OR EXISTS (SELECT 1 FROM source WHERE NOT confidential AND title = t.text))
            """
    }
}
