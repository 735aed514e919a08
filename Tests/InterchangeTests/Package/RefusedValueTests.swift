import DossierInterchange
import DossierModel
import DossierStorage
import Testing

/// What no base may hold is refused at every column where it could come in, with its place, before SQLite says so.
@Suite("Values that are refused")
struct RefusedValueTests {
    /// What a package is loaded into: an empty base, its own, and another that knows much of it.
    enum Target: CaseIterable {
        case empty, own, other

        func base() throws -> Writer {
            switch self {
            case .empty: try KnowledgeBase.inMemory()
            case .own: try EveryColumn.folder().base()
            case .other: try PackageFolder().base()
            }
        }

        func folder() throws -> PackageFolder {
            let folder = try EveryColumn.folder()
            if self == .other { try folder.write(EveryColumn.otherDescription, to: "datapackage.json") }
            return folder
        }
    }

    /// The fault of a package; the base must stay as it was.
    static func refusal(of folder: PackageFolder, by base: Writer) throws -> CSVInputError {
        let before = try base.rows("SELECT count(*) FROM revision")
        let error = try folder.fault(into: base)
        #expect(try base.rows("SELECT count(*) FROM revision") == before)
        return error
    }

    @Test(
        "in no column is white space, or what cannot be seen, a value", arguments: EveryColumn.tables.map(\.name), Target.allCases)
    func blank(file: String, target: Target) throws {
        let (base, folder) = (try target.base(), try target.folder())
        let files = try base.exported(includingPrivate: true)
        let blanks = [" ", "\u{200B}\u{FEFF}", "\t\u{A0}"]
        for (number, field) in EveryColumn.fields.filter({ $0.file == file }).enumerated() {
            let (text, place) = field.file(with: blanks[number % blanks.count])
            try folder.write(text, to: file)
            let error = try Self.refusal(of: folder, by: base)
            #expect("\(error.file):\(error.line):\(error.column)" == "\(folder.path)/\(file):\(place)", "\(field.column): \(error)")
        }
        expectSame(try base.exported(includingPrivate: true), files)
    }

    /// One value that a CHECK of the schema forbids, with its place marked, and how the message starts.
    static let forbidden: [(check: String, faults: [PackageFault])] = [
        (
            "kind: parent <> id",
            [PackageFault("kinds.csv", "company,companies,,", "company,companies,¦company,", "a kind cannot be below itself")]
        ),
        (
            "unit: exponent BETWEEN 0 AND 9",
            ["10", "-1", "2.5", "99999999999999999999"].map {
                PackageFault("units.csv", "USD,2", "USD,¦\($0)", $0.count == 2 ? "an exponent is from 0 to 9" : "'\($0)' is no whole")
            }
        ),
        ("predicate: takes IN ('entity', 'value')", [PackageFault("predicates.csv", "founds,entity", "founds,¦Entity", "'Entity' is not")]),
        (
            "predicate: value_type IN ('text', 'integer', 'decimal', 'date', 'amount', 'url', 'identifier')",
            [PackageFault("predicates.csv", "motto,value,text", "motto,value,¦words", "'words' is not known")]
        ),
        (
            "predicate: time IN ('state', 'event', 'period')",
            [PackageFault("predicates.csv", "founds,entity,,event", "founds,entity,,¦once", "'once' is not known")]
        ),
        (
            "predicate: slot IN ('none', 'subject', 'pair')",
            [PackageFault("predicates.csv", "event,pair", "event,¦object", "'object' is not known")]
        ),
        (
            "predicate: symmetric IN (0, 1)",
            [PackageFault("predicates.csv", "state,none,true", "state,none,¦yes", "'yes' is neither true nor false")]
        ),
        (
            "predicate: (takes = 'value') = (value_type IS NOT NULL)",
            [
                PackageFault("predicates.csv", "motto,value,text", "motto,value,¦", "a predicate that takes a value needs"),
                PackageFault("predicates.csv", "founds,entity,,", "founds,entity,¦text,", "a predicate that takes an entity has no"),
            ]
        ),
        (
            "predicate: takes = 'entity' OR (symmetric = 0 AND range IS NULL)",
            [
                PackageFault("predicates.csv", "motto,value,text,state,none,,,,", "motto,value,text,state,none,¦1,,,", "a predicate that takes a value is"),
                PackageFault("predicates.csv", "motto,value,text,state,none,,,,", "motto,value,text,state,none,,,¦fund,", "a predicate that takes a value has no"),
            ]
        ),
        (
            "predicate: life IN ('begins-subject', 'begins-object', 'ends-subject', 'ends-object')",
            [PackageFault("predicates.csv", "begins-object", "¦begins", "'begins' is not known")]
        ),
        (
            "entity: slug <> '' AND slug NOT GLOB '*[A-Z \"'',;/\\]*'",
            ["Ann", "ann lee", "ann'", "ann;", "ann/", "ann\\", "an\u{A0}n", "cafe\u{301}", "an\u{200D}n"].map {
                PackageFault("entities.csv", "bolt,fund,Bolt,,", "bolt,fund,Bolt,,\n¦\($0),person,Ann,,", "'\($0)' is no slug")
            }
        ),
        (
            "source: slug <> '' AND slug NOT GLOB '*[A-Z \"'',;/\\]*'",
            [PackageFault("sources.csv", "wire,A wire,,,,,,,,,,,,", "wire,A wire,,,,,,,,,,,,\n¦Press,P,,,,,,,,,,,,", "'Press' is no slug")]
        ),
        ("source: derived_from <> id", [PackageFault("sources.csv", "en,wire", "en,¦press", "a source cannot derive from itself")]),
        ("source: supersedes <> id", [PackageFault("sources.csv", "true,older", "true,¦press", "a source cannot supersede itself")]),
        ("source: confidential IN (0, 1)", [PackageFault("sources.csv", "true,older", "¦secret,older", "'secret' is neither")]),
        (
            "source: length(sha256) = 64",
            ["xyz", EveryColumn.hash + "0", EveryColumn.hash.uppercased(), String(EveryColumn.hash.dropLast()) + "g"].map {
                PackageFault("sources.csv", EveryColumn.hash, "¦\($0)", "'\($0)' is no SHA-256")
            }
        ),
        (
            "name: role IN ('preferred', 'alias', 'former', 'acronym', 'misspelling')",
            [PackageFault("names.csv", "fr,acronym", "fr,¦nickname", "'nickname' is not known")]
        ),
        ("fact: follows <> id", [PackageFault("relations.csv", "A note.,2,", "A note.,¦1,", "a fact cannot follow itself")]),
        ("fact: approximate IN (0, 1)", [PackageFault("relations.csv", "EUR,true", "EUR,¦about", "'about' is neither")]),
        (
            "fact: CASE WHEN object IS NOT NULL THEN value IS NULL ELSE (value IS NOT NULL) + (amount_low IS NOT NULL OR amount_high IS NOT NULL) = 1 END",
            [
                PackageFault("attributes.csv", "rate,1.5,2015,2015,actual,,", "rate,1.5,2015,2015,actual,¦1,", "the amount has no unit"),
                PackageFault("attributes.csv", "rate,1.5,2015,2015,actual,,,", "rate,1.5,2015,2015,actual,¦1,,EUR", "an attribute has a value or"),
                PackageFault("attributes.csv", "planned,10,3000000,EUR", "planned,¦,,", "there is no amount"),
            ]
        ),
        (
            "fact: (unit IS NOT NULL) = (amount_low IS NOT NULL OR amount_high IS NOT NULL)",
            [
                PackageFault("relations.csv", "44.4,50,EUR", "¦44.4,50,", "the amount has no unit"),
            ]
        ),
        ("fact: amount_low <= amount_high", [PackageFault("relations.csv", "44.4,50", "¦50.01,50", "amount_low is above")]),
        (
            "citation: as_of_defaulted IN (0, 1)",
            [PackageFault("citations.csv", "2013-05-02,true", "2013-05-02,¦t", "'t' is neither true nor false")]
        ),
        (
            "citation: as_of IS NOT NULL OR as_of_defaulted = 0",
            [PackageFault("citations.csv", "2013-05-02,true", ",¦true", "as_of is said to be a default")]
        ),
        (
            "citation: (fact IS NULL) <> (name IS NULL)",
            [
                PackageFault("citations.csv", "1,,press", "¦,,press", "this is about a fact or a name"),
                PackageFault("citations.csv", "1,,press", "¦1,1,press", "this is about a fact or a name"),
            ]
        ),
        (
            "citation: basis = 'states' OR basis = 'implies' OR basis = 'inferred'",
            [PackageFault("citations.csv", "2014,states", "2014,¦stated", "'stated' is not known")]
        ),
        (
            "dispute: verdict IN ('rival', 'apparent', 'resolved')",
            [PackageFault("disputes.csv", "rival", "¦open", "'open' is not known")]
        ),
        (
            "dispute_side: (fact IS NULL) <> (name IS NULL)",
            [PackageFault("dispute_sides.csv", "sixty,2,", "sixty,¦,", "this is about a fact or a name")]
        ),
        (
            "predicate_alias: inverse IN (0, 1)",
            [PackageFault("predicate_aliases.csv", "leads,true", "leads,¦back", "'back' is neither true nor false")]
        ),
        ("not_same: one < other", [PackageFault("not_same.csv", "acme,bolt", "acme,¦acme", "an entity cannot be another than itself")]),
        (
            "mapping: \"table\" IN ('kind', 'predicate', 'unit')",
            [
                PackageFault("mappings.csv", "ftm,kind", "ftm,¦entity", "'entity' is not known"),
                PackageFault("mappings.csv", "kind,company", "kind,¦robot", "there is no kind 'robot'"),
            ]
        ),
        (
            "cue: predicate IS NOT NULL OR modality IS NOT NULL",
            [PackageFault("cues.csv", "founds,planned", "¦,", "a cue tells of a predicate, a modality")]
        ),
        ("script: kind IN ('query', 'template')", [PackageFault("scripts.csv", "all,query", "all,¦view", "'view' is not known")]),
    ]

    /// What has no column in a package, or is made by the program itself.
    static let unreachable = [
        "fact: stated_subject <> subject", "fact: stated_object <> object", "citation: quote_start > 0", "citation: quote_length > 0",
    ]

    @Test("every rule of the schema's tables has its fault here, but that texts are not empty and flags are flags")
    func rules() throws {
        let base = try KnowledgeBase.inMemory()
        var rules: [String] = []
        for row in try base.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%CHECK%'") {
            let parts = row.split(separator: "|", maxSplits: 1).map(String.init)
            rules += Self.checks(parts[1]).map { "\(parts[0]): \($0)" }
        }
        let texts = /[a-z_0-9]+: ("?[a-z_0-9]+"?) <> ''/
        let open = rules.filter { $0.wholeMatch(of: texts) == nil && !$0.hasSuffix(": removed IN (0, 1)") }
        #expect(Set(open) == Set(Self.forbidden.map(\.check) + Self.unreachable))
    }

    /// The contents of the CHECKs of a table, on one line each, without comments.
    private static func checks(_ sql: String) -> [String] {
        var text = sql.split(separator: "\n").map { $0.replacing(/--.*/, with: "") }.joined(separator: " ")[...]
        var found: [String] = []
        while let start = text.firstRange(of: "CHECK (") {
            text = text[start.upperBound...]
            var (depth, check) = (1, "")
            while let character = text.popFirst() {
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
                if depth == 0 { break }
                check.append(character)
            }
            found.append(check.split(separator: " ").joined(separator: " "))
        }
        return found
    }

    @Test("a value that a rule of the schema forbids gets its place and words of ours", arguments: forbidden.flatMap(\.faults), Target.allCases)
    func forbiddenValue(fault: PackageFault, target: Target) throws {
        let folder = try target.folder()
        let place = try fault.put(into: folder)
        guard target != .own else { return try refusedByItsOwnBase(folder, place, fault) }
        let error = try Self.refusal(of: folder, by: target.base())
        #expect("\(error.line):\(error.column)" == place, "\(error)")
        #expect(error.message.hasPrefix(fault.message), "\(error.message)")
        #expect(!error.message.contains("constraint"))
    }

    // Of its own base the desk says it in words of its own.
    private func refusedByItsOwnBase(_ folder: PackageFolder, _ place: String, _ fault: PackageFault) throws {
        let base = try EveryColumn.folder().base()
        let line = place.prefix { $0 != ":" }
        do {
            try folder.load(into: base)
            // The desk reads 'yes', and capitals.
            #expect(["'Entity' is not", "'yes' is neither true nor false"].contains(fault.message), "\(fault.file): passed")
        } catch let error as CSVInputError {
            #expect("\(error.line)" == line)
        } catch let error as PackageFaults {
            #expect(error.places.contains { "\($0.line)" == line })
        }
    }

    @Test("amounts are not negative, in whichever bound", arguments: [
        PackageFault("relations.csv", "44.4,50", "¦-44.4,50", "an amount is not negative"),
        PackageFault("relations.csv", "44.4,50", ",¦-50", "an amount is not negative"),
        PackageFault("attributes.csv", "10,3000000", "¦-0.01,3000000", "an amount is not negative"),
    ], [Target.empty, .other])
    func negative(fault: PackageFault, target: Target) throws {
        let folder = try target.folder()
        let place = try fault.put(into: folder)
        let error = try Self.refusal(of: folder, by: target.base())
        #expect("\(error.line):\(error.column)" == place && error.message == fault.message)
    }

    @Test("a plural that is a function or a table of SQL, or looks like one, is refused", arguments: [
        "paths", "neighbours", "reachable", "facts_on", "held_on", "overlaps", "edtf_text", "json_each", "json_tree", "fts5vocab", "count",
        "pragma_table_info", "sqlite_things", "entities", "fact", "select", "Things", "my things", "1st",
    ])
    func plurals(plural: String) throws {
        let folder = try PackageFolder()
        try folder.append("thing,\(plural),", to: "kinds.csv")
        let error = try folder.fault(into: KnowledgeBase.inMemory())
        #expect("\(error.line):\(error.column)" == "5:7", "\(error)")
    }

    @Test("a revision says who and why in letters that can be seen, or not who", arguments: ["", " ", "\u{200B}"])
    func authors(text: String) throws {
        let folder = try PackageFolder()
        for (message, author, column) in [(text, nil, "message"), ("import", text, "author")] {
            let base = try KnowledgeBase.inMemory()
            let fault = try #require(throws: RecordFault.self) {
                try PackageImporter(PackageFiles(folder: folder.path), into: base).run(message: message, author: author)
            }
            #expect(fault.column == column)
            #expect(try base.isEmpty)
        }
    }

    static let rowsOfOtherForm = [
        ("relations.csv", "7,ann,leads,¦cafe\u{301},,,actual,,,,,,,"), ("names.csv", "7,¦cafe\u{301},Bar,,alias,,"),
        ("attributes.csv", "7,¦cafe\u{301},motto,x,,,actual,,,,,,,"), ("entities.csv", "bar,company,Bar,,¦cafe\u{301}"),
        ("citations.csv", "1,,¦cafe\u{301},,,,,"), ("citations.csv", "1,,press,,,,,¦cafe\u{301}"),
        ("sources.csv", "bar,Bar,,,,,,,,,¦cafe\u{301},"), ("dispute_sides.csv", "¦cafe\u{301},x,1,"),
    ]

    @Test("a slug in the other form of Unicode is told apart from the one that looks the same", arguments: rowsOfOtherForm, [true, false])
    func forms(row: (file: String, text: String), intoEmpty: Bool) throws {
        let folder = try PackageFolder()
        try folder.append("caf\u{E9},company,Café,,", to: "entities.csv")
        let base = try intoEmpty ? KnowledgeBase.inMemory() : folder.base()
        // At the desk both forms are read as one name.
        try folder.write("{}", to: "datapackage.json")
        let fault = PackageFault(row.file, nil, row.text, "'cafe\u{301}' is no slug")
        let place = try fault.put(into: folder)
        let error = try folder.fault(into: base)
        #expect("\(error.line):\(error.column)" == place, "\(error)")
        #expect(error.message.contains("NFC") && error.hint?.contains("caf\u{E9}") == true, "\(error)")
    }
}
