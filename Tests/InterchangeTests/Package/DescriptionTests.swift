import DossierInterchange
import DossierModel
import DossierStorage
import Foundation
import Testing

@Suite("What datapackage.json says of the files")
struct DescriptionTests {
    /// A description of one resource with some properties.
    static func description(_ properties: String) -> String {
        "{\"name\": \"sample\",\n\"resources\": [\n  {\"name\": \"units\", \(properties)}\n]}"
    }

    @Test("may begin with a mark of byte order")
    func byteOrderMark() throws {
        let folder = try PackageFolder()
        try folder.write(Data([0xEF, 0xBB, 0xBF]) + Data(try folder.text("datapackage.json").utf8), to: "datapackage.json")
        #expect(try folder.base().meta("base_id") == "11111111-1111-4111-8111-111111111111")
    }

    @Test("a table lies where its path says")
    func path() throws {
        let folder = try PackageFolder(["datapackage.json": Self.description("\"path\": \"tables/my units.csv\"")])
        try FileManager.default.createDirectory(atPath: folder.path + "/tables", withIntermediateDirectories: true)
        try folder.write("code,exponent,kind\nEUR,2,money\nXYZ,1,count\n", to: "tables/my units.csv")
        #expect(try folder.base().rows("SELECT code FROM units ORDER BY code") == ["EUR", "XYZ"])
        try folder.write("code,exponent,kind\nEUR,12,money\n", to: "tables/my units.csv")
        let error = try folder.fault(into: KnowledgeBase.inMemory())
        #expect(error.description == "\(folder.path)/tables/my units.csv:2:5: an exponent is from 0 to 9, not 12")
        try folder.remove("tables/my units.csv")
        #expect(try folder.fault(into: KnowledgeBase.inMemory()).systemCode == ENOENT)
    }

    @Test("an optional table that is named must be there")
    func missingOptional() throws {
        let folder = try PackageFolder(["datapackage.json": #"{"resources": [{"name": "scripts", "path": "scripts.csv"}]}"#])
        #expect(try folder.fault(into: KnowledgeBase.inMemory()).systemCode == ENOENT)
    }

    @Test(
        "what the reader does anyway may be said",
        arguments: [
            #""path": "units.csv", "format": "csv", "encoding": "UTF-8""#, #""encoding": "utf8""#, #""path": ["units.csv"]"#,
            #""dialect": {"delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "header": true, "lineTerminator": "\n"}"#,
            #""dialect": {}, "schema": {"missingValues": [""], "fields": []}"#,
            #""schema": {"fields": [{"name": "symmetric", "trueValues": ["true"], "falseValues": ["false"]}]}"#,
        ])
    func followed(properties: String) throws {
        let folder = try PackageFolder(["datapackage.json": Self.description(properties)])
        #expect(try folder.base().rows("SELECT count(*) FROM units") == ["2"])
    }

    @Test(
        "what it cannot follow is refused with its place, and not passed over",
        arguments: [
            (#""encoding": "latin-1""#, "3:21: units: the encoding is 'latin-1'"),
            (#""dialect": {"delimiter": ";"}"#, "3:33: units: the dialect's delimiter is ';'"),
            (#""dialect": {"quoteChar": "'"}"#, "3:33: units: the dialect's quoteChar is '''"),
            (#""dialect": {"doubleQuote": false}"#, "3:33: units: the dialect's doubleQuote is '0'"),
            (#""dialect": {"escapeChar": "\\"}"#, "3:33: units: the dialect's escapeChar is"),
            (#""dialect": {"header": false}"#, "3:33: units: the dialect's header is '0'"),
            (#""dialect": {"commentChar": "%"}"#, "3:33: units: the dialect's commentChar is '%'"),
            (#""dialect": {"lineTerminator": "|"}"#, "3:33: units: the dialect's lineTerminator is '|'"),
            (#""dialect": {"skipInitialSpace": true}"#, "3:33: units: the dialect's skipInitialSpace is '1'"),
            (#""dialect": {"nullSequence": "NA"}"#, "3:33: units: the dialect's nullSequence is 'NA'"),
            (#""schema": {"missingValues": ["", "NA"]}"#, "3:32: units: missing values are written as"),
            (#""schema": {"fields": [{"name": "exponent", "decimalChar": ","}]}"#, "3:64: units: of the column 'exponent', decimalChar"),
            (#""path": "../units.csv""#, "3:29: the path '../units.csv' of units leads out of the package"),
            (#""path": "/etc/units.csv""#, "3:29: the path '/etc/units.csv' of units leads out"),
            (#""path": "https://a.example/units.csv""#, "3:29: the path 'https://a.example/units.csv' of units leads out"),
            (#""path": ["a.csv", "b.csv"]"#, "3:21: units has not one path"),
            (#""data": [{"code": "EUR"}]"#, "3:21: units: the rows stand in the description"),
            (#""format": "xlsx""#, "3:21: units: the format is 'xlsx'"),
        ])
    func refused(properties: String, message: String) throws {
        let folder = try PackageFolder(["datapackage.json": Self.description(properties)])
        let base = try KnowledgeBase.inMemory()
        let error = try folder.fault(into: base)
        #expect(error.description.hasPrefix("\(folder.path)/datapackage.json:\(message)"), "\(error)")
        #expect(error.hint != nil)
        #expect(try base.isEmpty)
    }

    @Test("resources and files that are no tables are mentioned")
    func strangers() throws {
        let folder = try PackageFolder(["datapackage.json": #"{"resources": [{"name": "entites", "path": "entities.csv"}]}"#])
        for name in ["people-met.csv", "relation.csv", "budget.XLSX", "README.md", ".hidden.csv"] { try folder.write("x\n", to: name) }
        let warnings = try folder.load(into: try KnowledgeBase.inMemory()).warnings
        #expect(
            warnings.map { $0.replacing(folder.path + "/", with: "") } == [
                "datapackage.json:1:25: the resource 'entites' is no table of a package, it is left out; did you mean 'entities'?",
                "budget.XLSX: no table of a package, it is left out",
                "people-met.csv: no table of a package, it is left out",
                "relation.csv: no table of a package, it is left out; did you mean relations.csv?",
            ])
    }

    @Test("names the optional files and columns that are written, and no others")
    func optionalParts() throws {
        func resources(_ files: [String: Data]) throws -> [String: [String]] {
            let object = try JSONSerialization.jsonObject(with: try #require(files["datapackage.json"])) as? [String: Any]
            let resources = try #require(object?["resources"] as? [[String: Any]])
            return Dictionary(
                uniqueKeysWithValues: resources.compactMap { resource in
                    let fields = (resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]]
                    return (resource["path"] as? String).map { ($0, fields?.compactMap { $0["name"] as? String } ?? []) }
                })
        }
        let plain = try PackageFolder().base().exported()
        #expect(Set(plain.keys) == Set(try resources(plain).keys).union(["datapackage.json"]))
        #expect(plain.count == 12)
        #expect(try resources(plain)["citations.csv"]?.last == "speaker")
        let full = try EveryColumn.folder().base().exported(includingPrivate: true)
        #expect(full.count == 18)
        for (name, columns) in try resources(full) {
            let header = String(decoding: try #require(full[name]), as: UTF8.self).prefix { $0 != "\r\n" }
            #expect(columns.joined(separator: ",") == header)
        }
    }

    @Test("an export leaves no optional file of an earlier one")
    func staleFiles() throws {
        let folder = try EveryColumn.folder()
        try PackageExporter(try PackageFolder().base().snapshot()).write(to: folder.path, replacing: true)
        #expect(try !FileManager.default.contentsOfDirectory(atPath: folder.path).contains("translations.csv"))
        #expect(try folder.base().rows("SELECT count(*) FROM translation") == ["0"])
    }

    @Test("what was removed, and translations of what is private, are not exported")
    func leftOut() throws {
        let base = try EveryColumn.folder().base()
        try base.revise("more") { revision in
            for (text, translated) in [("Told over lunch.", "Dit au déjeuner"), ("Bolt founds", "Bolt fonde"), ("A wire", "Une dépêche")] {
                try revision.add(NewTranslation(text: text, language: "fr", translated: translated))
            }
            try revision.add(NewScript(name: "old", kind: .query, body: "SELECT 2"))
        }
        try base.connection.run("UPDATE script SET removed = 1 WHERE name = 'old'")
        try base.connection.run("UPDATE kind SET removed = 1 WHERE name = 'fund'")
        let files = try base.exported().mapValues { String(decoding: $0, as: UTF8.self) }
        #expect(files["translations.csv"]?.contains("Une dépêche") == true)
        for text in ["déjeuner", "Bolt fonde"] { #expect(files["translations.csv"]?.contains(text) == false) }
        #expect(files["scripts.csv"]?.contains("old") == false)
        #expect(files["kinds.csv"]?.contains("fund") == false)
        #expect(try base.exported(includingPrivate: true)["translations.csv"].map { String(decoding: $0, as: UTF8.self).contains("déjeuner") } == true)
    }
}
