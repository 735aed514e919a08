internal import DossierModel
internal import DossierStorage

/// The entities of a file of FollowTheMoney, each of all its fragments: a line tells of one, and so does each object within that stands
/// where an id may.
///
/// The texts wait in a file of their own until all are known. Takes some hundred bytes of memory an entity.
final class FtMFragments {
    /// What could not be understood, by schema and property, once for each.
    private(set) var losses: [String] = []
    /// How many characters NUL became U+FFFD.
    private(set) var replaced = 0

    private let connection: Connection
    private let lines: LineReader
    private let isEdge: (String) -> Bool
    private var count: Int64 = 0
    // Fragments are numbered from 1. The first of an entity stands for it.
    private var firsts: [String: Int64] = [:]
    private var others: [Int64: [Int64]] = [:]
    private var edges: Set<Int64> = []

    /// How deep entities may stand within one another.
    static let deepest = 50
    /// Bytes of the longest text.
    static let longest = CSVLimits().fieldBytes

    /// - Parameters:
    ///   - path: a file to be made.
    ///   - isEdge: whether a schema joins two entities.
    init(of lines: LineReader, in path: String, isEdge: @escaping (String) -> Bool) throws {
        (self.lines, self.isEdge) = (lines, isEdge)
        connection = try Connection(path: path, access: .create)
        // It goes with the folder that it lies in, and nobody else reads it.
        try connection.execute(
            script: """
                PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
                CREATE TABLE fragment (number INTEGER PRIMARY KEY, line INTEGER NOT NULL, text TEXT NOT NULL);
                BEGIN
                """)
    }

    // MARK: In

    /// Reads the next line; false after the last.
    ///
    /// - Throws: `CSVInputError` where the line is no entity of FollowTheMoney.
    func readLine() throws -> Bool {
        guard let text = try lines.next() else { return false }
        let (clean, count) = try withoutNUL(text)
        replaced += count
        guard try connection.integer("SELECT CASE WHEN json_valid(?1) THEN json_type(?1) = 'object' END", clean) == 1 else {
            throw lines.error("this is no JSON object", hint: Self.hint)
        }
        guard let id = try connection.text("SELECT json_extract(?, '$.id')", clean), !id.isBlank,
            let schema = try connection.text("SELECT json_extract(?, '$.schema')", clean), !schema.isBlank
        else { throw lines.error("the object has no id or no schema", hint: Self.hint) }
        try add(id, schema, clean, depth: 1)
        return true
    }

    private static let hint = "each line is an object with id, schema and properties; see https://followthemoney.tech/docs/"

    private func add(_ id: String, _ schema: String, _ text: String, depth: Int) throws {
        if depth > Self.deepest { throw lines.error("entities stand within one another more than \(Self.deepest) deep") }
        count += 1
        if let first = firsts[id] {
            others[first, default: []].append(count)
        } else {
            firsts[id] = count
            if isEdge(schema) { edges.insert(count) }
        }
        try connection.run("INSERT INTO fragment (number, line, text) VALUES (?, ?, ?)", count, Int64(lines.line), text)
        // Its own two braces, of itself and of its properties.
        if text.utf8.lazy.filter({ $0 == 0x7B }).prefix(3).count < 3 { return }
        let inner = try connection.all(Self.objects, [text]) { ($0.text(0), $0.optionalText(1), $0.optionalText(2), $0.text(3)) }
        for (name, id, innerSchema, text) in inner {
            guard let id, !id.isBlank else {
                losses.append("\(schema).\(name) without an id")
                continue
            }
            // One that has no schema is only a reference.
            if let innerSchema, !innerSchema.isBlank { try add(id, innerSchema, text, depth: depth + 1) }
        }
    }

    // The values of all properties, which may stand alone.
    private static let values = """
        FROM json_each(?1, '$.properties') p,
            json_each(CASE p.type WHEN 'array' THEN p.value WHEN 'object' THEN json_array(json(p.value)) ELSE json_array(p.value) END) v
        """

    private static let objects = """
        SELECT p.key, json_extract(v.value, '$.id'), json_extract(v.value, '$.schema'), v.value \(values) WHERE v.type = 'object'
        """

    private static let texts = """
        SELECT p.key, CASE v.type WHEN 'object' THEN json_extract(v.value, '$.id') ELSE CAST(v.value AS TEXT) END,
            CASE v.type WHEN 'object' THEN json_extract(v.value, '$.schema') END
        \(values) WHERE v.type IN ('text', 'integer', 'real', 'object') AND trim(v.value) <> ''
        """

    /// The text of JSON with U+FFFD where NUL is written, and how many there were.
    ///
    /// - Throws: `CSVInputError` where it stands as it is, which is no JSON.
    private func withoutNUL(_ text: String) throws -> (String, Int) {
        var text = text
        let (hasNUL, hasEscape) = text.withUTF8 { ($0.contains(0), $0.contains(0x5C)) }
        if hasNUL { throw lines.error("the line has a NUL character", hint: "the file may be UTF-16 or not text at all; save it as UTF-8") }
        guard hasEscape else { return (text, 0) }
        var places: [Int] = []
        text.withUTF8 { bytes in
            var index = 0
            while let escape = bytes[index...].firstIndex(of: 0x5C) {
                if bytes[escape...].starts(with: "\\u0000".utf8) { places.append(escape + 2) }
                // What is escaped may be a backslash.
                index = min(escape + 2, bytes.count)
            }
        }
        if places.isEmpty { return (text, 0) }
        var bytes = Array(text.utf8)
        for place in places { bytes.replaceSubrange(place..<place + 4, with: "fffd".utf8) }
        return (String(decoding: bytes, as: UTF8.self), places.count)
    }

    // MARK: Out

    /// Gives all that join two entities, or all others, in the order in which they first stand.
    func forEach(edges isAskedForEdges: Bool, _ body: (FtMLine) throws -> Void) throws {
        let asked = firsts.filter { edges.contains($0.value) == isAskedForEdges }
        for (id, number) in asked.sorted(by: { $0.value < $1.value }) {
            var entity = try fragment(number, id)
            for other in others[number] ?? [] {
                let fragment = try fragment(other, id)
                if !entity.unite(with: fragment) { losses.append("\(fragment.schema) of what is also \(entity.schema)") }
            }
            try body(entity)
        }
    }

    private func fragment(_ number: Int64, _ id: String) throws -> FtMLine {
        guard let (line, text) = try connection.first("SELECT line, text FROM fragment WHERE number = ?", [number], { (Int($0.integer(0)), $0.text(1)) })
        else { throw SQLiteError(code: .corrupt, message: "a fragment is missing", sql: nil) }
        let schema = try connection.text("SELECT json_extract(?, '$.schema')", text) ?? ""
        let values = try connection.all(Self.texts, [text]) { ($0.text(0), $0.optionalText(1) ?? "", $0.optionalText(2)) }
        for (name, value, _) in values where value.utf8.count > Self.longest {
            throw lines.error("a value of '\(name)' is longer than \(Self.longest >> 20) MB", at: line)
        }
        // A relation within names both its ends itself.
        return FtMLine(
            id: id, schema: schema, number: line, values.compactMap { $0.1.isBlank || $0.2.map(isEdge) == true ? nil : (name: $0.0, value: $0.1) })
    }
}
