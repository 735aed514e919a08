internal import DossierModel
internal import Glibc
internal import DossierStorage

/// Makes an adjacency image from the live relations of a base: one pass over entities, one over facts.
///
/// Needs about 20 bytes a relation beside the image itself while it works.
struct ImageBuilder {
    private let base: Snapshot
    private let checkpoint: () throws -> Void

    init(_ base: Snapshot, checkpoint: @escaping () throws -> Void = {}) {
        self.base = base
        self.checkpoint = checkpoint
    }

    /// Builds the image in memory; nil when the base is too large for its numbers, or refers to entities that it has not.
    func build() throws -> AdjacencyImage? {
        var numbering = EntityNumbering()
        try base.connection.forEachRow("SELECT id, kind FROM entity ORDER BY id") { row in
            numbering.append(row.integer(0), kind: row.integer(1))
        }
        numbering.finish()
        // In memory there is no file to be in a state: such an image is used and not kept.
        let state = base.connection.fileState() ?? FileState(changeCounter: 0, device: 0, inode: 0, size: 0, modified: 0)
        guard let edges = try EdgeList(base, numbering, checkpoint) else { return nil }
        edges.limit(to: try base.lifetimes(), numbering)
        return ArrangedImage(numbering, edges)?.image(baseID: try base.meta("base_id") ?? "", state: state)
    }
}

/// An image in memory, all but its header.
struct ArrangedImage: ~Copyable {
    private let layout: ImageLayout
    private let modalities: UInt64
    private let memory: UnsafeMutableRawBufferPointer

    /// Arranges relations by entity; nil when there are too many for its numbers, or there is no memory.
    init?(_ numbering: EntityNumbering, _ edges: EdgeList) {
        guard edges.count < 1 << 31, numbering.count < 1 << 31 else { return nil }
        let layout = ImageLayout(
            nodeCount: numbering.count, edgeCount: edges.count, profileCount: edges.profiles.entries.count,
            firstEntity: numbering.firstOfDense)
        guard let start = calloc(layout.size, 1) else { return nil }
        self.layout = layout
        modalities = edges.profiles.modalities
        memory = UnsafeMutableRawBufferPointer(start: start, count: layout.size)
        numbering.store(to: memory, layout)
        edges.store(to: memory, layout)
    }

    deinit { free(memory.baseAddress) }

    /// Writes the header, and gives the memory to the image.
    consuming func image(baseID: String, state: FileState) -> AdjacencyImage {
        let header = ImageHeader(baseID: baseID, state: state, layout: layout, modalities: modalities)
        memory.copyBytes(from: header.words.withUnsafeBytes { Array($0) })
        let image = AdjacencyImage(header: header, owning: memory)
        discard self
        return image
    }
}

/// Entities by their place in the order of ids.
struct EntityNumbering {
    private var ids: [Int64] = []
    private var kinds: [UInt32] = []
    // For ids with few gaps: the number of each, plus 1. Else ids are looked up by halving.
    private var numbers: [UInt32] = []

    var count: Int { ids.count }

    /// The first id where ids have no gaps; 0 where they do.
    var firstOfDense: Int64 {
        guard let first = ids.first, let last = ids.last, first > 0, last - first == Int64(ids.count - 1) else { return 0 }
        return first
    }

    mutating func append(_ id: Int64, kind: Int64) {
        ids.append(id)
        kinds.append(UInt32(truncatingIfNeeded: kind))
    }

    mutating func finish() {
        guard let first = ids.first, let last = ids.last, firstOfDense == 0, first > 0, last < Int64(ids.count) * 8 else { return }
        numbers = Array(repeating: 0, count: Int(last) + 1)
        for (number, id) in ids.enumerated() { numbers[Int(id)] = UInt32(number + 1) }
    }

    /// The number of an entity; nil when there is none with this id.
    func number(of id: Int64) -> UInt32? {
        if firstOfDense != 0 {
            let number = id - firstOfDense
            return number >= 0 && number < Int64(ids.count) ? UInt32(number) : nil
        }
        if !numbers.isEmpty {
            guard id > 0, id < Int64(numbers.count), numbers[Int(id)] != 0 else { return nil }
            return numbers[Int(id)] - 1
        }
        return ids.index(ofOrdered: id).map { UInt32($0) }
    }

    func store(to image: UnsafeMutableRawBufferPointer, _ layout: ImageLayout) {
        if layout.firstEntity == 0 {
            ids.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: image[layout.entities...]).copyMemory(from: $0) }
        }
        kinds.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: image[layout.kinds...]).copyMemory(from: $0) }
    }
}
