/// How many terminal columns text takes.
public enum DisplayWidth {
    /// Columns between tab stops.
    static let tabStop = 8

    /// The columns `text` takes when it starts at column `start` (0-based; matters for tabs only).
    ///
    /// East Asian wide and full-width characters and emoji take two, combining marks and other control characters none; an
    /// emoji sequence counts as one emoji, and colour sequences of `Style` count nothing. Linear in the length of the text.
    public static func columns(of text: String, startingAt start: Int = 0) -> Int {
        if let simple = simpleColumns(of: text) { return simple }
        var column = start
        var isInStyle = false
        for character in text {
            if isInStyle {
                isInStyle = character != "m"
            } else if character == "\u{1B}" {
                isInStyle = true
            } else if character == "\t" {
                column += tabStop - column % tabStop
            } else {
                column += columns(of: character)
            }
        }
        return column - start
    }

    /// The columns one character (a grapheme cluster) takes: 0, 1 or 2.
    public static func columns(of character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        let firstWidth = columns(of: first)
        if scalars.count == 1 { return firstWidth }
        if isPictographic(first, in: scalars) { return 2 }
        // A consonant cluster with its vowel sign, as in Devanagari, is drawn in two columns at most.
        return min(2, scalars.reduce(0) { $0 + columns(of: $1) })
    }

    /// The columns one Unicode scalar takes by itself: 0, 1 or 2.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        let code = scalar.value
        if code < 0x300 { return code < 0x20 || (0x7F..<0xA0).contains(code) ? 0 : 1 }
        if isZeroWidth(scalar) { return 0 }
        if isWide(code) || (code >= 0x231A && scalar.properties.isEmojiPresentation) { return 2 }
        return 1
    }

    // Letters, digits and punctuation of European text: one scalar is one column, and clusters need not be formed.
    private static func simpleColumns(of text: String) -> Int? {
        var count = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20..<0x7F, 0xA0..<0x300, 0x2010..<0x2028, 0x2030..<0x2060, 0x20A0..<0x20D0, 0x2500..<0x2580: count += 1
            default: return nil
            }
        }
        return count
    }

    // A picture followed by a variation selector, a skin tone, a joiner or a second regional indicator is drawn as one emoji.
    private static func isPictographic(_ first: Unicode.Scalar, in scalars: Character.UnicodeScalarView) -> Bool {
        guard first.properties.isEmoji else { return false }
        return first.properties.isEmojiPresentation || scalars.contains { $0.value == 0xFE0F || $0.value == 0x200D }
    }

    private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1160...0x11FF, 0xD7B0...0xD7FB: return true  // Hangul vowels and finals join the syllable before them
        case 0x2028, 0x2029, 0x3164, 0xFFA0: return true
        case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD: return false  // format signs that are drawn
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return true
        default: return false
        }
    }

    private static func isWide(_ code: UInt32) -> Bool {
        guard code >= wideRanges[0].first else { return false }
        return wideRanges.contains { $0.first <= code && code <= $0.last }
    }

    // East_Asian_Width W and F of UAX #11, neighbouring blocks merged; emoji come from the character's own properties.
    private static let wideRanges: [(first: UInt32, last: UInt32)] = [
        (0x1100, 0x115F), (0x2329, 0x232A), (0x2630, 0x2637), (0x268A, 0x268F), (0x2E80, 0x303E), (0x3041, 0x3247), (0x3250, 0xA4C6),
        (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6B), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6),
        (0x16FE0, 0x1B2FB), (0x1D300, 0x1D376), (0x1F200, 0x1F265), (0x20000, 0x3FFFD),
    ]
}
