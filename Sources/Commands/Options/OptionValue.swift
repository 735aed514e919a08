internal import ArgumentParser
internal import DossierModel

/// What an option or an argument says, read where it is declared: a value that says nothing, or cannot be read, ends the command
/// as wrong usage and never reaches it.
///
/// The declarations of `OptionValue+Declarations` are the only ones that commands use, so that a new option cannot forget to ask.
protocol OptionValue: Sendable {
    /// Reads a text that says something.
    ///
    /// - Throws: `ValidationError`, with what may stand there.
    init(option text: String) throws

    /// Whether a text says nothing: it is blank, or nothing but commas.
    static func saysNothing(_ text: String) -> Bool

    static var completion: CompletionKind { get }
}

extension OptionValue {
    static func saysNothing(_ text: String) -> Bool { text.saysNothing }

    static var completion: CompletionKind { .default }

    /// The value of one argument of the command line.
    static func read(_ argument: String) throws -> Self {
        let text = DashedValue.unmarked(argument)
        if saysNothing(text) { throw ValidationError.saysNothing(text) }
        return try Self(option: text)
    }
}

extension String: OptionValue {
    init(option text: String) { self = text }
}

extension Int: OptionValue {
    init(option text: String) throws {
        guard let number = Int(text) else { throw ValidationError("it takes a whole number") }
        self = number
    }
}

extension Double: OptionValue {
    init(option text: String) throws {
        guard let number = Double(text), number.isFinite else { throw ValidationError("it takes a number") }
        self = number
    }
}

/// How many, from one on.
struct PositiveCount: OptionValue, CustomStringConvertible {
    let number: Int

    init(_ number: Int) { self.number = number }

    init(option text: String) throws {
        number = try Int(option: text)
        if number < 1 { throw ValidationError("it takes a number from 1 on") }
    }

    var description: String { "\(number)" }
}

/// Values between commas.
struct CommaList<Element: OptionValue>: OptionValue {
    let elements: [Element]

    init(option text: String) throws {
        elements = try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            if part.isBlank { throw ValidationError("nothing stands before or after a comma") }
            return try Element.read(String(part.trimmingSpaces))
        }
    }
}

/// A choice among words: capitals do not matter.
protocol WordChoice: OptionValue, CaseIterable {
    var word: String { get }
}

extension WordChoice {
    init(option text: String) throws {
        let choices = Array(Self.allCases)
        self = choices[try ValidationError.place(of: text, among: choices.map(\.word))]
    }

    static var completion: CompletionKind { .list(allCases.map(\.word)) }

    /// The choice whose flag is given; nil where none is. The flags are called as the words.
    ///
    /// - Throws: `ValidationError` where two are given.
    static func only(_ flags: [(isGiven: Bool, choice: Self)]) throws -> Self? {
        let given = flags.filter(\.isGiven).map(\.choice)
        if given.count > 1 { throw ValidationError("--\(given[0].word) and --\(given[1].word) exclude each other.") }
        return given.first
    }
}

extension WordChoice where Self: RawRepresentable, RawValue == String {
    var word: String { rawValue }
}

// What is the same for every type, so that it is compiled once.
extension ValidationError {
    fileprivate static func saysNothing(_ text: String) -> ValidationError {
        ValidationError(text.isEmpty ? "it is empty" : text.isBlank ? "it is blank" : "there is nothing but commas")
    }

    /// Which of the words a text is.
    fileprivate static func place(of text: String, among words: [String]) throws -> Int {
        let word = text.lowercased()
        if let place = words.firstIndex(of: word) { return place }
        let near = SpellingSuggestion.of(word, among: words).map { "did you mean \($0)? " } ?? ""
        throw ValidationError(near + "choose one of " + words.joined(separator: ", "))
    }
}

extension String {
    /// Whether it is blank, or nothing but commas.
    fileprivate var saysNothing: Bool {
        // Asked of each word of a lookup: a comma alone makes it take the text apart.
        utf8.contains(UInt8(ascii: ",")) ? split(separator: ",").allSatisfy { $0.isBlank } : isBlank
    }
}

extension StringProtocol {
    /// Without the spaces and tabs around it.
    fileprivate var trimmingSpaces: SubSequence {
        let start = self.drop { $0 == " " || $0 == "\t" }
        return start.lastIndex { $0 != " " && $0 != "\t" }.map { start[...$0] } ?? start
    }
}
