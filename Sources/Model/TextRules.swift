/// What a text must be to be kept: something that a person can see, and, where rows are told apart by it, written in one way only.
public enum TextRules {
    /// Whether there is nothing in it to see, as `String.isBlank` has it.
    @inline(__always)
    public static func isBlank(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        // Nearly all texts begin with a letter or a digit.
        if let first = utf8.first, 0x21...0x7E ~= first { return false }
        return hasNothingVisible(utf8)
    }

    @inline(never)
    private static func hasNothingVisible(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < utf8.count {
            guard let scalar = Unicode.Scalar(UTF8Reader.scalar(in: utf8, at: &index)), scalar.showsNothing else { return false }
        }
        return true
    }

    /// What is wrong with a text that rows are told apart by, and what to do about it; nil where nothing is.
    ///
    /// Two such texts that look the same must be the same: no white space at an end, nothing invisible within, and letters with accents
    /// as one character each (Unicode's form C, https://unicode.org/reports/tr15/).
    public static func objection(toKey text: String) -> (message: String, hint: String)? {
        if text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }), !text.isEmpty { return nil }
        if text.isBlank { return ("nothing of it can be seen", "write letters or digits") }
        let scalars = text.unicodeScalars
        if let first = scalars.first, let last = scalars.last, first.properties.isWhitespace || last.properties.isWhitespace {
            return ("it begins or ends with white space", "leave the white space out")
        }
        if let unseen = scalars.first(where: { $0.showsNothing && !$0.properties.isWhitespace }) {
            return ("it holds an invisible character, \(codePoint(unseen))", "leave that character out")
        }
        if isComposed(text) { return nil }
        let composed = composed(text)
        return (
            "it is not written in composed characters (Unicode NFC), so that it would look like another",
            composed.map { "write '\($0)' with accents as part of their letters" } ?? "save the file in Unicode's form NFC"
        )
    }

    private static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    private static func isComposed(_ text: String) -> Bool {
        var text = text
        text.makeContiguousUTF8()
        var span = text.utf8Span
        return span.checkForNFC(quickCheck: false)
    }

    // Characters are equal where they are the same in Unicode's eyes: the composed one is looked for among letters. Only for messages.
    private static func composed(_ text: String) -> String? {
        let letters: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF, 0x3040...0x30FF, 0xAC00...0xD7A3]
        let characters = text.map { character -> Character in
            if isComposed(String(character)) { return character }
            for range in letters {
                for value in range {
                    if let scalar = Unicode.Scalar(value), Character(scalar) == character { return Character(scalar) }
                }
            }
            return character
        }
        let made = String(characters)
        return isComposed(made) ? made : nil
    }
}
