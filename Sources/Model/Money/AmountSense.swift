/// What a word or phrase means in an amount. The words themselves are in `Words/amounts-*.txt`, whose roles are the names of these cases.
enum AmountSense: Equatable, Sendable {
    case about, atMost, atLeast
    /// In front of an amount, and changes nothing: "une enveloppe de".
    case leadIn
    case between, from, and, to, or, link, article
    case number(Int), hundred
    /// "et demi", "and a half".
    case half
    /// All of something, which is a hundred per cent: "la totalité".
    case whole
    /// More than half of something.
    case majority
    /// One part of so many.
    case fraction(Int)
    /// "une centaine": about so many.
    case collective(Int)
    /// A power of ten; `isOwn` where the same word is another power in French.
    case scale(Int, isOwn: Bool)
    /// A unit by its code.
    case unit(String)
    /// A measure of so many powers of ten of a base: 6 of W.
    case measure(String, Int)
    /// A noun for things counted.
    case thing
    /// "a year", "each".
    case per(String)
    /// "HT", "excluding VAT".
    case note
    /// "du capital", "stake".
    case share

    /// The words of all languages, read when an amount in words is first met.
    static let lexicon = UserWords.readOrRefuse(readLexicon)

    static func readLexicon() throws(WordListFault) -> PhraseLexicon<AmountSense> {
        try PhraseLexicon("amounts", sense: AmountSense.init(role:), words: AmountToken.words(of:))
    }

    /// The sense that a line of a word list names; nil if it names none.
    init?(role: [String]) {
        let number = role.last.flatMap { Int($0) } ?? -1
        switch (role.first, role.count) {
        case ("number", 2) where (0...99).contains(number): self = .number(number)
        case ("fraction", 2) where (2...12).contains(number): self = .fraction(number)
        case ("collective", 2) where (2...1_000_000).contains(number): self = .collective(number)
        case ("scale", 2) where (1...15).contains(number), ("ownScale", 2) where (1...15).contains(number):
            self = .scale(number, isOwn: role[0] == "ownScale")
        case ("unit", 2): self = .unit(role[1])
        case ("measure", 3) where (0...15).contains(number): self = .measure(role[1], number)
        case ("per", 2): self = .per(role[1])
        case (let name?, 1):
            guard let plain = AmountSense.plain(name) else { return nil }
            self = plain
        default: return nil
        }
    }

    private static func plain(_ name: String) -> AmountSense? {
        switch name {
        case "about": .about
        case "atMost": .atMost
        case "atLeast": .atLeast
        case "leadIn": .leadIn
        case "between": .between
        case "from": .from
        case "and": .and
        case "to": .to
        case "or": .or
        case "link": .link
        case "article": .article
        case "hundred": .hundred
        case "half": .half
        case "whole": .whole
        case "majority": .majority
        case "thing": .thing
        case "note": .note
        case "share": .share
        default: nil
        }
    }
}
