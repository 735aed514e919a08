import DossierModel
import Foundation
import Testing

/// The files of the repository that these tests belong to.
private enum Sources {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")
    static let languages = folder.appending(path: "Model/Languages")

    static func text(of language: Language) throws -> String {
        let name = "\(language)"
        return try String(contentsOf: languages.appending(path: name.prefix(1).uppercased() + name.dropFirst() + ".swift"), encoding: .utf8)
    }

    /// The requirements of the catalogue: `func andMore(_ count: Int) -> String`, `var undated: String`.
    static func keys() throws -> [Key] {
        try FileManager.default.contentsOfDirectory(at: languages, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasSuffix("Wording.swift") }.sorted { $0.path < $1.path }
            .flatMap { file in
                try String(contentsOf: file, encoding: .utf8)
                    .matches(of: /(?m)^    (func .+ -> \w+|var \w+: String) ?(?:\{ get \})?$/).map { Key(declaration: String($0.1)) }
            }
    }

    /// A key with its text in one language, as the file of that language has it.
    struct Key {
        let declaration: String

        /// The parameters that must show in the text: of two forms, a flag may give one and the same.
        var parameters: [String] {
            if !declaration.hasPrefix("func") { return [] }
            return declaration.matches(of: /(\w+): ([\w\[\]]+)/).filter { $0.2 != "Bool" }.map { String($0.1) }
        }

        /// What stands between its braces; nil where it is missing.
        func body(in text: String) -> Substring? {
            guard let found = text.firstRange(of: "    \(declaration) {") else { return nil }
            var depth = 1
            let rest = text[found.upperBound...]
            let end = rest.firstIndex { character in
                if character == "{" { depth += 1 } else if character == "}" { depth -= 1 }
                return depth == 0
            }
            return end.map { rest[..<$0] }
        }
    }
}

@Suite("What is said in each language")
struct WordingTests {
    @Test("every language has its text for every key, with all that is put into it", arguments: Language.allCases)
    func keys(_ language: Language) throws {
        let (keys, text) = (try Sources.keys(), try Sources.text(of: language))
        #expect(keys.count > 150)
        for key in keys {
            guard let body = key.body(in: text) else {
                Issue.record("\(language) has no text for: \(key.declaration)")
                continue
            }
            #expect(!body.contains("\"\" }") && body.contains { $0.isLetter || $0.isPunctuation }, "\(key.declaration)")
            let words = Set(body.split { !$0.isLetter }.map(String.init))
            for parameter in key.parameters where !Self.unused.contains("\(language): \(parameter)") {
                #expect(words.contains(parameter), "\(language) drops '\(parameter)' of: \(key.declaration)")
            }
        }
    }

    /// What a language has no use for: groups of digits are parted by commas in English.
    private static let unused = ["english: space"]

    /// What is the same in English and in French.
    private static let alike = ["var sources: String", "func sourceCount(_ count: Int) -> String", "func month(_ month: Int, of year: String) -> DatePhrase"]

    @Test("no text was left in English")
    func translated() throws {
        let (english, french) = (try Sources.text(of: .english), try Sources.text(of: .french))
        for key in try Sources.keys() {
            #expect((key.body(in: english) == key.body(in: french)) == Self.alike.contains(key.declaration), "\(key.declaration)")
        }
    }

    @Test("in French no line can begin with a colon or a semicolon: the space before it is no break")
    func spaces() throws {
        let text = try Sources.text(of: .french).replacing(/\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/, with: "…")
        let literals = text.matches(of: /"([^"\n]*)"/).map(\.1)
        #expect(literals.count > 150)
        for literal in literals { #expect(!literal.contains(#/ [:;?!»]|« /#), "\(literal)") }
    }

    @Test("nothing but the catalogue asks which language it is")
    func choices() throws {
        let files = try #require(FileManager.default.enumerator(at: Sources.folder, includingPropertiesForKeys: nil)).compactMap { $0 as? URL }
        // What is read is another matter than what is said: words are of a language, whichever the answer is in.
        let others = ["Model/Languages/", "Model/Dates/Words/", "Model/Money/Amount", "Model/Words/"]
        let asking = try files.filter { file in
            if file.pathExtension != "swift" || others.contains(where: file.path.contains) { return false }
            return try String(contentsOf: file, encoding: .utf8).contains(/[ (,]\.french[^A-Za-z]|isFrench/)
        }
        #expect(asking.map(\.lastPathComponent) == [])
    }
}
