extension RandomAccessCollection {
    /// The first place from which on all elements meet a condition, where those that do stand behind those that do not: found by halving.
    @inlinable
    package func partitioningIndex(where isBehind: (Element) -> Bool) -> Index {
        var (low, count) = (startIndex, count)
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if isBehind(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }

    /// The place of a value among elements in ascending order; nil where none of them is equal to it.
    @inlinable
    package func index(ofOrdered value: Element) -> Index? where Element: Comparable {
        let place = partitioningIndex { $0 >= value }
        return place < endIndex && self[place] == value ? place : nil
    }
}
