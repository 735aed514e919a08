import Interchange
import Testing

@Suite struct CSVWriterTests {
    @Test("Only fields that need quotes have them, and lines end in CRLF")
    func minimal() {
        var writer = CSVWriter()
        writer.row(["plain", " spaced ", "a,b", "say \"x\"", "", nil, "l1\nl2"])
        writer.field(-5)
        writer.field("é")
        writer.endRow()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "plain, spaced ,\"a,b\",\"say \"\"x\"\"\",\"\",,\"l1\nl2\"\r\n-5,é\r\n")
    }

    @Test("Draining hands the bytes over once, and keeps them if the taker fails")
    func drain() {
        struct Full: Error {}
        var writer = CSVWriter()
        writer.row(["a"])
        #expect(throws: Full.self) { try writer.drain { (_) throws(Full) in throw Full() } }
        var taken: [UInt8] = []
        writer.drain { taken += $0 }
        #expect(taken == Array("a\r\n".utf8) && writer.bytes.isEmpty)
    }

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
            // A byte-order mark at the very start of a file is not data.
            if table[0][0]?.hasPrefix("\u{FEFF}") == true { continue }
            var writer = CSVWriter()
            for row in table { writer.row(row) }
            let blockBytes = Int.random(in: 1...200, using: &generator)
            let read = try rows(of: writer.bytes, blockBytes: blockBytes)
            #expect(read.map { $0.map { $0.map { Array($0.utf8) } } } == table.map { $0.map { $0.map { Array($0.utf8) } } })
        }
    }
}
