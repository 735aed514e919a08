/// "a company", "an organization": the article that a noun takes in English.
public enum EnglishArticle {
    /// The noun with its article.
    public static func before(_ noun: String) -> String { (takesAn(noun) ? "an " : "a ") + noun }

    /// Several, of which one is meant: "a fund or an office".
    public static func before(_ nouns: [String]) -> String { nouns.map { before($0) }.joined(separator: " or ") }

    // By its first letter, which tells for names of kinds; but a university, a European, a one-man business, an hour.
    private static func takesAn(_ noun: String) -> Bool {
        let noun = noun.lowercased()
        if ["eu", "uni", "use", "usu", "one", "once"].contains(where: noun.hasPrefix) { return false }
        if ["hour", "honest", "honour", "heir"].contains(where: noun.hasPrefix) { return true }
        return noun.first.map { "aeiou".contains($0) } ?? false
    }
}
