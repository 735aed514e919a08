public import Storage

/// The functions that `sql` offers besides SQLite's own.
public enum SQLFunctions {
    public static func register(on base: KnowledgeBase) throws {}
}
