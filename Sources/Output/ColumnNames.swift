/// The names of a result's columns.
enum ColumnNames {
    /// The same names with the second `x` called `x_2`, the third `x_3`, skipping names that another column has.
    static func unique(_ names: [String]) -> [String] {
        var taken = Set(names)
        var seen: Set<String> = []
        return names.map { name in
            if seen.insert(name).inserted { return name }
            var number = 2
            while taken.contains("\(name)_\(number)") { number += 1 }
            let free = "\(name)_\(number)"
            taken.insert(free)
            return free
        }
    }
}
