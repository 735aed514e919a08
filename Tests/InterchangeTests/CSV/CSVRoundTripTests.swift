import DossierInterchange
import DossierModel
import DossierOutput
import Testing

@Suite struct CSVRoundTripTests {
    @Test("What is written is read back the same, whatever the fields hold and wherever blocks end")
    func roundTrip() throws {
        let alphabet = ["\"", "\"\"", ",", "\n", "\r", "\r\n", "\t", " ", "a", "é", "日", "😀", "\u{FEFF}", "\\", ";", "\u{1B}", "\u{2028}", "''"]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<400 {
            let columns = Int.random(in: 2...6, using: &generator)
            let table: [[String?]] = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                (0..<columns).map { _ in
                    if Int.random(in: 0..<6, using: &generator) == 0 { return nil }
                    return (0..<Int.random(in: 0...9, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! }.joined()
                }
            }
            let header = (0..<columns).map { "column \($0)" }
            let sink = ByteSink()
            var format = CSVFormat(sink: sink)
            try format.begin(columns: header)
            for row in table { try format.row(row.map { $0.map { .text($0) } ?? .null }) }
            try format.end()
            let blockBytes = Int.random(in: 1...200, using: &generator)
            let read = try rows(of: sink.contents, blockBytes: blockBytes)
            #expect(read.map { $0.map { $0.map { Array($0.utf8) } } } == ([header] + table).map { $0.map { $0.map { Array($0.utf8) } } })
        }
    }
}
