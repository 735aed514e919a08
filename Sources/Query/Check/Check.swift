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
        RivalsOutsideDisputes(), DisputeSidesRule(), UncitedClaims(), UnusedRecords(), QuotesNotFound(), DuplicateNames(),
        KindMismatches(),
    ]

    /// Looks for contradictions, missing evidence and damage. Reads the whole base several times.
    ///
    /// Only what is certain counts as a contradiction: vague dates are taken as wide as they are, and facts on different sides
    /// of a dispute are not held against each other. `docs/check.md` describes each code. What may not be shown is not looked at.
    public func check() throws -> CheckReport {
        try narrowToOpen()
        let findings = try Self.rules.flatMap { try $0.findings(in: self) }
        let order = Dictionary(uniqueKeysWithValues: FindingCode.allCases.enumerated().map { ($1, $0) })
        let sorted = findings.enumerated().sorted { one, other in
            let ranks = (order[one.element.code] ?? 0, order[other.element.code] ?? 0)
            return ranks.0 == ranks.1 ? one.offset < other.offset : ranks.0 < ranks.1
        }
        return CheckReport(findings: sorted.map(\.element))
    }
}
