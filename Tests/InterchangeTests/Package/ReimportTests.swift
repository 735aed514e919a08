import DossierCuration
import DossierModel
import DossierStorage
import Testing

@testable import DossierInterchange

/// Importing again what the base has already, with one thing changed: it is applied, warned of or refused, never passed over.
@Suite("Importing again, with one column changed")
struct ReimportTests {
    /// What became of an import.
    enum Outcome: Equatable {
        case added([PackageTable: Int], warnings: [String])
        /// How many changes the desk has made.
        case edited(Int, warnings: [String])
        case refused([String])

        static let nothing = edited(0, warnings: [])

        static func of(_ folder: PackageFolder, into base: Writer) throws -> Outcome {
            func plain(_ text: String) -> String { text.replacing(folder.path + "/", with: "") }
            do {
                if try OpenedPackage(PackageFiles(folder: folder.path), for: base).way == .edit {
                    let (report, edits) = try folder.edit(base)
                    let count = report.counts.filter { $0.key != .known }.values.reduce(0, +)
                    return .edited(count, warnings: edits.warnings.map(plain))
                }
                let report = try folder.load(into: base)
                return .added(report.added.filter { $0.value > 0 }, warnings: report.warnings.map(plain))
            } catch let error as CSVInputError {
                return .refused([plain(error.description)])
            } catch let error as PackageFaults {
                return .refused(error.places.map { plain($0.description) })
            }
        }
    }

    @Test("the package of these tests has a value in every column of the schema", arguments: PackageTable.allCases)
    func isFull(table: PackageTable) throws {
        let schema = PackageSchema.of(table)
        let columns = EveryColumn.fields.filter { $0.file == schema.fileName }.map(\.column)
        #expect(columns.sorted() == schema.fields.map(\.name).sorted())
    }

    @Test("it comes back byte for byte, with its optional files and columns")
    func roundTrip() throws {
        let base = try EveryColumn.folder().base()
        let files = try base.exported(includingPrivate: true)
        for (name, text) in EveryColumn.tables {
            let written = String(decoding: try #require(files[name]), as: UTF8.self)
            #expect(written.replacing("\r\n", with: "\n") == text + "\n", "\(name)")
        }
        expectSame(files, try base.copy(includingPrivate: true).exported(includingPrivate: true))
        #expect(try base.snapshot().integrityChecks().filter { !$0.isGood }.isEmpty)
    }

    /// Another value that the column may have.
    static func other(_ field: EveryColumn.Field) -> String {
        let other = usualOther(field)
        if other != field.value { return other }
        return ["bolt": "ann", "wire": "older", "4": "3"][other] ?? "?"
    }

    private static func usualOther(_ field: EveryColumn.Field) -> String {
        switch (field.file, field.column) {
        case (_, "starts"), (_, "as_of"), (_, "published"), (_, "retrieved"): "1999-01"
        case (_, "ends"): "2019-01"
        case (_, "fact"), (_, "follows"): "4"
        case ("citations.csv", "name"), ("dispute_sides.csv", "name"): "2"
        case (_, "id"): "99"
        case (_, "amount_low"): "11"
        case (_, "amount_high"): "99"
        case ("units.csv", "exponent"): "3"
        case (_, "approximate"), (_, "symmetric"), (_, "as_of_defaulted"), (_, "confidential"), (_, "inverse"): "false"
        case (_, "modality"): "committed"
        case ("predicates.csv", "time"): "event"
        case ("predicates.csv", "slot"): "pair"
        case ("predicates.csv", "life"): "ends-object"
        case ("predicates.csv", "domain"), ("predicates.csv", "range"): "fund"
        case ("predicates.csv", "value_type"): "text"
        case ("predicates.csv", "takes"): "entity"
        case ("names.csv", "role"): "former"
        case ("sources.csv", "published_basis"), ("citations.csv", "basis"): "inferred"
        case ("sources.csv", "derived_from"): "older"
        case ("sources.csv", "supersedes"): "wire"
        case ("sources.csv", "sha256"): String(field.value.reversed())
        case ("disputes.csv", "favours"): "less"
        case ("disputes.csv", "verdict"): "resolved"
        case ("scripts.csv", "kind"): "template"
        case ("mappings.csv", "table"): "predicate"
        case (_, "unit"): "USD"
        case (_, "kind"), (_, "parent"): "person"
        case (_, "entity"), (_, "subject"), (_, "object"), (_, "speaker"), (_, "merged_into"), (_, "context"), (_, "other"): "bolt"
        case (_, "one"): "ann"
        case (_, "source"), (_, "dispute"): "wire"
        case (_, "predicate"), (_, "key"): "partner-of"
        default: field.value + "x"
        }
    }

    @Test("of this base: an edit, or refused with the place", arguments: PackageTable.allCases, [true, false])
    func own(table: PackageTable, isEmptied: Bool) throws {
        let schema = PackageSchema.of(table)
        var base = try EveryColumn.folder().base()
        var files = try base.exported(includingPrivate: true)
        let folder = try EveryColumn.folder()
        for field in EveryColumn.fields where field.file == schema.fileName {
            let (text, place) = field.file(with: isEmptied ? "" : Self.other(field))
            try folder.write(text, to: field.file)
            switch try Outcome.of(folder, into: base) {
            case .refused(let places):
                #expect(places.contains { $0.hasPrefix("\(field.file):\(place.prefix { $0 != ":" }):") }, "\(field.column): \(places)")
                expectSame(try base.exported(includingPrivate: true), files)
            case .added: Issue.record("\(field.column): taken for another base's")
            case .edited(let count, let warnings):
                // Without its number, or with another, a row says what the base says.
                #expect(count > 0 || !warnings.isEmpty || ["id", "published_basis"].contains(field.column), "\(field.column)")
                base = try EveryColumn.folder().base()
                files = try base.exported(includingPrivate: true)
            }
        }
    }

    @Test("of another base: not as if nothing had been changed", arguments: PackageTable.allCases, [true, false])
    func others(table: PackageTable, isEmptied: Bool) throws {
        let folder = try EveryColumn.folder()
        try folder.write(EveryColumn.otherDescription, to: "datapackage.json")
        var base = try EveryColumn.folder().base()
        let unchanged = try Outcome.of(folder, into: base)
        guard case .added(let tables, _) = unchanged, tables.isEmpty else {
            Issue.record("the unchanged package: \(unchanged)")
            return
        }
        // The number of a row is a label of the other base: with another one, or without, the row says the same.
        for field in EveryColumn.fields where field.file == PackageSchema.of(table).fileName && field.column != "id" {
            try folder.write(field.file(with: isEmptied ? "" : Self.other(field)).text, to: field.file)
            let outcome = try Outcome.of(folder, into: base)
            #expect(outcome != unchanged, "\(field.column)")
            if case .added(let tables, _) = outcome, !tables.isEmpty { base = try EveryColumn.folder().base() }
        }
    }

    static let otherSpellings: [(String, String, String)] = [
            ("relations.csv", "44.4,50,EUR,true", "44.40,050.00,EUR,1"), ("attributes.csv", "rate,1.5,", "rate,1.50,"),
            ("predicates.csv", "person company,company", "company  person,company"), ("sources.csv", ",true,older", ",1,older"),
            ("relations.csv", "2,bolt", "02,bolt"), ("relations.csv", "EUR,true", "EUR,TRUE"), ("relations.csv", "EUR,true", "EUR,VRAI"), ("predicates.csv", "leads,entity,,state,none,,", "leads,entity,,state,none,false,"),
            ("units.csv", "EUR,2", "EUR,02"), ("entities.csv", "Makes anvils.", "\"Makes anvils.\""),
    ]

    @Test("other spellings of the same are no difference", arguments: otherSpellings, [true, false])
    func spellings(change: (String, String, String), isOwn: Bool) throws {
        let base = try EveryColumn.folder().base()
        let folder = try EveryColumn.folder()
        if !isOwn { try folder.write(EveryColumn.otherDescription, to: "datapackage.json") }
        let unchanged = try Outcome.of(folder, into: base)
        let text = try folder.text(change.0)
        try #require(text.contains(change.1))
        try folder.write(text.replacing(change.1, with: change.2), to: change.0)
        #expect(try Outcome.of(folder, into: base) == unchanged)
    }

    @Test("a column or an optional file that is left out changes nothing, and a package without private things is no difference")
    func leftOut() throws {
        let base = try EveryColumn.folder().base()
        let folder = try PackageFolder()
        for name in EveryColumn.tables.map(\.name) where PackageFolder.sample[name] == nil { #expect(!files(folder).contains(name)) }
        for (name, data) in try base.exported() { try folder.write(data, to: name) }
        #expect(try Outcome.of(folder, into: base) == .nothing)
        try folder.write("slug,kind,name\nacme,company,Acme\n", to: "entities.csv")
        try folder.write("slug,title\nolder,An older one\n", to: "sources.csv")
        #expect(try Outcome.of(folder, into: base) == .nothing)
    }

    private func files(_ folder: PackageFolder) -> Set<String> { Set(PackageFolder.sample.keys) }

    @Test("all places are named, up to fifty, and the rest is counted")
    func many() throws {
        let slugs = (1...60).map { "e\($0)" }
        let folder = try PackageFolder()
        try folder.append(slugs.map { "\($0),company,\($0),," }.joined(separator: "\n"), to: "entities.csv")
        let base = try folder.base()
        let text = try folder.text("entities.csv")
        try folder.write(slugs.reduce(text) { $0.replacing("\n\($1),company,\($1),", with: "\n\($1),persn,\($1),Said.") }, to: "entities.csv")
        try folder.append("new,company,New,,", to: "entities.csv")
        let error = try #require(throws: PackageFaults.self) { try folder.load(into: base) }
        #expect(error.places.count == 50)
        #expect(error.places.first?.description == "\(folder.path)/entities.csv:6:4: there is no kind 'persn'")
        #expect(error.places.first?.hint == "meant: person?")
        #expect(try base.rows("SELECT count(*) FROM entities WHERE slug = 'new'") == ["0"])
        #expect(try base.rows("SELECT count(*) FROM revisions") == ["1"])
    }

    struct MergeChange: Sendable {
        let old, new: String
        let message: String?

        init(_ old: String, _ new: String, _ message: String?) { (self.old, self.new, self.message) = (old, new, message) }
    }

    static let mergeChanges = [
        // A chain leads where the base leads.
        MergeChange("acme-sa,company,Acme SA,,acme", "acme-sa,company,Acme SA,,acme-old\nacme-old,company,Old,,acme", nil),
        MergeChange("acme-sa,company,Acme SA,,acme", "acme-sa,company,Acme SA,,nobody", "5:26: there is no entity 'nobody'"),
        MergeChange("acme,company,Acme,Makes anvils.,", "acme,company,Acme,Makes anvils.,acme-sa", "5:26: an entity cannot be merged into itself"),
        MergeChange("acme,company,Acme,Makes anvils.,", "acme,company,Acme,Makes anvils.,acme", "2:33: an entity cannot be merged into itself"),
        MergeChange("bolt,fund,Bolt,,", "bolt,fund,Bolt,,acme", "3:17: 'bolt': merged_into is empty in the base and 'acme' here"),
        MergeChange("acme-sa,company,Acme SA,,acme", "acme-sa,company,Acme SA,,", "5:26: 'acme-sa': merged_into is 'acme' in the base and empty here"),
        MergeChange("acme-sa,company,Acme SA,,acme", "acme-sa,company,Acme SA,,bolt", "5:26: 'acme-sa': merged_into is 'acme' in the base and 'bolt' here"),
    ]

    @Test("what is merged is compared by what it leads to, and checked", arguments: mergeChanges, [true, false])
    func merges(change: MergeChange, isOwn: Bool) throws {
        let base = try PackageFolder().base()
        let folder = try PackageFolder()
        if !isOwn { try folder.write(EveryColumn.otherDescription, to: "datapackage.json") }
        let text = try folder.text("entities.csv")
        try #require(text.contains(change.old))
        try folder.write(text.replacing(change.old, with: change.new), to: "entities.csv")
        let outcome = try Outcome.of(folder, into: base)
        guard let message = change.message else {
            switch outcome {
            case .added(let tables, let warnings): #expect(tables == [.entities: 1] && !warnings.contains { $0.contains("merged") })
            case .edited(let count, let warnings): #expect(count == 2 && warnings.isEmpty)
            case .refused(let places): Issue.record("\(places)")
            }
            return
        }
        switch outcome {
        case .refused(let places):
            // The desk has words of its own.
            #expect(isOwn ? places.first?.hasPrefix("entities.csv:") == true : places.first == "entities.csv:\(message)", "\(places)")
        case .added(_, let warnings):
            #expect(!isOwn && !message.contains("cannot") && !message.contains("unknown"))
            #expect(warnings.contains("entities.csv:\(message); it is kept as it is"))
        case .edited(let count, _):
            #expect(isOwn && count > 0 && change.old.hasPrefix("bolt"))
        }
    }

    @Test("a source marked confidential and imported again is not taken for known", arguments: [true, false])
    func confidential(isOwn: Bool) throws {
        let base = try PackageFolder().base()
        let folder = try PackageFolder(["sources.csv": "slug,title,confidential\npress,Bolt invests,true\nwire,A wire,\n"])
        if !isOwn { try folder.write(EveryColumn.otherDescription, to: "datapackage.json") }
        let place = "sources.csv:2:20: 'press': confidential is empty in the base and 'true' here"
        switch try Outcome.of(folder, into: base) {
        case .edited(let count, _): #expect(isOwn && count == 1)
        case .added(_, let warnings): #expect(!isOwn && warnings.contains(place + "; it is kept as it is"))
        case .refused(let places): Issue.record("\(places)")
        }
    }

    @Test("another title of a package of this base is warned of")
    func title() throws {
        let base = try PackageFolder().base()
        let folder = try PackageFolder()
        try folder.write(
            "{\"name\": \"sample\",\n \"title\": \"Another\",\n \"dossier\": {\"base_id\": \"11111111-1111-4111-8111-111111111111\"}}",
            to: "datapackage.json")
        #expect(
            try Outcome.of(folder, into: base)
                == .edited(0, warnings: ["datapackage.json:2:2: title is 'sample' in the base and 'Another' here; it is kept as it is"]))
    }

    @Test("what adds nothing makes no revision; a citation of a known fact does")
    func revisions() throws {
        let base = try PackageFolder().base()
        let folder = try PackageFolder()
        try folder.load(into: base)
        #expect(try base.rows("SELECT count(*) FROM revisions") == ["1"])
        try folder.append("4,,wire,p. 9,,,,", to: "citations.csv")
        try folder.load(into: base)
        #expect(try base.rows("SELECT count(*) FROM revisions") == ["2"])
    }
}
