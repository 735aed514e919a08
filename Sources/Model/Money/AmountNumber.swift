/// Reads the number of an amount, whose comma and point mean different things in English and French.
struct AmountNumber {
    /// The digits without separators.
    var digits: Digits
    /// How many of them stand behind the decimal separator.
    var decimals: Int

    init(digits: Digits, decimals: Int) {
        self.digits = digits
        self.decimals = decimals
    }

    enum Failure: Error, Equatable {
        /// "1,250" is 1250 in one language and 1.25 in the other, and nothing tells which.
        case ambiguous
        /// Separators stand where no language puts them.
        case malformed
        /// More digits than 64 bits hold.
        case tooLong
    }

    /// Reads digits, commas and points.
    ///
    /// A lone comma or point before exactly three digits groups thousands or marks decimals as `language` has it: English groups
    /// with commas; French marks decimals with commas, and groups with points, but for "10.547 M€", where a power of ten follows
    /// (`isScaled`). Few write decimals that end with noughts: there French "2.000 millions" is two thousand of them, and "1.600
    /// millions", "2,500 millions" and English "2.000 million" are ambiguous. If the language is nil that case is ambiguous anyhow.
    static func read(_ text: String, isScaled: Bool, language: Language?) throws(Failure) -> AmountNumber {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        let marks = text.filter { $0 == "," || $0 == "." }
        guard let mark = marks.last else { return try join(parts, decimals: 0) }
        let areGroups = parts.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(parts[0].count) && parts[0] != "0"
        if marks.count > 1 {
            if marks.allSatisfy({ $0 == mark }) {
                guard areGroups else { throw .malformed }
                return try join(parts, decimals: 0)
            }
            // Both signs: the last one marks the decimals, the others must group thousands.
            let groups = parts.dropFirst().dropLast()
            guard marks.dropLast().allSatisfy({ $0 != mark }), groups.allSatisfy({ $0.count == 3 }) else { throw .malformed }
            return try join(parts, decimals: parts[parts.count - 1].count)
        }
        let decimals = parts[1].count
        guard areGroups else { return try join(parts, decimals: decimals) }
        switch language {
        case .english where mark == ",": return try join(parts, decimals: 0)
        case .french where mark == "." && (!isScaled || parts[1] == "000"): return try join(parts, decimals: 0)
        case nil: throw .ambiguous
        default:
            if isScaled, parts[1].hasSuffix(language == .french ? "0" : "000") { throw .ambiguous }
            return try join(parts, decimals: decimals)
        }
    }

    /// A whole number; nil if it is negative.
    init?(_ number: Int) {
        self.init(digits: Digits(), decimals: 0)
        guard number >= 0, append(String(number)) else { return nil }
    }

    /// A part of one that decimals can write; nil for thirds.
    init?(fraction numerator: Int, of denominator: Int) {
        self.init(digits: Digits(), decimals: 2)
        let hundredths = numerator * 100
        guard denominator > 0, hundredths.isMultiple(of: denominator), append(String(hundredths / denominator)) else { return nil }
    }

    /// The number and half of its last whole; nil if it has decimals or no room.
    func withHalf() -> AmountNumber? {
        guard decimals == 0 else { return nil }
        var half = self
        guard half.digits.append(5) else { return nil }
        half.decimals = 1
        return half
    }

    /// The number if it is whole and small enough.
    var whole: Int? {
        guard decimals == 0, case .value(let value) = digits.scaled(byPowerOfTen: 0) else { return nil }
        return Int(value)
    }

    private mutating func append(_ text: String) -> Bool {
        for byte in text.utf8 where !digits.append(byte - 0x30) { return false }
        return true
    }

    private static func join(_ parts: [Substring], decimals: Int) throws(Failure) -> AmountNumber {
        var digits = Digits()
        for byte in parts.joined().utf8 {
            guard digits.append(byte - 0x30) else { throw .tooLong }
        }
        return AmountNumber(digits: digits, decimals: decimals)
    }
}
