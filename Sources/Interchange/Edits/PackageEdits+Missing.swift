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
            var keys = try written.packageKeys(of: table, addedUntil: since).filter { !seen.contains($0) }
            keys += try missingReplaced(in: table, since: since, seen)
            if keys.isEmpty { continue }
            missing[table] = keys.count
            if isRetracted { try takeBack(keys, of: table) }
        }
    }

    // What is neither in the package nor, under its number, in the base: where it has another number by earlier imports of the folder,
    // that one is missing; else nobody has said whether what stands there now is to go.
    private func missingReplaced(in table: PackageTable, since: Int64, _ seen: IDSet) throws -> [Int64] {
        var (replaced, own): ([Int64], [Int64]) = ([], [])
        for key in try base.keysReplaced(in: table, since: since) where !seen.contains(key) {
            let claim: Claim = table == .names ? .name(NameID(key)) : .fact(FactID(key))
            guard let now = try base.successor(of: claim) else { continue }
            if try ownVersion(of: claim).key == now { own.append(now) } else { replaced.append(key) }
        }
        guard let first = replaced.first else { return own }
        warn(
            table, "\(table == .names ? "n" : "#")\(first)\(replaced.count > 1 ? " and \(replaced.count - 1) more" : "") of the export have other numbers in this base since, and are not in the package: they are left as they are; to take them away, export again")
        return own
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
