public import DossierModel

/// What a question about money groups totals by, beside modality and unit.
public enum MoneyGrouping: String, Sendable, CaseIterable { case predicate, year, subject, object, modality }

/// Which way money goes as seen from the entity that is asked about. Never added together.
public enum MoneyFlow: String, Sendable, CaseIterable, Comparable {
    /// Into the entity: it is the object, or what supplies it.
    case into
    /// Out of the entity: it is the subject, or what is supplied.
    case outOf = "out-of"
    /// Between other entities, in facts that carry out what was meant for or by this one (`fact.follows`).
    case following
    /// No entity was asked about.
    case all

    /// Orders them as they are read.
    public static func < (left: MoneyFlow, right: MoneyFlow) -> Bool { left.rank < right.rank }

    private var rank: Int { MoneyFlow.allCases.firstIndex(of: self) ?? 0 }
}

/// What a total is grouped under.
public enum MoneyGroup: Hashable, Sendable {
    /// Everything together: no grouping was asked for, or the modality, which totals are kept apart by anyhow.
    case everything
    case predicate(PredicateReference)
    /// The years in which the facts began: "2012", or "2012-2015" for a date that may lie in several; nil for undated facts.
    case year(String?)
    case entity(EntityReference)

    /// A short text: a predicate's name, a year, a slug; empty for everything and for undated.
    public var text: String {
        switch self {
        case .everything: ""
        case .predicate(let predicate): predicate.name
        case .year(let year): year ?? ""
        case .entity(let entity): entity.slug
        }
    }
}

/// Why one way of adding up counts the facts that it does.
public enum MoneyChoice: Hashable, Sendable {
    /// It keeps to one side of a dispute.
    case side(dispute: String, text: String, isFavoured: Bool)
    /// Of facts that rival each other, or that are about a whole and its parts, it counts these.
    case facts([FactID])
    /// Not the disputed facts, but what these other sides hold, of which nothing is counted here.
    case others(dispute: String, sides: [String])
}

/// One way of adding up: a sum in which no two facts contradict each other.
public struct MoneyAlternative: Sendable {
    /// What was chosen where facts contradict each other; empty where none do.
    public let choices: [MoneyChoice]
    /// The facts that were added, in order of id.
    public let facts: [FactRecord]
    public let total: AmountTotal
}

/// The total of one modality, unit, flow and group.
public struct MoneyTotal: Sendable {
    public let flow: MoneyFlow
    /// What the money is for, where all money is asked about.
    public let root: EntityReference?
    public let group: MoneyGroup
    public let modality: Modality
    public let unit: Unit
    /// One for each way to add up; one only where nothing is disputed. Empty where there are too many ways to list: `range` then
    /// spans them.
    public let alternatives: [MoneyAlternative]
    /// From the least to the most that any of the ways gives; nil where nothing bounds it.
    public let range: Amount?
    /// Every fact that some way counts, in order of id.
    public let facts: [FactRecord]
    /// The slugs of disputes that touch the facts, whether or not their other sides are counted here.
    public let disputes: [String]
}

/// A fact that no total counts.
public struct LeftOutFact: Sendable {
    /// Why it is left out.
    public enum Reason: Hashable, Sendable {
        /// Hearsay.
        case alleged
        case denied
        /// Relations of its predicate carry money, but this one gives none.
        case noAmount
        /// The same claim as another fact, which is counted.
        case duplicate(of: FactID)
        /// Another fact of the same modality, which is counted, replaces it.
        case superseded(by: FactID)
    }

    public let fact: FactRecord
    public let reason: Reason
}

/// The total that a source states, beside those that were added up.
public struct StatedTotal: Sendable {
    /// How far the stated total is from one way of adding up.
    public struct Gap: Sendable {
        public let choices: [MoneyChoice]
        /// Stated less added up; nil where no bound is known.
        public let difference: Amount?
    }

    /// An attribute of the entity.
    public let fact: FactRecord
    /// The flow of the total that it is compared with; nil where there is none of its modality and unit.
    public let flow: MoneyFlow?
    /// One for each way to add up; one with no choices where there are too many to list.
    public let gaps: [Gap]
}

/// Planned, committed and actual money side by side.
public struct MoneyComparison: Sendable {
    public let flow: MoneyFlow
    public let root: EntityReference?
    public let group: MoneyGroup
    public let unit: Unit
    /// Ranges over all ways to add up; nil where there is none.
    public let planned: Amount?
    public let committed: Amount?
    public let actual: Amount?
    /// Planned less committed; nil where one of them is missing, or somebody committed of whom no plan is known.
    public let uncommitted: Amount?
    /// Committed less actual, or planned less actual where nothing was committed; nil where one is missing, or somebody paid who had
    /// promised nothing.
    public let unpaid: Amount?
}

/// The answer to a question about money.
public struct MoneyAnswer: Sendable {
    /// nil when all money was asked about.
    public let entity: EntityReference?
    /// In order of flow, root, unit, group and modality. Without an entity, nothing is added across roots: the topmost project or fund
    /// that the money is for.
    public let totals: [MoneyTotal]
    /// The same in groups; empty unless a grouping was asked for.
    public let groups: [MoneyTotal]
    public let comparisons: [MoneyComparison]
    public let stated: [StatedTotal]
    /// In order of id.
    public let leftOut: [LeftOutFact]
}
