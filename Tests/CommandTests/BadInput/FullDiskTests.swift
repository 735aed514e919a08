import Foundation
import Testing

@Suite("A disk that fills up")
struct FullDiskTests {
    @Test(
        "the standard output cannot be written: status 74",
        arguments: ["show cloudwatt", "sql 'select * from relations' --format csv", "export csv - --view relations"])
    func standardOutput(_ command: String) throws {
        let outcome = try Dossier.shell("dossier \(command) > /dev/full", in: .withBase())
        #expect(outcome.status == 74)
        #expect(outcome.errors.contains("No space left on device"))
    }

    // A limit on the size of files stands in for the disk where nothing can be mounted; SQLite calls that an I/O error.
    @Test("an import that does not fit: status 74, and the file is as it was")
    func importing() throws {
        let folder = try TemporaryFolder.withBase()
        try LargePackage.write(entities: 20_000, in: folder)
        let bytes = try folder.bytes(of: "dossier.db")
        let kilobytes = bytes.count / 1024 + 256
        let outcome =
            try Privileges.canMount(in: folder)
            ? Dossier.shell(
                """
                unshare --mount sh -c 'mount -t tmpfs -o size=\(kilobytes)k none probe && cp dossier.db probe/ && dossier --db probe/dossier.db import out
                status=$?; cmp dossier.db probe/dossier.db && ls probe; exit $status'
                """, in: folder)
            : Dossier.shell(
                """
                mkdir -p probe; cp dossier.db probe/; trap "" XFSZ
                (ulimit -f \(kilobytes * 2); dossier --db probe/dossier.db import out)
                status=$?; cmp dossier.db probe/dossier.db && ls probe; exit $status
                """, in: folder)
        #expect(outcome.status == 74, "\(outcome.errors)")
        #expect(outcome.output == "dossier.db\n", "the same bytes, and no journal beside them")
        #expect(outcome.errors.contains("try: "))
    }

    @Test("a new file that does not fit is not left behind", arguments: ["--db probe/new.db init", "export csv probe/out"])
    func making(_ command: String) throws {
        let folder = try TemporaryFolder.withBase()
        let outcome =
            try Privileges.canMount(in: folder)
            ? Dossier.shell(
                "unshare --mount sh -c 'mount -t tmpfs -o size=64k none probe && dossier \(command); status=$?; find probe -type f; exit $status'",
                in: folder)
            : Dossier.shell(
                "mkdir -p probe; trap \"\" XFSZ; (ulimit -f 32; dossier \(command)); status=$?; find probe -type f; exit $status",
                in: folder)
        #expect(outcome.status == 74, "\(outcome.errors)")
        #expect(outcome.output.isEmpty, "no file, whole or half")
    }
}
