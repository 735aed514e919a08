@testable import DossierModel
import Testing

/// The table of words against the lines of the lists that it is made of.
struct WordTableTests {
    @Test("Every word of a list is found in its lines and in no other, and no other word is found", arguments: ["names.txt", "family-names.txt"])
    func words(list: String) {
        let table = WordTable("Words/" + list)
        var lines: [String: Set<Int>] = [:]
        let entries = WordFile("Words/" + list).entries
        #expect(table.roles == entries.map(\.role))
        for (line, entry) in entries.enumerated() { for word in entry.phrases { lines[word, default: []].insert(line) } }
        for (word, expected) in lines {
            var found: Set<Int> = []
            _ = table.firstLine(of: word) { line in
                found.insert(line)
                return false
            }
            #expect(found == expected, "\(word)")
            for other in [word + "q", "q" + word, String(word.dropLast())] where lines[other] == nil { #expect(!table.contains(other), "\(other)") }
        }
        #expect(!table.contains(""))
    }

    @Test("A phrase is found by its first word, with the code of its line")
    func phrases() {
        let table = WordTable("Words/legal-forms.txt", code: 2)
        let entries = WordFile("Words/legal-forms.txt").entries
        for (line, entry) in entries.enumerated() {
            for phrase in (entry.role.count > 2 ? [entry.role[2...].joined(separator: " ")] : []) + entry.phrases {
                let first = String(phrase.prefix { $0 != " " })
                #expect(table.phrases(from: first).contains { $0.phrase == phrase && $0.line == line }, "\(phrase)")
            }
        }
        #expect(table.phrases(from: "societe").count > 5 && table.phrases(from: "soc").isEmpty)
    }

    @Test("An added line is found as the others are")
    func added() {
        var table = WordTable("Words/legal-forms.txt", code: 2)
        let count = table.phrases(from: "societe").count
        table.add(WordFile.Entry(role: ["FR", "limited", "societe", "x"], phrases: ["zz top"]))
        #expect(table.phrases(from: "societe").count == count + 1 && table.phrases(from: "zz").first?.phrase == "zz top")
    }
}
