/// One level of a b-tree that is written from left to right: the leaves of an index, or what stands above leaves.
///
/// A cell that finds its page full goes to the level above, between that page and the next. Only a page that is known not to be
/// the last is given away, since the last one must not stay empty.
final class TreeLevel {
    private let file: PageFile
    private let kind: TreePage.Kind
    private var page: TreePage
    // The page before, as long as there is no cell after the one that follows it.
    private var held: TreePage
    private var heldRight: UInt32 = 0
    private var divider: [UInt8] = []
    private var isHolding = false
    private var above: TreeLevel?
    // Before what a cell holds, its page to the left.
    private var isLeaf: Bool { kind == .indexLeaf }
    private var prefix: Int { isLeaf ? 0 : 4 }

    /// - Parameter kind: not the leaf of a table, whose cells stay.
    init(_ kind: TreePage.Kind, of file: PageFile) {
        self.kind = kind
        self.file = file
        page = TreePage(kind, size: file.pageSize, usableSize: file.usableSize)
        held = TreePage(kind, size: file.pageSize, usableSize: file.usableSize)
    }

    /// Adds a cell after all others.
    ///
    /// - Parameter left: above leaves, the page of what comes before the cell.
    @inline(__always)
    func add(_ cell: UnsafeBufferPointer<UInt8>, left: UInt32 = 0) throws(KnowledgeBaseError) {
        if page.hasRoom(for: prefix + cell.count) {
            if isHolding { try giveAwayHeld() }
            put(cell, left: left)
        } else {
            endPage(with: cell, left: left)
        }
    }

    @inline(never)
    private func endPage(with cell: UnsafeBufferPointer<UInt8>, left: UInt32) {
        swap(&page, &held)
        page.removeAll()
        heldRight = left
        divider.removeAll(keepingCapacity: true)
        divider.append(contentsOf: cell)
        isHolding = true
    }

    /// Ends the tree: its last page on the highest level takes the place of its root, which SQLite has laid out.
    ///
    /// - Parameter right: above leaves, the page of what comes after the last cell.
    func finish(right: UInt32 = 0, root: UInt32) throws(KnowledgeBaseError) {
        if isHolding {
            // Nothing follows the divider: it becomes the only cell of the last page, and the cell before it the divider.
            let last = held.removeLastCell()
            let (oldDivider, oldRight) = (divider, heldRight)
            heldRight = isLeaf ? 0 : last.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
            divider = Array(last[prefix...])
            try giveAwayHeld()
            try oldDivider.withUnsafeBuffer { bytes throws(KnowledgeBaseError) in put(bytes, left: oldRight) }
        }
        page.seal(right: right)
        guard let above else { return try file.write(page.bytes, at: root) }
        try above.finish(right: try file.append(page.bytes), root: root)
    }

    @inline(__always)
    private func put(_ cell: UnsafeBufferPointer<UInt8>, left: UInt32) {
        let place = page.addCell(size: prefix + cell.count)
        if !isLeaf { storeBigEndian(left, to: place) }
        if let bytes = cell.baseAddress { (place + prefix).update(from: bytes, count: cell.count) }
    }

    private func giveAwayHeld() throws(KnowledgeBaseError) {
        isHolding = false
        held.seal(right: heldRight)
        let number = try file.append(held.bytes)
        let level = above ?? TreeLevel(isLeaf ? .innerIndex : kind, of: file)
        above = level
        try divider.withUnsafeBuffer { bytes throws(KnowledgeBaseError) in try level.add(bytes, left: number) }
    }
}

extension [UInt8] {
    // The library's own does not carry the type of what is thrown.
    fileprivate func withUnsafeBuffer(
        _ body: (UnsafeBufferPointer<UInt8>) throws(KnowledgeBaseError) -> Void
    ) throws(KnowledgeBaseError) {
        let outcome: Result<Void, KnowledgeBaseError> = withUnsafeBufferPointer { bytes in
            do throws(KnowledgeBaseError) { return .success(try body(bytes)) } catch { return .failure(error) }
        }
        try outcome.get()
    }
}
