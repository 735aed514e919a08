/// Text made safe to show: what would act on the terminal, or hide, is written out as an escape.
public enum VisibleText {
    /// `text` with control characters, terminal escape sequences and direction overrides shown as `\n`, `\x1b`, `\u202e`.
    ///
    /// Everything else, a backslash included, stays as it is, so the result is for reading and not for parsing.
    public static func escaping(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isHidden(scalar) { result += escape(scalar) } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true  // C0, DEL, C1: the bytes that drive a terminal
        case 0x2028, 0x2029: true  // line and paragraph separators
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true  // marks that reorder what the eye reads
        default: false
        }
    }

    static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            let digits = String(scalar.value, radix: 16)
            let width = scalar.value < 0x100 ? 2 : 4
            let zeros = String(repeating: "0", count: max(0, width - digits.count))
            return (width == 2 ? "\\x" : "\\u") + zeros + digits
        }
    }
}
