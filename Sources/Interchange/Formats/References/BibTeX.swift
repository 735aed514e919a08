internal import DossierModel
public import DossierOutput
public import DossierQuery

/// BibTeX with the fields of biblatex (https://ctan.org/pkg/biblatex): the sources, with their slugs as keys.
public struct BibTeX: ExportFormat {
    public static let name = "bibtex"
    public static let takesAttributes = true

    public init(_ options: ExportOptions) {}

    public func write(_ selection: Selection, to sink: ByteSink) throws -> ExportLosses {
        try selection.forEachSource { source in
            try sink.write("@\(source.reference.url == nil ? "misc" : "online"){\(Self.key(source.reference.slug))")
            for (name, value) in try fields(of: source) {
                if let value { try sink.write(",\n  \(name) = {\(value)}") }
            }
            try sink.write("\n}\n\n")
        }
        return ExportLosses()
    }

    private func fields(of source: SourceRecord) throws -> [(String, String?)] {
        let reference = source.reference
        let published = try reference.published.map { try EDTF($0) }
        // What biblatex reads of EDTF is its levels 0 and 1.
        let isPlain = published.map { $0.level < 2 } ?? true
        let notes = [isPlain ? nil : published.map { "Published: \($0.text)" }] + source.notes
        return [
            // In braces of its own: neither words in capitals nor the parts of a person's name are guessed.
            ("title", "{\(Self.escaped(reference.title))}"),
            ("author", reference.author.map { "{\(Self.escaped($0))}" }),
            ("publisher", reference.publisher.map { "{\(Self.escaped($0))}" }),
            ("date", isPlain ? published?.text : nil),
            ("url", reference.url.map(Self.address)),
            ("urldate", source.retrieved.map(Self.escaped)),
            ("language", source.language.map(Self.escaped)),
            ("note", notes.compactMap { $0 }.joined(separator: ". ").nilIfEmpty.map(Self.escaped)),
            ("keywords", reference.isConfidential ? "confidential" : nil),
        ]
    }

    // A slug may have characters that end a key: those are written by their numbers.
    private static func key(_ slug: String) -> String {
        slug.unicodeScalars.map { "{}(),=#%~\"'\\@&$^|".unicodeScalars.contains($0) ? "u\(String($0.value, radix: 16))" : String($0) }.joined()
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "&", "%", "$", "#", "_": "\\\(scalar)"
            // Those who read it count braces, also behind a backslash.
            case "{": "\\textbraceleft{}"
            case "}": "\\textbraceright{}"
            case "~": "\\textasciitilde{}"
            case "^": "\\textasciicircum{}"
            case "\\": "\\textbackslash{}"
            case _ where scalar.value < 0x20: " "
            default: String(scalar)
            }
        }.joined()
    }

    // Verbatim, so that what would end the field is encoded as addresses have it.
    private static func address(_ url: String) -> String {
        url.unicodeScalars.map { "{}\\".unicodeScalars.contains($0) || $0.value <= 0x20 ? $0.percentEncoded : String($0) }.joined()
    }
}

extension SourceRecord {
    /// What references have no field for.
    var notes: [String?] {
        [archivedURL.map { "Archived: \($0)" }, derivedFrom.map { "Derived from: \($0)" }, sha256.map { "SHA-256: \($0)" }]
    }
}

extension Unicode.Scalar {
    /// Its bytes in UTF-8 as RFC 3986 has them in an address: "%7B".
    var percentEncoded: String {
        String(self).utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }
}
