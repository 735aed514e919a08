internal import DossierModel
internal import DossierStorage

// What is done about rows that the base has already, and has otherwise.
extension PackageImporter {
    /// Whether the base has the row that is called `name`; where it says other than the base, that is noted.
    ///
    /// - Returns: the key of the base's row; nil where there is none.
    func knownRow(
        named name: String, _ row: PackageRow, _ file: ImportedFile, _ revision: Revision
    ) throws -> Int64? {
        guard let kind = RecordKind(namedIn: file.table), let id = try revision.row(of: kind, named: name) else { return nil }
        let differences = try file.known(in: revision).differences(row, from: id, includingKeys: true) ?? []
        if !differences.isEmpty, try isConfidential(kind, name) {
            // Warnings stand in the open.
            for difference in differences { noteHidden(difference.column, of: "'\(name)'", place(of: difference, row)) }
        } else {
            note(differences, of: "'\(name)'", row)
        }
        return id
    }

    private func isConfidential(_ kind: RecordKind, _ name: String) throws -> Bool {
        switch kind {
        case .source: try base.snapshot().isConfidential(source: name)
        case .dispute: try !base.snapshot().isOpen(dispute: name)
        default: false
        }
    }

    private func noteHidden(_ column: String, of subject: String, _ place: FaultPlace) {
        var error = place.error
        error.hint = nil
        error.message = "\(subject): \(column) is otherwise in the base, where it is confidential"
        report.warn("\(error); it is kept as it is")
    }

    /// Warns of where a row says other than what the base has.
    func note(_ differences: [RowDifference], of subject: String, _ row: PackageRow) {
        for difference in differences { noteDifference(difference, of: subject, place(of: difference, row)) }
    }

    func noteDifference(_ difference: RowDifference, of subject: String, _ place: FaultPlace) {
        var error = place.error
        error.hint = nil
        error.message =
            "\(subject): \(difference.column) is \(Self.shown(difference.base)) in the base and \(Self.shown(difference.package)) here"
        report.warn("\(error); it is kept as it is")
    }

    /// The place of a column in which a row differs.
    func place(of difference: RowDifference, _ row: PackageRow) -> FaultPlace {
        FaultPlace(row.error(RecordFault("", column: difference.column)))
    }

    /// A value as messages show it: not more than one line of it.
    static func shown(_ text: String?) -> String {
        guard let text else { return "empty" }
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count <= 60 ? "'\(line)'" : "'\(line.prefix(57))...'"
    }
}

/// One file of a package while it is imported: its rows, and those of the base that they may be about.
final class ImportedFile {
    let table: PackageTable
    let reader: PackageTableReader
    private var rows: KnownRows?

    init(_ table: PackageTable, of files: PackageFiles) throws(CSVInputError) {
        self.table = table
        reader = try PackageTableReader(table, of: files)
    }

    /// To hold rows against those of the base; made when it is first needed.
    func known(in revision: Revision) throws -> KnownRows {
        if let rows { return rows }
        let made = try KnownRows(table, reader) { [table] in try PackageRowReader(table, in: revision, hidingPrivate: $0, columns: $1) }
        rows = made
        return made
    }
}
