/// Text in a hint, as a shell reads it back: what is pasted means what is shown.
package enum ShellWord {
    /// As it stands where nothing in it means something to a shell, else in quotes.
    package static func quoted(_ text: String) -> String {
        if !text.isEmpty, text.allSatisfy(isPlain) { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// The name of a file for another program, which takes it for no option and no URI.
    package static func file(_ path: String) -> String { quoted(path.hasPrefix("/") || path.hasPrefix("./") ? path : "./" + path) }

    package static func isPlain(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "-_./:,@%+=".contains(character)
    }
}
