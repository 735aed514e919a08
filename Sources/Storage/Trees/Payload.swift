/// How much of a record stands in its cell, and where the rest does: on pages of its own, each naming the next
/// (https://www.sqlite.org/fileformat2.html, section 1.6).
struct Payload {
    private let file: PageFile
    private let maximum: Int
    private let minimum: Int

    init(inTable: Bool, of file: PageFile) {
        self.file = file
        let usable = file.usableSize
        maximum = inTable ? usable - 35 : (usable - 12) * 64 / 255 - 23
        minimum = (usable - 12) * 32 / 255 - 23
    }

    /// Bytes of a record of this size that stand in its cell.
    @inline(__always)
    func localSize(of size: Int) -> Int {
        if size <= maximum { return size }
        let fitting = minimum + (size - minimum) % (file.usableSize - 4)
        return fitting <= maximum ? fitting : minimum
    }

    /// Bytes that the record takes in a cell, the number of the page with its rest included.
    @inline(__always)
    func cellSize(of size: Int) -> Int {
        let local = localSize(of: size)
        return local < size ? local + 4 : size
    }

    /// Writes what belongs into the cell there, and the rest on pages of its own.
    @inline(__always)
    func write(_ record: borrowing RecordBuffer, to cell: UnsafeMutablePointer<UInt8>) throws(KnowledgeBaseError) {
        let size = record.size
        if size <= maximum { return record.copy(to: cell) }
        let whole = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        defer { whole.deallocate() }
        record.copy(to: whole)
        let local = localSize(of: size)
        cell.update(from: whole, count: local)
        storeBigEndian(try writeRest(UnsafeBufferPointer(start: whole + local, count: size - local)), to: cell + local)
    }

    // Returns the number of the first page.
    private func writeRest(_ rest: UnsafeBufferPointer<UInt8>) throws(KnowledgeBaseError) -> UInt32 {
        let page = UnsafeMutablePointer<UInt8>.allocate(capacity: file.pageSize)
        defer { page.deallocate() }
        let first = file.next
        var place = 0
        while place < rest.count {
            let count = min(rest.count - place, file.usableSize - 4)
            page.initialize(repeating: 0, count: file.pageSize)
            storeBigEndian(place + count < rest.count ? file.following(file.next) : 0, to: page)
            if let bytes = rest.baseAddress { (page + 4).update(from: bytes + place, count: count) }
            _ = try file.append(page)
            place += count
        }
        return first
    }
}
