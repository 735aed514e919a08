internal import Glibc
internal import DossierModel
internal import DossierStorage

/// Where the fields of a fact stand in relations.csv or attributes.csv.
struct FactRowParser {
    let isRelation: Bool
    let id, subject, predicate, target, starts, ends, modality, amountLow, amountHigh, unit, approximate: Int
    let role, note, privateNote, follows: Int

    init(of reader: PackageTableReader, _ table: PackageTable) {
        isRelation = table == .relations
        id = reader.column("id")
        subject = reader.column(isRelation ? "subject" : "entity")
        predicate = reader.column(isRelation ? "predicate" : "key")
        target = reader.column(isRelation ? "object" : "value")
        starts = reader.column("starts")
        ends = reader.column("ends")
        modality = reader.column("modality")
        amountLow = reader.column("amount_low")
        amountHigh = reader.column("amount_high")
        unit = reader.column("unit")
        approximate = reader.column("approximate")
        role = reader.column("role")
        note = reader.column("note")
        privateNote = reader.column("private_note")
        follows = reader.column("follows")
    }
}

extension PackageImporter {
    /// The fact that a row states, all but its id and what it follows.
    func fact(in row: PackageRow, _ columns: FactRowParser, _ revision: Revision) throws -> NewFact {
        var fact = NewFact(
            subject: try requiredEntity(row, columns.subject, revision), predicate: PredicateID(0),
            object: columns.isRelation ? .entity(try requiredEntity(row, columns.target, revision)) : .amount)
        try read(row, columns, into: &fact, revision)
        return fact
    }

    /// Replaces all of a fact but its entities, its id and what it follows with what a row states.
    ///
    /// Asks the base only for what is not in the index, so not at all in a bulk load. A fact that is read into again and again
    /// saves making one for each row, which costs as much as reading it.
    func read(_ row: PackageRow, _ columns: FactRowParser, into fact: inout NewFact, _ revision: Revision) throws {
        fact.predicate = try requiredPredicate(row, columns, revision)
        if !columns.isRelation { fact.object = try value(row, columns, of: fact.predicate, revision).map { .value($0) } ?? .amount }
        fact.starts = try date(row, at: columns.starts, columns.isRelation ? .relations : .attributes)
        fact.ends = try date(row, at: columns.ends, columns.isRelation ? .relations : .attributes)
        fact.modality = try modality(row, columns)
        try readAmount(of: row, columns, into: &fact, revision)
        fact.role = try row.text(at: columns.role)
        fact.note = try row.text(at: columns.note)
        fact.privateNote = try row.text(at: columns.privateNote)
    }

    private func value(_ row: PackageRow, _ columns: FactRowParser, of predicate: PredicateID, _ revision: Revision) throws -> String? {
        if DateCells.isPlain(row.bytes(at: columns.target)) { return try row.text(at: columns.target) }
        return try revision.valueType(of: predicate) == .date ? date(row, at: columns.target, .attributes) : row.text(at: columns.target)
    }

    private func requiredPredicate(_ row: PackageRow, _ columns: FactRowParser, _ revision: Revision) throws -> PredicateID {
        if let known = index.predicates[row.bytes(at: columns.predicate)] { return known }
        let name = try row.required(at: columns.predicate)
        guard !isBulk, let id = try revision.predicate(named: name) else {
            let near = try nearest(name, among: Array(try revision.predicatesByName().keys))
            throw RecordFault(
                "there is no predicate '\(name)'", column: columns.isRelation ? "predicate" : "key",
                hint: near.map { "did you mean '\($0)'?" } ?? "add it to predicates.csv")
        }
        index.predicates[name] = id
        return id
    }

    private func modality(_ row: PackageRow, _ columns: FactRowParser) throws(RecordFault) -> Modality {
        let bytes = row.bytes(at: columns.modality)
        if index.modality.name.withUnsafeBytes({ isSame($0, UnsafeRawBufferPointer(bytes)) }), !bytes.isEmpty {
            return index.modality.value
        }
        let modality = try row.modality(at: columns.modality)
        index.modality = (Array(bytes), modality)
        return modality
    }

    private func readAmount(of row: PackageRow, _ columns: FactRowParser, into fact: inout NewFact, _ revision: Revision) throws {
        fact.isApproximate = try row.flag(at: columns.approximate)
        (fact.unit, fact.amountLow, fact.amountHigh) = (nil, nil, nil)
        if row.bytes(at: columns.unit).isEmpty, row.bytes(at: columns.amountLow).isEmpty, row.bytes(at: columns.amountHigh).isEmpty {
            if fact.isApproximate { throw RecordFault.approximateWithoutAmount }
            return
        }
        let (low, high) = (try row.text(at: columns.amountLow), try row.text(at: columns.amountHigh))
        guard let code = try row.text(at: columns.unit) else {
            if low != nil || high != nil {
                throw RecordFault(
                    "the amount has no unit", column: low == nil ? "amount_high" : "amount_low", hint: "name it in the column 'unit'")
            }
            return
        }
        let unit = try index.units[code] ?? (isBulk ? nil : revision.unit(coded: code))
        guard let unit else { throw RecordFault("there is no unit '\(code)'", column: "unit", hint: "add it to units.csv") }
        index.units[code] = unit
        fact.unit = unit.id
        fact.amountLow = try low.map { try amount($0, "amount_low", unit.exponent) }
        fact.amountHigh = try high.map { try amount($0, "amount_high", unit.exponent) }
    }

    private func amount(_ text: String, _ column: String, _ exponent: Int) throws(RecordFault) -> Int64 {
        do {
            return try FixedPoint.parse(text, exponent: exponent)
        } catch {
            throw RecordFault("\(error)", column: column, hint: "write whole units with a decimal point: 135000000 or 44.4")
        }
    }
}

extension PackageRow {
    func modality() throws(RecordFault) -> Modality { try modality(at: column("modality")) }

    func modality(at column: Int) throws(RecordFault) -> Modality {
        let name = try required(at: column)
        guard let modality = Modality(name: name) else {
            throw RecordFault(
                "'\(name)' is no modality", column: "modality",
                hint: "one of: " + Modality.allCases.map(\.name).joined(separator: ", "))
        }
        return modality
    }
}

@inline(__always)
private func isSame(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count, let first = left.baseAddress, let second = right.baseAddress else { return left.count == right.count }
    return memcmp(first, second, left.count) == 0
}

extension RecordFault {
    static let approximateWithoutAmount = RecordFault(
        "there is no amount that could be approximate", column: "amount_low", hint: "the amount, or nothing in the column 'approximate'")
}
