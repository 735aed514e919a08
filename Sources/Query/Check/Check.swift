public import DossierModel
public import DossierStorage

/// One thing that `check` looks for.
protocol CheckRule: Sendable {
    /// What it finds in the base as it is now, in a fixed order.
    func findings(in base: Snapshot) throws -> [Finding]
}

/// All that was found.
public struct CheckReport: Sendable {
    /// Errors first, then by code in the order of `FindingCode`, then as the rules find them.
    public let findings: [Finding]

    /// How many findings there are of a severity.
    public func count(_ severity: FindingSeverity) -> Int {
        findings.count { $0.code.severity == severity }
    }
}

extension Snapshot {
    private static let rules: [any CheckRule] = [
        DanglingReferences(), MergedEntities(), CircleRule(), ImpossibleSpans(), ImpossibleOrders(), SharesOver100(),
        RivalsOutsideDisputes(), DisputeSidesRule(), UncitedClaims(), UnsourcedDates(), InferredFacts(), UnusedRecords(), QuotesNotFound(),
        DuplicateNames(), KindMismatches(),
    ]

    /// Looks for contradictions, missing evidence and damage. Reads the whole base several times.
    ///
    /// Only what is certain counts as a contradiction: vague dates are taken as wide as they are, and facts on different sides
    /// of a dispute are not held against each other. `docs/check.md` describes each code. What may not be shown is not looked at.
    public func check() throws -> CheckReport {
        try narrowToOpen()
        var findings: [Finding] = []
        for rule in Self.rules {
            do {
                findings += try rule.findings(in: self)
            } catch let error as SQLiteError where error.isDamage && findings.contains(where: { $0.code == .danglingReference }) {
                // It reads what refers to nothing, which is told already.
            }
        }
        let order = Dictionary(uniqueKeysWithValues: FindingCode.allCases.enumerated().map { ($1, $0) })
        let sorted = findings.enumerated().sorted { one, other in
            let ranks = (order[one.element.code] ?? 0, order[other.element.code] ?? 0)
            return ranks.0 == ranks.1 ? one.offset < other.offset : ranks.0 < ranks.1
        }
        return CheckReport(findings: try marked(sorted.map(\.element)))
    }

    /// What is wrong with these facts and names by themselves, without a look at the others: dates that cannot be, ends of kinds that their
    /// predicate does not join, a share above the whole.
    public func faults(of facts: [FactID], names: [NameID] = []) throws -> [Finding] {
        try marked(
            ImpossibleSpans().findings(among: facts, names: names, in: self) + SharesOver100().findings(among: facts, in: self)
                + KindMismatches().findings(among: facts, in: self))
    }

    /// Disputes whose favoured side has lost its last claim in a revision.
    public func faultsOfDisputes(leftBy revision: RevisionID) throws -> [Finding] {
        try marked(DisputeSidesRule().favouredSides(emptiedIn: revision, in: self))
    }

    // Says of each finding whether it is one that only a snapshot that shows everything has.
    private func marked(_ findings: [Finding]) throws -> [Finding] {
        let open = try visible(.open)
        if !open.hidesClaims { return findings }
        return try findings.map { finding in
            var finding = finding
            finding.isConfidential = try finding.subjects.contains { try !open.shows($0) }
            return finding
        }
    }

    private func shows(_ subject: FindingSubject) throws -> Bool {
        func holds(_ sql: String, _ value: any Bindable) throws -> Bool { try connection.integer(sql, value) != 0 }
        return switch subject {
        case .fact(let id): try shows(fact: id.rawValue)
        case .name(let id): try shows(name: id.rawValue)
        case .citation(let id): try holds("SELECT \(open.source(id: "c.source")) FROM main.citation c WHERE c.id = ?", id.rawValue)
        case .source(let slug): try holds("SELECT \(open.source("s")) FROM main.source s WHERE s.slug = ?", slug)
        case .dispute(let slug): try holds("SELECT \(open.dispute("d.id")) FROM main.dispute d WHERE d.slug = ?", slug)
        case .entity, .row: true
        }
    }
}
