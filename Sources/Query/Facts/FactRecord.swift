public import DossierModel
public import DossierStorage

/// A predicate as a fact shows it.
public struct PredicateReference: Hashable, Sendable {
    public let name: String
    public let temporality: Temporality
    public let slot: Predicate.Slot
    public let isSymmetric: Bool
    public let labelEnglish: String
    public let labelFrench: String?
    public let inverseEnglish: String?
    public let inverseFrench: String?
    /// What its values are; nil where it takes an entity.
    public let valueType: Predicate.ValueType?
    /// Where it stands in the vocabulary: the reading order of a page.
    public let position: Int64

    /// How it reads from the subject, or backwards from the object; the English label where a French one is missing.
    public func label(in language: Language, inverse: Bool = false) -> String {
        if inverse, !isSymmetric {
            return language.label(english: inverseEnglish, french: inverseFrench) ?? inverseEnglish ?? "← \(labelEnglish)"
        }
        return language.label(english: labelEnglish, french: labelFrench) ?? labelEnglish
    }
}

/// A fact with all that is needed to show it: its ends, dates, amount and citations.
public struct FactRecord: Sendable {
    /// What stands on the right of the predicate.
    public enum Object: Hashable, Sendable {
        case entity(EntityReference)
        case value(String)
        /// The fact is its amount.
        case amount
    }

    /// What people wrote of it, as it is to be read.
    public struct Wording: Sendable {
        public fileprivate(set) var role: String?
        public fileprivate(set) var note: String?
        /// Of an attribute that has one.
        public fileprivate(set) var value: String?
    }

    public let id: FactID
    public let subject: EntityReference
    public let predicate: PredicateReference
    public let object: Object
    public let amount: Amount?
    /// EDTF, as written.
    public internal(set) var starts: String?
    public internal(set) var ends: String?
    /// The days that its dates and citations give. Questions about a time ask `answeringDays`.
    public internal(set) var days: HoldingDays
    /// Between which days both ends of an actual relation can exist, where its own dates leave it without bound.
    let lifetime: Lifetime
    public let modality: Modality
    public let role: String?
    public let note: String?
    /// Role, note and value as the snapshot words them. Rules, and rows for programs, have them as they were written.
    public private(set) var wording: Wording
    /// The fact that it carries out, cancels or denies.
    public internal(set) var follows: FactID?
    public internal(set) var citations: [CitationRecord]
    /// For the owner's eyes, whoever attests the fact.
    public internal(set) var privateNote: String?
    /// Whether it has a private note that is not shown.
    public internal(set) var isNoteKeptBack = false

    /// Whether only confidential sources attest it.
    public var isConfidential: Bool { citations.areConfidential }

    /// The days that answer questions: nothing is certain of what no one vouches for, and an actual relation that no date bounds
    /// holds while its ends can exist.
    public var answeringDays: HoldingDays { days.within(lifetime).answering(modality) }

    /// The slugs of its sources, each once, in the order in which they were cited.
    public var sourceSlugs: [String] {
        var slugs: [String] = []
        for citation in citations where !slugs.contains(citation.source.slug) { slugs.append(citation.source.slug) }
        return slugs
    }

    /// The entity at the other end as seen from `entity`; nil for an attribute.
    public func otherEnd(from entity: EntityID) -> EntityReference? {
        guard case .entity(let object) = object else { return nil }
        return subject.id == entity ? object : subject
    }
}

extension Snapshot {
    private static func facts(_ lifetime: String) -> String {
        """
        SELECT f.id, f.starts, f.ends, f.possible_from, f.possible_to, f.certain_from, f.certain_to, f.modality,
               f.amount_low, f.amount_high, f.approximate, f.role, f.note, f.follows, f.value,
               s.id, s.slug, s.name, (SELECT k.name FROM kind k WHERE k.id = s.kind),
               f.object, o.slug, o.name, (SELECT k.name FROM kind k WHERE k.id = o.kind),
               u.code, u.exponent, u.kind, u.symbol,
               p.name, p.time, p.slot, p.symmetric, p.label_en, p.label_fr, p.inverse_en, p.inverse_fr, p.id, u.label_en, u.label_fr,
               f.private_note, p.value_type, \(lifetime)
        FROM fact f
        JOIN entity s ON s.id = f.subject
        JOIN predicate p ON p.id = f.predicate
        LEFT JOIN entity o ON o.id = f.object
        LEFT JOIN unit u ON u.id = f.unit
        WHERE f.id IN (SELECT value FROM json_each(?1)) AND \(LiveSQL.row("f", at: "?2"))
        ORDER BY f.id
        """
    }

    /// Live facts by their ids, in order of id, with their citations, as far as they may be shown. Two queries whatever the number
    /// of facts.
    public func facts(_ ids: [Int64]) throws -> [FactRecord] {
        let facts = try factsBeforeHiding(ids)
        return hidesClaims ? try facts.compactMap { try shown($0) } : facts
    }

    /// The same with what may not be shown: only for whoever asks `shown` of each before it is given away.
    func factsBeforeHiding(_ ids: [Int64]) throws -> [FactRecord] {
        if ids.isEmpty { return [] }
        let citations = try citations(ofFacts: ids)
        let sql = Self.facts(try lifetimeColumns(rows: (subject: "s", object: "o")))
        // Thousands of facts have few predicates.
        var predicates: [Int64: PredicateReference] = [:]
        return try connection.all(sql, [jsonArray(ids), knownAt]) { row in
            let position = row.integer(PredicateReference.positionColumn)
            let predicate = try predicates[position] ?? PredicateReference(row: row)
            predicates[position] = predicate
            var fact = try FactRecord(
                row: row, predicate: predicate, citations: citations[row.integer(0)] ?? [], asStored: knownAt == .max,
                withNote: visibility == .everything)
            try fact.word(as: self)
            return fact
        }
    }
}

extension PredicateReference {
    // The columns of `Snapshot.facts`.
    fileprivate static let positionColumn = 35

    fileprivate init(row: Row) throws {
        self.init(
            name: row.text(27), temporality: try row.named(28), slot: try row.named(29), isSymmetric: row.bool(30),
            labelEnglish: row.text(31), labelFrench: row.optionalText(32), inverseEnglish: row.optionalText(33),
            inverseFrench: row.optionalText(34), valueType: row.isNull(39) ? nil : try row.named(39),
            position: row.integer(Self.positionColumn))
    }
}

extension FactRecord {
    // The columns of `Snapshot.facts`. The stored days rest on all citations: for an earlier revision they are reckoned
    // anew from those known then.
    init(row: Row, predicate: PredicateReference, citations: [CitationRecord], asStored: Bool, withNote: Bool) throws {
        id = FactID(row.integer(0))
        starts = row.optionalText(1)
        ends = row.optionalText(2)
        let stored = HoldingDays(
            possibleFrom: row.optionalInteger(3).map { Day(epochDay: Int($0)) } ?? .distantPast,
            possibleTo: row.optionalInteger(4).map { Day(epochDay: Int($0)) } ?? .distantFuture,
            latestStart: row.optionalInteger(5).map { Day(epochDay: Int($0)) } ?? .distantFuture,
            earliestEnd: row.optionalInteger(6).map { Day(epochDay: Int($0)) } ?? .distantPast)
        modality = try row.numbered(7)
        lifetime = Lifetime(row: row, at: 40)
        role = row.optionalText(11)
        note = row.optionalText(12)
        follows = row.optionalInteger(13).map { FactID($0) }
        subject = EntityReference(row: row, at: 15)
        if !row.isNull(19) {
            object = .entity(EntityReference(row: row, at: 19))
        } else {
            object = row.optionalText(14).map { .value($0) } ?? .amount
        }
        if row.isNull(23) {
            amount = nil
        } else {
            let unit = Unit(
                code: row.text(23), exponent: try row.exponent(24), kind: Unit.Kind(rawValue: row.text(25)),
                statedSymbol: row.optionalText(26), labelEnglish: row.optionalText(36), labelFrench: row.optionalText(37))
            amount = try row.amount(low: 8, high: 9, unit: unit, isApproximate: row.bool(10), ofFact: id.rawValue)
        }
        self.predicate = predicate
        self.citations = citations
        wording = Wording(role: role, note: note, value: row.optionalText(14))
        privateNote = withNote ? row.optionalText(38) : nil
        isNoteKeptBack = !withNote && !row.isNull(38)
        days = stored
        if asStored { return }
        // A date that is none is damage, with its place.
        _ = (try row.factDate(1), try row.factDate(2))
        days = try reckonedDays
    }

    fileprivate mutating func word(as base: Snapshot) throws {
        if base.wording == nil { return }
        wording.role = try base.worded(role, about: subject.slug)
        wording.note = try base.worded(note)
        wording.value = try base.worded(wording.value, about: subject.slug)
    }

    /// The days that follow from its dates and its citations.
    var reckonedDays: HoldingDays {
        get throws {
            HoldingDays(
                starts: try starts.map { try EDTF(factDate: $0) }, ends: try ends.map { try EDTF(factDate: $0) },
                asOf: try citations.compactMap { try $0.asOf.map { try EDTF($0) } }, temporality: predicate.temporality)
        }
    }
}
