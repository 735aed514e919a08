import Foundation
import Testing

@Suite("Commands that are stopped, or have to wait")
struct InterruptionTests {
    @Test("Ctrl-C during an import leaves the file as it was", arguments: [false, true])
    func interruptedImport(intoEmpty: Bool) throws {
        let folder = try TemporaryFolder.withBase()
        try LargePackage.write(entities: 300_000, in: folder)
        if intoEmpty { _ = try Dossier.run("init", "--empty", "--force", in: folder) }
        let bytes = try folder.bytes(of: "dossier.db")
        let running = try Dossier.start("import", "out", in: folder)
        // The journal appears when the first change is made; an empty base is made anew beside.
        while running.isRunning, try folder.names == ["dossier.db", "out"] { usleep(2_000) }
        running.send(signal: SIGINT)
        let outcome = running.finish()
        #expect(outcome.status == 130, "\(outcome.errors)")
        #expect(outcome.errors.contains("interrupted; the file is as it was"))
        #expect(try folder.bytes(of: "dossier.db") == bytes)
        #expect(try folder.names == ["dossier.db", "out"])
    }

    @Test("an import that was killed is undone by the next command, even one that only reads")
    func killedImport() throws {
        let folder = try TemporaryFolder.withBase()
        try LargePackage.write(entities: 300_000, in: folder)
        let before = try Dossier.run("stats", in: folder).output
        let size = try folder.bytes(of: "dossier.db").count
        let running = try Dossier.start("import", "out", in: folder)
        // Until changed pages have reached the file itself.
        while running.isRunning, try folder.bytes(of: "dossier.db").count == size { usleep(10_000) }
        running.send(signal: SIGKILL)
        #expect(running.finish().status == 137)
        let after = try Dossier.run("stats", in: folder)
        #expect(after.status == 0, "\(after.errors)")
        #expect(after.output == before)
        #expect(try folder.names == ["dossier.db", "out"])
    }

    @Test("an import into an empty base that was killed leaves it as it was, and the next removes what was left")
    func killedLoad() throws {
        let folder = try TemporaryFolder.withBase()
        try LargePackage.write(entities: 100_000, in: folder)
        _ = try Dossier.run("init", "--empty", "--force", in: folder)
        let bytes = try folder.bytes(of: "dossier.db")
        let running = try Dossier.start("import", "out", in: folder)
        while running.isRunning, try folder.names == ["dossier.db", "out"] { usleep(2_000) }
        running.send(signal: SIGKILL)
        #expect(running.finish().status == 137)
        #expect(try folder.bytes(of: "dossier.db") == bytes)
        #expect(try folder.names != ["dossier.db", "out"])
        let again = try Dossier.run("import", "out", in: folder)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try folder.names == ["dossier.db", "out"])
        #expect(try Dossier.run("doctor", in: folder).status == 0)
    }

    @Test("Ctrl-C while facts are loaded leaves an empty base as it was", arguments: 0..<4)
    func interruptedFacts(step: Int) throws {
        let folder = try TemporaryFolder.withBase()
        try LargePackage.write(entities: 1_000, relations: 400_000, in: folder)
        _ = try Dossier.run("init", "--empty", "--force", in: folder)
        let bytes = try folder.bytes(of: "dossier.db")
        let running = try Dossier.start("import", "out", in: folder)
        while running.isRunning, try folder.names == ["dossier.db", "out"] { usleep(2_000) }
        usleep(UInt32(step) * 50_000)
        running.send(signal: SIGINT)
        let outcome = running.finish()
        #expect(outcome.status == 130, "\(outcome.errors)")
        #expect(try folder.bytes(of: "dossier.db") == bytes)
        #expect(try folder.names == ["dossier.db", "out"])
    }

    @Test("Ctrl-C during init leaves a whole file or none", arguments: 0..<12)
    func interruptedInit(step: Int) throws {
        let folder = try TemporaryFolder()
        let running = try Dossier.start("init", in: folder)
        usleep(UInt32(step) * 6_000)
        running.send(signal: SIGINT)
        let outcome = running.finish()
        if outcome.status == 0 {
            #expect(try Dossier.run("doctor", in: folder).status == 0)
            #expect(try folder.names == ["dossier.db"])
        } else {
            #expect(outcome.status == 130, "\(outcome.errors)")
            #expect(try folder.names == [])
        }
    }

    @Test("a file that another program is writing: status 75 for readers and writers")
    func busy() throws {
        let folder = try TemporaryFolder.withBase()
        try PermissionTests.makeNewPackage(in: folder)
        let other = try Program("/usr/bin/sqlite3", ["dossier.db"], in: folder).start()
        other.send(input: "begin exclusive;\n.shell touch locked\n")
        while other.isRunning, !FileManager.default.fileExists(atPath: folder.path(of: "locked")) { usleep(2_000) }
        let commands = try [
            Dossier.start("show", "cloudwatt", in: folder), Dossier.start("import", "out", in: folder),
            Dossier.start("sql", "select count(*) from facts", in: folder),
        ]
        for outcome in commands.map({ $0.finish() }) {
            #expect(outcome.status == 75)
            #expect(outcome.errors.contains("in use by another program"))
        }
        _ = other.finish()
        #expect(try Dossier.run("import", "out", in: folder).status == 0, "and once it is free, it works")
    }

    private static let endless = "with recursive n (i) as (select 1 union all select i + 1 from n)"

    @Test("--timeout ends a statement: status 75")
    func timeout() throws {
        let outcome = try Dossier.run("sql", "\(Self.endless) select count(*) from n", "--timeout", "0.2", in: .withBase())
        #expect(outcome.status == 75)
        #expect(outcome.errors.contains("gave up after 0.2 s"))
    }

    @Test("Ctrl-C ends a query at once")
    func interruptedQuery() throws {
        let running = try Dossier.start("sql", "\(Self.endless) select count(*) from n", in: .withBase())
        usleep(200_000)
        running.send(signal: SIGINT)
        #expect(running.finish().status == 130)
    }

    @Test("a reader that goes away ends a command quietly", arguments: ["csv", "table", "json"])
    func closedPipe(_ format: String) throws {
        let outcome = try Dossier.shell(
            "dossier sql '\(Self.endless) select i from n' --format \(format) | head -2", in: .withBase())
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        #expect(outcome.lines.count == 2)
    }
}
