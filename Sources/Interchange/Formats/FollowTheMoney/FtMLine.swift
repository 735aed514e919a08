internal import DossierModel
internal import DossierStorage

/// One entity of FollowTheMoney as it was read, of one line or of several: its fragments.
struct FtMLine {
    let id: String
    private(set) var schema: String
    /// The number of the first line that tells of it.
    let number: Int
    private var properties: [String: [String]] = [:]
    /// The names of its properties, in their order.
    private(set) var names: [String] = []
    private(set) var used: Set<String> = []

    init(id: String, schema: String, number: Int, _ values: [(name: String, value: String)]) {
        (self.id, self.schema, self.number) = (id, schema, number)
        for (name, value) in values { add(name, value) }
        unite()
    }

    private mutating func add(_ name: String, _ value: String) {
        if properties[name] == nil { names.append(name) }
        properties[name, default: []].append(value)
    }

    private mutating func unite() { for name in names { properties[name] = properties[name]?.uniqued } }

    /// Unites it with another fragment of the same entity: all values of both, and the schema that is the special case of the other.
    ///
    /// - Returns: whether the schemata agree; where they do not, the first stays.
    mutating func unite(with other: FtMLine) -> Bool {
        for name in other.names { for value in other.properties[name] ?? [] { add(name, value) } }
        unite()
        if FtMSchemata.isA(schema, other.schema) { return true }
        guard FtMSchemata.isA(other.schema, schema) else { return false }
        schema = other.schema
        return true
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
