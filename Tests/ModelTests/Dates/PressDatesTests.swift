import DossierModel
import Testing

/// Phrases of the French and English press. The lists were written before the grammar (the fresh ones after it, without a look at it); the
/// second took no part in making it. What those from the fifth on, from pages, say beside a date is refused.
struct PressDatesTests {
    /// The day that the relative ones count from.
    static let wednesday = Day(year: 2013, month: 6, day: 12)

    @Test("Phrases of the press are read right or refused", arguments: [
        ("press_tuning", nil, 180), ("press_check", nil, 180), ("fresh", nil, 190), ("fresh_second", nil, 74), ("fresh_third", nil, 245), ("fresh_fourth", nil, 60), ("fresh_fifth", nil, 250), ("fresh_sixth", nil, 320), ("fresh_seventh", nil, 420),
        ("fresh_relative", wednesday, 55), ("fresh_third_relative", wednesday, 50),
        ("fresh_fourth_relative", wednesday, 14),
    ] as [(String, Day?, Int)])
    func press(list: String, day: Day?, atLeast count: Int) {
        var refused: [String] = []
        var readable = 0
        for row in DateFixture(list).rows {
            let (words, expected) = (row[0], row[1])
            readable += expected.isEmpty ? 0 : 1
            do {
                let date = try EDTF(words: words, relativeTo: day)
                if expected.isEmpty { Issue.record("\(words) is refused, not \(date)") } else { isSame(date, expected, words) }
            } catch {
                if !expected.isEmpty { refused.append("\(words): \(error.expected.prefix(90))") }
            }
        }
        #expect(readable >= count)
        #expect(refused.count * 20 <= readable, "\(refused.count) of \(readable) refused: \(refused.joined(separator: "\n"))")
    }

    private func isSame(_ date: EDTF, _ text: String, _ words: String) {
        do {
            let expected = try EDTF(text)
            let isSame = date.earliest == expected.earliest && date.latest == expected.latest && date.isInterval == expected.isInterval
                && date.isApproximate == expected.isApproximate && date.isUncertain == expected.isUncertain
            #expect(isSame, "\(words) is \(text), not \(date)")
        } catch {
            Issue.record("\(text) is no date: \(error)")
        }
    }
}
