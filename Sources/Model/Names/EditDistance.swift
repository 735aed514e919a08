/// The number of letters inserted, deleted, replaced or swapped with their neighbour that turn `a` into `b`, or nil if
/// that is more than `limit`.
///
/// This is the optimal string alignment distance: no letter is edited twice. Letters are bytes if both are ASCII, else
/// Unicode scalars. Words up to 64 letters cost a few machine instructions a letter (Hyyrö's bit vectors).
public func editDistance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
    a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in editDistance(a, b, limit: limit) } }
}

/// The same distance between bytes held elsewhere.
public func editDistance(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
    if a.allSatisfy({ $0 < 0x80 }), b.allSatisfy({ $0 < 0x80 }) { return EditDistance.between(a, b, limit: limit) }
    return EditDistance.scalars(a).withUnsafeBufferPointer { a in
        EditDistance.scalars(b).withUnsafeBufferPointer { b in EditDistance.between(a, b, limit: limit) }
    }
}

/// The most edits a word of `length` letters may have and still count as a close misspelling.
public func spellingBound(length: Int) -> Int {
    length < 4 ? 0 : length < 8 ? 1 : length < 14 ? 2 : 3
}

enum EditDistance {
    static func scalars(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count { scalars.append(UTF8Reader.scalar(in: bytes, at: &index)) }
        return scalars
    }

    static func between<Unit: FixedWidthInteger>(
        _ a: UnsafeBufferPointer<Unit>, _ b: UnsafeBufferPointer<Unit>, limit: Int
    ) -> Int? {
        guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
        // What both begin or end with costs nothing.
        var start = 0
        while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
        var aEnd = a.count
        var bEnd = b.count
        while aEnd > start, bEnd > start, a[aEnd - 1] == b[bEnd - 1] {
            aEnd -= 1
            bEnd -= 1
        }
        let a = UnsafeBufferPointer(rebasing: a[start..<aEnd])
        let b = UnsafeBufferPointer(rebasing: b[start..<bEnd])
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        if limit == 0 { return nil }
        let distance = a.count <= 64 ? bitParallel(a, b, limit: limit) : rows(a, b, limit: limit)
        return distance <= limit ? distance : nil
    }

    /// Hyyrö 2003, extended for swaps: one bit of each word is one letter of `a`, which has at most 64.
    private static func bitParallel<Unit: FixedWidthInteger>(
        _ a: UnsafeBufferPointer<Unit>, _ b: UnsafeBufferPointer<Unit>, limit: Int
    ) -> Int {
        var rises = UInt64.max
        var falls: UInt64 = 0
        var diagonal: UInt64 = 0
        var previousPlaces: UInt64 = 0
        var distance = a.count
        let last = UInt64(1) << UInt64(a.count - 1)
        for (column, letter) in b.enumerated() {
            var places: UInt64 = 0
            for row in 0..<a.count where a[row] == letter { places |= 1 << UInt64(row) }
            let swaps = ((~diagonal & places) << 1) & previousPlaces
            diagonal = (((places & rises) &+ rises) ^ rises) | places | falls | swaps
            var right = falls | ~(diagonal | rises)
            var left = diagonal & rises
            if right & last != 0 { distance += 1 }
            if left & last != 0 { distance -= 1 }
            if distance - (b.count - 1 - column) > limit { return distance }
            right = right << 1 | 1
            left <<= 1
            rises = left | ~(diagonal | right)
            falls = right & diagonal
            previousPlaces = places
        }
        return distance
    }

    /// The textbook recurrence over three rows, cut to the diagonal band that `limit` allows.
    private static func rows<Unit: FixedWidthInteger>(
        _ a: UnsafeBufferPointer<Unit>, _ b: UnsafeBufferPointer<Unit>, limit: Int
    ) -> Int {
        let outside = limit + 1
        var beforeLast = [Int](repeating: outside, count: b.count + 1)
        var last = (0...b.count).map { min($0, outside) }
        var row = [Int](repeating: outside, count: b.count + 1)
        for i in 1...a.count {
            let band = max(1, i - limit)...max(1, min(b.count, i + limit))
            row[band.lowerBound - 1] = band.lowerBound == 1 ? min(i, outside) : outside
            var best = outside
            for j in band {
                var cost = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                cost = min(cost, row[j - 1] + 1, last[j] + 1)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, beforeLast[j - 2] + 1) }
                row[j] = min(cost, outside)
                best = min(best, row[j])
            }
            if band.upperBound < b.count { row[band.upperBound + 1] = outside }
            if best > limit { return outside }
            (beforeLast, last, row) = (last, row, beforeLast)
        }
        return last[b.count]
    }
}
