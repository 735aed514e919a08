internal import DossierStorage

/// The rows of relations.csv and attributes.csv together, in the order of the ids of their facts where both files keep to it, as
/// those that come from a base do: facts are stored in that order.
final class FactFiles {
    /// One of the two files, and where it is being read.
    final class Table {
        let columns: FactRowParser
        private let reader: PackageTableReader
        fileprivate(set) var count = 0
        // The one that comes next.
        fileprivate private(set) var row: PackageRow?

        // nil where the package has no such table.
        fileprivate init?(_ table: PackageTable, of files: PackageFiles) throws {
            if !files.has(table) { return nil }
            reader = try PackageTableReader(table, of: files)
            columns = FactRowParser(of: reader, table)
        }

        fileprivate func advance() throws(CSVInputError) { row = try reader.next() }

        /// The id that a row gives its fact; nil where it gives none.
        fileprivate func id(in row: PackageRow) throws -> Int64? {
            var id: Int64?
            try row.attempt { id = try row.id(at: columns.id) }
            return id
        }
    }

    let relations, attributes: Table?

    init(of files: PackageFiles) throws {
        relations = try Table(.relations, of: files)
        attributes = try Table(.attributes, of: files)
    }

    /// Hands over each row; what is wrong with a record gets the record's place.
    func forEach(_ body: (Table, PackageRow) throws -> Void) throws {
        try relations?.advance()
        try attributes?.advance()
        while let table = try next(), let row = table.row {
            try row.attempt { try body(table, row) }
            table.count += 1
            try table.advance()
        }
    }

    /// How many rows were handed over.
    var count: Int { (relations?.count ?? 0) + (attributes?.count ?? 0) }

    // Facts that get their ids here come in the order of the files.
    private func next() throws -> Table? {
        guard let relations, let relation = relations.row else { return attributes }
        guard let attributes, let attribute = attributes.row, let first = try relations.id(in: relation),
            let second = try attributes.id(in: attribute)
        else { return relations }
        return first <= second ? relations : attributes
    }
}
