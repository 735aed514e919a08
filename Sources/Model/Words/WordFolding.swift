/// How the words of dates and amounts are compared: in lower case, without the accents, ligatures and raised letters of French.
enum WordFolding {
    static func fold(_ letters: some Sequence<Unicode.Scalar>) -> String {
        var folded = ""
        for letter in letters {
            if letter.isASCII {
                let isCapital = ("A"..."Z").contains(letter)
                folded.unicodeScalars.append(isCapital ? Unicode.Scalar(UInt8(letter.value) + 0x20) : letter)
                continue
            }
            for scalar in letter.properties.lowercaseMapping.unicodeScalars where !scalar.isCombiningAccent {
                switch scalar {
                case "à", "â", "ä": folded.append("a")
                case "é", "è", "ê", "ë": folded.append("e")
                case "î", "ï": folded.append("i")
                case "ô", "ö": folded.append("o")
                case "ù", "û", "ü": folded.append("u")
                case "ç": folded.append("c")
                case "œ": folded.append("oe")
                // "1ᵉʳ", "2ⁿᵈ"
                case "ᵈ": folded.append("d")
                case "ᵉ": folded.append("e")
                case "ʰ": folded.append("h")
                case "ⁿ": folded.append("n")
                case "ʳ": folded.append("r")
                case "ˢ": folded.append("s")
                case "ᵗ": folded.append("t")
                default: folded.unicodeScalars.append(scalar)
                }
            }
        }
        return folded
    }
}

extension Unicode.Scalar {
    /// A combining accent of decomposed text.
    var isCombiningAccent: Bool { ("\u{300}"..."\u{36F}").contains(self) }
}
