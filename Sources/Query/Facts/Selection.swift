public import DossierModel
public import DossierStorage

/// What leaves a base together: facts that a filter lets pass, the entities they are about, and the sources they cite.
///
/// Everything comes in a fixed order and a few hundred at a time: memory stays flat but for a bit or so an entity and a source. What may
/// not be shown is left out and counted, as in any answer.
public final class Selection {
    /// What is selected; all of a base unless something is said.
    public struct Terms: Sendable {
        /// Which facts. Its direction is not looked at: there is no one entity to look from.
        public var filter = FactFilter()
        /// Entities of these kinds, sub-kinds included; empty for all. Relations are those among them.
        public var kinds: [String] = []
        /// Entities within `depth` relations of this one, by relations that the filter lets pass.
        public var around: EntityID?
        public var depth = 1

        public init() {}

        var isNarrow: Bool { !filter.predicates.isEmpty || filter.when.days != nil || !kinds.isEmpty || around != nil }
    }

    public let base: Snapshot
    public let terms: Terms
    // Of the kinds and around the entity that were asked for; nil for all.
    private let entities: IDSet?
    // What the facts are about and what they cite, once that is known.
    private var touched: Touched?

    /// - Throws: `TraversalError` where a kind or a predicate is none.
    public init(of base: Snapshot, _ terms: Terms, checkpoint: @escaping () throws -> Void = {}) throws {
        self.base = base
        self.terms = terms
        try base.expectLongRead()
        let kinds = try terms.kinds.isEmpty ? nil : base.entities(ofKinds: terms.kinds)
        guard let around = terms.around else {
            entities = kinds
            return
        }
        var found = IDSet()
        try base.forEachEntity(within: terms.depth, of: around, terms.filter, checkpoint) { entity in
            if kinds?.contains(entity.rawValue) ?? true { found.insert(entity.rawValue) }
        }
        entities = found
    }

    // MARK: Facts

    /// A fact, and what the documents that have it say of it.
    public struct Fact: Sendable {
        public let answer: Answer
        /// Slugs of the disputes in which it is a side.
        public let disputes: [String]

        public var record: FactRecord { answer.fact }
    }

    /// The facts in order of id.
    public func forEachFact(_ body: (Fact) throws -> Void) throws {
        var seen = touched == nil && terms.isNarrow ? Touched() : nil
        var batch: [Answer] = []
        func flush() throws {
            let sides = try base.disputeSides(of: batch.map(\.fact.id))
            for answer in batch {
                seen?.note(answer.fact)
                try body(Fact(answer: answer, disputes: sides.disputes(of: answer.fact.id)))
            }
            batch.removeAll(keepingCapacity: true)
        }
        try base.forEachAnswer(terms.filter, among: entities) { answer in
            batch.append(answer)
            if batch.count == Snapshot.batchSize { try flush() }
        }
        try flush()
        if let seen { touched = seen }
    }

    // MARK: Entities

    /// An entity as documents describe it.
    public struct Entity: Sendable {
        public let reference: EntityReference
        public let summary: String?
        /// Other spellings, as far as they may be shown.
        public let names: [NameRecord]
        /// The selected facts that give it a value, in order of id.
        public let attributes: [Fact]
    }

    /// What is read of entities beside their own rows.
    public struct EntityParts: OptionSet, Sendable {
        public static let names = EntityParts(rawValue: 1)
        public static let attributes = EntityParts(rawValue: 2)

        public let rawValue: Int

        public init(rawValue: Int) { self.rawValue = rawValue }
    }

    /// The entities in order of id. Kinds and distance select them. Where neither is given, and facts are narrowed, the entities are those
    /// that the facts are about.
    ///
    /// - Parameter parts: what is read with them; the rest is empty.
    public func forEachEntity(with parts: EntityParts = [], _ body: (Entity) throws -> Void) throws {
        let wanted = try wantedEntities()
        var batch: [(reference: EntityReference, summary: String?)] = []
        func flush() throws {
            let ids = batch.map(\.reference.id)
            let names = try parts.contains(.names) ? base.names(ofEntities: ids) : [:]
            let attributes = try parts.contains(.attributes) ? attributes(of: ids) : [:]
            for (reference, summary) in batch {
                let (names, attributes) = (names[reference.id] ?? [], attributes[reference.id] ?? [])
                try body(Entity(reference: reference, summary: summary, names: names, attributes: attributes))
            }
            batch.removeAll(keepingCapacity: true)
        }
        try base.forEachEntity { reference, summary in
            if let wanted, !wanted.contains(reference.id.rawValue) { return }
            batch.append((reference, summary))
            if batch.count == Snapshot.batchSize { try flush() }
        }
        try flush()
    }

    private func attributes(of entities: [EntityID]) throws -> [EntityID: [Fact]] {
        var found: [EntityID: [Fact]] = [:]
        try base.forEachAnswer(try base.attributes(of: entities, terms.filter.predicates), terms.filter) { answer in
            let sides = try base.disputeSides(of: [answer.fact.id])
            found[answer.fact.subject.id, default: []].append(Fact(answer: answer, disputes: sides.disputes(of: answer.fact.id)))
        }
        return found
    }

    private func wantedEntities() throws -> IDSet? {
        // A kind or a neighbourhood is a choice of entities; predicates and times choose facts.
        if terms.around != nil || terms.filter.predicates.isEmpty && terms.filter.when.days == nil { return entities }
        return try touchedThings().entities
    }

    // MARK: Sources

    /// The sources in order of their slugs; where the selection is narrow, those that its facts cite.
    public func forEachSource(_ body: (SourceRecord) throws -> Void) throws {
        let wanted = try terms.isNarrow ? touchedThings().sources : nil
        try base.forEachSourceRecord { source in
            if wanted?.contains(source.reference.id.rawValue) ?? true { try body(source) }
        }
    }

    private func touchedThings() throws -> Touched {
        if touched == nil { try forEachFact { _ in } }
        return touched ?? Touched()
    }
}

/// What facts are about, and what they cite.
private struct Touched {
    var entities = IDSet()
    var sources = IDSet()

    mutating func note(_ fact: FactRecord) {
        entities.insert(fact.subject.id.rawValue)
        if case .entity(let object) = fact.object { entities.insert(object.id.rawValue) }
        for citation in fact.citations { sources.insert(citation.source.id.rawValue) }
    }
}

extension DisputeSides {
    /// The slugs of the disputes in which a fact is a side, each once.
    fileprivate func disputes(of fact: FactID) -> [String] {
        var slugs: [String] = []
        for side in sides[fact] ?? [] where !slugs.contains(side.dispute) { slugs.append(side.dispute) }
        return slugs
    }
}
