import Foundation
import Testing

@Suite("A base to hand on")
struct BaseCopyTests {
    @Test("it has the same package, and the same bytes whenever it is made")
    func same() throws {
        let folder = try TemporaryFolder.withBase()
        let made = try Dossier.shell(
            "dossier export base one.db && sleep 1.1 && dossier export base two.db && cmp one.db two.db && dossier export csv a && dossier --db one.db export csv b && diff -r -x .dossier-export a b",
            in: folder)
        #expect(made.status == 0, "\(made.output)\(made.errors)")
        // Also of a base that was made in the same second.
        let young = try Dossier.shell(
            "dossier --db new.db init && dossier --db new.db export base 1.db && sleep 1.1 && dossier --db new.db export base 2.db && cmp 1.db 2.db && rm ?.db new.db",
            in: folder)
        #expect(young.status == 0, "\(young.output)\(young.errors)")
        #expect(try Dossier.run("--db", "one.db", "check", in: folder).output == Dossier.run("check", in: folder).output)
        #expect(try Dossier.run("--db", "one.db", "doctor", in: folder).status == 0)
        #expect(try folder.names.allSatisfy { !$0.contains("package") && !$0.contains("new") })
    }

    @Test("nothing confidential is anywhere in the file, unless it is asked for")
    func confidential() throws {
        let folder = try TemporaryFolder()
        let texts = Dictionary(uniqueKeysWithValues: ["role", "private note", "title", "quote", "alias", "topic"].map { ($0, "SECRET \($0)") })
        try SmallPackage(texts: texts, isConfidential: true).makeBase(in: folder)
        let open = try Dossier.run("export", "base", "open.db", in: folder)
        #expect(open.status == 0 && open.errors.contains("--private shows them"), "\(open.errors)")
        let bytes = try folder.bytes(of: "open.db")
        for mark in ["SECRET", "hidden-"] { #expect(bytes.range(of: Data(mark.utf8)) == nil) }
        #expect(try Dossier.run("export", "base", "all.db", "--private", in: folder).status == 0)
        #expect(try folder.bytes(of: "all.db").range(of: Data("SECRET private note".utf8)) != nil)
    }

    @Test("who changed what, and what was retracted, stay behind; facts keep their ids")
    func history() throws {
        let folder = try TemporaryFolder.withBase()
        _ = try Dossier.shell("dossier export csv a; printf 'acme,company,Acme,,\\r\\n' >> a/entities.csv; dossier import a --author Me --message Mine", in: folder)
        #expect(try Dossier.run("export", "base", "open.db", in: folder).status == 0)
        let revisions = try Dossier.run("--db", "open.db", "sql", "select message, author from revisions", "--format", "csv", in: folder).output
        #expect(revisions == "message,author\r\nA copy of revision 2,\r\n")
        let ids = "select group_concat(id) from relations"
        #expect(try Dossier.run("--db", "open.db", "sql", ids, in: folder).output == Dossier.run("sql", ids, in: folder).output)
    }

    @Test("more facts than are sorted in memory: SQLite sorts them, and the copy is as sound")
    func large() throws {
        let folder = try TemporaryFolder()
        let outcome = try Dossier.shell(
            """
            set -e
            dossier init --empty; mkdir package
            { echo slug,kind,name; seq 1 9 | sed 's/.*/e&,company,Company &/'; } > package/entities.csv
            { echo id,subject,predicate,object,modality; seq 1 270000 | awk '{ print $1 ",e" 1 + $1 % 9 ",owns,e" 1 + $1 * 7 % 5 ",actual" }'; } > package/relations.csv
            dossier import package; dossier export base copy.db; dossier --db copy.db doctor
            for base in dossier.db copy.db; do
                sqlite3 $base 'select sum(id * subject) from fact indexed by fact_in where object > 1; select sum(id * object) from fact indexed by fact_out where subject > 1'
            done
            """, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let sums = outcome.output.split(separator: "\n").suffix(4)
        #expect(sums.count == 4 && sums.prefix(2) == sums.suffix(2), "\(outcome.output)")
    }

    @Test("a file that is there, a disk that is full, no place: as with every file")
    func faults() throws {
        let folder = try TemporaryFolder.withBase()
        let same = try Dossier.run("export", "base", "dossier.db", in: folder)
        #expect(same.status == 73 && same.errors.contains("is a knowledge base"))
        #expect(try Dossier.shell("cp dossier.db other.db && dossier export base other.db", in: folder).errors.contains("--force"))
        _ = try Dossier.shell("rm other.db", in: folder)
        #expect(try Dossier.run("export", "base", "nowhere/open.db", in: folder).status == 73)
        #expect(try Dossier.run("export", "base", "-", in: folder).status == 64)
        let full = try Dossier.shell("trap '' XFSZ; (ulimit -f 64; dossier export base open.db); s=$?; ls; exit $s", in: folder)
        #expect(full.status == 74 && full.output == "dossier.db\n", "\(full.errors)")
    }

    @Test("Datasette's metadata names every view, hides every table, and has queries that run")
    func datasette() throws {
        struct Metadata: Decodable {
            struct Base: Decodable {
                struct Table: Decodable { var hidden: Bool?; var description: String? }
                struct Query: Decodable { let sql: String }
                let tables: [String: Table]
                let queries: [String: Query]
            }
            let databases: [String: Base]
        }
        let folder = try TemporaryFolder.withBase()
        let text = try Dossier.run("export", "datasette-metadata", "-", "--name", "open", in: folder).output
        let base = try #require(try JSONDecoder().decode(Metadata.self, from: Data(text.utf8)).databases["open"])
        let views = try Dossier.query("select name from sqlite_master where type = 'view'", as: [String: String].self, in: folder).compactMap { $0["name"] }
        for view in views { #expect(base.tables[view]?.hidden == nil && base.tables[view]?.description != nil, "\(view)") }
        #expect(base.tables["fact"]?.hidden == true)
        for query in base.queries.values {
            let outcome = try Program(
                Dossier.path, ["sql", query.sql] + query.sql.matches(of: /:(\w+)/).flatMap { ["-p", "\($0.1)=2013-06-15"] }, in: folder).run()
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
    }
}
