/// Which letters are written for each other by slips of the ear, the eye or the hand.
enum LetterSlips {
    /// Whether two words differ in one letter that is no slip for the other: "Besnard", "Bernard".
    static func isTelling(_ a: [UInt32], _ b: [UInt32]) -> Bool {
        guard a.count == b.count, let place = a.indices.first(where: { a[$0] != b[$0] }), a[(place + 1)...] == b[(place + 1)...],
            let one = letter(a[place]), let other = letter(b[place])
        else { return false }
        return !groups.contains { $0.contains(one) && $0.contains(other) } && !areNeighbours(one, other)
    }

    /// The letters with those put together that a scanner takes apart: "rn" for "m", "vv" for "w".
    static func shape(_ letters: [UInt32]) -> [UInt32] {
        var shape: [UInt32] = []
        for letter in letters {
            switch (shape.last, letter) {
            case (0x72, 0x6E): shape[shape.count - 1] = 0x6D
            case (0x76, 0x76): shape[shape.count - 1] = 0x77
            default: shape.append(letter)
            }
        }
        return shape
    }

    private static func letter(_ scalar: UInt32) -> UInt8? {
        0x61...0x7A ~= scalar ? UInt8(scalar) : nil
    }

    /// Letters of one sound in some language, and letters of like shapes.
    private static let groups = [
        "aeiouy", "bp", "dt", "cgkq", "fvw", "csz", "lr", "mn", "ceoaq", "nuv", "bh", "ijlt", "ft", "hn", "kx", "sx",
    ].map { Array($0.utf8) }

    private static let keyboards = [
        ["qwertyuiop", "asdfghjkl", "zxcvbnm"], ["azertyuiop", "qsdfghjklm", "wxcvbn"],
    ].map { $0.map { Array($0.utf8) } }

    private static func areNeighbours(_ a: UInt8, _ b: UInt8) -> Bool {
        keyboards.contains { rows in
            guard let one = place(a, rows), let other = place(b, rows) else { return false }
            return abs(one.row - other.row) < 2 && abs(one.column - other.column) < 2
        }
    }

    private static func place(_ letter: UInt8, _ rows: [[UInt8]]) -> (row: Int, column: Int)? {
        for (row, letters) in rows.enumerated() {
            if let column = letters.firstIndex(of: letter) { return (row, column) }
        }
        return nil
    }
}
