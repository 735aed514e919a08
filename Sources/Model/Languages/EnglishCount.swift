/// "1 file", "2 files": so many of a thing in English.
public enum EnglishCount {
    /// The number with its noun.
    public static func of(_ count: Int, _ noun: String) -> String { "\(count) \(self.noun(noun, count))" }

    /// The noun as it stands where there are so many: "fact", "facts".
    public static func noun(_ noun: String, _ count: Int) -> String { count == 1 ? noun : plural(of: noun) }

    static func plural(of noun: String) -> String {
        if ["s", "x", "z", "ch", "sh"].contains(where: noun.hasSuffix) { return noun + "es" }
        if noun.hasSuffix("y"), let before = noun.dropLast().last, !"aeiou".contains(before) { return noun.dropLast() + "ies" }
        return noun + "s"
    }
}
