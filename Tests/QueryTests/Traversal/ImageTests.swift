import Foundation
import DossierModel
@testable import DossierQuery
import DossierStorage
import Testing

@Suite("The adjacency image")
struct ImageTests {
    /// A base in a file of its own, with a folder for its image.
    private final class World {
        let folder = NSTemporaryDirectory() + "dossier-image-" + UUID().uuidString
        let path: String
        var cacheFolder: String { folder + "/cache" }

        init() throws {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            path = folder + "/a.db"
            try KnowledgeBase.create(at: path) { base in
                try base.revise("a graph") { revision in
                    try revision.add(Kind(name: "company", plural: "companies"))
                    let runs = try revision.add(
                        Predicate(name: "runs", takes: .entity, temporality: .state, labelEnglish: "runs"))
                    let entities = try ["a", "b", "c"].map { try revision.add(NewEntity(slug: $0, kind: "company", name: $0)) }
                    for (subject, object) in [(0, 1), (1, 2), (2, 2)] {
                        try revision.add(
                            NewFact(subject: entities[subject], predicate: runs, object: .entity(entities[object])))
                    }
                }
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        func open() throws -> Snapshot { withCache(try KnowledgeBase.openForReading(path)) }

        func withCache(_ base: Snapshot) -> Snapshot {
            base.cacheFolder = cacheFolder
            return base
        }

        func cache(_ base: Snapshot) throws -> ImageCache { try #require(try ImageCache(base)) }

        /// Makes and keeps the image; returns its file.
        func write() throws -> String {
            let base = try open()
            #expect(try cache(base).write(try #require(try ImageBuilder(base).build())))
            let name = try #require(try FileManager.default.contentsOfDirectory(atPath: cacheFolder).first)
            return cacheFolder + "/" + name
        }

        func isServed() throws -> Bool { try cache(open()).read() != nil }
    }

    @Test("it is kept, and serves until the base changes")
    func staleness() throws {
        let world = try World()
        #expect(try !world.isServed())
        _ = try world.write()
        #expect(try world.isServed())
        try KnowledgeBase.openForWriting(world.path).revise("a change") { try $0.retract(FactID(1)) }
        #expect(try !world.isServed())
        _ = try world.write()
        #expect(try world.isServed())
    }

    @Test("brought into memory beforehand, it answers the same")
    func preparation() throws {
        let world = try World()
        _ = try world.write()
        let base = try world.open()
        let image = try #require(try world.cache(base).read())
        for depth in 1...2 {
            let rules = TraversalRules()
            let adjacency = ImageAdjacency(image, try EdgeRules(rules, base), try NodeRules(rules, base)) {}
            let engine = SearchEngine(adjacency)
            if depth == 2 { engine.prepare() }
            let traversal = Traversal(engine: engine, of: base)
            #expect(try traversal.distance(from: EntityID(1), to: EntityID(3)) == 2)
            #expect(try traversal.count(from: EntityID(1), depth: depth) == depth)
        }
    }

    @Test("a relation whose id has more than 32 bits is left to the indexes")
    func largeIDs() throws {
        let graph = try TraversalGraph()
        try graph.add("a runs b")
        try graph.base.connection.execute(script: "PRAGMA foreign_keys = OFF; UPDATE fact SET id = id + 4294967295")
        #expect(try ImageBuilder(graph.base.snapshot()).build() == nil)
        #expect(try graph.base.snapshot().traversal().distance(from: graph["a"], to: graph["b"]) == 1)
    }

    @Test("it does not serve another file with the same content")
    func copy() throws {
        let world = try World()
        _ = try world.write()
        try FileManager.default.moveItem(atPath: world.path, toPath: world.path + ".old")
        try FileManager.default.copyItem(atPath: world.path + ".old", toPath: world.path)
        #expect(try !world.isServed())
    }

    @Test("one question never makes one, many questions do, and keep it")
    func whoMakesIt() throws {
        let world = try World()
        let writer = try KnowledgeBase.openForWriting(world.path)
        try writer.connection.execute(
            script: "INSERT INTO fact (id, subject, predicate, object, modality, added_in) VALUES (\(Snapshot.imageBreakEven), 1, 1, 3, 3, 1)")
        func ask(many: Bool) throws {
            let base = try world.open()
            #expect(try base.traversal(hasManyQuestions: many).distance(from: EntityID(1), to: EntityID(3)) == 1)
        }
        try ask(many: false)
        #expect(try !world.isServed())
        try ask(many: true)
        #expect(try world.isServed())
        try writer.revise("a change") { try $0.retract(FactID(1)) }
        try ask(many: false)
        #expect(try !world.isServed())
    }

    @Test("it does not serve an earlier revision, nor a base that is being changed")
    func others() throws {
        let world = try World()
        _ = try world.write()
        do {
            let base = try world.open()
            #expect(try ImageCache(base.asKnown(at: 1)) == nil)
        }
        let writer = try KnowledgeBase.openForWriting(world.path)
        try writer.revise("a change") { revision in
            try revision.retract(FactID(1))
            #expect(try ImageCache(world.withCache(writer.snapshot())) == nil)
        }
        #expect(try ImageCache(world.withCache(KnowledgeBase.inMemory().snapshot())) == nil)
    }

    @Test("a truncated, empty, foreign or damaged file is as good as none")
    func damaged() throws {
        let world = try World()
        let file = try world.write()
        let whole = try #require(FileManager.default.contents(atPath: file))
        var flipped = whole
        flipped[20] ^= 1
        for bytes in [Data(), Data(whole.prefix(50)), Data(whole.dropLast()), whole + Data([0]), Data(repeating: 7, count: 4_000), flipped] {
            try bytes.write(to: URL(fileURLWithPath: file))
            #expect(try !world.isServed())
        }
        try FileManager.default.removeItem(atPath: file)
        try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
        #expect(try !world.isServed())
    }

    @Test("damage inside it can give a wrong answer, and nothing worse")
    func garbage() throws {
        let world = try World()
        let file = try world.write()
        let whole = try #require(FileManager.default.contents(atPath: file))
        let base = try world.open()
        for (index, byte) in [(UInt8(0xFF)), 0x80, 0x01].enumerated() {
            var bytes = whole
            for position in (ImageHeader.size + index * 8)..<bytes.count { bytes[position] = byte }
            try bytes.write(to: URL(fileURLWithPath: file))
            let image = try #require(try world.cache(base).read())
            var rules = TraversalRules()
            rules.time = .jointly
            for rules in [TraversalRules(), rules] {
                let adjacency = ImageAdjacency(image, try EdgeRules(rules, base), try NodeRules(rules, base)) {}
                let traversal = Traversal(engine: SearchEngine(adjacency), of: base)
                let paths = try traversal.paths(from: EntityID(1), to: EntityID(3), limit: 4)
                for _ in 0..<10 { _ = try paths.next() }
                _ = try traversal.count(from: EntityID(1), depth: 3)
            }
        }
    }

    @Test("images beyond the limit go, those used longest ago first, and so do abandoned halves; other files stay")
    func sweeping() throws {
        let world = try World()
        let own = try world.write()
        func make(_ name: String, bytes: Int, daysOld: Double) throws -> String {
            let path = world.cacheFolder + "/" + name
            try Data(count: bytes).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -86_400 * daysOld)], ofItemAtPath: path)
            return path
        }
        let recent = try make("a-1-1.adjacency", bytes: 4_000, daysOld: 1)
        let old = try make("b-1-2.adjacency", bytes: 4_000, daysOld: 30)
        let abandoned = try make("c-1-3.adjacency.4711", bytes: 10, daysOld: 2)
        let underWay = try make("d-1-4.adjacency.4712", bytes: 10, daysOld: 0)
        let foreign = try make("notes.txt", bytes: 10, daysOld: 400)
        let size = try #require(try FileManager.default.attributesOfItem(atPath: own)[.size] as? Int64)
        func left() -> [Bool] { [own, recent, old, abandoned, underWay, foreign].map(FileManager.default.fileExists) }
        let cache = try world.cache(world.open())
        cache.sweep(limit: size + 8_000)
        #expect(left() == [true, true, true, false, true, true])
        cache.sweep(limit: size + 4_000)
        #expect(left() == [true, true, false, false, true, true])
        cache.sweep(limit: 0)
        #expect(left() == [true, false, false, false, true, true], "the base's own image stays, whatever its size")
    }

    @Test("an image that is read counts as used")
    func use() throws {
        let world = try World()
        let file = try world.write()
        let longAgo = Date(timeIntervalSinceNow: -86_400 * 30)
        try FileManager.default.setAttributes([.modificationDate: longAgo], ofItemAtPath: file)
        #expect(try world.isServed())
        let used = try #require(try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date)
        #expect(used > longAgo.addingTimeInterval(86_400))
    }

    @Test("where the cache cannot be written, nothing is kept and nothing fails")
    func unwritable() throws {
        let world = try World()
        let base = try world.open()
        let image = try #require(try ImageBuilder(base).build())
        // A file stands where the folder should be.
        try Data().write(to: URL(fileURLWithPath: world.cacheFolder))
        #expect(try !world.cache(base).write(image))
        #expect(try world.cache(base).read() == nil)
        base.cacheFolder = "/proc/nowhere/dossier"
        #expect(try !world.cache(base).write(image))
    }

    @Test("ids with gaps are found, and no others")
    func gaps() throws {
        let graph = try TraversalGraph()
        try graph.add("a runs b", "b runs c", "c runs a")
        for factor in [Int64(1), 20, 1_000_003] {
            try graph.base.connection.execute(
                script: """
                    PRAGMA foreign_keys = OFF;
                    UPDATE entity SET id = id * \(factor), canonical = canonical * \(factor);
                    UPDATE fact SET subject = subject * \(factor), object = object * \(factor)
                    """)
            let image = try #require(try ImageBuilder(graph.base.snapshot()).build())
            let rules = TraversalRules()
            let adjacency = ImageAdjacency(image, try EdgeRules(rules, graph.base.snapshot()), try NodeRules(rules, graph.base.snapshot())) {}
            let ids = try graph.base.connection.all("SELECT id FROM entity ORDER BY id") { $0.integer(0) }
            #expect(ids.map { adjacency.node(of: $0).map { Int($0) } } == [0, 1, 2])
            #expect(ids.map { adjacency.entity(of: adjacency.node(of: $0)!) } == ids)
            #expect(adjacency.node(of: ids[2] + 1) == nil)
            #expect(adjacency.node(of: -5) == nil)
            #expect(adjacency.node(of: .max) == nil)
            #expect(try SearchEngine(adjacency).distance(from: ids[0], to: ids[2], limit: 3) == 1)
        }
    }
}
