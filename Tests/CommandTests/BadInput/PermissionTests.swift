import Foundation
import Testing

@Suite("Files and folders that may not be read or written")
struct PermissionTests {
    @Test("an unreadable file: status 66, with the system's reason")
    func unreadable() throws {
        let folder = try TemporaryFolder.withBase()
        let outcome = try Dossier.shell(
            "chmod 000 dossier.db; \(Privileges.withoutOverride) dossier show cloudwatt", in: folder)
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("cannot read 'dossier.db': Permission denied"))
    }

    @Test("a read-only folder is read from, and nothing is left in it")
    func readOnlyFolder() throws {
        let folder = try TemporaryFolder.withBase()
        let shown = try Dossier.shell(
            "chmod 444 dossier.db; chmod 555 .; \(Privileges.withoutOverride) dossier show cloudwatt; status=$?; chmod 755 .; exit $status",
            in: folder)
        #expect(shown.status == 0)
        #expect(shown.output.hasPrefix("Cloudwatt"))
        #expect(try folder.names == ["dossier.db"])
    }

    @Test(
        "writing into a read-only folder: status 73, and the file is as it was",
        arguments: ["chmod 644 dossier.db", "chmod 444 dossier.db"])
    func writingIntoReadOnlyFolder(_ file: String) throws {
        let folder = try TemporaryFolder.withBase()
        try Self.makeNewPackage(in: folder)
        let bytes = try folder.bytes(of: "dossier.db")
        let outcome = try Dossier.shell(
            "\(file); chmod 555 .; \(Privileges.withoutOverride) dossier import out; status=$?; chmod 755 .; exit $status",
            in: folder)
        #expect(outcome.status == 73, "\(outcome.errors)")
        #expect(outcome.errors.contains("\n  try: "))
        #expect(try folder.bytes(of: "dossier.db") == bytes)
        #expect(try folder.names == ["dossier.db", "out"])
    }

    @Test(
        "init and export into a read-only folder: status 73, nothing is made",
        arguments: ["--db new.db init", "export csv new"])
    func makingInReadOnlyFolder(_ command: String) throws {
        let folder = try TemporaryFolder.withBase()
        let outcome = try Dossier.shell(
            "chmod 555 .; \(Privileges.withoutOverride) dossier \(command); status=$?; chmod 755 .; exit $status", in: folder)
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("cannot write 'new"))
        #expect(outcome.errors.contains("Permission denied"))
        #expect(try folder.names == ["dossier.db"])
    }

    /// The exported package with one more entity, so that an import has something to write.
    static func makeNewPackage(in folder: TemporaryFolder) throws {
        let outcome = try Dossier.shell(
            "dossier export csv out && printf 'acme,company,Acme,,\\r\\n' >> out/entities.csv", in: folder)
        try #require(outcome.status == 0, "\(outcome.errors)")
    }
}
