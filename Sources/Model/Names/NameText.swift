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
        var index = 0
        while index < scalars.count {
            if let (number, end) = romanOrdinal(at: index) {
                result.append(contentsOf: number.unicodeScalars)
                changed = true
                index = end
                continue
            }
            if let replacement = replacement(at: index) {
                result.append(contentsOf: replacement.unicodeScalars)
                changed = true
            } else {
                result.append(scalars[index])
            }
            index += 1
        }
        return changed ? String(result) : nil
    }

    /// The number of "XIIIe" and "Ier" in figures, and the index behind it; nil if none begins there. Its capitals tell it from "vie". An X
    /// with an e is one behind another word only, and an L is none: "Xe" is a name, "Le" an article.
    private func romanOrdinal(at start: Int) -> (number: String, end: Int)? {
        guard Self.isRomanDigit(scalars[start]), !isLetter(start - 1) else { return nil }
        let ending = scalars[start...].firstIndex { !Self.isRomanDigit($0) } ?? scalars.count
        let end = scalars[ending...].firstIndex { !$0.properties.isAlphabetic } ?? scalars.count
        guard 1...3 ~= end - ending, ending - start > 1 || scalars[start] != "L" && (scalars[start] != "X" || start > 0 || end > ending + 1)
        else { return nil }
        guard scalars[ending].properties.isLowercase else { return nil }
        let (numeral, letters) = (text(start..<ending), text(ending..<end))
        guard NumberWords.ordinalEndings.contains(NameFolding.fold(letters)) else { return nil }
        return RomanNumeral.plainValue(numeral.lowercased(), upTo: 89).map { (String($0), end) }
    }

    private func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        for index in range { text.append(scalars[index]) }
        return String(text)
    }

    /// What to write instead of one scalar, nil to keep it.
    private func replacement(at index: Int) -> String? {
        let scalar = scalars[index]
        if Self.isApostrophe(scalar) {
            if isElision(at: index) { return "e " }
            return isLetter(index - 1) && isLetter(index + 1) ? "" : nil
        }
        if scalar == "s" || scalar == "S", index > 1, Self.isApostrophe(scalars[index - 1]), !isLetter(index + 1) { return "" }
        // "N° 1" and "nº 1"
        if scalar == "°" || scalar == "º", index > 0, "nN".unicodeScalars.contains(scalars[index - 1]), !isLetter(index - 2) { return "umero " }
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

    private static func isRomanDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "I", "V", "X", "L": true
        default: false
        }
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", "\u{2018}", "\u{2019}", "\u{02BC}", "\u{00B4}", "`": true
        default: false
        }
    }
}
