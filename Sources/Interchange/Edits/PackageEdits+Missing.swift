internal import DossierCuration
internal import DossierModel
internal import DossierStorage

// What an export wrote, and an edited file has no more.
extension PackageEdits {
    /// Counts what is missing, and takes it back where that is asked for: what hangs on something comes before it.
    func findMissing(isRetracted: Bool) throws {
        guard let since, let export = package.export else { return }
        let written = try base.visible(export.isPrivate ? .everything : .open)
        for table in PackageTable.allCases.reversed() where isRead(table) {
            let seen = seen[table == .attributes ? .relations : table] ?? IDSet()
            let keys = try written.packageKeys(of: table, addedUntil: since).filter { !seen.contains($0) }
            if keys.isEmpty { continue }
            missing[table] = keys.count
            if isRetracted { try takeBack(keys, of: table) }
        }
    }

    private func takeBack(_ keys: [Int64], of table: PackageTable) throws {
        let reader = try base.packageReader(of: table, hidingPrivate: false)
        // A fault is told at the head of the file: the row is not there.
        let place = RowPlace(table: table, number: 0)
        for key in keys {
            switch table {
            case .relations, .attributes: append(.retract(.fact(FactID(key))), place)
            case .names: append(.retract(.name(NameID(key))), place)
            case .citations: append(.takeBack(CitationID(key)), place)
            case .disputeSides:
                guard let fields = try reader.fields(key), let dispute = fields["dispute"], let side = fields["side"] else { continue }
                let claims = [fields["fact"].flatMap(ClaimReference.init), fields["name"].flatMap { ClaimReference("n" + $0) }].compactMap { $0 }
                append(.side(dispute: dispute, text: side, claims: claims, isTakenOff: true), place)
            default:
                guard let kind = RecordKind(namedIn: table), let name = try reader.fields(key)?[kind.keyColumn] else { continue }
                append(.remove(kind, key: name, withDependents: false), place)
            }
        }
    }
}
