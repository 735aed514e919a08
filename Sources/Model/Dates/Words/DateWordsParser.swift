extension EDTF {
    /// Reads a date as people write it: EDTF, or words of French or English, with or without accents and capitals.
    ///
    /// Throws `EDTFError` that shows accepted forms. What each form means is listed in `docs/dates.md`.
    public init(words text: some StringProtocol) throws(EDTFError) {
        let text = String(text)
        let trimmed = String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        let edtfError: EDTFError
        do {
            self = try EDTF(trimmed)
            return
        } catch {
            edtfError = error
        }
        var parser = DateWordsParser(text)
        let edtf: String
        do {
            edtf = try parser.parse()
        } catch {
            // A text without words is meant as EDTF, so the error about EDTF helps more.
            throw text == trimmed && !parser.hasWords && !parser.hasFigures ? edtfError : error
        }
        do {
            self = try EDTF(edtf)
        } catch {
            throw EDTFError(text: text, column: 1, expected: "\(error.expected) (this reads as \(edtf))")
        }
    }
}

/// Reads a date in French or English words, and gives it as EDTF text.
struct DateWordsParser {
    let text: String
    let tokens: [DateToken]
    private(set) var index = 0
    /// Whether a date in figures such as 20/04/2012 was found.
    var hasFigures = false

    /// What every error about an unreadable start shows.
    static let forms = """
        a date such as 2012, May 2012, 20 April 2012, spring 2013, Q1 2012, early September 2012, about 2012, before May 2012, \
        since June 2013, between 2012 and 2014, 20 avril 2012, printemps 2013, 1er trimestre 2012, début septembre 2012, \
        vers 2012, avant mai 2012, depuis juin 2013, entre 2012 et 2014, or EDTF such as 2012-05~
        """

    init(_ text: String) {
        self.text = text
        tokens = DateToken.tokens(of: text)
    }

    /// Whether the text has any word that is not one of the letters of EDTF.
    var hasWords: Bool {
        tokens.contains { if case .word(let word) = $0.kind { word.count > 1 || !"xyestz".contains(word) } else { false } }
    }

    /// Reads the whole text.
    mutating func parse() throws(EDTFError) -> String {
        let phrase = try parsePhrase()
        _ = accept(".")
        guard index == tokens.count else { throw error("the end of the date") }
        return phrase
    }
}

// What the rest of the parser reads with.
extension DateWordsParser {
    /// The token `offset` places ahead; nil beyond the end.
    func token(_ offset: Int = 0) -> DateToken? {
        index + offset < tokens.count ? tokens[index + offset] : nil
    }

    /// The meaning of the word `offset` places ahead; nil if it is no word or has none.
    func word(_ offset: Int = 0) -> DateWord? {
        guard case .word(let word)? = token(offset)?.kind else { return nil }
        return DateWord(word)
    }

    /// The number `offset` places ahead with its count of digits; nil if there is none.
    func number(_ offset: Int = 0) -> (value: Int, digits: Int)? {
        guard let token = token(offset), case .number(let value?) = token.kind else { return nil }
        return (value, token.text.count)
    }

    /// Whether a sign lies `offset` places ahead.
    func isSign(_ sign: Character, _ offset: Int = 0) -> Bool {
        if case .sign(sign)? = token(offset)?.kind { true } else { false }
    }

    /// Passes over tokens.
    mutating func advance(_ count: Int = 1) { index += count }

    /// Goes back to an index read before.
    mutating func rewind(to index: Int) { self.index = index }

    /// Passes over a sign if it comes next.
    mutating func accept(_ sign: Character) -> Bool {
        guard isSign(sign) else { return false }
        index += 1
        return true
    }

    /// Passes over a word with a meaning if it comes next.
    mutating func accept(_ meaning: DateWord) -> Bool {
        guard word() == meaning else { return false }
        index += 1
        return true
    }

    /// Passes over a run of folded words, separated by spaces in `phrase`, if they come next; full stops and hyphens between them do not count.
    mutating func accept(phrase: String) -> Bool {
        let start = index
        for expected in phrase.split(separator: " ") {
            while index > start, isSign(".") || isSign("-") { index += 1 }
            guard case .word(let word)? = token()?.kind, word == expected else {
                index = start
                return false
            }
            index += 1
        }
        return true
    }

    /// Passes over articles and prepositions inside a date.
    mutating func skipFillers() {
        while word() == .filler || (isSign("'") && index > 0) { index += 1 }
    }

    /// An error at the next token.
    func error(_ expected: String) -> EDTFError {
        EDTFError(text: text, column: token()?.column ?? text.count + 1, expected: expected)
    }
}
