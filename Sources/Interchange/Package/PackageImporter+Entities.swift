internal import DossierModel
internal import DossierStorage

extension PackageImporter {
    func importEntities(into revision: Revision) throws {
        let merges = try isBulk ? loadEntities(into: revision) : addEntities(in: revision)
        for merge in merges {
            guard let target = try entityID(merge.target, revision) else { throw merge.place.error }
            try merge.place.attempt { try revision.merge(merge.entity, into: target) }
        }
    }

    private func addEntities(in revision: Revision) throws -> [Merge] {
        var merges: [Merge] = []
        try forEachRow(of: .entities) { row in
            let entity = try entity(in: row)
            if index.entities[entity.slug] != nil { throw twice("slug", entity.slug) }
            if let id = try revision.entity(slug: entity.slug) {
                index.entities[entity.slug] = id
                if try !revision.isSame(id, as: entity) {
                    warn(.entities, row, "'\(entity.slug)' is shown otherwise here; it is kept as it is")
                }
                return false
            }
            let id = try revision.add(entity)
            index.entities[entity.slug] = id
            if let merge = Merge(of: id, row) { merges.append(merge) }
            return true
        }
        return merges
    }

    /// The entity that a row describes, all but what it is merged into.
    func entity(in row: PackageRow) throws(RecordFault) -> NewEntity {
        NewEntity(
            slug: try row.required("slug"), kind: try row.required("kind"), name: try row.required("name"),
            summary: row.text("summary"))
    }

    func importSources(into revision: Revision) throws {
        var derivations: [(source: SourceID, original: String, place: FaultPlace)] = []
        try forEachRow(of: .sources) { row in
            let source = NewSource(
                slug: try row.required("slug"), title: try row.required("title"), author: row.text("author"),
                publisher: row.text("publisher"), published: row.text("published"),
                publishedBasis: row.text("published_basis"), retrieved: row.text("retrieved"), url: row.text("url"),
                archivedURL: row.text("archived_url"), language: row.text("language"),
                isConfidential: try row.flag("confidential"), sha256: row.text("sha256"))
            if index.sources[source.slug] != nil { throw twice("slug", source.slug) }
            if !isBulk, let id = try revision.source(slug: source.slug) {
                index.sources[source.slug] = id
                if try !revision.isSame(id, as: source) {
                    warn(.sources, row, "'\(source.slug)' is described otherwise here; it is kept as it is")
                }
                return false
            }
            let id = try revision.add(source)
            index.sources[source.slug] = id
            if let original = row.text("derived_from") {
                let fault = RecordFault("unknown source '\(original)'", column: "derived_from", hint: "add it to sources.csv")
                derivations.append((id, original, FaultPlace(row.error(fault))))
            }
            return true
        }
        for derivation in derivations {
            guard let original = try sourceID(derivation.original, revision) else { throw derivation.place.error }
            try derivation.place.attempt { try revision.setDerivation(of: derivation.source, from: original) }
        }
    }

    func importNames(into revision: Revision) throws {
        try forEachRow(of: .names) { row in
            let name = NewName(
                entity: try requiredEntity(row, "entity", revision), text: try row.required("text"),
                language: row.text("language"), role: try row.choice("role", NameRole.self), starts: row.text("starts"),
                ends: row.text("ends"))
            let packageID = try row.id("id")
            if let packageID, !index.nameIDs.insert(packageID) {
                throw twice("id", String(packageID))
            }
            let sameID = index.keepsIDs ? packageID.map { NameID($0) } : nil
            if !isBulk, let id = try revision.existing(name, preferring: sameID) {
                if let packageID { index.renumberedNames[packageID] = id }
                return false
            }
            if isBulk, packageID == nil { try reserveGivenIDs(in: revision) }
            let id = try revision.add(name, id: isBulk ? sameID : nil)
            if let packageID, id.rawValue != packageID { index.renumberedNames[packageID] = id }
            return true
        }
    }

    func entityID(_ slug: String, _ revision: Revision) throws -> EntityID? {
        if let known = index.entities[slug] { return known }
        guard !isBulk, let found = try revision.entity(slug: slug) else { return nil }
        index.entities[slug] = found
        return found
    }

    func sourceID(_ slug: String, _ revision: Revision) throws -> SourceID? {
        if let known = index.sources[slug] { return known }
        guard !isBulk, let found = try revision.source(slug: slug) else { return nil }
        index.sources[slug] = found
        return found
    }

    func requiredEntity(_ row: PackageRow, _ column: String, _ revision: Revision) throws -> EntityID {
        try requiredEntity(row, row.column(column), revision)
    }

    func requiredEntity(_ row: PackageRow, _ column: Int, _ revision: Revision) throws -> EntityID {
        if let known = index.entities[row.bytes(at: column)] { return known }
        let slug = try row.required(at: column)
        guard let id = try entityID(slug, revision) else {
            let near = isBulk ? NearestName.of(slug, among: index.entities.keys) : nil
            throw RecordFault(
                "unknown entity '\(slug)'", column: row.names[column],
                hint: near.map { "did you mean '\($0)'?" } ?? "add it to entities.csv")
        }
        return id
    }
}

/// An entity that the package says is merged into another, which may stand later in the file.
struct Merge {
    let entity: EntityID
    let target: String
    let place: FaultPlace

    /// Nil where the row merges nothing.
    init?(of entity: EntityID, _ row: PackageRow) {
        guard let target = row.text("merged_into") else { return nil }
        self.entity = entity
        self.target = target
        place = FaultPlace(
            row.error(RecordFault("unknown entity '\(target)'", column: "merged_into", hint: "add it to entities.csv")))
    }
}
