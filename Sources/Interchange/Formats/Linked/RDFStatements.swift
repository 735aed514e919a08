internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// A base as linked data: entities, facts as statements with qualifiers, rank and references, sources, and the vocabulary with its
/// names in schema.org and Wikidata. docs/formats.md describes it.
struct RDFStatements {
    private let selection: Selection
    private let schema: Mappings
    private let wikidata: Mappings
    private let predicates: [String: PredicateDetails]
    private let vocabulary: [PredicateDetails]

    /// The base in addresses.
    let baseID: String

    init(of selection: Selection) throws {
        self.selection = selection
        baseID = try selection.base.meta("base_id") ?? "base"
        schema = try selection.base.mappings(to: "schema.org")
        wikidata = try selection.base.mappings(to: "wikidata")
        vocabulary = try selection.base.predicateDetails()
        predicates = Dictionary(vocabulary.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Gives each statement once, those about one thing together where they come together.
    func forEachNode(_ body: (RDFNode) throws -> Void) throws {
        var said = RepeatedStatements(try selection.base.pairsSaidRepeatedly())
        for kind in try selection.base.kindDetails() { try body(node(kind)) }
        for predicate in vocabulary { try body(node(predicate)) }
        try selection.forEachEntity(with: .names) { try body(node($0)) }
        try selection.forEachFact { fact in
            selection.base.notePrivateNote(of: fact.record)
            try body(said.unsaid(direct(fact), of: fact.record))
            try body(statement(fact))
            for citation in fact.record.citations { try body(node(citation)) }
        }
        try selection.forEachSource { try body(node($0)) }
    }

    private static let label = RDFName(.rdfs, "label")
    private static let derivedFrom = RDFName(.prov, "wasDerivedFrom")

    private static func own(_ term: String) -> RDFName { RDFName(.dossier, term) }

    // MARK: Vocabulary

    private func node(_ kind: KindDetails) -> RDFNode {
        var node = RDFNode(RDFName(.kind, kind.name))
        node.add(type: RDFName(.rdfs, "Class"))
        node.add(Self.label, kind.labelEnglish.map { .text($0, language: "en") })
        node.add(Self.label, kind.labelFrench.map { .text($0, language: "fr") })
        node.add(RDFName(.rdfs, "subClassOf"), kind.parent.map { .name(RDFName(.kind, $0)) })
        for (name, target) in schema.mappedKinds where name == kind.name { node.add(RDFName(.rdfs, "subClassOf"), .name(RDFName(.schema, target))) }
        for (name, target) in wikidata.mappedKinds where name == kind.name { node.add(RDFName(.owl, "equivalentClass"), .name(RDFName(.wd, target))) }
        return node
    }

    private func node(_ predicate: PredicateDetails) -> RDFNode {
        var node = RDFNode(RDFName(.predicate, predicate.name))
        node.add(type: RDFName(.rdf, "Property"))
        node.add(Self.label, .text(predicate.labelEnglish, language: "en"))
        node.add(Self.label, predicate.labelFrench.map { .text($0, language: "fr") })
        for target in schema.targets(ofPredicate: predicate.name) { node.add(RDFName(.rdfs, "subPropertyOf"), .name(RDFName(.schema, target))) }
        for target in wikidata.targets(ofPredicate: predicate.name) { node.add(RDFName(.owl, "equivalentProperty"), .name(RDFName(.wdt, target))) }
        return node
    }

    // MARK: Entities and sources

    private func node(_ entity: Selection.Entity) -> RDFNode {
        var node = RDFNode(RDFName(.entity, entity.reference.slug))
        node.add(type: RDFName(.kind, entity.reference.kind))
        for target in schema.targets(ofKind: entity.reference.kind) { node.add(type: RDFName(.schema, target)) }
        node.add(Self.label, .text(entity.reference.name))
        for name in entity.names { node.addOnce(RDFName(.schema, "alternateName"), .text(name.text, in: name.language)) }
        node.add(RDFName(.schema, "description"), entity.summary.map { .text($0) })
        return node
    }

    private func node(_ source: SourceRecord) -> RDFNode {
        let reference = source.reference
        var node = RDFNode(RDFName(.source, reference.slug))
        node.add(type: RDFName(.schema, "CreativeWork"))
        node.add(RDFName(.schema, "name"), .text(reference.title, in: source.language))
        node.add(RDFName(.schema, "author"), reference.author.map { .text($0) })
        node.add(RDFName(.schema, "publisher"), reference.publisher.map { .text($0) })
        node.add(RDFName(.schema, "datePublished"), reference.published.map(RDFTerm.date))
        node.add(RDFName(.schema, "inLanguage"), source.language.map { .text($0) })
        node.add(RDFName(.schema, "url"), reference.url.map(RDFTerm.link))
        node.add(RDFName(.schema, "archivedAt"), source.archivedURL.map(RDFTerm.link))
        node.add(Self.own("retrieved"), source.retrieved.map(RDFTerm.date))
        node.add(Self.own("sha256"), source.sha256.map { .text($0) })
        node.add(Self.derivedFrom, source.derivedFrom.map { .name(RDFName(.source, $0)) })
        if selection.isPrivate { node.add(Self.own("confidential"), .flag(reference.isConfidential)) }
        return node
    }

    // MARK: Facts

    private func object(of fact: FactRecord) -> RDFTerm {
        switch fact.object {
        case .entity(let object): .name(RDFName(.entity, object.slug))
        case .value(let text):
            switch predicates[fact.predicate.name]?.valueType {
            case "date": .date(text)
            case "integer": .typed(text, RDFName(.xsd, "integer"))
            case "decimal": .decimal(text)
            case "url": .link(text)
            default: .text(text)
            }
        // A range has two bounds, which are qualifiers.
        case .amount: fact.amount?.exactText.map(RDFTerm.decimal) ?? .text(fact.amount?.text(in: .english) ?? "")
        }
    }

    // What is said of the subject without qualifiers: only what happened, and nobody disputes.
    private func direct(_ fact: Selection.Fact) -> RDFNode {
        let (record, name) = (fact.record, fact.record.predicate.name)
        var node = RDFNode(RDFName(.entity, record.subject.slug))
        node.add(RDFName(.claim, name), .name(RDFName(.fact, "\(record.id)")))
        guard record.modality == .actual, fact.disputes.isEmpty else { return node }
        // A number says nothing without its unit.
        if case .amount = record.object { return node }
        let object = object(of: record)
        node.add(RDFName(.predicate, name), object)
        for target in schema.targets(ofPredicate: name) { node.addOnce(RDFName(.schema, target), object) }
        if case .value(let text) = record.object, let address = predicates[name]?.address(of: text, in: record.role) {
            node.add(RDFName(.schema, "sameAs"), .link(address))
        }
        return node
    }

    private func statement(_ fact: Selection.Fact) -> RDFNode {
        let record = fact.record
        var node = RDFNode(RDFName(.fact, "\(record.id)"))
        node.add(type: RDFName(.rdf, "Statement"))
        node.add(RDFName(.rdf, "subject"), .name(RDFName(.entity, record.subject.slug)))
        node.add(RDFName(.rdf, "predicate"), .name(RDFName(.predicate, record.predicate.name)))
        node.add(RDFName(.rdf, "object"), object(of: record))
        node.add(RDFName(.wikibase, "rank"), .name(RDFName(.wikibase, record.modality == .denied ? "DeprecatedRank" : "NormalRank")))
        node.add(Self.own("modality"), .text(record.modality.name))
        node.add(Self.own("starts"), record.starts.map(RDFTerm.date))
        node.add(Self.own("ends"), record.ends.map(RDFTerm.date))
        let days = record.answeringDays
        node.add(Self.own("possibleFrom"), days.possibleFromText.map(RDFTerm.day))
        node.add(Self.own("possibleTo"), days.possibleToText.map(RDFTerm.day))
        node.add(Self.own("certainFrom"), days.certainFromText.map(RDFTerm.day))
        node.add(Self.own("certainTo"), days.certainToText.map(RDFTerm.day))
        node.add(Self.own("amountLow"), record.amount?.lowText.map(RDFTerm.decimal))
        node.add(Self.own("amountHigh"), record.amount?.highText.map(RDFTerm.decimal))
        node.add(Self.own("unit"), (record.amount?.unit.code).map { .name(RDFName(.unit, $0)) })
        if let amount = record.amount { node.add(Self.own("approximate"), .flag(amount.isApproximate)) }
        node.add(Self.own("role"), record.role.map { .text($0) })
        node.add(Self.own("note"), record.note.map { .text($0) })
        node.add(Self.own("follows"), record.follows.map { .name(RDFName(.fact, "\($0)")) })
        for dispute in fact.disputes { node.add(Self.own("disputed"), .text(dispute)) }
        if selection.asksTime { node.add(Self.own("holds"), .text(fact.answer.certainty.rawValue)) }
        for citation in record.citations { node.add(Self.derivedFrom, .name(RDFName(.citation, "\(citation.id)"))) }
        if selection.isPrivate {
            node.add(Self.own("confidential"), .flag(record.isConfidential))
            node.add(Self.own("privateNote"), record.privateNote.map { .text($0) })
        }
        return node
    }

    private func node(_ citation: CitationRecord) -> RDFNode {
        var node = RDFNode(RDFName(.citation, "\(citation.id)"))
        node.add(type: Self.own("Citation"))
        node.add(RDFName(.prov, "hadPrimarySource"), .name(RDFName(.source, citation.source.slug)))
        node.add(Self.own("locator"), citation.locator.map { .text($0) })
        node.add(Self.own("asOf"), citation.asOf.map(RDFTerm.date))
        node.add(Self.own("quote"), citation.quote.map { .text($0) })
        node.add(RDFName(.prov, "wasAttributedTo"), citation.speaker.map { .name(RDFName(.entity, $0.slug)) })
        return node
    }
}

/// What has been said of subjects and may be said again by another fact, to say it once. Takes memory for those facts alone that share
/// their subject and their object or value with another.
private struct RepeatedStatements {
    private let pairs: Set<FactPair>
    private var said: Set<Statement> = []

    private struct Statement: Hashable {
        let subject: RDFName
        let predicate: RDFName
        let object: RDFTerm
    }

    init(_ pairs: Set<FactPair>) { self.pairs = pairs }

    /// The statements of a fact that none before made.
    mutating func unsaid(_ node: RDFNode, of fact: FactRecord) -> RDFNode {
        let end: String? =
            switch fact.object {
            case .entity(let object): object.slug
            case .value(let text): text
            case .amount: nil
            }
        guard let end, pairs.contains(FactPair(subject: fact.subject.slug, end: end)) else { return node }
        var node = node
        let subject = node.subject
        node.keep { said.insert(Statement(subject: subject, predicate: $0, object: $1)).inserted }
        return node
    }
}

/// What a fact has at its ends: the slug of its subject; that of its object, or its value.
private struct FactPair: Hashable {
    let subject: String
    let end: String
}

extension Snapshot {
    /// The ends that more than one fact has, whatever their predicates. Costs a sort of all facts.
    fileprivate func pairsSaidRepeatedly() throws -> Set<FactPair> {
        Set(
            try connection.all(
                """
                SELECT s.slug, o.slug
                FROM (SELECT subject, object FROM fact WHERE object IS NOT NULL GROUP BY subject, object HAVING count(*) > 1) f
                JOIN entity s ON s.id = f.subject JOIN entity o ON o.id = f.object
                UNION ALL
                SELECT s.slug, f.value
                FROM (SELECT subject, value FROM fact WHERE value IS NOT NULL GROUP BY subject, value HAVING count(*) > 1) f
                JOIN entity s ON s.id = f.subject
                """
            ) { FactPair(subject: $0.text(0), end: $0.text(1)) })
    }
}
