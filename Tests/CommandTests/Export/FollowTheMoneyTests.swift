import Foundation
import Testing

@Suite("FollowTheMoney, out and back")
struct FollowTheMoneyTests {
    private func imported(_ lines: String..., in folder: TemporaryFolder) throws -> Outcome {
        try folder.write(lines.joined(separator: "\n"), to: "in.ftm.json")
        return try Dossier.run("import", "ftm", "in.ftm.json", in: folder)
    }

    private func rows(_ sql: String, in folder: TemporaryFolder) throws -> [String] {
        try Dossier.run("sql", sql, "--format", "csv", in: folder).output.split(separator: "\r\n").dropFirst().map(String.init)
    }

    @Test("a round trip loses only what docs/formats.md lists")
    func roundTrip() throws {
        let folder = try TemporaryFolder.withBase()
        let copy = try Dossier.shell(
            "dossier export ftm lines && dossier --db copy.db init --empty && dossier --db copy.db import ftm lines", in: folder)
        #expect(copy.status == 0, "\(copy.errors)")
        let other = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: folder.path(of: "copy.db"), toPath: other.path(of: "dossier.db"))
        // Kinds without a schema stay behind, and relations with them; denials as well.
        let entities = "select slug, kind, name, summary from entities where kind not in ('concept', 'policy', 'certification') order by 1"
        #expect(try rows(entities, in: other) == rows(entities, in: folder))
        let relations = """
            select subject, case predicate when 'invests-in' then 'pays' else predicate end p, object, modality,
                   count(distinct sources) n
            from relations r join entities s on s.slug = subject join entities o on o.slug = object
            where modality <> 'denied' and s.kind not in ('concept', 'policy', 'certification') and o.kind not in ('concept', 'policy', 'certification')
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """
        let (before, after) = (try rows(relations, in: folder), try rows(relations, in: other))
        // What is planned keeps its predicate.
        #expect(after.count > 200 && abs(after.count - before.count) < 4)
        #expect(try rows("select count(*) from sources", in: other) == ["160"])
        // The same lines again add nothing.
        try FileManager.default.copyItem(atPath: folder.path(of: "lines"), toPath: other.path(of: "lines"))
        let again = try Dossier.run("import", "ftm", "lines", in: other)
        #expect(again.status == 0 && !again.errors.contains("relations \(after.count)") && again.errors.contains("known already"))
    }

    @Test("lines of others become entities, relations and sources; the rest is counted by schema and property")
    func others() throws {
        let folder = try TemporaryFolder.withBase()
        let outcome = try imported(
            #"{"id":"NK-aB","schema":"Company","properties":{"name":["Acme SA","ACME"],"kppCode":["1","2"],"incorporationDate":["2001-02-03T00:00:00"]}}"#,
            #"{"id":"own","schema":"Ownership","properties":{"owner":["NK-Per"],"asset":["NK-aB"],"percentage":["51.5"],"startDate":["2019-02"],"sourceUrl":["https://x.org/a"]}}"#,
            "", #"{"id":"NK-Per","schema":"Person","properties":{"name":["Jane Roe"]},"datasets":["x"]}"#,
            #"{"id":"pay","schema":"Payment","properties":{"payer":["NK-aB"],"beneficiary":["NK-Per"],"amount":["12.50"],"currency":["EUR"],"date":["2020"],"purpose":["advice"]}}"#,
            #"{"id":"s","schema":"Sanction","properties":{"entity":["NK-Per"]}}"#,
            #"{"id":"m","schema":"Membership","properties":{"member":["NK-Per"],"organization":["gone"]}}"#, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        for what in ["Company.kppCode (1)", "Sanction (1)", "Membership.organization of what is not there (1)"] {
            #expect(outcome.errors.contains("dossier: not mapped: \(what)"), "\(outcome.errors)")
        }
        let facts = try rows(
            "select subject_name, predicate, object_name, starts, amount, unit, role, sources <> '' from relations where subject_name in ('Jane Roe', 'Acme SA') order by id",
            in: folder)
        #expect(facts == ["Jane Roe,owns,Acme SA,2019-02,51.5,percent,,1", "Acme SA,pays,Jane Roe,2020,12.5,EUR,advice,"])
        #expect(try rows("select value from attributes where entity_name = 'Acme SA'", in: folder) == ["2001-02-03"])
    }

    @Test(
        "a line that cannot be read is told with its number, and nothing is added: 65",
        arguments: ["{", "[]", "3", #"{"schema":"Person"}"#, #"{"id":"a","properties":{}}"#, "x"])
    func faults(_ line: String) throws {
        let folder = try TemporaryFolder.withBase()
        let bytes = try folder.bytes(of: "dossier.db")
        let outcome = try imported(#"{"id":"a","schema":"Person","properties":{"name":["A"]}}"#, line, in: folder)
        #expect(outcome.status == 65 && outcome.errors.contains("in.ftm.json:2:1: "), "\(outcome.errors)")
        #expect(try folder.bytes(of: "dossier.db") == bytes)
        #expect(try folder.names == ["dossier.db", "in.ftm.json"])
    }

    @Test("bytes that are no UTF-8, a file that is missing")
    func otherFaults() throws {
        let folder = try TemporaryFolder.withBase()
        try folder.write(Data([0x7B, 0xFF, 0x7D]), to: "bytes")
        #expect(try Dossier.run("import", "ftm", "bytes", in: folder).errors.contains("bytes:1:1: the line is not valid UTF-8"))
        #expect(try Dossier.run("import", "ftm", "gone", in: folder).status == 66)
    }
}
