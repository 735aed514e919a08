internal import Model
internal import Storage

extension PackageImporter {
    func importEntities(into revision: Revision) throws {
        var merges: [(entity: EntityID, target: String, place: FaultPlace)] = []
        try forEachRow(of: .entities) { row in
            let entity = NewEntity(
                slug: try row.required("slug"), kind: try row.required("kind"), name: try row.required("name"),
                summary: row.text("summary"))
            if index.entities[entity.slug] != nil { throw twice("slug", entity.slug) }
            if !isBulk, let id = try revision.entity(slug: entity.slug) {
                index.entities[entity.slug] = id
                if try !revision.isSame(id, as: entity) {
                    warn(.entities, row, "'\(entity.slug)' is shown otherwise here; it is kept as it is")
                }
                return false
            }
            let id = try revision.add(entity)
            index.entities[entity.slug] = id
            if let target = row.text("merged_into") {
                let fault = RecordFault("unknown entity '\(target)'", column: "merged_into", hint: "add it to entities.csv")
                merges.append((id, target, FaultPlace(row.error(fault))))
            }
            return true
        }
        for merge in merges {
            guard let target = try entityID(merge.target, revision) else { throw merge.place.error }
            try merge.place.attempt { try revision.merge(merge.entity, into: target) }
        }
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
        let slug = try row.required(column)
        guard let id = try entityID(slug, revision) else {
            let near = isBulk ? NearestName.of(slug, among: Array(index.entities.keys)) : nil
            throw RecordFault(
                "unknown entity '\(slug)'", column: column,
                hint: near.map { "did you mean '\($0)'?" } ?? "add it to entities.csv")
        }
        return id
    }
}
