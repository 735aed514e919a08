/// What folding does with one Unicode scalar.
enum FoldAction {
    case keep
    case separate
    case drop
    /// Write the scalars of the table from `start` up to `end` instead.
    case replace(start: Int, end: Int)

    /// The action for a scalar that is not ASCII: three reads of static data.
    static func of(_ scalar: UInt32) -> FoldAction {
        guard scalar < FoldTable.limit else {
            // Ideographs of the supplementary planes are letters; tags, variation selectors and private use are not.
            return scalar < 0x3_2000 ? .keep : scalar < 0xE_0200 ? .drop : .separate
        }
        let block = number(FoldTable.blocks, at: Int(scalar >> FoldTable.blockShift), digits: 2)
        let inBlock = Int(scalar & (1 << FoldTable.blockShift - 1))
        let action = number(FoldTable.actions, at: block << Int(FoldTable.blockShift) + inBlock, digits: 2)
        switch action {
        case 0: return .keep
        case 1: return .separate
        case 2: return .drop
        default:
            return .replace(
                start: number(FoldTable.offsets, at: action - 3, digits: 3),
                end: number(FoldTable.offsets, at: action - 2, digits: 3))
        }
    }

    /// The scalar at `index` of the replacements.
    static func replacementScalar(at index: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: number(FoldTable.scalars, at: index, digits: 3))
    }

    /// The `index`th number of a table whose numbers have `digits` base-64 digits.
    @inline(__always)
    private static func number(_ table: StaticString, at index: Int, digits: Int) -> Int {
        let start = table.utf8Start + index * digits
        var value = 0
        for place in 0..<digits { value = value << 6 | Int(start[place] &- 48) }
        return value
    }
}
