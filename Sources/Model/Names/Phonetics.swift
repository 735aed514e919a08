/// A rough sound of a word, the same for the spellings that transcription, hearing and scanning confuse.
enum Phonetics {
    static func key(_ word: String) -> [UInt32] { key(word.unicodeScalars.map(\.value)) }

    /// The sound of ASCII letters; other scripts are their own sound.
    static func key(_ letters: [UInt32]) -> [UInt32] {
        var key: [UInt32] = []
        key.reserveCapacity(letters.count)
        var index = 0
        while index < letters.count {
            let next = index + 1 < letters.count ? letters[index + 1] : 0
            let (sound, length) = sound(letters[index], next)
            index += length
            for letter in sound where key.last != letter { key.append(letter) }
            // At the beginning of a word X is the sound of "Xi" and, nearly, of "Xavier".
            if key == k + s { key = s }
        }
        // French does not sound a last E, and other transcriptions leave it out.
        if key.count > 3, letters.last == 0x65, key.last == 0x69 { key.removeLast() }
        return key
    }

    private static func sound(_ letter: UInt32, _ next: UInt32) -> (sound: [UInt32], length: Int) {
        let follower = Unicode.Scalar(next) ?? " "
        switch Unicode.Scalar(letter) ?? " " {
        case "p" where follower == "h": return (f, 2)
        case "c" where follower == "h", "c" where follower == "k": return (k, 2)
        case "c" where "eiy".unicodeScalars.contains(follower): return (s, 1)
        case "k" where follower == "h", "q" where follower == "u": return (k, 2)
        case "c", "q", "k": return (k, 1)
        case "s" where follower == "h": return (s, 2)
        case "g" where follower == "h": return (g, 2)
        case "t" where follower == "h": return (t, 2)
        case "r" where follower == "n": return (m, 2)
        case "o" where follower == "u" || follower == "o", "a" where follower == "u": return (u, 2)
        case "e" where "iey".unicodeScalars.contains(follower): return (i, 2)
        case "z": return (s, 1)
        case "w": return (v, 1)
        case "x": return (k + s, 1)
        case "o": return (u, 1)
        case "e", "y", "j": return (i, 1)
        case "h": return ([], 1)
        default: return ([letter], 1)
        }
    }

    private static let f: [UInt32] = [0x66]
    private static let g: [UInt32] = [0x67]
    private static let i: [UInt32] = [0x69]
    private static let k: [UInt32] = [0x6B]
    private static let m: [UInt32] = [0x6D]
    private static let s: [UInt32] = [0x73]
    private static let t: [UInt32] = [0x74]
    private static let u: [UInt32] = [0x75]
    private static let v: [UInt32] = [0x76]
}
