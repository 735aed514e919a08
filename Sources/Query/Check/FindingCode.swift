/// What `check` can find. The raw value is the code in output; codes are stable.
public enum FindingCode: String, Sendable, CaseIterable {
    case endedBeforeStart = "ended-before-start"
    case beforeExistence = "before-existence"
    case closedBeforeOpening = "closed-before-opening"
    case partedBeforeJoining = "parted-before-joining"
    case sharesOver100 = "shares-over-100"
    case danglingReference = "dangling-reference"
    case mergedEntity = "merged-entity"
    case quoteNotFound = "quote-not-found"
    case favoursNoSide = "favours-no-side"
    case followsCircle = "follows-circle"
    case derivationCircle = "derivation-circle"
    case uncitedFact = "uncited-fact"
    case uncitedName = "uncited-name"
    case rivalsOutsideDispute = "rivals-outside-dispute"
    case oneSidedDispute = "one-sided-dispute"
    case duplicateName = "duplicate-name"
    case kindMismatch = "kind-mismatch"
    case unsourcedDate = "unsourced-date"
    case inferredOnly = "inferred-only"
    case uncitedSource = "uncited-source"
    case unusedEntity = "unused-entity"

    /// How much it matters.
    public var severity: FindingSeverity {
        switch self {
        case .endedBeforeStart, .beforeExistence, .closedBeforeOpening, .partedBeforeJoining, .sharesOver100, .danglingReference,
            .mergedEntity, .quoteNotFound, .favoursNoSide, .followsCircle, .derivationCircle:
            .error
        case .uncitedFact, .uncitedName, .rivalsOutsideDispute, .oneSidedDispute, .duplicateName, .kindMismatch:
            .warning
        case .unsourcedDate, .inferredOnly, .uncitedSource, .unusedEntity: .info
        }
    }

    /// How to put it right.
    public var fix: String {
        switch self {
        case .endedBeforeStart: "correct the dates; if two sources disagree, make a fact of each and write up a dispute"
        case .beforeExistence, .closedBeforeOpening, .partedBeforeJoining:
            "correct the dates; if the sources disagree, put the facts on two sides of a dispute"
        case .sharesOver100: "correct the shares or their dates; if the sources disagree, write up a dispute"
        case .danglingReference: "restore the row that is meant from a backup, or remove the reference"
        case .mergedEntity: "name the entity that it was merged into"
        case .quoteNotFound: "correct the quote so that it stands in the text word for word; mark what is left out with […]"
        case .favoursNoSide: "name one of the sides just as it is written, or leave 'favours' empty"
        case .followsCircle: "remove one of the links: a fact follows an earlier one"
        case .derivationCircle: "remove one of the links: a source derives from an earlier one"
        case .uncitedFact, .uncitedName: "cite a source, or retract it"
        case .rivalsOutsideDispute: "write up a dispute with each on its side, or correct the one that is wrong"
        case .oneSidedDispute: "add the other side, or remove the dispute"
        case .duplicateName: "merge the two if they are one, or tell their names apart"
        case .kindMismatch: "use another predicate, correct the entity's kind, or widen the predicate's domain or range"
        case .unsourcedDate: "cite the source that gives the date, or take the date away"
        case .inferredOnly: "cite a source that says so, if there is one"
        case .uncitedSource: "cite it, or remove it"
        case .unusedEntity: "add a fact about it, or remove it"
        }
    }
}
