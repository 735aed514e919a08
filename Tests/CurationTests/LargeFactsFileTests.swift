import DossierCuration
import Testing

/// A large file is read in parts by several threads: nobody can see where it was cut.
@Suite("A large file of facts")
struct LargeFactsFileTests {
    // Whatever a line needs from those before it: the source, none, a source that is at fault.
    private static let blocks = [
        "source one | The first\nA | owns | B | 2012 | p. 1\n\nC | owns | D | 44 %, 2013 | p. 2\n",
        "# a comment\n  source\ttwo\nE | leads | F | 2014 .. | p. 3\n? G | owns | H\nsourceless | owns | B | 2015 | p. 9\n",
        "source -\nI | owns | J | 2012\nK | owns\n",
        "source | no slug\nL | owns | M | 2012 | p. 4\n- 42 | because=it was corrected\r\n",
        "source three|Third\nN | owns | O | note=a source four; role=x | p. 5\n" + String(repeating: "P | owns | Q | 2016 | p. 6\n", count: 40),
        "@x source five | A label has no place here\nR | owns | S | 2012 | p. 7\n",
    ]

    private struct Seen: Equatable {
        var operations: [(Int, Operation)] = []
        var faults: [String] = []
        var proposals = 0

        static func == (one: Seen, other: Seen) -> Bool {
            one.faults == other.faults && one.proposals == other.proposals
                && one.operations.elementsEqual(other.operations) { $0.0 == $1.0 && $0.1 == $1.1 }
        }
    }

    @Test("is read as its blocks are one by one, wherever it is cut", arguments: 0..<3)
    func parts(_ seed: UInt64) {
        var random = SeededNumbers(seed)
        var text = String(repeating: "#\n", count: Int(seed * 37))
        var expected = Seen()
        var line = Int(seed * 37)
        // Each block opens or closes a source, so that it says the same alone; now and then one goes on for a long while.
        while text.utf8.count < 300_000 {
            let block = Self.blocks[Int(random.next() % UInt64(Self.blocks.count))]
            let copies = random.next() % 50 == 0 ? 400 : 1
            let rest = block.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().joined(separator: "\n")
            let whole = block + (block.hasPrefix("@") ? "" : String(repeating: rest, count: copies - 1))
            if block.hasPrefix("@") { text += "source -\n"; line += 1 }
            let alone = FactsFile(whole)
            expected.operations += alone.lines.map { ($0.number + line, $0.operation) }
            expected.faults += alone.faults.map { "\($0.line + line):\($0.column) \(Self.shifted($0.message, by: line))" }
            expected.proposals += alone.proposals
            text += whole
            line += whole.utf8.count { $0 == UInt8(ascii: "\n") }
        }
        let file = FactsFile(text)
        let seen = Seen(
            operations: file.lines.map { ($0.number, $0.operation) }, faults: file.faults.map { "\($0.line):\($0.column) \($0.message)" },
            proposals: file.proposals)
        #expect(seen == expected)
        #expect(expected.operations.count > 1_000 && expected.faults.count > 20 && expected.proposals > 5)
    }

    // "its source is at fault: line 7" counts from the start of the file.
    private static func shifted(_ message: String, by lines: Int) -> String {
        guard let match = message.wholeMatch(of: /(its source is at fault: line )([0-9]+)/), let line = Int(match.2) else { return message }
        return "\(match.1)\(line + lines)"
    }
}
