// What a Data Package holds of a knowledge base: one SELECT a table, in the package's column order, ordered by id.
// Only live rows, and of those what the snapshot's visibility lets through.

/// The tables of a package, in the order in which they can be read back: what a table refers to comes before it.
public enum PackageTable: String, CaseIterable, Sendable {
    case kinds, predicates, units, entities, names, relations, attributes, sources, citations, disputes
    case disputeSides = "dispute_sides"
}

extension Snapshot {
    /// How a package's table is read. Its columns have the package's names; those of private things are only there where the
    /// snapshot shows everything.
    public func packageRows(of table: PackageTable) -> KeyedSelect {
        PackageSQL(open: open, withPrivateColumns: visibility == .everything).select(table)
    }
}

private struct PackageSQL {
    typealias Column = (name: String, expression: String, text: KeyedSelect.TextOfID?)

    let open: OpenSQL
    let withPrivateColumns: Bool

    // An amount in whole units as a decimal number without trailing zeros.
    private func decimal(_ column: String) -> String {
        """
        CASE WHEN f.\(column) IS NULL THEN NULL ELSE
            CASE WHEN f.\(column) < 0 THEN '-' ELSE '' END || (abs(f.\(column)) / u.scale)
            || CASE WHEN f.\(column) % u.scale = 0 THEN ''
                    ELSE '.' || rtrim(substr(u.scale + abs(f.\(column)) % u.scale, 2), '0') END
        END
        """
    }

    // Columns of one table, as they are stored.
    private func stored(_ names: String..., in table: String) -> [Column] { names.map { ($0, "\(table).\($0)", nil) } }

    private func flag(_ name: String, in table: String) -> Column { (name, "CASE WHEN \(table).\(name) THEN 'true' END", nil) }

    // The end of both kinds of fact. What a fact follows is left out when the package does not hold it.
    private var factTail: [Column] {
        let follows = """
            (SELECT g.id FROM fact g WHERE g.id = f.follows AND g.retracted_in IS NULL AND \(open.fact("g.id")))
            """
        return stored("starts", "ends", in: "f") + [
            ("modality", "f.modality", .modalityName), ("amount_low", decimal("amount_low"), nil),
            ("amount_high", decimal("amount_high"), nil), ("unit", "f.unit", .unitCode), flag("approximate", in: "f"),
        ] + stored("role", "note", in: "f") + [("follows", follows, nil)]
            + (withPrivateColumns ? stored("private_note", in: "f") : [])
    }

    private func facts(_ columns: [Column], where condition: String) -> KeyedSelect {
        KeyedSelect(
            stored("id", in: "f") + columns + factTail, from: "fact f LEFT JOIN unit u ON u.id = f.unit", table: "fact",
            key: "f.id", where: "f.retracted_in IS NULL AND \(condition) AND \(open.fact("f.id"))")
    }

    func select(_ table: PackageTable) -> KeyedSelect {
        switch table {
        case .kinds:
            return KeyedSelect(
                stored("name", "plural", in: "k") + [("parent", "k.parent", .kindName)] + stored("label_en", "label_fr", in: "k"),
                from: "kind k", table: "kind", key: "k.id")
        case .predicates:
            return KeyedSelect(
                stored("name", "takes", "value_type", "time", "slot", in: "p") + [flag("symmetric", in: "p")]
                    + stored("domain", "range", "label_en", "label_fr", "inverse_en", "inverse_fr", "description", in: "p"),
                from: "predicate p", table: "predicate", key: "p.id")
        case .units:
            return KeyedSelect(
                stored("code", "exponent", "kind", "symbol", "label_en", "label_fr", in: "u"), from: "unit u", table: "unit",
                key: "u.id")
        case .entities:
            return KeyedSelect(
                stored("slug", in: "e") + [("kind", "e.kind", .kindName)] + stored("name", "summary", in: "e")
                    + [("merged_into", "CASE WHEN e.canonical <> e.id THEN e.canonical END", .entitySlug)],
                from: "entity e", table: "entity", key: "e.id")
        case .names:
            return KeyedSelect(
                stored("id", in: "n") + [("entity", "n.entity", .entitySlug)]
                    + stored("text", "language", "role", "starts", "ends", in: "n"),
                from: "name n", table: "name", key: "n.id", where: "n.retracted_in IS NULL AND \(open.name("n.id"))")
        case .relations:
            return facts(
                [
                    ("subject", "coalesce(f.stated_subject, f.subject)", .entitySlug),
                    ("predicate", "f.predicate", .predicateName),
                    ("object", "coalesce(f.stated_object, f.object)", .entitySlug),
                ], where: "+f.object IS NOT NULL")
        case .attributes:
            return facts(
                [
                    ("entity", "coalesce(f.stated_subject, f.subject)", .entitySlug), ("key", "f.predicate", .predicateName),
                ] + stored("value", in: "f"), where: "+f.object IS NULL")
        case .sources:
            let derived = "(SELECT d.slug FROM source d WHERE d.id = s.derived_from AND \(open.source("d")))"
            return KeyedSelect(
                stored(
                    "slug", "title", "author", "publisher", "published", "published_basis", "retrieved", "url", "archived_url",
                    "language", in: "s")
                    + [("derived_from", derived, nil)] + stored("sha256", in: "s")
                    + (withPrivateColumns ? [flag("confidential", in: "s")] : []),
                from: "source s", table: "source", key: "s.id", where: open.source("s"))
        case .citations:
            return KeyedSelect(
                stored("fact", "name", in: "c") + [("source", "c.source", .sourceSlug)] + stored("locator", "as_of", in: "c")
                    + [flag("as_of_defaulted", in: "c")] + stored("quote", in: "c") + [("speaker", "c.speaker", .entitySlug)],
                from: "citation c JOIN source s ON s.id = c.source", table: "citation", key: "c.id",
                where: "c.retracted_in IS NULL AND \(open.source("s"))")
        case .disputes:
            // A side whose claims were all retracted is no longer there to be favoured.
            let favours = """
                (SELECT x.side FROM dispute_side x
                 WHERE x.dispute = d.id AND x.side = d.favours AND x.retracted_in IS NULL LIMIT 1)
                """
            return KeyedSelect(
                stored("slug", "topic", "verdict", in: "d") + [("favours", favours, nil)] + stored("comment", in: "d"),
                from: "dispute d", table: "dispute", key: "d.id", where: open.dispute("d.id"))
        case .disputeSides:
            return KeyedSelect(
                [("dispute", "d.slug", nil)] + stored("side", "fact", "name", in: "x"),
                from: "dispute_side x JOIN dispute d ON d.id = x.dispute", table: "dispute_side", key: "x.id",
                where: "x.retracted_in IS NULL AND \(open.dispute("d.id"))")
        }
    }
}
