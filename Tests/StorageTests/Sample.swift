import DossierModel
import DossierStorage
import Testing

/// A small world: two companies, a person and a place, two sources, and predicates of every sort.
enum Sample {
    static func base() throws -> Writer {
        let base = try KnowledgeBase.inMemory()
        try fill(base)
        return base
    }

    static func fill(_ base: Writer) throws {
        try base.revise("the world as it was found") { revision in
            try addVocabulary(revision)
            try revision.add(NewEntity(slug: "acme", kind: "company", name: "Acme", summary: "Makes anvils."))
            try revision.add(NewEntity(slug: "bolt", kind: "company", name: "Bolt"))
            try revision.add(NewEntity(slug: "ann", kind: "person", name: "Ann Lee"))
            try revision.add(NewEntity(slug: "paris", kind: "place", name: "Paris"))
            try revision.add(NewSource(slug: "press", title: "Bolt grows", publisher: "The Press", published: "2013-05-02"))
            try revision.add(NewSource(slug: "secret", title: "A letter", isConfidential: true))
        }
    }

    private static func addVocabulary(_ revision: Revision) throws {
        try revision.add(Kind(name: "organization", plural: "organizations"))
        try revision.add(Kind(name: "company", plural: "companies", parent: "organization"))
        try revision.add(Kind(name: "person", plural: "people"))
        try revision.add(Kind(name: "place", plural: "places"))
        for (name, temporality) in [("leads", Temporality.state), ("invests-in", .event), ("located-in", .state)] {
            try revision.add(Predicate(name: name, takes: .entity, temporality: temporality, labelEnglish: name))
        }
        try revision.add(
            Predicate(name: "partner-of", takes: .entity, temporality: .state, isSymmetric: true, labelEnglish: "partner of"))
        for type in Predicate.ValueType.allCases {
            try revision.add(
                Predicate(
                    name: "a-\(type.rawValue)", takes: .value, valueType: type, temporality: .state, labelEnglish: type.rawValue
                ))
        }
        try revision.add(Unit(code: "EUR", exponent: 2, kind: .money, symbol: "€"))
        try revision.add(Unit(code: "staff", exponent: 0, kind: .count, symbol: ""))
    }
}

extension Revision {
    func known(_ slug: String) throws -> EntityID { try #require(try entity(slug: slug)) }

    func relation(
        _ subject: String, _ predicate: String, _ object: String, starts: String? = nil, ends: String? = nil,
        modality: Modality = .actual
    ) throws -> NewFact {
        NewFact(
            subject: try known(subject), predicate: try #require(try self.predicate(named: predicate)),
            object: .entity(try known(object)), starts: starts, ends: ends, modality: modality)
    }

    func attribute(_ subject: String, _ predicate: String, _ object: NewFact.Object) throws -> NewFact {
        NewFact(
            subject: try known(subject), predicate: try #require(try self.predicate(named: predicate)), object: object)
    }

    @discardableResult
    func cite(
        _ claim: Claim, _ source: String = "press", asOf: String? = nil, speaker: EntityID? = nil
    ) throws -> CitationID {
        try add(NewCitation(claim: claim, source: try #require(try self.source(slug: source)), asOf: asOf, speaker: speaker))
    }
}

extension Writer {
    /// Adds one relation in a revision of its own.
    func relate(
        _ subject: String, _ predicate: String, _ object: String, starts: String? = nil, ends: String? = nil,
        modality: Modality = .actual
    ) throws -> FactID {
        var added: FactID?
        try revise("\(subject) \(predicate) \(object)") { revision in
            added = try revision.add(
                try revision.relation(subject, predicate, object, starts: starts, ends: ends, modality: modality))
        }
        return try #require(added)
    }

    /// Rows as text, columns joined with a bar; NULL is empty.
    func rows(_ sql: String) throws -> [String] { try connection.rows(sql) }
}

extension Snapshot {
    /// Rows as text, columns joined with a bar; NULL is empty.
    func rows(_ sql: String) throws -> [String] { try connection.rows(sql) }
}

extension Connection {
    func rows(_ sql: String) throws -> [String] {
        try all(sql) { row in (0..<row.count).map { row.optionalText($0) ?? "" }.joined(separator: "|") }
    }
}

extension SQLiteError {
    /// The error that `body` throws.
    static func of(_ body: () throws -> Void) throws -> SQLiteError { try #require(throws: SQLiteError.self, performing: body) }
}

extension RecordFault {
    /// The fault that `body` throws.
    static func of(_ body: () throws -> Void) throws -> RecordFault { try #require(throws: RecordFault.self, performing: body) }
}
