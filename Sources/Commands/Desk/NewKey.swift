internal import ArgumentParser
internal import DossierModel

/// What a new record may be called by a command: what can be named again on a command line, in a list with commas and in a line of facts.
/// Packages of others may have other keys.
enum NewKey {
    /// - Throws: `ValidationError`, with a key that would do.
    static func check(_ key: String, of kind: RecordKind) throws {
        switch kind {
        case .unit:
            let isPlain = key.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && !",;|'\"\\".unicodeScalars.contains($0) }
            if isPlain, let first = key.first, !"-#@".contains(first) { return }
            throw ValidationError("'\(key)' is no code of a unit: no spaces and no commas, as in EUR or MW.")
        case .entity, .source, .dispute, .kind, .predicate, .alias:
            let isPlain = key.allSatisfy { ($0.isLetter || $0.isNumber) && !$0.isUppercase || "-_.".contains($0) }
            if isPlain, let first = key.first, first.isLetter || first.isNumber { return }
            throw ValidationError("'\(key)' is not in kebab case: \(Slug.make(key))")
        case .translation, .mapping, .cue, .script: return
        }
    }
}

/// The tag of a language, as BCP 47 (RFC 5646) writes it: fr, en-GB. Case is folded to what is usual there.
struct LanguageTag: OptionValue {
    let text: String

    init(option argument: String) throws {
        let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
        func isPlain(_ part: Substring) -> Bool { (2...8).contains(part.utf8.count) && part.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20 } }
        guard let first = parts.first, first.utf8.count <= 3, first.allSatisfy(\.isLetter), parts.allSatisfy(isPlain) else {
            throw ValidationError("'\(argument)' is no tag of a language: fr, en, en-GB")
        }
        let others = parts.dropFirst().map { part in
            switch part.utf8.count {
            case 2: part.uppercased()
            case 4: part.capitalizedASCII
            default: part.lowercased()
            }
        }
        text = ([first.lowercased()] + others).joined(separator: "-")
    }
}

extension Substring {
    // The name of a script: "Latn".
    fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
