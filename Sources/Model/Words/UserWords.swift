internal import Synchronization

/// Lists of words of the user's own, which add to the embedded ones of the same names and in the same format.
///
/// A list is asked for when the embedded one is first read, and once. Nothing that is stored depends on them: dates and amounts are stored
/// as they were read, and the index of names has the embedded lists alone.
public enum UserWords {
    /// Where the lists come from.
    public struct Source: Sendable {
        let text: @Sendable (_ list: String) -> String?
        let refuse: @Sendable (WordListFault) -> Never

        /// - Parameters:
        ///   - text: the user's list of a name ("dates-fr.txt"); nil without one.
        ///   - refuse: told what is wrong with a list. It ends the program: words are looked up in the midst of what cannot fail, and half
        ///     a list would answer otherwise than the whole.
        public init(text: @escaping @Sendable (_ list: String) -> String?, refuse: @escaping @Sendable (WordListFault) -> Never) {
            self.text = text
            self.refuse = refuse
        }
    }

    /// The names of the lists.
    public static let lists = [
        "amounts-en.txt", "amounts-fr.txt", "dates-en.txt", "dates-fr.txt", "family-names.txt", "legal-forms.txt", "names.txt",
        "transliterations.txt",
    ]

    private static let source = Mutex<Source?>(nil)

    /// Has the lists that are read from now on come from a source.
    public static func take(from new: Source) { source.withLock { $0 = new } }

    /// What is wrong with the user's lists: the first fault of those that are read together.
    public static func faults() -> [WordListFault] {
        [
            fault(DateSense.readLexicon), fault(AmountSense.readLexicon), fault(NameWordLists.read), fault(FamilyNames.read),
            fault(LegalForm.readUsers), fault(Transliteration.readEntries),
        ].compactMap(\.self)
    }

    private static func fault<Table>(_ read: () throws(WordListFault) -> Table) -> WordListFault? {
        do {
            _ = try read()
            return nil
        } catch {
            return error
        }
    }

    /// What `read` makes of the lists.
    static func readOrRefuse<Table>(_ read: () throws(WordListFault) -> Table) -> Table {
        do {
            return try read()
        } catch {
            guard let source = source.withLock({ $0 }) else { preconditionFailure("only a user's list has faults: \(error)") }
            source.refuse(error)
        }
    }

    /// The lines of the user's list; none without one.
    static func entries(of list: String) throws(WordListFault) -> [WordFile.Entry] {
        guard let text = source.withLock({ $0 })?.text(list) else { return [] }
        var entries: [WordFile.Entry] = []
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            let trimmed = trimmed(number == 1 && line.first == "\u{FEFF}" ? line.dropFirst() : line)
            if trimmed.isEmpty || trimmed.first == "#" { continue }
            guard let colon = trimmed.firstIndex(of: ":") else {
                throw WordListFault(list: list, line: number, message: "no colon between a meaning and its words: '\(trimmed)'")
            }
            let role = trimmed[..<colon].split(whereSeparator: \.isWhitespace).map(String.init)
            let phrases = trimmed[trimmed.index(after: colon)...].split(separator: ",").map { String(self.trimmed($0)) }.filter { !$0.isEmpty }
            guard !role.isEmpty, !phrases.isEmpty else {
                throw WordListFault(list: list, line: number, message: role.isEmpty ? "no meaning before the colon" : "no words behind the colon")
            }
            entries.append(WordFile.Entry(role: role, phrases: phrases, line: number))
        }
        return entries
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}

/// What is wrong with a line of a user's list.
public struct WordListFault: Error, Equatable, Sendable, CustomStringConvertible {
    public let list: String
    /// From 1.
    public let line: Int
    public let message: String

    public var description: String { "\(list), line \(line): \(message)" }

    static func unknownMeaning(_ entry: WordFile.Entry, in list: String) -> WordListFault {
        WordListFault(list: list, line: entry.line, message: "'\(entry.role.joined(separator: " "))' is no meaning that this list has")
    }

    static func noWord(_ phrase: String, _ entry: WordFile.Entry, in list: String, _ reason: String) -> WordListFault {
        WordListFault(list: list, line: entry.line, message: "'\(phrase)' \(reason)")
    }

    /// A word keeps the meaning that it has: a second one would change what is read without it.
    static func otherMeaning(_ phrase: String, _ entry: WordFile.Entry, in list: String) -> WordListFault {
        noWord(phrase, entry, in: list, "has another meaning already")
    }
}
