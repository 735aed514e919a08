internal import Glibc

/// A growing array of plain values without checks on each access: the inner loop of a search is little else.
struct Buffer<Element: BitwiseCopyable>: ~Copyable {
    private var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 64) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// The element at a position below `count`.
    @inline(__always)
    subscript(position: Int) -> Element {
        get {
            assert(position >= 0 && position < count)
            return base[position]
        }
        set {
            assert(position >= 0 && position < count)
            base[position] = newValue
        }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(to: count + 1) }
        base[count] = element
        count += 1
    }

    /// Appends what `body` writes, at most `limit` elements; it returns how many.
    @inline(__always)
    mutating func append(atMost limit: Int, _ body: (UnsafeMutablePointer<Element>) -> Int) {
        if count + limit > capacity { grow(to: count + limit) }
        let added = body(base + count)
        assert(added >= 0 && added <= limit)
        count += added
    }

    @inline(never)
    private mutating func grow(to needed: Int) {
        let largerCapacity = max(needed, capacity * 2)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: largerCapacity)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
        capacity = largerCapacity
    }

    /// Empties it and keeps its memory.
    mutating func removeAll() { count = 0 }
}

/// A number for each node, 0 unless set.
///
/// Memory comes zeroed from the system and is only used up where it is written.
struct NodeTable: ~Copyable {
    private var base: UnsafeMutablePointer<UInt32>?
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        base = capacity > 0 ? NodeTable.zeroed(capacity) : nil
    }

    deinit { free(base) }

    /// Brings its memory in, for many searches to come.
    func prepare() {
        Pages.bringIn(UnsafeRawBufferPointer(UnsafeBufferPointer(start: base, count: base == nil ? 0 : capacity)), forWriting: true)
    }

    private static func zeroed(_ count: Int) -> UnsafeMutablePointer<UInt32> {
        guard let memory = calloc(count, MemoryLayout<UInt32>.stride) else {
            // As Swift's own allocations do: there is nothing left to go on with.
            preconditionFailure("out of memory")
        }
        return memory.bindMemory(to: UInt32.self, capacity: count)
    }

    @inline(__always)
    subscript(node: Node) -> UInt32 {
        get {
            guard let base, Int(node) < capacity else { return 0 }
            return base[Int(node)]
        }
        set {
            if Int(node) >= capacity { grow(to: Int(node) + 1) }
            base.unsafelyUnwrapped[Int(node)] = newValue
        }
    }

    @inline(never)
    private mutating func grow(to needed: Int) {
        let larger = max(needed, capacity * 2, 256)
        let table = NodeTable.zeroed(larger)
        if let base { table.update(from: base, count: capacity) }
        free(base)
        base = table
        capacity = larger
    }
}
