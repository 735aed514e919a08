import Foundation
import DossierInterchange
import DossierModel
import DossierStorage
import Testing

/// A knowledge base in a file of a test's own.
final class BaseFile {
    let folder: String
    var path: String { folder + "/base.db" }

    private init(_ fill: (Writer) throws -> Void) throws {
        folder = NSTemporaryDirectory() + "dossier-base-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try KnowledgeBase.create(at: path, fill: fill)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
    }

    /// The bundled base, and what it has none of: names that need quotes, a merged entity, retracted facts, odd amounts.
    static func awkward() throws -> BaseFile {
        try BaseFile { base in
            _ = try PackageImporter(.bundled, into: base).run(message: "bundled")
            try base.revise("awkward") { revision in
                let long = String(repeating: "Very ", count: 40) + "Long"
                let names = ["Comma, and \"quotes\"", "Two\nlines", long, "To be merged"]
                let added = try names.enumerated().map {
                    try revision.add(NewEntity(slug: "awkward-\($0)", kind: "company", name: $1))
                }
                let orange = try #require(try revision.entity(slug: "orange"))
                let invests = try #require(try revision.predicate(named: "invests-in"))
                for (number, entity) in added.enumerated() {
                    var fact = NewFact(subject: entity, predicate: invests, object: .entity(orange), starts: "201X", ends: "2015~")
                    fact.role = "a, b"
                    fact.note = "line\nline, \"quoted\""
                    fact.amountLow = number == 1 ? nil : 12_345 + Int64(number)
                    fact.amountHigh = number == 3 ? fact.amountLow : 99_999_999 * Int64(number + 1)
                    fact.isApproximate = number == 2
                    fact.unit = try revision.unitsByCode()["EUR"]?.id
                    _ = try revision.add(fact)
                }
                let gone = try revision.add(NewFact(subject: orange, predicate: invests, object: .entity(added[1])))
                try revision.retract(gone)
                try revision.merge(added[3], into: added[0])
            }
            try base.revise("take back") { try $0.retract(FactID(5)) }
        }
    }

    /// So many entities and relations between them, drawn by one rule.
    static func synthetic(entities: Int, relations: Int) throws -> BaseFile {
        let package = try PackageFolder()
        for name in ["names.csv", "attributes.csv", "citations.csv", "disputes.csv", "dispute_sides.csv"] {
            let header = try package.text(name).prefix { !$0.isNewline }
            try package.write(header + "\n", to: name)
        }
        let lines = (0..<entities).map { number in
            "thing-\(number),company," + (number % 50 == 0 ? "\"Thing, no. \(number)\"" : "Thing \(number)")
        }
        try package.write("slug,kind,name\n" + lines.joined(separator: "\n") + "\n", to: "entities.csv")
        var state: UInt64 = 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let facts = (0..<relations).map { _ in "thing-\(random(entities)),partner-of,thing-\(random(entities)),actual" }
        try package.write("subject,predicate,object,modality\n" + facts.joined(separator: "\n") + "\n", to: "relations.csv")
        return try BaseFile { try package.load(into: $0) }
    }
}
