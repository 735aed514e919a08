internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// A list of operations while it is done: what was found out so far, and what was done.
final class DeskRun {
    /// Sees what the operations before have left.
    let base: Snapshot
    let revision: Revision
    let isShort: Bool
    var report = ChangeReport()
    /// Whether a confidential source, or what only such ones attest, is among what was done.
    var touchesConfidential = false
    /// The facts and spellings that operations have said, new or known. Kept for what takes back the rest.
    var said: Set<Claim> = []
    /// What the operations with labels have added.
    var labels: [String: ClaimReference] = [:]

    /// The sides that disputes are said to favour, by the operations that say so: they may be added later in the list.
    var favoured: [(step: DeskStep, dispute: String, side: String)] = []

    private var predicates: [String: DeskPredicate] = [:]
    private var names = KnownNames()
    // nil where no entity has the slug.
    private var slugs: [String: EntityID?] = [:]
    private var sources: [String: SourceID] = [:]
    private var languages: [String: Language?] = [:]
    private var units: [Unit]?
    // By which amounts are read before their turn.
    private var unitsAhead: [Unit] = []
    private var newFacts: Set<FactID> = []
    private var newNames: Set<NameID> = []
    // Those that were another entity's.
    private var movedFacts: Set<FactID> = []

    /// The most new facts that are held against what the base says.
    static let mostCompared = 200
    private static let mostWithCompanions = 5

    /// - Parameter isShort: whether the list is one that a person reads the report of: then it is looked what new names are like.
    init(base: Snapshot, revision: Revision, isShort: Bool) {
        self.isShort = isShort
        self.base = base
        self.revision = revision
    }

    // MARK: What is asked again and again

    func predicate(_ text: String) throws -> DeskPredicate? {
        if let known = predicates[text] { return known }
        let found = try base.deskPredicate(text)
        if let found { predicates[text] = found }
        return found
    }

    func source(_ slug: String) throws -> SourceID? {
        if let known = sources[slug] { return known }
        let found = try revision.source(slug: slug)
        if let found { sources[slug] = found }
        if try base.source(slug: slug)?.isConfidential == true { touchesConfidential = true }
        return found
    }

    /// The language that a source is written in; nil where the base does not say, or it is none of ours.
    func language(ofSource slug: String) throws -> Language? {
        if let known = languages[slug] { return known }
        let found = try base.language(ofSource: slug)
        languages[slug] = .some(found)
        return found
    }

    /// The entity of a slug, merged or not.
    func entity(slug: String) throws -> EntityID? {
        if let known = slugs[slug] { return known }
        let found = try revision.entity(slug: slug)
        slugs[slug] = .some(found)
        return found
    }

    func resolve(_ text: String) throws -> Resolution {
        if let known = names[text] { return .found(known) }
        let resolution = try base.resolve(text)
        if case .found(let hit) = resolution {
            names.insert(hit, as: text)
            if !hit.isExact, hit.closeness != .slug { note(.init(text: text, hit: hit)) }
        }
        return resolution
    }

    /// Reports what a new name is so like that it may be the same.
    func noteTwin(of name: String) throws {
        if !isShort || name.utf8.count > NameTooLong.limit { return }
        let close =
            switch try base.resolve(name) {
            case .found(let hit): [hit]
            case .ambiguous(let hits), .none(let hits): hits
            }
        let twins = close.filter { $0.score >= NameComparison.unsure }.prefix(3)
        if !twins.isEmpty { report.twins.append(.init(name: name, hits: Array(twins))) }
    }

    func allUnits() throws -> [Unit] {
        if let units { return units }
        let found = try base.deskUnits()
        // The same array, so that it is told from others at once.
        units = found == unitsAhead ? unitsAhead : found
        return found
    }

    /// Says what another thread is to find out of the operation at an index, by what the base has before the first.
    func readingAhead(_ operations: [Operation]) throws -> @Sendable (Int) -> OperationAhead {
        let units = try allUnits()
        unitsAhead = units
        var languages: [String: Language] = [:]
        var sources: Set<String> = []
        for operation in operations {
            guard let source = operation.amountInWords?.source, sources.insert(source).inserted else { continue }
            languages[source] = try base.language(ofSource: source)
        }
        return { [languages] index in
            let operation = operations[index]
            let amount = operation.amountInWords.flatMap { words -> OperationAhead.ReadAmount? in
                let language = words.source.flatMap { languages[$0] }
                do throws(AmountError) {
                    return .init(text: words.text, language: language, stated: try Amount.stated(in: words.text, units: units, language: language))
                } catch {
                    // What is wrong with it is told when its turn comes; a count may be without a unit.
                    return nil
                }
            }
            return OperationAhead(slugs: operation.namedEntities, amount: amount)
        }
    }

    /// What an amount of the operation at an index says, where another thread has read it by the same units and for the same language.
    func amountAhead(_ text: String, language: Language?, at index: Int) throws -> StatedAmount? {
        guard let read = revision.amountAhead(at: index), read.text == text, read.language == language else { return nil }
        return try allUnits() == unitsAhead ? read.stated : nil
    }

    /// Names mean something else from here on.
    func forgetNames() {
        names = KnownNames()
        slugs.removeAll()
    }

    /// Another entity is called so from here on, or another spelling leads to one: what was read exactly stays as it is, unless it
    /// is spelled like that.
    func learned(name: String, slug: String? = nil) {
        names.forget(name)
        if let slug { slugs[slug] = nil }
    }

    /// The vocabulary or the sources are others from here on.
    func forgetRecords() {
        predicates.removeAll()
        sources.removeAll()
        languages.removeAll()
        units = nil
    }

    /// Refuses disputes that favour what is none of their sides.
    func checkFavoured() throws -> [OperationFault] {
        try favoured.compactMap { favour in
            guard let dispute = try revision.dispute(slug: favour.dispute), try !revision.hasSide(favour.side, of: dispute) else { return nil }
            return favour.step.fault("the dispute has no side '\(favour.side)'", field: "favours", hint: "a side is named as its claims were put on it")
        }
    }

    // MARK: What was done

    // Facts are read for the report many at a time: one by one they would cost more than adding them.
    private enum Waiting {
        case change(Change)
        case fact(Change.Action, FactID)
    }
    private var waiting: [Waiting] = []

    /// Reports a change, behind those before it.
    func append(_ change: Change) {
        if waiting.isEmpty { report.append(change) } else { waiting.append(.change(change)) }
    }

    /// Reports what became of a fact that the base has now. Of a long list nobody reads each one: then it is only counted.
    func append(_ action: Change.Action, _ fact: FactID) {
        if report.changes.count + waiting.count < ChangeReport.mostDetails { waiting.append(.fact(action, fact)) } else { report.count(action) }
    }

    /// Reads the facts that are to be reported, as they are now: before something takes them back or changes them.
    func readWaiting() throws {
        if waiting.isEmpty { return }
        let ids = waiting.compactMap { if case .fact(_, let id) = $0 { id.rawValue } else { nil } }
        let facts = Dictionary(try base.facts(Set(ids).sorted()).map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        for one in waiting {
            switch one {
            case .change(let change): report.append(change)
            case .fact(let action, let id):
                guard let fact = facts[id] else { throw SQLiteError.damage(table: "fact", row: id.rawValue, "it cannot be read") }
                if fact.isConfidential { touchesConfidential = true }
                report.append(Change(action, .fact(fact)))
            }
        }
        waiting.removeAll()
    }

    /// Keeps how a name was read; once, however often it is.
    func note(_ reading: ChangeReport.Reading) {
        if !report.readings.contains(where: { $0.text == reading.text }) { report.readings.append(reading) }
    }

    /// Keeps how a date was read; once, however often it is.
    func note(_ reading: ChangeReport.DateReading) {
        if !report.dateReadings.contains(reading) { report.dateReadings.append(reading) }
    }

    /// Marks the changes that tell of what is confidential.
    func markConfidential() throws {
        report.changes = try base.marked(report.changes)
        if report.changes.contains(where: \.isConfidential) { touchesConfidential = true }
    }

    // MARK: What stands beside the new facts

    func isNew(_ fact: FactID) {
        if newFacts.count < Self.mostCompared { newFacts.insert(fact) }
    }

    func isNew(_ name: NameID) {
        if newNames.count < Self.mostCompared { newNames.insert(name) }
    }

    func isMoved(_ facts: [FactID]) { movedFacts.formUnion(facts.prefix(max(0, Self.mostCompared - movedFacts.count))) }

    /// Says also what is an error of the new facts beside what the base has.
    func check() throws {
        if newFacts.isEmpty { return }
        let told = Set(report.faults.map(\.message))
        report.faults += try base.check().findings.filter { finding in
            finding.code.severity == .error && !told.contains(finding.message)
                && finding.subjects.contains { if case .fact(let fact) = $0 { newFacts.contains(fact) } else { false } }
        }
    }

    /// Says what the new facts contradict, and what else is said of the same things. Costs the slots of the new facts, whatever else is
    /// said of their subjects.
    func lookAround() throws {
        let facts = try base.facts(newFacts.union(movedFacts).map(\.rawValue).sorted())
        let marks = try base.disputeMarks(of: facts)
        var told: Set<FactID> = []
        for fact in facts where !told.contains(fact.id) {
            for case .rivals(let rivals) in marks[fact.id] {
                // Facts that were one entity's contradicted each other before.
                let isOld = !newFacts.contains(fact.id) && rivals.allSatisfy { movedFacts.contains($0.id) }
                if !isOld { report.rivals.append(.init(fact: fact, others: rivals)) }
                told.formUnion([fact.id] + rivals.map(\.id))
            }
        }
        if report.faults.isEmpty { report.faults = try base.faults(of: facts.map(\.id), names: newNames.sorted()) }
        report.faults += try base.faultsOfDisputes(leftBy: revision.id)
        // What else is said is of interest to who enters a fact, not a file of them.
        if newFacts.count > Self.mostWithCompanions { return }
        for fact in facts where newFacts.contains(fact.id) && !told.contains(fact.id) {
            let others = try base.companions(of: fact.id).filter { !newFacts.contains($0.id) }
            if !others.isEmpty { report.companions.append(.init(fact: fact, others: others)) }
        }
    }
}

/// Entities by what they were called. Which of them a new name could change is known without a look at all.
private struct KnownNames {
    private var exact: [String: NameHit] = [:]
    // The texts that fold to the same.
    private var spellings: [String: [String]] = [:]
    /// Read by a beginning, a likeness, an acronym ...: any new name may be nearer.
    private var others: [String: NameHit] = [:]

    subscript(text: String) -> NameHit? { exact[text] ?? others[text] }

    mutating func insert(_ hit: NameHit, as text: String) {
        // By its own name or slug, or by another spelling of its own.
        if hit.closeness <= .folded {
            exact[text] = hit
            spellings[NameFolding.fold(text), default: []].append(text)
        } else {
            others[text] = hit
        }
    }

    /// Forgets what a new name could mean.
    mutating func forget(_ name: String) {
        others.removeAll()
        for text in spellings.removeValue(forKey: NameFolding.fold(name)) ?? [] { exact[text] = nil }
    }
}
