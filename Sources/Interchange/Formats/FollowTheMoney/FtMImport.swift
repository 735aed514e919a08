internal import DossierModel
internal import DossierQuery
public import DossierStorage

/// Makes a package of lines of FollowTheMoney: entities, relations, values and sources, by a base's mappings.
///
/// Lines wait until all are known: several may tell of one entity, and a relation may stand before its ends. Takes some hundred bytes of
/// memory a line, and the disk that the lines and the package need.
public final class FtMImport {
    /// The package. It is there as long as this is.
    public let files: PackageFiles
    /// What could not be mapped, by schema and property, in order: "Sanction", "Company.kppCode".
    public var unmapped: [(what: String, count: Int)] { losses.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
    /// What was read otherwise than it stands there, in order: "entities without a name are called by their ids".
    public var changed: [(what: String, count: Int)] { changes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

    private let vocabulary: FtMVocabulary
    private let valueTypes: [String: String?]
    private let predicatesByLabel: [String: String]
    private let units: [String: Int]
    private let draft: PackageDraft
    private let lines: LineReader
    private var losses: [String: Int] = [:]
    private var changes: [String: Int] = [:]
    // By id.
    private var entities: [String: (slug: String, schema: String)] = [:]
    private var slugs: Set<String> = []
    private var sources: Set<String> = []
    private var proven: Set<String> = []

    /// Reads all lines.
    ///
    /// - Parameters:
    ///   - path: a file; - is the standard input.
    ///   - base: whose vocabulary is used.
    ///   - vocabularyFiles: where that vocabulary comes from, for a base that has none; else nil.
    ///   - target: the base that it is for: the package is made beside.
    ///   - keepsGoing: asked at each line.
    /// - Throws: `CSVInputError` with the line that cannot be read; `RecordFault` where the base has no mappings.
    public init(
        _ path: String, vocabularyOf base: Snapshot, bringing vocabularyFiles: PackageFiles?, beside target: String,
        keepsGoing: () -> Bool = { true }
    ) throws {
        vocabulary = try FtMVocabulary(of: base)
        guard !vocabulary.isEmpty else {
            throw RecordFault(
                "the base does not say how FollowTheMoney's schemata are called in it",
                hint: "import a package with mappings.csv (scheme ftm), or into a base that 'dossier init --empty' made")
        }
        let details = try base.predicateDetails()
        valueTypes = Dictionary(details.map { ($0.name, $0.valueType) }, uniquingKeysWith: { first, _ in first })
        units = try base.unitExponents()
        predicatesByLabel = Dictionary(details.map { ($0.labelEnglish, $0.name) }, uniquingKeysWith: { first, _ in first })
        lines = try LineReader(path: path)
        let folder = target + ".ftm"
        Leftovers.remove(beside: folder)
        draft = try PackageDraft(in: Leftovers.temporaryName(of: folder), title: "FollowTheMoney: \(lines.file)")
        files = PackageFiles(folder: draft.folder)
        if let vocabularyFiles { for table in [PackageTable.kinds, .predicates, .units, .mappings] { try draft.take(table, of: vocabularyFiles) } }
        let fragments = try FtMFragments(of: lines, in: draft.folder + "/fragments", isEdge: vocabulary.isEdge)
        func checkGoing() throws { if !keepsGoing() { throw SQLiteError(code: .interrupted, message: "interrupted", sql: nil) } }
        repeat { try checkGoing() } while try fragments.readLine()
        try fragments.forEach(edges: false) { line in
            try checkGoing()
            try addEntity(line)
        }
        try fragments.forEach(edges: true) { line in
            try checkGoing()
            try addRelation(line)
        }
        fragments.losses.forEach(lose)
        if fragments.replaced > 0 { changes["NUL characters became U+FFFD"] = fragments.replaced }
        draft.origin = 0
        // Documents that prove something, and are not in the file.
        for slug in proven.subtracting(sources).sorted() { try draft.add(.sources, ["slug": slug, "title": slug]) }
        try draft.finish()
    }

    /// An error about the package as one about the lines that it was made of; others as they are.
    public func explained(_ error: any Error) -> any Error {
        switch error {
        case let error as CSVInputError: placed(error)
        case let faults as PackageFaults: PackageFaults(places: faults.places.map(placed), count: faults.count)
        default: error
        }
    }

    /// A warning about the package as one about the lines that it was made of.
    public func explained(_ warning: String) -> String {
        guard let match = warning.prefixMatch(of: /(.+\.csv):([0-9]+)(?::[0-9]+)?/), let row = Int(match.2),
            let line = draft.origin(ofLine: row, in: String(match.1))
        else { return warning }
        return (line > 0 ? "\(lines.file):\(line)" : lines.file) + warning[match.range.upperBound...]
    }

    private func placed(_ error: CSVInputError) -> CSVInputError {
        guard let line = draft.origin(ofLine: error.line, in: error.file) else { return error }
        var placed = CSVInputError(file: lines.file, line: line, column: line == 0 ? 0 : 1, message: error.message, hint: error.hint)
        placed.systemCode = error.systemCode
        return placed
    }

    private func lose(_ what: String) { losses[what, default: 0] += 1 }

    // What stands in every line and is understood, or says nothing of the world.
    private static let common: Set<String> = ["proof", "sourceUrl", "publisher", "recordId", "keywords", "summary", "createdAt", "modifiedAt", "retrievedAt"]

    private func loseRest(of line: FtMLine) {
        for name in line.names where !line.used.contains(name) && !Self.common.contains(name) { lose("\(line.schema).\(name)") }
    }

    // MARK: Entities

    private func addEntity(_ entity: FtMLine) throws {
        var line = entity
        draft.origin = line.number
        let stated = line.take("keywords").first { vocabulary.schema(ofKind: $0) == line.schema }
        if stated == nil, FtMSchemata.isA(line.schema, "Document") { return try addSource(&line) }
        guard let kind = stated ?? vocabulary.kind(ofSchema: line.schema) else { return lose(line.schema) }
        let slug = FtMID.slug(of: line.id)
        let names = line.take("name") + line.take("title") + (FtMSchemata.isA(line.schema, "Document") ? line.take("fileName").filter { $0 != slug } : [])
        entities[line.id] = (slug, line.schema)
        var known: Set<String> = []
        if slugs.insert(slug).inserted {
            if names.isEmpty { changes["entities without a name are called by their ids", default: 0] += 1 }
            let name = names.first ?? line.id
            known.insert(name)
            try draft.add(.entities, ["slug": slug, "kind": kind, "name": name, "summary": line.text("summary")])
        }
        for (property, role) in Self.names {
            for text in property == "name" ? names : line.take(property) where known.insert(text).inserted {
                try draft.add(.names, ["entity": slug, "text": text, "role": role.rawValue])
            }
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
        if title.isEmpty { changes["documents without a title are called by their ids", default: 0] += 1 }
        let hash = line.take("contentHash").first { $0.wholeMatch(of: /[0-9a-f]{64}/) != nil }
        try draft.add(.sources, [
            "slug": slug, "title": title.first ?? line.id, "author": line.text("author"), "publisher": line.text("publisher"),
            "published": line.date("publishedAt") ?? line.date("date"), "retrieved": line.date("retrievedAt"), "url": line.take("sourceUrl").first,
            "language": line.take("language").first.map { code in FtMSchemata.languages.first { $0.value == code }?.key ?? code }, "sha256": hash,
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

    private func addRelation(_ relation: FtMLine) throws {
        var line = relation
        draft.origin = line.number
        guard let (predicate, edge) = predicate(of: &line) else {
            let role = line.schema == FtMSchemata.link.schema ? line.take("role").first : nil
            return lose(line.schema + (role.map { " of the role '\($0)'" } ?? ""))
        }
        var values: [String: String?] = [
            "predicate": predicate, "modality": line.take("status").first { status in Modality.allCases.contains { $0.name == status } } ?? "actual",
            "starts": line.date("startDate"), "ends": line.date("endDate"), "note": line.text("summary"),
        ]
        if let date = line.date("date") { values["starts"] = date }
        let isLink = edge.schema == FtMSchemata.link.schema
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
        if line.schema == FtMSchemata.link.schema {
            return line.take("role").lazy.compactMap { self.predicatesByLabel[$0] }.first.map { ($0, FtMSchemata.link) }
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
        if let (property, currency) = FtMSchemata.money[line.schema], line.has(property) {
            try take(property, in: line.take(currency).first, of: &line, to: &values)
        } else if let property = FtMSchemata.percentages[line.schema], line.has(property) {
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
