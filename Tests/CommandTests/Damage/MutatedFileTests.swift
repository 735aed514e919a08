import Foundation
import Testing

/// A few of the many files of `Soak/`: the same each time.
@Suite("Mutated files")
struct MutatedFileTests {
    private static let commands = [
        "show cloudwatt", "find orang", "find plan --text", "relations --known-at 1", "sources", "path dassault-systemes cloudwatt --jointly",
        "common cloudwatt numergy", "timeline", "money", "conflicts", "stats", "check", "doctor", "export csv out",
        "sql \"select * from reachable('orange') limit 9\"", "import package",
    ]

    @Test("no command ends with a signal, or calls damage a bug", arguments: 1...12)
    func mutations(seed: UInt64) throws {
        let folder = try TemporaryFolder.withBase()
        _ = try Dossier.shell("dossier export csv package", in: folder)
        var generator = Generator(state: seed)
        let sound = try folder.bytes(of: "dossier.db")
        let mutated = Self.mutate(sound, &generator)
        for command in Self.commands {
            try folder.write(mutated, to: "dossier.db")
            let outcome = try Dossier.shell("dossier \(command) > answer", in: folder)
            #expect([0, 1, 65, 66, 73, 74].contains(outcome.status), "seed \(seed), \(command): \(outcome.errors.prefix(2_000))")
            #expect(!outcome.errors.contains("a bug"), "seed \(seed), \(command)")
        }
    }

    private static let pageSize = 4_096

    /// Flips bits, writes noise, or puts one page in the place of another.
    private static func mutate(_ sound: Data, _ generator: inout Generator) -> Data {
        var bytes = Data(sound)
        let pages = bytes.count / pageSize
        func page(_ generator: inout Generator) -> Range<Int> {
            let number = Int.random(in: 1..<pages, using: &generator)
            return number * pageSize..<(number + 1) * pageSize
        }
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: for _ in 0..<100 { bytes[Int.random(in: 100..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator) }
        case 1:
            let (one, other) = (page(&generator), page(&generator))
            bytes.replaceSubrange(one, with: sound[other])
            bytes.replaceSubrange(other, with: sound[one])
        case 2: bytes.replaceSubrange(page(&generator), with: sound[page(&generator)])
        case 3: bytes.replaceSubrange(page(&generator), with: Data(count: pageSize))
        default: bytes[Int.random(in: 18..<100, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        return bytes
    }

    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }
}
