internal import DossierModel
internal import DossierQuery
public import DossierStorage

/// Makes a package of lines of FollowTheMoney: entities, relations, values and sources, by a base's mappings.
///
/// Relations wait until all entities are known, which they may stand before. Takes some hundred bytes of memory an entity, and the disk
/// that the package needs.
public final class FtMImport {
    /// The package. It is there as long as this is.
    public let files: PackageFiles
    /// What could not be mapped, by schema and property, in order: "Sanction", "Company.kppCode".
    public var unmapped: [(what: String, count: Int)] { losses.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

    private let vocabulary: FtMVocabulary
    private let valueTypes: [String: String?]
    private let predicatesByLabel: [String: String]
    private let units: [String: Int]
    private let draft: PackageDraft
    private let lines: LineReader
    private let reader: FtMReader
    private var losses: [String: Int] = [:]
    // By id. The slug is "" for a document that is only a source.
    private var entities: [String: (slug: String, schema: String)] = [:]
    private var slugs: Set<String> = []
    private var sources: Set<String> = []
    private var proven: Set<String> = []
    private var waiting: [FtMLine] = []

    /// Reads all lines.
    ///
    /// - Parameters:
    ///   - path: a file; - is the standard input.
    ///   - base: whose vocabulary is used.
    ///   - bundled: whether the bundled vocabulary comes along: for a base that has none.
    ///   - target: the base that it is for: the package is made beside.
    ///   - keepsGoing: asked at each line.
    /// - Throws: `CSVInputError` with the line that cannot be read; `RecordFault` where the base has no mappings.
    public init(
        _ path: String, vocabularyOf base: Snapshot, bundled: Bool, beside target: String, keepsGoing: () -> Bool = { true }
    ) throws {
        vocabulary = try FtMVocabulary(of: base)
        guard !vocabulary.isEmpty else {
            throw RecordFault(
                "the base does not say how FollowTheMoney's schemata are called in it",
                hint: "import a package with mappings.csv (scheme ftm), or into an empty base, which gets the bundled vocabulary")
        }
        let details = try base.predicateDetails()
        valueTypes = Dictionary(details.map { ($0.name, $0.valueType) }, uniquingKeysWith: { first, _ in first })
        units = try base.unitExponents()
        predicatesByLabel = Dictionary(details.map { ($0.labelEnglish, $0.name) }, uniquingKeysWith: { first, _ in first })
        lines = try LineReader(path: path)
        reader = try FtMReader()
        let folder = target + ".ftm"
        Leftovers.remove(beside: folder)
        draft = try PackageDraft(in: Leftovers.temporaryName(of: folder), title: "FollowTheMoney: \(lines.file)")
        files = PackageFiles(folder: draft.folder)
        if bundled { for table in [PackageTable.kinds, .predicates, .units, .mappings] { try draft.take(table, of: .bundled) } }
        while let text = try lines.next() {
            if !keepsGoing() { throw SQLiteError(code: .interrupted, message: "interrupted", sql: nil) }
            var line = try reader.read(text, lines)
            if vocabulary.isEdge(line.schema) { waiting.append(line) } else { try addEntity(&line) }
        }
        for var line in waiting { try addRelation(&line) }
        waiting = []
        // Documents that prove something, and are not in the file.
        for slug in proven.subtracting(sources).sorted() { try draft.add(.sources, ["slug": slug, "title": slug]) }
        try draft.finish()
    }

    private func lose(_ what: String) { losses[what, default: 0] += 1 }

    // What stands in every line and is understood, or says nothing of the world.
    private static let common: Set<String> = ["proof", "sourceUrl", "publisher", "recordId", "keywords", "summary", "createdAt", "modifiedAt", "retrievedAt"]

    private func loseRest(of line: FtMLine) {
        for name in line.names where !line.used.contains(name) && !Self.common.contains(name) { lose("\(line.schema).\(name)") }
    }

    // MARK: Entities

    private func addEntity(_ line: inout FtMLine) throws {
        let stated = line.take("keywords").first { vocabulary.schema(ofKind: $0) == line.schema }
        if stated == nil, FtMSchema.isA(line.schema, "Document") { return try addSource(&line) }
        guard let kind = stated ?? vocabulary.kind(ofSchema: line.schema) else { return lose(line.schema) }
        let names = line.take("name") + line.take("title") + (FtMSchema.isA(line.schema, "Document") ? line.take("fileName").filter { $0 != FtMID.slug(of: line.id) } : [])
        // A line may be a fragment: what was said of the entity before stays.
        let slug = entities[line.id]?.slug ?? FtMID.slug(of: line.id)
        if slugs.insert(slug).inserted {
            entities[line.id] = (slug, line.schema)
            try draft.add(.entities, ["slug": slug, "kind": kind, "name": names.first ?? line.id, "summary": line.text("summary")])
        }
        for (property, role) in Self.names {
            let texts = property == "name" ? names.dropFirst() : line.take(property)[...]
            for text in texts { try draft.add(.names, ["entity": slug, "text": text, "role": role.rawValue]) }
        }
        let cited = try cite(&line)
        for property in line.names where !line.used.contains(property) {
            guard let predicate = vocabulary.predicate(ofProperty: property, in: line.schema) else { continue }
            try addAttributes(predicate, property, slug, &line, cited)
        }
        loseRest(of: line)
    }

    private static let names: [(String, NameRole)] = [
        ("name", .alias), ("alias", .alias), ("weakAlias", .alias), ("previousName", .former), ("abbreviation", .acronym),
    ]

    private func addAttributes(_ predicate: String, _ property: String, _ slug: String, _ line: inout FtMLine, _ cited: [String]) throws {
        switch valueTypes[predicate] ?? nil {
        case "date":
            guard let date = line.date(property) else { return lose("\(line.schema).\(property)") }
            try draft.addFact(.attributes, ["entity": slug, "key": predicate, "value": date, "starts": date, "modality": "actual"], sources: cited)
        case "amount":
            // A number without its unit is no amount.
            for _ in line.take(property) { lose("\(line.schema).\(property)") }
        default:
            for value in line.take(property) {
                try draft.addFact(.attributes, ["entity": slug, "key": predicate, "value": value, "modality": "actual"], sources: cited)
            }
        }
    }

    // MARK: Sources

    private func addSource(_ line: inout FtMLine) throws {
        let slug = FtMID.slug(ofSource: line.id)
        let title = line.take("title") + line.take("name") + line.take("fileName")
        guard sources.insert(slug).inserted else { return }
        let hash = line.take("contentHash").first { $0.wholeMatch(of: /[0-9a-f]{64}/) != nil }
        try draft.add(.sources, [
            "slug": slug, "title": title.first ?? line.id, "author": line.text("author"), "publisher": line.text("publisher"),
            "published": line.date("publishedAt") ?? line.date("date"), "retrieved": line.date("retrievedAt"), "url": line.take("sourceUrl").first,
            "language": line.take("language").first.map { code in FtMSchema.languages.first { $0.value == code }?.key ?? code }, "sha256": hash,
        ])
        loseRest(of: line)
    }

    /// The sources of a line: the documents that prove it, else the addresses that it gives.
    private func cite(_ line: inout FtMLine) throws -> [String] {
        let proofs = line.take("proof").map(FtMID.slug(ofSource:))
        if !proofs.isEmpty {
            proven.formUnion(proofs)
            return proofs.uniqued
        }
        let publisher = line.take("publisher").first
        return try line.take("sourceUrl").map { url in
            let slug = FtMID.slug(of: url)
            if sources.insert(slug).inserted { try draft.add(.sources, ["slug": slug, "title": url, "publisher": publisher, "url": url]) }
            return slug
        }.uniqued
    }

    // MARK: Relations

    private func addRelation(_ line: inout FtMLine) throws {
        guard let (predicate, edge) = predicate(of: &line) else { return lose(line.schema) }
        var values: [String: String?] = [
            "predicate": predicate, "modality": line.take("status").first { status in Modality.allCases.contains { $0.name == status } } ?? "actual",
            "starts": line.date("startDate"), "ends": line.date("endDate"), "note": line.text("summary"),
        ]
        if let date = line.date("date") { values["starts"] = date }
        let isLink = edge.schema == FtMSchema.link.schema
        // A link's role is its predicate.
        values["role"] = isLink ? line.text("description") : line.text("role") ?? line.text("purpose") ?? line.text("description")
        try addAmount(of: &line, to: &values)
        let (ends, others) = (try known(line.take(edge.source.property), of: line, edge.source), try known(line.take(edge.target.property), of: line, edge.target))
        let cited = try cite(&line)
        for subject in ends {
            for object in others {
                try draft.addFact(.relations, values.merging(["subject": subject, "object": object]) { $1 }, sources: cited)
            }
        }
        loseRest(of: line)
    }

    private func known(_ ids: [String], of line: FtMLine, _ end: FtMEdge.End) throws -> [String] {
        ids.uniqued.compactMap { id in
            if entities[id] == nil { lose("\(line.schema).\(end.property) of what is not there") }
            return entities[id]?.slug
        }
    }

    private func predicate(of line: inout FtMLine) -> (String, FtMEdge)? {
        if line.schema == FtMSchema.link.schema {
            return line.take("role").lazy.compactMap { self.predicatesByLabel[$0] }.first.map { ($0, FtMSchema.link) }
        }
        let fitting = vocabulary.predicates(ofEdge: line.schema).filter { line.has($0.edge.source.property) && line.has($0.edge.target.property) }
        let joining = fitting.first { candidate in
            let ends = [candidate.edge.source.property, candidate.edge.target.property].map { property in
                var copy = line
                return copy.take(property).first.flatMap { entities[$0]?.schema }
            }
            return ends[0].flatMap { source in ends[1].map { candidate.edge.joins(source, $0) } } ?? false
        }
        return joining ?? fitting.first
    }

    private func addAmount(of line: inout FtMLine, to values: inout [String: String?]) throws {
        if let (property, currency) = FtMSchema.money[line.schema], line.has(property) {
            try take(property, in: line.take(currency).first, of: &line, to: &values)
        } else if let property = FtMSchema.percentages[line.schema], line.has(property) {
            try take(property, in: "percent", of: &line, to: &values)
        }
    }

    // Several numbers are not one amount, and one without a unit that the base has is none.
    private func take(_ property: String, in code: String?, of line: inout FtMLine, to values: inout [String: String?]) throws {
        let numbers = line.take(property)
        guard numbers.count == 1, let code, let exponent = units[code] else { return lose("\(line.schema).\(property)") }
        do {
            let number = FixedPoint.text(try FixedPoint.parse(numbers[0], exponent: exponent), exponent: exponent)
            values.merge(["amount_low": number, "amount_high": number, "unit": code]) { $1 }
        } catch {
            lose("\(line.schema).\(property)")
        }
    }
}
