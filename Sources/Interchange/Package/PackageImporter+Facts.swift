internal import DossierModel
internal import DossierStorage

extension PackageImporter {
    /// Imports relations.csv or attributes.csv: the same columns but for the ends.
    func importFacts(_ table: PackageTable, into revision: Revision) throws {
        var columns: FactRowParser?
        var repeatedCount = 0
        try forEachRow(of: table) { row, file in
            let places = columns ?? FactRowParser(of: file.reader, table)
            columns = places
            return try importFact(row, places, file, revision, &repeatedCount)
        }
        let more = repeatedCount - Self.mostRepeatedTold
        if more > 0 {
            let rows = more == 1 ? "1 more row makes a claim" : "\(more) more rows make claims"
            report.warn("\(files.displayName(of: files.path(of: table))): \(rows) of the base: their citations are added to its facts")
        }
    }

    // Of rows that only repeat claims of the base, which may be all of them, the first are told.
    private static let mostRepeatedTold = 3

    private func importFact(
        _ row: PackageRow, _ columns: FactRowParser, _ file: ImportedFile, _ revision: Revision, _ repeatedCount: inout Int
    ) throws -> Bool {
        let packageID = try takeID(in: row, columns)
        let fact = try fact(in: row, columns, revision)
        let known: FactID
        var differences: [RowDifference] = []
        if let packageID, try row.id(at: columns.follows) == nil, try revision.isSaid(fact, by: FactID(packageID)) {
            known = FactID(packageID)
        } else {
            guard let found = try revision.existing(fact) else {
                try note(try revision.add(fact), packageID, row, columns)
                return true
            }
            known = found
            if let packageID, known.rawValue != packageID { index.renumberedFacts[packageID] = known }
            differences = try file.known(in: revision).differences(row, from: known.rawValue, includingKeys: false) ?? []
        }
        try setAside(&differences, of: known, row, columns)
        try removeSpellings(&differences, fact.predicate, revision)
        let less = differences.filter { $0.package == nil }
        if less.isEmpty { repeatedCount += 1 }
        note(differences.filter { $0.package != nil }, of: "fact \(known)", row)
        if less.isEmpty, repeatedCount > Self.mostRepeatedTold { return false }
        warn(
            file.table, row,
            "fact \(known) makes this claim: its citations are added to that"
                + (less.isEmpty ? "" : "; it says more than this row: " + less.map(Self.more).joined(separator: ", ")))
        return false
    }

    /// What the base says, where a row says nothing.
    static func more(_ difference: RowDifference) -> String { "\(difference.column) is \(shown(difference.base))" }

    /// Warns of what the base says of a claim and this row does not, which changes nothing.
    func warnOfLess(_ differences: [RowDifference], of subject: String, _ row: PackageRow, _ table: PackageTable) {
        if differences.isEmpty { return }
        warn(table, row, "\(subject) says more than this row: " + differences.map(Self.more).joined(separator: ", "))
    }

    // What a fact follows may stand later in the package, and has another number there where it is another base's.
    private func setAside(
        _ differences: inout [RowDifference], of fact: FactID, _ row: PackageRow, _ columns: FactRowParser
    ) throws {
        // The same number means another fact in another base.
        let base = differences.firstIndex { $0.meaning == .fact && $0.package != nil }.map { differences.remove(at: $0).base }
        guard let earlier = try row.id(at: columns.follows) else { return }
        index.follows.append((fact, earlier, followsPlace(earlier, row), ImportIndex.KnownEnd(base: base ?? String(earlier))))
    }

    private func followsPlace(_ earlier: Int64, _ row: PackageRow) -> FaultPlace {
        FaultPlace(row.error(RecordFault("there is no fact \(earlier) in this package", column: "follows")))
    }

    // A value is compared as its predicate's type has it: 1.50 is 1.5 where it is a decimal, and another identifier.
    private func removeSpellings(_ differences: inout [RowDifference], _ predicate: PredicateID, _ revision: Revision) throws {
        guard let number = differences.firstIndex(where: { $0.meaning == .value }) else { return }
        guard let base = differences[number].base, let package = differences[number].package else { return }
        let type = try revision.valueType(of: predicate)
        guard let means = ValueMeaning.value(package, of: type), means == ValueMeaning.value(base, of: type) else { return }
        differences.remove(at: number)
    }

    /// The id that a row gives its fact, from then on taken; nil when it gives none.
    func takeID(in row: PackageRow, _ columns: FactRowParser) throws(RecordFault) -> Int64? {
        let packageID = try row.id(at: columns.id)
        if let packageID, !index.factIDs.insert(packageID) {
            throw twice(
                "id", String(packageID), hint: "relations.csv and attributes.csv share their ids; leave the id of a new fact empty")
        }
        return packageID
    }

    /// Keeps what later rows may refer to, once a fact has its id in the base.
    func note(_ id: FactID, _ packageID: Int64?, _ row: PackageRow, _ columns: FactRowParser) throws(RecordFault) {
        if let packageID, id.rawValue != packageID { index.renumberedFacts[packageID] = id }
        if let earlier = try row.id(at: columns.follows) {
            index.follows.append((id, earlier, followsPlace(earlier, row), nil))
        }
    }

    /// What a fact follows may stand later in the package than the fact.
    func resolveFollows(in revision: Revision) throws {
        for follow in index.follows {
            guard let earlier = factID(follow.earlier) else {
                let number = String(follow.earlier)
                try collect(of: (number, faults.isFaulty(number, in: .attributes) ? .attributes : .relations)) { throw follow.place.error }
                continue
            }
            if let known = follow.known {
                let says = RowDifference(column: "follows", meaning: .fact, base: known.base, package: String(earlier.rawValue))
                if says.base != says.package { noteDifference(says, of: "fact \(follow.fact)", follow.place) }
                continue
            }
            try collect(of: (String(follow.earlier), .relations)) {
                try follow.place.attempt { try revision.setFollows(of: follow.fact, to: earlier) }
            }
        }
    }

    /// The base's id of a fact that the package refers to; nil when there is none, or its row is at fault.
    func factID(_ packageID: Int64) -> FactID? {
        if let id = index.renumberedFacts[packageID] { return id }
        return index.factIDs.contains(packageID) && !faults.isFaulty(packageID, in: .relations, .attributes) ? FactID(packageID) : nil
    }
}
