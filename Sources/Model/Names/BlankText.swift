extension String {
    /// Whether it shows nothing: it is empty, or all of it is white space, control characters and invisible format characters
    /// (NBSP, U+200B, U+FEFF, soft hyphens, direction marks ...).
    public var isBlank: Bool {
        var text = self
        return text.withUTF8(TextRules.isBlank)
    }
}

extension Substring {
    /// As for a whole text.
    public var isBlank: Bool {
        var text = self
        return text.withUTF8(TextRules.isBlank)
    }
}

extension Unicode.Scalar {
    /// Whether it is white space, a control or an invisible character.
    package var showsNothing: Bool {
        // Most text ends the search with its first letter.
        if value > 0x20, value < 0x7F { return false }
        switch properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: return true
        default: return properties.isDefaultIgnorableCodePoint || self == "\u{2800}"
        }
    }
}
