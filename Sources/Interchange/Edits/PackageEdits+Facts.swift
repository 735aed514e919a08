internal import DossierCuration
internal import DossierModel
internal import DossierStorage

/// A fact that a package adds.
struct NewFactRow {
    let id: Int64?
    var statement: FactStatement
    /// The number of what it follows, which may stand later in the package.
    let follows: Int64?
    let place: RowPlace
}

/// A fact of the base that a package has otherwise.
struct FactEditRow {
    let fact: FactID
    var edit: FactEdit
    /// What it is to follow; nil where that stays.
    let follows: Int64??
    let place: RowPlace
}

extension PackageEdits {
    func readFacts() throws {
        for table in [PackageTable.relations, .attributes] { try forEachRow(of: table, readFact) }
        try appendNewFacts()
        for row in factEdits {
            var edit = row.edit
            edit.follows = row.follows.map { $0.map(fact) }
            append(.edit(.fact(row.fact), edit), row.place)
        }
    }

    /// A fact by the number that the package has for it.
    func fact(_ number: Int64) -> ClaimReference {
        newFacts.contains(number) ? .label("fact-\(number)") : ClaimReference(known(.fact(FactID(number))))
    }

    private func readFact(_ row: PackageRow, _ place: RowPlace, _ sheet: Sheet) throws {
        let id = try row.id("id")
        guard let id else { return try addFact(nil, row, place, sheet) }
        let stated = Claim.fact(FactID(id))
        switch try numbered(stated, row, sheet) {
        case .standing(let fact, let differences):
            if !differences.isEmpty { try editFact(FactID(fact.key), said(differences, row, sheet.table), row, place, sheet) }
        case .gone(let fact): try leaveOut(fact, stated, "fact \(id)", row, sheet)
        case .new: try addFact(id, row, place, sheet)
        }
    }

    /// Passes over a row about a claim that this base has taken back, if it is as it was exported.
    func leaveOut(_ claim: Claim, _ stated: Claim, _ what: String, _ row: PackageRow, _ sheet: Sheet) throws {
        guard let differences = try sheet.differences(row, fromRetracted: claim) else {
            throw RecordFault("\(what) is another fact in this base", column: "id", hint: "leave the id of a new fact empty")
        }
        let now = try base.successor(of: claim)
        // The same change, made there already.
        if let now, let others = try sheet.differences(row, from: claim.with(key: now)), try said(others, row, sheet.table).isEmpty {
            return agree(stated, isNow: now)
        }
        if let first = try said(differences, row, sheet.table).first { throw bothChanged(what, column: first.column, now: now) }
        warn(sheet.table, row, "\(what) was \(now.map { "replaced by \($0)" } ?? "retracted") in this base: the row is left out")
    }

    private func addFact(_ id: Int64?, _ row: PackageRow, _ place: RowPlace, _ sheet: Sheet) throws {
        if let id { newFacts.insert(id) }
        let isRelation = sheet.table == .relations
        var statement = FactStatement(
            subject: try row.required(isRelation ? "subject" : "entity"), predicate: try row.required(isRelation ? "predicate" : "key"),
            object: isRelation ? try row.required("object") : try value(row, sheet.table) ?? "")
        statement.modality = try row.modality()
        statement.starts = try date(row.text("starts"), "starts", row, sheet.table)
        statement.ends = try date(row.text("ends"), "ends", row, sheet.table)
        // A row says all of its dates.
        statement.hasNoStart = statement.starts == nil
        statement.figures = try figures(sheet.fields(row), row)
        statement.role = try row.text("role")
        statement.note = try row.text("note")
        statement.privateNote = try row.text("private_note")
        statement.label = id.map { "fact-\($0)" }
        factRows.append(NewFactRow(id: id, statement: statement, follows: try row.id("follows"), place: place))
    }

    private func editFact(
        _ fact: FactID, _ differences: [RowDifference], _ row: PackageRow, _ place: RowPlace, _ sheet: Sheet
    ) throws {
        if differences.isEmpty { return }
        let columns = Set(differences.map(\.column))
        let isOther = columns.isSuperset(of: ["subject", "predicate"]) || columns.isSuperset(of: ["entity", "key"])
        if package.isPresumed, isOther {
            throw RecordFault(
                "fact \(fact) has another subject and another predicate in this base", column: "id", hint: "leave the id of a new fact empty")
        }
        var edit = FactEdit()
        var follows: Int64??
        for difference in differences {
            switch difference.column {
            case "subject", "entity": edit.subject = try row.required(difference.column)
            case "predicate", "key": edit.predicate = try row.required(difference.column)
            case "object": edit.object = try row.required(difference.column)
            case "value":
                _ = try row.required(difference.column)
                edit.object = difference.value
                // A row says its start, also where that repeated the value: it does not move along.
                if !columns.contains("starts") { edit.starts = try sheet.fields(row, over: fact.rawValue)["starts"] ?? "" }
            case "starts": edit.starts = difference.value
            case "ends": edit.ends = difference.value
            case "modality": edit.modality = try row.modality()
            case "role": edit.role = difference.value
            case "note": edit.note = difference.value
            case "private_note": edit.privateNote = difference.value
            case "follows": follows = .some(try row.id("follows"))
            default: break
            }
        }
        if !columns.isDisjoint(with: ["amount_low", "amount_high", "unit", "approximate"]) {
            edit.figures = try figures(sheet.fields(row, over: fact.rawValue), row)
            if edit.figures == nil { edit.amount = "" }
        }
        factEdits.append(FactEditRow(fact: fact, edit: edit, follows: follows, place: place))
    }

    private func figures(_ fields: [String: String], _ row: PackageRow) throws(RecordFault) -> AmountFigures? {
        _ = try row.flag("approximate")
        let (low, high) = (fields["amount_low"], fields["amount_high"])
        let isApproximate = PackageRow.flag(fields["approximate"] ?? "") == true
        guard let unit = fields["unit"] else {
            if low == nil, high == nil {
                if isApproximate { throw RecordFault.approximateWithoutAmount }
                return nil
            }
            throw RecordFault(
                "the amount has no unit", column: low == nil ? "amount_high" : "amount_low", hint: "name it in the column 'unit'")
        }
        return AmountFigures(low: low, high: high, unit: unit, isApproximate: isApproximate)
    }

    // What a new fact follows comes before it.
    private func appendNewFacts() throws {
        var numbers: [Int64: Int] = [:]
        for (index, row) in factRows.enumerated() { if let id = row.id { numbers[id] = index } }
        var isDone = [Bool](repeating: false, count: factRows.count)
        for start in factRows.indices {
            var chain: [Int] = []
            var next: Int? = start
            while let index = next, !isDone[index] {
                isDone[index] = true
                chain.append(index)
                next = factRows[index].follows.flatMap { numbers[$0] }
            }
            for index in chain.reversed() {
                var row = factRows[index]
                row.statement.follows = row.follows.map(fact)
                append(.add(row.statement), row.place)
            }
        }
    }
}
