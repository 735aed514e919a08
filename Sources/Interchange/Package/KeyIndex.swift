#if canImport(Glibc)
import Glibc
#endif
internal import DossierModel

/// Rows by slug or name: a dictionary that is asked with bytes as they stand in a file, without making a string of them.
///
/// A row takes about 24 bytes besides its name.
final class KeyIndex<Tag> {
    // Open addressing: a slot is 0 or, above, 24 bits of the hash and, below, 40 bits of the entry's place plus one.
    private var slots = LargeMemory(byteCount: 8 << 10)
    private var slotCount = 1 << 10
    // Entries one after another: the id in 8 bytes, the name's length in 4, the name.
    private var entries = LargeMemory(byteCount: 1 << 16)
    private var size = 0
    private var count = 0
    private var headerSize: Int { 12 }
    private var placeMask: UInt64 { 1 << 40 - 1 }
    private let seed = UInt64.random(in: .min ... .max)
    // Where the entry lies that was asked for last: rows of one subject often stand together.
    private var last = -1

    /// The row with this name; nil when there is none.
    subscript(name: UnsafeBufferPointer<UInt8>) -> ID<Tag>? {
        if last >= 0, isSame(name, at: last) { return ID<Tag>(id(at: last)) }
        let slot = slot(at: find(name, hash: hash(name)))
        if slot == 0 { return nil }
        last = place(of: slot)
        return ID<Tag>(id(at: last))
    }

    /// The rows with these names; nil where there is none.
    ///
    /// Each step is taken for all names before the next one: the processor then waits for the memory of many together, which is
    /// most of what a lookup among many rows costs.
    func ids(of names: [UnsafeBufferPointer<UInt8>]) -> [ID<Tag>?] {
        let mask = slotCount - 1
        let hashes = names.map { hash($0) }
        let firstSlots = hashes.map { slot(at: Int(truncatingIfNeeded: $0) & mask) }
        let lengths = firstSlots.map { $0 == 0 ? -1 : length(at: place(of: $0)) }
        return names.indices.map { number in
            let (name, first) = (names[number], firstSlots[number])
            if lengths[number] == name.count, (first ^ hashes[number]) & ~placeMask == 0, isSame(name, at: place(of: first)) {
                return ID<Tag>(id(at: place(of: first)))
            }
            let slot = slot(at: find(name, hash: hashes[number]))
            return slot == 0 ? nil : ID<Tag>(id(at: place(of: slot)))
        }
    }

    subscript(name: String) -> ID<Tag>? {
        get {
            var name = name
            return name.withUTF8 { self[$0] }
        }
        set {
            guard let newValue else { return }
            var name = name
            name.withUTF8 { insert($0, newValue) }
        }
    }

    /// Adds a row, or says anew what its name stands for.
    func insert(_ name: UnsafeBufferPointer<UInt8>, _ id: ID<Tag>) {
        if count * 2 >= slotCount { grow() }
        let hash = hash(name)
        let index = find(name, hash: hash)
        let known = slot(at: index)
        if known != 0 {
            entries.start.storeBytes(of: id.rawValue, toByteOffset: place(of: known), as: Int64.self)
            return
        }
        setSlot(hash & ~placeMask | UInt64(append(name, id)) + 1, at: index)
        count += 1
    }

    /// All names, in order of insertion. Costs a string each.
    var keys: [String] {
        var keys: [String] = []
        keys.reserveCapacity(count)
        var place = 0
        while place < size {
            let length = length(at: place)
            keys.append(String(decoding: UnsafeRawBufferPointer(start: entries.start + place + headerSize, count: length), as: UTF8.self))
            place += headerSize + length
        }
        return keys
    }

    // The slot of `name`, or the free one where it belongs.
    private func find(_ name: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
        let mask = slotCount - 1
        var index = Int(truncatingIfNeeded: hash) & mask
        while true {
            let slot = self.slot(at: index)
            if slot == 0 || ((slot ^ hash) & ~placeMask == 0 && isSame(name, at: place(of: slot))) { return index }
            index = (index + 1) & mask
        }
    }

    private func slot(at index: Int) -> UInt64 { slots.start.load(fromByteOffset: index * 8, as: UInt64.self) }

    private func setSlot(_ slot: UInt64, at index: Int) {
        slots.start.storeBytes(of: slot, toByteOffset: index * 8, as: UInt64.self)
    }

    private func isSame(_ name: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        guard length(at: place) == name.count, let bytes = name.baseAddress else { return name.isEmpty && length(at: place) == 0 }
        return memcmp(entries.start + place + headerSize, bytes, name.count) == 0
    }

    private func id(at place: Int) -> Int64 { entries.start.loadUnaligned(fromByteOffset: place, as: Int64.self) }

    private func length(at place: Int) -> Int {
        Int(entries.start.loadUnaligned(fromByteOffset: place + 8, as: UInt32.self))
    }

    private func append(_ name: UnsafeBufferPointer<UInt8>, _ id: ID<Tag>) -> Int {
        let place = size
        let end = size + headerSize + name.count
        if end > entries.byteCount { entries = LargeMemory(byteCount: max(entries.byteCount * 2, end), copying: entries) }
        entries.start.storeBytes(of: id.rawValue, toByteOffset: place, as: Int64.self)
        entries.start.storeBytes(of: UInt32(name.count), toByteOffset: place + 8, as: UInt32.self)
        if let bytes = name.baseAddress { (entries.start + place + headerSize).copyMemory(from: bytes, byteCount: name.count) }
        size = end
        return place
    }

    private func grow() {
        slotCount *= 2
        slots = LargeMemory(byteCount: slotCount * 8)
        var place = 0
        while place < size {
            let length = length(at: place)
            let start = (entries.start + place + headerSize).assumingMemoryBound(to: UInt8.self)
            let hash = hash(UnsafeBufferPointer(start: start, count: length))
            var index = Int(truncatingIfNeeded: hash) & (slotCount - 1)
            while slot(at: index) != 0 { index = (index + 1) & (slotCount - 1) }
            setSlot(hash & ~placeMask | UInt64(place) + 1, at: index)
            place += headerSize + length
        }
    }

    private func place(of slot: UInt64) -> Int { Int(slot & placeMask) - 1 }

    // Eight bytes at a time, multiplied and folded, with a seed that is new in each process, so that no file can be made to collide.
    private func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let bytes = UnsafeRawBufferPointer(name)
        var state = seed ^ UInt64(bytes.count)
        var position = 0
        func mix(_ word: UInt64) {
            let (high, low) = (state ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            state = high ^ low
        }
        while position + 8 <= bytes.count {
            mix(bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            position += 8
        }
        var rest: UInt64 = 0
        while position < bytes.count {
            rest = rest << 8 | UInt64(bytes[position])
            position += 1
        }
        mix(rest)
        mix(seed)
        return state
    }
}
