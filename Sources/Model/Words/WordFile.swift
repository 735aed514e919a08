internal import CResources

/// A list of words of one language, embedded from the folder `Words`: lines such as `month 9: september, sept`.
///
/// The words stand there as they are compared: in lower case, without accents. Nothing is read before a list is first asked for.
struct WordFile {
    /// One line: what its words mean, and the words.
    struct Entry {
        /// What stands before the colon, cut at the spaces: `["month", "9"]`.
        let role: [Substring]
        /// The words or phrases; those of several words have one space between them.
        let phrases: [Substring]
    }

    let entries: [Entry]

    /// Reads an embedded list; an unknown name is an empty one.
    init(_ name: String) {
        entries = WordFile.text(name).split(separator: "\n").compactMap { line in
            guard line.first != "#", let colon = line.firstIndex(of: ":") else { return nil }
            let phrases = line[line.index(after: colon)...].split(separator: ",").map { $0.drop { $0 == " " } }
            return Entry(role: line[..<colon].split(separator: " "), phrases: phrases)
        }
    }

    private static func text(_ name: String) -> String {
        for index in 0..<dossier_resource_count() {
            let resource = dossier_resource_at(index)
            guard name == String(cString: resource.name) else { continue }
            return String(decoding: UnsafeBufferPointer(start: resource.bytes, count: resource.count), as: UTF8.self)
        }
        return ""
    }
}
