/// What the word index holds for a name.
public enum NameIndexText {
    /// Stands before an acronym, so that it is no word: `^fsn`.
    public static let acronymMark = "^"

    /// The folded name, followed by its acronym if three words or more, articles and legal forms aside, make one.
    public static func make(folded: String) -> String {
        guard let acronym = acronym(ofFolded: folded) else { return folded }
        return "\(folded) \(acronymMark)\(acronym)"
    }

    /// A word from its last letter to its first.
    public static func backwards(_ word: String) -> String {
        String(String.UnicodeScalarView(word.unicodeScalars.reversed()))
    }

    // Lighter than NamePattern.acronym: an import does this for every name.
    private static func acronym(ofFolded folded: String) -> String? {
        if folded.utf8.count(where: { $0 == 0x20 }) < 2 { return nil }
        let words = folded.split(separator: " ").map(String.init)
        let last = words.count - (LegalForm.isWord(words[words.count - 1]) ? 1 : 0)
        var acronym = ""
        for word in words[..<last] where !NameWords.particles.contains(word) {
            if let letter = word.unicodeScalars.first { acronym.unicodeScalars.append(letter) }
        }
        return 3...9 ~= acronym.utf8.count ? acronym : nil
    }
}
