/// Reads from a name what folding would forget: elisions, possessives, apostrophes inside words and inner capitals.
struct NameText {
    private let scalars: [Unicode.Scalar]
    private let splitsCapitals: Bool

    /// `text` ready to be folded and cut into words, or nil if it is as it stands.
    ///
    /// French elisions are spelled out ("l'État" becomes "le État"), "à" becomes "au" so that it is no initial, English
    /// possessives and apostrophes inside words go ("Qa'ida"), and a name of one word is split before a capital if it
    /// `splitsCapitals` ("SiemensAG").
    static func prepare(_ text: String, splitsCapitals: Bool) -> String? {
        NameText(scalars: Array(text.unicodeScalars), splitsCapitals: splitsCapitals).prepared()
    }

    private func prepared() -> String? {
        var result = String.UnicodeScalarView()
        var changed = false
        for index in scalars.indices {
            if let replacement = replacement(at: index) {
                result.append(contentsOf: replacement.unicodeScalars)
                changed = true
            } else {
                result.append(scalars[index])
            }
        }
        return changed ? String(result) : nil
    }

    /// What to write instead of one scalar, nil to keep it.
    private func replacement(at index: Int) -> String? {
        let scalar = scalars[index]
        if Self.isApostrophe(scalar) {
            if isElision(at: index) { return "e " }
            return isLetter(index - 1) && isLetter(index + 1) ? "" : nil
        }
        if scalar == "s" || scalar == "S", index > 1, Self.isApostrophe(scalars[index - 1]), !isLetter(index + 1) { return "" }
        if scalar == "à" || scalar == "À", !isLetter(index - 1), !isLetter(index + 1) { return "au" }
        if splitsCapitals, index > 0, scalar.properties.isUppercase, scalars[index - 1].properties.isLowercase {
            return " \(scalar)"
        }
        return nil
    }

    /// An apostrophe after a lone L or D and before a word: "l'État", "Jeanne d'Arc".
    private func isElision(at index: Int) -> Bool {
        guard index > 0, index + 1 < scalars.count, !isLetter(index - 2) else { return false }
        return "lLdD".unicodeScalars.contains(scalars[index - 1])
    }

    private func isLetter(_ index: Int) -> Bool {
        scalars.indices.contains(index) && scalars[index].properties.isAlphabetic
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", "\u{2018}", "\u{2019}", "\u{02BC}", "\u{00B4}", "`": true
        default: false
        }
    }
}
