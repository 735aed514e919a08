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
            let keys = try written.packageKeys(of: table, addedUntil: since, orIn: own).filter { !seen.contains($0) }
            try warnOfReplaced(in: table, since: since)
            if keys.isEmpty { continue }
            missing[table] = keys.count
            if isRetracted { try takeBack(keys, of: table) }
        }
    }

    // What is neither in the package nor, under a number that the folder knows, in the base: whether it is to go, nobody has said of what
    // stands there now.
    private func warnOfReplaced(in table: PackageTable, since: Int64) throws {
        let numbers = numbers[table == .attributes ? .relations : table] ?? IDSet()
        let replaced = try base.keysReplaced(in: table, since: since).filter { key in
            let claim: Claim = table == .names ? .name(NameID(key)) : .fact(FactID(key))
            guard !numbers.contains(key), let now = try base.successor(of: claim) else { return false }
            return try ownVersion(of: claim).key != now
        }
        guard let first = replaced.first else { return }
        warn(
            table, "\(table == .names ? "n" : "#")\(first)\(replaced.count > 1 ? " and \(replaced.count - 1) more" : "") of the export have other numbers in this base since, and are not in the package: they are left as they are; to take them away, export again")
    }

    private func takeBack(_ keys: [Int64], of table: PackageTable) throws {
        let reader = try base.packageReader(of: table, hidingPrivate: false)
        // A fault is told at the head of the file: the row is not there.
        let place = RowPlace(table: table, number: 0)
        for key in keys {
            switch table {
            case .relations, .attributes: append(.retract(.fact(FactID(key)), unlessSaid: true), place)
            case .names: append(.retract(.name(NameID(key)), unlessSaid: true), place)
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
