import Foundation
import Testing

/// A file has the name that was typed, whatever that means to SQLite, to a URI or to a shell.
@Suite("Names of files")
struct FileNameTests {
    static let names = [
        "plain.db", "./here.db", "file:n.db", "file:n.db?mode=ro", "file:///tmp/n.db", ":memory:", "100%.db", "%41.db", "a?b.db", "a#b.db",
        "a b.db", "it's \"q\".db", "$HOME.db", "été.db", "-dash.db", ",", "new\nline.db", "x.db-journal",
    ]

    private static func made(_ name: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let outcome = try Dossier.run("--db=\(name)", "init", in: folder)
        #expect(outcome.status == 0, "\(outcome)")
        return folder
    }

    // What is left in the folder under the name that was typed, and beside.
    private static func file(_ name: String) -> String { name.hasPrefix("./") ? String(name.dropFirst(2)) : name }

    @Test("every command works on the file of that name, and leaves no other", arguments: names)
    func commands(_ name: String) throws {
        let isInAnotherFolder = name.dropFirst(2).contains("/")
        if isInAnotherFolder {
            let outcome = try Dossier.run("--db=\(name)", "init", in: TemporaryFolder())
            #expect(outcome.status == 73 && !FileManager.default.fileExists(atPath: "/tmp/n.db"), "\(outcome)")
            return
        }
        let folder = try Self.made(name)
        #expect(try folder.names == [Self.file(name)])
        #expect(try folder.bytes(of: Self.file(name)).starts(with: Data("SQLite format 3\0".utf8)))
        // A neighbour that a URI of this name would mean.
        try folder.copy(Self.file(name), to: "n.db")
        let neighbour = try folder.bytes(of: "n.db")
        let questions = [
            ["show", "cloudwatt"], ["find", "telecom"], ["list"], ["relations", "cloudwatt"], ["sources"], ["around", "cloudwatt"],
            ["path", "cloudwatt", "numergy"], ["common", "cloudwatt", "numergy"], ["timeline", "cloudwatt"], ["money"], ["conflicts"],
            ["sql", "select count(*) from entities"], ["stats"], ["check"], ["doctor"], ["export", "csv", "out"], ["migrate"],
            ["import", "out"],
        ]
        let forms = [name, "./\(name)", folder.path(of: Self.file(name))]
        for (place, question) in questions.enumerated() {
            // Each command by the bare name, every third by one of the others too.
            for form in place % 3 == 0 ? [name, forms[1 + place % 2]] : [name] {
                let outcome = try Program(Dossier.path, ["--db=\(form)"] + question, in: folder).run()
                #expect(outcome.status == 0 || question == ["check"] && outcome.status == 1, "\(form) \(question): \(outcome)")
            }
        }
        #expect(try Set(folder.names) == [Self.file(name), "n.db", "out"])
        #expect(try folder.bytes(of: "n.db") == neighbour)
    }

    @Test("an import into an empty base fills the file of that name", arguments: ["file:other.db", ":memory:", "a b'c%41?x#y.db"])
    func firstImport(_ name: String) throws {
        let folder = try TemporaryFolder.withBase()
        _ = try Dossier.run("export", "csv", "package", in: folder)
        #expect(try Dossier.run("--db=other.db", "init", "--empty", in: folder).status == 0)
        #expect(try Dossier.run("--db=\(name)", "init", "--empty", in: folder).status == 0)
        let untouched = try folder.bytes(of: "other.db")
        #expect(try Dossier.run("--db=\(name)", "import", "package", in: folder).status == 0)
        #expect(try folder.bytes(of: "other.db") == untouched)
        #expect(try Dossier.run("--db=\(name)", "show", "cloudwatt", in: folder).status == 0)
        #expect(try Set(folder.names) == ["dossier.db", "other.db", "package", name])
    }

    @Test("packages, statements and batches are read from the file of that name", arguments: names.filter { !$0.contains("///") })
    func others(_ name: String) throws {
        let folder = try TemporaryFolder.withBase()
        #expect(try Dossier.run("export", "csv", "--", name, in: folder).status == 0)
        #expect(try folder.names.sorted() == ["dossier.db", Self.file(name)].sorted())
        #expect(try Dossier.run("import", "--", name, in: folder).status == 0)
        try FileManager.default.removeItem(atPath: folder.path(of: Self.file(name)))
        try folder.write("select 7 as x", to: Self.file(name))
        #expect(try Dossier.run("sql", "--file=\(name)", "--format=csv", in: folder).output == "x\r\n7\r\n")
        try folder.write("name,from,to,name1,name2\r\norange,orange,thales,a,b\r\n", to: Self.file(name))
        #expect(try Dossier.run("compare", "--batch=\(name)", in: folder).status == 0)
    }

    @Test("a name that is not UTF-8 is refused, and no other file made", arguments: ["init", "show x", "import x", "export csv x"])
    func notUTF8(_ command: String) throws {
        let folder = try TemporaryFolder()
        let named = try Dossier.shell("dossier --db \"$(printf 'x\\377.db')\" \(command)", in: folder)
        #expect(named.status == 64 && named.errors.contains("not UTF-8"), "\(named)")
        let variable = try Dossier.shell("DOSSIER_DB=\"$(printf 'x\\377.db')\" dossier \(command)", in: folder)
        #expect(variable.status == 64 && variable.errors.contains("DOSSIER_DB"), "\(variable)")
        #expect(try folder.names == [])
    }

    @Test("a name that ends as a folder's does is no file")
    func trailingSlash() throws {
        let folder = try TemporaryFolder.withBase()
        for command in ["show x", "sql 'select 1'", "doctor", "migrate", "init", "init --force"] {
            for name in ["dossier.db/", "new.db/", "./", "no/such/folder.db"] {
                let outcome = try Dossier.shell("dossier --db \(name) \(command)", in: folder)
                #expect([66, 73].contains(outcome.status), "\(name) \(command): \(outcome)")
            }
        }
        #expect(try folder.names == ["dossier.db"])
    }

    @Test("a hint with a name in it can be pasted into a shell")
    func hints() throws {
        let folder = try TemporaryFolder.withBase()
        let nearest = try Dossier.run("shwo", "it's & that", in: folder).errors
        #expect(nearest.contains("try: dossier show 'it'\\''s & that'"), "\(nearest)")
        let unknown = try Dossier.run("$(reboot)", in: folder).errors
        #expect(unknown.contains("dossier show '$(reboot)'"), "\(unknown)")
    }
}
