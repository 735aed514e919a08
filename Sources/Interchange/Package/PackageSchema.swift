internal import DossierModel
internal import DossierStorage

/// The columns of a package's tables, as the Frictionless Table Schema describes them. One list serves the reader, the writer, the
/// description and its checks, and says what of a row is held against the base's.
///
/// Columns that come to a table later stand last, and are written where some row uses them; one that a file does not have says
/// nothing. Citations are to get `quote_start` and `quote_length` behind `basis`, in packages that hold the sources' texts.
struct PackageSchema {
    enum FieldType: String { case string, integer, number, boolean }

    /// When two spellings of a value say the same; an empty field is always no value.
    enum Meaning {
        /// Only when they are spelt the same.
        case text
        /// A list separated by spaces, in any order.
        case words
        case date
        case decimal
        case integer
        /// true or 1; false, 0 or nothing.
        case flag
        /// As the predicate's type has it.
        case value
        /// The slug of an entity that leads to the same one.
        case mergedEntity
        /// The package's number of a fact.
        case fact
    }

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
        /// Only written where a row uses it.
        var isAddition = false
        /// By this a row is found in the base: another value is another row.
        var isKey = false
        var meaning: Meaning
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

    private static func key(_ name: String) -> Field {
        Field(name: name, type: .string, isRequired: true, isUnique: true, isKey: true, meaning: .text)
    }
    private static func text(_ name: String, required: Bool = false, _ meaning: Meaning = .text) -> Field {
        Field(name: name, type: .string, isRequired: required, meaning: meaning)
    }
    private static func date(_ name: String) -> Field { text(name, .date) }
    private static func number(_ name: String) -> Field { Field(name: name, type: .number, meaning: .decimal) }
    private static func integer(_ name: String, required: Bool = false, _ meaning: Meaning = .integer) -> Field {
        Field(name: name, type: .integer, isRequired: required, meaning: meaning)
    }
    private static func flag(_ name: String, isPrivate: Bool = false) -> Field {
        Field(name: name, type: .boolean, isPrivate: isPrivate, meaning: .flag)
    }
    private static func one(of values: [String], _ name: String, required: Bool = true) -> Field {
        Field(name: name, type: .string, isRequired: required, values: values, meaning: .text)
    }
    private static func reference(
        _ name: String, _ table: String, _ column: String, required: Bool = false, _ meaning: Meaning = .text
    ) -> Field {
        Field(name: name, type: .string, isRequired: required, reference: (table, column), meaning: meaning)
    }
    // Empty on new rows, so not required.
    private static let id = Field(name: "id", type: .integer, isUnique: true, isKey: true, meaning: .integer)

    private static let modalities = Modality.allCases.map(\.name)

    private static let factTail: [Field] = [
        date("starts"), date("ends"), one(of: modalities, "modality"),
        number("amount_low"), number("amount_high"), reference("unit", "units", "code"), flag("approximate"), text("role"),
        text("note"), integer("follows", .fact), Field(name: "private_note", type: .string, isPrivate: true, meaning: .text),
    ]

    private static func fields(of table: PackageTable) -> [Field] {
        switch table {
        case .kinds:
            [
                key("name"), key("plural").compared, reference("parent", "", "name"), text("label_en"), text("label_fr"),
            ]
        case .predicates:
            [
                key("name"), one(of: ["entity", "value"], "takes"),
                one(
                    of: ["text", "integer", "decimal", "date", "amount", "url", "identifier"], "value_type", required: false),
                one(of: ["state", "event", "period"], "time"), one(of: ["none", "subject", "pair"], "slot"), flag("symmetric"),
                text("domain", .words), text("range", .words), text("label_en", required: true), text("label_fr"), text("inverse_en"),
                text("inverse_fr"), text("description"),
                one(of: Predicate.Life.allCases.map(\.rawValue), "life", required: false).added, text("link").added,
            ]
        case .units:
            [
                key("code"), integer("exponent", required: true), text("kind", required: true), text("symbol"), text("label_en"),
                text("label_fr"),
            ]
        case .entities:
            [
                key("slug"), reference("kind", "kinds", "name", required: true), text("name", required: true), text("summary"),
                reference("merged_into", "", "slug", .mergedEntity),
            ]
        case .names:
            [
                id, reference("entity", "entities", "slug", required: true).key, text("text", required: true), text("language"),
                one(of: NameRole.allCases.map(\.rawValue), "role"), date("starts"), date("ends"),
            ]
        case .relations:
            [
                id, reference("subject", "entities", "slug", required: true).key,
                reference("predicate", "predicates", "name", required: true).key,
                reference("object", "entities", "slug", required: true).key,
            ] + factTail
        case .attributes:
            [
                id, reference("entity", "entities", "slug", required: true).key,
                reference("key", "predicates", "name", required: true).key, text("value", .value),
            ] + factTail
        case .sources:
            [
                key("slug"), text("title", required: true), text("author"), text("publisher"), date("published"),
                // Not an enumeration of the description, which packages of earlier versions do not have.
                text("published_basis"), date("retrieved"), text("url"), text("archived_url"), text("language"),
                reference("derived_from", "", "slug"), text("sha256"), flag("confidential", isPrivate: true),
                reference("supersedes", "", "slug").added,
            ]
        case .citations:
            // A fact stands in relations.csv or attributes.csv, which no foreign key can say: import and doctor check it.
            [
                integer("fact").key, integer("name").key, reference("source", "sources", "slug", required: true).key, text("locator"),
                date("as_of"), flag("as_of_defaulted"), text("quote"), text("speaker"), date("starts").added, date("ends").added,
                one(of: NewCitation.Basis.allCases.map(\.rawValue), "basis", required: false).added,
            ]
        case .disputes:
            [
                key("slug"), text("topic", required: true), one(of: ["rival", "apparent", "resolved"], "verdict"),
                text("favours"), text("comment"),
            ]
        case .disputeSides:
            [
                reference("dispute", "disputes", "slug", required: true).key, text("side", required: true).key, integer("fact").key,
                integer("name").key,
            ]
        case .predicateAliases:
            [key("name"), reference("predicate", "predicates", "name", required: true), flag("inverse")]
        case .translations:
            [
                text("text", required: true).key, text("language", required: true).key,
                reference("context", "entities", "slug").key, text("translated", required: true),
            ]
        case .notSame:
            [
                reference("one", "entities", "slug", required: true).key, reference("other", "entities", "slug", required: true).key,
                text("because", required: true),
            ]
        case .mappings:
            [
                text("scheme", required: true).key, one(of: NewMapping.Table.allCases.map(\.rawValue), "table").key,
                text("name", required: true).key, text("target", required: true).key,
            ]
        case .cues:
            [
                text("language", required: true).key, text("phrase", required: true).key, reference("predicate", "predicates", "name"),
                one(of: modalities, "modality", required: false),
            ]
        case .scripts:
            [
                key("name"), one(of: NewScript.Kind.allCases.map(\.rawValue), "kind"), text("body", required: true), text("parameters"),
                text("description"),
            ]
        }
    }
}

extension PackageSchema.Field {
    fileprivate var key: Self { with { $0.isKey = true } }
    fileprivate var compared: Self { with { $0.isKey = false } }
    fileprivate var added: Self { with { $0.isAddition = true } }

    private func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }
}
