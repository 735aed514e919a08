internal import ArgumentParser
internal import DossierInterchange
internal import DossierModel
internal import Glibc

/// A file or a folder. Any name will do, as it stands: "a,b", ":memory:", "file:x".
struct FilePath: OptionValue {
    let path: String

    init(option text: String) { path = text }

    static func saysNothing(_ text: String) -> Bool { text.isBlank }

    static var completion: CompletionKind { .file() }

    /// Whether the standard input or output is meant.
    var isStandard: Bool { path == "-" }

    /// A reader of the CSV file; - is the standard input.
    func csvReader() throws -> CSVReader {
        try isStandard ? CSVReader(descriptor: STDIN_FILENO, file: "the standard input") : CSVReader(path: path)
    }
}
