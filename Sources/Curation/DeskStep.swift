internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// One operation while it is done: what the base is like, and the revision that it is part of.
struct DeskStep {
    let index: Int
    /// What the operations before have left.
    let base: Snapshot
    let revision: Revision

    func fault(_ message: String, field: String?, hint: String? = nil, _ candidates: [NameHit] = [], names: Bool = false) -> OperationFault {
        OperationFault(index: index, field: field, message: message, hint: hint, candidates: candidates, isAboutNames: names)
    }

    func perform(_ operation: Operation, _ report: inout ChangeReport) throws {
        switch operation {
        case .add(let statement): try add(statement, &report)
        case .name(let statement): try add(statement, &report)
        case .source(let source): try add(source, &report)
        case .edit(let id, let edit): try change(id, edit, &report)
        case .retract(let id): try retract(id, &report)
        case .cite(let id, let citation): try cite(id, citation, &report)
        case .uncite(let id, let source, let locator): try uncite(id, source, locator, &report)
        }
    }

    // MARK: Facts

    private func add(_ statement: FactStatement, _ report: inout ChangeReport) throws {
        let predicate = try predicate(statement.predicate)
        let ends = try ends(of: statement, predicate, &report)
        let dates = try FactTimes(statement, predicate.temporality, self)
        var fact = NewFact(
            subject: ends.subject, predicate: predicate.id, object: try ends.object.map { .entity($0) } ?? value(statement.object, of: predicate),
            starts: dates.starts, ends: dates.ends, modality: statement.modality)
        let amount = predicate.valueType == .amount ? statement.object : statement.amount
        if let amount { try set(amount, of: &fact) }
        fact.role = statement.role
        fact.note = statement.note
        fact.privateNote = statement.privateNote
        fact.follows = try statement.follows.map { try live($0, field: "follows") }
        var citation = statement.citation
        if let asOf = dates.asOf { citation?.asOf = asOf }
        let known = try revision.identical(to: fact)
        let id = try known ?? revision.add(fact)
        let cited = try citation.map { try self.cite(.fact(id), $0, starts: dates.starts, ends: dates.ends, &report) } ?? false
        let record = try record(id)
        report.changes.append(Change(known == nil ? .added : .known, .fact(record)))
        if known != nil, cited, let last = record.citations.max(by: { $0.id.rawValue < $1.id.rawValue }) {
            report.changes.append(Change(.cited, .citation(last, of: record)))
        }
    }

    // The entities that a statement names; one of them is made where its kind is given.
    private func ends(
        of statement: FactStatement, _ predicate: DeskPredicate, _ report: inout ChangeReport
    ) throws -> (subject: EntityID, object: EntityID?) {
        var kind = statement.newKind
        let subject = try entity(statement.subject, field: "subject", &kind, &report)
        let object = predicate.takesEntity ? try entity(statement.object, field: "object", &kind, &report) : nil
        if kind != nil {
            throw fault(
                "there is nothing to be made: \(object == nil ? "the entity is" : "both entities are") known", field: "new",
                hint: "leave --new out; two entities of one name are told apart by their slugs")
        }
        return (subject, object)
    }

    /// The entity that a text means. Where none is called so and `kind` is given, it is made, and `kind` is used up.
    private func entity(
        _ text: String, field: String, _ kind: inout String?, _ report: inout ChangeReport
    ) throws -> EntityID {
        let resolution = try base.resolve(text)
        if case .found(let hit) = resolution, kind == nil || hit.isExact || hit.closeness == .slug {
            if !hit.isExact, hit.closeness != .slug { report.readings.append(.init(text: text, hit: hit)) }
            return hit.entity.id
        }
        if let name = kind {
            kind = nil
            return try make(text, kind: name, &report)
        }
        switch resolution {
        case .found(let hit): return hit.entity.id
        case .ambiguous(let hits):
            throw fault("'\(text)' may be several entities", field: field, hint: "name one of them by its slug", hits, names: true)
        case .none(let close):
            throw fault(
                "nothing is called '\(text)'", field: field, hint: "--new KIND makes the one end that is not known yet: --new company",
                Array(close.prefix(3)), names: true)
        }
    }

    private func make(_ name: String, kind text: String, _ report: inout ChangeReport) throws -> EntityID {
        guard let kind = try base.kindName(text) else {
            let near = NearestName.of(text, among: try base.kindNames())
            throw fault("there is no kind '\(text)'", field: "new", hint: near.map { "--new \($0)" } ?? "dossier list, which names the kinds", names: true)
        }
        let stem = Slug.make(name)
        var (slug, number) = (stem, 2)
        while try revision.entity(slug: slug) != nil {
            slug = "\(stem)-\(number)"
            number += 1
        }
        let id = try revision.add(NewEntity(slug: slug, kind: kind, name: name))
        report.changes.append(Change(.added, .entity(EntityReference(id: id, slug: slug, name: name, kind: kind))))
        return id
    }

    private func change(_ number: FactID, _ edit: FactEdit, _ report: inout ChangeReport) throws {
        let id = try live(number, field: "fact")
        if edit.isEmpty { throw fault("nothing is to be different", field: nil, hint: "--amount, --starts, --ends, --role, --note ...") }
        let before = try record(id)
        var fact = try revision.stored(id)
        let predicate = try predicate(before.predicate.name)
        if let object = edit.object {
            if predicate.takesEntity {
                var none: String?
                fact.object = .entity(try entity(object, field: "object", &none, &report))
            } else if predicate.valueType == .amount {
                try set(object, of: &fact)
            } else {
                fact.object = try value(object, of: predicate)
            }
        }
        if let amount = edit.amount { try set(amount, of: &fact) }
        if let modality = edit.modality { fact.modality = modality }
        if let starts = edit.starts { fact.starts = try date(starts, field: "starts") }
        if let ends = edit.ends { fact.ends = try date(ends, field: "ends") }
        if let role = edit.role { fact.role = role.isEmpty ? nil : role }
        if let note = edit.note { fact.note = note.isEmpty ? nil : note }
        if let note = edit.privateNote { fact.privateNote = note.isEmpty ? nil : note }
        if let follows = edit.follows { fact.follows = try live(follows, field: "follows") }
        if try isUnchanged(fact, id) { return report.changes.append(Change(.known, .fact(before))) }
        if let other = try revision.identical(to: fact), other != id {
            throw fault("fact \(other) says so already", field: nil, hint: "dossier retract \(id) --because 'the same as \(other)'")
        }
        let new = try revision.replace(id, with: fact)
        report.changes.append(Change(.replaced, .fact(before), replacement: try record(new)))
    }

    private func isUnchanged(_ fact: NewFact, _ id: FactID) throws -> Bool {
        let now = try revision.stored(id)
        return try revision.identical(to: fact) == id && now.note == fact.note && now.privateNote == fact.privateNote
            && now.follows == fact.follows
    }

    private func retract(_ number: FactID, _ report: inout ChangeReport) throws {
        let id = try live(number, field: "fact")
        let before = try record(id)
        try revision.retract(id)
        report.changes.append(Change(.retracted, .fact(before)))
    }

    // MARK: Names and sources

    private func add(_ statement: NameStatement, _ report: inout ChangeReport) throws {
        var none: String?
        let id = try entity(statement.entity, field: "entity", &none, &report)
        let name = NewName(
            entity: id, text: statement.text, language: statement.language, role: statement.role,
            starts: try statement.starts.map { try date($0, field: "starts") } ?? nil,
            ends: try statement.ends.map { try date($0, field: "ends") } ?? nil)
        let known = try revision.existing(name)
        let nameID = try known ?? revision.add(name)
        if let citation = statement.citation { _ = try cite(.name(nameID), citation, starts: nil, ends: nil, &report) }
        guard let entity = try base.entity(id) else { throw fault("there is no entity \(id)", field: "entity") }
        report.changes.append(Change(known == nil ? .added : .known, .name(nameID, text: statement.text, of: entity)))
    }

    private func add(_ source: NewSource, _ report: inout ChangeReport) throws {
        if let known = try base.source(slug: source.slug) {
            guard let id = try revision.source(slug: source.slug), try revision.isSame(id, as: source) else {
                throw fault("there is a source '\(source.slug)' already, and it is described otherwise", field: "slug", hint: "dossier sources \(source.slug)")
            }
            return report.changes.append(Change(.known, .source(known)))
        }
        try revision.add(source)
        guard let added = try base.source(slug: source.slug) else { return }
        report.changes.append(Change(.added, .source(added)))
    }

    // MARK: Citations

    private func cite(_ number: FactID, _ statement: CitationStatement, _ report: inout ChangeReport) throws {
        let id = try live(number, field: "fact")
        let isNew = try cite(.fact(id), statement, starts: nil, ends: nil, &report)
        let record = try record(id)
        let mine = record.citations.filter { $0.source.slug == statement.source && $0.locator == statement.locator }
        guard let citation = mine.max(by: { $0.id.rawValue < $1.id.rawValue }) else { return }
        report.changes.append(Change(isNew ? .cited : .known, .citation(citation, of: record)))
    }

    // Whether the citation is new.
    private func cite(
        _ claim: Claim, _ statement: CitationStatement, starts: String?, ends: String?, _ report: inout ChangeReport
    ) throws -> Bool {
        var citation = NewCitation(
            claim: claim, source: try source(statement.source), locator: statement.locator,
            asOf: try statement.asOf.map { try exactDate($0, field: "as-of") }, quote: statement.quote)
        citation.starts = starts
        citation.ends = ends
        if let speaker = statement.speaker {
            var none: String?
            citation.speaker = try entity(speaker, field: "speaker", &none, &report)
        }
        if try revision.existing(citation) != nil { return false }
        try revision.add(citation)
        return true
    }

    private func uncite(_ number: FactID, _ source: String, _ locator: String?, _ report: inout ChangeReport) throws {
        let id = try live(number, field: "fact")
        _ = try self.source(source)
        let record = try record(id)
        let found = record.citations.filter { $0.source.slug == source && (locator == nil || $0.locator == locator) }
        if found.isEmpty {
            let places = record.citations.filter { $0.source.slug == source }.compactMap(\.locator)
            throw fault(
                "fact \(id) has no such citation", field: "source",
                hint: places.isEmpty ? "dossier why \(id), which lists its citations" : "--at '\(places[0])'", names: true)
        }
        for citation in found {
            try revision.retract(citation.id)
            report.changes.append(Change(.uncited, .citation(citation, of: record)))
        }
    }

    // MARK: Reading words

    private func source(_ slug: String) throws -> SourceID {
        if let id = try revision.source(slug: slug) { return id }
        let near = NearestName.of(slug, among: try base.sourceSlugs())
        throw fault(
            "there is no source '\(slug)'", field: "source",
            hint: near.map { "--source \($0)" } ?? "dossier source add \(Slug.make(slug)) --title '...'", names: true)
    }

    private func predicate(_ text: String) throws -> DeskPredicate {
        if let found = try base.deskPredicate(text) { return found }
        let near = NearestName.of(text, among: try base.predicateNames())
        throw fault(
            "there is no predicate '\(text)'", field: "predicate", hint: near ?? "dossier sql 'select name, label_en from predicates'",
            names: true)
    }

    /// The live fact of a number, or the one that it leads to.
    private func live(_ number: FactID, field: String) throws -> FactID {
        if let standing = try revision.standing(number) { return standing }
        throw fault(
            "there is no fact \(number), or it was retracted", field: field, hint: "dossier why \(number), where there was one", names: true)
    }

    private func record(_ id: FactID) throws -> FactRecord {
        guard let record = try base.facts([id.rawValue]).first else { throw fault("there is no fact \(id)", field: "fact", names: true) }
        return record
    }

    private func value(_ text: String, of predicate: DeskPredicate) throws -> NewFact.Object {
        switch predicate.valueType {
        case .amount: .amount
        case .date: .value(try exactDate(text, field: "object"))
        default: .value(text)
        }
    }

    private func set(_ text: String, of fact: inout NewFact) throws {
        if text.isEmpty {
            (fact.amountLow, fact.amountHigh, fact.unit, fact.isApproximate) = (nil, nil, nil, false)
            return
        }
        let amount: Amount
        do {
            amount = try Amount.parse(text, units: try base.deskUnits())
        } catch {
            throw fault("'\(text)' is no amount that can be read: \(error)", field: "amount", hint: "--amount '135 M€', '44,4 %', '60 to 75 M€'")
        }
        fact.amountLow = amount.low
        fact.amountHigh = amount.high
        fact.isApproximate = amount.isApproximate
        fact.unit = try revision.unit(coded: amount.unit.code)?.id
    }

    /// A date or a set in words as EDTF; an empty text is none.
    func date(_ text: String, field: String) throws -> String? { text.isEmpty ? nil : try exactDate(text, field: field) }

    func exactDate(_ text: String, field: String) throws -> String {
        do {
            let date = try EDTF(words: text)
            return try EDTF(factDate: date.text).text
        } catch let error as EDTFError {
            throw fault("--\(field): \(error.description)", field: field)
        }
    }
}

/// The dates of a statement: those of the fact, and when its source saw it hold.
private struct FactTimes {
    var starts: String?
    var ends: String?
    var asOf: String?

    init(_ statement: FactStatement, _ temporality: Temporality, _ step: DeskStep) throws {
        starts = try statement.starts.flatMap { try step.date($0, field: "starts") }
        ends = try statement.ends.flatMap { try step.date($0, field: "ends") }
        guard let on = try statement.on.flatMap({ try step.date($0, field: "on") }) else { return }
        if temporality == .state {
            if statement.citation == nil {
                throw step.fault("--on says when a source saw a state hold", field: "on", hint: "--source SLUG with it, or --starts and --ends")
            }
            asOf = on
        } else {
            if starts != nil { throw step.fault("--on and --starts say the same of what happens once", field: "on", hint: "give one of them") }
            starts = on
        }
    }
}
