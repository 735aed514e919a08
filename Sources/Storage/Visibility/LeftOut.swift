/// What answers have left out because it is confidential, or not certain where only that was asked for, each thing once.
public final class LeftOut {
    /// What can be confidential.
    public enum Thing: CaseIterable, Sendable {
        case relations, attributes, names, sources, disputes, citations, privateNotes
    }

    private var things: [Thing: CountedIDs] = [:]
    private var uncertain = CountedIDs()
    /// Whether there may be more than were counted.
    public package(set) var isAtLeast = false

    /// How many of them were left out.
    public func count(of thing: Thing) -> Int { things[thing]?.count ?? 0 }

    /// How many facts were left out that no one vouches for, or that others contradict.
    public var uncertainCount: Int { uncertain.count }

    /// Counts such a fact.
    package func addUncertain(id: Int64) { uncertain.insert(id) }

    /// Counts one of them by its key, unless it was counted before.
    package func add(_ thing: Thing, id: Int64) { things[thing, default: CountedIDs()].insert(id) }

    /// Counts some that no answer names one by one.
    package func add(_ thing: Thing, count: Int64) {
        if count > 0 { things[thing, default: CountedIDs()].add(Int(count)) }
    }
}

/// Counts different ids. Exact as long as they come in order, however many, or are few: memory stays flat.
private struct CountedIDs {
    private static let limit = 10_000

    private var unnamed = 0
    private var ids = Set<Int64>()
    private var highest = Int64.min
    private var counted = 0

    // The same things may be counted both ways.
    var count: Int { max(unnamed, counted) }

    mutating func add(_ count: Int) { unnamed = max(unnamed, count) }

    mutating func insert(_ id: Int64) {
        if ids.count < Self.limit {
            if !ids.insert(id).inserted { return }
        } else if id <= highest {
            return
        }
        counted += 1
        highest = max(highest, id)
    }
}
