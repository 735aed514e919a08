public import DossierModel

/// An entity that a traversal reached.
public struct Reached: Hashable, Sendable {
    public let entity: EntityID
    /// How many relations away it is.
    public let distance: Int
    /// The relation that reached it: of those from the entities one step nearer, the first in the order of paths. nil when
    /// relations were not asked for.
    public let relation: FactID?
}

/// A breadth-first search from one entity that remembers by which relation each other was reached.
///
/// What the rules exclude is not reached; a hub above the rules' degree is reached, and not passed through.
final class Reach<Source: Adjacency>: ReachEnumeration {
    private let source: Source
    private var depth = 0
    private var keepsRelations = false
    private var labels: Labels
    // For each label, the best of the relations that led to its entity on the level where it was first reached.
    private var relations = Buffer<RankedFact>()
    private let hasNodeRules: Bool

    init(_ source: Source) {
        self.source = source
        labels = Labels(tracksWindows: source.rules.tracksWindows, nodeCapacity: source.nodeCapacity)
        hasNodeRules = !source.nodeRules.isEmpty
    }

    /// Starts, or starts anew.
    func begin(at start: Node, depth: Int, keepsRelations: Bool) {
        self.depth = depth
        self.keepsRelations = keepsRelations
        labels.removeAll()
        relations.removeAll()
        labels.beginLevel()
        labels.append(start, source.rules.within)
        relations.append(.last)
    }

    @specialized(where Source == ImageAdjacency)
    func nextLevel() throws -> [Reached]? {
        // With windows, a level may bring only more days for entities that are there already.
        while labels.distance < depth, !labels.lastLevel.isEmpty {
            try advance()
            let reached = lastReached()
            if !reached.isEmpty { return reached }
        }
        return nil
    }

    /// Goes on to the full depth, and says at each distance how many entities were reached so far, the start left out.
    @specialized(where Source == ImageAdjacency)
    func count(_ kinds: Set<Int64>?, _ body: (_ distance: Int, _ count: Int) throws -> Void) throws {
        var count = 0
        while labels.distance < depth, !labels.lastLevel.isEmpty {
            try advance()
            for label in labels.lastLevel {
                let node = labels.node(label)
                // With windows, an entity may get more days than it had.
                guard labels.first(of: node) == label else { continue }
                if let kinds, try !kinds.contains(source.kind(of: node)) { continue }
                count += 1
            }
            try body(labels.distance, count)
        }
    }

    private func advance() throws {
        let level = labels.lastLevel
        labels.beginLevel()
        for label in level {
            let node = labels.node(label)
            if hasNodeRules, label > 0, try source.isHub(node) { continue }
            let window = labels.window(label)
            let ranges = try source.edges(of: node, .away)
            try walk(ranges.primary, window, level.upperBound)
            try walk(ranges.secondary, window, level.upperBound)
        }
    }

    @inline(__always)
    private func walk(_ range: EdgeRange, _ window: DayWindow, _ levelStart: Int) throws {
        if !keepsRelations, source.isPlain {
            for position in range.positions { _ = labels.appendIfNew(source.neighbour(at: position)) }
            return
        }
        for position in range.positions where source.admits(position, range) {
            let neighbour = source.neighbour(at: position)
            let shared = window.intersection(source.window(at: position))
            if shared.isEmpty { continue }
            if labels.covers(neighbour, shared) {
                if keepsRelations { noteRelation(to: neighbour, position, levelStart) }
                continue
            }
            if hasNodeRules, try !source.isAdmitted(neighbour) { continue }
            labels.append(neighbour, shared)
            if keepsRelations {
                relations.append(.last)
                noteRelation(to: neighbour, position, levelStart)
            }
        }
    }

    // Whatever the order in which relations are read, the same one is kept.
    private func noteRelation(to node: Node, _ position: Int, _ levelStart: Int) {
        guard let first = labels.first(of: node), first >= levelStart else { return }
        relations[first] = min(relations[first], source.fact(at: position))
    }

    private func lastReached() -> [Reached] {
        var reached: [Reached] = []
        for label in labels.lastLevel {
            let node = labels.node(label)
            guard labels.first(of: node) == label else { continue }
            reached.append(
                Reached(
                    entity: EntityID(source.entity(of: node)), distance: labels.distance,
                    relation: keepsRelations ? FactID(relations[label].id) : nil))
        }
        return reached.sorted { ($0.relation?.rawValue ?? 0, $0.entity) < ($1.relation?.rawValue ?? 0, $1.entity) }
    }
}
