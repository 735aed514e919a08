/// Finds what a mistyped name was meant to be.
enum NearestName {
    /// The name that takes the fewest edits (insert, delete, replace, swap of neighbours) to reach from `typed`.
    ///
    /// The first of equals; nil if every name is further than a third of its length, or one edit for short names.
    static func of(_ typed: String, among names: [String]) -> String? {
        let source = Array(typed.utf8)
        var best: (name: String, distance: Int)?
        for name in names {
            let target = Array(name.utf8)
            let distance = distance(from: source, to: target)
            guard distance <= max(1, max(source.count, target.count) / 3), distance < best?.distance ?? .max else { continue }
            best = (name, distance)
        }
        return best?.name
    }

    // Optimal string alignment, three rows of the table at a time.
    private static func distance(from source: [UInt8], to target: [UInt8]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...target.count)
        for row in source.indices {
            var current = [row + 1]
            for column in target.indices {
                let replaced = previous[column] + (source[row] == target[column] ? 0 : 1)
                var least = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, source[row] == target[column - 1], source[row - 1] == target[column] {
                    least = min(least, beforePrevious[column - 1] + 1)
                }
                current.append(least)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[target.count]
    }
}
