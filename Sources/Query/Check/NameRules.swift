internal import DossierModel
internal import DossierStorage

/// Entities of like kind that bear one name.
struct DuplicateNames: CheckRule {
    // Only names that an entity goes by: acronyms are shared by nature, and a former name or a misspelling may be another's own.
    // Entities of kinds that have no common root (a commune and its data centre) may well share a name.
    private static let duplicates = """
        \(KindSQL.roots),
        own (folded, entity, text) AS (
            SELECT folded, id, name FROM entity WHERE canonical = id AND NOT removed
            UNION
            SELECT n.folded, e.canonical, n.text FROM name n JOIN entity e ON e.id = n.entity
            WHERE n.role IN ('preferred', 'alias') AND n.retracted_in IS NULL
        )
        SELECT o.folded, (SELECT top FROM root WHERE kind = e.kind) AS top, e.slug FROM own o JOIN entity e ON e.id = o.entity
        WHERE o.folded <> '' AND o.folded IN (SELECT folded FROM own GROUP BY folded HAVING count(DISTINCT entity) > 1)
        GROUP BY o.folded, e.id
        ORDER BY o.folded, top, e.slug
        """

    /// One finding for each name and root, whatever the number of entities; none where each pair was said to differ.
    func findings(in base: Snapshot) throws -> [Finding] {
        struct Name: Equatable {
            let folded: String
            let root: Int64
        }
        let apart = try SaidToDiffer(base)
        var (findings, name, slugs): ([Finding], Name?, [String]) = ([], nil, [])
        func finish() {
            if let name, slugs.count > 1, !apart.covers(slugs) {
                let both = slugs.count == 2 ? "both" : "all"
                findings.append(
                    Finding(.duplicateName, "\(Finding.list(slugs)) \(both) go by '\(name.folded)'", slugs.map { .entity($0) }))
            }
            slugs = []
        }
        try base.connection.forEachRow(Self.duplicates) { row in
            let next = Name(folded: row.text(0), root: row.integer(1))
            if next != name { finish() }
            name = next
            slugs.append(row.text(2))
        }
        finish()
        return findings.sorted { ($0.subjects[0].text, $0.message) < ($1.subjects[0].text, $1.message) }
    }
}

/// Pairs of entities of which a person has said that they are two.
private struct SaidToDiffer {
    private let pairs: Set<Set<String>>

    init(_ base: Snapshot) throws {
        pairs = Set(
            try base.connection.all(
                """
                SELECT a.slug, b.slug FROM not_same n JOIN entity one ON one.id = n.one JOIN entity a ON a.id = one.canonical
                JOIN entity other ON other.id = n.other JOIN entity b ON b.id = other.canonical WHERE n.retracted_in IS NULL
                """
            ) { [$0.text(0), $0.text(1)] })
    }

    /// Whether all of them are two by two.
    func covers(_ slugs: [String]) -> Bool {
        if pairs.isEmpty { return false }
        return slugs.indices.allSatisfy { first in
            slugs.indices.allSatisfy { $0 <= first || pairs.contains([slugs[first], slugs[$0]]) }
        }
    }
}

/// Facts whose ends are of kinds that their predicate does not join.
struct KindMismatches: CheckRule {
    private static let constraints = "SELECT id, name, domain, range FROM predicate WHERE domain IS NOT NULL OR range IS NOT NULL"
    // A base has few combinations of predicate and kinds: facts are only looked up for those that are wrong.
    private static let combinations = """
        SELECT DISTINCT f.predicate, s.kind, o.kind FROM fact f
        JOIN entity s ON s.id = f.subject LEFT JOIN entity o ON o.id = f.object
        WHERE f.retracted_in IS NULL
        """
    private static let facts = """
        SELECT f.id, s.slug, o.slug FROM fact f JOIN entity s ON s.id = f.subject LEFT JOIN entity o ON o.id = f.object
        WHERE f.predicate = ?1 AND s.kind = ?2 AND o.kind IS ?3 AND f.retracted_in IS NULL
        """
    private static let among = " AND f.id IN (SELECT value FROM json_each(?4))"

    private struct Constraint {
        let name: String
        let domain: Set<String>
        let range: Set<String>
    }

    func findings(in base: Snapshot) throws -> [Finding] { try findings(among: nil, in: base) }

    /// - Parameter facts: nil for all.
    func findings(among facts: [FactID]?, in base: Snapshot) throws -> [Finding] {
        let chosen = facts.map { base.jsonArray($0.map(\.rawValue)) }
        func kinds(_ text: String?) -> Set<String> { Set((text ?? "").split(separator: " ").map(String.init)) }
        let constraints = try Dictionary(
            rows: base.connection.all(Self.constraints) { row in
                (row.integer(0), Constraint(name: row.text(1), domain: kinds(row.optionalText(2)), range: kinds(row.optionalText(3))))
            }, of: "predicate")
        let tree = try KindTree(base)
        let combinations = try base.connection.all(
            Self.combinations + (chosen == nil ? "" : " AND f.id IN (SELECT value FROM json_each(?))") + " ORDER BY 1, 2, 3", chosen.map { [$0] } ?? []
        ) { ($0.integer(0), $0.integer(1), $0.optionalInteger(2)) }
        return try combinations.flatMap { predicate, subject, object -> [Finding] in
            guard let constraint = constraints[predicate] else { return [] }
            let end: (name: String, kind: Int64, allowed: Set<String>)
            if !tree.isKind(subject, in: constraint.domain) {
                end = ("subject", subject, constraint.domain)
            } else if let object, !tree.isKind(object, in: constraint.range) {
                end = ("object", object, constraint.range)
            } else {
                return []
            }
            let complaint = "\(EnglishArticle.before(tree.name(of: end.kind))), not \(EnglishArticle.before(end.allowed.sorted()))"
            return try base.connection.all(
                Self.facts + (chosen == nil ? "" : Self.among) + " ORDER BY f.id",
                [predicate, subject, object] + (chosen.map { [$0] } ?? []) as [any Bindable]
            ) { row in
                var ends = [row.text(1)] + (row.optionalText(2).map { [$0] } ?? [])
                // Whose kind is wrong goes before the other end: what puts it right names the first.
                if end.name == "object" { ends.reverse() }
                return Finding(
                    .kindMismatch, "fact \(row.integer(0)) uses '\(constraint.name)', but its \(end.name) \(ends[0]) is \(complaint)",
                    [.fact(FactID(row.integer(0)))] + ends.map { .entity($0) })
            }
        }
    }
}

/// The kinds and what they are kinds of.
private struct KindTree {
    private var kinds: [Int64: (name: String, parent: Int64?)] = [:]

    init(_ base: Snapshot) throws {
        try base.connection.forEachRow("SELECT id, name, parent FROM kind") { row in
            kinds[row.integer(0)] = (row.text(1), row.optionalInteger(2))
        }
    }

    func name(of kind: Int64) -> String { kinds[kind]?.name ?? "kind \(kind)" }

    /// Whether a kind is one of these or a sub-kind; true for none, which stands for any.
    func isKind(_ kind: Int64, in names: Set<String>) -> Bool {
        if names.isEmpty { return true }
        var seen = Set<Int64>()
        var next: Int64? = kind
        while let current = next, seen.insert(current).inserted {
            if names.contains(name(of: current)) { return true }
            next = kinds[current]?.parent
        }
        return false
    }
}
