/// "1 file", "2 files": so many of a thing in English.
public enum EnglishCount {
    /// The number with its noun, whose plural takes an s, or es behind one.
    public static func of(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : noun.hasSuffix("s") ? "es" : "s")"
    }
}
