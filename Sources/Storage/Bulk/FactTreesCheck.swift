internal import DossierModel

/// Reads back what was written beside SQLite, before the file takes its name: a fault there would be one of every later answer.
struct FactTreesCheck {
    let connection: Connection

    /// An index of the facts: what it is sorted by, and which rows it holds.
    private struct Index {
        let name: String
        let columns: [String]
        let condition: String
    }

    /// - Parameter count: how many facts there must be.
    /// - Throws: `KnowledgeBaseError.faultyLoad`; what the progress handler stops.
    func run(expecting count: Int64, path: String) throws {
        func check(_ isGood: Bool, _ fault: @autoclosure () -> String) throws {
            if !isGood { throw KnowledgeBaseError.faultyLoad(path: path, reason: fault()) }
        }
        let held = try connection.integer("SELECT count(*) FROM fact NOT INDEXED") ?? 0
        try check(held == count, "\(count) facts were written, and the table holds \(held)")
        let indexes = try readIndexes()
        try check(!indexes.isEmpty, "the facts have no index")
        for index in indexes {
            let expected = try connection.integer("SELECT count(*) FROM fact NOT INDEXED WHERE \(index.condition)")
            // A bound on its first column keeps SQLite from counting through another index.
            let found = try connection.integer(
                "SELECT count(*) FROM fact INDEXED BY \(index.name) WHERE \(index.condition) AND \(index.columns[0]) > -1")
            try check(found == expected, "the index \(index.name) holds \(found ?? 0) facts of \(expected ?? 0)")
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
        let fault = try connection.text("SELECT quick_check FROM pragma_quick_check('fact') WHERE quick_check <> 'ok' LIMIT 1")
        try check(fault == nil, fault ?? "")
    }

    private func readIndexes() throws -> [Index] {
        let found = try connection.all("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'fact' AND type = 'index' AND sql IS NOT NULL") {
            (name: $0.text(0), sql: $0.text(1))
        }
        return try found.map { name, sql in
            let columns = try connection.all("SELECT name FROM pragma_index_info(?) ORDER BY seqno", [name]) { $0.text(0) }
            let condition = sql.range(ofLast: " WHERE ").map { String(sql[$0...]) } ?? "1"
            return Index(name: quotedIdentifier(name), columns: columns.map(quotedIdentifier), condition: "(\(condition))")
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
