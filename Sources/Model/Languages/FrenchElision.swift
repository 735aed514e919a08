/// "se retire d'Andromède": what the word "de" becomes before a vowel.
public enum FrenchElision {
    /// Words, and the name that they end in front of.
    public static func joined(_ words: String, _ name: String) -> String {
        guard words == "de" || words.hasSuffix(" de"), beginsWithVowel(name) else { return words + " " + name }
        return words.dropLast() + "'" + name
    }

    // As it is written, accents aside. Before h and y either may be said: they are left.
    private static func beginsWithVowel(_ name: String) -> Bool {
        NameFolding.fold(String(name.prefix(1))).first.map { "aeiou".contains($0) } ?? false
    }
}
