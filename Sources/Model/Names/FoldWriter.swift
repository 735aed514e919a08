/// Writes the folded form of UTF-8 bytes to memory that the caller has made large enough.
///
/// Tokens end with a space, which `finish` takes back. Letters of dotted initials are joined when the second one
/// ends ("O.B.S." is one token), so no look-ahead is needed and the work is linear.
struct FoldWriter {
    /// Bytes of output that `count` bytes of input can need at most: "+" becomes "plus" and a space.
    static func capacity(for count: Int) -> Int { count * 6 + 8 }

    /// Whether "&", "and" and "et" all become "et"; if not, words stay and "&" separates.
    let unifiesAnd: Bool

    private let output: UnsafeMutablePointer<UInt8>
    private var count = 0
    private var tokenStart = 0
    /// Scalars of the current token, and whether they are all letters or marks.
    private var tokenScalars = 0
    private var tokenHasDigit = false
    /// The token before is one letter or joined letters, ended by a dot, and nothing but dots and hyphens followed.
    private var afterInitial = false
    /// The first byte of the initials that the token before belongs to.
    private var initialsStart = 0
    /// The token before is "and", written as "et".
    private var initialsAreAnd = false
    /// The last scalar read was a Greek omicron or a Cyrillic i: the next one can change how it is written.
    private var previous: UInt32 = 0

    init(output: UnsafeMutablePointer<UInt8>, unifiesAnd: Bool) {
        self.output = output
        self.unifiesAnd = unifiesAnd
    }

    /// Folds all of `input`, and returns the number of bytes written.
    mutating func fold(_ input: UnsafeBufferPointer<UInt8>) -> Int {
        var index = 0
        while index < input.count {
            let byte = input[index]
            if byte < 0x80 {
                index += 1
                writeASCII(byte)
            } else {
                let scalar = UTF8Reader.scalar(in: input, at: &index)
                writeScalar(scalar)
                previous = scalar
            }
        }
        endToken(dotted: false)
        return count > 0 ? count - 1 : 0
    }

    @inline(__always)
    private mutating func writeASCII(_ byte: UInt8) {
        if byte &- 0x61 < 26 {
            append(byte)
            tokenScalars &+= 1
        } else if byte &- 0x41 < 26 {
            append(byte | 0x20)
            tokenScalars &+= 1
        } else if byte == 0x20 {
            endToken(dotted: false)
        } else if byte &- 0x30 < 10 {
            append(byte)
            tokenScalars &+= 1
            tokenHasDigit = true
        } else {
            writePunctuation(byte)
        }
    }

    private mutating func writePunctuation(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "."):
            endToken(dotted: true)
        case UInt8(ascii: "-"):
            let kept = afterInitial && tokenStart == count
            endToken(dotted: false)
            afterInitial = kept
        case UInt8(ascii: "&"):
            endToken(dotted: false)
            if unifiesAnd { writeWord("et") }
        case UInt8(ascii: "+"):
            endToken(dotted: false)
            writeWord("plus")
        default:
            endToken(dotted: false)
        }
    }

    private mutating func writeWord(_ word: StaticString) {
        for place in 0..<word.utf8CodeUnitCount { append(word.utf8Start[place]) }
        tokenScalars = word.utf8CodeUnitCount
        endToken(dotted: false)
    }

    private mutating func writeScalar(_ scalar: UInt32) {
        switch FoldAction.of(scalar) {
        case .keep:
            if !compose(scalar) { appendUTF8(scalar) }
            tokenScalars &+= 1
        case .separate:
            // Typographic hyphens between initials behave as the plain one.
            if 0x2010...0x2015 ~= scalar { writePunctuation(UInt8(ascii: "-")) } else { endToken(dotted: false) }
        case .drop:
            // A decomposed Cyrillic short i must fold as the composed letter does.
            if scalar == 0x306, previous | 0x20 == 0x438, count > tokenStart { output[count - 1] = UInt8(ascii: "y") }
        case .replace(let start, let end):
            tokenScalars &+= 1
            replace(scalar, start: start, end: end)
        }
    }

    private mutating func replace(_ scalar: UInt32, start: Int, end: Int) {
        for index in start..<end {
            let replacement = FoldAction.replacementScalar(at: index)
            if replacement == 0x20 {
                endToken(dotted: false)
            } else if replacement < 0x80 {
                let byte = UInt8(truncatingIfNeeded: replacement)
                if byte &- 0x30 < 10 { tokenHasDigit = true }
                append(byte)
            } else if !compose(replacement) {
                appendUTF8(replacement)
            }
        }
        // Greek "ου" is one vowel, written "ou".
        if previous == 0x3BF || previous == 0x39F, [0x3C5, 0x3CD, 0x3A5, 0x38E].contains(scalar), count > tokenStart {
            output[count - 1] = UInt8(ascii: "u")
        }
    }

    /// Joins a letter part to the letter just written, so that decomposed Hangul and kana fold as composed ones do.
    private mutating func compose(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x1161, count - tokenStart >= 3 else { return false }
        let last =
            UInt32(output[count - 3] & 0x0F) << 12 | UInt32(output[count - 2] & 0x3F) << 6 | UInt32(output[count - 1] & 0x3F)
        guard let composed = Composition.compose(last, scalar) else { return false }
        count -= 3
        appendUTF8(composed)
        tokenScalars &-= 1
        return true
    }

    @inline(__always)
    private mutating func endToken(dotted: Bool) {
        guard count > tokenStart else {
            if !dotted { afterInitial = false }
            return
        }
        finishToken(dotted: dotted)
    }

    private mutating func finishToken(dotted: Bool) {
        let isInitial = tokenScalars == 1 && !tokenHasDigit
        if isInitial, afterInitial, initialsAreAnd {
            // They go on: "A.N.D.R.A." is no "and". The letter stands where it belongs, since "et " is as long.
            writeAnd()
            tokenStart = initialsStart
        } else if isInitial, afterInitial {
            output.advanced(by: tokenStart - 1).update(from: output.advanced(by: tokenStart), count: count - tokenStart)
            count -= 1
            tokenStart = initialsStart
        } else {
            initialsStart = tokenStart
        }
        initialsAreAnd = unifiesAnd && count - tokenStart == 3 && isAnd
        if initialsAreAnd { writeEt() }
        output[count] = 0x20
        count &+= 1
        tokenStart = count
        tokenScalars = 0
        tokenHasDigit = false
        afterInitial = isInitial && dotted
    }

    private var isAnd: Bool {
        let token = output + tokenStart
        return token[0] == UInt8(ascii: "a") && token[1] == UInt8(ascii: "n") && token[2] == UInt8(ascii: "d")
    }

    private func writeAnd() {
        let token = output + initialsStart
        (token[0], token[1], token[2]) = (UInt8(ascii: "a"), UInt8(ascii: "n"), UInt8(ascii: "d"))
    }

    private mutating func writeEt() {
        output[tokenStart] = UInt8(ascii: "e")
        output[tokenStart + 1] = UInt8(ascii: "t")
        count = tokenStart + 2
    }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        output[count] = byte
        count &+= 1
    }

    private mutating func appendUTF8(_ scalar: UInt32) {
        if scalar < 0x800 {
            append(UInt8(0xC0 | scalar >> 6))
        } else {
            if scalar < 0x1_0000 {
                append(UInt8(0xE0 | scalar >> 12))
            } else {
                append(UInt8(0xF0 | scalar >> 18))
                append(UInt8(0x80 | scalar >> 12 & 0x3F))
            }
            append(UInt8(0x80 | scalar >> 6 & 0x3F))
        }
        append(UInt8(0x80 | scalar & 0x3F))
    }
}
