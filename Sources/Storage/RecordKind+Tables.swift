public import DossierModel

extension RecordKind {
    /// What the rows of a table of a package are, where each has a name of its own; nil for other tables.
    public init?(namedIn table: PackageTable) {
        guard let kind = Self.allCases.first(where: { $0.packageTable == table }), kind.isNamed else { return nil }
        self = kind
    }

    /// Its table in the base.
    public var table: String { self == .alias ? "predicate_alias" : rawValue }

    /// Its table in a package.
    public var packageTable: PackageTable {
        switch self {
        case .entity: .entities
        case .source: .sources
        case .dispute: .disputes
        case .kind: .kinds
        case .predicate: .predicates
        case .unit: .units
        case .alias: .predicateAliases
        case .translation: .translations
        case .mapping: .mappings
        case .cue: .cues
        case .script: .scripts
        }
    }
}
