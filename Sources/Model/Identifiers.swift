/// The key of one row of one table. The tag keeps an entity's key from being taken for a fact's.
public struct ID<Tag>: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: Int64

    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    public var description: String { String(rawValue) }
}

/// Tags for `ID`: never made, only named.
public enum Tags {
    public enum Kind {}
    public enum Predicate {}
    public enum Unit {}
    public enum Entity {}
    public enum Name {}
    public enum Fact {}
    public enum Source {}
    public enum Citation {}
    public enum Dispute {}
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
