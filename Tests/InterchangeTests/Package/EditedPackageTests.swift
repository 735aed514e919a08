import DossierCuration
import DossierModel
import DossierStorage
import Testing

@testable import DossierInterchange

/// A base's own package, edited in a spreadsheet: what is different is done over the desk.
@Suite("An edited package")
struct EditedPackageTests {
    /// A base and the folder of its export.
    private func exported() throws -> (base: Writer, folder: PackageFolder) {
        let base = try PackageFolder().base()
        let folder = try PackageFolder()
        try PackageExporter(base.snapshot()).write(to: folder.path, replacing: true)
        return (base, folder)
    }

    private func replace(_ old: String, by new: String, in name: String, of folder: PackageFolder) throws {
        let text = try folder.text(name)
        try #require(text.contains(old), "\(name): \(old)")
        try folder.write(text.replacing(old, with: new), to: name)
    }

    @Test("an untouched export changes nothing, and is not even read")
    func untouched() throws {
        let (base, folder) = try exported()
        let (report, edits) = try folder.edit(base)
        #expect(edits.operations.isEmpty && !report.hasChanges && edits.warnings.isEmpty)
        #expect(PackageTable.allCases.allSatisfy { !edits.isRead($0) })
        #expect(try base.rows("SELECT count(*) FROM revisions") == ["1"])
    }

    static let edits: [(file: String, old: String, new: String, sql: String, answer: String)] = [
        ("relations.csv", "2013-05,,actual", "2013-06,,actual", "SELECT id, starts, follows FROM relations WHERE predicate = 'invests-in' AND modality = 'actual'", "6|2013-06|3"),
        ("relations.csv", "2013-05,,actual", "juin 2013,,actual", "SELECT starts FROM relations WHERE id = 6", "2013-06"),
        ("relations.csv", "44.4,50,EUR,true", "44.5,,EUR,", "SELECT amount_low, amount_high, approximate FROM relations WHERE id = 6", "44.5||0"),
        ("relations.csv", "44.4,50,EUR,true", ",,,", "SELECT amount_low, unit FROM relations WHERE id = 6", "|"),
        ("relations.csv", "3,bolt,invests-in", "3,bolt,partner-of", "SELECT predicate, modality FROM relations WHERE id = 6", "partner-of|planned"),
        ("relations.csv", "1,ann,leads,acme-sa", "1,Ann Lee,leads,bolt", "SELECT subject, object FROM relations WHERE id = 6", "ann|bolt"),
        ("attributes.csv", "3000000", "4000000", "SELECT CAST(amount_high AS INTEGER) FROM attributes WHERE id = 6", "4000000"),
        ("names.csv", "2005~", "2006", "SELECT count(*), max(ends) FROM name WHERE text = 'Old Acme' AND retracted_in IS NULL", "1|2006"),
        ("citations.csv", "par. 1, s. 1", "par. 2", "SELECT group_concat(locator) FROM citations WHERE fact = 1", "par. 2"),
        ("citations.csv", "yes", "no", "SELECT quote FROM citations WHERE fact = 3", "He said \"no\""),
        ("entities.csv", "Makes anvils.", "Makes pianos.", "SELECT summary FROM entities WHERE slug = 'acme'", "Makes pianos."),
        ("entities.csv", "bolt,fund,Bolt,,", "bolt,fund,Bolt,,acme", "SELECT count(*) FROM entities WHERE slug = 'bolt'", "0"),
        ("sources.csv", "wire,A wire,,", "wire,A wire,AFP,", "SELECT author FROM sources WHERE slug = 'wire'", "AFP"),
        ("predicates.csv", "leads,entity,,state,none,,,,leads", "leads,entity,,state,none,,,,runs", "SELECT label_en FROM predicates WHERE name = 'leads'", "runs"),
        ("disputes.csv", "How much", "How little", "SELECT topic FROM disputes", "How little"),
    ]

    @Test("a cell is an edit", arguments: edits)
    func cell(edit: (file: String, old: String, new: String, sql: String, answer: String)) throws {
        let (base, folder) = try exported()
        try replace(edit.old, by: edit.new, in: edit.file, of: folder)
        let report = try folder.edit(base).report
        #expect(report.hasChanges)
        #expect(try base.rows(edit.sql) == [edit.answer])
        #expect(try base.rows("SELECT count(*) FROM revisions") == ["2"])
        // The same once more.
        let again = try folder.edit(base)
        #expect(!again.report.hasChanges)
        #expect(try base.rows("SELECT count(*) FROM revisions") == ["2"])
        #expect(try base.snapshot().integrityChecks().filter { !$0.isGood }.isEmpty)
    }

    @Test("one file is enough, and a new fact may be cited by the number that the file gives it, and followed")
    func additions() throws {
        let base = try PackageFolder().base()
        let folder = try PackageFolder()
        for name in PackageFolder.sample.keys where !["relations.csv", "citations.csv"].contains(name) { try folder.remove(name) }
        try folder.write(
            "id,subject,predicate,object,starts,modality,follows\n,bolt,invests-in,ann,27/04/2023,actual,90\n90,bolt,invests-in,ann,vers 2012,planned,3\n",
            to: "relations.csv")
        try folder.write("fact,name,source,locator\n90,,wire,p. 9\n,1,press,\n", to: "citations.csv")
        let (_, edits) = try folder.edit(base)
        #expect(edits.warnings.count == 2 && edits.warnings[0].hasSuffix("relations.csv:2: starts: '27/04/2023' is read as 2023-04-27"))
        #expect(
            try base.rows("SELECT id, starts, modality, follows FROM relations WHERE object = 'ann'")
                == ["6|2012~|planned|3", "7|2023-04-27|actual|6"])
        #expect(try base.rows("SELECT fact, name, locator FROM citations WHERE locator = 'p. 9' OR name = 1") == ["6||p. 9", "|1|"])
    }

    @Test("rows that are gone are counted, and only taken back when that is asked for")
    func missing() throws {
        let (base, folder) = try exported()
        // Added after the export: the file cannot know it.
        try base.revise("later") { try $0.add(NewCitation(claim: .fact(FactID(1)), source: SourceID(2), locator: "p. 2")) }
        let lines = try folder.text("relations.csv").split(separator: "\r\n").filter { !$0.hasPrefix("2,") }
        try folder.write(lines.map { $0 + "\r\n" }.joined(), to: "relations.csv")
        try folder.write("fact,name,source,locator,as_of,as_of_defaulted,quote,speaker\r\n", to: "citations.csv")
        let (report, edits) = try folder.edit(base)
        #expect(!report.hasChanges && edits.missing == [.relations: 1, .citations: 6])
        try folder.edit(base, retractingMissing: true)
        #expect(try base.rows("SELECT id FROM relations") == ["1", "3"])
        #expect(try base.rows("SELECT fact, locator FROM citations") == ["1|p. 2"])
    }

    @Test("without the record of an export nothing is known to be missing")
    func noRecord() throws {
        let base = try PackageFolder().base()
        let folder = try PackageFolder(["relations.csv": "id,subject,predicate,object,modality\n"])
        #expect(throws: NoExportRecord.self) { try folder.edit(base, retractingMissing: true) }
        #expect(try !folder.edit(base).report.hasChanges)
    }

    @Test("what was changed here, and in the base since the export, is refused; what only the base has changed is left out")
    func bothSides() throws {
        let (base, folder) = try exported()
        let desk = Desk(base)
        var edit = FactEdit()
        edit.starts = "2014"
        _ = try desk.apply(
            [
                .edit(.fact(FactID(2)), edit), .record(RecordStatement(.entity, key: "acme", fields: ["summary": "Makes pianos."], mode: .edit)),
                .record(RecordStatement(.source, key: "wire", fields: ["author": "AFP"], mode: .edit)),
            ], message: "meanwhile")
        // Rows beside them, so that the files are read.
        try replace("president", by: "chair", in: "relations.csv", of: folder)
        try replace("Ann Lee", by: "Ann Leigh", in: "entities.csv", of: folder)
        let (_, edits) = try folder.edit(base)
        #expect(
            edits.warnings.map { $0.split(separator: "/").last.map(String.init) ?? "" } == [
                "entities.csv:2: 'acme' was changed in this base since the export: the row is left out",
                "relations.csv:3: fact 2 was replaced by 6 in this base: the row is left out",
            ])
        #expect(try base.rows("SELECT id, starts, role FROM relations WHERE id IN (6, 7)") == ["6|2014|", "7|2012|chair"])
        try replace("44.4,50", by: "44.4,51", in: "relations.csv", of: folder)
        try replace("Makes anvils.", by: "Makes bells.", in: "entities.csv", of: folder)
        try replace("wire,A wire,", by: "wire,The wire,", in: "sources.csv", of: folder)
        let faults = try #require(throws: PackageFaults.self) { try folder.edit(base) }
        #expect(
            faults.places.map { "\($0.file.split(separator: "/").last ?? ""):\($0.line):\($0.column): \($0.message)" } == [
                "entities.csv:2:19: 'acme' was changed here, and in this base since",
                "sources.csv:3:6: 'wire' was changed here, and in this base since",
                "relations.csv:3:45: fact 2 was changed here, and in this base since, where it is 6 now",
            ])
    }

    @Test("ids of nobody's package are this base's own; a row about something else is refused")
    func presumed() throws {
        let base = try PackageFolder().base()
        let folder = try PackageFolder()
        for name in PackageFolder.sample.keys { try folder.remove(name) }
        try folder.write("id,subject,predicate,object,modality\n1,bolt,invests-in,acme,actual\n", to: "relations.csv")
        let error = try #require(throws: CSVInputError.self) { try folder.edit(base) }
        #expect(error.message == "fact 1 has another subject and another predicate in this base" && error.line == 2)
    }

    @Test("all mistakes are told in one run, and not those that only follow from others", arguments: [true, false])
    func mistakes(isEmpty: Bool) throws {
        let folder = try PackageFolder()
        let base = try isEmpty ? KnowledgeBase.inMemory() : folder.base()
        try folder.append("zed,compny,Zed,,", to: "entities.csv")
        try folder.append(
            """
            ,ann,leds,acme,,,actual,,,,,,,
            ,ann,leads,acmee,,,actual,,,,,,,
            ,ann,leads,zed,,,actual,,,,,,,
            ,ann,leads,bolt,03/04/2013,,actual,,,,,,,
            ,ann,leads,bolt,2013,,actuel,,,,,,,
            """, to: "relations.csv")
        try folder.append("1,,pres,,,,,", to: "citations.csv")
        let faults = try #require(throws: PackageFaults.self) { try folder.load(into: base) }
        let places = Set(faults.places.map { "\($0.file.split(separator: "/").last ?? ""):\($0.line)" })
        // A near name is read as everywhere, where it is asked for at the desk.
        let near = isEmpty ? ["relations.csv:6"] : []
        #expect(places == Set(["entities.csv:6", "relations.csv:5", "relations.csv:8", "relations.csv:9", "citations.csv:8"] + near))
        #expect(faults.count == places.count)
        let text = faults.places.map { "\($0.message) \($0.hint ?? "")" }.joined(separator: "\n")
        for near in ["leads", "press", "2013-04-03 or 2013-03-04"] { #expect(text.contains(near), "\(text)") }
        #expect(try base.isEmpty == isEmpty)
    }

    @Test("a base that holds only the vocabulary it was made with is empty: the package's own takes its place", arguments: [true, false])
    func vocabulary(isWhole: Bool) throws {
        let base = try KnowledgeBase.inMemory()
        try PackageImporter.begin(base, withVocabularyOf: .vocabulary)
        #expect(try base.isEmpty && base.hasVocabulary)
        let folder = try PackageFolder()
        if !isWhole {
            for name in PackageFolder.sample.keys { try folder.remove(name) }
            try folder.write("slug,kind,name\nann,person,Ann\nacme,company,Acme\n", to: "entities.csv")
            try folder.write("id,subject,predicate,object,modality\n7,ann,leads,acme,actual\n", to: "relations.csv")
        }
        try folder.load(into: base)
        #expect(try base.rows("SELECT count(*) FROM kinds") == [isWhole ? "3" : "29"])
        #expect(try base.rows("SELECT max(id) FROM relations") == [isWhole ? "3" : "7"])
        #expect(try !base.isEmpty && base.rows("SELECT count(*) FROM people") == ["1"])
        #expect(try base.snapshot().integrityChecks().filter { !$0.isGood }.isEmpty)
    }

    @Test("an export replaces what an export wrote and nobody has changed")
    func overwriting() throws {
        let (base, folder) = try exported()
        func export(to folder: PackageFolder) throws { try PackageExporter(base.snapshot()).write(to: folder.path) }
        try export(to: folder)
        try replace("president", by: "chair", in: "relations.csv", of: folder)
        let changed = try #require(throws: ForeignFiles.self) { try export(to: folder) }
        #expect(changed.isChanged && changed.count == 1 && changed.path.hasSuffix("/relations.csv"))
        #expect(try folder.text("relations.csv").contains("chair"))
        // What was taken in may go.
        let package = try OpenedPackage(PackageFiles(folder: folder.path), for: base)
        let edits = try PackageEdits.read(package, of: base)
        _ = try Desk(base).apply(edits.operations, message: "edit")
        try edits.noteTakenIn(nil, in: base)
        try export(to: folder)
        #expect(try folder.text("relations.csv").contains("chair"))
        let other = try PackageFolder()
        let foreign = try #require(throws: ForeignFiles.self) { try export(to: other) }
        #expect(!foreign.isChanged && foreign.count == PackageFolder.sample.count)
    }
}
