/// What has no versions: an edit keeps the row as it was in the table `change`, and what is removed only has a flag.
///
/// The raw value is its word, for people and in the line format.
public enum RecordKind: String, Sendable, CaseIterable {
    case entity, source, dispute, kind, predicate, unit, alias, translation, mapping, cue, script

    /// The column that its key is in, in the base and in a package.
    public var keyColumn: String {
        switch self {
        case .entity, .source, .dispute: "slug"
        case .kind, .predicate, .alias, .script: "name"
        case .unit: "code"
        case .translation: "text"
        case .mapping: "scheme"
        case .cue: "phrase"
        }
    }

    /// Whether its key is a name that no other has. Several translations may be of one text.
    public var isNamed: Bool {
        switch self {
        case .entity, .source, .dispute, .kind, .predicate, .unit, .alias, .script: true
        case .translation, .mapping, .cue: false
        }
    }
}
