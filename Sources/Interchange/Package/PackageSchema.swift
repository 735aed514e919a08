internal import DossierStorage

/// The columns of a package's tables, as the Frictionless Table Schema describes them. One list serves the reader, the
/// description and its checks.
struct PackageSchema {
    enum FieldType: String { case string, integer, number, boolean }

    struct Field {
        let name: String
        let type: FieldType
        var isRequired = false
        var isUnique = false
        var values: [String] = []
        /// The table (empty: its own) and column that its values stand in.
        var reference: (table: String, column: String)?
        /// Only written when private things are asked for.
        var isPrivate = false
    }

    let table: PackageTable
    let fields: [Field]

    var fileName: String { "\(table.rawValue).csv" }

    /// Names of the columns that a file must have.
    var required: [String] { fields.filter(\.isRequired).map(\.name) }

    /// Names of the columns that a file may have.
    var optional: [String] { fields.filter { !$0.isRequired }.map(\.name) }

    static func of(_ table: PackageTable) -> PackageSchema {
        PackageSchema(table: table, fields: fields(of: table))
    }

    private static func key(_ name: String) -> Field { Field(name: name, type: .string, isRequired: true, isUnique: true) }
    private static func text(_ name: String, required: Bool = false) -> Field {
        Field(name: name, type: .string, isRequired: required)
    }
    private static func number(_ name: String) -> Field { Field(name: name, type: .number) }
    private static func integer(_ name: String) -> Field { Field(name: name, type: .integer) }
    private static func flag(_ name: String) -> Field { Field(name: name, type: .boolean) }
    private static func one(of values: [String], _ name: String, required: Bool = true) -> Field {
        Field(name: name, type: .string, isRequired: required, values: values)
    }
    private static func reference(_ name: String, _ table: String, _ column: String, required: Bool = false) -> Field {
        Field(name: name, type: .string, isRequired: required, reference: (table, column))
    }
    // Empty on new rows, so not required.
    private static let id = Field(name: "id", type: .integer, isUnique: true)

    private static let factTail: [Field] = [
        text("starts"), text("ends"),
        one(of: ["planned", "committed", "actual", "alleged", "denied"], "modality"),
        number("amount_low"), number("amount_high"), reference("unit", "units", "code"), flag("approximate"), text("role"),
        text("note"), integer("follows"), Field(name: "private_note", type: .string, isPrivate: true),
    ]

    private static func fields(of table: PackageTable) -> [Field] {
        switch table {
        case .kinds:
            [
                key("name"), key("plural"), reference("parent", "", "name"), text("label_en"), text("label_fr"),
            ]
        case .predicates:
            [
                key("name"), one(of: ["entity", "value"], "takes"),
                one(
                    of: ["text", "integer", "decimal", "date", "amount", "url", "identifier"], "value_type", required: false),
                one(of: ["state", "event", "period"], "time"), one(of: ["none", "subject", "pair"], "slot"), flag("symmetric"),
                text("domain"), text("range"), text("label_en", required: true), text("label_fr"), text("inverse_en"),
                text("inverse_fr"), text("description"),
            ]
        case .units:
            [
                key("code"), Field(name: "exponent", type: .integer, isRequired: true), text("kind", required: true),
                text("symbol"), text("label_en"), text("label_fr"),
            ]
        case .entities:
            [
                key("slug"), reference("kind", "kinds", "name", required: true), text("name", required: true), text("summary"),
                reference("merged_into", "", "slug"),
            ]
        case .names:
            [
                id, reference("entity", "entities", "slug", required: true), text("text", required: true), text("language"),
                one(of: ["preferred", "alias", "former", "acronym", "misspelling"], "role"), text("starts"), text("ends"),
            ]
        case .relations:
            [
                id, reference("subject", "entities", "slug", required: true),
                reference("predicate", "predicates", "name", required: true),
                reference("object", "entities", "slug", required: true),
            ] + factTail
        case .attributes:
            [
                id, reference("entity", "entities", "slug", required: true),
                reference("key", "predicates", "name", required: true), text("value"),
            ] + factTail
        case .sources:
            [
                key("slug"), text("title", required: true), text("author"), text("publisher"), text("published"),
                text("published_basis"), text("retrieved"), text("url"), text("archived_url"), text("language"),
                reference("derived_from", "", "slug"), text("sha256"),
                Field(name: "confidential", type: .boolean, isPrivate: true),
            ]
        case .citations:
            // A fact stands in relations.csv or attributes.csv, which no foreign key can say: import and doctor check it.
            [
                integer("fact"), integer("name"), reference("source", "sources", "slug", required: true), text("locator"),
                text("as_of"), flag("as_of_defaulted"), text("quote"), text("speaker"),
            ]
        case .disputes:
            [
                key("slug"), text("topic", required: true), one(of: ["rival", "apparent", "resolved"], "verdict"),
                text("favours"), text("comment"),
            ]
        case .disputeSides:
            [
                reference("dispute", "disputes", "slug", required: true), text("side", required: true), integer("fact"),
                integer("name"),
            ]
        }
    }
}
