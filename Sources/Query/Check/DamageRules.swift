internal import DossierModel
internal import DossierStorage

/// Rows that refer to rows that are not there.
struct DanglingReferences: CheckRule {
    func findings(in base: Snapshot) throws -> [Finding] {
        // https://www.sqlite.org/pragma.html#pragma_foreign_key_check
        try base.connection.all(#"SELECT DISTINCT "table", rowid, "parent" FROM pragma_foreign_key_check ORDER BY 1, 2, 3"#) { row in
            let (table, id) = (row.text(0), row.integer(1))
            let subject: FindingSubject =
                switch table {
                case "fact": .fact(FactID(id))
                case "name": .name(NameID(id))
                case "citation": .citation(CitationID(id))
                default: .row(table: table, id: id)
                }
            return Finding(.danglingReference, "\(subject.text) refers to a \(row.text(2)) that is not there", [subject])
        }
    }
}

/// Facts about merged entities, and merges that do not lead straight to the entity that stands for them.
struct MergedEntities: CheckRule {
    private static let facts = """
        SELECT f.id, e.slug, c.slug FROM fact f
        JOIN entity e ON e.id IN (f.subject, f.object) JOIN entity c ON c.id = e.canonical
        WHERE e.canonical <> e.id AND f.retracted_in IS NULL
        ORDER BY f.id
        """
    private static let chains = """
        SELECT e.slug, c.slug FROM entity e JOIN entity c ON c.id = e.canonical WHERE c.canonical <> c.id ORDER BY e.slug
        """

    func findings(in base: Snapshot) throws -> [Finding] {
        let facts = try base.connection.all(Self.facts) { row in
            Finding(
                .mergedEntity, "fact \(row.integer(0)) is about \(row.text(1)), which was merged into \(row.text(2))",
                [.fact(FactID(row.integer(0))), .entity(row.text(1))])
        }
        let chains = try base.connection.all(Self.chains) { row in
            Finding(
                .mergedEntity, "\(row.text(0)) was merged into \(row.text(1)), which was itself merged into another",
                [.entity(row.text(0)), .entity(row.text(1))])
        }
        return facts + chains
    }
}

/// Facts that follow each other, and sources that derive from each other, in a circle.
struct CircleRule: CheckRule {
    func findings(in base: Snapshot) throws -> [Finding] {
        let follows = try base.connection.all(
            "SELECT id, follows FROM fact WHERE follows IS NOT NULL AND retracted_in IS NULL"
        ) { ($0.integer(0), $0.integer(1)) }
        let derived = try base.connection.all("SELECT id, derived_from FROM source WHERE derived_from IS NOT NULL") {
            ($0.integer(0), $0.integer(1))
        }
        let facts = LinkCircles.all(in: follows).map { circle in
            Finding(
                .followsCircle, "facts \(circle.map(String.init).joined(separator: ", ")) follow each other in a circle",
                circle.map { .fact(FactID($0)) })
        }
        let sources = try LinkCircles.all(in: derived).map { circle in
            let slugs = try circle.compactMap { try base.connection.text("SELECT slug FROM source WHERE id = ?", $0) }
            return Finding(
                .derivationCircle, "sources \(slugs.joined(separator: ", ")) derive from each other in a circle",
                slugs.map { .source($0) })
        }
        return facts + sources
    }
}
