public import DossierModel
public import DossierOutput
public import DossierStorage

/// What Datasette (https://docs.datasette.io/en/stable/metadata.html) is told of a base, so that it opens at the views: titles and
/// descriptions of views and columns, tables hidden, saved queries and some that need no more than an entity or a date.
public struct DatasetteMetadata {
    private let base: Snapshot
    private let name: String
    private let language: Language

    /// - Parameter name: what Datasette calls the base: its file's name without extension.
    public init(of base: Snapshot, name: String, language: Language) {
        self.base = base
        self.name = name
        self.language = language
    }

    public func write(to sink: ByteSink) throws {
        let database: JSONDocument = .object([("tables", .object(try tables())), ("queries", .object(try queries()))])
        let document: JSONDocument = .object(present: [
            ("title", .string(try base.meta("package_title") ?? name)),
            ("description", try base.meta("package_description").map { .string($0) }),
            ("license", try base.meta("package_license").map { .string($0) }),
            ("databases", .object([(name, database)])),
        ])
        try document.write(to: sink)
        try sink.write("\n")
    }

    private func tables() throws -> [(String, JSONDocument)] {
        let (tables, views) = try base.tablesAndViews()
        let kinds = try base.kindLabels(in: language)
        return tables.map { ($0, .object([("hidden", .bool(true))])) }
            + views.map { view in
                let known = Self.columns.filter { Set(view.columns).contains($0.name) }.map { ($0.name, JSONDocument.string($0.text)) }
                let description = kinds[view.name] ?? Self.views[view.name]
                return (
                    view.name,
                    .object(present: [
                        ("description", description.map { .string($0) }), ("columns", known.isEmpty ? nil : .object(known)),
                        ("facets", Self.facets[view.name].map { .array($0.map { .string($0) }) }), ("size", .integer(100)),
                    ])
                )
            }
    }

    private func queries() throws -> [(String, JSONDocument)] {
        // A saved query of the user's own goes before ours of that name.
        let saved = try base.savedQueries()
        let own = Self.queries.filter { query in !saved.contains { $0.name == query.name } }
        return (own + saved).map { query in
            (query.name, .object(present: [("sql", .string(query.sql)), ("description", query.description.map { .string($0) })]))
        }
    }

    /// What each view holds, those of kinds aside.
    package static let views = [
        "entities": "Everything that facts are about: companies, people, projects ...",
        "names": "Other spellings of entities: aliases, former names, acronyms, misspellings.",
        "relations": "Facts that join two entities, with their dates, modality, amount and sources.",
        "attributes": "Facts that give one entity a value or an amount.",
        "sources": "The documents that facts are taken from.",
        "citations": "Where each fact or name is attested.",
        "disputes": "Disagreements that a person has written up.",
        "dispute_sides": "The facts and names on each side of a dispute.",
        "kinds": "Kinds of entities.", "predicates": "Kinds of facts, and how they read.", "units": "Units of amounts.",
        "modalities": "What sources vouch for: planned, committed, actual, alleged, denied.",
        "revisions": "The changes to this base.", "retractions": "Where the ids of retracted facts and names lead.",
    ]

    private static let columns: [(name: String, text: String)] = [
        ("slug", "the name by which rows refer to it; it never changes"), ("subject", "slug of an entity"), ("object", "slug of an entity"),
        ("entity", "slug of an entity"), ("predicate", "name of a predicate"), ("key", "name of a predicate"), ("kind", "name of a kind"),
        ("starts", "EDTF (ISO 8601-2), as the sources have it"), ("ends", "EDTF; .. where a source says that there is no term"),
        ("modality", "planned, committed, actual, alleged or denied"), ("amount", "in whole units of the column unit; NULL for a range"),
        ("amount_low", "in whole units of the column unit"), ("amount_high", "in whole units of the column unit"),
        ("unit", "code of a unit: of money, ISO 4217"), ("sources", "slugs of sources, separated by spaces"),
        ("possible_from", "it may have held from this day on; NULL: without bound"), ("possible_to", "it may have held until this day"),
        ("certain_from", "it certainly held from this day on; NULL: never for certain"), ("certain_to", "it certainly held until this day"),
        ("disputed", "slugs of the disputes in which it is a side"), ("follows", "id of the fact that it carries out, cancels or denies"),
        ("as_of", "when the source saw it hold; EDTF"), ("locator", "the place in the source"), ("speaker", "slug of whose words the source reports"),
        ("published", "EDTF"), ("published_basis", "how the date is known"), ("derived_from", "slug of the source whose words it repeats"),
    ]

    private static let facets = [
        "entities": ["kind"], "relations": ["predicate", "modality"], "attributes": ["key", "modality"], "sources": ["publisher", "language"],
    ]

    private static let queries: [Snapshot.SavedQuery] = [
        Snapshot.SavedQuery(
            name: "about", sql: """
                select id, subject, predicate, object, starts, ends, modality, amount, unit, role, sources from relations
                where subject = :entity or object = :entity
                union all
                select id, entity, key, value, starts, ends, modality, amount, unit, role, sources from attributes where entity = :entity
                order by 1
                """, description: "The facts about an entity, named by its slug."),
        Snapshot.SavedQuery(
            name: "held_on", sql: """
                select id, subject_name, predicate, object_name, starts, ends, modality, sources,
                       case when disputed is null and certain_from <= :day and :day <= certain_to then 'certain' else 'possible' end as holds
                from relations
                where (possible_from is null or possible_from <= :day) and (possible_to is null or possible_to >= :day)
                  and (select time from predicates where name = predicate) <> 'period'
                order by id
                """, description: "The relations that held on a day (2013-06-15), certainly or possibly."),
        Snapshot.SavedQuery(
            name: "attested_by", sql: """
                select c.locator, c.as_of, c.quote, r.id, r.subject_name, r.predicate, r.object_name
                from citations c join relations r on r.id = c.fact where c.source = :source
                union all
                select c.locator, c.as_of, c.quote, a.id, a.entity_name, a.key, coalesce(a.value, a.amount)
                from citations c join attributes a on a.id = c.fact where c.source = :source
                order by 4
                """, description: "What a source attests, named by its slug."),
    ]
}
