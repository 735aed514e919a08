/// Text within Markdown that reads as it is.
enum MarkdownEscapes {
    /// `text` with what Markdown would act on escaped; a line break is `<br>`, and what is hidden (`VisibleText`) is written out.
    ///
    /// - Parameter hasFootnotes: whether `[^1]` is the mark of a footnote, and stays.
    static func text(_ text: String, hasFootnotes: Bool = true) -> String {
        var (scalars, areHidden): ([Unicode.Scalar], [Bool]) = ([], [])
        VisibleText.forEachScalar(of: text) { scalar, isHidden in
            scalars.append(scalar)
            areHidden.append(isHidden)
        }
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\r" where index + 1 < scalars.count && scalars[index + 1] == "\n": continue
            case "\n", "\r": result.append(contentsOf: "<br>".unicodeScalars)
            case "[" where hasFootnotes && isFootnote(scalars[index...]): result.append(scalar)
            case "\\", "|", "`", "*", "<", "[", "~": result.append(contentsOf: ["\\", scalar])
            case "&"
            where index + 1 < scalars.count && (scalars[index + 1].properties.isAlphabetic || scalars[index + 1] == "#"):
                result.append(contentsOf: ["\\", scalar])
            case "_" where !isInsideWord(index, of: scalars): result.append(contentsOf: ["\\", scalar])
            default:
                if areHidden[index] {
                    result.append(contentsOf: VisibleText.escape(scalar).unicodeScalars)
                } else {
                    result.append(scalar)
                }
            }
        }
        return String(result)
    }

    /// A whole line: what would begin a heading, a quotation or a list does not.
    static func line(_ text: String) -> String {
        let escaped = self.text(text)
        guard let first = escaped.first else { return escaped }
        if "#>+-".contains(first) { return "\\" + escaped }
        let digits = escaped.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, let mark = escaped.dropFirst(digits.count).first, mark == "." || mark == ")" else {
            return escaped
        }
        return digits + "\\" + escaped.dropFirst(digits.count)
    }

    // "[^12b]".
    private static func isFootnote(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        guard scalars.dropFirst().first == "^", let end = scalars.firstIndex(of: "]") else { return false }
        let label = scalars[(scalars.startIndex + 2)..<end]
        return label.first.map { "0"..."9" ~= $0 } ?? false && label.allSatisfy { "0"..."9" ~= $0 || "a"..."z" ~= $0 }
    }

    // An underscore between two letters or digits never starts emphasis, and escaping it would spoil every column name.
    private static func isInsideWord(_ index: Int, of scalars: [Unicode.Scalar]) -> Bool {
        guard index > 0, index + 1 < scalars.count else { return false }
        return Character(scalars[index - 1]).isLetterOrNumber && Character(scalars[index + 1]).isLetterOrNumber
    }
}

extension Character {
    fileprivate var isLetterOrNumber: Bool { isLetter || isNumber }
}
