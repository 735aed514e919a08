/// The words of an embedded list by the lines they stand in, looked up by their bytes: no text is made of a word that nobody asks for.
///
/// A table of places in the list, half of them free: about ten instructions a byte to make, against some hundreds a word for a dictionary.
/// Lines that are added, the user's, go into a dictionary.
struct WordTable: Sendable {
    /// Where a phrase stands, and how long the word is that it is looked up by; 0 where none stands.
    private struct Slot {
        var start: UInt32 = 0
        var length: UInt16 = 0
        var wholeLength: UInt16 = 0
        var line: UInt16 = 0
    }

    /// The meaning of each line, cut at the spaces.
    private(set) var roles: [[String]] = []

    private nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>
    private var slots: [Slot]
    private var added: [String: [(phrase: String, line: Int)]] = [:]
    /// After how many words of a meaning a phrase stands there too; nil where none does, and where words are looked up whole.
    private let code: Int?

    /// Reads an embedded list, whose words are folded.
    ///
    /// - Parameter code: phrases are looked up by their first words, and what stands in the meaning behind so many words is one.
    init(_ name: String, code: Int? = nil) {
        self.code = code
        bytes = WordFile.bytes(name)
        var capacity = 64
        // A word and its comma have six bytes and more, but for a few.
        while capacity < bytes.count / 3 { capacity *= 2 }
        slots = Array(repeating: Slot(), count: capacity)
        roles.reserveCapacity(256)
        WordFile.eachLine(of: bytes) { start, colon, end in
            let role = WordFile.texts(bytes, start, colon, cutAt: UInt8(ascii: " "))
            roles.append(role)
            if let code, role.count > code { insert((start + role[..<code].reduce(0) { $0 + $1.utf8.count + 1 })..<colon) }
            WordFile.eachText(bytes, colon + 1, end, cutAt: UInt8(ascii: ",")) { insert($0) }
        }
    }

    /// Adds a line of folded words.
    mutating func add(_ entry: WordFile.Entry) {
        roles.append(entry.role)
        let line = roles.count - 1
        guard let code else {
            for word in entry.phrases { added[word, default: []].append((word, line)) }
            return
        }
        for phrase in (entry.role.count > code ? [entry.role[code...].joined(separator: " ")] : []) + entry.phrases {
            added[String(phrase.prefix { $0 != " " }), default: []].append((phrase, line))
        }
    }

    /// Whether any line has a word.
    func contains(_ word: String) -> Bool { firstLine(of: word) { _ in true } != nil }

    /// The first line that has a word and fits.
    func firstLine(of word: String, where fits: (Int) -> Bool) -> Int? {
        let found = firstSlot(of: word) { fits(Int($0.line)) }
        return found.map { Int($0.line) } ?? (added.isEmpty ? nil : added[word]?.first { fits($0.line) }?.line)
    }

    /// The phrases that begin with a word, in the order of the list.
    func phrases(from word: String) -> [(phrase: String, line: Int)] {
        var phrases: [(phrase: String, line: Int)] = []
        _ = firstSlot(of: word) { slot in
            phrases.append((text(Int(slot.start)..<Int(slot.start) + Int(slot.wholeLength)), Int(slot.line)))
            return false
        }
        return added.isEmpty ? phrases : phrases + (added[word] ?? [])
    }

    /// The words that phrases of a line that fits are looked up by, each once, in any order.
    func words(where fits: (Int) -> Bool) -> [String] {
        var words: [String] = []
        for slot in slots where slot.length > 0 && fits(Int(slot.line)) {
            let word = text(Int(slot.start)..<Int(slot.start) + Int(slot.length))
            // One that stands in several lines is given once: where a search meets it.
            if firstSlot(of: word, where: { fits(Int($0.line)) })?.start == slot.start { words.append(word) }
        }
        if added.isEmpty { return words }
        for (word, phrases) in added where phrases.contains(where: { fits($0.line) }) && firstSlot(of: word, where: { fits(Int($0.line)) }) == nil {
            words.append(word)
        }
        return words
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self) }

    private func firstSlot(of word: String, where fits: (Slot) -> Bool) -> Slot? {
        var word = word
        return word.withUTF8 { letters in
            var place = WordTable.hash(letters) & (slots.count - 1)
            while slots[place].length > 0 {
                if isWord(slots[place], letters), fits(slots[place]) { return slots[place] }
                place = (place + 1) & (slots.count - 1)
            }
            return nil
        }
    }

    private func isWord(_ slot: Slot, _ letters: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(slot.length) == letters.count else { return false }
        for index in letters.indices where letters[index] != bytes[Int(slot.start) + index] { return false }
        return true
    }

    private mutating func insert(_ range: Range<Int>) {
        guard range.count <= Int(UInt16.max), roles.count <= Int(UInt16.max) else { preconditionFailure("a list as long is no list of words") }
        let end = code == nil ? nil : bytes[range].firstIndex(of: UInt8(ascii: " "))
        let word = range.lowerBound..<(end ?? range.upperBound)
        var place = WordTable.hash(UnsafeBufferPointer(rebasing: bytes[word])) & (slots.count - 1)
        while slots[place].length > 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = Slot(start: UInt32(range.lowerBound), length: UInt16(word.count), wholeLength: UInt16(range.count), line: UInt16(roles.count - 1))
    }

    /// FNV-1a of 64 bits, folded.
    private static func hash(_ letters: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & Int.max
    }
}
