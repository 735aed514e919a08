internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// One operation while it is done.
struct DeskStep {
    let index: Int
    let run: DeskRun

    var base: Snapshot { run.base }
    var revision: Revision { run.revision }

    func fault(_ message: String, field: String?, hint: String? = nil, _ candidates: [NameHit] = [], nothingFound: Bool = false) -> OperationFault {
        OperationFault(index: index, field: field, message: message, hint: hint, candidates: candidates, isNothingFound: nothingFound)
    }

    func perform(_ operation: Operation) throws {
        if !operation.onlyAdds { try run.readWaiting() }
        switch operation {
        case .add(let statement): try add(statement)
        case .edit(let claim, let edit): try change(claim, edit)
        case .retract(let claim, let unlessSaid): try retract(claim, unlessSaid: unlessSaid)
        case .cite(let claim, let citation): try cite(claim, citation)
        case .uncite(let claim, let source, let locator): try uncite(claim, source, locator)
        case .takeBack(let citation): try takeBack(citation)
        case .recite(let citation, let statement): try change(citation, statement)
        case .name(let statement): try add(statement)
        case .respell(let name, let statement): try change(name, statement)
        case .rename(let entity, let name): try rename(entity, to: name)
        case .record(let statement): try record(statement)
        case .side(let dispute, let text, let claims, let isTakenOff): try side(dispute, text, claims, isTakenOff: isTakenOff)
        case .remove(let kind, let key, let withDependents): try remove(kind, key, withDependents: withDependents)
        case .same(let kept, let other): try join(kept, other)
        case .different(let one, let other, let because): try tellApart(one, other, because: because)
        }
    }

    // MARK: Facts

    private func add(_ statement: FactStatement) throws {
        let predicate = try predicate(statement.predicate)
        let ends = try ends(of: statement, predicate)
        var dates = try FactTimes(statement, predicate.temporality, self)
        var fact = NewFact(
            subject: ends.subject, predicate: predicate.id, object: try ends.object.map { .entity($0) } ?? value(statement.object, of: predicate, writtenIn: statement.citation?.source),
            starts: dates.starts, ends: dates.ends, modality: statement.modality)
        if predicate.isInverse, case .entity(let object) = fact.object {
            (fact.subject, fact.object) = (object, .entity(fact.subject))
        }
        if predicate.valueType == .amount, statement.amount != nil {
            throw fault("'\(predicate.name)' says its amount in the place of the object", field: "amount", hint: "leave --amount out")
        }
        fact.role = statement.role
        fact.note = statement.note
        fact.privateNote = statement.privateNote
        if let figures = statement.figures {
            try set(figures, of: &fact)
        } else if let amount = predicate.valueType == .amount ? statement.object : statement.amount {
            try set(amount, of: &fact, predicate, writtenIn: statement.citation?.source)
        }
        fact.follows = try statement.follows.map { try liveFact($0, field: "follows") }
        let undated = fact
        if !statement.hasNoStart, fact.starts == nil, let day = dayAsValue(of: fact, predicate) { (fact.starts, dates.starts) = (day, day) }
        if let on = dates.asOf, run.isShort { run.report.seen.append((predicate.name, on)) }
        var citation = statement.citation
        if let asOf = dates.asOf { citation?.asOf = asOf }
        var known = try revision.identical(to: fact)
        if known == nil, fact.starts != undated.starts {
            // It may have come in without the start that its value is, and is the same.
            known = try revision.identical(to: undated)
            if known != nil { dates.starts = nil }
        }
        let id = try known ?? revision.add(fact)
        run.said.insert(.fact(id))
        if let label = statement.label { try define(label, as: .fact(id)) }
        let isNewlyCited =
            try citation.map { try self.cite(.fact(id), $0, starts: dates.starts, ends: dates.ends, isNewClaim: known == nil) } ?? false
        let action: Change.Action = known == nil ? .added : .known
        run.append(action, id)
        if known == nil {
            run.isNew(id)
            return
        }
        try noteUnchanged(fact, id)
        if isNewlyCited, let citation {
            run.append(Change(.added, .citation(source: citation.source, locator: citation.locator, of: .fact(id))))
        }
    }

    // A known fact may be said again with another note, or as following another: that is told, and does not change it.
    private func noteUnchanged(_ fact: NewFact, _ id: FactID) throws {
        if fact.note == nil, fact.privateNote == nil, fact.follows == nil { return }
        let now = try revision.stored(id)
        var options: [String] = []
        if fact.note != nil, fact.note != now.note { options.append("--note") }
        if fact.privateNote != nil, fact.privateNote != now.privateNote { options.append("--private-note") }
        if fact.follows != nil, fact.follows != now.follows { options.append("--follows") }
        if !options.isEmpty { run.report.unchanged.append((id, options)) }
    }

    // The entities that a statement names; one of them is made where that is said.
    private func ends(of statement: FactStatement, _ predicate: DeskPredicate) throws -> (subject: EntityID, object: EntityID?) {
        guard let new = statement.new else {
            guard predicate.takesEntity else { return (try entity(statement.subject, field: "subject"), nil) }
            do {
                return (try entity(statement.subject, field: "subject"), try entity(statement.object, field: "object"))
            } catch let fault as OperationFault where fault.unknownEnds == [statement.subject] {
                if case .none = try resolve(statement.object, field: "object"), try run.entity(slug: statement.object) == nil { throw bothUnknown(statement) }
                throw fault
            }
        }
        guard predicate.takesEntity else { return (try called(statement.subject, field: "subject") ?? make(statement.subject, kind: new.kind), nil) }
        let (subject, object) = (try called(statement.subject, field: "subject"), try called(statement.object, field: "object"))
        switch (subject, object, new.place) {
        case (let subject?, let object?, _):
            // It is not needed, and a mistake in it is one all the same.
            _ = try kind(new.kind, field: "new")
            return (subject, object)
        case (let subject?, nil, nil), (let subject?, nil, .object): return (subject, try make(statement.object, kind: new.kind))
        case (nil, let object?, nil), (nil, let object?, .subject): return (try make(statement.subject, kind: new.kind), object)
        case (nil, _, .object):
            let subject = try entity(statement.subject, field: "subject")
            return (subject, try object ?? make(statement.object, kind: new.kind))
        case (_, nil, .subject):
            let object = try entity(statement.object, field: "object")
            return (try subject ?? make(statement.subject, kind: new.kind), object)
        case (nil, nil, nil):
            // The end that is like something known is that, and the other is new.
            if case .found(let hit) = try resolve(statement.subject, field: "subject") { return (hit.entity.id, try make(statement.object, kind: new.kind)) }
            if case .found(let hit) = try resolve(statement.object, field: "object") { return (try make(statement.subject, kind: new.kind), hit.entity.id) }
            throw bothUnknown(statement)
        }
    }

    private func bothUnknown(_ statement: FactStatement) -> OperationFault {
        var fault = fault(
            "neither '\(statement.subject)' nor '\(statement.object)' is known, and a fact makes one new entity", field: "object", nothingFound: true)
        fault.unknownEnds = [statement.subject, statement.object]
        return fault
    }

    // The entity that is called just so, but for a legal form; nil where none is.
    func called(_ text: String, field: String) throws -> EntityID? {
        // A slug means just that one: what is stated about a merged entity stays stated about it.
        if let id = try run.entity(slug: text) { return id }
        try checkLength(text, field: field)
        switch try base.resolveSame(text) {
        case .found(let hit) where hit.isExact || hit.closeness == .slug: return hit.entity.id
        case .ambiguous(let hits) where hits.first?.isExact == true: throw ambiguous(text, field, hits)
        default: break
        }
        if !run.isShort { return nil }
        guard case .found(let hit) = try base.resolve(text), hit.closeness == .form else { return nil }
        run.note(.init(text: text, hit: hit))
        return hit.entity.id
    }

    /// The entity that a text means.
    func entity(_ text: String, field: String) throws -> EntityID {
        // A slug means just that one: what is stated about a merged entity stays stated about it.
        if let id = try run.entity(slug: text) { return id }
        switch try resolve(text, field: field) {
        case .found(let hit): return hit.entity.id
        case .ambiguous(let hits): throw ambiguous(text, field, hits)
        case .none(let close):
            // Neighbours of what is only cited would be no help.
            let isSpeaker = field == "speaker"
            var fault = fault(
                "nothing is called '\(text)'", field: field,
                hint: isSpeaker ? "a speaker is an entity: dossier entity add '\(text)' --kind KIND" : "'dossier find' searches words of names",
                isSpeaker ? [] : Array(close.prefix(3)), nothingFound: true)
            if field == "subject" || field == "object" { fault.unknownEnds = [text] }
            throw fault
        }
    }

    private func resolve(_ text: String, field: String) throws -> Resolution {
        try checkLength(text, field: field)
        return try run.resolve(text)
    }

    // What is too long to be looked up is a fault of its operation, like a name that means nothing.
    private func checkLength(_ text: String, field: String) throws {
        do {
            try NameTooLong.check(text)
        } catch {
            throw fault(error.description, field: field, hint: "name it by its slug, or by a part of its name")
        }
    }

    private func ambiguous(_ text: String, _ field: String, _ hits: [NameHit]) -> OperationFault {
        fault("'\(text)' may be several entities", field: field, hint: "name one of them by its slug", hits, nothingFound: true)
    }

    private func make(_ name: String, kind text: String) throws -> EntityID {
        let kind = try self.kind(text, field: "new")
        let stem = Slug.make(name)
        var (slug, number) = (stem, 2)
        while try revision.row(of: .entity, named: slug) != nil {
            slug = "\(stem)-\(number)"
            number += 1
        }
        try run.noteTwin(of: name)
        let id = try revision.add(NewEntity(slug: slug, kind: kind, name: name))
        run.learned(name: name, slug: slug)
        run.append(Change(.added, .record(.entity, key: slug, title: "\(name), \(kind)")))
        return id
    }

    // The day that something happened, where that is what it says: its start, if no other is said.
    private func dayAsValue(of fact: NewFact, _ predicate: DeskPredicate) -> String? {
        guard predicate.temporality == .event, predicate.valueType == .date, case .value(let day) = fact.object else { return nil }
        return day
    }

    private func change(_ claim: ClaimReference, _ edit: FactEdit) throws {
        let id = try liveFact(claim, field: "fact")
        if edit.isEmpty { throw fault("no change is asked for", field: nil, hint: "--amount, --on, --starts, --ends, --role, --note ...") }
        let before = try record(id)
        var fact = try revision.stored(id)
        let predicate = try predicate(edit.predicate ?? before.predicate.name)
        fact.predicate = predicate.id
        if let subject = edit.subject { fact.subject = try entity(subject, field: "subject") }
        let startsAtItsValue = fact.starts != nil && fact.starts == dayAsValue(of: fact, predicate)
        if let object = edit.object {
            if predicate.takesEntity {
                fact.object = .entity(try entity(object, field: "object"))
            } else if predicate.valueType == .amount {
                try set(object, of: &fact, predicate)
            } else {
                fact.object = try value(object, of: predicate, writtenIn: nil)
                if startsAtItsValue, let day = dayAsValue(of: fact, predicate) { fact.starts = day }
            }
        }
        if predicate.isInverse { throw fault("'\(edit.predicate ?? "")' reads from the object to the subject", field: "predicate", hint: "name it \(predicate.name), and turn the two round") }
        if let amount = edit.amount { try set(amount, of: &fact, predicate) }
        if let figures = edit.figures { try set(figures, of: &fact) }
        if let modality = edit.modality { fact.modality = modality }
        if let on = edit.on {
            if predicate.temporality == .state {
                throw fault(
                    "'\(predicate.name)' lasts: it has --starts and --ends", field: "on",
                    hint: "when a source saw it: dossier cite \(id) --source SLUG --as-of DATE")
            }
            if edit.starts != nil || predicate.temporality == .period && edit.ends != nil {
                throw fault("--on and --starts say the same of what happens once", field: "on", hint: "give one of them")
            }
            fact.starts = try date(on, field: "on")
            if predicate.temporality == .period { fact.ends = fact.starts }
        }
        if let starts = edit.starts { fact.starts = try date(starts, field: "starts") }
        if let ends = edit.ends { fact.ends = try date(ends, field: "ends") }
        if let role = edit.role { fact.role = role.isEmpty ? nil : role }
        if let note = edit.note { fact.note = note.isEmpty ? nil : note }
        if let note = edit.privateNote { fact.privateNote = note.isEmpty ? nil : note }
        if let follows = edit.follows { fact.follows = try follows.map { try liveFact($0, field: "follows") } }
        if fact.follows == id { throw fault("a fact cannot follow itself", field: "follows") }
        if try isUnchanged(fact, id) { return run.append(Change(.known, .fact(before))) }
        if let other = try revision.identical(to: fact), other != id {
            throw fault("fact \(other) says so already", field: nil, hint: "dossier retract \(id) --because 'the same as \(other)'")
        }
        let new = try revision.replace(id, with: fact)
        run.append(Change(.replaced, .fact(before), replacement: try record(new)))
        run.isNew(new)
    }

    private func isUnchanged(_ fact: NewFact, _ id: FactID) throws -> Bool {
        let now = try revision.stored(id)
        return try revision.identical(to: fact) == id && now.note == fact.note && now.privateNote == fact.privateNote
            && now.follows == fact.follows && now.subject == fact.subject && now.object == fact.object
    }

    private func retract(_ claim: ClaimReference, unlessSaid: Bool) throws {
        let claim = try live(claim, field: "fact")
        if unlessSaid, run.said.contains(claim) { return }
        switch claim {
        case .fact(let id):
            let before = try record(id)
            try revision.retract(id)
            run.append(Change(.retracted, .fact(before)))
        case .name(let id):
            guard let (text, entity) = try base.deskName(id) else { throw fault("there is no name n\(id)", field: "name", nothingFound: true) }
            try revision.retract(id)
            run.forgetNames()
            run.append(Change(.retracted, .name(id, text: text, of: entity)))
        }
    }

    // MARK: Names

    private func add(_ statement: NameStatement) throws {
        let id = try entity(statement.entity, field: "entity")
        let name = NewName(
            entity: id, text: statement.text, language: statement.language, role: statement.role,
            starts: try statement.starts.flatMap { try date($0, field: "starts", writtenIn: statement.citation?.source) },
            ends: try statement.ends.flatMap { try date($0, field: "ends", writtenIn: statement.citation?.source) })
        let known = try revision.existing(name)
        let nameID = try known ?? revision.add(name)
        run.learned(name: statement.text)
        if known == nil { run.isNew(nameID) }
        run.said.insert(.name(nameID))
        if let label = statement.label { try define(label, as: .name(nameID)) }
        let isNewlyCited = try statement.citation.map { try cite(.name(nameID), $0, starts: nil, ends: nil) } ?? false
        guard let entity = try base.entity(id) else { throw fault("there is no entity \(id)", field: "entity") }
        run.append(Change(known == nil ? .added : .known, .name(nameID, text: statement.text, of: entity)))
        if known != nil, isNewlyCited, let citation = statement.citation {
            run.append(Change(.added, .citation(source: citation.source, locator: citation.locator, of: .name(nameID))))
        }
    }

    private func rename(_ text: String, to name: String) throws {
        let id = try revision.standing(entity(text, field: "entity"))
        guard let before = try base.entity(id) else { throw fault("there is no entity \(id)", field: "entity") }
        if before.name == name {
            return run.append(Change(.known, .record(.entity, key: before.slug, title: name)))
        }
        try revision.update(id, name: name)
        let former = NewName(entity: id, text: before.name, role: .former)
        if try revision.existing(former) == nil {
            let added = try revision.add(former)
            run.append(Change(.added, .name(added, text: before.name, of: before)))
        }
        run.forgetNames()
        run.append(
            Change(
                .edited, .record(.entity, key: before.slug, title: name),
                fields: [.init(field: "name", before: before.name, after: name)]))
    }
}

/// The dates of a statement: those of the fact, and when its source saw it hold.
private struct FactTimes {
    var starts: String?
    var ends: String?
    var asOf: String?

    init(_ statement: FactStatement, _ temporality: Temporality, _ step: DeskStep) throws {
        func date(_ words: String?, _ field: String) throws -> String? {
            try words.flatMap { try step.date($0, field: field, writtenIn: statement.citation?.source) }
        }
        starts = try date(statement.starts, "starts")
        ends = try date(statement.ends, "ends")
        if let alone = try date(statement.date, "starts") {
            starts = alone
            if temporality == .period, ends == nil { ends = alone }
        }
        guard let on = try date(statement.on, "on") else { return }
        switch temporality {
        case .state:
            if statement.citation == nil {
                throw step.fault("--on says when a source saw a state hold", field: "on", hint: "--source SLUG with it, or --starts and --ends")
            }
            if statement.citation?.asOf != nil {
                throw step.fault("--on and --as-of both say when a source saw a state hold", field: "on", hint: "give one of them")
            }
            asOf = on
        case .event, .period:
            if starts != nil || temporality == .period && ends != nil {
                throw step.fault("--on and --starts say the same of what happens once", field: "on", hint: "give one of them")
            }
            starts = on
            // The revenue of 2014 is that from its first to its last day.
            if temporality == .period { ends = on }
        }
    }
}
