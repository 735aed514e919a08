import Foundation
import DossierModel
import DossierStorage
import Testing

@testable import DossierInterchange

@Suite("Files of a package")
struct PackageFileTests {
    static let names = PackageTable.allCases.filter { !$0.isOptional }.map(\.rawValue)

    @Test("a file that the description names and that is missing is named", arguments: names)
    func missing(name: String) throws {
        let folder = try PackageFolder(["datapackage.json": #"{"resources": [{"name": "\#(name)", "path": "\#(name).csv"}]}"#])
        try folder.remove(name + ".csv")
        let base = try KnowledgeBase.inMemory()
        let error = try folder.fault(into: base)
        #expect(error.description == "\(folder.path)/\(name).csv: cannot open: No such file or directory")
        #expect(try base.isEmpty)
    }

    @Test("without a file that others refer to, they are refused, or there is nothing of it", arguments: names + ["datapackage"])
    func partial(name: String) throws {
        let folder = try PackageFolder()
        try folder.remove(name == "datapackage" ? "datapackage.json" : name + ".csv")
        let base = try KnowledgeBase.inMemory()
        let isReferredTo = ["kinds", "predicates", "units", "entities", "names", "relations", "attributes", "sources", "disputes", "dispute_sides"]
        if isReferredTo.contains(name) {
            #expect(throws: (any Error).self) { try folder.load(into: base) }
            #expect(try base.isEmpty)
        } else {
            try folder.load(into: base)
            #expect(try base.snapshot().integrityChecks().filter { !$0.isGood }.isEmpty)
        }
    }

    @Test("a folder without any file of a package is refused, and one that is not there")
    func nothing() throws {
        let folder = try PackageFolder()
        for name in PackageFolder.sample.keys { try folder.remove(name) }
        let base = try KnowledgeBase.inMemory()
        let empty = try folder.fault(into: base)
        #expect(empty.message == "there is no file of a package in it")
        let none = try #require(throws: CSVInputError.self) { try OpenedPackage(PackageFiles(path: folder.path + "/none"), for: base) }
        #expect(none.systemCode == 2)
        try folder.write("", to: "relation.csv")
        let other = try #require(throws: CSVInputError.self) { try PackageFiles(path: folder.path + "/relation.csv") }
        #expect(other.message == "no file of a package is called so" && other.hint == "did you mean relations.csv?")
    }

    @Test(
        "a missing column is named",
        arguments: [
            ("kinds.csv", "plural"), ("predicates.csv", "label_en"), ("units.csv", "exponent"), ("entities.csv", "kind"),
            ("names.csv", "role"), ("relations.csv", "modality"), ("attributes.csv", "key"), ("sources.csv", "title"),
            ("citations.csv", "source"), ("disputes.csv", "verdict"), ("dispute_sides.csv", "side"),
        ])
    func missingColumn(name: String, column: String) throws {
        let folder = try PackageFolder()
        let header = try #require(try folder.text(name).split(separator: "\n").first).split(separator: ",")
        try folder.write(header.filter { $0 != column }.joined(separator: ",") + "\n", to: name)
        let base = try KnowledgeBase.inMemory()
        let error = try folder.fault(into: base)
        #expect(error.description == "\(folder.path)/\(name):1:1: missing column: \(column)")
        #expect(try base.isEmpty)
    }

    @Test("columns may stand in any order, and optional ones may be left out")
    func columnOrder() throws {
        let folder = try PackageFolder([
            "entities.csv": "name,slug,kind\nAcme,acme,company\nBolt,bolt,fund\nAnn Lee,ann,person\nAcme SA,acme-sa,company\n",
            "dispute_sides.csv": "name,fact,side,dispute\n,3,sixty,how-much\n",
        ])
        #expect(
            try folder.base().rows("SELECT slug, name FROM entities ORDER BY slug") == [
                "acme|Acme", "acme-sa|Acme SA", "ann|Ann Lee", "bolt|Bolt",
            ])
    }

    @Test("bytes that are not UTF-8 are placed", arguments: ["entities.csv", "datapackage.json"])
    func invalidUTF8(name: String) throws {
        let folder = try PackageFolder()
        var data = Data(try folder.text(name).utf8)
        let place = try #require(data.range(of: Data("a".utf8), in: 50..<data.count) ?? data.range(of: Data("a".utf8)))
        data.replaceSubrange(place, with: [0xE9])
        try folder.write(data, to: name)
        let base = try KnowledgeBase.inMemory()
        let error = try folder.fault(into: base)
        #expect(error.message.hasSuffix("is not valid UTF-8"))
        #expect(error.line > 0 && error.column > 0)
        #expect(try base.isEmpty)
    }

    @Test("a folder in the place of a file is an error")
    func folderAsFile() throws {
        let folder = try PackageFolder()
        try folder.remove("names.csv")
        try FileManager.default.createDirectory(atPath: folder.path + "/names.csv", withIntermediateDirectories: true)
        let error = try folder.fault(into: KnowledgeBase.inMemory())
        #expect(error.message == "cannot read: Is a directory")
    }

    @Test("a field without an end is refused after the first megabytes: the rest is not even read")
    func hugeField() throws {
        let folder = try PackageFolder()
        // Of a terabyte all but the first megabytes are a hole: to read it all would take minutes.
        try folder.write("id,entity,text,role\n1,acme,\"" + String(repeating: "a", count: 40 << 20), to: "names.csv")
        let path = folder.path + "/names.csv"
        #expect(truncate(path, 1 << 40) == 0)
        let base = try KnowledgeBase.inMemory()
        let error = try folder.fault(into: base)
        #expect(error.description.hasPrefix("\(path):2:8: field of more than"))
        #expect(error.hint == "is the closing quote missing?")
        #expect(try base.isEmpty)
    }

    @Test("a pipe in the place of a file is refused, whoever writes to it: a package is read more than once")
    func pipe() throws {
        let folder = try PackageFolder()
        try folder.remove("names.csv")
        #expect(mkfifo(folder.path + "/names.csv", 0o600) == 0)
        let error = try folder.fault(into: KnowledgeBase.inMemory())
        #expect(error.message == "cannot be read twice, as a package is")
    }

    @Test("a datapackage.json without anything is enough, and one of 17 MiB too much")
    func description() throws {
        let folder = try PackageFolder(["datapackage.json": "{}"])
        let base = try folder.base()
        #expect(try base.meta("package_name") == "knowledge-base")
        #expect(try base.rows("SELECT count(*) FROM relations") == ["3"])
        try folder.write(String(repeating: " ", count: 17 << 20), to: "datapackage.json")
        let error = try folder.fault(into: KnowledgeBase.inMemory())
        #expect(error.message.hasPrefix("larger than 16 MiB"))
    }

    @Test("what a package says of itself comes back")
    func metadata() throws {
        let json = #"{"name": "n", "title": "T \"é\"", "description": "line\nline", "licenses": [{"name": "CC0-1.0"}]}"#
        let files = try PackageFolder(["datapackage.json": json]).base().exported()
        let data = try #require(files["datapackage.json"])
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(object["title"] as? String == "T \"é\"")
        #expect(object["description"] as? String == "line\nline")
        #expect((object["licenses"] as? [[String: String]])?.first?["name"] == "CC0-1.0")
        #expect(
            (object["resources"] as? [[String: Any]])?.compactMap { $0["path"] as? String }
                == PackageTable.allCases.filter { !$0.isOptional }.map { "\($0.rawValue).csv" })
    }

    @Test("the schema in datapackage.json names the columns of each file, in order", arguments: [true, false])
    func schema(includingPrivate: Bool) throws {
        let files = try PackageFolder().base().exported(includingPrivate: includingPrivate)
        let data = try #require(files["datapackage.json"])
        let object = try JSONSerialization.jsonObject(with: data)
        let resources = try #require((object as? [String: Any])?["resources"] as? [[String: Any]])
        for resource in resources {
            let path = try #require(resource["path"] as? String)
            let fields = ((resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]])?.compactMap {
                $0["name"] as? String
            }
            let header = String(decoding: try #require(files[path]), as: UTF8.self).prefix { $0 != "\r\n" }
            #expect(fields?.joined(separator: ",") == String(header), "\(path)")
        }
    }
}
