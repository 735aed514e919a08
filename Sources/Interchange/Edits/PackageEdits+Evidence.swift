internal import DossierCuration
internal import DossierModel
internal import DossierStorage

// Spellings and citations.
extension PackageEdits {
    func readNames() throws {
        try forEachRow(of: .names) { row, place, sheet in
            let id = try row.id("id")
            guard let id else { return append(.name(try name(row, sheet, over: nil)), place) }
            let stated = Claim.name(NameID(id))
            switch try numbered(stated, row, sheet) {
            case .standing(let own, let differences):
                if try said(differences, row, .names).isEmpty { return }
                append(.respell(NameID(own.key), try name(row, sheet, over: own.key)), place)
            case .gone(let own): try leaveOut(own, stated, "name \(id)", row, sheet)
            case .new:
                newNames.insert(id)
                var statement = try name(row, sheet, over: nil)
                statement.label = "name-\(id)"
                append(.name(statement), place)
            }
        }
    }

    private func name(_ row: PackageRow, _ sheet: Sheet, over id: Int64?) throws -> NameStatement {
        let fields = try sheet.fields(row, over: id)
        let known = sheet.has("role") ? nil : fields["role"].flatMap(NameRole.init(rawValue:))
        guard let role = try row.optionalChoice("role", NameRole.self) ?? known else { throw row.missing(row.column("role")) }
        var statement = NameStatement(entity: try row.required("entity"), text: try row.required("text"), role: role)
        statement.language = fields["language"]
        statement.starts = try date(fields["starts"], "starts", row, .names)
        statement.ends = try date(fields["ends"], "ends", row, .names)
        return statement
    }

    /// What a citation or a side is about.
    func claim(_ row: PackageRow) throws(RecordFault) -> ClaimReference {
        switch try row.claim() {
        case .fact(let id): fact(id.rawValue)
        case .name(let id): newNames.contains(id.rawValue) ? .label("name-\(id)") : ClaimReference(known(.name(id)))
        }
    }

    // Citations have no numbers: a row that the base has just so is that one; else the one that it was made from is looked for when
    // all rows have been read.
    func readCitations() throws {
        var unknown: [(reference: ClaimReference, claim: Claim?, statement: CitationStatement, place: RowPlace)] = []
        var columns: Set<String> = []
        try forEachRow(of: .citations) { row, place, sheet in
            let reference = try claim(row)
            columns = Set(sheet.schema.fields.map(\.name).filter(sheet.has))
            guard let stated = reference.claim else {
                return unknown.append((reference, nil, try citation(row), place))
            }
            let claim = try ownVersion(of: stated)
            for key in try base.citationKeys(of: claim) where seen[.citations]?.contains(key) != true {
                guard let differences = try sheet.differences(row, from: key, of: claim) else { continue }
                if try differences.isEmpty || said(differences, row, .citations).isEmpty {
                    seen[.citations, default: IDSet()].insert(key)
                    return
                }
            }
            if let since {
                for key in try base.citationKeys(of: claim, retractedAfter: since, except: own) {
                    // Taken back since, or its fact has another number now.
                    if try sheet.differences(row, fromRetracted: key, of: claim)?.isEmpty == true { return }
                }
            }
            unknown.append((reference, claim, try citation(row), place))
        }
        for row in unknown {
            if let old = try row.claim.flatMap({ try origin(of: row.statement, $0) }) {
                seen[.citations, default: IDSet()].insert(old.key)
                append(.recite(CitationID(old.key), Self.complete(row.statement, with: old.fields, except: columns)), row.place)
            } else {
                append(.cite(row.reference, row.statement), row.place)
            }
        }
    }

    // The citation that a row was before somebody edited the row. The claim's citations of the same source come into question, but for
    // those that are other rows. One with the same place is it; in a file that an export wrote, a single one is it whatever its place.
    private func origin(of statement: CitationStatement, _ claim: Claim) throws -> (key: Int64, fields: [String: String])? {
        let reader = try base.packageReader(of: .citations, hidingPrivate: false)
        let candidates = try base.citationKeys(of: claim).filter { seen[.citations]?.contains($0) != true }
            .compactMap { key in try reader.fields(key).map { (key: key, fields: $0) } }
            .filter { $0.fields["source"] == statement.source }
        if let same = candidates.first(where: { $0.fields["locator"] == statement.locator }) { return same }
        return since != nil && candidates.count == 1 ? candidates[0] : nil
    }

    // What a file has no columns for stays as it is.
    private static func complete(
        _ statement: CitationStatement, with fields: [String: String], except columns: Set<String>
    ) -> CitationStatement {
        var whole = statement
        func keep<Value>(_ column: String, _ path: WritableKeyPath<CitationStatement, Value>, _ value: (String?) -> Value) {
            if !columns.contains(column) { whole[keyPath: path] = value(fields[column]) }
        }
        keep("locator", \.locator) { $0 }
        keep("as_of", \.asOf) { $0 }
        keep("as_of_defaulted", \.isAsOfDefaulted) { $0 == "true" }
        keep("quote", \.quote) { $0 }
        keep("speaker", \.speaker) { $0 }
        keep("basis", \.basis) { $0.flatMap(NewCitation.Basis.init(rawValue:)) }
        if case .own(let starts, let ends) = statement.dates {
            whole.dates = .own(
                starts: columns.contains("starts") ? starts : fields["starts"], ends: columns.contains("ends") ? ends : fields["ends"])
        }
        return whole
    }

    private func citation(_ row: PackageRow) throws -> CitationStatement {
        var statement = CitationStatement(source: try row.required("source"))
        statement.locator = try row.text("locator")
        statement.asOf = try date(row.text("as_of"), "as_of", row, .citations)
        statement.isAsOfDefaulted = try row.flag("as_of_defaulted")
        statement.quote = try row.text("quote")
        statement.speaker = try row.text("speaker")
        statement.basis = try row.optionalChoice("basis", NewCitation.Basis.self)
        statement.dates = .own(
            starts: try date(row.text("starts"), "starts", row, .citations), ends: try date(row.text("ends"), "ends", row, .citations))
        return statement
    }
}
