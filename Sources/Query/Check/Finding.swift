public import DossierModel

/// What a finding is about.
public enum FindingSubject: Hashable, Sendable {
    case fact(FactID)
    case name(NameID)
    case citation(CitationID)
    /// By slug, as are sources and disputes.
    case entity(String)
    case source(String)
    case dispute(String)
    /// A row of a base table, by its rowid.
    case row(table: String, id: Int64)

    /// As a person would name it: "fact 12", "entity cloudwatt".
    public var text: String {
        switch self {
        case .fact(let id): "fact \(id)"
        case .name(let id): "name \(id)"
        case .citation(let id): "citation \(id)"
        case .entity(let slug): "entity \(slug)"
        case .source(let slug): "source \(slug)"
        case .dispute(let slug): "dispute \(slug)"
        case .row(let table, let id): "\(table) row \(id)"
        }
    }
}

/// How much a finding matters.
public enum FindingSeverity: String, Sendable, CaseIterable, Comparable {
    /// The base contradicts itself or is damaged.
    case error
    /// Something that a reader relies on is missing.
    case warning
    /// Worth a look.
    case info

    /// Orders errors first.
    public static func < (left: FindingSeverity, right: FindingSeverity) -> Bool { left.rank < right.rank }

    private var rank: Int { FindingSeverity.allCases.firstIndex(of: self) ?? 0 }
}

/// Something in the base that needs a person's attention.
public struct Finding: Hashable, Sendable {
    public let code: FindingCode
    /// What is wrong, in one sentence.
    public let message: String
    /// Never empty.
    public let subjects: [FindingSubject]
    /// Of a citation: its place in the source; nil where it has none.
    public internal(set) var locator: String?
    /// Whether something confidential is among them.
    public internal(set) var isConfidential = false

    init(_ code: FindingCode, _ message: String, _ subjects: [FindingSubject]) {
        self.code = code
        self.message = message
        self.subjects = subjects
    }

    /// Several things in a sentence: "1 and 2", "1, 2 and 3"; of many the first few, and how many more there are.
    static func list(_ things: [String]) -> String {
        let shown = things.count > mostListed ? Array(things.prefix(mostListed)) + ["\(things.count - mostListed) more"] : things
        guard let last = shown.last, shown.count > 1 else { return shown.joined() }
        return shown.dropLast().joined(separator: ", ") + " and " + last
    }

    private static let mostListed = 8
}
