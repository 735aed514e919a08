/// The word for a unit that has no symbol, as a figure takes it: "1 month", "18 months", "1,5 an", "3 ans".
///
/// The words are the unit's labels, in the singular. French has the plural from two on, English for all but exactly one.
struct UnitWords {
    let unit: Unit
    let language: Language

    /// The word beside a value in the unit's smallest parts; nil where the unit has a symbol, or no label.
    func word(beside value: Int64) -> String? {
        guard let label = language == .french ? unit.labelFrench : unit.labelEnglish else { return nil }
        let one = (0..<unit.exponent).reduce(UInt64(1)) { scale, _ in scale * 10 }
        let isPlural = language == .french ? value.magnitude >= 2 * one : value.magnitude != one
        if !isPlural { return label }
        return language == .french ? Self.french(label) : Self.english(label)
    }

    private static func english(_ label: String) -> String {
        for ending in ["s", "x", "z", "ch", "sh"] where label.hasSuffix(ending) { return label + (ending == "s" || ending == "z" ? "" : "es") }
        if label.hasSuffix("y"), let before = label.dropLast().last, !"aeiou".contains(before) { return label.dropLast() + "ies" }
        return label + "s"
    }

    // A noun with adjectives agrees throughout; what follows a preposition stays as it is.
    private static func french(_ label: String) -> String {
        var isOpen = true
        return label.split(separator: " ", omittingEmptySubsequences: false).map { word in
            if ["de", "du", "des", "par", "en"].contains(word) || word.hasPrefix("d'") { isOpen = false }
            if !isOpen || word.isEmpty || ["s", "x", "z"].contains(where: { word.hasSuffix($0) }) { return String(word) }
            if word.hasSuffix("eau") { return word + "x" }
            return word.hasSuffix("al") ? word.dropLast() + "ux" : word + "s"
        }.joined(separator: " ")
    }
}
