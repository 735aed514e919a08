/// The tree of kinds as tables for statements: an entity is of its kind and of all kinds above.
package enum KindSQL {
    /// Begins a statement that has a table `below (id, name)`: some kinds and all below them.
    ///
    /// - Parameter condition: which kinds to begin with, of the columns of `kind`.
    package static func below(_ condition: String) -> String {
        """
        WITH RECURSIVE below (id, name) AS (
            SELECT id, name FROM kind WHERE \(condition)
            UNION SELECT k.id, k.name FROM kind k JOIN below ON k.parent = below.id
        )
        """
    }

    /// Begins a statement that has a table `root (kind, top)`: each kind and the one at the top of its tree. More tables may follow.
    package static let roots = """
        WITH RECURSIVE root (kind, top) AS (
            SELECT id, id FROM kind WHERE parent IS NULL
            UNION ALL SELECT k.id, root.top FROM kind k JOIN root ON k.parent = root.kind
        )
        """
}
