import Foundation
import Testing

extension Dossier {
    /// The rows of a query on the base in `folder`, decoded from `dossier sql --format json`.
    static func query<Row: Decodable>(_ sql: String, as row: Row.Type = Row.self, in folder: TemporaryFolder) throws -> [Row] {
        let outcome = try run("sql", sql, "--format", "json", in: folder)
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode([Row].self, from: Data(outcome.output.utf8))
    }

    /// The one number that a query gives.
    static func count(_ sql: String, in folder: TemporaryFolder) throws -> Int {
        let outcome = try run("sql", sql, "--format", "csv", in: folder)
        try #require(outcome.status == 0 && outcome.lines.count == 2, "\(outcome.errors)")
        return try #require(Int(outcome.lines[1]))
    }
}

/// Text of a CSV file (RFC 4180) as one dictionary a row; read here without the code under test.
func csvRows(_ text: String) -> [[String: String]] {
    var (table, row, field, isQuoted): ([[String]], [String], String, Bool) = ([], [], "", false)
    func endRow() {
        table.append(row + [field])
        (row, field) = ([], "")
    }
    for character in text {
        switch (character, isQuoted) {
        case ("\"", _):
            // A doubled quote inside a quoted field: the second one is text.
            if !isQuoted, field.hasSuffix("\u{1}") {
                field.removeLast()
                field += "\""
            }
            isQuoted.toggle()
            if !isQuoted { field += "\u{1}" }
        case (",", false):
            row.append(field)
            field = ""
        case ("\n", false), ("\r\n", false): endRow()
        default: field.append(character)
        }
    }
    if !field.isEmpty || !row.isEmpty { endRow() }
    let clean = table.map { $0.map { $0.replacingOccurrences(of: "\u{1}", with: "") } }
    guard let header = clean.first else { return [] }
    return clean.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
}
