internal import DossierOutput
internal import DossierStorage

extension PackageDescription {
    /// The JSON text: the same for the same base, without a date.
    ///
    /// - Parameter tables: those that are written, each with its columns.
    func json(_ tables: [(table: PackageTable, columns: Set<String>)]) -> JSONDocument {
        var fields: [(String, JSONDocument)] = [("profile", .string("tabular-data-package")), ("name", .string(name))]
        fields.append(("title", .string(title)))
        if let description { fields.append(("description", .string(description))) }
        if let license { fields.append(("licenses", .array([.object([("name", .string(license))])]))) }
        var own: [(String, JSONDocument)] = [("last_fact_id", .integer(lastFactID)), ("last_name_id", .integer(lastNameID))]
        if let baseID { own.insert(("base_id", .string(baseID)), at: 0) }
        fields.append(("dossier", .object(own)))
        let resources = tables.map { PackageSchema.of($0.table).json(columns: $0.columns) }
        fields.append(("resources", .array(resources)))
        return .object(fields)
    }
}

extension PackageSchema {
    /// The table's resource: its file, dialect and schema.
    fileprivate func json(columns: Set<String>) -> JSONDocument {
        let shown = fields.filter { columns.contains($0.name) }
        let descriptions = Self.descriptions[table] ?? [:]
        var schema: [(String, JSONDocument)] = [("fields", .array(shown.map { $0.json(description: descriptions[$0.name]) }))]
        schema.append(("missingValues", .array([.string("")])))
        if let key = shown.first(where: { $0.isRequired && $0.isUnique }) {
            schema.append(("primaryKey", .string(key.name)))
        }
        let references = shown.compactMap(\.referenceJSON)
        if !references.isEmpty { schema.append(("foreignKeys", .array(references))) }
        return .object([
            ("profile", .string("tabular-data-resource")),
            ("name", .string(table.rawValue)),
            ("path", .string(fileName)),
            ("format", .string("csv")),
            ("mediatype", .string("text/csv")),
            ("encoding", .string("utf-8")),
            ("dialect", .object([("lineTerminator", .string("\r\n"))])),
            ("schema", .object(schema)),
        ])
    }
}

extension PackageSchema.Field {
    fileprivate func json(description: String?) -> JSONDocument {
        var pairs: [(String, JSONDocument)] = [("name", .string(name)), ("type", .string(type.rawValue))]
        if let description { pairs.append(("description", .string(description))) }
        if type == .boolean {
            pairs.append(("trueValues", .array([.string("true")])))
            pairs.append(("falseValues", .array([.string("false")])))
        }
        var constraints: [(String, JSONDocument)] = []
        if isRequired { constraints.append(("required", .bool(true))) }
        if isUnique { constraints.append(("unique", .bool(true))) }
        if !values.isEmpty { constraints.append(("enum", .array(values.map { .string($0) }))) }
        if !constraints.isEmpty { pairs.append(("constraints", .object(constraints))) }
        return .object(pairs)
    }

    fileprivate var referenceJSON: JSONDocument? {
        reference.map { reference in
            .object([
                ("fields", .string(name)),
                (
                    "reference",
                    .object([
                        ("resource", .string(reference.table)), ("fields", .string(reference.column)),
                    ])
                ),
            ])
        }
    }
}
