internal import DossierModel
internal import DossierStorage

extension PackageImporter {
    func importEntities(into revision: Revision) throws {
        let merges = try isBulk ? loadEntities(into: revision) : addEntities(in: revision)
        // What the package merges anew comes first: a chain may lead through it.
        for merge in merges where !merge.isKnown {
            try collect(of: (merge.target, .entities)) {
                guard let target = try entityID(merge.target, revision) else { throw merge.place.error }
                try merge.place.attempt { try revision.merge(merge.entity, into: target) }
            }
        }
        for merge in merges where merge.isKnown {
            guard let target = try entityID(merge.target, revision) else {
                try collect(of: (merge.target, .entities)) { throw merge.place.error }
                continue
            }
            if try !revision.isSame(merge.entity, target) {
                noteDifference(
                    RowDifference(column: "merged_into", meaning: .mergedEntity, base: merge.base, package: merge.target),
                    of: "'\(merge.slug)'", merge.place)
            }
        }
    }

    private func addEntities(in revision: Revision) throws -> [Merge] {
        var merges: [Merge] = []
        var circles = MergeCircles()
        try forEachRow(of: .entities) { row, file in
            let entity = try entity(in: row)
            try Revision.check(entity)
            if index.entities[entity.slug] != nil { throw twice("slug", entity.slug) }
            if let target = try row.text("merged_into") { try circles.add(entity.slug, into: target) }
            if let id = try revision.entity(slug: entity.slug) {
                index.entities[entity.slug] = id
                var differences = try file.known(in: revision).differences(row, from: id.rawValue, includingKeys: true) ?? []
                // What it leads to may stand later in the file.
                if let place = differences.firstIndex(where: { $0.meaning == .mergedEntity && $0.package != nil }),
                    var merge = try Merge(of: id, entity.slug, row)
                {
                    (merge.isKnown, merge.base) = (true, differences.remove(at: place).base)
                    merges.append(merge)
                }
                if differences.contains(where: { $0.column == "kind" }), try revision.kind(named: entity.kind) == nil { throw RecordFault.noKind(entity.kind) }
                note(differences, of: "'\(entity.slug)'", row)
                return false
            }
            let id = try revision.add(entity)
            index.entities[entity.slug] = id
            if let merge = try Merge(of: id, entity.slug, row) { merges.append(merge) }
            return true
        }
        return merges
    }

    /// The entity that a row describes, all but what it is merged into.
    func entity(in row: PackageRow) throws(RecordFault) -> NewEntity {
        NewEntity(
            slug: try row.required("slug"), kind: try row.required("kind"), name: try row.required("name"),
            summary: try row.text("summary"))
    }

    func importSources(into revision: Revision) throws {
        // What a source refers to may stand later in the file.
        var references: [(source: SourceID, isKnown: Bool, column: String, slug: String, place: FaultPlace)] = []
        try forEachRow(of: .sources) { row, file in
            let source = try source(in: row)
            try Revision.check(source)
            if index.sources[source.slug] != nil { throw twice("slug", source.slug) }
            let known = try isBulk ? nil : knownRow(named: source.slug, row, file, revision).map { SourceID($0) }
            let id = try known ?? revision.add(source)
            index.sources[source.slug] = id
            for column in ["derived_from", "supersedes"] {
                guard let slug = try row.text(column) else { continue }
                let fault =
                    RecordFault.ofSlug(slug, column: column)
                    ?? RecordFault("there is no source '\(slug)'", column: column, hint: "add it to sources.csv")
                references.append((id, known != nil, column, slug, FaultPlace(row.error(fault))))
            }
            return known == nil
        }
        for reference in references {
            guard let other = try sourceID(reference.slug, revision) else {
                try collect(of: (reference.slug, .sources)) { throw reference.place.error }
                continue
            }
            let source = reference.source
            try collect(of: (reference.slug, .sources)) {
                try reference.place.attempt {
                    try Revision.check(reference.column, of: source, is: other)
                    if reference.isKnown { return }
                    if reference.column == "supersedes" {
                        try revision.setSuperseded(by: source, other)
                    } else {
                        try revision.setDerivation(of: source, from: other)
                    }
                }
            }
        }
    }

    private func source(in row: PackageRow) throws -> NewSource {
        NewSource(
            slug: try row.required("slug"), title: try row.required("title"), author: try row.text("author"),
            publisher: try row.text("publisher"), published: try date(row, "published", .sources),
            publishedBasis: try row.text("published_basis"), retrieved: try date(row, "retrieved", .sources), url: try row.text("url"),
            archivedURL: try row.text("archived_url"), language: try row.text("language"),
            isConfidential: try row.flag("confidential"), sha256: try row.text("sha256"))
    }

    func importNames(into revision: Revision) throws {
        try forEachRow(of: .names) { row, file in
            let packageID = try row.id("id")
            if let packageID, !index.nameIDs.insert(packageID) {
                throw twice("id", String(packageID))
            }
            let name = try name(in: row, revision)
            if !isBulk, let id = try revision.existing(name) {
                if let packageID { index.renumberedNames[packageID] = id }
                let differences = try file.known(in: revision).differences(row, from: id.rawValue, includingKeys: false) ?? []
                warnOfLess(differences, of: "name \(id)", row, .names)
                return false
            }
            if isBulk, packageID == nil { try reserveGivenIDs(in: revision) }
            let id = try revision.add(name, id: isBulk ? packageID.map { NameID($0) } : nil)
            if let packageID, id.rawValue != packageID { index.renumberedNames[packageID] = id }
            return true
        }
    }

    private func name(in row: PackageRow, _ revision: Revision) throws -> NewName {
        NewName(
            entity: try requiredEntity(row, "entity", revision), text: try row.required("text"), language: try row.text("language"),
            role: try row.choice("role", NameRole.self), starts: try date(row, "starts", .names), ends: try date(row, "ends", .names))
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
        if let id = try entityID(slug, revision) { return id }
        // The other form of a slug looks the same: it must not be called unknown without saying why.
        if let fault = RecordFault.ofSlug(slug, column: row.names[column]) { throw fault }
        let near = nearest(slug, among: index.entities.keys)
        throw RecordFault(
            "there is no entity '\(slug)'", column: row.names[column],
            hint: near.map { "did you mean '\($0)'?" } ?? "add it to entities.csv")
    }
}

/// An entity that the package says is merged into another, which may stand later in the file.
struct Merge {
    let entity: EntityID
    let slug: String
    let target: String
    let place: FaultPlace
    /// Whether the base has the entity; then what it leads to there.
    var isKnown = false
    var base: String?

    /// Nil where the row merges nothing.
    init?(of entity: EntityID, _ slug: String, _ row: PackageRow) throws(RecordFault) {
        guard let target = try row.text("merged_into") else { return nil }
        (self.entity, self.slug, self.target) = (entity, slug, target)
        let fault =
            RecordFault.ofSlug(target, column: "merged_into")
            ?? RecordFault("there is no entity '\(target)'", column: "merged_into", hint: "add it to entities.csv")
        place = FaultPlace(row.error(fault))
    }
}

/// What the package says is merged into what, to find circles, whether or not the base has the entities.
private struct MergeCircles {
    private var targets: [String: String] = [:]

    mutating func add(_ slug: String, into target: String) throws(RecordFault) {
        var next: String? = target
        while let current = next {
            if current == slug { throw RecordFault("an entity cannot be merged into itself", column: "merged_into") }
            next = targets[current]
        }
        targets[slug] = target
    }
}
