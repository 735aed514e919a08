/// A name prepared for matching: folded, cut into words, legal forms and abbreviations recognised.
///
/// Preparing costs a few microseconds; prepare a query once and match it with many candidates.
public struct NamePattern: Sendable {
    /// The name as given.
    public let text: String
    /// The name as `NameFolding` writes it; empty if it holds no letter and no digit.
    public let folded: String
    /// The first letters of the words that matter, as an acronym would use them: "Fonds stratégique national" is `fsn`.
    /// Empty if fewer than two words matter.
    public let acronym: String

    let tokens: [NameToken]

    public init(_ text: some StringProtocol) {
        self.text = String(text)
        folded = NameFolding.fold(text)
        let isOneWord = !folded.utf8.contains(0x20)
        let prepared = NameText.separated(self.text, splitsCapitals: isOneWord)
        tokens = NameTokenizer.tokens(prepared.map { NameFolding.fold($0) } ?? folded)
        let words = tokens.filter { $0.isWord }
        acronym = words.count > 1 ? String(words.compactMap(\.text.first)) : ""
    }

    /// The words without legal forms, titles and particles, as they are folded: what an index of name words should hold.
    public var words: [String] {
        tokens.compactMap { $0.isForm || $0.isParticle ? nil : $0.text }
    }
}

/// What has to be read from a name before folding forgets it.
enum NameText {
    /// `text` with French elisions spelled out ("l'État" becomes "le État"), "à" as "au" so that it is no initial,
    /// without English possessives and without apostrophes inside words ("Qa'ida") and, if it `splitsCapitals`, with a space before a capital after a small
    /// letter ("SiemensAG"). Nil if nothing changes.
    static func separated(_ text: String, splitsCapitals: Bool) -> String? {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var changed = false
        for (index, scalar) in scalars.enumerated() {
            let before = index > 0 ? scalars[index - 1] : " "
            if apostrophes.contains(scalar), index > 0 {
                let startsWord = index == 1 || !isLetter(scalars[index - 2])
                if startsWord, "lLdD".unicodeScalars.contains(before), index + 1 < scalars.count {
                    result.append(contentsOf: "e ".unicodeScalars)
                    changed = true
                    continue
                }
                if isLetter(before), index + 1 < scalars.count, isLetter(scalars[index + 1]) {
                    changed = true
                    continue
                }
            }
            let endsWord = index + 1 == scalars.count || scalars[index + 1] == " "
            if endsWord, index > 1, "sS".unicodeScalars.contains(scalar), apostrophes.contains(before) {
                changed = true
                continue
            }
            if scalar == "à" || scalar == "À", before == " ", index + 1 < scalars.count, scalars[index + 1] == " " {
                result.append(contentsOf: "au".unicodeScalars)
                changed = true
                continue
            }
            if splitsCapitals, scalar.properties.isUppercase, before.properties.isLowercase {
                result.append(" ")
                changed = true
            }
            result.append(scalar)
        }
        return changed ? String(result) : nil
    }

    private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2018}", "\u{2019}", "\u{02BC}", "\u{00B4}", "`"]

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }
}
