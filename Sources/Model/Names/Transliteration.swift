/// Compares a name that is written by its sound in another alphabet or language with a Latin spelling: "محمد بن سلمان", "Mohammed bin
/// Salman"; "Fransuā Olands", "François Hollande". The rules are in `Words/transliterations.txt`.
struct Transliteration: Sendable {
    /// Arabic and Persian letters.
    static let arabic = Transliteration("arabic")
    /// Latvian spellings of names of other languages, folded.
    static let latvian = Transliteration("latvian")

    /// How sure it is that two spellings are one name.
    enum Likeness { case same, doubtful }

    /// A letter or two, and what stands for them.
    private struct Rule {
        let letters: [UInt32]
        let spellings: [[UInt32]]
    }

    private var rules: [UInt32: [Rule]] = [:]
    /// What stands for an article that a word begins with.
    private var article: Rule?
    private var silent: Set<UInt32> = []
    private var long: [[UInt32]] = []
    private var final: [[UInt32]] = []
    private var endings: [[UInt32]] = []

    private static let entries = UserWords.readOrRefuse(readEntries)

    static func readEntries() throws(WordListFault) -> [WordFile.Entry] {
        let list = "transliterations.txt"
        let users = try UserWords.entries(of: list)
        for entry in users {
            // Only the Arabic article has letters of its own to be written in.
            let isKnown = ["arabic", "latvian"].contains(entry.role[0]) && entry.role.count == 2 && entry.role[1] != "article"
            guard isKnown else { throw .unknownMeaning(entry, in: list) }
            for phrase in entry.phrases where phrase != "-" && (NameFolding.fold(phrase) != phrase || phrase.utf8.contains(0x20)) {
                throw .noWord(phrase, entry, in: list, "is not in small letters without accents")
            }
        }
        return WordFile("Words/" + list).entries + users
    }

    private init(_ name: String) {
        for entry in Self.entries where entry.role.count > 1 && entry.role[0] == name {
            let spellings = entry.phrases.map { $0 == "-" ? [] : Self.letters($0) }
            switch entry.role[1] {
            case "silent": silent.formUnion(spellings.joined())
            case "long": long += spellings
            case "final": final += spellings
            case "ending": endings = (endings + spellings).sorted { $0.count > $1.count }
            case "article": article = Rule(letters: Self.letters(entry.role[2]), spellings: spellings)
            case let text:
                let rule = Rule(letters: Self.letters(text), spellings: spellings)
                rules[rule.letters[0], default: []].append(rule)
            }
        }
    }

    private static func letters(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    // MARK: Names

    /// Whether a folded name is written in Arabic letters.
    static func isArabic(_ folded: String) -> Bool {
        folded.utf8.contains { 0xD8...0xDB ~= $0 } && folded.unicodeScalars.contains { 0x620...0x6FF ~= $0.value }
    }

    /// Whether a folded Arabic name and a Latin one may be the same; nil where letters of one have no place in the other.
    ///
    /// A name of one word is as good as no evidence: short vowels are not written.
    static func ofArabic(_ arabic: String, _ latin: String) -> Likeness? {
        guard arabic.utf8.count <= longest, latin.utf8.count <= longest else { return nil }
        let (from, to) = (letters(arabic), letters(latin))
        if !Self.arabic.reads(from, as: to, isLoose: false) {
            return Self.arabic.reads(from, as: to, isLoose: true) ? .doubtful : nil
        }
        return arabic.utf8.contains(0x20) && latin.utf8.contains(0x20) ? .same : .doubtful
    }

    /// Whether one of two people's names is the Latvian spelling of the other: all of its words have a Latvian letter, or an ending that
    /// the other has not, or are the same.
    static func ofLatvian(_ one: NamePattern, _ other: NamePattern) -> Bool {
        guard one.tokens.count == other.tokens.count, 2...4 ~= one.tokens.count else { return false }
        // Looked at before the rules are read, which most lookups do without.
        return looksLatvian(one) && latvian.reads(one, as: other) || looksLatvian(other) && latvian.reads(other, as: one)
    }

    private static func looksLatvian(_ name: NamePattern) -> Bool {
        name.text.utf8.contains { $0 == 0xC4 || $0 == 0xC5 }
            || name.tokens.allSatisfy { $0.text.utf8.last == UInt8(ascii: "s") }
    }

    private func reads(_ foreign: NamePattern, as name: NamePattern) -> Bool {
        let spelled = foreign.text.split(separator: " ")
        guard spelled.count == foreign.tokens.count, foreign.text.utf8.count <= Self.longest,
            name.text.utf8.count <= Self.longest
        else { return false }
        return zip(zip(foreign.tokens, name.tokens), spelled).allSatisfy { tokens, spelling in
            let (from, to) = tokens
            if from.text == to.text { return true }
            guard from.isWord, to.isWord, from.letters.count > 1, to.letters.count > 1 else {
                return false
            }
            let isMarked = spelling.unicodeScalars.contains { Self.marked.contains($0) }
            if isMarked, reads(from.letters, as: to.letters, isLoose: false) { return true }
            return endings.contains { ending in
                // "Boriss" is "Boris": what ends so already takes the ending all the same.
                from.letters.count > ending.count + 1 && from.letters.ends(with: ending)
                    && (isMarked || !to.letters.ends(with: ending) || from.letters.dropLast(ending.count).elementsEqual(to.letters))
                    && reads(Array(from.letters.dropLast(ending.count)), as: to.letters, isLoose: false)
            }
        }
    }

    // The letters that no other language has together.
    private static let marked = Set("āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ".unicodeScalars)
    // The work grows with the product of both.
    private static let longest = 80

    // MARK: Letters

    private static let space: UInt32 = 0x20

    /// Whether letters can be read as the others, from the first to the last.
    ///
    /// - Parameter isLoose: whether long vowels may go unwritten.
    private func reads(_ from: [UInt32], as to: [UInt32], isLoose: Bool) -> Bool {
        // At which places of `to` the reading can be, for each number of letters read.
        var reached = [Set<Int>](repeating: [], count: from.count + 1)
        reached[0] = [0]
        for index in 0...from.count {
            passOver(&reached[index], of: to, isLoose: isLoose)
            if index == from.count { break }
            let isAtWord = index == 0 || from[index - 1] == Self.space
            for place in reached[index] {
                if from[index] == Self.space { reached[index + 1].insert(place) }
                var possible = rules[from[index]] ?? []
                if isAtWord, let article { possible.append(article) }
                for rule in possible where from[index...].starts(with: rule.letters) {
                    for spelling in rule.spellings where to[place...].starts(with: spelling) {
                        insert(place + spelling.count, of: to, into: &reached[index + rule.letters.count])
                    }
                }
            }
        }
        return reached[from.count].contains { place in place == to.count || final.contains { $0.elementsEqual(to[place...]) } }
    }

    // A doubled letter is written once.
    private func insert(_ place: Int, of to: [UInt32], into places: inout Set<Int>) {
        places.insert(place)
        if place > 0, place < to.count, to[place] == to[place - 1] { places.insert(place + 1) }
    }

    // Spaces, and what is not written.
    private func passOver(_ places: inout Set<Int>, of to: [UInt32], isLoose: Bool) {
        var open = Array(places)
        while let place = open.popLast() {
            guard place < to.count else { continue }
            let isLong = !isLoose && long.contains { to[place...].starts(with: $0) }
            if to[place] == Self.space || silent.contains(to[place]) && !isLong, places.insert(place + 1).inserted {
                open.append(place + 1)
            }
        }
    }
}

extension Array where Element == UInt32 {
    fileprivate func ends(with other: [UInt32]) -> Bool { suffix(other.count).elementsEqual(other) }
}
