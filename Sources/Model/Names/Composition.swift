/// Canonical composition of the scripts whose letters folding keeps: Hangul syllables and voiced kana.
enum Composition {
    /// The one letter that `last` and the part after it make, or nil if they stay two.
    static func compose(_ last: UInt32, _ part: UInt32) -> UInt32? {
        switch part {
        case 0x1161...0x1175 where 0x1100...0x1112 ~= last: 0xAC00 + ((last - 0x1100) * 21 + (part - 0x1161)) * 28
        case 0x11A8...0x11C2 where 0xAC00...0xD7A3 ~= last && (last - 0xAC00) % 28 == 0: last + (part - 0x11A7)
        case 0x3099: voiced(last)
        case 0x309A where isInRowOfHa(hiragana(last)): last + 2
        default: nil
        }
    }

    private static func voiced(_ kana: UInt32) -> UInt32? {
        switch hiragana(kana) {
        case 0x3046: kana + (0x3094 - 0x3046)
        case 0x304B...0x3061 where kana % 2 == 1, 0x3064, 0x3066, 0x3068, 0x309D: kana + 1
        case let row where isInRowOfHa(row): kana + 1
        default: nil
        }
    }

    private static func isInRowOfHa(_ hiragana: UInt32) -> Bool {
        0x306F...0x307B ~= hiragana && (hiragana - 0x306F) % 3 == 0
    }

    /// Katakana lie 0x60 above hiragana.
    private static func hiragana(_ kana: UInt32) -> UInt32 { kana > 0x30A0 && kana < 0x3100 ? kana - 0x60 : kana }
}
