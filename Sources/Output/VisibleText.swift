/// Text made safe to show: what would act on the terminal, reorder or hide is written out as an escape.
///
/// Hidden are, by their Unicode properties, so that later versions of Unicode are covered:
/// - control characters (C0, DEL, C1): the bytes that drive a terminal;
/// - format characters (Cf) and whatever else is drawn as nothing (Default_Ignorable_Code_Point: zero-width spaces, soft hyphens,
///   byte-order marks, marks, overrides and isolates of direction, tag characters, fillers, variation selectors), line and
///   paragraph separators, and noncharacters: they make two texts look alike, or one text look like another.
///
/// Left as they are, because text is wrong without them: the format characters that are drawn (the Arabic number signs); a
/// non-joiner between letters, or a joiner after a letter, of a script whose spelling needs it (Persian, the scripts of India); a
/// joiner between the parts of an emoji; one variation selector after an emoji, an ideograph or a Mongolian letter. Within such a
/// word the invisible stays invisible.
public enum VisibleText {
    /// `text` with what is hidden shown as `\n`, `\x1b`, `\u202e`, `\u{e0041}`.
    ///
    /// Everything else, a backslash included, stays as it is, so the result is for reading and not for parsing.
    public static func escaping(_ text: String) -> String {
        if isPlain(text) { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        forEachScalar(of: text) { scalar, isHidden in
            if isHidden { result += escape(scalar) } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    /// The same of each line of a text: what a line feed ends, or a carriage return and a line feed.
    static func escapingLines(of text: String) -> [String] {
        if isPlain(text) { return [text] }
        return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            escaping(String(Substring(line.last == 0x0D ? line.dropLast() : line)))
        }
    }

    /// Hands over each scalar of a text, and whether it is hidden where it stands.
    static func forEachScalar(of text: String, _ body: (_ scalar: Unicode.Scalar, _ isHidden: Bool) -> Void) {
        let scalars = text.unicodeScalars
        var previous: Unicode.Scalar?
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            index = scalars.index(after: index)
            var hides = isHidden(scalar)
            if hides, let previous {
                hides = !InvisibleInContext.isNeeded(scalar, after: previous, before: index < scalars.endIndex ? scalars[index] : nil)
            }
            body(scalar, hides)
            // Nothing belongs to what is shown as an escape.
            previous = hides ? nil : scalar
        }
    }

    // The text that nearly all is: nothing in it is looked up.
    private static func isPlain(_ text: String) -> Bool {
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            if byte < 0x20 || byte >= 0x7F { return byte >= 0x7F && !text.unicodeScalars.contains(where: isHidden) }
        }
        return true
    }

    /// Whether a scalar is hidden where nothing around it calls for it.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0xAD: true
        // Letters, punctuation and signs of most texts, without a look into tables.
        case 0x20..<0x34F, 0x350..<0x600, 0x2010..<0x2028, 0x2030..<0x2060, 0x2070..<0x2E00, 0x3000..<0x3164, 0x3165..<0xD800: false
        // Signs that are drawn around the number or the letter behind them.
        case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: false
        default: isHiddenByProperties(scalar)
        }
    }

    private static func isHiddenByProperties(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
        }
    }

    static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            let digits = String(scalar.value, radix: 16)
            if scalar.value > 0xFFFF { return "\\u{\(digits)}" }
            let width = scalar.value < 0x100 ? 2 : 4
            return (width == 2 ? "\\x" : "\\u") + String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
    }
}

/// Where an invisible character belongs to the spelling.
private enum InvisibleInContext {
    static func isNeeded(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
        // One after another would hide again.
        if VisibleText.isHidden(previous), previous.value != 0xFE0F || scalar.value != 0x200D { return false }
        switch scalar.value {
        case 0x200C: return isJoiningLetter(previous) && next.map(isJoiningLetter) == true
        case 0x200D: return isJoiningLetter(previous) || isPartOfEmoji(previous) && next.map(isPartOfEmoji) == true
        case 0x180B...0x180D, 0x180E, 0x180F: return 0x1820...0x18AA ~= previous.value
        case 0xFE00...0xFE0F: return previous.properties.isEmoji || previous.properties.isIdeographic
        case 0xE0100...0xE01EF: return previous.properties.isIdeographic
        default: return false
        }
    }

    private static func isPartOfEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xFE0F || scalar.value > 0x7F && scalar.properties.isEmoji
    }

    // Letters and signs of Arabic, Syriac, N'Ko, Mandaic and of the scripts that come from Brahmi: there a joiner or non-joiner
    // changes what is drawn.
    private static func isJoiningLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x620...0x6FF, 0x700...0x8FF, 0x900...0xDFF, 0x1000...0x109F, 0x1780...0x17D3, 0x1820...0x18AA, 0xA840...0xA871,
            0xA8E0...0xA8FF, 0xA9E0...0xA9FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC, 0x11000...0x1124F:
            true
        default: false
        }
    }
}
