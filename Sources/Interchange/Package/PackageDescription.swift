internal import DossierStorage

/// A package's datapackage.json: Frictionless Data Package v1 (https://specs.frictionlessdata.io), with one property of our
/// own, `dossier`: which base it was exported from, and the ids which that base has used.
struct PackageDescription {
    var name: String
    var title: String
    var description: String?
    var license: String?
    /// The UUID of the base; nil in a package that no knowledge base wrote: its ids are then labels of its own.
    var baseID: String?
    var lastFactID: Int64 = 0
    var lastNameID: Int64 = 0
    /// Where tables lie that the description names.
    var paths: [PackageTable: String] = [:]
    /// The tables that it names.
    var tables: Set<PackageTable> = []
    /// What it says that is left out, with its place.
    var warnings: [String] = []
    // Which of its properties a text has.
    private var stated: [Property] = []
    private var places = JSONPlaces(text: "", file: "")

    /// Reads the description out of JSON text with SQLite's JSON functions.
    ///
    /// - Throws: `CSVInputError` when it is no JSON object, or says of its files what cannot be followed.
    init(json: String, file: String, connection: Connection) throws {
        guard try connection.integer("SELECT CASE WHEN json_valid(?1) THEN json_type(?1) = 'object' END", json) == 1 else {
            throw CSVInputError(
                file: file, line: 1, column: 1, message: "this is no JSON object",
                hint: "a Data Package is described by one; see https://specs.frictionlessdata.io/data-package/")
        }
        func text(_ path: String) throws -> String? {
            try connection.text("SELECT json_extract(?, ?)", json, path)
        }
        func integer(_ path: String) throws -> Int64 {
            try connection.integer("SELECT json_extract(?, ?)", json, path) ?? 0
        }
        name = try text("$.name") ?? "knowledge-base"
        title = try text("$.title") ?? name
        description = try text("$.description")
        license = try text("$.licenses[0].name")
        baseID = try text("$.dossier.base_id")
        lastFactID = try integer("$.dossier.last_fact_id")
        lastNameID = try integer("$.dossier.last_name_id")
        stated = try Self.properties.filter { try text($0.path) != nil }
        places = JSONPlaces(text: json, file: file)
        let resources = try PackageResources(json, file: file, connection: connection)
        (paths, tables, warnings) = (resources.paths, resources.tables, resources.warnings)
    }

    private struct Property {
        let name, path: String
        let value: (PackageDescription) -> String?
    }

    // What a base says of itself in words.
    private static var properties: [Property] {
        [
            Property(name: "name", path: "$.name") { $0.name }, Property(name: "title", path: "$.title") { $0.title },
            Property(name: "description", path: "$.description") { $0.description },
            Property(name: "licenses", path: "$.licenses[0].name") { $0.license },
        ]
    }

    /// Where a description that was read says other than that of a base. What it does not say is no difference.
    func differences(from base: PackageDescription) -> [(text: String, place: CSVInputError)] {
        stated.compactMap { property in
            let (known, value) = (property.value(base), property.value(self))
            if known == value { return nil }
            let text = "\(property.name) is \(PackageImporter.shown(known)) in the base and \(PackageImporter.shown(value)) here"
            return (text, places.error(at: property.name, text))
        }
    }

    /// What a knowledge base says of itself.
    init(of base: Snapshot) throws {
        name = try base.meta("package_name") ?? "knowledge-base"
        title = try base.meta("package_title") ?? "Knowledge base"
        description = try base.meta("package_description")
        license = try base.meta("package_license")
        baseID = try base.meta("base_id")
        lastFactID = try base.lastUsedID(table: "fact")
        lastNameID = try base.lastUsedID(table: "name")
    }

    /// Writes it into a knowledge base that takes the package over as its own.
    func adopt(in revision: Revision) throws {
        try revision.setMeta("package_name", name)
        try revision.setMeta("package_title", title)
        try revision.setMeta("package_description", description)
        try revision.setMeta("package_license", license)
        if let baseID { try revision.setMeta("base_id", baseID) }
    }
}
