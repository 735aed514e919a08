/// Finds what a mistyped name was meant to be: for columns, predicates, slugs and the like.
public enum SpellingSuggestion {
    /// The name that takes the fewest edits (insert, delete, replace, swap of neighbours) to reach from `typed`.
    ///
    /// The first of equals; nil if every name is further than a third of its length, or one edit for short names.
    public static func of(_ typed: String, among names: [String]) -> String? {
        let source = Array(typed.utf8)
        var best: (name: String, distance: Int)?
        for name in names {
            let target = Array(name.utf8)
            let limit = min(max(1, max(source.count, target.count) / 3), (best?.distance ?? .max) - 1)
            guard limit >= 0, let distance = editDistance(source, target, limit: limit) else { continue }
            best = (name, distance)
        }
        return best?.name
    }
}
