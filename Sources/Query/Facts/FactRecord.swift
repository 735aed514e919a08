public import DossierModel
public import DossierStorage

/// A predicate as facts show it, which share it: it is handed around with each of them.
public final class PredicateReference: Sendable {
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

    // The columns of `Snapshot.predicate`.
    fileprivate init(row: Row, position: Int64) throws {
        name = row.text(0)
        temporality = try row.named(1)
        slot = try row.named(2)
        isSymmetric = row.bool(3)
        labelEnglish = row.text(4)
        labelFrench = row.optionalText(5)
        inverseEnglish = row.optionalText(6)
        inverseFrench = row.optionalText(7)
        valueType = row.isNull(8) ? nil : try row.named(8)
        self.position = position
    }

    /// How it reads from the subject, or backwards from the object; the English label where a French one is missing.
    public func label(in language: Language, inverse: Bool = false) -> String {
        if inverse, !isSymmetric {
            return language.label(english: inverseEnglish, french: inverseFrench) ?? inverseEnglish ?? "← \(labelEnglish)"
        }
        return language.label(english: labelEnglish, french: labelFrench) ?? labelEnglish
    }
}

extension PredicateReference: Hashable {
    /// Whether both are one predicate, whatever it was called at their moments.
    public static func == (one: PredicateReference, other: PredicateReference) -> Bool { one.position == other.position }

    public func hash(into hasher: inout Hasher) { hasher.combine(position) }
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
        public let role: String?
        public let note: String?
        /// Of an attribute that has one.
        public let value: String?
    }

    fileprivate final class Stated: Sendable {
        let id: FactID
        let subject: EntityReference
        let predicate: PredicateReference
        let object: Object
        let amount: Amount?
        let lifetime: Lifetime
        let modality: Modality
        let role: String?
        let note: String?
        let wording: Wording
        let privateNote: String?
        let isNoteKeptBack: Bool
        // Of what has no citations now.
        let wasConfidential: Bool

        // The columns of `Snapshot.facts`.
        init(row: Row, _ words: FactWords, isCited: Bool) throws {
            id = FactID(row.integer(0))
            subject = EntityReference(row: row, at: 15)
            predicate = try words.predicate(row.integer(24))
            let value = row.optionalText(14)
            object = row.isNull(19) ? value.map { .value($0) } ?? .amount : .entity(EntityReference(row: row, at: 19))
            if row.isNull(23) {
                amount = nil
            } else {
                amount = try row.amount(
                    low: 8, high: 9, unit: words.unit(row.integer(23)), isApproximate: row.bool(10), ofFact: id.rawValue)
            }
            lifetime = Lifetime(row: row, at: 26)
            modality = try row.numbered(7)
            role = row.optionalText(11)
            note = row.optionalText(12)
            wording = try Wording(role: role, note: note, value: value, of: subject, in: words.base)
            let isNoteShown = words.base.visibility == .everything
            privateNote = isNoteShown ? row.optionalText(25) : nil
            isNoteKeptBack = !isNoteShown && !row.isNull(25)
            wasConfidential = try !isCited && words.wasConfidential(id.rawValue)
        }
    }

    // What no reader changes. Its copies share it: a record is handed around a lot, and has many texts.
    private let stated: Stated

    public var id: FactID { stated.id }
    public var subject: EntityReference { stated.subject }
    public var predicate: PredicateReference { stated.predicate }
    public var object: Object { stated.object }
    public var amount: Amount? { stated.amount }
    public var modality: Modality { stated.modality }
    public var role: String? { stated.role }
    public var note: String? { stated.note }
    /// Role, note and value as the snapshot words them. Rules, and rows for programs, have them as they were written.
    public var wording: Wording { stated.wording }
    /// For the owner's eyes, whoever attests the fact.
    public var privateNote: String? { stated.privateNote }
    /// Whether it has a private note that is not shown.
    public var isNoteKeptBack: Bool { stated.isNoteKeptBack }
    /// Between which days both ends of an actual relation can exist, where its own dates leave it without bound.
    var lifetime: Lifetime { stated.lifetime }

    /// EDTF, as written.
    public internal(set) var starts: String?
    public internal(set) var ends: String?
    /// The days that its dates and citations give. Questions about a time ask `answeringDays`.
    public internal(set) var days: HoldingDays
    /// The fact that it carries out, cancels or denies.
    public internal(set) var follows: FactID?
    public internal(set) var citations: [CitationRecord]

    /// Whether only confidential sources attest it, or did last.
    public var isConfidential: Bool { citations.isEmpty ? stated.wasConfidential : citations.areConfidential }

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
               f.unit, f.predicate, f.private_note, \(lifetime)
        FROM fact f
        JOIN entity s ON s.id = f.subject
        LEFT JOIN entity o ON o.id = f.object
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
        let words = FactWords(self)
        return try connection.all(sql, [jsonArray(ids), knownAt]) { row in
            try FactRecord(row: row, words, citations: citations[row.integer(0)] ?? [])
        }
    }
}

extension Snapshot {
    private static let earlierFollows = """
        SELECT json_extract(before, '$.follows') FROM main.change WHERE "table" = 'fact' AND "row" = ? AND revision > ?
        ORDER BY revision, id LIMIT 1
        """

    // What a fact followed at the moment that is asked about: what it follows now may have come later, in the place of that.
    fileprivate func follows(of fact: Int64, now: Int64) throws -> FactID? {
        if knownAt == .max { return FactID(now) }
        return FactID(try connection.integer(Self.earlierFollows, fact, knownAt) ?? now)
    }
}

/// The predicates and units of facts. Thousands of facts have few of them: each is read once.
private final class FactWords {
    let base: Snapshot
    // In order of their ids; a dictionary would take longer to make than a page's predicates to read.
    private var predicates: [(id: Int64, reference: PredicateReference)] = []
    private var units: [(id: Int64, unit: Unit)] = []
    // Whether the base has confidential sources at all; nil until it is asked.
    private var hasSecrets: Bool?

    init(_ base: Snapshot) { self.base = base }

    /// Whether only confidential sources attested a fact that has no citations now.
    func wasConfidential(_ fact: Int64) throws -> Bool {
        let hasSecrets = try hasSecrets ?? base.hasConfidentialSources()
        self.hasSecrets = hasSecrets
        return try hasSecrets && !base.isOpen(fact: fact)
    }

    private static let predicate = """
        SELECT name, time, slot, symmetric, label_en, label_fr, inverse_en, inverse_fr, value_type FROM predicate WHERE id = ?
        """

    func predicate(_ id: Int64) throws -> PredicateReference {
        let place = predicates.partitioningIndex { $0.id >= id }
        if place < predicates.count, predicates[place].id == id { return predicates[place].reference }
        let found = try base.connection.first(Self.predicate, [id]) { try PredicateReference(row: $0, position: id) }
        guard let found else { throw SQLiteError.damage(table: "predicate", row: id, "it is missing, and facts have it") }
        predicates.insert((id, found), at: place)
        return found
    }

    func unit(_ id: Int64) throws -> Unit {
        if let known = units.first(where: { $0.id == id }) { return known.unit }
        let found = try base.connection.first("SELECT code, exponent, kind, symbol, label_en, label_fr FROM unit WHERE id = ?", [id]) { row in
            Unit(
                code: row.text(0), exponent: try row.exponent(1), kind: Unit.Kind(rawValue: row.text(2)),
                statedSymbol: row.optionalText(3), labelEnglish: row.optionalText(4), labelFrench: row.optionalText(5))
        }
        guard let found else { throw SQLiteError.damage(table: "unit", row: id, "it is missing, and facts have it") }
        units.append((id, found))
        return found
    }
}

extension FactRecord {
    // The columns of `Snapshot.facts`. The stored days rest on all citations: for an earlier revision they are reckoned
    // anew from those known then.
    fileprivate init(row: Row, _ words: FactWords, citations: [CitationRecord]) throws {
        stated = try Stated(row: row, words, isCited: !citations.isEmpty)
        starts = row.optionalText(1)
        ends = row.optionalText(2)
        days = HoldingDays(
            possibleFrom: row.optionalInteger(3).map { Day(epochDay: Int($0)) } ?? .distantPast,
            possibleTo: row.optionalInteger(4).map { Day(epochDay: Int($0)) } ?? .distantFuture,
            latestStart: row.optionalInteger(5).map { Day(epochDay: Int($0)) } ?? .distantFuture,
            earliestEnd: row.optionalInteger(6).map { Day(epochDay: Int($0)) } ?? .distantPast)
        follows = try row.optionalInteger(13).flatMap { try words.base.follows(of: row.integer(0), now: $0) }
        self.citations = citations
        if words.base.knownAt == .max { return }
        // A date that is none is damage, with its place.
        _ = (try row.factDate(1), try row.factDate(2))
        days = try reckonedDays
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

extension FactRecord.Wording {
    fileprivate init(role: String?, note: String?, value: String?, of subject: EntityReference, in base: Snapshot) throws {
        if base.wording == nil {
            self.init(role: role, note: note, value: value)
        } else {
            self.init(
                role: try base.worded(role, about: subject.slug), note: try base.worded(note),
                value: try base.worded(value, about: subject.slug))
        }
    }
}
