import DossierModel
import Testing

/// Phrases of the French and English press. The lists were written before the grammar; the second took no part in making it.
struct PressDatesTests {
    @Test("Phrases of the press are read right or refused", arguments: ["press_tuning", "press_check"])
    func press(list: String) {
        var refused: [String] = []
        var readable = 0
        for row in DateFixture(list).rows {
            let (words, expected) = (row[0], row[1])
            readable += expected.isEmpty ? 0 : 1
            do {
                let date = try EDTF(words: words)
                if expected.isEmpty { Issue.record("\(words) is refused, not \(date)") } else { isSame(date, expected, words) }
            } catch {
                if !expected.isEmpty { refused.append("\(words): \(error.expected.prefix(90))") }
            }
        }
        #expect(readable > 150)
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
