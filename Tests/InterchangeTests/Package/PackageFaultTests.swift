import Foundation
import DossierInterchange
import DossierModel
import DossierStorage
import Testing

/// One thing put wrong in the sample package, and where the reader must find it.
struct PackageFault: Sendable, CustomTestStringConvertible {
    /// The file it is in.
    let file: String
    /// What to replace in it; nil appends.
    let old: String?
    /// What to put there, with the sign ¦ where the error must be placed.
    let new: String
    /// How the message starts.
    let message: String

    init(_ file: String, _ old: String?, _ new: String, _ message: String) {
        (self.file, self.old, self.new, self.message) = (file, old, new, message)
    }

    var testDescription: String { "\(file): \(message)" }

    /// Puts the fault into a package, and returns its "line:column".
    func put(into folder: PackageFolder) throws -> String {
        let text = try folder.text(file)
        if let old { try #require(text.contains(old)) }
        let marked = old.map { text.replacingOccurrences(of: $0, with: new) } ?? text + new + "\n"
        try folder.write(marked.replacingOccurrences(of: "¦", with: ""), to: file)
        let lines = marked.prefix { $0 != "¦" }.split(separator: "\n", omittingEmptySubsequences: false)
        return "\(lines.count):\((lines.last?.unicodeScalars.count ?? 0) + 1)"
    }
}

@Suite("Faults of a package")
struct PackageFaultTests {
    static let references = [
        PackageFault("kinds.csv", "funds,company", "funds,¦firm", "there is no kind 'firm'"),
        PackageFault("entities.csv", "ann,person", "ann,¦robot", "there is no kind 'robot'"),
        PackageFault("entities.csv", ",acme\n", ",¦acne\n", "there is no entity 'acne'"),
        PackageFault("names.csv", "2,acme-sa", "2,¦acme-as", "there is no entity 'acme-as'"),
        PackageFault("relations.csv", "1,ann", "1,¦anne", "there is no entity 'anne'"),
        PackageFault("relations.csv", "ann,leads", "ann,¦lead", "there is no predicate 'lead'"),
        PackageFault("relations.csv", "leads,acme-sa", "leads,¦acme-inc", "there is no entity 'acme-inc'"),
        PackageFault("relations.csv", "true,,,3", "true,,,¦33", "there is no fact 33 in this package"),
        PackageFault("relations.csv", "50,EUR", "50,¦FRF", "there is no unit 'FRF'"),
        PackageFault("attributes.csv", "4,acme", "4,¦acmé", "there is no entity 'acmé'"),
        PackageFault("attributes.csv", "acme,revenue", "acme,¦revenues", "there is no predicate 'revenues'"),
        PackageFault("attributes.csv", "3000000,EUR", "3000000,¦euro", "there is no unit 'euro'"),
        PackageFault("sources.csv", ",en,wire", ",en,¦radio", "there is no source 'radio'"),
        PackageFault("citations.csv", "1,,press", "1,,¦presse", "there is no source 'presse'"),
        PackageFault("citations.csv", "5,,press", "¦55,,press", "there is no fact 55 in this package"),
        PackageFault("citations.csv", ",2,press", ",¦22,press", "there is no name 22 in this package"),
        PackageFault("citations.csv", ",,,ann", ",,,¦anna", "there is no entity 'anna'"),
        PackageFault("disputes.csv", "sixty", "¦seventy", "the dispute has no side 'seventy'"),
        PackageFault("dispute_sides.csv", "how-much,less", "¦how-many,less", "there is no dispute 'how-many'"),
        PackageFault("dispute_sides.csv", "less,2", "less,¦22", "there is no fact 22 in this package"),
    ]

    static let duplicates = [
        PackageFault("kinds.csv", nil, "¦fund,fonds,", "the name 'fund' stands twice"),
        PackageFault("kinds.csv", nil, "firm,¦companies,", "there is a kind 'companies' already"),
        PackageFault("predicates.csv", nil, "¦leads,entity,,state,none,,x", "the name 'leads' stands twice"),
        PackageFault("units.csv", nil, "¦EUR,2,money,€", "the code 'EUR' stands twice"),
        PackageFault("entities.csv", nil, "¦ann,person,Another Ann,,", "the slug 'ann' stands twice"),
        PackageFault("names.csv", nil, "¦2,ann,Annie,,alias,,", "the id '2' stands twice"),
        PackageFault("relations.csv", nil, "¦1,bolt,leads,ann,,,actual,,,,,,,", "the id '1' stands twice"),
        PackageFault("attributes.csv", "4,acme", "¦3,acme", "the id '3' stands twice"),
        PackageFault("sources.csv", nil, "¦wire,Again,,,,,,,,,,", "the slug 'wire' stands twice"),
        PackageFault("disputes.csv", nil, "¦how-much,Again,rival,,", "the slug 'how-much' stands twice"),
    ]

    static let values = [
        PackageFault("kinds.csv", ",people", ",¦entities", "'entities' is the name of a table or view"),
        PackageFault("kinds.csv", ",people", ",¦Ann's kind", "a plural names a view"),
        PackageFault("predicates.csv", "motto,value,text", "motto,value,¦", "a predicate that takes a value needs its type"),
        PackageFault("predicates.csv", "leads,entity,,state", "leads,entity,,¦while", "'while' is not known"),
        PackageFault("predicates.csv", "none,true", "none,¦yes", "'yes' is neither true nor false"),
        PackageFault("units.csv", "EUR,2", "EUR,¦12", "an exponent is from 0 to 9, not 12"),
        PackageFault("units.csv", "EUR,2", "EUR,¦two", "'two' is no whole number"),
        PackageFault("entities.csv", "ann,person", "¦Ann,person", "'Ann' is no slug"),
        PackageFault("entities.csv", "Ann Lee", "¦", "name is empty"),
        PackageFault("entities.csv", ",acme\n", ",¦acme-sa\n", "an entity cannot be merged into itself"),
        PackageFault("names.csv", "former", "¦old", "'old' is not known"),
        PackageFault("names.csv", "2001,", "¦2001-00,", "\"2001-00\" is not a date"),
        PackageFault("relations.csv", "2013-05,", "¦2013-02-30,", "\"2013-02-30\" is not a date"),
        PackageFault("relations.csv", "2012,2012-12", "¦2012/2013,", "\"2012/2013\" is not a date"),
        PackageFault("relations.csv", "planned", "¦hoped", "'hoped' is no modality"),
        PackageFault("relations.csv", "44.4,", "¦44.444,", "\"44.444\" is not an amount"),
        PackageFault("relations.csv", "44.4,", "¦50.01,", "amount_low is above amount_high"),
        PackageFault("relations.csv", "44.4,", "¦\"44,4\",", "\"44,4\" is not an amount"),
        PackageFault("relations.csv", "60,60,EUR", "¦60,60,", "the amount has no unit"),
        PackageFault("relations.csv", "60,60,EUR", ",,¦EUR", "a unit without an amount"),
        PackageFault("relations.csv", "1,ann", "¦0,ann", "an id is from 1 to 9007199254740991, not 0"),
        PackageFault("relations.csv", "1,ann", "¦one,ann", "'one' is no whole number"),
        PackageFault("relations.csv", "1,ann", "¦9223372036854775807,ann", "an id is from 1 to 9007199254740991"),
        PackageFault("relations.csv", ",,,3", ",,,¦2", "a fact cannot follow itself"),
        PackageFault("relations.csv", "ann,leads,", "ann,motto,¦", "'motto' takes a value, not an entity"),
        PackageFault("attributes.csv", "\"Anvils, \"\"first\"\"\"", "¦", "'motto' takes a value"),
        PackageFault("attributes.csv", "revenue,,", "revenue,¦much,", "'revenue' takes an amount"),
        PackageFault("sources.csv", "2013-05-02", "¦2 Mai-juin 2013 ou", "\"2 Mai-juin 2013 ou\" is not a date"),
        PackageFault(
            "sources.csv", "wire,A wire,,,2013-05,,,,,,,", "wire,A wire,,,2013-05,,,,,,¦wire,",
            "a source cannot derive from itself"),
        PackageFault("citations.csv", "2013-05-02,true", "¦2013-05-32,true", "\"2013-05-32\" is not a date"),
        PackageFault("citations.csv", "2013-05-02,true", ",¦true", "as_of is said to be a default"),
        PackageFault("citations.csv", "4,,press", "¦,,press", "this is about a fact or a name, exactly one"),
        PackageFault("citations.csv", "4,,press", "¦4,2,press", "this is about a fact or a name, exactly one"),
        PackageFault("disputes.csv", "rival", "¦open", "'open' is not known"),
        PackageFault("dispute_sides.csv", "less,2", "¦,2", "side is empty"),
    ]

    static let shape = [
        PackageFault("entities.csv", "slug,kind,name", "slug,kind,¦nmae", "unknown column: nmae"),
        PackageFault("names.csv", "id,entity,text", "id,entity,¦txt", "unknown column: txt"),
        PackageFault("relations.csv", "follows\n", "¦follow\n", "unknown column: follow"),
        PackageFault("citations.csv", "fact,name,source", "fact,name,¦name", "duplicate column: name"),
        PackageFault("kinds.csv", "name,plural,parent", "parent,plural,¦parent", "duplicate column: parent"),
        PackageFault("dispute_sides.csv", "dispute,side,fact,name", "dispute,fact,¦fact,name", "duplicate column: fact"),
        PackageFault("entities.csv", "bolt,fund,Bolt,,", "bolt,fund,Bolt,¦", "row has 4 fields, the first row has 5"),
        PackageFault("entities.csv", "bolt,fund,Bolt,,", "bolt,fund,Bolt,,,¦", "row has more than 5 fields"),
        PackageFault("sources.csv", "Bolt invests", "Bolt ¦\"invests\"", "quote inside an unquoted field"),
        PackageFault(
            "disputes.csv", "slug,topic,verdict,favours,comment", "¦slug;topic;verdict;favours;comment",
            "the columns are not separated by commas"),
        PackageFault("units.csv", "code,exponent,kind,symbol\nEUR,2,money,€\nstaff,0,count,\n", "¦", "the file is empty"),
        PackageFault("datapackage.json", "{\"name\"", "¦{name", "this is no JSON object"),
        PackageFault("datapackage.json", "{\"name\": \"sample\", ", "¦[", "this is no JSON object"),
    ]

    /// What a faulty package is loaded into.
    enum Target: CaseIterable { case emptyMemory, emptyFile, filled }

    /// Loads the faulty package into a base and checks the error; the base must stay as it was.
    ///
    /// - Parameter lines: more lines of some files.
    func check(_ fault: PackageFault, into target: Target, besides lines: [String: String] = [:]) throws {
        let folder = try PackageFolder()
        for (file, text) in lines { try folder.append(text, to: file) }
        let path = folder.path + "/a.db"
        if target == .emptyFile { try KnowledgeBase.create(at: path) }
        let base = try target == .emptyFile ? KnowledgeBase.openForWriting(path) : KnowledgeBase.inMemory()
        if target == .filled {
            // Another base with vocabulary of its own, so that every row of the package is new to it.
            try base.revise("not empty") { try $0.add(Kind(name: "thing", plural: "things")) }
        }
        let before = (try base.exported(), try base.snapshot().sizes(), try base.rows("SELECT count(*) FROM revision"))
        let place = try fault.put(into: folder)
        let error = try PackageFolder.fault {
            if target == .emptyFile { _ = try base.fill { try folder.load(into: $0) } } else { _ = try folder.load(into: base) }
        }
        #expect("\(error.line):\(error.column)" == place, "\(error)")
        #expect(error.file == "\(folder.path)/\(fault.file)")
        #expect(error.message.hasPrefix(fault.message), "\(error.message)")
        let after = try target == .emptyFile ? KnowledgeBase.openForWriting(path) : base
        expectSame(try after.exported(), before.0)
        #expect(try after.snapshot().sizes() == before.1)
        #expect(try after.rows("SELECT count(*) FROM revision") == before.2)
    }

    @Test("a reference to nothing", arguments: references, Target.allCases)
    func reference(fault: PackageFault, target: Target) throws { try check(fault, into: target) }

    @Test("a key that stands twice", arguments: duplicates, Target.allCases)
    func duplicate(fault: PackageFault, target: Target) throws { try check(fault, into: target) }

    @Test("a value that cannot be", arguments: values, Target.allCases)
    func value(fault: PackageFault, target: Target) throws { try check(fault, into: target) }

    @Test("a file that is not in shape", arguments: shape, Target.allCases)
    func misshapen(fault: PackageFault, target: Target) throws { try check(fault, into: target) }

    @Test(
        "what hangs on a row at fault is not told as well: relations and names, what follows and cites them, sides of disputes",
        arguments: ["ann,person", "bolt,fund", "acme-sa,company"].map { row in
            PackageFault("entities.csv", row, row.prefix { $0 != "," } + ",¦robot", "there is no kind 'robot'")
        }, Target.allCases)
    func consequences(fault: PackageFault, target: Target) throws {
        let following = [1, 2, 3].map { "\($0 + 10),acme,motto,\($0),,,actual,,,,,,,\($0)" }
        try check(fault, into: target, besides: ["attributes.csv": following.joined(separator: "\n")])
    }

    @Test(
        "a misspelt column, entity or enumeration gets a suggestion",
        arguments: [
            ("unknown column: nmae", "did you mean nmae -> name?"), ("there is no entity 'acme-as'", "did you mean 'acme-sa'?"),
            ("there is no entity 'anne'", "did you mean 'ann'?"),
            ("'hoped' is no modality", "one of: planned, committed, actual, alleged, denied"),
        ])
    func hints(message: String, hint: String) throws {
        let fault = try #require((Self.shape + Self.references + Self.values).first { $0.message == message })
        let folder = try PackageFolder()
        _ = try fault.put(into: folder)
        let error = try folder.fault(into: KnowledgeBase.inMemory())
        #expect(error.hint == hint)
    }
}
