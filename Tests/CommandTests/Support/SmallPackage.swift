import Foundation

/// A small package, each of its texts to be set: companies a, b, c, d and a person, with facts of every kind and three sources.
struct SmallPackage {
    /// What a cell that can hold any text holds, by what it is; the words themselves where nothing is set.
    var texts: [String: String] = [:]
    /// Whether source `hidden` is confidential.
    var isConfidential = false

    /// The cells that can hold any text.
    static let cells = [
        "summary", "name", "alias", "role", "note", "private note", "value", "follower", "title", "author", "publisher", "url", "locator",
        "quote", "topic", "side", "comment", "speaker", "label", "symbol",
    ]

    /// Makes the base `dossier.db` from it, some of its tables without rows.
    func makeBase(in folder: TemporaryFolder, without empty: Set<String> = []) throws {
        try FileManager.default.createDirectory(atPath: folder.path(of: "package"), withIntermediateDirectories: true)
        for (name, table) in tables { try folder.write(csv(empty.contains(name) ? Array(table.prefix(1)) : table), to: "package/\(name).csv") }
        try folder.write(#"{"name": "small", "resources": []}"#, to: "package/datapackage.json")
        for arguments in [["init", "--empty"], ["import", "package"]] {
            let outcome = try Program(Dossier.path, arguments, in: folder).run()
            if outcome.status != 0 { throw Failure(description: outcome.errors) }
        }
    }

    private struct Failure: Error, CustomStringConvertible { let description: String }

    private func text(_ cell: String) -> String { texts[cell] ?? cell }

    private func csv(_ table: [[String]]) -> String {
        table.map { row in
            row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.map { $0 == "\"\"" ? "" : $0 }.joined(separator: ",") + "\r\n"
        }.joined()
    }

    // Facts 1, 3, 6, 9 and 10, name 1 and dispute `secret` rest on `hidden` alone; fact 2 and fact 4 on both sources.
    private var tables: [String: [[String]]] {
        [
            "kinds": [["name", "plural", "label_en"], ["company", "companies", "company"], ["person", "people", "person"]],
            "units": [["code", "exponent", "kind", "symbol"], ["EUR", "2", "money", "€"], ["XAU", "0", "money", text("symbol")]],
            "predicates": [
                ["name", "takes", "value_type", "time", "slot", "label_en"], ["owns", "entity", "", "state", "pair", text("label")],
                ["pays", "entity", "", "event", "none", "pays"], ["founded", "value", "date", "event", "subject", "founded"],
                ["statement", "value", "text", "event", "none", "statement"],
            ],
            "entities": [
                ["slug", "kind", "name", "summary"], ["a", "company", "Alpha", text("summary")], ["b", "company", text("name"), ""],
                ["c", "company", "Gamma", ""], ["d", "company", "Delta", ""], ["p", "person", text("speaker"), ""],
            ],
            "names": [["id", "entity", "text", "language", "role"], ["1", "a", text("alias"), "en", "alias"], ["2", "a", "Alphax", "en", "alias"]],
            "relations": [
                [
                    "id", "subject", "predicate", "object", "starts", "ends", "modality", "amount_low", "amount_high", "unit", "role", "note",
                    "follows", "private_note",
                ],
                ["1", "a", "owns", "b", "2012", "2015", "actual", "", "", "", text("role"), text("note"), "", ""],
                ["2", "a", "pays", "c", "2013", "", "actual", "100", "100", "EUR", "", "open note", "", text("private note")],
                ["3", "d", "pays", "c", "2014", "", "actual", "7777", "7777", "EUR", "", "", "", ""],
                ["4", "b", "owns", "c", "2012", "", "actual", "", "", "", "", "", "", ""],
                ["5", "a", "pays", "b", "2015", "", "planned", "50", "50", "EUR", "", "", "", ""],
                ["6", "a", "pays", "b", "2016", "", "actual", "5", "5", "XAU", text("follower"), "", "5", ""],
                ["7", "b", "pays", "c", "2016", "", "actual", "6", "6", "EUR", "", "", "6", ""],
            ],
            "attributes": [
                ["id", "entity", "key", "value", "starts", "modality"], ["8", "a", "founded", "2001", "2001", "actual"],
                ["9", "a", "founded", "1999", "1999", "actual"], ["10", "b", "statement", text("value"), "2011", "actual"],
            ],
            "sources": [
                ["slug", "title", "author", "publisher", "published", "url", "derived_from", "confidential"],
                ["open", "Open paper", "", "Press", "2013", "http://open.example", "", ""],
                [
                    "hidden-source", text("title"), text("author"), text("publisher"), "2013", "http://\(text("url"))", "",
                    isConfidential ? "true" : "",
                ],
                ["derived", "Derived paper", "", "Press", "2014", "", "hidden-source", ""],
            ],
            "citations": [
                ["fact", "name", "source", "locator", "as_of", "quote", "speaker"],
                ["1", "", "hidden-source", text("locator"), "", text("quote"), "p"], ["2", "", "open", "p. 1", "", "", ""],
                ["2", "", "hidden-source", text("locator"), "2013-05-05", text("quote"), "p"], ["3", "", "hidden-source", "", "", "", ""],
                ["4", "", "open", "p. 4", "2013", "", ""], ["4", "", "hidden-source", "", "2018-08-08", "", ""],
                ["5", "", "open", "", "", "", ""], ["6", "", "hidden-source", "", "", "", ""], ["7", "", "derived", "", "", "", ""],
                ["8", "", "open", "", "", "", ""], ["9", "", "hidden-source", "", "", "", ""], ["10", "", "hidden-source", "", "", "", ""],
                ["", "1", "hidden-source", "", "", "", ""], ["", "2", "open", "", "", "", ""],
            ],
            "disputes": [
                ["slug", "topic", "verdict", "favours", "comment"], ["hidden-dispute", text("topic"), "rival", text("side"), text("comment")],
                ["open-dispute", "Open topic", "rival", "", ""],
            ],
            "dispute_sides": [
                ["dispute", "side", "fact", "name"], ["hidden-dispute", text("side"), "9", ""], ["hidden-dispute", "other", "8", ""],
                ["open-dispute", "one", "2", ""], ["open-dispute", "two", "5", ""],
            ],
        ]
    }
}
