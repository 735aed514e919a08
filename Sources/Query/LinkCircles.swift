/// Circles among rows that each lead to one other: facts that follow each other, sources that derive from each other.
enum LinkCircles {
    /// The circles in links of which each row has at most one, each circle from its lowest row on, in order of those.
    static func all(in links: [(Int64, Int64)]) -> [[Int64]] {
        let next = Dictionary(links, uniquingKeysWith: { first, _ in first })
        var done = Set<Int64>()
        var circles: [[Int64]] = []
        for start in next.keys.sorted() where !done.contains(start) {
            var path: [Int64] = []
            var positions: [Int64: Int] = [:]
            var row: Int64? = start
            while let current = row, !done.contains(current), positions[current] == nil {
                positions[current] = path.count
                path.append(current)
                row = next[current]
            }
            if let row, let position = positions[row] {
                let circle = Array(path[position...])
                let lowest = circle.indices.min { circle[$0] < circle[$1] } ?? 0
                circles.append(Array(circle[lowest...] + circle[..<lowest]))
            }
            done.formUnion(path)
        }
        return circles.sorted { $0[0] < $1[0] }
    }
}
