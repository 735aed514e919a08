internal import DossierModel
public import DossierOutput
public import DossierQuery

/// CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html): the sources, with their slugs as ids.
public struct CSLJSON: ExportFormat {
    public static let name = "csl-json"
    public static let takesAttributes = true

    public init(_ options: ExportOptions) {}

    public func write(_ selection: Selection, to sink: ByteSink) throws -> ExportLosses {
        var isFirst = true
        try selection.forEachSource { source in
            try sink.write(isFirst ? "[\n" : ",\n")
            isFirst = false
            try item(source).writeLine(to: sink)
        }
        try sink.write(isFirst ? "[]\n" : "\n]\n")
        return ExportLosses()
    }

    private func item(_ source: SourceRecord) throws -> JSONDocument {
        let reference = source.reference
        func text(_ text: String?) -> JSONDocument? { text.map { .string($0) } }
        return .object(present: [
            ("id", .string(reference.slug)),
            ("type", .string(reference.url == nil ? "document" : "webpage")),
            ("title", .string(reference.title)),
            // Literal: the parts of a person's name are not guessed.
            ("author", reference.author.map { .array([.object([("literal", .string($0))])]) }),
            ("publisher", text(reference.publisher)),
            ("issued", try reference.published.map(date)),
            ("accessed", try source.retrieved.map(date)),
            ("URL", text(reference.url)),
            ("language", text(source.language)),
            ("note", text(source.notes.compactMap { $0 }.joined(separator: ". ").nilIfEmpty)),
            ("keyword", reference.isConfidential ? .string("confidential") : nil),
        ])
    }

    // A date that is no single day, month, season or year is given as it stands.
    private func date(_ text: String) throws -> JSONDocument {
        let date = try EDTF(text)
        guard !date.isSet, !date.isInterval, let precision = date.precision, let parts = parts(of: date, precision) else {
            return .object([("literal", .string(text))])
        }
        return .object(present: [
            ("date-parts", .array([.array(parts.map { .integer(Int64($0)) })])),
            ("season", season(of: date, precision).map { .integer(Int64($0)) }),
            ("circa", date.isApproximate || date.isUncertain ? .bool(true) : nil),
        ])
    }

    private func parts(of date: EDTF, _ precision: EDTF.Precision) -> [Int]? {
        let day = date.earliest
        return switch precision {
        case .day: [day.year, day.month, day.day]
        case .months(1): [day.year, day.month]
        case .months(3) where season(of: date, precision) != nil, .years(1): [day.year]
        default: nil
        }
    }

    // 1 is spring; EDTF counts from 21. A winter begins in the year it is named for.
    private func season(of date: EDTF, _ precision: EDTF.Precision) -> Int? {
        guard precision == .months(3), let part = date.text.split(separator: "-").last, let number = Int(part.prefix { $0.isNumber }),
            21...24 ~= number
        else { return nil }
        return number - 20
    }
}
