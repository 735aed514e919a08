/// Enumerates the paths of one length between two entities, in the order of their relations, first relation first.
final class PathsInOrder<Source: Adjacency> {
    /// One relation of a path, and the entity that it leads to.
    struct Step {
        let fact: RankedFact
        let node: Node
        let window: DayWindow
    }

    private struct Frame {
        let candidates: [Step]
        var next = 0
    }

    private let source: Source
    private let corridor: Corridor<Source>
    private let start: Node
    private let end: Node
    private let length: Int
    private let repetition: PathRepetition
    private var frames: [Frame] = []
    private var path: [Step] = []
    private var hasBegun = false
    // Which relations lead from where to the entities within some distance of the end.
    private var reversed: [Int: [Node: [Step]]] = [:]

    init(
        _ source: Source, _ corridor: Corridor<Source>, from start: Node, to end: Node, length: Int,
        repetition: PathRepetition
    ) {
        self.source = source
        self.corridor = corridor
        self.start = start
        self.end = end
        self.length = length
        self.repetition = repetition
    }

    /// The next path; nil after the last.
    func next() throws -> [Step]? {
        if !hasBegun {
            hasBegun = true
            if length == 0 { return start == end ? [] : nil }
            frames.append(try frame(at: start, source.rules.within))
        }
        while let frame = frames.last {
            guard frame.next < frame.candidates.count else {
                frames.removeLast()
                if !path.isEmpty { path.removeLast() }
                continue
            }
            frames[frames.count - 1].next += 1
            let step = frame.candidates[frame.next]
            if !isNew(step) { continue }
            if frames.count == length { return path + [step] }
            path.append(step)
            frames.append(try self.frame(at: step.node, step.window))
        }
        return nil
    }

    private func isNew(_ step: Step) -> Bool {
        switch repetition {
        case .ofEntities: !path.contains { $0.fact == step.fact }
        case .never: step.node != start && !path.contains { $0.node == step.node } && (step.node != end || frames.count == length)
        }
    }

    private func frame(at node: Node, _ window: DayWindow) throws -> Frame {
        let left = length - frames.count - 1
        var candidates: [Step]
        if let incoming = try cheaperReversed(than: node, left) {
            candidates = (incoming[node] ?? []).compactMap { step in
                let shared = window.intersection(step.window)
                return shared.isEmpty || !corridor.reaches(step.node, shared, within: left)
                    ? nil : Step(fact: step.fact, node: step.node, window: shared)
            }
        } else {
            candidates = []
            let ranges = try source.edges(of: node, .away)
            collect(ranges.primary, window, left, skipping: nil, &candidates)
            // What joins the entity to itself came with the first range.
            collect(ranges.secondary, window, left, skipping: node, &candidates)
        }
        candidates.sort { $0.fact < $1.fact }
        return Frame(candidates: candidates)
    }

    private func collect(
        _ range: EdgeRange, _ window: DayWindow, _ left: Int, skipping: Node?, _ candidates: inout [Step]
    ) {
        for position in range.positions where source.admits(position, range) {
            let neighbour = source.neighbour(at: position)
            if neighbour == skipping { continue }
            let shared = window.intersection(source.window(at: position))
            if shared.isEmpty || !corridor.reaches(neighbour, shared, within: left) { continue }
            candidates.append(Step(fact: source.fact(at: position), node: neighbour, window: shared))
        }
    }

    /// The relations that lead to within `left` of the end, read from there, where that is less work than reading all those
    /// of `node`: a search that met at a hub must not read the hub.
    private func cheaperReversed(than node: Node, _ left: Int) throws -> [Node: [Step]]? {
        if let known = reversed[left] { return try source.work(of: node) > 256 ? known : nil }
        let work = try source.work(of: node)
        guard work > 256, let nodes = corridor.nodes(within: left, limit: work) else { return nil }
        var reversedWork = 0
        for other in nodes {
            reversedWork += try source.work(of: other)
            if reversedWork >= work { return nil }
        }
        var found: [Node: [Step]] = [:]
        for other in nodes {
            let ranges = try source.edges(of: other, .back)
            for (range, isFirst) in [(ranges.primary, true), (ranges.secondary, false)] {
                for position in range.positions where source.admits(position, range) {
                    let neighbour = source.neighbour(at: position)
                    if neighbour == other, !isFirst { continue }
                    found[neighbour, default: []].append(
                        Step(fact: source.fact(at: position), node: other, window: source.window(at: position)))
                }
            }
        }
        reversed[left] = found
        return found
    }
}
