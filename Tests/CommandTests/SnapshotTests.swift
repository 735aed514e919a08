import Testing

@Suite("Commands and what they print")
struct SnapshotTests {
    @Test("a command prints and returns what its snapshot holds", arguments: Snapshot.cases)
    func snapshot(_ snapshot: Snapshot) throws { try snapshot.check() }

    @Test("there are snapshots: the folder was found")
    func thereAreSnapshots() { #expect(Snapshot.cases.count > 40) }
}
