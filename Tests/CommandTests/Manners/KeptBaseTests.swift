import Foundation
import Testing

@Suite("The bundled base, kept for the next question")
struct KeptBaseTests {
    private func kept(in folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path(of: ".cache/dossier"))
    }

    @Test("the second answer is the first, from the cache folder; one that is damaged, cut short or of another program is built again")
    func damaged() throws {
        let folder = try TemporaryFolder()
        let first = try Dossier.run("show", "cloudwatt", in: folder)
        #expect(first.status == 0)
        let files = try kept(in: folder)
        try #require(files.count == 1 && files[0].hasPrefix("bundled-") && files[0].hasSuffix(".base"))
        let name = ".cache/dossier/" + files[0]
        #expect(try Dossier.run("show", "cloudwatt", in: folder) == first)
        let whole = try folder.bytes(of: name)
        var flipped = whole
        flipped[whole.count / 2] ^= 1
        for damaged in [flipped, whole.prefix(whole.count / 2), Data("x".utf8), Data()] {
            try folder.write(damaged, to: name)
            try folder.write(Data("old".utf8), to: ".cache/dossier/bundled-1-2-3.base")
            #expect(try Dossier.run("show", "cloudwatt", in: folder) == first)
            #expect(try folder.bytes(of: name).count == whole.count)
            #expect(try kept(in: folder) == files)
        }
    }

    @Test("what cannot be kept is answered all the same", arguments: ["HOME=/dev/null", "HOME=", "XDG_CACHE_HOME=$PWD/file"])
    func unkept(_ setting: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        let outcome = try Dossier.shell("\(setting) dossier complete entities cloudwatt-", in: folder)
        #expect(outcome.output == "cloudwatt-box\tCloudwatt Box\n" && outcome.status == 0, "\(outcome)")
    }

    @Test("all that may be asked without a file is answered from the kept base as from a new one")
    func questions() throws {
        let folder = try TemporaryFolder()
        let lines = [
            "find telecom", "list people", "relations orange --on 2013", "sources --alone", "path numergy vmware", "around cloudwatt --depth 2", "timeline numergy",
            "sql 'select count(*), max(subject) from relations'", "stats", "complete predicates", "find --text souverain",
        ]
        let answers = try Dossier.shell("for i in 1 2; do \(lines.map { "dossier " + $0 }.joined(separator: "; ")); done 2>/dev/null", in: folder)
        let half = answers.lines.count / 2
        #expect(answers.status == 0 && half > 100)
        #expect(answers.lines.prefix(half) == answers.lines.suffix(half))
    }
}
