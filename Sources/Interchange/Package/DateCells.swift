internal import DossierModel
internal import DossierStorage

/// Dates in the cells of tables: as EDTF, or in words with one reading.
enum DateCells {
    private static let isEDTF: [Bool] = {
        var plain = [Bool](repeating: false, count: 256)
        for byte in "0123456789-+~?%.,[]{}XYEST:Z".utf8 { plain[Int(byte)] = true }
        return plain
    }()

    /// Whether a cell can only be EDTF, so that words need not be looked for.
    @inline(__always)
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.count == 7 || bytes.count == 10 || bytes.count == 4, let last = bytes.last, last &- 0x30 <= 9 {
            // The most frequent forms: 2012, 2012-03, 2012-03-15.
            return bytes.allSatisfy { $0 &- 0x30 <= 9 || $0 == 0x2D }
        }
        return isEDTF.withUnsafeBufferPointer { table in bytes.allSatisfy { table[Int($0)] } }
    }

    /// A cell as EDTF: one in words is read, and whoever reads the report is told how.
    ///
    /// - Throws: `RecordFault`, with the readings where there are several.
    static func read(_ text: String, column: String, _ told: (String) -> Void) throws(RecordFault) -> String {
        do {
            let date = try EDTF(words: text).text
            told("\(column): '\(text)' is read as \(date)")
            return date
        } catch {
            throw RecordFault(error.description, column: column, hint: "a date as 2013, 2013-04 or 2013-04-27; see docs/dates.md")
        }
    }
}
