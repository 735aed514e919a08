/// Text in a hint, as a shell reads it back: what is pasted means what is shown.
package enum ShellWord {
    /// As it stands where nothing in it means something to a shell, else in quotes.
    package static func quoted(_ text: String) -> String {
        if !text.isEmpty, text.allSatisfy(isPlain) { return text }
        if VisibleText.escaping(text) != text { return escaped(text) }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// What would not be seen in quotes, as bash and zsh read it: $'line\nbreak'.
    private static func escaped(_ text: String) -> String {
        var quoted = "$'"
        VisibleText.forEachScalar(of: text) { scalar, isHidden in
            switch scalar {
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case "'": quoted += "\\'"
            case "\\": quoted += "\\\\"
            case _ where isHidden:
                let digits = String(scalar.value, radix: 16)
                let width = scalar.value > 0xFFFF ? 8 : 4
                quoted += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "'"
    }

    /// An option with its value: joined by = where the value could be taken for an option.
    package static func option(_ name: String, _ value: String) -> String { name + (value.hasPrefix("-") ? "=" : " ") + quoted(value) }

    /// The name of a file for another program, which takes it for no option and no URI.
    package static func file(_ path: String) -> String { quoted(path.hasPrefix("/") || path.hasPrefix("./") ? path : "./" + path) }

    package static func isPlain(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "-_./:,@%+=".contains(character)
    }
}
