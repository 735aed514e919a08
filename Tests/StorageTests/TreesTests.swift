import Foundation
import Testing

@testable import DossierStorage

@Suite("B-trees written beside SQLite")
struct TreesTests {
    /// A table with an index over its two columns, and what to write into it.
    private struct World {
        let folder: TemporaryFolder
        let connection: Connection
        let path: String

        init(pageSize: Int) throws {
            folder = try TemporaryFolder()
            path = folder.file("a.db")
            connection = try Connection(path: path, access: .create)
            try connection.execute(
                script: """
                    PRAGMA page_size = \(pageSize);
                    CREATE TABLE filler (x);
                    CREATE TABLE t (id INTEGER PRIMARY KEY, a, b TEXT);
                    CREATE INDEX i ON t (b, a);
                    INSERT INTO filler VALUES ('before');
                    """)
        }

        func root(_ name: String) throws -> UInt32 {
            UInt32(try #require(try connection.integer("SELECT rootpage FROM sqlite_master WHERE name = ?", name)))
        }

        /// Writes rows in order of id, and their index.
        func write(_ rows: [(id: Int64, a: Int64?, b: String)]) throws {
            let (tableRoot, indexRoot) = (try root("t"), try root("i"))
            let file = try PageFile(connection)
            let (table, index) = (TableTree(root: tableRoot, of: file), IndexTree(root: indexRoot, of: file))
            var record = RecordBuffer()
            for row in rows {
                record.removeAll()
                record.appendNull()
                Self.append(row.a, row.b, to: &record, textFirst: false)
                try table.append(row.id, record)
            }
            try table.finish()
            let ordered = rows.sorted {
                $0.b != $1.b ? Array($0.b.utf8).lexicographicallyPrecedes(Array($1.b.utf8))
                    : $0.a != $1.a ? ($0.a ?? .min) < ($1.a ?? .min) : $0.id < $1.id
            }
            for row in ordered {
                record.removeAll()
                Self.append(row.a, row.b, to: &record, textFirst: true)
                record.append(row.id)
                try index.append(record)
            }
            try index.finish()
            try file.finish()
        }

        private static func append(_ a: Int64?, _ b: String, to record: inout RecordBuffer, textFirst: Bool) {
            func appendText(_ record: inout RecordBuffer) {
                let bytes = Array(b.utf8)
                bytes.withUnsafeBufferPointer { record.append($0) }
            }
            if textFirst { appendText(&record) }
            if let a { record.append(a) } else { record.appendNull() }
            if !textFirst { appendText(&record) }
        }

        /// What SQLite says of the file, and what it reads from the table and through the index.
        func check(_ rows: [(id: Int64, a: Int64?, b: String)]) throws {
            #expect(try connection.text("PRAGMA integrity_check") == "ok")
            let read = try connection.all("SELECT id, a, b FROM t NOT INDEXED ORDER BY id") {
                (id: $0.integer(0), a: $0.optionalInteger(1), b: $0.text(2))
            }
            #expect(read.elementsEqual(rows) { $0 == $1 })
            let indexed = try connection.integer("SELECT count(*) FROM t INDEXED BY i WHERE b >= ''")
            #expect(indexed == Int64(rows.count))
        }
    }

    private static func rows(_ count: Int, longest: Int, seed: UInt64) -> [(id: Int64, a: Int64?, b: String)] {
        var generator = Generator(state: seed)
        var id: Int64 = 0
        return (0..<count).map { _ in
            id += Int64.random(in: 1...300, using: &generator)
            // Integers of every size, both signs.
            let a = UInt64.random(in: 0...UInt64.max, using: &generator) >> UInt64.random(in: 0..<64, using: &generator)
            let length = longest == 0 ? 0 : Int.random(in: 0...longest, using: &generator)
            let text = String(repeating: ["a", "é", "z"][Int(a % 3)], count: length / 2) + String(a % 100)
            return (id, a % 7 == 0 ? nil : Int64(bitPattern: a), text)
        }
    }

    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            let mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            return mixed ^ mixed >> 29
        }
    }

    @Test("SQLite finds them sound and reads what was written: any number of rows", arguments: [512, 1024])
    func everyCount(pageSize: Int) throws {
        // Each count in turn: pages that are just full, and last pages that nothing is left for.
        for count in Array(0...150) + Array(stride(from: 151, through: 2_000, by: 83)) {
            let world = try World(pageSize: pageSize)
            let rows = Self.rows(count, longest: 0, seed: UInt64(count))
            try world.write(rows)
            try world.check(rows)
        }
    }

    @Test(
        "rows of any length, beyond a page too",
        arguments: [(512, 3_000, 600), (1_024, 5_000, 2_500), (4_096, 20_000, 400), (4_096, 300, 30_000), (65_536, 300, 200_000)])
    func lengths(pageSize: Int, count: Int, longest: Int) throws {
        let world = try World(pageSize: pageSize)
        let rows = Self.rows(count, longest: longest, seed: UInt64(longest))
        try world.write(rows)
        try world.check(rows)
    }

    @Test("lengths where a record just fits a cell, or just does not")
    func borders() throws {
        for length in Array(40...60) + Array(90...130) + Array(440...520) + Array(900...1_100) + Array(1_900...2_100) {
            let world = try World(pageSize: 512)
            let rows: [(id: Int64, a: Int64?, b: String)] = (1...5).map { ($0, $0, String(repeating: "x", count: length)) }
            try world.write(rows)
            try world.check(rows)
        }
    }

    @Test("ids and values at the ends of what integers hold")
    func extremes() throws {
        let world = try World(pageSize: 512)
        let values: [Int64] = (0..<64).flatMap { [1 << $0, (1 << $0) &- 1, 0 &- (1 << $0), ~(1 << $0)] as [Int64] } + [.min, .max]
        let ids = Set(values).subtracting([.min]).sorted()
        let rows = ids.map { (id: $0, a: Int64?.some($0), b: "") }
        try world.write(rows)
        try world.check(rows)
    }

    @Test("SQLite goes on with the file: rows are added, changed and removed, and another reader sees them")
    func goesOn() throws {
        let world = try World(pageSize: 1_024)
        let rows = Self.rows(4_000, longest: 100, seed: 5)
        try world.write(rows)
        let last = try #require(rows.last).id
        try world.connection.execute(
            script: """
                INSERT INTO filler VALUES ('after');
                INSERT INTO t SELECT id + \(last), a, b FROM t;
                UPDATE t SET b = b || 'x' WHERE id % 3 = 0;
                DELETE FROM t WHERE id % 5 = 0;
                """)
        #expect(try world.connection.text("PRAGMA integrity_check") == "ok")
        let other = try Connection(path: world.path, access: .readOnly)
        #expect(
            try other.integer("SELECT count(*) FROM t")
                == Int64(rows.count { $0.id % 5 != 0 } + rows.count { ($0.id + last) % 5 != 0 }))
        #expect(try other.text("SELECT group_concat(x) FROM filler") == "before,after")
    }

    @Test("until they are finished the file is as it was")
    func unfinished() throws {
        let world = try World(pageSize: 512)
        let root = try world.root("t")
        let file = try PageFile(world.connection)
        let table = TableTree(root: root, of: file)
        var record = RecordBuffer()
        record.appendNull()
        for id in 1...10_000 { try table.append(Int64(id), record) }
        try world.connection.execute(script: "BEGIN; SELECT * FROM filler; COMMIT")
        try world.check([])
    }

    @Test("a file whose header does not tell its size is refused")
    func strangeSize() throws {
        let world = try World(pageSize: 512)
        let handle = try #require(FileHandle(forWritingAtPath: world.path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data([0]))
        try handle.close()
        #expect(throws: KnowledgeBaseError.self) { try PageFile(world.connection) }
    }
}
