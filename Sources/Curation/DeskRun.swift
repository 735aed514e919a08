internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// A list of operations while it is done: what was found out so far, and what was done.
final class DeskRun {
    /// Sees what the operations before have left.
    let base: Snapshot
    let revision: Revision
    var report = ChangeReport()
    /// Whether a confidential source, or what only such ones attest, is among what was done.
    var touchesConfidential = false
    /// What the operations with labels have added.
    var labels: [String: ClaimReference] = [:]

    private var predicates: [String: DeskPredicate] = [:]
    private var entities: [String: NameHit] = [:]
    private var slugs: [String: EntityID] = [:]
    private var sources: [String: SourceID] = [:]
    private var units: [Unit]?
    private var newFacts: Set<FactID> = []

    /// The most new facts that are held against what the base says.
    private static let mostCompared = 200
    private static let mostWithCompanions = 5

    init(base: Snapshot, revision: Revision) {
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

    /// The entity of a slug, merged or not.
    func entity(slug: String) throws -> EntityID? {
        if let known = slugs[slug] { return known }
        let found = try revision.entity(slug: slug)
        if let found { slugs[slug] = found }
        return found
    }

    func resolve(_ text: String) throws -> Resolution {
        if let known = entities[text] { return .found(known) }
        let resolution = try base.resolve(text)
        if case .found(let hit) = resolution {
            entities[text] = hit
            if !hit.isExact, hit.closeness != .slug { report.readings.append(.init(text: text, hit: hit)) }
        }
        return resolution
    }

    func allUnits() throws -> [Unit] {
        if let units { return units }
        let found = try base.deskUnits()
        units = found
        return found
    }

    /// Names mean something else from here on.
    func forgetNames() {
        entities.removeAll()
        slugs.removeAll()
    }

    /// The vocabulary or the sources are others from here on.
    func forgetRecords() {
        predicates.removeAll()
        sources.removeAll()
        units = nil
    }

    /// Keeps how a date was read; once, however often it is.
    func note(_ reading: ChangeReport.DateReading) {
        if !report.dateReadings.contains(reading) { report.dateReadings.append(reading) }
    }

    // MARK: What stands beside the new facts

    func isNew(_ fact: FactID) {
        if newFacts.count < Self.mostCompared { newFacts.insert(fact) }
    }

    /// Says what is an error of the new facts.
    func check() throws {
        if newFacts.isEmpty { return }
        report.errors = try base.check().findings.filter { finding in
            finding.code.severity == .error
                && finding.subjects.contains { if case .fact(let fact) = $0 { newFacts.contains(fact) } else { false } }
        }
    }

    /// Says what the new facts contradict, and what else is said of the same things. Costs the slots of the new facts, whatever else is
    /// said of their subjects.
    func lookAround() throws {
        let facts = try base.facts(newFacts.map(\.rawValue).sorted())
        let marks = try base.disputeMarks(of: facts)
        var told: Set<FactID> = []
        for fact in facts where !told.contains(fact.id) {
            for case .rivals(let rivals) in marks[fact.id] {
                report.rivals.append(.init(fact: fact, others: rivals))
                told.formUnion([fact.id] + rivals.map(\.id))
            }
        }
        if report.errors.isEmpty { report.errors = try base.errors(of: facts.map(\.id)) }
        // What else is said is of interest to who enters a fact, not a file of them.
        if facts.count > Self.mostWithCompanions { return }
        for fact in facts where !told.contains(fact.id) {
            let others = try base.companions(of: fact.id).filter { !newFacts.contains($0.id) }
            if !others.isEmpty { report.companions.append(.init(fact: fact, others: others)) }
        }
    }
}
