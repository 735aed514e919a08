internal import DossierModel
public import DossierOutput
public import DossierQuery
internal import DossierStorage

/// FollowTheMoney (https://followthemoney.tech): a line of JSON for each entity, each relation and each source.
///
/// What its schemata assert is only said of what happened: a relation that is planned, committed or alleged is an UnknownLink with that
/// status, and so is one that no schema fits. What is denied stays out.
public struct FollowTheMoney: ExportFormat {
    public static let name = "ftm"
    public static let takesAttributes = true

    public init(_ options: ExportOptions) {}

    public func write(_ selection: Selection, to sink: ByteSink) throws -> ExportLosses {
        let vocabulary = try FtMVocabulary(of: selection.base)
        let valueTypes = Dictionary(try selection.base.predicateDetails().map { ($0.name, $0.valueType) }, uniquingKeysWith: { first, _ in first })
        var writer = FtMWriter(vocabulary: vocabulary, valueTypes: valueTypes)
        try selection.forEachEntity(with: [.names, .attributes]) { try writer.entity($0)?.write(to: sink) }
        try selection.forEachFact { try writer.relation($0.record)?.write(to: sink) }
        try selection.forEachSource { try writer.document($0).write(to: sink) }
        return writer.losses
    }
}

/// Makes lines of what a base has, and counts what they cannot say.
private struct FtMWriter {
    let vocabulary: FtMVocabulary
    let valueTypes: [String: String?]
    var losses = ExportLosses()

    // MARK: Entities

    mutating func entity(_ entity: Selection.Entity) throws -> FtMEntity? {
        let reference = entity.reference
        guard let schema = vocabulary.schema(ofKind: reference.kind) else {
            losses.add("entities of the kind '\(reference.kind)', which has no schema, were left out")
            losses.add("attributes of entities without a schema were left out", count: entity.attributes.count)
            return nil
        }
        var line = FtMEntity(id: FtMID.of(entity: reference.slug), schema: schema)
        line.add("name", reference.name)
        for name in entity.names { line.add(Self.property(of: name.role, in: schema), name.text == reference.name ? nil : name.text) }
        if schema == "Document" { line.add("fileName", reference.slug) }
        line.add("summary", entity.summary)
        // The kind is finer than the schema.
        line.add("keywords", reference.kind)
        for attribute in entity.attributes { try add(attribute.record, to: &line) }
        return line
    }

    private static func property(of role: NameRole, in schema: String) -> String {
        switch role {
        case .preferred, .alias: "alias"
        case .former: "previousName"
        case .acronym: FtMSchemata.isA(schema, "LegalEntity") ? "abbreviation" : "alias"
        case .misspelling: "weakAlias"
        }
    }

    private mutating func add(_ fact: FactRecord, to line: inout FtMEntity) throws {
        let name = "attributes '\(fact.predicate.name)'"
        guard fact.modality == .actual else { return losses.add("\(name) that are not said to be so were left out") }
        guard let property = vocabulary.property(of: fact.predicate.name, in: line.schema) else {
            return losses.add("\(name) that no property fits were left out")
        }
        switch fact.object {
        case .value(let text) where valueTypes[fact.predicate.name] == "date":
            guard let date = try FtMDate(text) else { return losses.add("\(name) whose date is a choice, a span or beyond the years 1 to 9999 were left out") }
            // Several values of one property are no several claims.
            if line.has(property) { losses.add("\(name) are one with another of the entity, as a choice of dates") }
            if date.isVague { losses.add("dates lost that they are approximate or uncertain") }
            line.add(property, date.text)
        case .value(let text):
            if !line.add(property, text) { losses.add("\(name) are one with another of the entity, which says the same") }
            if fact.starts != nil || fact.ends != nil { losses.add("\(name) lost when they held") }
        case .amount:
            guard let exact = fact.amount?.exactText else { return losses.add("\(name) that are ranges were left out") }
            losses.add("\(name) lost their unit, without which they are not read again")
            line.add(property, exact)
        case .entity: return
        }
        if let other = vocabulary.predicate(ofProperty: property, in: line.schema), other != fact.predicate.name {
            losses.add("\(name) are called '\(other)' when they are read again")
        }
        if fact.role != nil || fact.note != nil { losses.add("\(name) lost their role or note") }
        addEvidence(of: fact, to: &line)
    }

    // MARK: Relations

    mutating func relation(_ fact: FactRecord) throws -> FtMEntity? {
        guard let object = fact.objectEntity else { return nil }
        guard let source = vocabulary.schema(ofKind: fact.subject.kind), let target = vocabulary.schema(ofKind: object.kind) else {
            losses.add("relations with entities that were left out were left out")
            return nil
        }
        if fact.modality == .denied {
            losses.add("denied relations were left out")
            return nil
        }
        let fitting = fact.modality == .actual ? vocabulary.edge(of: fact.predicate.name, from: source, to: target) : nil
        let edge = fitting ?? FtMSchemata.link
        var line = FtMEntity(id: FtMID.of(fact: fact.id), schema: edge.schema)
        line.add(edge.source.property, FtMID.of(entity: fact.subject.slug))
        line.add(edge.target.property, FtMID.of(entity: object.slug))
        if fitting == nil {
            // What was said, in the words of the predicate.
            line.add("role", fact.predicate.labelEnglish)
            line.add("status", fact.modality.name)
            line.add("description", fact.role)
            losses.add(fact.modality == .actual ? "relations that no schema fits became UnknownLink" : "relations that did not happen, or not yet, became UnknownLink")
        } else if FtMSchemata.withRole.contains(edge.schema) {
            line.add("role", fact.role)
        } else {
            line.add(edge.schema == "Payment" ? "purpose" : "description", fact.role)
        }
        try addDates(of: fact, to: &line)
        addAmount(of: fact, to: &line)
        line.add("summary", fact.note)
        line.add("recordId", "\(fact.id)")
        addEvidence(of: fact, to: &line)
        return line
    }

    private mutating func addDates(of fact: FactRecord, to line: inout FtMEntity) throws {
        if fact.predicate.temporality == .event {
            line.add("date", try fact.starts.flatMap { try date($0) })
        } else {
            line.add("startDate", try fact.starts.flatMap { try date($0) })
            line.add("endDate", try fact.ends.flatMap { try date($0) })
        }
    }

    private mutating func addAmount(of fact: FactRecord, to line: inout FtMEntity) {
        guard let amount = fact.amount else { return }
        if let exact = amount.exactText, amount.unit.kind == .money, let (property, currency) = FtMSchemata.money[line.schema] {
            line.add(property, exact)
            line.add(currency, amount.unit.code)
        } else if let exact = amount.exactText, amount.unit.kind == .percent, let property = FtMSchemata.percentages[line.schema] {
            line.add(property, exact)
        } else {
            line.add("description", amount.text(in: .english))
            losses.add("amounts that no property fits stand in descriptions")
        }
    }

    // MARK: Evidence

    private mutating func addEvidence(of fact: FactRecord, to line: inout FtMEntity) {
        for citation in fact.citations {
            line.add("sourceUrl", citation.source.url)
            line.add("publisher", citation.source.publisher)
            line.add("proof", FtMID.of(source: citation.source.slug))
        }
        let places = fact.citations.count { $0.locator != nil || $0.quote != nil || $0.speaker != nil || $0.asOf != nil }
        losses.add("places, quotes, speakers and days of citations were left out", count: places)
    }

    mutating func document(_ source: SourceRecord) throws -> FtMEntity {
        let reference = source.reference
        var line = FtMEntity(id: FtMID.of(source: reference.slug), schema: "Document")
        line.add("title", reference.title)
        line.add("fileName", reference.slug)
        line.add("author", reference.author)
        line.add("publisher", reference.publisher)
        line.add("sourceUrl", reference.url)
        line.add("publishedAt", try reference.published.flatMap { try date($0) })
        line.add("retrievedAt", try source.retrieved.flatMap { try date($0) })
        line.add("language", source.language.flatMap { FtMSchemata.languages[String($0.prefix { $0 != "-" }).lowercased()] })
        line.add("contentHash", source.sha256)
        line.add("notes", source.archivedURL.map { "Archived: \($0)" })
        line.add("notes", source.derivedFrom.map { "Derived from: \($0)" })
        return line
    }

    /// The date of a relation or a source; nil where that says too much.
    private mutating func date(_ text: String) throws -> String? {
        guard let date = try FtMDate(text) else {
            if try !EDTF(text).isOpenEnd { losses.add("dates that are a choice, a span or beyond the years 1 to 9999 were left out") }
            return nil
        }
        if date.isVague { losses.add("dates lost that they are approximate or uncertain") }
        return date.text
    }
}

/// A date as FollowTheMoney has it: the beginning of an ISO 8601 day.
private struct FtMDate {
    let text: String
    /// Whether it was more careful than FollowTheMoney can be.
    let isVague: Bool

    /// Nil where it would say too much: of a choice, a span, an open end, or what is beyond the years 1 to 9999.
    init?(_ text: String) throws {
        let date = try EDTF(text)
        guard !date.isOpenEnd, !date.isSet, !date.isInterval, let precision = date.precision, let day = date.earliest.commonText else { return nil }
        switch precision {
        case .day: self.text = day
        case .months(1): self.text = String(day.prefix(7))
        case .months, .years(1): self.text = String(day.prefix(4))
        case .years: return nil
        }
        isVague = date.isApproximate || date.isUncertain
    }
}
