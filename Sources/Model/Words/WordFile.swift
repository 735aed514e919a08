internal import CResources
internal import Glibc

/// A list of words, embedded from the folder `Words` or the user's own: lines such as `month 9: september, sept`.
///
/// The words of embedded lists stand there as they are compared: in lower case, without accents. Nothing is read before a list is first
/// asked for.
struct WordFile {
    /// One line: what its words mean, and the words.
    struct Entry {
        /// What stands before the colon, cut at the spaces: `["month", "9"]`.
        let role: [String]
        /// The words or phrases; those of several words have one space between them.
        var phrases: [String]
        /// The line of the user's list; 0 in an embedded one.
        var line = 0
    }

    let entries: [Entry]

    /// Reads an embedded list; an unknown name is an empty one.
    init(_ name: String) {
        let bytes = WordFile.bytes(name)
        var entries: [Entry] = []
        entries.reserveCapacity(128)
        WordFile.eachLine(of: bytes) { start, colon, end in
            entries.append(
                Entry(
                    role: WordFile.texts(bytes, start, colon, cutAt: UInt8(ascii: " ")),
                    phrases: WordFile.texts(bytes, colon + 1, end, cutAt: UInt8(ascii: ","))))
        }
        self.entries = entries
    }

    /// Tells of each line with a meaning where it starts, where its colon is and where it ends.
    static func eachLine(of bytes: UnsafeBufferPointer<UInt8>, _ tell: (_ start: Int, _ colon: Int, _ end: Int) -> Void) {
        var start = 0
        while start < bytes.count {
            let end = index(of: UInt8(ascii: "\n"), in: bytes, from: start, to: bytes.count)
            let colon = index(of: UInt8(ascii: ":"), in: bytes, from: start, to: end)
            if colon < end, bytes[start] != UInt8(ascii: "#") { tell(start, colon, end) }
            start = end + 1
        }
    }

    /// Tells of each text between separators where it stands, without a space in front.
    static func eachText(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, cutAt separator: UInt8, _ tell: (Range<Int>) -> Void) {
        var start = start
        while start < end {
            let next = index(of: separator, in: bytes, from: start, to: end)
            let first = bytes[start] == UInt8(ascii: " ") ? start + 1 : start
            if first < next { tell(first..<next) }
            start = next + 1
        }
    }

    /// The texts between separators, without a space in front.
    static func texts(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, cutAt separator: UInt8) -> [String] {
        var texts: [String] = []
        texts.reserveCapacity(4)
        eachText(bytes, start, end, cutAt: separator) { texts.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[$0]), as: UTF8.self)) }
        return texts
    }

    private static func index(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        guard start < end, let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), end - start) else { return max(start, end) }
        return UnsafeRawPointer(base).distance(to: found)
    }

    /// The bytes of an embedded file, which live as long as the process.
    static func bytes(_ name: String) -> UnsafeBufferPointer<UInt8> {
        for index in 0..<dossier_resource_count() {
            let resource = dossier_resource_at(index)
            if strcmp(name, resource.name) == 0 { return UnsafeBufferPointer(start: resource.bytes, count: resource.count) }
        }
        return UnsafeBufferPointer(start: nil, count: 0)
    }
}
