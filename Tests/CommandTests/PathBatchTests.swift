import Testing

@Suite("Many paths in one process")
struct PathBatchTests {
    @Test("path --batch gives each pair the length of its shortest path, and says where a name means nothing")
    func lengths() throws {
        let folder = try TemporaryFolder.withBase()
        let pairs = "from,to\nthales,val-de-reuil\nnumergy,vmware\norange,orange\nfrance telecom,numergy\n"
        let outcome = try Dossier.run("path", "--batch", "-", "--format", "csv", in: folder, input: pairs)
        #expect(outcome.status == 0)
        let rows = outcome.lines.map { $0.split(separator: ",").map(String.init) }
        #expect(rows.first == ["from", "to", "length", "resolve_us", "search_us"])
        let single = try Dossier.run("path", "orange", "numergy", "--format", "csv", in: folder)
        // Thales - Cloudwatt - its pods - the datacenter; Numergy - the infrastructure it took over - VMware; and a former name
        // leads to the same entity.
        #expect(rows.dropFirst().map { $0[2] } == ["3", "2", "0", String(single.lines.count - 1)])

        let wrong = try Dossier.run("path", "--batch", "-", in: folder, input: "from,to\norange,nobody at all\n")
        #expect(wrong.status == 65)
        #expect(wrong.errors.contains("the standard input:2:8:"))
    }
}
