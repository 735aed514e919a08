import DossierCuration
import DossierModel
import DossierStorage
import Testing

/// A small world to change: a few entities, sources and predicates of every sort.
enum DeskWorld {
    static func base() throws -> Writer { try fill(KnowledgeBase.inMemory()) }

    static func fill(_ base: Writer) throws -> Writer {
        try base.revise("the world as it was found") { revision in
            for (name, plural) in [("company", "companies"), ("person", "people"), ("fund", "funds")] {
                try revision.add(Kind(name: name, plural: plural, labelFrench: name == "company" ? "entreprise" : nil))
            }
            for (name, time) in [("owns", Temporality.state), ("leads", .state), ("buys", .event)] {
                // What is bought is no more.
                let life: Predicate.Life? = name == "buys" ? .endsObject : nil
                try revision.add(
                    Predicate(name: name, takes: .entity, temporality: time, slot: name == "owns" ? .pair : .none, labelEnglish: name, life: life))
            }
            try revision.add(Predicate(name: "partner-of", takes: .entity, temporality: .state, isSymmetric: true, labelEnglish: "partner of"))
            try revision.add(Predicate(name: "revenue", takes: .value, valueType: .amount, temporality: .period, slot: .subject, labelEnglish: "revenue"))
            try revision.add(Predicate(name: "motto", takes: .value, valueType: .text, temporality: .state, labelEnglish: "motto"))
            try revision.add(Unit(code: "EUR", exponent: 2, kind: .money, symbol: "€"))
            try revision.add(Unit(code: "percent", exponent: 2, kind: .percent, symbol: "%"))
            for (slug, kind, name) in [
                ("acme", "company", "Acme"), ("bolt", "company", "Bolt & Co"), ("crane", "company", "Crane"), ("ann", "person", "Ann Lee"),
                ("bob", "person", "Bob Stone"), ("pot", "fund", "The Pot"),
            ] {
                try revision.add(NewEntity(slug: slug, kind: kind, name: name))
            }
            for slug in ["press", "letter", "radio"] { try revision.add(NewSource(slug: slug, title: "The \(slug)", published: "2013-05")) }
        }
        return base
    }

    /// Adds what lines of facts say, as one revision.
    @discardableResult
    static func apply(_ text: String, to base: Writer) throws -> ChangeReport {
        let file = FactsFile(text)
        #expect(file.faults.map(\.message) == [])
        return try Desk(base).apply(file.lines.map(\.operation), message: "lines", author: "Ann")
    }
}

extension Writer {
    /// Rows as text, columns joined with a bar; NULL is empty.
    func rows(_ sql: String) throws -> [String] {
        try connection.all(sql) { row in (0..<row.count).map { row.optionalText($0) ?? "" }.joined(separator: "|") }
    }

    // A fact by all that it says, whatever its number.
    private static func fact(_ f: String) -> String {
        """
        (SELECT json_array((SELECT slug FROM entity e WHERE e.id = \(f).subject), (SELECT slug FROM entity e WHERE e.id = coalesce(\(f).stated_subject, \(f).subject)),
                (SELECT name FROM predicate p WHERE p.id = \(f).predicate),
                (SELECT slug FROM entity e WHERE e.id = \(f).object), (SELECT slug FROM entity e WHERE e.id = coalesce(\(f).stated_object, \(f).object)),
                \(f).value, \(f).starts, \(f).ends, \(f).possible_from, \(f).possible_to, \(f).certain_from, \(f).certain_to,
                \(f).modality, \(f).amount_low, \(f).amount_high, \(f).unit, \(f).approximate, \(f).role, \(f).note, \(f).private_note))
        """
    }

    private static let claim = """
        coalesce((SELECT \(fact("f")) FROM fact f WHERE f.id = x.fact),
                 (SELECT json_array(n.entity, n.text, n.role) FROM name n WHERE n.id = x.name))
        """

    /// All that the base says, without numbers, order and history.
    func content() throws -> [String] {
        let columns = "source, locator, as_of, as_of_defaulted, quote, speaker, starts, ends, basis"
        return try [
            "SELECT 'fact', \(Self.fact("f")), (SELECT \(Self.fact("g")) FROM fact g WHERE g.id = f.follows) FROM fact f WHERE retracted_in IS NULL",
            "SELECT 'name', entity, text, language, role, starts, ends FROM name WHERE retracted_in IS NULL",
            "SELECT 'citation', \(Self.claim), \(columns) FROM citation x WHERE retracted_in IS NULL",
            "SELECT 'side', dispute, side, \(Self.claim) FROM dispute_side x WHERE retracted_in IS NULL",
            "SELECT 'entity', slug, kind, name, folded, summary, (SELECT slug FROM entity c WHERE c.id = e.canonical), lives_from, lives_to FROM entity e WHERE NOT removed",
            "SELECT 'source', slug, title, author, publisher, published, url, derived_from, confidential FROM source WHERE NOT removed",
            "SELECT 'dispute', slug, topic, verdict, favours, comment FROM dispute WHERE NOT removed",
            "SELECT 'predicate', name, takes, value_type, time, slot, symmetric, label_en, label_fr FROM predicate WHERE NOT removed",
            "SELECT 'kind', name, plural, parent, label_en FROM kind WHERE NOT removed",
            "SELECT 'apart', one, other, because FROM not_same WHERE retracted_in IS NULL",
        ].flatMap { try rows($0) }.sorted()
    }

    /// What is wrong with the file: its structure, its search indexes, what is derived.
    func faults() throws -> [String] {
        try snapshot().integrityChecks().filter { !$0.isGood }.map { "\($0.name): \($0.detail)" }
    }
}

/// Numbers that look like chance and are the same each time (Steele, Lea and Flood, SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
