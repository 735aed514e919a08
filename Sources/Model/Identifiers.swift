/// The key of one row of one table. The tag keeps an entity's key from being taken for a fact's.
public struct ID<Tag>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The integer key.
    public let rawValue: Int64

    /// Takes an integer for the key of a row.
    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    public var description: String { String(rawValue) }
}

/// Tags for `ID`: never made, only named.
public enum Tags {
    /// A row of `kind`.
    public enum Kind {}
    /// A row of `predicate`.
    public enum Predicate {}
    /// A row of `unit`.
    public enum Unit {}
    /// A row of `entity`.
    public enum Entity {}
    /// A row of `name`: a spelling.
    public enum Name {}
    /// A row of `fact`; the id is public.
    public enum Fact {}
    /// A row of `source`.
    public enum Source {}
    /// A row of `citation`.
    public enum Citation {}
    /// A row of `dispute`.
    public enum Dispute {}
    /// A row of `revision`.
    public enum Revision {}
}

public typealias KindID = ID<Tags.Kind>
public typealias PredicateID = ID<Tags.Predicate>
public typealias UnitID = ID<Tags.Unit>
public typealias EntityID = ID<Tags.Entity>
public typealias NameID = ID<Tags.Name>
public typealias FactID = ID<Tags.Fact>
public typealias SourceID = ID<Tags.Source>
public typealias CitationID = ID<Tags.Citation>
public typealias DisputeID = ID<Tags.Dispute>
public typealias RevisionID = ID<Tags.Revision>
