import Foundation
import Testing

/// A folder that was exported, edited in a spreadsheet and imported, more than once and with changes of the base between.
@Suite("Folders that are edited again and again")
struct EditedFolderTests {
    /// The same with two facts and a spelling, exported.
    private static func exported() throws -> TemporaryFolder {
        let folder = try TemporaryFolder.withCompanies()
        let made = try Dossier.shell(
            """
            dossier add Alpha owns Beta --role one --source s1 --at 'p. 1' && dossier add Alpha owns Gamma --source s1 --at 'p. 2' \
            && dossier name Alpha Alphax --source s1 && dossier export csv out
            """, in: folder)
        #expect(made.status == 0, "\(made)")
        return folder
    }

    /// What the base says, by objects and roles.
    private static func facts(in folder: TemporaryFolder) throws -> [String] {
        try Dossier.run("sql", "select subject, object, role, sources from relations order by 1, 2, 3", "--format", "csv", in: folder).lines.dropFirst()
            .map { $0 }
    }

    @discardableResult
    private static func shell(_ line: String, in folder: TemporaryFolder) throws -> Outcome {
        let outcome = try Dossier.shell(line, in: folder)
        #expect(outcome.status == 0, "\(line): \(outcome)")
        return outcome
    }

    @Test("a folder is edited and imported again and again, also once an import was taken back; what only the base has changed is not lost")
    func editedAgain() throws {
        let folder = try TemporaryFolder.withCompanies()
        _ = try Dossier.shell("dossier add Alpha owns Beta --role one --source s1 --at 'p. 1' && dossier export csv out", in: folder)
        func put(_ old: String, _ new: String, in table: String = "relations") throws -> Outcome {
            try Dossier.shell("sed -i 's/\(old)/\(new)/' out/\(table).csv && dossier import out --yes", in: folder)
        }
        func now() throws -> String { try Dossier.run("sql", "select role, sources from relations", "--format", "csv", in: folder).lines.dropFirst().joined() }
        for (old, new) in [("one", "two"), ("two", "three"), ("three", "two"), ("two", "four")] {
            let outcome = try put(",\(old),", ",\(new),")
            #expect(outcome.status == 0, "\(outcome)")
            #expect(try now() == "\(new),s1")
        }
        #expect(try put("p. 1", "p. 2", in: "citations").status == 0)
        #expect(try put("p. 2", "p. 3", in: "citations").status == 0)
        #expect(try Dossier.count("select count(*) from citations", in: folder) == 1)
        #expect(try put("Beta", "Beta One", in: "entities").status == 0)
        #expect(try put("Beta One", "Beta Two", in: "entities").status == 0)
        // Taken back: what the folder says is said again.
        #expect(try Dossier.shell("dossier undo && dossier undo && dossier import out --yes", in: folder).status == 0)
        #expect(try Dossier.run("show", "beta", in: folder).output.hasPrefix("Beta Two"))
        // Changed in the base, and taken back there.
        #expect(try Dossier.shell("dossier edit 1 --role other && dossier undo", in: folder).status == 0)
        #expect(try put(",four,", ",five,").status == 0)
        #expect(try now() == "five,s1")
        // Changed on both sides.
        #expect(try Dossier.run("edit", "1", "--role", "other", in: folder).status == 0)
        let untouched = try Dossier.run("import", "out", "--yes", in: folder)
        #expect(untouched.status == 0 && untouched.errors.contains("the row is left out"), "\(untouched)")
        let refused = try put(",five,", ",six,")
        #expect(refused.status == 65 && refused.errors.contains("changed here, and in this base since"), "\(refused)")
        #expect(try now() == "other,s1")
        // What is no longer in the files goes, by whatever number it is known here.
        #expect(try Dossier.shell("dossier undo && sed -i 2d out/relations.csv && dossier import out --retract-missing --yes", in: folder).status == 0)
        #expect(try Dossier.count("select count(*) from relations", in: folder) == 0)
        #expect(try Dossier.run("doctor", in: folder).status == 0)
    }

    @Test("a table that was only saved otherwise may be replaced once it was read; one that lacks rows may not, and what to do is told")
    func savedAgain() throws {
        let folder = try TemporaryFolder.withCompanies()
        _ = try Dossier.shell("dossier add Alpha owns Beta --source s1 && dossier export csv out && sed -i 's/\\r$//' out/relations.csv", in: folder)
        #expect(try Dossier.run("export", "csv", "out", in: folder).status == 73)
        #expect(try Dossier.run("import", "out", in: folder).errors.contains("nothing changed"))
        #expect(try Dossier.run("export", "csv", "out", in: folder).status == 0)
        _ = try Dossier.shell("sed -i 2d out/relations.csv && dossier import out", in: folder)
        let refused = try Dossier.run("export", "csv", "out", in: folder)
        #expect(refused.status == 73 && refused.errors.contains("--retract-missing"), "\(refused)")
        #expect(try Dossier.run("import", "out", "--retract-missing", in: folder).status == 0)
        #expect(try Dossier.run("export", "csv", "out", in: folder).status == 0)
    }

    @Test("files that a description names and that are gone are missing input, however many they are")
    func missingFiles() throws {
        let folder = try TemporaryFolder.withCompanies()
        _ = try Dossier.shell("dossier export csv out && dossier --db other.db init --bare", in: folder)
        for gone in [["names"], ["names", "sources"]] {
            for name in gone { try? FileManager.default.removeItem(atPath: folder.path(of: "out/\(name).csv")) }
            let outcome = try Dossier.run("--db", "other.db", "import", "out", in: folder)
            #expect(outcome.status == 66 && outcome.errors.contains("out/datapackage.json names it"), "\(outcome)")
        }
    }

    @Test("a package without rows leaves an empty base as it was, and whole")
    func noRows() throws {
        let folder = try TemporaryFolder()
        for kind in ["--bare", "--empty"] {
            try Self.shell("rm -rf a.db b.db out; dossier --db a.db init \(kind) && dossier --db a.db export csv out && dossier --db b.db init \(kind)", in: folder)
            try Self.shell("dossier --db b.db import out && dossier --db b.db doctor && dossier --db a.db doctor", in: folder)
        }
    }

    @Test("a number that the export never wrote is a new row, whatever the base has under it by now, and is that row the next time")
    func newNumbers() throws {
        let folder = try Self.exported()
        try Self.shell("dossier add Beta owns Gamma --source s1 && dossier name Beta Betax --source s1", in: folder)
        try Self.shell(
            """
            printf '3,gamma,owns,delta,,,actual,,,,,first,,\\r\\n' >> out/relations.csv; printf '2,gamma,Gammax,,alias,,\\r\\n' >> out/names.csv
            dossier import out --yes
            """, in: folder)
        let all = ["alpha,beta,one,s1", "alpha,gamma,,s1", "beta,gamma,,s1"]
        #expect(try Self.facts(in: folder) == all + ["gamma,delta,first,"])
        #expect(try Dossier.count("select count(*) from names where text in ('Betax', 'Gammax', 'Alphax')", in: folder) == 3)
        #expect(try Self.shell("dossier import out", in: folder).errors.contains("nothing changed"))
        try Self.shell("sed -i 's/,first,/,second,/' out/relations.csv; sed -i 's/Gammax/Gammay/' out/names.csv; dossier import out --yes", in: folder)
        #expect(try Self.facts(in: folder) == all + ["gamma,delta,second,"])
        #expect(try Dossier.count("select count(*) from names where text in ('Betax', 'Gammay', 'Alphax')", in: folder) == 3)
        #expect(try Dossier.count("select count(*) from names where text = 'Gammax'", in: folder) == 0)
    }

    @Test("--retract-missing leaves what the file says without a number")
    func withoutNumbers() throws {
        let folder = try Self.exported()
        try Self.shell("sed -i 's/^[12],/,/' out/relations.csv; sed -i 's/^1,/,/' out/names.csv; dossier import out --retract-missing --yes", in: folder)
        #expect(try Self.facts(in: folder) == ["alpha,beta,one,s1", "alpha,gamma,,s1"])
        #expect(try Dossier.count("select count(*) from names where text = 'Alphax'", in: folder) == 1)
    }

    @Test("what is put back as it was exported is read, whatever was edited or taken back between")
    func putBack() throws {
        let folder = try Self.exported()
        try Self.shell("cp -r out first", in: folder)
        try Self.shell(
            """
            sed -i 's/,one,/,two,/; /^2,/d' out/relations.csv; sed -i 's/p. 1/p. 10/; /^2,/d' out/citations.csv; sed -i 's/,One,/,Uno,/' out/sources.csv
            dossier import out --retract-missing --yes
            """, in: folder)
        #expect(try Self.facts(in: folder) == ["alpha,beta,two,s1"])
        try Self.shell("cp first/*.csv out; dossier import out --yes", in: folder)
        #expect(try Self.facts(in: folder).map { $0.split(separator: ",").prefix(3).joined(separator: ",") } == ["alpha,beta,one", "alpha,gamma,s1"])
        #expect(try Dossier.count("select count(*) from sources where title = 'One'", in: folder) == 1)
        let places = try Dossier.run("sql", "select locator from citations where locator is not null order by 1", "--format", "csv", in: folder).lines
        #expect(places == ["locator", "p. 1", "p. 2"])
    }

    @Test("--retract-missing takes back evidence that has moved along with an edit of the folder")
    func movedEvidence() throws {
        let folder = try Self.exported()
        try Self.shell("sed -i 's/,one,/,two,/' out/relations.csv; dossier import out --yes", in: folder)
        try Self.shell("sed -i '/^1,/d' out/citations.csv; dossier import out --retract-missing --yes", in: folder)
        #expect(try Self.facts(in: folder) == ["alpha,beta,two,", "alpha,gamma,,s1"])
    }

    @Test("a file that was put back from a copy gives its numbers again: what it has by them is no change of the folder")
    func restored() throws {
        let folder = try Self.exported()
        try Self.shell("cp dossier.db copy.db; sed -i 's/,one,/,two,/' out/relations.csv; dossier import out --yes", in: folder)
        try Self.shell("sleep 1.1; cp copy.db dossier.db; dossier edit 1 --role mine", in: folder)
        let refused = try Dossier.run("import", "out", "--yes", in: folder)
        #expect(refused.status == 65 && refused.errors.contains("changed here, and in this base since"), "\(refused)")
        #expect(try Self.facts(in: folder).first == "alpha,beta,mine,s1")
    }

    @Test("where both have come to say the same, the next edit is held against that")
    func agreed() throws {
        let folder = try Self.exported()
        try Self.shell("dossier edit 1 --role mine", in: folder)
        #expect(try Dossier.shell("sed -i 's/,one,/,yours,/' out/relations.csv; dossier import out --yes", in: folder).status == 65)
        try Self.shell("dossier edit 1 --role yours && dossier import out && sed -i 's/,yours,/,ours,/' out/relations.csv && dossier import out --yes", in: folder)
        #expect(try Self.facts(in: folder).first == "alpha,beta,ours,s1")
    }

    @Test("what the folder's own merging has joined can be edited in it")
    func joined() throws {
        let folder = try TemporaryFolder.withCompanies()
        try Self.shell("dossier add Alpha owns Delta --source s1 && dossier add Beta owns Delta --source s2 && dossier export csv out", in: folder)
        try Self.shell("sed -i 's/^\\(beta,.*\\),\\(\r*\\)$/\\1,alpha\\2/' out/entities.csv; dossier import out --yes", in: folder)
        #expect(try Dossier.count("select count(*) from relations", in: folder) == 1)
        try Self.shell("sed -i '/^2,/d; s/^\\(1,.*actual,,,,,\\),/\\1buyer,/' out/relations.csv; dossier import out --yes", in: folder)
        #expect(try Dossier.count("select count(*) from relations where role = 'buyer'", in: folder) == 1)
    }
}
