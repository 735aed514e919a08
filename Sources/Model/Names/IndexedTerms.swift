/// The pieces in which the word indexes hold a folded word.
///
/// FTS5's tokenizer `unicode61` ends a token at a mark, as vowels are written in the scripts of India and Southeast Asia: "किताब" is held
/// as "क", "त" and "ब". Names' places are not kept (`detail = none`), so that a word is asked for by all its pieces; whoever compares the
/// names that have them sees which has the word.
public enum IndexedTerms {
    /// The pieces of a word in their order: the word itself, for the most part.
    public static func of(_ word: String) -> [String] {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return [word] }
        return word.unicodeScalars.split(whereSeparator: endsToken).map { String($0) }
    }

    // As `unicode61` has it, which knows Unicode 6.1 and takes what came later for letters.
    private static func endsToken(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
            .otherNumber, .privateUse:
            // Marks then, letters now: vowels and tones of New Tai Lue, and signs of the Vedas.
            return 0x19B0...0x19C0 ~= scalar.value || 0x19C8...0x19C9 ~= scalar.value || 0x1CF2...0x1CF3 ~= scalar.value
        case .unassigned: return false
        default:
            // The other way round: letters then, of Mongolian.
            if 0x1885...0x1886 ~= scalar.value { return false }
            guard scalar.value > 0x7F, let age = scalar.properties.age else { return scalar.value <= 0x7F }
            return (age.major, age.minor) <= (6, 1) && !isDiacritic(scalar)
        }
    }

    // Those that Latin, Greek and Cyrillic letters bear; folding takes them off.
    private static func isDiacritic(_ scalar: Unicode.Scalar) -> Bool { 0x300...0x331 ~= scalar.value }
}
