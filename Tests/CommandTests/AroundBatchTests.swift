import Testing

@Suite("What lies around many entities, in one process")
struct AroundBatchTests {
    private func cells(_ outcome: Outcome) -> [[String]] {
        outcome.lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }

    /// Asks about two entities with some options, and about each with the same options and --batch left out.
    @Test(
        "around --batch counts what around lists, under the same options",
        arguments: [
            "", "--directed", "--kind person", "--kind organization", "--predicate leads,owns", "--on 2013-06", "--on 2013-06 --certain",
            "--between 2012 2013", "--modality planned,committed", "--avoid-kind public-body", "--not orange", "--max-degree 20",
            "--on 2013 --events",
        ])
    func counts(options: String) throws {
        let folder = try TemporaryFolder.withBase()
        try folder.write("name\ncloudwatt\nfrance telecom\n", to: "entities.csv")
        let batch = try Dossier.shell("dossier around --batch entities.csv --depth 3 --format csv \(options)", in: folder)
        #expect(batch.status == 0, "\(batch.errors)")
        let rows = cells(batch)
        #expect(rows.first == ["name", "within", "entities", "resolve_us", "search_us"])
        var expected: [[String]] = []
        for name in ["cloudwatt", "france telecom"] {
            let single = try Dossier.shell(
                "dossier around '\(name)' --depth 3 --limit 100000 --format ndjson \(options)", in: folder)
            let distances = single.lines.compactMap { $0.firstMatch(of: /"distance":(\d+)/).flatMap { Int($0.1) } }
            for depth in 1...3 { expected.append([name, String(depth), String(distances.count { $0 <= depth })]) }
        }
        #expect(rows.dropFirst().map { Array($0.prefix(3)) } == expected)
    }

    @Test("each distance has a row, though nothing is left to go on from; times are said apart, and how long getting ready took")
    func exhausted() throws {
        let folder = try TemporaryFolder.withBase()
        let outcome = try Dossier.run("around", "--batch", "-", "--depth", "30", "--format", "csv", in: folder, input: "name\norange\n")
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains(/dossier: ready in [0-9.]+ ms/))
        let rows = cells(outcome).dropFirst()
        #expect(rows.map { $0[1] } == (1...30).map(String.init))
        let (counts, times) = (rows.compactMap { Int($0[2]) }, rows.compactMap { Double($0[4]) })
        #expect(counts == counts.sorted() && counts[28] == counts[29])
        #expect(times == times.sorted() && times.count == 30)
    }

    @Test("faults of the file have their place, and what would contradict --batch is refused")
    func faults() throws {
        let folder = try TemporaryFolder.withBase()
        let wrong = try Dossier.run("around", "--batch", "-", in: folder, input: "name\norange\nnobody at all\n")
        #expect(wrong.status == 65)
        #expect(wrong.lines.count { $0.hasPrefix("orange") } == 1, "what is above the fault is answered")
        #expect(wrong.errors.contains("the standard input:3:1:"))
        let header = try Dossier.run("around", "--batch", "-", in: folder, input: "entity\norange\n")
        #expect(header.status == 65 && header.errors.contains("the standard input:1:1:"))
        #expect(try Dossier.run("around", "--batch", "missing.csv", in: folder).status == 66)
        try folder.write("name\n", to: "none.csv")
        for options in ["orange", "--limit 3", "--as tree", "--depth 0", "--depth 65"] {
            #expect(try Dossier.shell("dossier around --batch none.csv \(options)", in: folder).status == 64, "\(options)")
        }
        #expect(try Dossier.shell("dossier around --batch none.csv", in: folder).status == 0)
        #expect(try Dossier.run("around", in: folder).status == 64)
        let kind = try Dossier.run("around", "--batch", "-", "--kind", "no-such-kind", in: folder, input: "name\n")
        #expect(kind.status == 1 && kind.errors.contains("no-such-kind"))
    }
}
