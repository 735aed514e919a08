internal import DossierModel
internal import DossierStorage

/// What a package's description says of its files (Frictionless Data Resource, https://specs.frictionlessdata.io/data-resource/): what
/// the reader follows, what it cannot follow and so refuses, and what it leaves out.
struct PackageResources {
    /// Where tables lie that do not lie under their own names.
    private(set) var paths: [PackageTable: String] = [:]
    /// The tables that it names.
    private(set) var tables: Set<PackageTable> = []
    /// What is left out, with its place.
    private(set) var warnings: [String] = []

    private let json: JSONPlaces
    private let connection: Connection

    /// - Throws: `CSVInputError`, with the place, where the description says of a table what cannot be followed.
    init(_ text: String, file: String, connection: Connection) throws {
        self.connection = connection
        json = JSONPlaces(text: text, file: file)
        guard let type = try connection.text("SELECT json_type(?, '$.resources')", text) else { return }
        guard type == "array" else { throw json.error(at: "resources", "the resources are no list") }
        for resource in try objects("$.resources", of: text) { try read(resource) }
    }

    // SQLite parses the text that it is asked about each time: a resource is asked about by itself, and so is a field.
    private mutating func read(_ resource: String) throws {
        guard let name = try value("$.name", of: resource) else {
            throw json.error(at: "resources", "a resource has no name", hint: "the name of one of the tables: \(Self.names)")
        }
        guard let table = PackageTable(rawValue: name) else {
            let near = SpellingSuggestion.of(name, among: PackageTable.allCases.map(\.rawValue)).map { "; did you mean '\($0)'?" } ?? ""
            let place = json.error(at: name, after: nil, "")
            warnings.append(
                "\(place.file):\(place.line):\(place.column): the resource '\(name)' is no table of a package, it is left out\(near)")
            return
        }
        tables.insert(table)
        try takePath(of: table, resource)
        try refuse(resource, table, "data", unless: [], "the rows stand in the description", "write them into \(table.rawValue).csv")
        try refuse(resource, table, "format", unless: ["csv"], "the format is", "save it as CSV")
        try refuse(resource, table, "compression", unless: ["no", ""], "it is compressed:", "unpack it")
        try refuse(
            resource, table, "encoding", unless: ["utf-8", "utf8", "us-ascii", "ascii"], foldingCase: true, "the encoding is",
            "save it as UTF-8, and say so here")
        for (key, values) in Self.dialect {
            try refuse(
                resource, table, "dialect." + key, unless: values, "the dialect's \(key) is",
                "save it as RFC 4180 has it: fields separated by commas, quotes doubled, the first line with the names of the columns")
        }
        try refuse(
            resource, table, "schema.missingValues", unless: [#"[""]"#, "[]"], "missing values are written as",
            "leave the fields empty where there is no value")
        try refuseFields(resource, table)
    }

    private static let names = PackageTable.allCases.map(\.rawValue).joined(separator: ", ")

    // What the reader does, so that saying it changes nothing.
    private static let dialect: [(key: String, values: [String])] = [
        ("delimiter", [","]), ("quoteChar", ["\""]), ("doubleQuote", ["1"]), ("escapeChar", []), ("nullSequence", []),
        ("skipInitialSpace", ["0"]), ("header", ["1"]), ("commentChar", []), ("lineTerminator", ["\r\n", "\n", "\r"]),
        ("headerRows", ["[1]"]), ("commentRows", ["[]"]),
    ]

    private mutating func takePath(of table: PackageTable, _ resource: String) throws {
        let type = try connection.text("SELECT json_type(?, '$.path')", resource)
        let count = type == "array" ? try connection.integer("SELECT json_array_length(?, '$.path')", resource) ?? 0 : 1
        guard type != nil, type != "null" else { return }
        // A list of one path is that path.
        guard count == 1, let path = try value(type == "array" ? "$.path[0]" : "$.path", of: resource), !path.isEmpty else {
            throw json.error(at: "path", after: table.rawValue, "\(table.rawValue) has not one path", hint: "one file for each table")
        }
        let isInside = !path.hasPrefix("/") && !path.contains("://") && !path.split(separator: "/").contains("..")
        guard isInside else {
            throw json.error(
                at: path, after: table.rawValue, "the path '\(path)' of \(table.rawValue) leads out of the package",
                hint: "put the file beside the description")
        }
        if let other = paths.first(where: { $0.value == path })?.key {
            throw json.error(at: path, after: table.rawValue, "\(table.rawValue) and \(other.rawValue) have one path, '\(path)'")
        }
        paths[table] = path
    }

    // A field's own ways of writing values.
    private func refuseFields(_ resource: String, _ table: PackageTable) throws {
        for field in try objects("$.schema.fields", of: resource) {
            let name = try value("$.name", of: field) ?? ""
            for (property, values) in Self.fieldProperties {
                try refuse(
                    field, table, property, unless: values, "of the column '\(name)', \(property) is",
                    "write numbers as 1234.5, true and false as words, and no value as an empty field")
            }
        }
    }

    private static let fieldProperties: [(property: String, values: [String])] = [
        ("missingValues", [#"[""]"#, "[]"]), ("trueValues", [#"["true"]"#, #"["true","1"]"#, #"["1","true"]"#, #"["1"]"#]),
        ("falseValues", [#"["false"]"#, #"["false","0"]"#, #"["0","false"]"#, #"["0"]"#, #"["","false"]"#, #"["false",""]"#]),
        ("decimalChar", ["."]), ("groupChar", [""]), ("bareNumber", ["1"]),
    ]

    private func refuse(
        _ object: String, _ table: PackageTable, _ key: String, unless allowed: [String], foldingCase: Bool = false,
        _ what: String, _ hint: String
    ) throws {
        guard let value = try value("$.\(key)", of: object) else { return }
        let folded = foldingCase ? String(decoding: value.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self) : value
        if allowed.contains(folded) { return }
        let shown = value.unicodeScalars.map { $0.value < 0x20 ? $0.escaped(asASCII: true) : String($0) }.joined()
        let last = key.split(separator: ".").last.map(String.init) ?? key
        throw json.error(
            at: last, after: table.rawValue, "\(table.rawValue): \(what)\(allowed.isEmpty && key == "data" ? "" : " '\(shown)'"), which is not read",
            hint: hint)
    }

    // As text: true is 1, and lists are JSON. nil where the description says nothing, or null.
    private func value(_ path: String, of object: String) throws -> String? {
        try connection.text("SELECT CAST(json_extract(?, ?) AS TEXT)", object, path)
    }

    // Of a list, as JSON each; what is no object says nothing.
    private func objects(_ path: String, of object: String) throws -> [String] {
        try connection.all(
            """
            SELECT CASE type WHEN 'object' THEN value ELSE '{}' END FROM json_each(?, ?)
            WHERE typeof(key) = 'integer' ORDER BY key
            """, [object, path]
        ) { $0.text(0) }
    }
}

/// A JSON text, and where in it something stands.
struct JSONPlaces {
    let text: String
    let file: String

    /// An error at the text `word` in quotes: the first one, or the first after a resource of some name. At the beginning where
    /// there is none.
    func error(at word: String, after name: String? = nil, _ message: String, hint: String? = nil) -> CSVInputError {
        let bytes = Array(text.utf8)
        let start = name.flatMap { Self.place(of: $0, in: bytes, from: 0) } ?? 0
        let before = bytes[..<(Self.place(of: word, in: bytes, from: start) ?? 0)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = CSVInputError.column(after: before[lineStart...])
        return CSVInputError(file: file, line: 1 + before.count { $0 == 0x0A }, column: column, message: message, hint: hint)
    }

    private static func place(of word: String, in bytes: [UInt8], from start: Int) -> Int? {
        let quoted = Array("\"\(word)\"".utf8)
        guard start + quoted.count <= bytes.count else { return nil }
        return (start...bytes.count - quoted.count).first { bytes[$0..<$0 + quoted.count].elementsEqual(quoted) }
    }
}
