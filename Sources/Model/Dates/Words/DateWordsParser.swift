extension EDTF {
    /// Reads a date as people write it: EDTF, or words of French or English, with or without accents and capitals.
    ///
    /// - Parameter day: the day the words were written on, which "last June" and "l'an passé" need; without it they are refused.
    ///
    /// Throws `EDTFError` that shows accepted forms, or both readings where a text has two; it `needsDay` where only the day is missing.
    /// What each form means is listed in `docs/dates.md`.
    public init(words text: some StringProtocol, relativeTo day: Day? = nil) throws(EDTFError) {
        let text = String(text)
        let trimmed = DateWordsParser.trimmed(text)
        let edtfError: EDTFError
        do {
            self = try EDTF(trimmed)
            return
        } catch {
            edtfError = error
        }
        var parser = DateWordsParser(text, relativeTo: day)
        let edtf: String
        do {
            edtf = try parser.parse()
        } catch {
            // Of words that no day makes a date, the error says what else is wrong with them.
            if error.needsDay { try EDTF.checkReadable(text) }
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

extension EDTF {
    /// Throws what else is wrong with a text that lacks its day: on a day long past, or far ahead, it has to be a date.
    private static func checkReadable(_ text: String) throws(EDTFError) {
        do {
            _ = try EDTF(words: text, relativeTo: Day(year: 1000, month: 6, day: 1))
        } catch {
            _ = try EDTF(words: text, relativeTo: Day(year: 9000, month: 6, day: 1))
        }
    }
}

/// Reads a date in French or English words, and gives it as EDTF text.
struct DateWordsParser {
    let text: String
    let tokens: [DateToken]
    /// The day that relative dates count from.
    let reference: Day?
    private(set) var index = 0
    /// Whether any time of a day is told.
    let hasTimes: Bool
    /// Whether a date in figures such as 20/04/2012 was found.
    var hasFigures = false
    /// Whether a week by its number was read, whose noun the next number has too: "semaines 36 et 37".
    var isInWeeks = false

    /// What every error about an unreadable start shows.
    static let forms = """
        a date such as 2012, May 2012, 20 April 2012, spring 2013, Q1 2012, early September 2012, about 2012, before May 2012, \
        since June 2013, between 2012 and 2014, 20 avril 2012, printemps 2013, 1er trimestre 2012, début septembre 2012, \
        vers 2012, avant mai 2012, depuis juin 2013, entre 2012 et 2014, or EDTF such as 2012-05~
        """

    init(_ text: String, relativeTo reference: Day? = nil) {
        self.text = text
        self.reference = reference
        tokens = DateToken.tokens(of: text)
        hasTimes = tokens.contains(where: \.isTime)
    }

    fileprivate static func trimmed(_ text: String) -> String {
        // A letter or digit of ASCII at both ends, as nearly all have, is seen without asking Unicode.
        func isPlain(_ byte: UInt8?) -> Bool { byte.map { (0x21...0x7E).contains($0) } ?? true }
        if isPlain(text.utf8.first), isPlain(text.utf8.last) { return text }
        guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
        var rest = text[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    /// Whether the text has any word that is not one of the letters of EDTF.
    var hasWords: Bool {
        tokens.contains { token in
            switch token.kind {
            case .phrase(.time, _) where !token.text.contains(where: \.isLetter): false
            case .word, .phrase: token.text.count > 1 || !"xyestz".contains(token.text.lowercased())
            default: false
            }
        }
    }

    /// Whether the words are French and not English, which tells how 05/09/2012 is meant.
    var isFrench: Bool {
        var isFrench = false
        for case .phrase(_, let languages) in tokens.map(\.kind) {
            if languages == .english { return false }
            if languages == .french { isFrench = true }
        }
        return isFrench
    }

    /// Whether an era is told, of which any year in few figures may be.
    var hasEra: Bool {
        tokens.contains { $0.means(.beforeChrist) || $0.means(.afterChrist) }
            || zip(tokens, tokens.dropFirst()).contains { $0.isDated && $1.text == "CE" }
    }

    /// Reads the whole text.
    mutating func parse() throws(EDTFError) -> String {
        let isEnclosed = isEnclosed("(", ")") || isEnclosed("[", "]") || isEnclosed("\"", "\"")
        if isEnclosed { advance() }
        let phrase = try parsePhrase()
        if isEnclosed { _ = accept(")") || accept("]") || accept("\"") }
        _ = accept(".") || accept(",") || accept(":") || accept(";")
        guard index == tokens.count else { throw error("the end of the date") }
        return phrase
    }

    /// Whether the whole text stands in parentheses or quotation marks.
    private func isEnclosed(_ open: Character, _ close: Character) -> Bool {
        isSign(open) && tokens.last?.isSign(close) == true && !tokens.dropFirst().dropLast().contains { $0.isSign(open) }
    }
}

// What the rest of the parser reads with.
extension DateWordsParser {
    /// The token `offset` places ahead; nil beyond the end.
    func token(_ offset: Int = 0) -> DateToken? {
        tokens.indices.contains(index + offset) ? tokens[index + offset] : nil
    }

    /// What the phrase `offset` places ahead means; nil if it is none.
    func sense(_ offset: Int = 0) -> DateSense? {
        if case .phrase(let sense, _)? = token(offset)?.kind { sense } else { nil }
    }

    /// The number `offset` places ahead with its count of digits; nil if there is none.
    func number(_ offset: Int = 0) -> (value: Int, digits: Int)? {
        guard let token = token(offset), case .number(let value?) = token.kind else { return nil }
        return (value, token.text.count)
    }

    /// The number of one or two figures, or in words, that lies `offset` places ahead; nil if there is none.
    func count(_ offset: Int = 0) -> Int? {
        if let (value, digits) = number(offset) { return digits <= 2 ? value : nil }
        for sense in [sense(offset)].compactMap(\.self) + (token(offset)?.otherSenses ?? []) {
            if case .number(let value) = sense { return value }
        }
        return nil
    }

    /// Whether a sign lies `offset` places ahead.
    func isSign(_ sign: Character, _ offset: Int = 0) -> Bool {
        if case .sign(sign)? = token(offset)?.kind { true } else { false }
    }

    /// Whether one of the signs that join the parts of a date lies ahead: "mars-2013", "T3/2012", "sept. 2012".
    func isJoiner(_ offset: Int = 0) -> Bool {
        isSign("-", offset) || isSign("/", offset) || isSign(".", offset)
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

    /// Passes over a phrase of a sense if it comes next.
    mutating func accept(_ sense: DateSense) -> Bool {
        guard self.sense() == sense else { return false }
        index += 1
        return true
    }

    /// Passes over articles and prepositions inside a date.
    mutating func skipFillers() {
        while true {
            switch sense() {
            case .filler, .of: break
            // "year to March 2013" is a span, "a year ago" a date.
            case .year, .monthUnit: if isRelativeUnit || isOneOfSeveral || [.to, .ended, .ago].contains(sense(1)) { return }
            default: return
            }
            advance()
            _ = accept("'")
        }
    }

    /// Whether a month of a year comes next, whichever it is: "a month of 2012".
    private var isOneOfSeveral: Bool {
        guard sense() == .monthUnit, sense(1) == .of else { return false }
        var next = 2
        while sense(next) == .of || sense(next) == .filler || isSign("'", next) { next += 1 }
        if case .date(let written)? = token(next)?.kind { return written.month == nil }
        return number(next) != nil && !isJoiner(next + 1) || [.afterChrist, .year, .decade, .century].contains(sense(next))
    }

    /// Passes over what may stand in front of a date and changes nothing: "au", "à la date du", "on", "as of".
    mutating func skipLeadIns() {
        while true {
            let start = index
            skipFillers()
            if accept(.at) || accept(.toOrAt) || accept(.on) { _ = accept("'") }
            // Of a second date it is another event: "lancé en 2010 et fermé en 2012".
            if sense() == .occasion, !tokens[..<index].contains(where: \.isDated) {
                advance()
                skipReference()
            }
            if index == start { return }
            // "Publié le : jeudi 1er mai 2008"
            _ = accept(":")
        }
    }

    /// Passes over the number of an act, "n° 2005-649" before "du".
    private mutating func skipReference() {
        guard case .word(let word)? = token()?.kind, word == "n" && isSign("°", 1) || word == "no" && isSign(".", 1) || word == "nº" else { return }
        let start = index
        while let token = token() {
            switch token.kind {
            case .number, .date, .sign, .word: advance()
            case .phrase(.of, _): return
            case .phrase: return rewind(to: start)
            }
        }
        rewind(to: start)
    }

    /// An error at the next token.
    func error(_ expected: String, hasSeveralReadings: Bool = false) -> EDTFError {
        error(expected, at: offset, hasSeveralReadings: hasSeveralReadings)
    }

    /// An error at an offset in Unicode scalars, which it gives as a column of characters.
    func error(_ expected: String, at offset: Int, needsDay: Bool = false, hasSeveralReadings: Bool = false) -> EDTFError {
        EDTFError(
            text: text, column: String(text.unicodeScalars.prefix(offset)).count + 1, expected: expected, needsDay: needsDay,
            hasSeveralReadings: hasSeveralReadings)
    }

    /// Where the next token starts, in Unicode scalars.
    var offset: Int { token()?.offset ?? text.unicodeScalars.count }
}
