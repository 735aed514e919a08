/// A rough sound of a word, the same for the spellings that transcription, hearing and scanning confuse.
enum Phonetics {
    static func key(_ word: String) -> [UInt32] { key(word.unicodeScalars.map(\.value)) }

    /// The sound of ASCII letters; other scripts are their own sound.
    static func key(_ letters: [UInt32]) -> [UInt32] {
        // An X has two sounds.
        [UInt32](unsafeUninitializedCapacity: 2 * letters.count) { key, count in
            func append(_ sound: UInt32) {
                if count > 0, key[count - 1] == sound { return }
                key[count] = sound
                count += 1
            }
            var index = 0
            while index < letters.count {
                let (sound, length) = sound(letters[index], index + 1 < letters.count ? letters[index + 1] : 0)
                index += length
                if sound == Letter.x {
                    append(Letter.k)
                    append(Letter.s)
                } else if sound != Letter.h {
                    append(sound)
                }
                // At the beginning of a word X is the sound of "Xi" and, nearly, of "Xavier".
                if count == 2, key[0] == Letter.k, key[1] == Letter.s { (key[0], count) = (Letter.s, 1) }
            }
            // French does not sound a last E, and other transcriptions leave it out.
            if count > 3, letters.last == Letter.e, key[count - 1] == Letter.i { count -= 1 }
        }
    }

    /// The letter that stands for the sound (X for two sounds, H for none), and how many letters make it.
    private static func sound(_ letter: UInt32, _ next: UInt32) -> (sound: UInt32, length: Int) {
        switch (letter, next) {
        case (Letter.p, Letter.h): (Letter.f, 2)
        case (Letter.c, Letter.h), (Letter.c, Letter.k), (Letter.k, Letter.h), (Letter.q, Letter.u): (Letter.k, 2)
        case (Letter.c, Letter.e), (Letter.c, Letter.i), (Letter.c, Letter.y): (Letter.s, 1)
        case (Letter.c, _), (Letter.q, _): (Letter.k, 1)
        case (Letter.s, Letter.h), (Letter.g, Letter.h), (Letter.t, Letter.h): (letter, 2)
        case (Letter.r, Letter.n): (Letter.m, 2)
        case (Letter.o, Letter.u), (Letter.o, Letter.o), (Letter.a, Letter.u): (Letter.u, 2)
        case (Letter.e, Letter.i), (Letter.e, Letter.e), (Letter.e, Letter.y): (Letter.i, 2)
        case (Letter.z, _): (Letter.s, 1)
        case (Letter.w, _): (Letter.v, 1)
        case (Letter.o, _): (Letter.u, 1)
        case (Letter.e, _), (Letter.y, _), (Letter.j, _): (Letter.i, 1)
        default: (letter, 1)
        }
    }

    // ASCII codes.
    private enum Letter {
        static let (a, c, e, f, g, h, i, j, k): (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) =
            (0x61, 0x63, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B)
        static let (m, n, o, p, q, r, s, t, u): (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) =
            (0x6D, 0x6E, 0x6F, 0x70, 0x71, 0x72, 0x73, 0x74, 0x75)
        static let (v, w, x, y, z): (UInt32, UInt32, UInt32, UInt32, UInt32) = (0x76, 0x77, 0x78, 0x79, 0x7A)
    }
}
