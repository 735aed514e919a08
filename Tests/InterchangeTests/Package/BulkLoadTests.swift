import Foundation
import DossierInterchange
import DossierModel
import DossierStorage
import Testing

/// A load into an empty file writes facts as b-trees; into memory SQLite inserts them. Both must hold the same.
@Suite("Loading a file and loading memory come to the same")
struct BulkLoadTests {
    /// How the ids of relations and attributes follow one another.
    enum Order: CaseIterable { case ascending, interleaved, descending, givenByTheBase, onlyAttributes, oneIsTooLong, nothing }

    private static func tables(_ order: Order, count: Int) -> [String: String] {
        var relations = "id,subject,predicate,object,starts,ends,modality,amount_low,amount_high,unit,role,note,follows\n"
        var attributes = "id,entity,key,value,starts,ends,modality,amount_low,amount_high,unit,note,follows\n"
        var entities = "slug,kind,name,merged_into\n"
        for number in 0..<max(3, count / 5) {
            // Each ninth is merged into the one before it.
            entities += "e\(number),company,Company \(number),\(number % 9 == 8 ? "e\(number - 1)" : "")\n"
        }
        func entity(_ number: Int) -> String { "e\(number % max(3, count / 5))" }
        func id(_ place: Int, isRelation: Bool) -> String {
            switch order {
            case .ascending, .onlyAttributes, .oneIsTooLong, .nothing: String(isRelation ? 2 * place + 1 : 2 * (count + place) + 1)
            case .interleaved: String(2 * place + (isRelation ? 1 : 2))
            case .descending: String(isRelation ? 2 * (count - place) : 4 * count - place)
            case .givenByTheBase: ""
            }
        }
        for place in 0..<(order == .onlyAttributes || order == .nothing ? 0 : count) {
            let predicate = ["leads", "partner-of", "invests-in"][place % 3]
            let dates = predicate == "invests-in" ? "2012-0\(place % 9 + 1)," : place % 2 == 0 ? "2010~,201X" : ","
            let number = order == .oneIsTooLong && place == count - 1 ? "5000000000" : id(place, isRelation: true)
            let money = place % 7 == 0 ? "\(place).25,\(place + 1),EUR" : ",,"
            let note = place % 101 == 0 ? String(repeating: "long ", count: place % 3_000) + "end" : place % 11 == 0 ? "short" : ""
            relations +=
                "\(number),\(entity(place * place)),\(predicate),\(entity(place / 3 + 1)),\(dates),actual,\(money),\(note.isEmpty ? "" : "head"),\(note),\n"
        }
        for place in 0..<count / 4 where order != .oneIsTooLong && order != .nothing {
            attributes +=
                place % 2 == 0
                ? "\(id(place, isRelation: false)),\(entity(place)),motto,Motto é \(place),,,actual,,,,,\n"
                : "\(id(place, isRelation: false)),\(entity(place)),revenue,,2012,2012,planned,,\(place),EUR,,\n"
        }
        return ["entities.csv": entities, "relations.csv": relations, "attributes.csv": attributes]
            .merging(Self.none) { given, _ in given }
    }

    private static let none = [
        // An investment is the beginning of what is invested in.
        "predicates.csv": """
            name,takes,value_type,time,slot,symmetric,label_en,life
            leads,entity,,state,none,,leads,
            invests-in,entity,,event,pair,,invests in,begins-object
            partner-of,entity,,state,none,true,partner of,
            motto,value,text,state,none,,motto,
            revenue,value,amount,period,subject,,revenue,ends-subject

            """,
        "names.csv": "id,entity,text,language,role,starts,ends\n", "sources.csv": "slug,title,author,publisher,published,url\n",
        "citations.csv": "fact,name,source,locator,as_of\n", "disputes.csv": "slug,topic,verdict,favours,comment\n",
        "dispute_sides.csv": "dispute,side,fact,name\n",
    ]

    /// A base in memory and one in a file, each loaded with the package.
    private func bases(_ tables: [String: String]) throws -> (memory: Writer, file: Writer, folder: PackageFolder) {
        let folder = try PackageFolder(tables)
        let path = folder.path + "/a.db"
        try KnowledgeBase.create(at: path)
        try KnowledgeBase.openForWriting(path).fill { try folder.load(into: $0) }
        return (try folder.base(), try KnowledgeBase.openForWriting(path), folder)
    }

    private func expectSame(_ tables: [String: String]) throws {
        let (memory, file, folder) = try bases(tables)
        #expect(try file.connection.text("PRAGMA integrity_check") == "ok")
        #expect(try file.connection.text("PRAGMA foreign_key_check") == nil)
        #expect(try file.snapshot().integrityChecks().filter { !$0.isGood }.map(\.detail) == [])
        for table in ["entity", "name", "fact", "citation", "source", "name_word", "text_search_data", "kind", "predicate"] {
            #expect(try file.rows("SELECT * FROM \(table)") == memory.rows("SELECT * FROM \(table)"), "\(table)")
        }
        let indexes = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
        #expect(try file.rows(indexes) == memory.rows(indexes))
        // Through each index of facts.
        for (index, condition) in [
            ("fact_out", "subject > 0"), ("fact_in", "object > 0"), ("fact_by_stated_subject", "stated_subject > 0"),
            ("fact_by_stated_object", "stated_object > 0"), ("fact_by_follows", "follows > 0"),
        ] {
            let sql = "SELECT id FROM fact INDEXED BY \(index) WHERE \(condition)"
            #expect(try file.rows(sql) == memory.rows(sql), "\(index)")
        }
        withExtendedLifetime(folder) {}
    }

    @Test("whatever the order of the facts' ids", arguments: Order.allCases, [2, 600, 9_000])
    func orders(order: Order, count: Int) throws { try expectSame(Self.tables(order, count: count)) }

    @Test("an unknown entity is found in its file and line, in whatever order the rows were read", arguments: ["relations", "attributes"])
    func unknownEntity(table: String) throws {
        let folder = try PackageFolder(Self.tables(.interleaved, count: 3_000))
        let path = folder.path + "/a.db"
        try KnowledgeBase.create(at: path)
        let lines = try folder.text("\(table).csv").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let number = table == "relations" ? 1_777 : 555
        var changed = lines
        changed[number] = lines[number].replacing(/,e[0-9]+,/, with: ",nobody,", maxReplacements: 1)
        // What else is wrong later in the file is not the first fault.
        changed[number + 700 < lines.count ? number + 700 : number + 100] = "x"
        try folder.write(changed.joined(separator: "\n"), to: "\(table).csv")
        let base = try KnowledgeBase.openForWriting(path)
        let faults = try #require(throws: PackageFaults.self) { try base.fill { try folder.load(into: $0) } }
        let error = try #require(faults.places.first)
        #expect(error.message.hasPrefix("there is no entity 'nobody'"))
        #expect(error.file.hasSuffix("\(table).csv"))
        #expect(error.line == number + 1)
        #expect(try KnowledgeBase.openForReading(path).isEmpty)
    }

    @Test("with all that a package may hold: names, citations, what follows what, disputes")
    func sample() throws { try expectSame([:]) }

    @Test("an index or a trigger that somebody has added to the empty base is kept and filled")
    func foreignSchema() throws {
        let folder = try PackageFolder(Self.tables(.ascending, count: 100))
        let path = folder.path + "/a.db"
        try KnowledgeBase.create(at: path)
        let base = try KnowledgeBase.openForWriting(path)
        try base.connection.execute(
            script: """
                CREATE INDEX mine ON fact (starts);
                CREATE TABLE log (fact INTEGER);
                CREATE TRIGGER noted AFTER INSERT ON fact BEGIN INSERT INTO log VALUES (new.id); END;
                """)
        try base.fill { try folder.load(into: $0) }
        let filled = try KnowledgeBase.openForReading(path)
        #expect(try filled.connection.text("PRAGMA integrity_check") == "ok")
        #expect(try filled.rows("SELECT count(*) FROM log") == filled.rows("SELECT count(*) FROM fact"))
        #expect(try filled.connection.text("SELECT name FROM sqlite_master WHERE name = 'mine'") == "mine")
    }

    @Test("what the empty base says of itself, and queries that it keeps, are in the loaded one")
    func keepsMeta() throws {
        let folder = try PackageFolder(Self.tables(.ascending, count: 10).merging(["datapackage.json": #"{"name": "plain"}"#]) { $1 })
        let path = folder.path + "/a.db"
        try KnowledgeBase.create(at: path)
        let base = try KnowledgeBase.openForWriting(path)
        try base.connection.run("INSERT INTO script (name, kind, body) VALUES ('all', 'query', 'select 1')")
        let id = try base.meta("base_id")
        try base.fill { try folder.load(into: $0) }
        let filled = try KnowledgeBase.openForReading(path)
        #expect(try filled.meta("base_id") == id)
        #expect(try filled.rows("SELECT name FROM script") == ["all"])
    }

    @Test("a file with another name, or a link to it, stays the same file", arguments: ["hard", "symbolic"])
    func links(kind: String) throws {
        let folder = try PackageFolder(Self.tables(.ascending, count: 100))
        let (path, link) = (folder.path + "/a.db", folder.path + "/b.db")
        try KnowledgeBase.create(at: path)
        if kind == "hard" {
            try FileManager.default.linkItem(atPath: path, toPath: link)
        } else {
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.db")
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        try KnowledgeBase.openForWriting(link).fill { try folder.load(into: $0) }
        for name in [path, link] {
            #expect(try KnowledgeBase.openForReading(name).rows("SELECT count(*) FROM relations") == ["100"])
        }
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
        let type = try FileManager.default.attributesOfItem(atPath: link)[.type] as? FileAttributeType
        #expect(type == (kind == "hard" ? .typeRegular : .typeSymbolicLink))
    }

    @Test("who may read and write the file stays as it was", arguments: [0o600, 0o666, 0o640])
    func permissions(mode: Int) throws {
        let folder = try PackageFolder(Self.tables(.ascending, count: 10))
        let path = folder.path + "/a.db"
        try KnowledgeBase.create(at: path)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        try KnowledgeBase.openForWriting(path).fill { try folder.load(into: $0) }
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode)
        #expect(try KnowledgeBase.openForReading(path).rows("SELECT count(*) FROM relations") == ["10"])
    }

    @Test("a load that fails gives the file back to others")
    func unlocksAfterFailure() throws {
        let folder = try PackageFolder(Self.tables(.ascending, count: 10))
        try folder.append("x", to: "relations.csv")
        let path = folder.path + "/a.db"
        try KnowledgeBase.create(at: path)
        let base = try KnowledgeBase.openForWriting(path)
        #expect(throws: CSVInputError.self) { try base.fill { try folder.load(into: $0) } }
        let other = try Connection(path: path, access: .readWrite, busyTimeout: 0)
        try other.run("DELETE FROM script")
        withExtendedLifetime(base) {}
    }

    @Test("while it is loaded others cannot write, and those who read see it empty")
    func othersMeanwhile() throws {
        let folder = try PackageFolder(Self.tables(.ascending, count: 100))
        let path = folder.path + "/a.db"
        try KnowledgeBase.create(at: path)
        try KnowledgeBase.openForWriting(path).fill { base in
            try folder.load(into: base)
            #expect(try KnowledgeBase.openForReading(path).isEmpty)
            let other = try Connection(path: path, access: .readWrite, busyTimeout: 0)
            #expect(throws: SQLiteError.self) { try other.run("DELETE FROM meta") }
        }
        #expect(try !KnowledgeBase.openForReading(path).isEmpty)
    }
}
