internal import Glibc

/// Text in a hint, as a shell reads it back: what is pasted means what is shown.
enum ShellWord {
    /// As it stands where nothing in it means something to a shell, else in quotes.
    static func quoted(_ text: String) -> String {
        if !text.isEmpty, text.allSatisfy(isPlain) { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// A word as it stands on the line that is being typed, without its quotes and with a leading ~ spelled out. What is still open
    /// ends with the word.
    static func unquoted(_ word: String) -> String {
        var text = ""
        var quote: Character?
        var isEscaped = false
        for character in word {
            if isEscaped {
                text.append(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if character == quote {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
            } else {
                text.append(character)
            }
        }
        guard word.hasPrefix("~/"), let home = getenv("HOME") else { return text }
        return String(cString: home) + text.dropFirst()
    }

    /// The name of a file for another program, which takes it for no option and no URI.
    static func file(_ path: String) -> String { quoted(path.hasPrefix("/") || path.hasPrefix("./") ? path : "./" + path) }

    static func isPlain(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "-_./:,@%+=".contains(character)
    }
}
