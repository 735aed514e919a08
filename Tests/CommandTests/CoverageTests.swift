import Foundation
import Testing

/// Coverage/items.csv is the list of what the documents say, made by hand from them; Coverage/coverage.csv tells which facts,
/// names and disputes of the bundled knowledge base carry each item, or why none does.
@Suite("The bundled knowledge base holds what the documents say")
struct CoverageTests {
    static let items = rows("items.csv")
    static let coverage = rows("coverage.csv")

    private static func rows(_ name: String) -> [[String: String]] {
        let file = Repository.tests.appendingPathComponent("Coverage/\(name)")
        return (try? String(contentsOf: file, encoding: .utf8)).map(csvRows) ?? []
    }

    @Test("every item is covered once, by what carries it or by a reason why nothing does, never both")
    func everyItem() {
        #expect(Self.items.count == 241, "62 of the article, 141 of other documents, 38 conflicts")
        #expect(Self.items.compactMap { $0["item"] }.sorted() == Self.coverage.compactMap { $0["item"] }.sorted())
        for row in Self.coverage {
            let isCarried = !words(row["carried_by"]).isEmpty
            #expect(isCarried == words(row["reason"]).isEmpty, "\(row["item"] ?? "")")
        }
    }

    @Test(
        "what carries an item exists and agrees with it: subject, date, amount and source",
        arguments: coverage.filter { !words($0["carried_by"]).isEmpty })
    func carrier(_ row: [String: String]) throws {
        let item = try #require(Self.items.first { $0["item"] == row["item"] })
        let base = try CoverageBase.bundled.get()
        let claims = try words(row["carried_by"]).flatMap { try base.claims($0) }

        let entities = Set(claims.flatMap(\.entities))
        #expect(!entities.isDisjoint(with: words(item["subjects"])), "subject: \(entities)")

        let written = claims.flatMap(\.dates)
        let dates = written.compactMap { EDTFDays($0) }
        for wanted in words(item["dates"]) {
            let days = try #require(EDTFDays(wanted))
            #expect(dates.contains { $0.overlaps(days) }, "date \(wanted): \(written)")
        }
        let amounts = claims.flatMap(\.amounts)
        for wanted in words(item["amounts"]) {
            let amount = try #require(Double(wanted))
            #expect(amounts.contains(amount), "amount \(wanted): \(amounts)")
        }
        let sources = claims.flatMap(\.sources)
        for wanted in words(item["sources"]) {
            #expect(sources.contains(wanted), "source \(wanted)")
        }
    }
}

private func words(_ text: String?) -> [String] { (text ?? "").split(separator: " ").map(String.init) }
