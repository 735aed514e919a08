import Foundation
import DossierInterchange
import DossierModel
import DossierStorage
import Testing

@Suite("Importing into a base that has facts")
struct MergingImportTests {
    /// A base of its own whose ids are taken by other facts and names.
    func other() throws -> Writer {
        let folder = try PackageFolder([
            "datapackage.json": #"{"name": "other", "dossier": {"base_id": "22222222-2222-4222-8222-222222222222"}}"#,
            "names.csv": "id,entity,text,role\n1,bolt,The Bolt,alias\n",
            "relations.csv": "id,subject,predicate,object,modality\n1,bolt,partner-of,acme,actual\n2,ann,leads,bolt,actual\n",
            "attributes.csv": "id,entity,key,value,modality\n",
            "citations.csv": "fact,name,source\n1,,press\n",
            "disputes.csv": "slug,topic,verdict\n", "dispute_sides.csv": "dispute,side,fact,name\n",
        ])
        return try folder.base()
    }

    @Test("the same package twice adds nothing the second time, and warns of nothing", arguments: [true, false])
    func twice(intoItsOwnBase: Bool) throws {
        let folder = try PackageFolder()
        let base = try intoItsOwnBase ? folder.base() : other()
        if !intoItsOwnBase { try folder.load(into: base) }
        let (files, sizes) = (try base.exported(), try base.snapshot().sizes())
        let report = try folder.load(into: base)
        #expect(report.added.values.allSatisfy { $0 == 0 })
        #expect(try base.snapshot().sizes() == sizes)
        expectSame(try base.exported(), files)
        #expect(intoItsOwnBase ? report.warnings == [] : report.warnings.count == 5)
    }

    @Test("facts and names that differ only in how much they say stay apart, however often they are imported")
    func nearTwins() throws {
        let folder = try PackageFolder()
        try folder.append(
            "7,ann,leads,acme-sa,,,actual,,,,,president,,\n8,ann,leads,acme-sa,,,actual,,,,,president,,", to: "relations.csv")
        try folder.append("7,,wire,,,,,\n8,,wire,p. 8,,,,", to: "citations.csv")
        try folder.append("3,acme,ACME,en,acronym,,", to: "names.csv")
        let base = try folder.base()
        let sizes = try base.snapshot().sizes()
        let report = try folder.load(into: base)
        #expect(try base.snapshot().sizes() == sizes)
        #expect(report.warnings == [])
    }

    @Test("another base's package gets new ids, and all that refers to its facts and names follows")
    func renumbered() throws {
        let base = try other()
        try PackageFolder().load(into: base)
        #expect(
            try base.rows("SELECT id, subject, predicate, object, follows FROM relations ORDER BY id")
                == [
                    "1|bolt|partner-of|acme|", "2|ann|leads|bolt|", "3|ann|leads|acme|", "4|bolt|invests-in|acme|5",
                    "5|bolt|invests-in|acme|",
                ])
        #expect(try base.rows("SELECT id, key FROM attributes ORDER BY id") == ["6|motto", "7|revenue"])
        #expect(
            try base.rows("SELECT id, text FROM names WHERE id IS NOT NULL ORDER BY id") == [
                "1|The Bolt", "2|ACME", "3|Old Acme",
            ])
        #expect(
            try base.rows("SELECT fact, name, source FROM citations ORDER BY rowid").suffix(6)
                == ["3||press", "4||press", "5||wire", "6||press", "7||press", "|3|press"])
        #expect(try base.rows("SELECT side, fact FROM dispute_sides") == ["sixty|5", "less|4"])
        #expect(try base.meta("base_id") == "22222222-2222-4222-8222-222222222222")
        #expect(try base.snapshot().integrityChecks().filter { !$0.isGood }.isEmpty)
    }

    @Test("a claim that the base makes already gets the package's citations, with a warning that names the place")
    func sameClaim() throws {
        let base = try other()
        let folder = try PackageFolder([
            "datapackage.json": "{}",
            "relations.csv": "id,subject,predicate,object,modality\n40,ann,leads,bolt,actual\n41,acme,partner-of,bolt,actual\n",
            "attributes.csv": "id,entity,key,value,modality\n", "names.csv": "id,entity,text,role\n9,bolt,The Bolt,alias\n",
            "citations.csv": "fact,name,source,locator\n40,,wire,p. 3\n41,,press,\n,9,wire,\n",
            "disputes.csv": "slug,topic,verdict\n", "dispute_sides.csv": "dispute,side,fact,name\n",
        ])
        let report = try folder.load(into: base)
        #expect(
            report.warnings == [
                "\(folder.path)/relations.csv:2: fact 2 makes this claim: its citations are added to that",
                "\(folder.path)/relations.csv:3: fact 1 makes this claim: its citations are added to that",
            ])
        #expect(
            try base.rows("SELECT fact, name, source, locator FROM citations ORDER BY rowid") == [
                "1||press|", "2||wire|p. 3", "|1|wire|",
            ])
        #expect(try base.rows("SELECT count(*) FROM fact") == ["2"])
    }

    @Test("of many claims that the base makes already the first are told, and how many more there are", arguments: [4, 5, 40])
    func manySameClaims(_ count: Int) throws {
        let package = try PackageFolder([
            "datapackage.json": "{}", "entities.csv": "slug,kind,name\nacme,company,Acme\n" + (0..<count).map { "e\($0),company,Company \($0)\n" }.joined(),
            "relations.csv": "id,subject,predicate,object,modality\n" + (0..<count).map { "\($0 + 100),acme,partner-of,e\($0),actual\n" }.joined(),
            "attributes.csv": "id,entity,key,value,modality\n", "names.csv": "id,entity,text,role\n", "citations.csv": "fact,name,source,locator\n",
            "disputes.csv": "slug,topic,verdict\n", "dispute_sides.csv": "dispute,side,fact,name\n",
        ])
        let base = try package.base()
        let report = try package.load(into: base)
        #expect(report.warnings.count == 4 && report.warningCount == 4, "\(report.warnings)")
        #expect(report.warnings.prefix(3).allSatisfy { $0.hasSuffix("makes this claim: its citations are added to that") })
        let rest = count == 4 ? "1 more row makes a claim" : "\(count - 3) more rows make claims"
        #expect(report.warnings.last == "\(package.path)/relations.csv: \(rest) of the base: their citations are added to its facts")
        #expect(report.known[.relations] == count)
    }

    @Test("what the base shows otherwise is kept, and warned of")
    func shownOtherwise() throws {
        let base = try PackageFolder().base()
        let folder = try PackageFolder()
        try folder.write("{}", to: "datapackage.json")
        for (name, old, new) in [
            ("entities.csv", "Makes anvils.", "Makes pianos."), ("sources.csv", "Bolt invests", "Bolt sells"),
            ("relations.csv", "president,,", "president,a new note,"),
        ] {
            try folder.write(try folder.text(name).replacingOccurrences(of: old, with: new), to: name)
        }
        let places = [
            "entities.csv:2:19: 'acme': summary is 'Makes anvils.' in the base and 'Makes pianos.' here",
            "sources.csv:2:7: 'press': title is 'Bolt invests' in the base and 'Bolt sells' here",
            "relations.csv:2:48: fact 1: note is empty in the base and 'a new note' here",
        ]
        let files = try base.exported()
        func plain(_ texts: [String]) -> [String] { texts.map { $0.replacingOccurrences(of: folder.path + "/", with: "") } }
        let warnings = plain(try folder.load(into: base).warnings)
        #expect(warnings.filter { $0.hasSuffix("kept as it is") } == places.map { $0 + "; it is kept as it is" })
        expectSame(try base.exported(), files)
    }

    @Test("a package of this base may leave out what it refers to")
    func partial() throws {
        let base = try PackageFolder().base()
        let folder = try PackageFolder([
            "relations.csv": "id,subject,predicate,object,modality,follows\n,bolt,invests-in,ann,actual,3\n",
            "attributes.csv": "id,entity,key,value,modality\n", "names.csv": "id,entity,text,role\n",
            "entities.csv": "slug,kind,name\n", "sources.csv": "slug,title\n", "disputes.csv": "slug,topic,verdict\n",
            "citations.csv": "fact,name,source\n1,,wire\n,2,wire\n",
            "dispute_sides.csv": "dispute,side,fact,name\nhow-much,more,5,\n",
        ])
        try folder.load(into: base)
        #expect(try base.rows("SELECT id, follows FROM relations WHERE object = 'ann'") == ["6|3"])
        #expect(try base.rows("SELECT fact, name FROM citations WHERE source = 'wire'") == ["3|", "1|", "|2"])
        #expect(try base.rows("SELECT side, fact FROM dispute_sides") == ["sixty|3", "less|2", "more|5"])
    }

    @Test("a unit that the base counts otherwise is refused")
    func unitExponent() throws {
        let base = try PackageFolder().base()
        let folder = try PackageFolder(["datapackage.json": "{}", "units.csv": "code,exponent,kind,symbol\nEUR,0,money,€\nstaff,0,count,\n"])
        let error = try folder.fault(into: base)
        #expect(error.message == "the base counts EUR at exponent 2, not 0")
    }

    @Test("a report counts what was added and what was known")
    func report() throws {
        let folder = try PackageFolder()
        let base = try KnowledgeBase.inMemory()
        let first = try folder.load(into: base)
        #expect(first.added[.entities] == 4 && first.added[.citations] == 6 && first.known[.entities] == 0)
        try folder.append("zed,person,Zed,,", to: "entities.csv")
        try folder.write("{}", to: "datapackage.json")
        let second = try folder.load(into: base)
        #expect(second.added[.entities] == 1 && second.known[.entities] == 4)
    }
}
