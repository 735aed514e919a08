internal import DossierModel
internal import DossierStorage

/// One line of FollowTheMoney as it was read.
struct FtMLine {
    let id: String
    let schema: String
    private let properties: [String: [String]]
    /// The names of its properties, in their order.
    let names: [String]
    private(set) var used: Set<String> = []

    fileprivate init(id: String, schema: String, _ values: [(name: String, value: String)]) {
        (self.id, self.schema) = (id, schema)
        properties = Dictionary(grouping: values, by: \.name).mapValues { $0.map(\.value) }
        var names: [String] = []
        for (name, _) in values where names.last != name { names.append(name) }
        self.names = names
    }

    /// The values of a property, which is then taken for understood.
    mutating func take(_ name: String) -> [String] {
        used.insert(name)
        return properties[name] ?? []
    }

    /// The values of a property, in one text.
    mutating func text(_ name: String) -> String? {
        let values = take(name)
        return values.isEmpty ? nil : values.joined(separator: "; ")
    }

    /// The values of a property of dates as EDTF: one, or one of several.
    mutating func date(_ name: String) -> String? {
        let dates = take(name).compactMap(Self.date).uniqued
        return dates.count > 1 ? "[\(dates.joined(separator: ","))]" : dates.first
    }

    func has(_ name: String) -> Bool { properties[name] != nil }

    // Times of day are more than a fact has.
    private static func date(_ text: String) -> String? {
        let day = String(text.prefix(10))
        do {
            _ = try EDTF(factDate: day)
            return day
        } catch {
            return nil
        }
    }
}

extension [String] {
    /// The texts, each once, in the order in which they first stand.
    var uniqued: [String] {
        var seen = Set<String>()
        return filter { seen.insert($0).inserted }
    }
}

/// Reads lines of FollowTheMoney with SQLite's JSON functions.
final class FtMReader {
    private let connection: Connection

    init() throws { connection = try Connection.inMemory() }

    private static let values = """
        SELECT p.key, CAST(v.value AS TEXT)
        FROM json_each(?1, '$.properties') p, json_each(CASE p.type WHEN 'array' THEN p.value ELSE json_array(p.value) END) v
        WHERE v.type IN ('text', 'integer', 'real') AND trim(v.value) <> ''
        """

    /// - Throws: `CSVInputError` where the line is no entity of FollowTheMoney.
    func read(_ text: String, _ lines: LineReader) throws -> FtMLine {
        let hint = "each line is an object with id, schema and properties; see https://followthemoney.tech/docs/"
        guard try connection.integer("SELECT CASE WHEN json_valid(?1) THEN json_type(?1) = 'object' END", text) == 1 else {
            throw lines.error("this is no JSON object", hint: hint)
        }
        guard let id = try connection.text("SELECT json_extract(?, '$.id')", text), !id.isBlank,
            let schema = try connection.text("SELECT json_extract(?, '$.schema')", text), !schema.isBlank
        else { throw lines.error("the object has no id or no schema", hint: hint) }
        return FtMLine(id: id, schema: schema, try connection.all(Self.values, [text]) { ($0.text(0), $0.text(1)) })
    }
}
