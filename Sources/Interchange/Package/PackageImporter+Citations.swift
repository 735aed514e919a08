internal import DossierModel
internal import DossierStorage

extension PackageImporter {
    func importCitations(into revision: Revision) throws {
        try forEachRow(of: .citations) { row, file in
            let citation = try citation(in: row, revision)
            if !isBulk, try isKnown(citation, row, file, revision) { return false }
            try revision.add(citation)
            return true
        }
    }

    private func citation(in row: PackageRow, _ revision: Revision) throws -> NewCitation {
        let slug = try row.required("source")
        guard let source = try sourceID(slug, revision) else {
            throw RecordFault.ofSlug(slug, column: "source")
                ?? RecordFault(
                    "there is no source '\(slug)'", column: "source",
                    hint: nearest(slug, among: Array(index.sources.keys)).map { "did you mean '\($0)'?" } ?? "add it to sources.csv")
        }
        let speaker = try row.text("speaker") == nil ? nil : requiredEntity(row, "speaker", revision)
        return NewCitation(
            claim: try claim(row), source: source, locator: try row.text("locator"), asOf: try date(row, "as_of", .citations),
            isAsOfDefaulted: try row.flag("as_of_defaulted"), quote: try row.text("quote"), speaker: speaker,
            starts: try date(row, "starts", .citations), ends: try date(row, "ends", .citations), basis: try row.optionalChoice("basis", NewCitation.Basis.self))
    }

    // Citations have no numbers: of those in the same place, the one that says the same is meant, else the first.
    private func isKnown(_ citation: NewCitation, _ row: PackageRow, _ file: ImportedFile, _ revision: Revision) throws -> Bool {
        let known = try file.known(in: revision)
        var nearest: [RowDifference]?
        for candidate in try revision.existing(citation) {
            guard let differences = try known.differences(row, from: candidate.id.rawValue, includingKeys: false) else { continue }
            if differences.isEmpty { return true }
            // A package that tells two citations apart means it.
            if !candidate.isNew, nearest == nil { nearest = differences }
        }
        guard let nearest else { return false }
        try Revision.check(citation)
        note(nearest.filter { $0.package != nil }, of: "this citation", row)
        warnOfLess(nearest.filter { $0.package == nil }, of: "this citation", row, .citations)
        return true
    }

    func importDisputes(into revision: Revision) throws {
        var disputes: [String: (id: DisputeID, sides: Set<String>)] = [:]
        var favoured: [(slug: String, side: String, place: FaultPlace)] = []
        try forEachRow(of: .disputes) { row, file in
            let dispute = NewDispute(
                slug: try row.required("slug"), topic: try row.required("topic"),
                verdict: try row.choice("verdict", NewDispute.Verdict.self), favours: try row.text("favours"),
                comment: try row.text("comment"))
            try Revision.check(dispute)
            if disputes[dispute.slug] != nil { throw twice("slug", dispute.slug) }
            if !isBulk, let id = try knownRow(named: dispute.slug, row, file, revision) {
                disputes[dispute.slug] = (DisputeID(id), [])
                return false
            }
            disputes[dispute.slug] = (try revision.add(dispute), [])
            if let side = dispute.favours {
                let fault = RecordFault(
                    "the dispute has no side '\(side)'", column: "favours", hint: "a side is named as in dispute_sides.csv")
                favoured.append((dispute.slug, side, FaultPlace(row.error(fault))))
            }
            return true
        }
        try forEachRow(of: .disputeSides) { row, _ in
            let slug = try row.required("dispute")
            // A package may leave out the disputes that it adds to.
            if disputes[slug] == nil, !isBulk, let id = try revision.dispute(slug: slug) { disputes[slug] = (id, []) }
            guard let dispute = disputes[slug] else {
                throw RecordFault.ofSlug(slug, column: "dispute")
                    ?? RecordFault("there is no dispute '\(slug)'", column: "dispute", hint: "add it to disputes.csv")
            }
            let side = try row.required("side")
            let claim = try claim(row)
            disputes[slug]?.sides.insert(side)
            if try !isBulk && revision.isOnSide(claim, side: side, of: dispute.id) { return false }
            try revision.add(claim, to: side, of: dispute.id)
            return true
        }
        for favour in favoured where disputes[favour.slug]?.sides.contains(favour.side) == false {
            try collect(of: (favour.side, .disputeSides)) { throw favour.place.error }
        }
    }

    /// The fact or name that a citation or a side is about.
    private func claim(_ row: PackageRow) throws -> Claim {
        switch try row.claim() {
        case .fact(let id):
            guard let fact = factID(id.rawValue) else { throw RecordFault("there is no fact \(id) in this package", column: "fact") }
            return .fact(fact)
        case .name(let id):
            guard let name = nameID(id.rawValue) else { throw RecordFault("there is no name \(id) in this package", column: "name") }
            return .name(name)
        }
    }

    private func nameID(_ packageID: Int64) -> NameID? {
        if let renumbered = index.renumberedNames[packageID] { return renumbered }
        return index.nameIDs.contains(packageID) && !faults.isFaulty(packageID, in: .names) ? NameID(packageID) : nil
    }
}
