internal import DossierModel

/// Enumerates paths as they are asked for: finds the shortest length from both ends, then all paths of that length, then of
/// the next.
final class PathStream<Source: Adjacency>: PathEnumeration {
    private let source: Source
    private let search: PathLength<Source>
    private let start: Node
    private let end: Node
    private let limit: Int
    private let repetition: PathRepetition
    private var length: Int?
    private var walk: PathsInOrder<Source>?
    private var isDone = false

    init(_ source: Source, from start: Node, to end: Node, limit: Int, _ repetition: PathRepetition) {
        self.source = source
        self.start = start
        self.end = end
        self.limit = limit
        self.repetition = repetition
        search = PathLength(source)
    }

    @specialized(where Source == ImageAdjacency)
    func next() throws -> Path? {
        while !isDone {
            if let steps = try walk?.next() { return path(steps) }
            try goOn()
        }
        return nil
    }

    private func goOn() throws {
        let next: Int?
        if let length {
            next = length + 1
        } else {
            next = try search.distance(from: start, to: end, limit: limit, completesLevels: true)
        }
        // From an entity to itself without coming back to it there is only the path without relations.
        guard let next, next <= limit, next == 0 || start != end || repetition == .ofEntities else {
            isDone = true
            walk = nil
            return
        }
        length = next
        try search.extend(to: next)
        let corridor = try Corridor(search, length: next)
        walk = PathsInOrder(source, corridor, from: start, to: end, length: next, repetition: repetition)
    }

    private func path(_ steps: [PathsInOrder<Source>.Step]) -> Path {
        Path(
            facts: steps.map { FactID($0.fact.id) },
            entities: ([start] + steps.map(\.node)).map { EntityID(source.entity(of: $0)) })
    }
}
