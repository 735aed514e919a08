internal import CResources

/// A list of words of one language, embedded from the folder `Words`: lines such as `month 9: september, sept`.
///
/// The words stand there as they are compared: in lower case, without accents. Nothing is read before a list is first asked for.
struct WordFile {
    /// One line: what its words mean, and the words.
    struct Entry {
        /// What stands before the colon, cut at the spaces: `["month", "9"]`.
        let role: [String]
        /// The words or phrases; those of several words have one space between them.
        let phrases: [String]
    }

    let entries: [Entry]

    /// Reads an embedded list; an unknown name is an empty one.
    init(_ name: String) {
        let lines = WordFile.bytes(name).split(separator: UInt8(ascii: "\n"))
        entries = lines.compactMap { line in
            guard line.first != UInt8(ascii: "#"), let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            return Entry(
                role: WordFile.texts(line[..<colon], cutAt: UInt8(ascii: " ")),
                phrases: WordFile.texts(line[(colon + 1)...], cutAt: UInt8(ascii: ",")))
        }
    }

    private static func texts(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, cutAt separator: UInt8) -> [String] {
        bytes.split(separator: separator).map { part in
            String(decoding: part.first == UInt8(ascii: " ") ? part.dropFirst() : part, as: UTF8.self)
        }
    }

    /// The bytes of an embedded file, which live as long as the process.
    private static func bytes(_ name: String) -> UnsafeBufferPointer<UInt8> {
        for index in 0..<dossier_resource_count() {
            let resource = dossier_resource_at(index)
            if name == String(cString: resource.name) { return UnsafeBufferPointer(start: resource.bytes, count: resource.count) }
        }
        return UnsafeBufferPointer(start: nil, count: 0)
    }
}
