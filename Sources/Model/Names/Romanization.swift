/// Writes Georgian, Armenian, kana and Hangul in Latin letters, to compare a name with its Latin spelling.
///
/// Folding leaves these scripts alone, so names in one script compare by their own letters. Arabic, Hebrew and Chinese
/// need a dictionary to be read and are not written in Latin.
enum Romanization {
    /// Whether a folded name has letters that can be written in Latin here.
    static func isNeeded(by folded: String) -> Bool {
        folded.utf8.contains { $0 > 0xCB } && folded.unicodeScalars.contains { isReadable($0.value) }
    }

    private static func isReadable(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x561...0x587, 0x10D0...0x10F0, 0x3041...0x3096, 0x30A1...0x30FC, 0xAC00...0xD7A3: true
        default: false
        }
    }

    /// The name in Latin letters; what cannot be read stays.
    static func latin(_ folded: String) -> String {
        var latin = ""
        for scalar in folded.unicodeScalars {
            switch scalar.value {
            case 0x561...0x587: latin += armenian[Int(scalar.value - 0x561)]
            case 0x10D0...0x10F0: latin += georgian[Int(scalar.value - 0x10D0)]
            case 0x3041...0x3096: appendKana(scalar.value, to: &latin)
            case 0x30A1...0x30F6: appendKana(scalar.value - 0x60, to: &latin)
            case 0x30FC: continue
            case 0xAC00...0xD7A3: appendHangul(scalar.value - 0xAC00, to: &latin)
            default: latin.unicodeScalars.append(scalar)
            }
        }
        return latin
    }

    /// Small ya, yu, yo join the syllable before them: "ki" and "ya" are "kya".
    private static func appendKana(_ scalar: UInt32, to latin: inout String) {
        if [0x3083, 0x3085, 0x3087].contains(scalar), latin.last == "i" { latin.removeLast() }
        latin += kana[Int(scalar - 0x3041)]
    }

    private static func appendHangul(_ index: UInt32, to latin: inout String) {
        latin += initials[Int(index / 588)] + vowels[Int(index % 588 / 28)] + finals[Int(index % 28)]
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: " ").map { $0 == "-" ? "" : String($0) }
    }

    private static let georgian = list("a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h")
    private static let armenian = list(
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev")
    private static let kana = list(
        """
        a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi ji - tsu zu te de to do \
        na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro \
        wa wa i e o n vu ka ke
        """)
    private static let initials = list("g kk n d tt r m b pp s ss - j jj ch k t p h")
    private static let vowels = list("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
    private static let finals = list("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
}
