public import DossierModel
public import DossierStorage

/// A disagreement in the base: written up by a person, or found by rule and not yet written up.
public struct Conflict: Sendable {
    /// Where it comes from.
    public enum Origin: Sendable {
        case dispute(DisputeRecord)
        /// A rivalry that no dispute covers; each of its facts is a side.
        case rivals(RivalGroup)
    }

    /// One position, and who stands behind it.
    public struct Side: Sendable {
        /// What the side holds; nil for a fact that only the rule puts on a side.
        public let text: String?
        public let facts: [FactRecord]
        public let names: [NameRecord]
        /// Each source once, in order of first citation.
        public let sources: [SourceReference]
        /// How many of the sources are independent: those that derive from one text count once.
        public let independentSources: Int
        /// Whether the dispute says that this side is better supported.
        public let isFavoured: Bool
    }

    public let origin: Origin
    public let sides: [Side]
}

extension Snapshot {
    /// The disputes in the order in which they were written up, then the rivals that no dispute covers.
    ///
    /// - Parameter entity: only what concerns this entity; nil for all.
    public func conflicts(about entity: EntityID? = nil) throws -> [Conflict] {
        let roots = try sourceRoots()
        let written = try entity.map { try disputes(about: $0) } ?? disputes()
        return try written.map { Conflict($0, roots) } + rivals(of: entity).map { Conflict($0, roots) }
    }

    /// A dispute with how many independent sources stand on each side.
    public func conflict(_ dispute: DisputeRecord) throws -> Conflict { Conflict(dispute, try sourceRoots()) }
}

extension Conflict {
    fileprivate init(_ dispute: DisputeRecord, _ roots: SourceRoots) {
        origin = .dispute(dispute)
        sides = dispute.sides.map { side in
            Side(
                text: side.text, facts: side.facts, names: side.names, sources: side.sources,
                independentSources: roots.independentCount(of: side.sources), isFavoured: side.text == dispute.favours)
        }
    }

    fileprivate init(_ rivals: RivalGroup, _ roots: SourceRoots) {
        origin = .rivals(rivals)
        sides = rivals.facts.map { fact in
            let sources = FactRecord.sources(of: [fact])
            return Side(
                text: nil, facts: [fact], names: [], sources: sources,
                independentSources: roots.independentCount(of: sources), isFavoured: false)
        }
    }
}

extension FactRecord {
    /// The sources of these facts, each once, in order of first citation.
    static func sources(of facts: [FactRecord]) -> [SourceReference] {
        var seen = Set<SourceID>()
        return facts.flatMap(\.citations).map(\.source).filter { seen.insert($0.id).inserted }
    }
}
