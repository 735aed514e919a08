public import DossierModel
public import DossierStorage

/// Where sources come from in the end: copies of one agency text are one voice.
public struct SourceRoots: Sendable {
    private let origins: [SourceID: SourceID]

    fileprivate init(origins: [SourceID: SourceID]) { self.origins = origins }

    /// The source at the start of a source's chain of `derived_from`; itself where it derives from nothing.
    ///
    /// Sources that derive from each other in a circle have the one with the lowest key as their root.
    public func root(of source: SourceID) -> SourceID {
        var chain = [source]
        while let origin = origins[chain[chain.count - 1]] {
            if let start = chain.firstIndex(of: origin) { return chain[start...].min() ?? origin }
            chain.append(origin)
        }
        return chain[chain.count - 1]
    }

    /// How many of these sources are independent of each other: as many as they have roots.
    public func independentCount(of sources: [SourceReference]) -> Int {
        Set(sources.map { root(of: $0.id) }).count
    }
}

extension Snapshot {
    /// The derivations of all sources. Reads one row for each source that derives from another.
    public func sourceRoots() throws -> SourceRoots {
        let pairs = try connection.all("SELECT id, derived_from FROM source WHERE derived_from IS NOT NULL") { row in
            (SourceID(row.integer(0)), SourceID(row.integer(1)))
        }
        return SourceRoots(origins: try Dictionary(rows: pairs, of: "source"))
    }
}
