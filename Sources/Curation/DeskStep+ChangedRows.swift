internal import DossierModel
internal import DossierQuery
internal import DossierStorage

// Spellings and citations have versions as facts do: an edit takes the old one back and adds another.
extension DeskStep {
    func change(_ name: NameID, _ statement: NameStatement) throws {
        guard case .name(let id) = try live(.name(name), field: "id") else { return }
        let before = try fields(.names, id.rawValue)
        let new = NewName(
            entity: try entity(statement.entity, field: "entity"), text: statement.text, language: statement.language, role: statement.role,
            starts: try statement.starts.flatMap { try date($0, field: "starts") },
            ends: try statement.ends.flatMap { try date($0, field: "ends") })
        guard let entity = try base.entity(new.entity) else { throw fault("there is no entity \(new.entity)", field: "entity") }
        if let other = try revision.existing(new, preferring: id), other != id {
            throw fault("name n\(other) says so already", field: "text", hint: "dossier retract n\(id) --because 'the same as n\(other)'")
        }
        let replacement = try revision.replace(id, with: new)
        run.forgetNames()
        let changes = Self.changes(from: before, to: try fields(.names, replacement.rawValue), except: ["id"])
        if !changes.isEmpty { run.isNew(replacement) }
        run.append(
            Change(changes.isEmpty ? .known : .edited, .name(replacement, text: statement.text, of: entity), fields: changes))
    }

    func takeBack(_ citation: CitationID) throws {
        // It may have gone with its claim.
        guard let citation = try revision.standing(citation) else { return }
        let (claim, fields) = try cited(citation)
        try revision.retract(citation)
        run.append(Change(.retracted, .citation(source: fields["source"] ?? "", locator: fields["locator"], of: claim)))
    }

    func change(_ citation: CitationID, _ statement: CitationStatement) throws {
        let citation = try revision.standing(citation) ?? citation
        let (claim, before) = try cited(citation)
        try revision.retract(citation)
        let id = try cite(live(claim, field: "fact"), statement)
        let changes = Self.changes(from: before, to: try fields(.citations, id.rawValue), except: ["fact", "name"])
        run.append(
            Change(
                changes.isEmpty ? .known : .edited, .citation(source: statement.source, locator: statement.locator, of: claim), fields: changes))
    }

    // What a live citation is about, and its columns.
    private func cited(_ citation: CitationID) throws -> (claim: ClaimReference, fields: [String: String]) {
        let fields = try fields(.citations, citation.rawValue)
        if let fact = fields["fact"].flatMap({ Int64($0) }) { return (.fact(FactID(fact)), fields) }
        if let name = fields["name"].flatMap({ Int64($0) }) { return (.name(NameID(name)), fields) }
        throw fault("the citation was taken back already", field: "source")
    }

    private func fields(_ table: PackageTable, _ key: Int64) throws -> [String: String] {
        try base.packageReader(of: table, hidingPrivate: false).fields(key) ?? [:]
    }

    private static func changes(
        from before: [String: String], to after: [String: String], except: Set<String>
    ) -> [Change.FieldChange] {
        Set(before.keys).union(after.keys).subtracting(except).sorted().filter { before[$0] != after[$0] }
            .map { Change.FieldChange(field: $0, before: before[$0], after: after[$0]) }
    }
}
