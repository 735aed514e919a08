import Foundation
import Testing

/// Lists of words of the user's own are read where a question needs them, and what is wrong with one is said with its place.
@Suite("Words of the user's own")
struct UserWordsTests {
    /// Writes lists into the user's configuration, or another folder of the test.
    private static func write(_ lists: [String: String], to words: String = ".config/dossier/words", in folder: TemporaryFolder) throws {
        try FileManager.default.createDirectory(atPath: folder.path(of: words), withIntermediateDirectories: true)
        for (name, text) in lists { try folder.write(text, to: "\(words)/\(name)") }
    }

    private static func run(_ arguments: [String], in folder: TemporaryFolder, words: String? = nil) throws -> Outcome {
        try Program(Dossier.path, arguments, in: folder, environment: words.map { ["DOSSIER_WORDS": folder.path(of: $0)] } ?? [:]).run()
    }

    @Test("a word of a date or an amount that a list adds is read as the one beside it", arguments: [
        ("dates-fr.txt", "month 9: Setembré, setembre", ["relations", "cloudwatt", "--on"], "setembre 2012", "septembre 2012"),
        ("dates-en.txt", "# days of mine\r\nnamed 9 6: Founding Day", ["relations", "cloudwatt", "--on"], "founding day 2012", "2012-09-06"),
        ("amounts-en.txt", "scale 6: Yardlets", ["money", "andromede", "--at-least"], "100 yardlets euros", "100 million euros"),
    ] as [(String, String, [String], String, String)])
    func added(list: String, line: String, question: [String], word: String, known: String) throws {
        let folder = try TemporaryFolder.withBase()
        let bare = try Self.run(question + [word], in: folder)
        #expect(bare.status == 64 || bare.status == 65, "\(bare.output)")
        try Self.write([list: line + "\n"], in: folder)
        let read = try Self.run(question + [word], in: folder)
        #expect(read.status == 0, "\(read.errors)")
        #expect(try Self.run(question + [known], in: folder).output.isEmpty == false)
        #expect(try read.output == Self.run(question + [known], in: folder).output)
    }

    @Test("a word of a name that a list adds is compared as it says", arguments: [
        ("names.txt", "spelled brasserie: Brass\n", ["Brasserie Dupont Frères", "Brass Dupont Frères"]),
        ("legal-forms.txt", "BE limited bv be: Maatschappij\n", ["Dupont", "Dupont Maatschappij", "--kind", "company"]),
        ("transliterations.txt", "arabic ب: bb, gw\n", ["بشار الأسد", "Gwashar al-Assad"]),
    ])
    func names(list: String, line: String, names: [String]) throws {
        let folder = try TemporaryFolder()
        #expect(try !Self.run(["compare"] + names, in: folder).output.hasPrefix("same"))
        try Self.write([list: line], to: "mine", in: folder)
        #expect(try Self.run(["compare"] + names, in: folder, words: "mine").output.hasPrefix("same"))
    }

    @Test("what is wrong with a list is said with file, line and what next, before anything is done", arguments: [
        ("dates-fr.txt", "month 9: setembre\nmonth 13: undecembre\n", "line 2: 'month 13' is no meaning that this list has"),
        ("dates-fr.txt", "\n\nmonth 9 setembre\n", "line 3: no colon between a meaning and its words: 'month 9 setembre'"),
        ("dates-en.txt", "month 9: 7ber\n", "line 1: '7ber' is no word"),
        ("dates-en.txt", "month 9: may\n", "line 1: 'may' has another meaning already"),
        ("dates-en.txt", "month 9:\n", "line 1: no words behind the colon"),
    ])
    func faults(list: String, text: String, message: String) throws {
        let folder = try TemporaryFolder()
        try Self.write([list: text], in: folder)
        let outcome = try Self.run(["relations", "cloudwatt", "--on", "mai 2012"], in: folder)
        #expect(outcome.status == 65)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(".config/dossier/words/\(list), \(message)"), "\(outcome.errors)")
        #expect(outcome.errors.contains("try: mend the line"))
    }

    @Test("names, legal forms and amounts have their own faults, and doctor says all of them and what it does not read")
    func doctor() throws {
        let folder = try TemporaryFolder.withBase()
        try Self.write(["names.txt": "given: Aoife\n", "date-fr.txt": "month 9: setembre\n"], in: folder)
        let good = try Self.run(["doctor"], in: folder)
        #expect(good.status == 0)
        #expect(good.output.contains("words: names.txt; not read: date-fr.txt (lists are amounts-en.txt"), "\(good.output)")

        try Self.write([
            "names.txt": "title: two words\n", "legal-forms.txt": "FR chain enseigne: enseignes\n", "amounts-fr.txt": "unit EUR: 100 balles\n",
            "transliterations.txt": "greek α: a\n", "dates-fr.txt": "month: setembre\n",
        ], in: folder)
        let wrong = try Self.run(["doctor", "--format", "json"], in: folder)
        #expect(wrong.status == 65)
        for fault in [
            "names.txt, line 1: 'two words' is not one word", "legal-forms.txt, line 1: 'FR chain enseigne' is no meaning",
            "amounts-fr.txt, line 1: '100 balles' is no word", "transliterations.txt, line 1: 'greek α' is no meaning",
        ] { #expect(wrong.output.contains(fault), "\(wrong.output)") }

        // What changes the base looks before it begins, whatever it is about to read.
        let before = try Self.run(["log", "--format", "csv"], in: folder).output
        #expect(try Self.run(["entity", "add", "Zeta", "--kind", "company"], in: folder).status == 65)
        #expect(try Self.run(["log", "--format", "csv"], in: folder).output == before)
    }

    @Test("a folder that is named has to be there, and a lookup that reads no list does not look")
    func folders() throws {
        let folder = try TemporaryFolder.withBase()
        let missing = try Self.run(["relations", "cloudwatt", "--on", "mai 2012"], in: folder, words: "nowhere")
        #expect(missing.status == 66)
        #expect(missing.errors.contains("DOSSIER_WORDS names no folder"))
        for arguments in [["show", "cloudwatt"], ["relations", "cloudwatt", "--on", "2012-05"], ["sql", "select 1"]] {
            #expect(try Self.run(arguments, in: folder, words: "nowhere").status == 0, "\(arguments)")
        }
    }
}
