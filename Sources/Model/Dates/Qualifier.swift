/// What a source says against its own date: doubt (`?`), vagueness (`~`), or both (`%`).
struct Qualifier: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let uncertain = Qualifier(rawValue: 1)
    static let approximate = Qualifier(rawValue: 2)

    /// The qualifier a character stands for; nil if it is none.
    init?(symbol: UInt8) {
        switch symbol {
        case UInt8(ascii: "?"): self = .uncertain
        case UInt8(ascii: "~"): self = .approximate
        case UInt8(ascii: "%"): self = [.uncertain, .approximate]
        default: return nil
        }
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The character that stands for this qualifier; empty for none.
    var symbol: String {
        switch (contains(.uncertain), contains(.approximate)) {
        case (true, true): "%"
        case (true, false): "?"
        case (false, true): "~"
        case (false, false): ""
        }
    }
}
