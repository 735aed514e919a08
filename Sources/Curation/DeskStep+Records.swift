internal import DossierModel
internal import DossierQuery
internal import DossierStorage

// What has no versions: it is added, or edited with the row as it was kept in the history.
extension DeskStep {
    func record(_ statement: RecordStatement) throws {
        let row = try self.row(of: statement)
        let before = try row.map { try self.fields(of: statement.kind, $0) } ?? [:]
        if statement.mode == .edit, row == nil { throw try unknown(statement.kind, statement.key) }
        // What is not said stays as it is, also where something is added that is there already.
        var after = before
        for (field, value) in statement.fields { after[field] = value.isEmpty ? nil : value }
        // Whoever gives a date of publication has read it, unless it is said otherwise, or that nobody knows.
        if statement.kind == .source, row == nil, after["published"] != nil, statement.fields["published_basis"] == nil {
            after["published_basis"] = "stated"
        }
        if statement.kind == .dispute, let side = statement.fields["favours"], !side.isEmpty { run.favoured.append((self, statement.key, side)) }
        noteConfidential(after, statement.kind)
        var fields = RecordFields(after, of: statement.kind, self)
        let new = try NewRecord(statement.kind, key: statement.key, &fields, self)
        try fields.end()
        if let row {
            let isChanged = try statement.mode == .add ? !isSame(new, row, as: before, statement) : new.update(row, in: revision)
            if statement.mode == .add, isChanged {
                throw fault(
                    "there is \(EnglishArticle.before(statement.kind.rawValue)) '\(statement.key)' already, and it is described otherwise", field: "key",
                    hint: "dossier \(statement.kind.rawValue) edit \(statement.key) ...")
            }
            let now = try self.fields(of: statement.kind, row)
            let changes = Set(before.keys).union(now.keys).sorted().filter { before[$0] != now[$0] }
                .map { Change.FieldChange(field: $0, before: before[$0], after: now[$0]) }
            run.append(
                Change(
                    isChanged ? .edited : .known, .record(statement.kind, key: statement.key, title: title(now, statement.kind)),
                    fields: changes))
            if isChanged { forget(statement.kind) }
        } else {
            try new.add(to: revision)
            // It is told by the name of its kind, however that was written.
            if case .entity(let entity) = new { after["kind"] = entity.kind }
            if statement.kind == .entity { run.learned(name: after["name"] ?? "", slug: statement.key) } else { forget(statement.kind) }
            run.append(Change(.added, .record(statement.kind, key: statement.key, title: title(after, statement.kind))))
        }
    }

    private func forget(_ kind: RecordKind) {
        if kind == .entity { run.forgetNames() } else { run.forgetRecords() }
    }

    private func title(_ fields: [String: String], _ kind: RecordKind) -> String {
        let parts: [String?] =
            switch kind {
            case .entity: [fields["name"], fields["kind"]]
            // What is confidential is named, and not told.
            case .source: fields["confidential"] == "true" ? [] : [fields["title"], fields["publisher"], fields["published"]]
            case .dispute: [fields["topic"]]
            case .kind, .predicate, .unit: [fields["label_en"]]
            case .alias: [fields["predicate"]]
            case .translation: [fields["language"], fields["translated"]]
            case .mapping: [fields["table"], fields["name"], fields["target"]]
            case .cue: [fields["language"], fields["predicate"], fields["modality"]]
            case .script: [fields["kind"], fields["description"]]
            }
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    // Whether an addition says nothing that the base has not: tried as an edit that changes nothing.
    private func isSame(_ new: NewRecord, _ row: Int64, as before: [String: String], _ statement: RecordStatement) throws -> Bool {
        for (field, value) in statement.fields where !value.isEmpty && before[field] != value {
            // A date in words, a kind by its label: read, it may be the same.
            var words = RecordFields([field: value], of: statement.kind, self)
            if field == "published" || field == "retrieved", try words.date(field) == before[field] { continue }
            if statement.kind == .entity, field == "kind", try kind(value, field: field) == before[field] { continue }
            if value == "false", before[field] == nil { continue }
            return false
        }
        return true
    }

    // MARK: Finding them

    /// The row of a record; nil where there is none.
    func row(of statement: RecordStatement) throws -> Int64? {
        let (key, fields) = (statement.key, statement.fields)
        switch statement.kind {
        case .entity: return try entityRow(key)
        case .source, .dispute, .kind, .predicate, .unit, .alias, .script: return try revision.row(of: statement.kind, named: key)
        case .translation:
            guard let language = fields["language"] else { throw fault("a translation needs its language", field: "language") }
            return try revision.existing(NewTranslation(text: key, language: language, context: fields["context"], translated: ""))
        case .mapping:
            guard let table = fields["table"].flatMap(NewMapping.Table.init), let name = fields["name"], let target = fields["target"] else {
                throw fault("a mapping needs its table (kind, predicate, unit), name and target", field: "table")
            }
            return try revision.existing(NewMapping(scheme: key, table: table, name: name, target: target))
        case .cue:
            guard let language = fields["language"] else { throw fault("a cue needs its language", field: "language") }
            return try revision.existing(NewCue(language: language, phrase: key))
        }
    }

    // By its slug; a merged one is not what it was merged into.
    private func entityRow(_ slug: String) throws -> Int64? { try revision.row(of: .entity, named: slug) }

    func unknown(_ kind: RecordKind, _ key: String) throws -> OperationFault {
        let near =
            switch kind {
            case .source: try base.openSource(near: key)
            case .predicate: SpellingSuggestion.of(key, among: try base.predicateNames())
            case .kind: SpellingSuggestion.of(key, among: try base.kindWords())
            default: String?.none
            }
        return fault("there is no \(kind.rawValue) '\(key)'", field: "key", hint: near.map { "meant: \($0)?" }, nothingFound: true)
    }

    /// A record's fields as a package has them, and the side that a dispute favours though nobody stands on it any more.
    func fields(of kind: RecordKind, _ row: Int64) throws -> [String: String] {
        var fields = try PackageRowReader(kind.packageTable, in: revision, hidingPrivate: false).fields(row) ?? [:]
        fields[kind.keyColumn] = nil
        if kind == .dispute { fields["favours"] = try revision.favouredSide(of: DisputeID(row)) }
        noteConfidential(fields, kind)
        return fields
    }

    private func noteConfidential(_ fields: [String: String], _ kind: RecordKind) {
        if kind == .source, fields["confidential"] == "true" { run.touchesConfidential = true }
    }

    // MARK: Removing

    func remove(_ kind: RecordKind, _ key: String, withDependents: Bool) throws {
        let row: Int64
        if kind == .entity {
            row = try removableEntity(key)
        } else if let found = try revision.row(of: kind, named: key) {
            row = found
        } else if let removal = try revision.removal(of: kind, named: key) {
            throw repeated("the \(kind.rawValue) '\(key)' was removed already, \(place(of: removal))", field: "key", hint: "dossier undo \(removal)")
        } else {
            throw try unknown(kind, key)
        }
        let dependents = try revision.dependents(of: kind, row)
        let obstacles = dependents.compactMap { if case .obstacle(let what) = $0 { what } else { nil } }
        if let first = obstacles.first {
            throw fault(
                "\(first) hangs on it\(obstacles.count > 1 ? ", and \(obstacles.count - 1) more" : "")", field: "key", hint: "change that first")
        }
        if !dependents.isEmpty, !withDependents {
            throw fault(
                "on the \(kind.rawValue) '\(key)' hang \(Dependent.list(dependents))", field: "key", hint: "--with-dependents takes them too")
        }
        let title = title(try fields(of: kind, row), kind)
        let before = try revision.retractedFacts()
        try revision.remove(kind, row)
        let gone = try revision.retractedFacts().subtracting(before).map(\.rawValue).sorted()
        for fact in try base.asKnown(at: revision.id.rawValue - 1).facts(gone) { run.append(Change(.retracted, .fact(fact))) }
        run.forgetNames()
        run.forgetRecords()
        run.append(Change(.removed, .record(kind, key: key, title: title)))
    }

    // What is only like the text is not removed; nor is by itself what was joined to another: facts were stated about it.
    private func removableEntity(_ text: String) throws -> Int64 {
        guard let id = try called(text, field: "entity") else {
            if let removal = try revision.removal(of: .entity, named: text) {
                throw repeated("'\(text)' was removed already, \(place(of: removal))", field: "entity", hint: "dossier undo \(removal)")
            }
            let hits: [NameHit] =
                switch try base.resolve(text) {
                case .found(let hit): [hit]
                case .ambiguous(let hits), .none(let hits): hits
                }
            throw fault("nothing is called just '\(text)'", field: "entity", hint: "name it by its slug", Array(hits.prefix(3)), nothingFound: true)
        }
        let standing = try revision.standing(id)
        if standing != id, let kept = try base.entity(standing) {
            throw fault(
                "'\(text)' leads to \(kept.name) (\(kept.slug)) since they were joined", field: "entity",
                hint: "dossier log \(kept.slug), and dossier undo of the revision that joined them")
        }
        return id.rawValue
    }

    // MARK: Disputes

    func side(_ slug: String, _ text: String, _ claims: [ClaimReference], isTakenOff: Bool) throws {
        guard let dispute = try revision.dispute(slug: slug) else { throw try unknown(.dispute, slug) }
        for reference in claims {
            let claim = try live(reference, field: "side")
            if case .fact(let id) = claim { _ = try record(id) }
            let subject = Change.Subject.side(dispute: slug, text: text, ClaimReference(claim))
            let isThere = try revision.isOnSide(claim, side: text, of: dispute)
            if isTakenOff, !isThere {
                throw fault("\(reference.text) does not stand on the side '\(text)' of \(slug)", field: "side", hint: "dossier show \(slug)", nothingFound: true)
            }
            if isThere, !isTakenOff {
                run.append(Change(.known, subject))
            } else if isTakenOff {
                try revision.take(claim, off: text, of: dispute)
                run.append(Change(.retracted, subject))
                if try revision.favours(text, in: dispute) { run.favoured.append((self, slug, text)) }
            } else {
                try revision.add(claim, to: text, of: dispute)
                run.append(Change(.added, subject))
            }
        }
    }

    // MARK: Judgements

    func join(_ keptText: String, _ otherText: String) throws {
        let kept = try entity(keptText, field: "keep")
        // By its slug it is found even where it leads to another already.
        let other = try revision.entity(slug: otherText) ?? entity(otherText, field: "name")
        guard let keptEntity = try base.entity(kept), let otherEntity = try base.entity(other) else {
            throw fault("there is no such entity", field: "name", nothingFound: true)
        }
        if try revision.isSame(kept, other) { return run.append(Change(.known, .pair(otherEntity, keptEntity, areOne: true))) }
        if let because = try revision.whyDifferent(kept, other) {
            throw fault(
                "\(keptEntity.name) and \(otherEntity.name) are said to be two: \(because)", field: "name", hint: "dossier log, dossier undo")
        }
        try run.isMoved(revision.facts(about: other, limit: DeskRun.mostCompared))
        try revision.merge(other, into: kept)
        run.forgetNames()
        run.append(Change(.merged, .pair(otherEntity, keptEntity, areOne: true)))
        for (joined, into) in try revision.joinIdenticalFacts(of: kept) {
            guard let record = try base.asKnown(at: revision.id.rawValue - 1).facts([joined.rawValue]).first else { continue }
            run.append(Change(.replaced, .fact(record), replacement: try base.facts([into.rawValue]).first))
        }
    }

    func tellApart(_ one: String, _ other: String, because: String) throws {
        let (first, second) = (try entity(one, field: "name"), try entity(other, field: "name"))
        guard let firstEntity = try base.entity(first), let secondEntity = try base.entity(second) else {
            throw fault("there is no such entity", field: "name", nothingFound: true)
        }
        if try revision.isSame(first, second), let kept = try base.entity(revision.standing(first)) {
            throw fault(
                "'\(one)' and '\(other)' are one: both lead to \(kept.name) (\(kept.slug))", field: "name",
                hint: "dossier log \(kept.slug), and dossier undo of the revision that joined them")
        }
        let judgement = NewNotSame(one: first, other: second, because: because)
        let isKnown = try revision.existing(judgement) != nil
        if !isKnown { try revision.add(judgement) }
        run.append(Change(isKnown ? .known : .added, .pair(firstEntity, secondEntity, areOne: false)))
    }
}

extension RecordKind {
    /// The key of a record by the columns of its table.
    func key(in fields: [String: String]) -> String { fields[keyColumn] ?? "" }
}

extension Dependent {
    /// What there is, by sorts: "2 facts (301, 302) and 40 citations".
    fileprivate static func list(_ dependents: [Dependent]) -> String {
        var facts: [String] = []
        var counts: [(what: String, count: Int)] = []
        func count(_ what: String) {
            if let index = counts.firstIndex(where: { $0.what == what }) { counts[index].count += 1 } else { counts.append((what, 1)) }
        }
        for dependent in dependents {
            switch dependent {
            case .fact(let id): facts.append("\(id)")
            case .citation: count("citation")
            case .row(let kind, _): count(kind.rawValue)
            case .obstacle(let what): count(what)
            }
        }
        var parts = counts.map { EnglishCount.of($0.count, $0.what) }
        if !facts.isEmpty {
            let named = facts.prefix(10).joined(separator: ", ") + (facts.count > 10 ? " ..." : "")
            parts.insert("\(EnglishCount.of(facts.count, "fact")) (\(named))", at: 0)
        }
        return parts.joined(separator: " and ")
    }
}

/// A record as storage takes it.
private enum NewRecord {
    case entity(NewEntity)
    case source(NewSource)
    case dispute(NewDispute)
    case kind(Kind)
    case predicate(Predicate)
    case unit(Unit, symbol: String?, labelEnglish: String?, labelFrench: String?)
    case alias(NewPredicateAlias)
    case translation(NewTranslation)
    case mapping(NewMapping)
    case cue(NewCue)
    case script(NewScript)

    init(_ record: RecordKind, key: String, _ fields: inout RecordFields, _ step: DeskStep) throws {
        switch record {
        case .entity:
            let kind = try step.kind(fields.required("kind"), field: "kind")
            let name = try fields.required("name")
            self = .entity(NewEntity(slug: key, kind: kind, name: name, summary: fields.text("summary")))
            // Merging has a line of its own.
            _ = fields.text("merged_into")
        case .source:
            var source = NewSource(slug: key, title: try fields.required("title"))
            source.author = fields.text("author")
            source.publisher = fields.text("publisher")
            source.published = try fields.date("published")
            source.publishedBasis = fields.text("published_basis")
            source.retrieved = try fields.date("retrieved")
            source.url = fields.text("url")
            source.archivedURL = fields.text("archived_url")
            source.language = fields.text("language")
            source.derivedFrom = try fields.text("derived_from").map { try step.source($0) }
            source.supersedes = try fields.text("supersedes").map { try step.source($0) }
            source.isConfidential = try fields.flag("confidential")
            source.sha256 = fields.text("sha256")
            self = .source(source)
        case .dispute:
            self = .dispute(
                NewDispute(
                    slug: key, topic: try fields.required("topic"), verdict: try fields.choice("verdict") ?? .rival,
                    favours: fields.text("favours"), comment: fields.text("comment")))
        case .kind:
            let plural = try fields.required("plural")
            let parent = try fields.text("parent").map { try step.kind($0, field: "parent") }
            self = .kind(
                Kind(name: key, plural: plural, parent: parent, labelEnglish: fields.text("label_en"), labelFrench: fields.text("label_fr")))
        case .predicate:
            let valueType: Predicate.ValueType? = try fields.choice("value_type")
            let takes: Predicate.Takes = try fields.choice("takes") ?? (valueType == nil ? .entity : .value)
            var predicate = Predicate(
                name: key, takes: takes, valueType: valueType, temporality: try fields.choice("time") ?? .state,
                labelEnglish: try fields.required("label_en"))
            predicate.slot = try fields.choice("slot") ?? .none
            predicate.isSymmetric = try fields.flag("symmetric")
            predicate.domain = try fields.list("domain").map { try step.kind($0, field: "domain") }
            predicate.range = try fields.list("range").map { try step.kind($0, field: "range") }
            predicate.labelFrench = fields.text("label_fr")
            predicate.inverseEnglish = fields.text("inverse_en")
            predicate.inverseFrench = fields.text("inverse_fr")
            predicate.description = fields.text("description")
            predicate.life = try fields.choice("life")
            predicate.link = fields.text("link")
            self = .predicate(predicate)
        case .unit:
            let exponent = fields.text("exponent") ?? "0"
            guard let decimals = Int(exponent), Unit.exponentRange.contains(decimals) else {
                throw step.fault("'\(exponent)' is no number of decimals", field: "exponent", hint: "from 0 to 9: 2 for hundredths")
            }
            let symbol = fields.text("symbol")
            let (english, french) = (fields.text("label_en"), fields.text("label_fr"))
            let unit = Unit(
                code: key, exponent: decimals, kind: Unit.Kind(rawValue: try fields.required("kind")), statedSymbol: symbol,
                labelEnglish: english, labelFrench: french)
            self = .unit(unit, symbol: symbol, labelEnglish: english, labelFrench: french)
        case .alias:
            self = .alias(
                NewPredicateAlias(name: key, predicate: try step.predicate(fields.required("predicate")).name, isInverse: try fields.flag("inverse")))
        case .translation:
            self = .translation(
                NewTranslation(
                    text: key, language: try fields.required("language"), context: fields.text("context"),
                    translated: try fields.required("translated")))
        case .mapping:
            guard let table: NewMapping.Table = try fields.choice("table") else { throw step.fault("a mapping needs its table", field: "table") }
            self = .mapping(NewMapping(scheme: key, table: table, name: try fields.required("name"), target: try fields.required("target")))
        case .cue:
            let modality = try fields.text("modality").map { word in
                guard let modality = Modality(name: word) else { throw step.fault("'\(word)' is no modality", field: "modality") }
                return modality
            }
            self = .cue(
                NewCue(
                    language: try fields.required("language"), phrase: key, predicate: try fields.text("predicate").map { try step.predicate($0).name },
                    modality: modality))
        case .script:
            self = .script(
                NewScript(
                    name: key, kind: try fields.choice("kind") ?? .query, body: try fields.required("body"),
                    parameters: fields.text("parameters"), description: fields.text("description")))
        }
    }

    func add(to revision: Revision) throws {
        switch self {
        case .entity(let new): _ = try revision.add(new)
        case .source(let new): _ = try revision.add(new)
        case .dispute(let new): _ = try revision.add(new)
        case .kind(let new): _ = try revision.add(new)
        case .predicate(let new): _ = try revision.add(new)
        case .unit(let new, let symbol, let english, let french):
            _ = try revision.add(new, isSymbolStated: symbol != nil, labelEnglish: english, labelFrench: french)
        case .alias(let new): _ = try revision.add(new)
        case .translation(let new): _ = try revision.add(new)
        case .mapping(let new): _ = try revision.add(new)
        case .cue(let new): _ = try revision.add(new)
        case .script(let new): _ = try revision.add(new)
        }
    }

    /// Returns whether anything was different.
    func update(_ row: Int64, in revision: Revision) throws -> Bool {
        switch self {
        case .entity(let new): try revision.update(EntityID(row), kind: new.kind, name: new.name, summary: .some(new.summary))
        case .source(let new): try revision.update(SourceID(row), to: new)
        case .dispute(let new): try revision.update(DisputeID(row), to: new)
        case .kind(let new): try revision.update(KindID(row), to: new)
        case .predicate(let new): try revision.update(PredicateID(row), to: new)
        case .unit(let new, let symbol, let english, let french):
            try revision.update(UnitID(row), to: new, symbol: symbol, labelEnglish: english, labelFrench: french)
        case .alias(let new): try revision.update(row, to: new)
        case .translation(let new): try revision.update(row, to: new)
        case .mapping: false
        case .cue(let new): try revision.update(row, to: new)
        case .script(let new): try revision.update(row, to: new)
        }
    }
}
