public import DossierModel
public import DossierStorage

/// Makes the adjacency image of a base from the rows of a bulk load, without reading them again: arranged on a thread of its own
/// once all relations are there, it is done about when the indexes of the base are.
///
/// Takes some 16 bytes a relation during the load, and the image besides from then to its end.
public final class ImageGatherer: LoadWatcher {
    private var numbering = EntityNumbering()
    private var edges: EdgeList?
    private var arranging: Arranging?

    private let base: Writer
    private let breakEven: Int
    private var isGood = true
    private var lastFact: Int64 = 0
    // SQLite's number for the state that other connections have left the file in.
    private var dataVersion: Int64?

    /// Watches a load into `base`; with fewer relations than `breakEven` no image is made.
    public init(of base: Writer, breakEven: Int = Snapshot.imageBreakEven) {
        self.base = base
        self.breakEven = breakEven
    }

    public func loaded(entity: Int64, kind: Int64) { numbering.append(entity, kind: kind) }

    public func loaded(_ relation: LoadedRelation) {
        if edges == nil {
            numbering.finish()
            edges = EdgeList(capacity: 1 << 16)
        }
        // An image has them in order of id.
        guard isGood, relation.id > lastFact, let edges else { return isGood = false }
        lastFact = relation.id
        isGood = edges.append(
            relation.id, from: numbering.number(of: relation.subject), to: numbering.number(of: relation.object),
            EdgeProfile(relation))
    }

    public func loadedFacts(_ lifetimes: [Int64: Lifetime]) throws {
        guard isGood, let edges, edges.count >= breakEven else { return isGood = false }
        dataVersion = try version()
        arranging = Arranging(numbering, edges, lifetimes)
        self.edges = nil
    }

    public func daysChanged() { isGood = false }

    /// The image of the base as the load left it; nil when none was made, or another program has changed the file since.
    ///
    /// - Parameter state: of the file, in the transaction that this is called in.
    func image(baseID: String, state: FileState) throws -> AdjacencyImage? {
        guard isGood, try version() == dataVersion, let arranged = arranging?.end() else { return nil }
        arranging = nil
        return arranged.image(baseID: baseID, state: state)
    }

    private func version() throws -> Int64? { try base.connection.integer("PRAGMA data_version") }
}

/// Relations that are being arranged on a thread of their own.
private final class Arranging {
    // What the thread works on and leaves: its own until it is joined, and independent of whoever waits for it.
    private final class Work {
        var edges: EdgeList?
        var image: ArrangedImage?

        init(_ edges: EdgeList) { self.edges = edges }
    }

    private let work: Work
    private var worker: Worker?

    init(_ numbering: EntityNumbering, _ edges: EdgeList, _ lifetimes: [Int64: Lifetime]) {
        let work = Work(edges)
        self.work = work
        nonisolated(unsafe) let shared = work
        worker = Worker {
            shared.edges?.limit(to: lifetimes, numbering)
            shared.image = shared.edges.flatMap { ArrangedImage(numbering, $0) }
            shared.edges = nil
        }
    }

    // A load that fails leaves the thread at work.
    deinit { worker?.join() }

    /// Waits for the thread, and gives what it has made; nil where there was no thread or no memory.
    func end() -> ArrangedImage? {
        worker?.join()
        worker = nil
        return work.image.take()
    }
}
