import Testing

@Suite("A system where little is there")
struct BareSystemTests {
    // Only root can try it, and not in every container.
    private static let canUnmount: Bool = {
        do {
            return try Dossier.shell("unshare --mount umount --lazy /proc", in: TemporaryFolder()).status == 0
        } catch {
            return false
        }
    }()

    @Test("the program starts, and has its arguments, where /proc is not mounted", .enabled(if: canUnmount))
    func withoutProc() throws {
        let folder = try TemporaryFolder.withBase()
        let line = "unshare --mount sh -c 'umount --lazy /proc && dossier show cloudwatt --format csv'"
        let outcome = try Dossier.shell(line, in: folder)
        #expect(try outcome == Dossier.run("show", "cloudwatt", "--format", "csv", in: folder), "\(outcome)")
    }
}
