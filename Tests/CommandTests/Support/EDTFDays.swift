/// The first and last day of an EDTF date, as numbers yyyymmdd: written for these tests alone, so that they do not rest on
/// the code that they check. Months are taken to have 31 days, which no comparison here depends on.
struct EDTFDays {
    let first: Int
    let last: Int

    /// Reads years, months, days, seasons, sets and open ends; `~` and `%` widen by one unit. nil for anything else.
    init?(_ text: some StringProtocol) {
        let text = String(text)
        if text == ".." {
            (first, last) = (0, 9999_12_31)
        } else if let open = text.first, "[{".contains(open) {
            let parts = text.dropFirst().dropLast().split(separator: ",").map { part -> EDTFDays? in
                let ends = String(part).split(separator: "..", omittingEmptySubsequences: false)
                guard ends.count == 2 else { return EDTFDays(part) }
                guard let from = Self.end(ends[0]), let to = Self.end(ends[1]) else { return nil }
                return EDTFDays(first: from.first, last: to.last)
            }
            guard !parts.isEmpty, !parts.contains(where: { $0 == nil }) else { return nil }
            first = parts.compactMap(\.?.first).min() ?? 0
            last = parts.compactMap(\.?.last).max() ?? 0
        } else {
            guard let single = Self.single(text) else { return nil }
            self = single
        }
    }

    private init(first: Int, last: Int) {
        self.first = first
        self.last = last
    }

    func overlaps(_ other: EDTFDays) -> Bool { first <= other.last && other.first <= last }

    private static func end(_ text: Substring) -> EDTFDays? { text.isEmpty ? EDTFDays("..") : EDTFDays(text) }

    private static func single(_ text: String) -> EDTFDays? {
        let isFuzzy = text.contains { "~%".contains($0) }
        let numbers = text.filter { !"~?%".contains($0) }.split(separator: "-").map { Int($0) }
        guard let year = numbers.first ?? nil, numbers.count <= 3, !numbers.contains(nil) else { return nil }
        let widening = isFuzzy ? 1 : 0
        guard numbers.count > 1, let month = numbers[1] else {
            return EDTFDays(first: (year - widening) * 10_000 + 101, last: (year + widening) * 10_000 + 1231)
        }
        if numbers.count == 3, let day = numbers[2] {
            let date = year * 10_000 + month * 100 + day
            return EDTFDays(first: date, last: date)
        }
        // Seasons 21 to 24 begin in March, June, September and December.
        let start = month > 20 ? (month - 20) * 3 : month
        return EDTFDays(
            first: Self.month(year, start - widening) + 1,
            last: Self.month(year, (month > 20 ? start + 2 : start) + widening) + 31)
    }

    private static func month(_ year: Int, _ month: Int) -> Int {
        let months = year * 12 + month - 1
        return months / 12 * 10_000 + (months % 12 + 1) * 100
    }
}
