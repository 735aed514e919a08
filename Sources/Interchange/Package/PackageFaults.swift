internal import DossierCuration
internal import DossierModel
internal import DossierStorage

/// What is wrong with a package, in more than one place: nothing was imported.
public struct PackageFaults: Error, Sendable, CustomStringConvertible {
    /// The first places.
    public let places: [CSVInputError]
    /// How many there are.
    public let count: Int

    /// As many places as are kept.
    static let limit = Desk.mostFaults

    public var description: String {
        (places.map(\.description) + (count > places.count ? ["and \(count - places.count) more"] : [])).joined(separator: "\n")
    }
}

/// The faults of a package while it is read. A row that names what is itself at fault is not told as well.
struct FoundFaults {
    private(set) var places: [CSVInputError] = []
    private var count = 0
    private var names: [PackageTable: Set<String>] = [:]
    // Tables that could not be read to their end.
    private var broken: Set<PackageTable> = []

    var isEmpty: Bool { count == 0 }

    /// Whether further places are only counted.
    var isFull: Bool { places.count >= PackageFaults.limit }

    mutating func add(_ place: CSVInputError) {
        count += 1
        if !isFull { places.append(place) }
    }

    /// Takes why a table could not be read to its end.
    mutating func add(_ place: CSVInputError, breaking table: PackageTable) {
        broken.insert(table)
        add(place)
    }

    /// Takes what is wrong with a row, and remembers the row by its name or number.
    mutating func add(_ place: CSVInputError, of row: PackageRow, in table: PackageTable) {
        let schema = PackageSchema.of(table)
        // Before the row itself is among those at fault: it may name itself.
        let follows = schema.fields.contains { field in
            let cell = row.error(RecordFault("", column: field.name))
            return cell.line == place.line && cell.column == place.column && isAboutFaulty(field, of: table, row)
        }
        if let key = schema.fields.first?.name {
            names[table, default: []].insert(row.plain(key))
            // Nobody knows what a row is called whose name is at fault.
            let cell = row.error(RecordFault("", column: key))
            if schema.fields[0].isRequired, cell.line == place.line, cell.column == place.column { broken.insert(table) }
        }
        if !follows { add(place) }
    }

    private func isAboutFaulty(_ field: PackageSchema.Field, of table: PackageTable, _ row: PackageRow) -> Bool {
        if names.isEmpty, broken.isEmpty { return false }
        let value = row.plain(field.name)
        if value.isEmpty { return false }
        let tables: [PackageTable] =
            switch (field.name, field.reference?.table) {
            case ("fact", _), ("follows", _): [.relations, .attributes]
            case ("name", _) where table == .citations || table == .disputeSides: [.names]
            case (_, let referred?) where !referred.isEmpty: PackageTable(rawValue: referred).map { [$0] } ?? []
            default: []
            }
        return tables.contains { isFaulty(value, in: $0) }
    }

    /// Whether the row of a name, or number, is at fault itself, or may stand in what could not be read.
    func isFaulty(_ name: String, in table: PackageTable) -> Bool { broken.contains(table) || names[table]?.contains(name) == true }

    /// Whether the row of a number is, in one of some tables.
    func isFaulty(_ number: Int64, in tables: PackageTable...) -> Bool {
        !isEmpty && tables.contains { isFaulty(String(number), in: $0) }
    }

    /// - Throws: `CSVInputError` of the only fault, or `PackageFaults`.
    func refuse() throws {
        if count == 1, let only = places.first { throw only }
        if count > 0 { throw PackageFaults(places: places, count: count) }
    }
}

extension PackageRow {
    /// The text of a field as it stands.
    func plain(_ name: String) -> String { String(decoding: bytes(at: column(name)), as: UTF8.self) }
}
