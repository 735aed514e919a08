internal import ArgumentParser
internal import DossierOutput

/// How one stream of CSV is written, where it is not plain CSV.
struct CSVOptions: ParsableArguments {
    @Flag(help: "For Excel: begins with a byte-order mark.")
    var excel = false

    @Flag(help: "For Excel in French: also semicolons and decimal commas.")
    var excelFr = false

    @Option(ArgumentHelp("What stands between fields: one character, or tab.", valueName: "character"))
    var delimiter: Delimiter?

    @Option(ArgumentHelp("What stands for NULL; else nothing does.", valueName: "text"))
    var null: String?

    @Flag(help: "Guard texts that a spreadsheet would run as formulas by an apostrophe; stderr says how many.")
    var safe = false

    /// The dialect that is asked for; nil for plain CSV.
    var dialect: CSVDialect? {
        var dialect = excelFr ? .frenchExcel : excel ? .excel : CSVDialect()
        if let delimiter { dialect.delimiter = delimiter.byte }
        if let null { dialect.null = null }
        dialect.guardsFormulas = safe
        return dialect == CSVDialect() ? nil : dialect
    }

    func validate() throws {
        if excel, excelFr { throw ValidationError("--excel and --excel-fr exclude each other.") }
        if let null, let dialect, null.utf8.contains(where: { $0 == dialect.delimiter || [0x22, 0x0A, 0x0D].contains($0) }) {
            throw ValidationError("--null takes a text without delimiter, quotation mark and line end.")
        }
    }
}

/// What stands between fields.
struct Delimiter: OptionValue {
    let byte: UInt8

    init(option text: String) throws {
        let text = text.lowercased() == "tab" ? "\t" : text
        guard let byte = text.utf8.first, text.utf8.count == 1, byte == 0x09 || 0x20...0x7E ~= byte, byte != 0x22,
            !Character(Unicode.Scalar(byte)).isLetter, !Character(Unicode.Scalar(byte)).isNumber
        else { throw ValidationError("it takes one character of ASCII, no letter, digit or quotation mark; or the word tab") }
        self.byte = byte
    }

    // A comma says something here, and so does a blank.
    static func saysNothing(_ text: String) -> Bool { text.isEmpty }
}
