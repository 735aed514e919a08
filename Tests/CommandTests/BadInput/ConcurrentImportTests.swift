import Foundation
import Testing

@Suite("Imports at the same time")
struct ConcurrentImportTests {
    private struct Message: Decodable { let message: String }

    @Test("two first imports and a third writer: what was said to be added is in the file", arguments: 0..<6)
    func acknowledged(round: Int) throws {
        let folder = try TemporaryFolder()
        _ = try Dossier.run("init", "--empty", in: folder)
        for name in ["a", "b", "c"] {
            // Where there is no base, the bundled one is exported.
            let exported = try Dossier.shell("cd /; dossier export csv \(folder.path(of: name))", in: folder)
            try #require(exported.status == 0, "\(exported.errors)")
            let entities = String(decoding: try folder.bytes(of: "\(name)/entities.csv"), as: UTF8.self)
            try folder.write(entities + "new-\(name),company,New \(name),,\r\n", to: "\(name)/entities.csv")
        }
        let first = try ["a", "b"].map { ($0, try Dossier.start("import", $0, "--message", $0, in: folder)) }
        usleep(UInt32(round) * 40_000)
        let third = ("c", try Dossier.start("import", "c", "--message", "c", in: folder))
        var acknowledged: Set<String> = []
        for (name, running) in first + [third] {
            let outcome = running.finish()
            #expect([0, 75].contains(outcome.status), "\(outcome.errors)")
            if outcome.status == 0, outcome.errors.contains("added:") { acknowledged.insert(name) }
        }
        let found = try Dossier.query("select message from revisions", as: Message.self, in: folder).map(\.message)
        #expect(acknowledged.isSubset(of: found))
        #expect(!acknowledged.isEmpty)
        #expect(try Dossier.run("doctor", in: folder).status == 0)
        #expect(try folder.names == ["a", "b", "c", "dossier.db"])
    }
}
