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
    /// - Throws: `CSVInputError` when name1 or name2 is missing, or score or verdict is there already.
    init(_ reader: CSVReader, kind: NameKind?) throws {
        guard let header = try reader.next() else {
            throw CSVInputError(
                file: reader.file, line: 1, column: 1, message: "the file is empty",
                hint: "its first line must name the columns: name1,name2")
        }
        let columns = (0..<header.count).map { header[$0].text }
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

    /// Compares all pairs. Where a name is empty, so are its score and verdict.
    func write(to format: inout any RowFormat) throws {
        try format.begin(columns: columns + ["score", "verdict"])
        var cells: [Cell] = []
        while let row = try reader.next() {
            cells.removeAll(keepingCapacity: true)
            for place in columns.indices { cells.append(row[place].cell) }
            cells += Self.answer(row[first].text, row[second].text, kind ?? kindPlace.flatMap { Self.kind(row[$0].text) })
            try cells.withUnsafeBufferPointer { try format.row($0) }
        }
        try format.end()
    }

    /// A score as it is shown: three decimals.
    static func rounded(_ score: Double) -> Double { (score * 1000).rounded() / 1000 }

    // A file may tell more kinds apart than the comparison does: about those the words tell.
    private static func kind(_ text: String) -> NameKind? {
        switch text {
        case "person": .person
        case "company", "organization": .organization
        default: nil
        }
    }

    private static func answer(_ one: String, _ other: String, _ kind: NameKind?) -> [Cell] {
        if one.isEmpty || other.isEmpty { return [.null, .null] }
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
