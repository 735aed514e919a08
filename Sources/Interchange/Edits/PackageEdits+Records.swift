internal import DossierCuration
internal import DossierModel
internal import DossierStorage

// What has no versions: found by its name, edited in place.
extension PackageEdits {
    func readRecords(_ table: PackageTable, _ kind: RecordKind) throws {
        try forEachRow(of: table) { row, place, sheet in
            guard let statement = try statement(row, sheet, kind) else { return }
            append(.record(statement), place)
        }
    }

    // nil where the base says the same.
    private func statement(_ row: PackageRow, _ sheet: Sheet, _ kind: RecordKind) throws -> RecordStatement? {
        let column = sheet.schema.fields[0].name
        let name = try row.required(column)
        for field in sheet.schema.fields where field.isRequired { _ = try row.required(field.name) }
        guard let key = try base.packageKey(of: sheet.table, named: name) else {
            if try isRemovedSince(name, row, sheet, kind) { return nil }
            var fields = try sheet.fields(row)
            fields[column] = nil
            for field in sheet.schema.fields {
                switch field.meaning {
                case .date: fields[field.name] = try date(fields[field.name], field.name, row, sheet.table)
                case .flag: fields[field.name] = try row.flag(field.name) ? "true" : nil
                default: break
                }
            }
            return RecordStatement(kind, key: name, fields: fields, mode: .add)
        }
        guard seen[sheet.table, default: IDSet()].insert(key) else { throw RecordFault("the \(column) '\(name)' stands twice", column: column) }
        let differences = try said(sheet.differences(row, from: key) ?? [], row, sheet.table)
        guard let first = differences.first else { return nil }
        if let since, let before = try base.record(kind, key, changedAfter: since, except: own) {
            if differences.allSatisfy({ $0.meaning.isSame($0.package, Self.column($0.column, of: before, kind)) }) {
                warn(sheet.table, row, "'\(name)' was changed in this base since the export: the row is left out")
                return nil
            }
            throw bothChanged("'\(name)'", column: first.column)
        }
        let fields = Dictionary(differences.map { ($0.column, $0.value) }, uniquingKeysWith: { one, _ in one })
        return RecordStatement(kind, key: name, fields: fields, mode: .edit)
    }

    // A column of a package in a row as the history keeps it.
    private static func column(_ name: String, of row: [String: String], _ kind: RecordKind) -> String? {
        guard kind == .entity, name == "merged_into" else { return row[name] }
        return row["canonical"] == row["slug"] ? nil : row["canonical"]
    }

    // Whether the row stands in the export of something that was removed since. Where it was changed here, it is refused.
    private func isRemovedSince(_ name: String, _ row: PackageRow, _ sheet: Sheet, _ kind: RecordKind) throws -> Bool {
        guard let since, let key = try base.packageKey(of: sheet.table, named: name, isRemoved: true),
            let before = try base.record(kind, key, changedAfter: since, except: own), before["removed"] != "1"
        else { return false }
        let fields = try sheet.fields(row)
        let changed = sheet.schema.fields.first { field in
            sheet.has(field.name)
                && !field.meaning.isSame(fields[field.name], Self.column(field.name, of: before, kind))
        }
        if let changed { throw bothChanged("'\(name)'", column: changed.name) }
        warn(sheet.table, row, "'\(name)' was removed from this base since the export: the row is left out")
        return true
    }

    // MARK: What may refer to a later row

    func readEntities() throws {
        var merges: [(other: String, kept: String, row: FaultPlace, place: RowPlace)] = []
        try forEachRow(of: .entities) { row, place, sheet in
            guard var statement = try statement(row, sheet, .entity) else { return }
            if let target = statement.fields.removeValue(forKey: "merged_into") {
                let fault = RecordFault(
                    "'\(statement.key)' was merged into another in this base, which no edit takes back", column: "merged_into",
                    hint: "dossier log \(statement.key), and undo the revision")
                if target.isEmpty { throw fault }
                merges.append((statement.key, target, FaultPlace(row.error(fault)), place))
            }
            if statement.mode == .edit, statement.fields.isEmpty { return }
            append(.record(statement), place)
        }
        let targets = Dictionary(merges.map { ($0.other, $0.kept) }, uniquingKeysWith: { one, _ in one })
        for merge in merges {
            let end = try lead(merge.kept, targets)
            if end == nil || end == merge.other {
                var circle = merge.row.error
                (circle.message, circle.hint) = ("an entity cannot be merged into itself", nil)
                faults.add(circle)
            } else if let now = try target(of: merge.other) {
                if try lead(now, targets) != end { faults.add(merge.row.error) }
            } else {
                append(.same(kept: merge.kept, other: merge.other), merge.place)
            }
        }
    }

    // What an entity is merged into in the base.
    private func target(of slug: String) throws -> String? {
        guard let key = try base.packageKey(of: .entities, named: slug) else { return nil }
        return try base.packageReader(of: .entities, hidingPrivate: false).fields(key)?["merged_into"]
    }

    // What an entity leads to in the end, by the base and the package; nil where they lead in a circle.
    private func lead(_ slug: String, _ targets: [String: String]) throws -> String? {
        var (current, passed) = (slug, Set<String>())
        while let next = try target(of: current) ?? targets[current] {
            if !passed.insert(current).inserted { return nil }
            current = next
        }
        return current
    }

    func readSources() throws {
        var references: [(statement: RecordStatement, place: RowPlace)] = []
        try forEachRow(of: .sources) { row, place, sheet in
            guard var statement = try statement(row, sheet, .source) else { return }
            var later = RecordStatement(.source, key: statement.key, fields: [:], mode: .edit)
            for column in ["derived_from", "supersedes"] {
                guard let slug = statement.fields[column], !slug.isEmpty, try base.packageKey(of: .sources, named: slug) == nil else { continue }
                later.fields[column] = statement.fields.removeValue(forKey: column)
            }
            if statement.mode == .add || !statement.fields.isEmpty { append(.record(statement), place) }
            if !later.fields.isEmpty { references.append((later, place)) }
        }
        for reference in references { append(.record(reference.statement), reference.place) }
    }

    // MARK: Rows without a name of their own

    /// Translations and the like: what a row says is all there is to find it by.
    func readWords(_ table: PackageTable, _ kind: RecordKind) throws {
        try forEachUnknownRow(of: table) { said, _, place in
            // An empty cell takes away.
            var fields = Dictionary(PackageSchema.of(table).fields.map { ($0.name, "") }, uniquingKeysWith: { one, _ in one })
            fields.merge(said) { $1 }
            guard let key = fields.removeValue(forKey: kind.keyColumn) else { return }
            append(.record(RecordStatement(kind, key: key, fields: fields, mode: .put)), place)
        }
    }

    func readJudgements() throws {
        let known = Set(try Sheet.rows(of: .notSame, base).map { [$0.fields["one"], $0.fields["other"]] })
        try forEachUnknownRow(of: .notSame) { fields, row, place in
            if known.contains([fields["one"], fields["other"]]) {
                throw RecordFault("the reason of a judgement is not edited", column: "because", hint: "dossier log, and undo the revision")
            }
            append(
                .different(try row.required("one"), try row.required("other"), because: try row.required("because")), place)
        }
    }

    func readSides() throws {
        try forEachUnknownRow(of: .disputeSides) { fields, row, place in
            let claim = try claim(row)
            append(
                .side(dispute: try row.required("dispute"), text: try row.required("side"), claims: [claim], isTakenOff: false), place)
        }
    }

    // Hands over the rows of a small table that the base does not have just so.
    private func forEachUnknownRow(of table: PackageTable, _ body: ([String: String], PackageRow, RowPlace) throws -> Void) throws {
        var known: [[String: String]: Int64]?
        try forEachRow(of: table) { row, place, sheet in
            let rows = try known ?? Dictionary(sheet.baseRows().map { ($0.fields, $0.key) }, uniquingKeysWith: { one, _ in one })
            known = rows
            for field in sheet.schema.fields where field.isRequired { _ = try row.required(field.name) }
            let fields = try sheet.fields(row)
            if let key = rows[fields] { seen[table, default: IDSet()].insert(key) } else { try body(fields, row, place) }
        }
    }
}
