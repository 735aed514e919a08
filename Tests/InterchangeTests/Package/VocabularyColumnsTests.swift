import Foundation
import DossierStorage
import Testing

@testable import DossierInterchange

@Suite("Columns of the vocabulary")
struct VocabularyColumnsTests {
    @Test("every one is described, in docs/package.md by the same words", arguments: [PackageTable.kinds, .predicates, .units, .predicateAliases])
    func described(table: PackageTable) throws {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let page = try String(contentsOf: root.appendingPathComponent("docs/package.md"), encoding: .utf8)
        let descriptions = PackageSchema.descriptions[table] ?? [:]
        for field in PackageSchema.of(table).fields {
            let text = try #require(descriptions[field.name], "\(table.rawValue).\(field.name)")
            #expect(page.contains("| `\(field.name)` | \(text) |"))
        }
        #expect(descriptions.count == PackageSchema.of(table).fields.count)
    }
}
