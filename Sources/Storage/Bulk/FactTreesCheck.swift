internal import DossierModel

/// Reads back what was written beside SQLite, before the file takes its name: a fault there would be one of every later answer.
struct FactTreesCheck {
    /// What there must be.
    struct Written {
        var facts: Int64
        /// Of each index; none of those that SQLite has made.
        var entries: [String: Int64]
    }

    let connection: Connection
    let path: String

    /// An index of the facts: what it is sorted by, and which rows it holds.
    private struct Index {
        let name: String
        let columns: [String]
        let condition: String
    }

    /// Counts the table and each index, and looks facts from everywhere up through each.
    ///
    /// 1 M facts take 0.1 s. SQLite's own quick_check would take ten times as long, which is a third of the import.
    ///
    /// - Throws: `KnowledgeBaseError.faultyLoad`; what the progress handler stops.
    func run(_ written: Written) throws {
        func check(_ isGood: Bool, _ fault: @autoclosure () -> String) throws {
            if !isGood { throw KnowledgeBaseError.faultyLoad(path: path, reason: fault()) }
        }
        let held = try connection.integer("SELECT count(*) FROM fact NOT INDEXED") ?? 0
        try check(held == written.facts, "\(written.facts) facts were written, and the table holds \(held)")
        let indexes = try readIndexes()
        for name in written.entries.keys.sorted() {
            try check(indexes.contains { $0.name == name }, "there is no index \(name)")
        }
        for index in indexes {
            guard let expected = written.entries[index.name] else { continue }
            // A bound on its first column keeps SQLite from counting through another index.
            let found = try connection.integer(
                "SELECT count(*) FROM fact INDEXED BY \(index.name) WHERE \(index.condition) AND \(index.columns[0]) > -1")
            try check(found == expected, "the index \(index.name) holds \(found ?? 0) facts of \(expected)")
        }
        for id in try sample() {
            for index in indexes {
                let keys = index.columns.map { "\($0) IS (SELECT \($0) FROM fact NOT INDEXED WHERE id = ?1)" }.joined(separator: " AND ")
                let isHeld = try connection.integer("SELECT 1 FROM fact NOT INDEXED WHERE id = ?1 AND \(index.condition)", id) != nil
                let isFound = try connection.integer(
                    "SELECT 1 FROM fact INDEXED BY \(index.name) WHERE \(keys) AND \(index.condition) AND id = ?1", id) != nil
                try check(isHeld == isFound, "the index \(index.name) does not lead to fact \(id)")
            }
        }
    }

    private func readIndexes() throws -> [Index] {
        let found = try connection.all("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'fact' AND type = 'index' AND sql IS NOT NULL") {
            (name: $0.text(0), sql: $0.text(1))
        }
        return try found.map { name, sql in
            let columns = try connection.all("SELECT name FROM pragma_index_info(?) ORDER BY seqno", [name]) { $0.text(0) }
            let condition = sql.range(ofLast: " WHERE ").map { String(sql[$0...]) } ?? "1"
            return Index(name: name, columns: columns, condition: "(\(condition))")
        }
    }

    /// Facts from everywhere in the table, with the first and the last.
    private func sample() throws -> [Int64] {
        guard let first = try connection.integer("SELECT min(id) FROM fact"), let last = try connection.integer("SELECT max(id) FROM fact")
        else { return [] }
        let random = (0..<62).map { _ in Int64.random(in: first...last) }
        return try ([first, last] + random).compactMap { try connection.integer("SELECT id FROM fact NOT INDEXED WHERE id >= ? LIMIT 1", $0) }
    }
}

extension String {
    /// Where what follows the last place of `mark` begins.
    fileprivate func range(ofLast mark: String) -> String.Index? {
        let (text, mark) = (Array(utf8), Array(mark.utf8))
        guard let start = text.indices.last(where: { text[$0...].starts(with: mark) }) else { return nil }
        return utf8.index(utf8.startIndex, offsetBy: start + mark.count)
    }
}
