import Testing

@Suite("Lookups that do without the argument parser")
struct PlainLookupTests {
    /// With `--lang en`, the default, the parser reads the same command line.
    @Test(
        "answer as they do with it",
        arguments: [
            "show cloudwatt", "show 'patrik starc'", "show nobody-at-all", "show --format csv numergy", "show cloudwatt --format json",
            "find telecom", "find patrick starck", "find --format ndjson dassault", "find zzzz",
            "relations cloudwatt", "relations orange --outgoing --format csv", "relations orange --incoming", "relations nobody-at-all",
            "relations patrick-starck --incoming --format csv", "--db other.db show cloudwatt", "show cloudwatt --db missing.db",
            "show cloudwatt --db other.db --db dossier.db", "find cloud --format",
            "find cloud --format xml", "show cloudwatt --incoming", "relations --outgoing", "relations orange --incoming --outgoing",
            "sql 'select slug from companies'", "sql --format csv 'select 1 as a, 2 as b'", "sql select 1", "sql 'selec 1'", "sql ''",
            "sql 'delete from entity'", "sql --format json 'select * from missing'",
            "show", "find -- -x", "relations orange --format table", "--format csv find orange", "show cloudwatt --db",
        ])
    func sameAnswer(line: String) throws {
        let folder = try TemporaryFolder.withBase()
        _ = try Dossier.shell("cp dossier.db other.db", in: folder)
        let plain = try Dossier.shell("dossier \(line)", in: folder)
        let parsed = try Dossier.shell("dossier --lang en \(line)", in: folder)
        #expect(plain.status == parsed.status)
        #expect(plain.output == parsed.output)
        #expect(plain.errors == parsed.errors)
    }
}
