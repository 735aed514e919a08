import DossierModel
import Foundation
import Testing

@testable import DossierCuration

/// Lines of facts, damaged at random: refused with a place in the file, or read as what they say now.
@Suite("Mutated lines of facts")
struct FactsFuzzTests {
    // Set for a long run: DOSSIER_FACTS_MUTANTS=100000 swift test --filter FactsFuzz
    static let count = ProcessInfo.processInfo.environment["DOSSIER_FACTS_MUTANTS"].flatMap { UInt64($0) } ?? 2_000

    @Test("a fault has its line and column; what is read can be written again, and means the same")
    func mutants() throws {
        var (faults, operations) = (0, 0)
        for seed in 0..<Self.count {
            var mutation = Mutation(seed)
            let text = mutation.text()
            let file = FactsFile(text)
            let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for fault in file.faults {
                try #require(lines.indices.contains(fault.line - 1), "\(seed): line \(fault.line) of \(lines.count)")
                #expect(fault.column >= 1 && fault.column <= fault.text.count + 1, "\(seed): column \(fault.column) of \(fault.text)")
                #expect(Substring(lines[fault.line - 1]).contains(fault.text) || fault.line == 1, "\(seed): \(fault.text)")
                #expect(!fault.message.isEmpty)
            }
            for line in file.lines {
                for field in ["subject", "object", "starts", "locator", "as-of", "nothing", nil] {
                    #expect(1...(line.text.count + 1) ~= line.column(of: field), "\(seed): \(field ?? "") in \(line.text)")
                }
            }
            let printed = Self.printed(file)
            let again = FactsFile(printed)
            #expect(again.faults.map(\.message) == [], "\(seed):\n\(text)\n--\n\(printed)")
            #expect(file.lines.map(\.operation) == again.lines.map(\.operation), "\(seed):\n\(text)\n--\n\(printed)")
            // Not only equal in Unicode's eyes, but written the same.
            #expect(Self.printed(again).utf8.elementsEqual(printed.utf8), "\(seed):\n\(text)\n--\n\(printed)")
            (faults, operations) = (faults + file.faults.count, operations + file.lines.count)
        }
        // Neither all refused nor all read.
        #expect(faults > Int(Self.count) / 4 && operations > Int(Self.count) / 4, "\(faults) faults, \(operations) operations")
    }

    private static func printed(_ file: FactsFile) -> String {
        var printer = FactsPrinter()
        return file.lines.compactMap { printer.lines(of: $0.operation, because: "so") }.flatMap { $0 }.joined(separator: "\n")
    }

    @Test("what says nothing, or says something twice, is refused and not passed over", arguments: [
        "A | owns | B | planned, committed", "A | owns | B | 40 %, 2012, 50 %", "A | owns | B | un million d'euros, 40 %", "A | owns | B | 40 % | amount=50 %",
        "A | owns | B | chair | role=clerk", "A | owns | B | 2012 | starts=2013", "A | owns | B | 2012 .. 2013, .. 2014",
        "A | owns | B | on 2012, on 2013", "A | owns | B | | unit=EUR", "A | owns | B | | approximate=true",
        "A | owns | B | 40 % | amount_low=40; unit=percent", "A | owns | B | | amount_low=40; unit=percent; approximate=maybe",
        "A | owns | B | | par. 1 | at=par. 2", "A | owns | B | | \"a\" | \"b\"", "A | owns | B | | as_of=2012; as_of_defaulted=yes",
        "A | owns | B | | note=", "cite #1 | at=", "cite #1 | par. 1 | par. 2", "same | A | B | C", "same A | B | C", "rename | A | B | C",
        "different | A | B | why | not", "@x - 42 | because=so", "@x same | A | B", "- 42 | because=", "uncite #1 | source=press; because=",
        "edit #1 | object=A; value=B", "remove source press | because=so; with_dependents=perhaps", "remove source press",
        "name A | B | former, alias", "+ A () | owns | B", "+ A (company) | owns | B (fund)", "source press | publisher=P | Title | Q",
        "side quarrel | yes | 42, ", "A | owns | B | | 2012 | says=soon",
    ])
    func refused(line: String) {
        let file = FactsFile("source press\n\(line)\n")
        #expect(file.faults.count == 1, "\(file.lines.map(\.operation))")
    }

    @Test("what stands below a source that is none is not taken for the source above it")
    func faultySource() {
        let file = FactsFile("source press\nsource | title\nA | owns | B\nsource letter\nA | owns | C\n")
        #expect(file.faults.map(\.line) == [2, 3] && file.lines.map(\.number) == [5])
    }
}

/// A few lines of every sort with something changed.
private struct Mutation {
    private var numbers: SeededNumbers

    init(_ seed: UInt64) { numbers = SeededNumbers(seed) }

    private static let lines = [
        "# a comment", "", "source press-1 | Two clouds for one State | The Press | 2013-12-03 | https://example.org/clouds?a=b",
        "source letter | author=Ann Lee; title=A letter; published=2012~; confidential=true", "source -", "source press-1",
        "Orange | owns | Cloudwatt | 44,4 %, 2012-09 .. 2015-03 | par. 1, s. 3",
        "@sales Cloudwatt | revenue | 2 M€ | on 2014 | par. 4, s. 2 | note=before the merger\\; so they say; speaker=Orange",
        "+ Jeanne Martin (person) | leads | Cloudwatt | interim president, 2014-03 .. | par. 6 | \"a few words of the source\"",
        "+ Cloudwatt | hosts | Élan (the new) (company) | denied, .. 2013 | says=2012 .. 2013; basis=implies",
        "Orange | owns | Numergy | | amount_low=40; amount_high=50.5; unit=percent; approximate=true; follows=@sales",
        "name Orange | France Télécom | former, .. 2013-07-01 | par. 2 | language=fr", "@n name Orange | O | acronym | quote=O\\|range",
        "cite @sales | par. 9 | as_of=2015-01; as_of_defaulted=true", "cite n7 | source=letter; says=-", "- 42 | because=the article was corrected",
        "uncite #42 | source=press-1; at=par. 1; because=misread", "? État français | invests-in | Numergy | 75 M€, committed | par. 2",
        "? État français | invests-in | Numergy | un milliard et demi d'euros, planned | par. 2",
        "edit #42 | amount=150 M€; starts=; role=chair; follows=", "edit @sales | amount_low=1; unit=EUR; modality=planned",
        "entity bleu | company | Bleu | summary=A cloud; of its own", "entity bleu | company | Bleu | summary=A cloud\\; of its own",
        "rename | Orange | Orange SA", "dispute founding | When | verdict=rival; favours=2021", "side founding | 2021 | @sales, #42, n7",
        "same | Orange | France Télécom", "different | Orange | Orange Bank | one is a bank", "remove source letter | because=lost; with_dependents=true",
        "predicate hosts | label_en=hosts; takes=entity; time=state", "unit EUR | exponent=2; kind=money; symbol=€", "alias owned-by | predicate=owns; inverse=true",
        "translation president | language=fr; context=ann; translated=présidente", "mapping ftm | table=kind; name=company; target=Company",
        "cue is to found | language=en; predicate=founds", "script all | kind=query; body=SELECT 1\\nFROM fact", "\\Source Perrier | owns | \\# | role=2nd",
    ]

    private static let bits = [
        "|", " | ", ";", "; ", ",", ", ", "=", "\\", "\"", "#", "@", "+", "- ", "?", "(", ")", " ", "\t", "\n", "\r\n", "\r", "\u{301}", "\u{A0}", "\u{202E}",
        "\u{200B}", "\u{FEFF}", "\0", "é", "名", "😀", "א", " .. ", "..", "on ", "2012", "planned", "note=", "at=", "says=", "1", "-", "%", "\\n", "\\|", "name ",
        "source ", "company", "\u{1B}[31m", "\\r",
    ]

    private mutating func one<Element>(of elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &numbers)] }

    mutating func text() -> String {
        var text = (0..<Int.random(in: 1...5, using: &numbers)).map { _ in one(of: Self.lines) }.joined(separator: "\n")
        for _ in 0..<one(of: [0, 1, 1, 1, 2, 2, 3, 6]) { text = changed(text) }
        return text
    }

    private mutating func changed(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        if scalars.isEmpty { return one(of: Self.bits) }
        let place = Int.random(in: 0..<scalars.count, using: &numbers)
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0, 1, 2: scalars.insert(contentsOf: one(of: Self.bits).unicodeScalars, at: place)
        case 3: scalars.remove(at: place)
        case 4: scalars[place] = one(of: Self.bits).unicodeScalars.first ?? " "
        case 5:
            let end = min(scalars.count, place + Int.random(in: 1...12, using: &numbers))
            scalars.removeSubrange(place..<end)
        case 6:
            let end = min(scalars.count, place + Int.random(in: 1...30, using: &numbers))
            scalars.insert(contentsOf: scalars[place..<end], at: Int.random(in: 0...scalars.count, using: &numbers))
        default:
            // Fields in another order.
            var fields = text.split(separator: "|", omittingEmptySubsequences: false)
            fields.swapAt(Int.random(in: fields.indices, using: &numbers), Int.random(in: fields.indices, using: &numbers))
            return fields.joined(separator: "|")
        }
        var changed = String.UnicodeScalarView()
        changed.append(contentsOf: scalars)
        return String(changed)
    }
}
