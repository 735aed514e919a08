import Foundation
import Testing

@Suite("Questions end in time, and leave memory")
struct QuestionLimitTests {
    private func timed(_ arguments: String..., in folder: TemporaryFolder) throws -> (outcome: Outcome, seconds: Double) {
        let start = Date()
        let outcome = try Program(Dossier.path, arguments, in: folder).run()
        return (outcome, Date().timeIntervalSince(start))
    }

    @Test(
        "a single step that never looks at the clock is ended with 75",
        arguments: [
            "select length(printf('%.*c', 2000000000, 'x'))",
            "with recursive r(x) as (select 'x' union all select x || x from r) select max(length(x)) from r where length(x) < 9 or 0",
            "select instr(printf('%.*c', 70000000, 'a'), printf('%.*c', 35000000, 'a') || 'b')",
            "select count(*) from entities a, entities b, entities c, entities d, entities e",
        ])
    func longSteps(_ sql: String) throws {
        let (outcome, seconds) = try timed("sql", "--timeout", "1", sql, in: .withBase())
        // The recursion may meet the limit of a value before.
        #expect(outcome.status == 75 || outcome.errors.contains("more than 80 MB"), "\(outcome)")
        if outcome.status == 75 { #expect(outcome.errors.contains("gave up after 1 s")) }
        #expect(seconds < 20)
    }

    @Test("a value has a limit, and memory as well, without a time limit")
    func memory() throws {
        let folder = try TemporaryFolder.withBase()
        let value = try timed("sql", "select randomblob(999999999)", in: folder)
        #expect(value.outcome.status == 65)
        #expect(value.outcome.errors.contains("more than 80 MB") && value.outcome.errors.contains("\n  try: "))
        let blobs = (0..<12).map { "zeroblob(80000000) || '' as c\($0)" }.joined(separator: ", ")
        let many = try timed("sql", "select length(c0) from (select \(blobs) limit 1) order by c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11", in: folder)
        #expect([0, 74].contains(many.outcome.status), "\(many.outcome)")
        if many.outcome.status == 74 { #expect(many.outcome.errors.contains("out of memory")) }
    }

    @Test(
        "a text that grows is ended before it fills half a gigabyte",
        arguments: [
            "with recursive t(x) as (select 'x' union select x || x || 'y' from t) select count(*) from t",
            "with recursive t(x) as (select zeroblob(1000) union all select x || x from t limit 1000) select length(x) from t, entities",
            "select length(a.x || 'a'), length(b.x || 'b'), length(c.x || 'c') from (select zeroblob(80000000) || '' x) a, "
                + "(select zeroblob(80000000) || '' x) b, (select zeroblob(80000000) || '' x) c order by a.x, b.x, c.x",
        ])
    func growingText(_ sql: String) throws {
        let folder = try TemporaryFolder.withBase()
        try folder.write(sql, to: "grow.sql")
        // The system's own mark of the most memory is read until the process has ended.
        let outcome = try Dossier.shell(
            """
            dossier sql --file grow.sql --timeout 20 > /dev/null & pid=$!
            while now=$(awk '/VmHWM/ { print $2 }' /proc/$pid/status) && [ -n "$now" ]; do most=$now; sleep 0.005; done
            echo $most; wait $pid
            """, in: folder)
        let kilobytes = try #require(outcome.lines.first.flatMap { Int($0) }, "\(outcome)")
        #expect(kilobytes < 512 << 10)
        #expect([0, 65, 74].contains(outcome.status) && (outcome.status == 0 || outcome.errors.contains("\n  try: ")), "\(outcome)")
    }

    @Test("what is asked in time is answered whole, also by a slow reader who has it all")
    func inTime() throws {
        let folder = try TemporaryFolder.withBase()
        let outcome = try Dossier.shell("dossier sql --timeout 1 'select slug from entities' --format csv | (sleep 2; wc -l)", in: folder)
        #expect(outcome.errors.isEmpty && outcome.status == 0)
        #expect(Int(outcome.lines.first ?? "") ?? 0 > 100)
    }

    @Test("a time limit that is met by SQLite's own clock is told the same way")
    func ownClock() throws {
        let (outcome, seconds) = try timed(
            "sql", "--timeout", "0.5", "with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r", in: .withBase())
        #expect(outcome.status == 75 && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("dossier: gave up after 0.5 s;"))
        #expect(seconds < 20)
    }

    @Test("a name of more than 512 bytes is refused wherever one is looked up, and at once")
    func longNames() throws {
        let folder = try TemporaryFolder.withBase()
        let long = String(repeating: "é", count: 257)
        let commands: [[String]] = [
            ["show", long], ["find", long], ["relations", long], ["around", long], ["path", long, "orange"], ["path", "orange", long],
            ["common", "orange", long], ["timeline", long], ["money", long], ["conflicts", long], ["path", "orange", "numergy", "--not", long],
        ]
        for command in commands {
            let outcome = try Program(Dossier.path, command, in: folder).run()
            #expect(outcome.status == 64, "\(command[0])")
            #expect(outcome.errors.contains("a name of 514 bytes: at most 512 are looked up"), "\(command[0])")
        }
        #expect(try Dossier.run("show", String(long.dropLast()), in: folder).status == 1)
        for call in ["reachable", "neighbours"] {
            let (outcome, seconds) = try timed("sql", "select count(*) from \(call)(printf('%.*c', 5000000, 'x'))", in: folder)
            #expect(outcome.status == 65 && outcome.errors.contains("a name of 5000000 bytes"))
            #expect(seconds < 20)
        }
        try folder.write("from,to\norange,\(long)\n", to: "ends.csv")
        let batch = try Dossier.run("path", "--batch", "ends.csv", in: folder)
        #expect(batch.status == 65 && batch.errors.contains("ends.csv:2:8: a name of 514 bytes"))
    }

    @Test("a text that is too long to be a date is none, at once")
    func longDates() throws {
        let folder = try TemporaryFolder.withBase()
        let (outcome, seconds) = try timed(
            "sql", "select edtf_valid(printf('%.*c', 5000000, '2')), edtf_text(printf('%.*c', 5000000, 'x')) is null", "--format", "csv",
            in: folder)
        #expect(outcome.lines.last == "0,1")
        #expect(seconds < 20)
        #expect(try Dossier.run("sql", "select * from facts_on(printf('%.*c', 5000000, '2'))", in: folder).status == 65)
    }
}

@Suite("Long chains")
struct LongChainTests {
    @Test("a tree of a long chain is as long as the chain, and comes at once")
    func tree() throws {
        let folder = try TemporaryFolder()
        let chain = 3_000
        func rows(_ header: String, _ row: (Int) -> String, _ count: Int) -> String {
            header + "\n" + (0..<count).map { row($0) + "\n" }.joined()
        }
        _ = try Dossier.run("init", in: folder)
        _ = try Dossier.shell("dossier export csv pkg && rm dossier.db", in: folder)
        for file in ["names", "attributes", "disputes", "dispute_sides", "translations"] {
            let text = try String(decoding: folder.bytes(of: "pkg/\(file).csv"), as: UTF8.self)
            try folder.write(String(text.prefix { $0 != "\r\n" && $0 != "\n" }) + "\r\n", to: "pkg/\(file).csv")
        }
        try folder.write(rows("slug,kind,name,summary,merged_into", { "c\($0),company,Chain \($0),," }, chain + 1), to: "pkg/entities.csv")
        try folder.write(rows("id,subject,predicate,object,starts,ends,modality,amount_low,amount_high,unit,approximate,role,note,follows", { "\($0 + 1),c\($0),owns,c\($0 + 1),,,actual,,,,,,," }, chain), to: "pkg/relations.csv")
        try folder.write(rows("fact,name,source,locator,as_of,as_of_defaulted,quote,speaker", { "\($0 + 1),,only,,,,," }, chain), to: "pkg/citations.csv")
        try folder.write("slug,title,author,publisher,published,published_basis,retrieved,url,archived_url,language,derived_from,sha256\nonly,Only,,,,,,,,,,\n", to: "pkg/sources.csv")
        try #require(try Dossier.run("--db", "chain.db", "init", "--empty", in: folder).status == 0)
        try #require(try Dossier.run("--db", "chain.db", "import", "pkg", in: folder).status == 0)
        let outcome = try Dossier.run(
            "--db", "chain.db", "around", "c0", "--depth", "5000", "--limit", "5000", "--as", "tree", "--timeout", "60", in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.lines.count >= chain + 1)
        #expect(outcome.output.utf8.count < 400 * chain)
        #expect(outcome.output.contains("Chain \(chain)"))
    }
}
