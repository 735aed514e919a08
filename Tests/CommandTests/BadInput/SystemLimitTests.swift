import Testing

/// What the system refuses is told with its reason and what helps; nothing ends by a signal, or in silence.
@Suite("Limits of the system")
struct SystemLimitTests {
    @Test("help and scripts for shells that cannot be written are no success", arguments: ["--help", "--version", "show --help", "completions bash", "help dates"])
    func fullDisk(_ line: String) throws {
        let outcome = try Dossier.shell("dossier \(line) > /dev/full", in: TemporaryFolder())
        #expect(outcome.status == 74 && outcome.errors.contains("No space left on device") && outcome.errors.contains("make room"), "\(outcome)")
    }

    @Test("too many open files are told as that, at each door", arguments: ["entity edit orange --summary x", "import out", "export csv new"])
    func openFiles(_ line: String) throws {
        let folder = try TemporaryFolder.withBase()
        _ = try Dossier.run("export", "csv", "out", in: folder)
        let outcome = try Dossier.shell("ulimit -n 4; dossier \(line)", in: folder)
        #expect(outcome.status == 74 && outcome.errors.contains("Too many open files") && outcome.errors.contains("ulimit -n"), "\(outcome)")
    }

    @Test(
        "a file that may not grow any more is told as a full disk is, and nothing is left half written",
        arguments: ["init --db new.db", "init --force", "entity edit orange --summary x", "export csv new", "export gexf new.gexf", "export base new.db"])
    func fileSize(_ line: String) throws {
        let folder = try TemporaryFolder.withBase()
        let outcome = try Dossier.shell("ulimit -f 20; dossier \(line)", in: folder)
        #expect(outcome.status == 74 && outcome.errors.contains("ulimit -f"), "\(outcome)")
        #expect(try folder.names == ["dossier.db"])
        #expect(try Dossier.run("doctor", in: folder).status == 0)
    }

    @Test("a link that leads nowhere is told as that, and gives way to init --force")
    func danglingLink() throws {
        let folder = try TemporaryFolder()
        _ = try Dossier.shell("ln -s gone.db link.db", in: folder)
        for line in ["show orange", "doctor", "add a owns b --unsourced"] {
            let outcome = try Dossier.shell("dossier --db link.db \(line)", in: folder)
            #expect(outcome.status == 66 && outcome.errors.contains("'link.db' is a link to 'gone.db', where there is no file"), "\(outcome)")
            #expect(outcome.errors.contains("dossier --db gone.db init"), "\(outcome)")
        }
        let kept = try Dossier.run("--db", "link.db", "init", in: folder)
        #expect(kept.status == 73 && kept.errors.contains("--force replaces it"), "\(kept)")
        #expect(try Dossier.run("--db", "link.db", "init", "--force", in: folder).status == 0)
        #expect(try Dossier.run("--db", "link.db", "show", "orange", in: folder).status == 0)
    }

    @Test(
        "a named pipe among the files of a package is refused at once",
        arguments: ["relations.csv", "kinds.csv", "datapackage.json", ".dossier-export"])
    func pipeInPackage(_ name: String) throws {
        let folder = try TemporaryFolder.withBase()
        _ = try Dossier.shell("dossier export csv out && rm -f out/\(name) && mkfifo out/\(name)", in: folder)
        let outcome = try Dossier.shell("timeout 20 dossier import out", in: folder)
        #expect(outcome.status == 65 && outcome.errors.contains("out/\(name): cannot be read twice, as a package is"), "\(outcome)")
    }

    @Test("a named pipe that was asked for is waited for, and one signal ends that")
    func pipeAskedFor() throws {
        let folder = try TemporaryFolder.withBase()
        let read = try Dossier.shell(
            "dossier export ftm x.ftm 2>&- && mkfifo pipe && { cat x.ftm > pipe & } && dossier --db new.db init --empty && dossier --db new.db import ftm pipe", in: folder)
        #expect(read.status == 0 && read.errors.contains("added: entities"), "\(read)")
        let ended = try Dossier.shell("timeout --preserve-status -k 20 -s INT 1 dossier import ftm pipe", in: folder)
        #expect(ended.status == 130 && ended.errors.contains("interrupted"), "\(ended)")
    }

    @Test("views lists the others beside one of the user's that cannot be asked, and says which")
    func brokenView() throws {
        let folder = try TemporaryFolder.withBase()
        _ = try Dossier.shell("sqlite3 dossier.db 'create view mine as select * from gone; create view ours as select 1 as one'", in: folder)
        for line in ["views", "views --format csv", "views mine"] {
            let outcome = try Dossier.shell("dossier \(line)", in: folder)
            #expect(outcome.status == 0 && outcome.errors.contains("the view 'mine' cannot be asked: no such table: main.gone"), "\(outcome)")
            #expect(line == "views mine" || outcome.output.contains("ours") && outcome.output.contains("relations"), "\(outcome)")
        }
        #expect(try Dossier.run("views", "ours", in: folder).errors.isEmpty)
    }
}
