import Foundation
import Testing

@Suite("What is undated does not hold before its ends can exist, nor after they are gone")
struct LivesTests {
    /// A company that was launched in September 2012 and closed in 2020, a project before it, and who had to do with both.
    ///
    /// - Parameter isSecret: whether only a confidential source tells of the launch.
    private static func base(isSecret: Bool = false) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        var tables = [
            "kinds": "name,plural\ncompany,companies\nperson,people\n",
            "predicates": """
            name,takes,value_type,time,slot,label_en,inverse_en,life
            carries,entity,,state,none,carries,is carried by,
            unveils,entity,,event,none,unveils,is unveiled by,begins-object
            winds-up,entity,,event,none,winds up,is wound up by,ends-object

            """,
            "entities":
                "slug,kind,name\ndassault,company,Dassault\nproject,company,Project\ncloud,company,Cloud\nstate,company,State\n",
            "relations": """
            id,subject,predicate,object,starts,ends,modality
            1,dassault,carries,project,2011,2011-12-22,actual
            2,project,carries,cloud,,,actual
            3,state,unveils,cloud,2012-09-06,,actual
            4,state,winds-up,cloud,2020-02-01,,actual
            5,state,carries,cloud,,,planned

            """,
        ]
        if isSecret {
            tables["sources"] = "slug,title,confidential\nletter,A letter,true\n"
            tables["citations"] = "fact,name,source,locator,as_of\n3,,letter,,\n"
        }
        try FileManager.default.createDirectory(atPath: folder.path(of: "package"), withIntermediateDirectories: true)
        for (name, text) in tables { try folder.write(text, to: "package/\(name).csv") }
        try folder.write(#"{"name": "lives", "resources": []}"#, to: "package/datapackage.json")
        for arguments in [["init", "--empty"], ["import", "package"]] {
            let outcome = try Program(Dossier.path, arguments, in: folder).run()
            try #require(outcome.status == 0, "\(outcome.errors)")
        }
        return folder
    }

    private static let folder = Result { try base() }

    private func run(_ arguments: String...) throws -> Outcome {
        try Program(Dossier.path, arguments, in: Self.folder.get()).run()
    }

    @Test("no way holds jointly that would need the company before its launch; without a time there is one, which says so")
    func jointly() throws {
        #expect(try run("path", "dassault", "cloud", "--jointly").status == 1)
        #expect(try run("path", "dassault", "cloud").output.contains("Never all at once"))
    }

    @Test(
        "a state without dates holds from the launch to the closing",
        arguments: [("2012-09-05", false), ("2012-09-06", true), ("2020-02-01", true), ("2020-02-02", false)])
    func days(day: String, holds: Bool) throws {
        let relations = csvRows(try run("relations", "cloud", "--on", day, "--format", "csv").output)
        #expect(relations.contains { $0["id"] == "2" } == holds)
        // What is planned may precede.
        #expect(relations.contains { $0["id"] == "5" })
        #expect(try run("sql", "select id from facts_on('\(day)') order by id", "--format", "csv").lines.contains("2") == holds)
        #expect(try run("path", "project", "cloud", "--on", day).status == (holds ? 0 : 1))
        #expect(
            csvRows(try run("around", "project", "--on", day, "--format", "csv").output).contains { $0["entity"] == "cloud" }
                == holds)
    }

    @Test("a path that has an event among its steps says from which day on all of it can be told")
    func story() throws {
        func told(_ language: String) throws -> String {
            try run("path", "state", "project", "--predicate", "unveils,carries", "--modality", "actual", "--lang", language).output
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        #expect(try told("en").contains("(1 event aside; all of it can be told from 6 September 2012 on)"))
        #expect(try told("fr").contains("(1 événement à part ; le tout ne peut se raconter avant : 6 septembre 2012)"))
    }

    @Test("a launch that only a confidential source tells of bounds nothing for whoever may not know of it")
    func confidential() throws {
        let folder = try Self.base(isSecret: true)
        func rows(_ arguments: String...) throws -> [[String: String]] {
            csvRows(try Program(Dossier.path, arguments + ["--format", "csv"], in: folder).run().output)
        }
        #expect(try rows("relations", "cloud", "--on", "2012-09-05").contains { $0["id"] == "2" })
        #expect(try !rows("relations", "cloud", "--on", "2012-09-05", "--private").contains { $0["id"] == "2" })
        #expect(try rows("around", "project", "--on", "2012-09-05").contains { $0["entity"] == "cloud" })
        #expect(try !rows("around", "project", "--on", "2012-09-05", "--private").contains { $0["entity"] == "cloud" })
        for (options, day) in [([String](), ""), (["--private"], "2012-09-06")] {
            let view = csvRows(try Program(Dossier.path, ["export", "csv", "-", "--view", "relations"] + options, in: folder).run().output)
            #expect(view.first { $0["id"] == "2" }?["possible_from"] == day)
            #expect(view.first { $0["id"] == "2" }?["possible_to"] == "2020-02-01")
        }
    }

    @Test("as known before the launch was entered, nothing bounds it")
    func knownAt() throws {
        let folder = try Self.base()
        func run(_ arguments: String...) throws -> Outcome { try Program(Dossier.path, arguments, in: folder).run() }
        let retraction = try run("retract", "3", "--yes", "--because", "not so")
        try #require(retraction.status == 0, "\(retraction.errors)")
        func holds(_ options: [String]) throws -> Bool {
            try Program(Dossier.path, ["relations", "cloud", "--on", "2012-09-05", "--format", "csv"] + options, in: folder)
                .run().lines
                .contains { $0.hasPrefix("2,") }
        }
        #expect(try holds([]))
        #expect(try !holds(["--known-at", "1"]))
        #expect(try run("doctor").status == 0)
    }
}
