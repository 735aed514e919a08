import Foundation
import Testing

/// A name that a command takes is read the same by every one, however it is written; none of it is a bug.
@Suite("Names given to commands")
struct NameArgumentTests {
    static let commands = [
        "find NAME", "show NAME", "relations NAME", "around NAME", "path NAME orange", "path orange NAME", "common orange NAME",
        "timeline NAME", "money NAME", "conflicts NAME", "path orange thales --not NAME", "find --text NAME", "compare NAME orange",
        "list NAME", "sources NAME", "find orange --kind NAME", "relations --predicate NAME", "around orange --kind NAME",
    ]

    static let names = [
        "s g", "S. G.", "B-L-E-U", "d u", "c l o u d w a t t", "cloudwatt cloudwatt", "ccllooww", "AND", "NOT x", "NEAR(a b)", "a*", "^a",
        "a:b", "\"", "'", "''; drop table entity", "(", "*", "+", "💥", "\u{202E}x", "日本", "%", "_", "?1", "0", "1 2 3", "é é", "x\ny",
    ]

    @Test("it ends in an answer, or in there being none", arguments: commands)
    func ends(_ command: String) throws {
        let folder = try TemporaryFolder.withBase()
        for name in Self.names {
            let arguments = command.split(separator: " ").map { $0 == "NAME" ? name : String($0) }
            let outcome = try Program(Dossier.path, arguments, in: folder).run()
            #expect([0, 1].contains(outcome.status), "\(arguments): \(outcome)")
        }
    }

    @Test("an entity of two characters is found by them apart")
    func apart() throws {
        let folder = try TemporaryFolder.withBase()
        let script = """
            dossier export csv package && printf 'three-m,company,3M,,\\r\\n' >> package/entities.csv && dossier import package
            """
        #expect(try Dossier.shell(script, in: folder).status == 0)
        for name in ["3 m", "3-M", "3. M.", "3M"] {
            #expect(try Dossier.run("find", name, "--format", "csv", in: folder).lines.dropFirst().first?.hasPrefix("three-m,") == true, "\(name)")
            #expect(try Dossier.run("show", name, in: folder).output.hasPrefix("3M — company"), "\(name)")
        }
    }

    @Test("texts that are longer than names are refused at once, also in a file")
    func long() throws {
        let folder = try TemporaryFolder.withBase()
        let words = (0..<1000).map { "word\($0)" }.joined(separator: " ")
        let start = ContinuousClock.now
        for arguments in [["compare", words, words + " x"], ["find", words], ["show", words], ["path", words, "orange"]] {
            let outcome = try Program(Dossier.path, arguments, in: folder).run()
            #expect(outcome.status == 64 && outcome.errors.contains("512"), "\(outcome.errors.prefix(300))")
        }
        try folder.write("name1,name2\r\na,b\r\na,\(words)\r\n", to: "pairs.csv")
        let batch = try Dossier.run("compare", "--batch", "pairs.csv", in: folder)
        #expect(batch.status == 65 && batch.errors.contains("pairs.csv:3:3"), "\(batch.errors.prefix(300))")
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("pairs in a file: kinds in any case and number, a column once, blank names without a score")
    func pairs() throws {
        let folder = try TemporaryFolder()
        func scores(_ rows: String, header: String = "name1,name2,kind") throws -> Outcome {
            try folder.write(header + "\r\n" + rows, to: "pairs.csv")
            return try Dossier.run("compare", "--batch", "pairs.csv", in: folder)
        }
        // As people these differ in a given name; as companies in one word of three.
        let plain = try scores("Jean Martin Dupont,Paul Martin Dupont,company\r\n").lines.last
        for kind in ["Company", "COMPANIES", "organization", "Organisation"] {
            let last = try scores("Jean Martin Dupont,Paul Martin Dupont,\(kind)\r\n").lines.last
            #expect(last?.split(separator: ",").suffix(2) == plain?.split(separator: ",").suffix(2), "\(kind)")
        }
        let unknown = try scores("a,b,fund\r\nc,d,fund\r\n")
        #expect(unknown.status == 0 && unknown.errors.contains("kind 'fund' in 2 rows"), "\(unknown)")
        let twice = try scores("a,b,c\r\n", header: "name1,name2,name1")
        #expect(twice.status == 65 && twice.errors.contains("duplicate column: name1"), "\(twice)")
        let blank = try scores("\" \",\" \",\r\n\u{A0},\u{200B},\r\nOrange,,\r\n")
        #expect(blank.lines.dropFirst().allSatisfy { $0.hasSuffix(",,,") }, "\(blank)")
    }
}
