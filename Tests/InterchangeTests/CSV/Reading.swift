import DossierInterchange

/// All rows of a CSV text; nil is an absent field. Small blocks exercise rows that straddle them.
func rows(of text: String, blockBytes: Int = CSVReader.blockBytes) throws(CSVInputError) -> [[String?]] {
    try rows(of: Array(text.utf8), blockBytes: blockBytes)
}

func rows(
    of bytes: [UInt8], limits: CSVLimits = CSVLimits(), blockBytes: Int = CSVReader.blockBytes
) throws(CSVInputError) -> [[String?]] {
    let reader = CSVReader(bytes: bytes, file: "data.csv", limits: limits, blockBytes: blockBytes)
    var result: [[String?]] = []
    while let row = try reader.next() {
        result.append((0..<row.count).map { row[$0].isAbsent ? nil : row[$0].text })
    }
    return result
}
