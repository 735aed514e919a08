import Foundation
import Testing

/// What no question looks up is not stored as a name, whatever the door.
@Suite("Names longer than any that is looked up")
struct LongNameTests {
    // In bytes of UTF-8.
    private static let longest = String(repeating: "é", count: 256)
    private static let tooLong = longest + "x"
    private static let says = "a name of 513 bytes: at most 512 are looked up"

    @Test(
        "are refused by every command that writes one, with what to do",
        arguments: [
            "entity add NAME --kind company", "entity rename acme NAME", "name acme NAME",
            "add NAME owns acme --new company --unsourced", "add acme owns NAME --new company --unsourced",
        ])
    func commands(_ line: String) throws {
        let folder = try Self.base()
        let outcome = try Dossier.shell("dossier " + line.replacing("NAME", with: Self.tooLong), in: folder)
        #expect(outcome.status == 64 && outcome.errors.contains(Self.says), "\(outcome)")
        #expect(outcome.errors.contains("\n  try: "), "\(outcome)")
        #expect(try Dossier.run("sql", "select count(*) from names", "--format", "tsv", in: folder).lines.last == "1")
    }

    @Test("are refused in a file of lines, and in a package, with their place, whether the base is empty or not", arguments: [true, false])
    func files(isEmpty: Bool) throws {
        let folder = isEmpty ? try TemporaryFolder() : try Self.base()
        if isEmpty { _ = try Dossier.run("init", "--empty", in: folder) }
        try folder.write("entity zed | company | \(Self.tooLong)\n", to: "lines.facts")
        let applied = try Dossier.run("apply", "lines.facts", in: folder)
        #expect(applied.status == 65 && applied.errors.contains("lines.facts:1:") && applied.errors.contains(Self.says), "\(applied)")
        try FileManager.default.createDirectory(atPath: folder.path(of: "p"), withIntermediateDirectories: false)
        try folder.write("slug,kind,name,summary,merged_into\nzed,company,\(Self.tooLong),,\nzwei,company,Zwei,,\n", to: "p/entities.csv")
        let entities = try Dossier.run("import", "p", in: folder)
        #expect(entities.status == 65 && entities.errors.contains("p/entities.csv:2:13: \(Self.says)"), "\(entities)")
        // An empty base takes a whole package over: one with facts.
        _ = try Dossier.shell("printf 'subject,predicate,object\\nzwei,owns,zwei\\n' > p/relations.csv", in: folder)
        try folder.write("slug,kind,name,summary,merged_into\nzwei,company,Zwei,,\n", to: "p/entities.csv")
        try folder.write("id,entity,text,language,role,starts,ends\n,zwei,\(Self.tooLong),,alias,,\n", to: "p/names.csv")
        let names = try Dossier.run("import", "p", in: folder)
        #expect(names.status == 65 && names.errors.contains("p/names.csv:2:7: \(Self.says)"), "\(names)")
    }

    @Test("the longest that is looked up is taken, and found")
    func longest() throws {
        let folder = try Self.base()
        let added = try Dossier.run("entity", "add", Self.longest, "--kind", "company", in: folder)
        #expect(added.status == 0, "\(added)")
        #expect(try Dossier.run("show", Self.longest, in: folder).status == 0)
        #expect(try Dossier.run("doctor", in: folder).status == 0)
    }

    private static func base() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let made = try Dossier.shell("dossier init --empty && dossier entity add Acme --kind company", in: folder)
        #expect(made.status == 0, "\(made)")
        return folder
    }
}
