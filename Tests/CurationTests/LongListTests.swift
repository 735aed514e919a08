import DossierModel
import DossierStorage
import Foundation
import Testing

@testable import DossierCuration

/// A long list that only adds is read ahead by another thread, amounts and entities, where the base is a file: nobody can tell.
@Suite("A long list of operations")
struct LongListTests {
    static let spellings = ["acme", "Acme", "bolt", "crane", "Crane", "ann", "Ann Lee", "bob", "pot", "mast", "nobody-yet", "nobody"]

    // Lines by slug and by name; some make an entity that later ones name by its slug, some name one that is not there, or never was.
    private static func lines(_ seed: UInt64, faulty: Bool) -> String {
        var random = SeededNumbers(seed)
        var lines = ["source daily | Le Quotidien | language=fr", "source press"]
        for number in 0..<1_500 {
            func one() -> String { Self.spellings[Int(random.next() % UInt64(Self.spellings.count - (faulty ? 0 : 2)))] }
            // What an amount says depends on the language of its source, and on the units that there are by then.
            if number % 50 == 7 { lines += ["source daily", "crane | owns | pot | 1,\(100 + number) M€, 1999 | p. \(number)", "source press"] }
            if number == 800 { lines.append("unit CHF | exponent=2; kind=money; symbol=Fr") }
            let amounts = ["\(number) M€", "about 3 million euros", "5 %", number > 800 || faulty ? "CHF \(number)" : "€7", "1,250 M€"]
            if number % 11 == 3 { lines.append("ann | owns | \(one()) | \(amounts[number % (faulty ? 5 : 4)]), 2001 | p. \(number)") }
            if number == 700 { lines.append("+ Nobody Yet (company) | owns | crane | 2001 | p. 1") }
            if number % 97 == 5 { lines.append("+ New \(number) (company) | owns | \(one()) | 2001 | p. \(number)") }
            if number % 97 == 60 { lines.append("new-\(number - 55) | owns | acme | 2003 | p. \(number)") }
            lines.append("\(one()) | \(["owns", "leads", "buys"][number % 3]) | \(one()) | 20\(10 + random.next() % 10) | p. \(number % 40)")
        }
        return lines.joined(separator: "\n")
    }

    private func outcome(_ base: Writer, _ text: String) throws -> (content: [String], faults: [String]) {
        // What was merged keeps its slug.
        try DeskWorld.apply("+ Mast (company) | owns | pot | 1999\nsame | acme | mast", to: base)
        let operations = FactsFile(text).lines.map(\.operation)
        var faults: [String] = []
        do {
            try Desk(base).apply(operations, message: "a long list", mostFaults: .max)
        } catch let error as OperationFaults {
            faults = error.faults.map { "\($0.index) \($0.message)" }
        }
        return (try base.content().sorted(), faults)
    }

    @Test("says in a file what it says in memory", arguments: 0..<4)
    func ahead(_ seed: UInt64) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-test-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("long.db").path
        let text = Self.lines(seed, faulty: seed % 2 == 1)
        try KnowledgeBase.create(at: path) { _ = try DeskWorld.fill($0) }
        let file = try outcome(KnowledgeBase.openForWriting(path), text)
        let memory = try outcome(DeskWorld.base(), text)
        #expect(file.content == memory.content)
        #expect(file.faults == memory.faults)
        #expect(file.faults.isEmpty == (seed % 2 == 0))
        // Nothing keeps the file locked.
        try KnowledgeBase.openForWriting(path).revise("another change") { try $0.add(NewSource(slug: "later", title: "Later")) }
    }
}
