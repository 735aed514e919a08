internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

/// Writes paths as they are found: as text some dozens at a time with their sources below, or as rows.
struct PathWriter {
    let session: Session
    let base: Snapshot
    let start: EntityReference
    let end: EntityReference
    let countsEvents: Bool
    /// The time that was asked about, in words; nil for any.
    let question: String?

    // So many paths have their sources below them: enough for a page, and memory stays flat.
    private static let perPage = 50

    /// Writes what `next` gives until it gives nil.
    func write(_ next: () throws -> Path?) throws {
        if let format = session.options.format {
            let pathRows = PathRows(facts: FactRows(format: format, language: session.language, base: base))
            return try session.writeRows(columns: pathRows.columns) { rows in
                var number = 0
                try forEachPage(next) { page, marks, _ in
                    for path in page {
                        number += 1
                        for step in path.steps.indices {
                            try rows.row(fields: pathRows.values(path, number: number, step: step, marks))
                        }
                    }
                }
            }
        }
        try session.writePage { output in
            try forEachPage(next) { page, marks, firstNumber in
                if firstNumber > 1 { try output.write("") }
                let view = PathView(
                    paths: page, marks: marks, firstNumber: firstNumber, isNumbered: firstNumber > 1 || page.count > 1,
                    layout: session.layout, language: session.language)
                try output.write(title(firstNumber) + view.lines())
                try output.flush()
            }
        }
    }

    private func title(_ firstNumber: Int) -> [PageLine] {
        guard firstNumber == 1, let question else { return [] }
        return TextLayout.wrap(question, width: session.terminal.pageWidth).map { session.style.dim($0) } + [""]
    }

    private func forEachPage(_ next: () throws -> Path?, _ body: ([PathRecord], DisputeMarks, Int) throws -> Void) throws {
        let marker = DisputeMarker(base)
        var page: [Path] = []
        var firstNumber = 1
        func flush() throws {
            if page.isEmpty { return }
            let records = try base.records(page, countsEvents: countsEvents)
            try body(records, marker.marks(of: records.flatMap(\.steps).map(\.fact)), firstNumber)
            firstNumber += page.count
            page.removeAll(keepingCapacity: true)
        }
        while let path = try next() {
            page.append(path)
            if page.count == Self.perPage { try flush() }
        }
        try flush()
    }
}
