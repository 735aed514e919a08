import Foundation
import DossierInterchange
import DossierModel
@testable import DossierQuery
import DossierStorage
import Testing

@Suite("The adjacency image that is made during an import")
struct ImageGathererTests {
    /// A file that a package was loaded into, and what watched the load.
    private final class Load {
        let folder = NSTemporaryDirectory() + "dossier-gatherer-" + UUID().uuidString
        let base: Writer
        let gatherer: ImageGatherer

        /// - Parameter files: what stands in other files than those of a small package.
        init(relations: String, files: [String: String] = [:]) throws {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            var tables = [
                "datapackage.json": #"{"profile": "tabular-data-package", "name": "graph", "title": "Graph"}"#,
                "kinds.csv": "name,plural\ncompany,companies\nperson,people\n",
                "predicates.csv": "name,takes,time,slot,label_en,life\nruns,entity,state,none,runs,\nowns,entity,state,none,owns,\nfounds,entity,event,none,founds,begins-object\n",
                "units.csv": "code,exponent,kind\n",
                "entities.csv": "kind,slug,name,merged_into\ncompany,a,A,\nperson,b,B,\ncompany,c,C,a\ncompany,d,D,\n",
                "names.csv": "id,entity,text,language,role,starts,ends\n",
                "relations.csv": "id,subject,predicate,object,starts,ends,modality\n" + relations,
                "attributes.csv": "id,entity,key,value,starts,ends,modality,amount_low,amount_high,unit,approximate,role,note,follows\n",
                "sources.csv": "slug,title,author,publisher,published,url\n",
                "citations.csv": "fact,name,source,locator,as_of\n",
                "disputes.csv": "slug,topic,verdict,favours,comment\n",
                "dispute_sides.csv": "dispute,side,fact,name\n",
            ]
            tables.merge(files) { _, given in given }
            for (name, text) in tables { try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8) }
            try KnowledgeBase.create(at: folder + "/a.db")
            base = try KnowledgeBase.openForWriting(folder + "/a.db")
            gatherer = ImageGatherer(of: base, breakEven: 1)
            _ = try PackageImporter(PackageFiles(folder: folder), into: base, watcher: gatherer).run(message: "a graph")
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        /// The bytes of the image that was gathered; nil when there is none.
        func gathered() throws -> [UInt8]? {
            try base.connection.transaction(.deferred) {
                let state = try #require(base.connection.fileState())
                return try gatherer.image(baseID: try base.meta("base_id") ?? "", state: state).map(bytes)
            }
        }

        /// The bytes of the image that is made by reading the base.
        func read() throws -> [UInt8] { bytes(of: try #require(try ImageBuilder(base.snapshot()).build())) }

        private func bytes(of image: AdjacencyImage) -> [UInt8] { withExtendedLifetime(image) { [UInt8](image.bytes) } }
    }

    private static let relations = """
        1,a,runs,b,2012-01,2013-06-30,actual
        2,b,owns,c,,,planned
        5,d,runs,a,..,2014~,alleged
        6,c,owns,d,2010,,actual
        7,d,owns,d,,..,denied

        """

    @Test("it is byte for byte the one that is made by reading the base, merged entities included")
    func same() throws {
        let load = try Load(relations: Self.relations)
        #expect(try load.gathered() == load.read())
    }

    @Test("so it is where some entities were founded, which bounds what no date bounds")
    func lives() throws {
        let load = try Load(relations: Self.relations + "8,b,founds,a,2011-05,,actual\n9,b,runs,c,,2020,actual\n10,b,founds,d,,,actual\n")
        #expect(try load.gathered() == load.read())
        let unbounded = try Load(relations: Self.relations + "8,b,founds,a,2011-05,,planned\n9,b,runs,c,,2020,actual\n10,b,founds,d,,,actual\n")
        #expect(try load.read() != unbounded.read())
    }

    @Test("relations out of the order of their ids are left to the reading of the base")
    func order() throws {
        #expect(try Load(relations: "3,a,runs,b,,,actual\n2,b,owns,d,,,actual\n").gathered() == nil)
    }

    @Test("so is a base where a citation moves the days of a relation")
    func citedDays() throws {
        let sources = "slug,title,author,publisher,published,url\npress,Press,,,2015-01-01,\n"
        let load = try Load(
            relations: "1,a,runs,b,2012,2020,actual\n",
            files: ["sources.csv": sources, "citations.csv": "fact,name,source,locator,as_of\n1,,press,,2015-01-01\n"])
        #expect(try load.gathered() == nil)
    }

    @Test("and one that another program has changed since")
    func changedSince() throws {
        let load = try Load(relations: "1,a,runs,b,2012,2020,actual\n")
        try KnowledgeBase.openForWriting(load.base.path).revise("a change") { try $0.retract(FactID(1)) }
        #expect(try load.gathered() == nil)
    }

    @Test("a load that fails once all relations are there leaves nothing behind that is still at work", arguments: 0..<20)
    func failedLoad(turn: Int) {
        #expect(throws: CSVInputError.self) {
            try Load(relations: Self.relations, files: ["citations.csv": "fact,name,source,locator,as_of\n1,,nowhere,,\n"])
        }
    }

    @Test("a small base needs none, and one without relations has none")
    func small() throws {
        #expect(try Load(relations: "").gathered() == nil)
    }
}
