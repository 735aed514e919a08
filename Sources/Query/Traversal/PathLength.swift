/// How long the shortest path between two entities is: looked for from both ends at once, each time on the side with fewer relations to
/// read. The two waves that it leaves tell `Corridor` where paths can pass.
final class PathLength<Source: Adjacency> {
    let source: Source
    let forward: Wave<Source>
    let backward: Wave<Source>

    init(_ source: Source) {
        self.source = source
        forward = Wave(source, .away)
        backward = Wave(source, .back)
    }

    /// Makes ready for many searches.
    func prepare() {
        forward.prepare()
        backward.prepare()
    }

    /// How many relations the shortest path has; nil when there is none of at most `limit`.
    ///
    /// - Parameter completesLevels: leaves both waves fit for `extend(to:)`; otherwise stops at the first meeting.
    func distance(from start: Node, to end: Node, limit: Int, completesLevels: Bool) throws -> Int? {
        forward.begin(at: start, otherEnd: end)
        backward.begin(at: end, otherEnd: start)
        if start == end { return 0 }
        while forward.distance + backward.distance < limit {
            if forward.isExhausted || backward.isExhausted { return nil }
            if try advance(stopsWhereTheyMeet: !completesLevels) { return forward.distance + backward.distance }
        }
        return nil
    }

    /// Goes on until the two waves together cover paths of `length` relations.
    func extend(to length: Int) throws {
        while forward.distance + backward.distance < length { _ = try advance(stopsWhereTheyMeet: false) }
    }

    private func advance(stopsWhereTheyMeet: Bool) throws -> Bool {
        let isForward = try forward.work() <= backward.work()
        return isForward
            ? try forward.advance(toward: backward, stopsWhereTheyMeet: stopsWhereTheyMeet)
            : try backward.advance(toward: forward, stopsWhereTheyMeet: stopsWhereTheyMeet)
    }
}
