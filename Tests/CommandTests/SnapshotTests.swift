import Testing

@Suite("Commands and what they print")
struct SnapshotTests {
    @Test("a command prints and returns what its snapshot holds", arguments: RecordedOutput.cases)
    func snapshot(_ snapshot: RecordedOutput) throws { try snapshot.check() }

    @Test("there are snapshots: the folder was found")
    func thereAreSnapshots() { #expect(RecordedOutput.cases.count > 40) }
}
