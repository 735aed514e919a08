/// The stable text key of an entity, made from its name.
public enum Slug {
    /// What a name without a letter or a digit gets.
    public static let fallback = "entity"

    /// The folded words of `name` joined with hyphens: "Dassault Systèmes" is `dassault-systemes`. Never empty.
    ///
    /// Unlike a folded name, a slug keeps "et" and "and" apart and leaves "&" out.
    public static func make(_ name: some StringProtocol) -> String {
        let folded = NameFolding.fold(name, unifiesAnd: false)
        if folded.isEmpty { return fallback }
        return String(decoding: folded.utf8.map { $0 == 0x20 ? 0x2D : $0 }, as: UTF8.self)
    }
}
