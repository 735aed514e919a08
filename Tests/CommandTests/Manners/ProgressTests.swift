import Testing

@Suite("Progress")
struct ProgressTests {
    private let endless = "with recursive n (x) as (select 1 union all select x + 1 from n) select count(*) from n"

    @Test("a question that takes its time says so on a terminal, and takes the line away before it answers")
    func onTerminal() throws {
        let outcome = try Dossier.runOnTerminal(["sql", endless, "--timeout", "3"], in: .withBase(), withErrors: true)
        #expect(outcome.output.contains("\r\u{1B}[Kdossier sql: 1 s") || outcome.output.contains("\r\u{1B}[Kdossier sql: 2 s"), "\(outcome.output)")
        #expect(outcome.output.contains("\r\u{1B}[Kdossier: gave up after 3 s") && outcome.status == 75)
    }

    @Test("nothing of it in a pipe")
    func inPipe() throws {
        let outcome = try Dossier.run("sql", endless, "--timeout", "1.5", in: .withBase())
        #expect(outcome.errors.hasPrefix("dossier: gave up after 1.5 s"))
    }
}
