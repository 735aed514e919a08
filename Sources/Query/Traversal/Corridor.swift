/// How far the entities between two others are from the end, for all paths of up to some length: what keeps the enumeration
/// of paths from walking where no path can come of it.
final class Corridor<Source: Adjacency> {
    private let search: PathLength<Source>
    /// Beyond the level at which the waves met, only what the forward wave can still come from.
    private var beyond: Labels
    /// The labels of the backward wave are complete up to here.
    private let complete: Int

    /// Needs waves that together cover `length`.
    init(_ search: PathLength<Source>, length: Int) throws {
        self.search = search
        complete = search.backward.distance
        beyond = Labels(
            tracksWindows: search.source.rules.tracksWindows,
            // Nodes are few here: the table grows with them only where they are numbered as they are met.
            nodeCapacity: length > complete ? search.source.nodeCapacity : 0, firstDistance: complete + 1)
        var frontier: [(node: Node, window: DayWindow)] = search.backward.labels.level(complete).compactMap { label in
            let (node, window) = (search.backward.labels.node(label), search.backward.labels.window(label))
            return search.forward.labels.meets(node, window, within: length - complete) ? (node, window) : nil
        }
        // The start itself is at distance `length` at most: nothing needs to be known of what lies beyond it.
        for distance in (complete + 1)..<max(length, complete + 1) {
            beyond.beginLevel()
            for (node, window) in frontier {
                let ranges = try search.source.edges(of: node, .back)
                widen(ranges.primary, window, reach: length - distance)
                widen(ranges.secondary, window, reach: length - distance)
            }
            frontier = beyond.lastLevel.map { (beyond.node($0), beyond.window($0)) }
        }
    }

    private func widen(_ range: EdgeRange, _ window: DayWindow, reach: Int) {
        for position in range.positions where search.source.admits(position, range) {
            let neighbour = search.source.neighbour(at: position)
            let shared = window.intersection(search.source.window(at: position))
            if shared.isEmpty || !search.forward.labels.meets(neighbour, shared, within: reach) { continue }
            if search.backward.labels.covers(neighbour, shared) || beyond.covers(neighbour, shared) { continue }
            beyond.append(neighbour, shared)
        }
    }

    /// Whether the end may be reached from an entity with at most so many relations, on one of these days.
    func reaches(_ node: Node, _ window: DayWindow, within distance: Int) -> Bool {
        search.backward.labels.meets(node, window, within: distance) || beyond.meets(node, window, within: distance)
    }

    /// The entities that the end is at most so far from; nil where not all of them are known, or they are more than `limit`.
    func nodes(within distance: Int, limit: Int) -> Set<Node>? {
        let labels = search.backward.labels.level(0).lowerBound..<search.backward.labels.level(distance).upperBound
        guard distance <= complete, labels.count <= limit else { return nil }
        return Set(labels.map { search.backward.labels.node($0) })
    }
}
