internal import DossierInterchange
internal import DossierModel
internal import DossierOutput

/// Pairs of names in a CSV file, written again with a score and a verdict. One row at a time.
struct NamePairs {
    private let reader: CSVReader
    private let kind: NameKind?
    private let columns: [String]
    private let first: Int
    private let second: Int
    private let kindPlace: Int?

    /// Reads the header. Where the file has a column kind and no `kind` is given, each row says its own.
    ///
    /// - Throws: `CSVInputError` when name1 or name2 is missing, when score or verdict is there already, or when a column stands twice.
    init(_ reader: CSVReader, kind: NameKind?) throws {
        guard let header = try reader.next() else {
            throw CSVInputError(
                file: reader.file, line: 1, column: 1, message: "the file is empty",
                hint: "its first line must name the columns: name1,name2")
        }
        let columns = (0..<header.count).map { header[$0].text }
        try header.checkDuplicates(columns)
        func place(_ name: String) throws -> Int {
            guard let place = columns.firstIndex(of: name) else {
                throw header.error(at: 0, "missing column: \(name)", hint: "the first line must name name1 and name2")
            }
            return place
        }
        (first, second) = (try place("name1"), try place("name2"))
        for name in ["score", "verdict"] {
            if let place = columns.firstIndex(of: name) {
                throw header.error(at: place, "the file has a column \(name) already", hint: "rename or remove it")
            }
        }
        self.reader = reader
        self.kind = kind
        kindPlace = columns.firstIndex(of: "kind")
        self.columns = columns
    }

    /// Compares all pairs. Where a name is empty or blank, score and verdict are empty.
    ///
    /// - Returns: the kinds in the file that are neither a person's nor a company's, for which the words told, with how many
    ///   rows have them.
    /// - Throws: `CSVInputError` with the place of a name that is too long.
    func write(to format: inout any RowFormat) throws -> [String: Int] {
        var unknown: [String: Int] = [:]
        try format.begin(columns: columns + ["score", "verdict"])
        var cells: [Cell] = []
        while let row = try reader.next() {
            cells.removeAll(keepingCapacity: true)
            for place in columns.indices { cells.append(row[place].cell) }
            cells += Self.answer(try name(row, first), try name(row, second), kind ?? kindPlace.flatMap { kind(row[$0].text, &unknown) })
            try cells.withUnsafeBufferPointer { try format.row($0) }
        }
        try format.end()
        return unknown
    }

    private func name(_ row: CSVRow, _ place: Int) throws -> String {
        let text = row[place].text
        do {
            try NameTooLong.check(text)
        } catch {
            throw row.error(at: place, error.description)
        }
        return text
    }

    /// A score as it is shown: three decimals.
    static func rounded(_ score: Double) -> Double { (score * 1000).rounded() / 1000 }

    // A file may tell more kinds apart than the comparison does: about those the words tell.
    private func kind(_ text: String, _ unknown: inout [String: Int]) -> NameKind? {
        if text.isBlank { return nil }
        switch NameFolding.fold(text) {
        case "person", "people", "personne", "personnes": return .person
        case "company", "companies", "organization", "organizations", "organisation", "organisations", "entreprise", "entreprises":
            return .organization
        default:
            unknown[text, default: 0] += 1
            return nil
        }
    }

    private static func answer(_ one: String, _ other: String, _ kind: NameKind?) -> [Cell] {
        if one.isBlank || other.isBlank { return [.null, .null] }
        let comparison = NameComparison.compare(one, other, kind: kind)
        let verdict: StaticString =
            switch comparison.verdict {
            case .same: "same"
            case .different: "different"
            case .unsure: "unsure"
            }
        return [
            .real(rounded(comparison.score)),
            .text(UnsafeRawBufferPointer(start: verdict.utf8Start, count: verdict.utf8CodeUnitCount)),
        ]
    }
}
