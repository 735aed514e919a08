internal import DossierModel

/// The rules of `TextRules` for the columns of a record.
enum RecordTexts {
    /// Refuses a text in which nothing can be seen; nil is no text, and may be.
    @inline(__always)
    static func check(_ text: String?, column: String) throws(RecordFault) {
        guard let text, text.isBlank else { return }
        throw blank(text.isEmpty, column)
    }

    /// Refuses a text in which nothing can be seen, as it stands in a file: it is not empty.
    @inline(__always)
    static func check(_ utf8: UnsafeBufferPointer<UInt8>, column: @autoclosure () -> String) throws(RecordFault) {
        if TextRules.isBlank(utf8) { throw blank(false, column()) }
    }

    /// Refuses a text by which rows are told apart, and which could look like another.
    static func check(key text: String, column: String) throws(RecordFault) {
        if text.isEmpty { throw blank(true, column) }
        guard let objection = TextRules.objection(toKey: text) else { return }
        throw RecordFault("\(column) '\(text)' is refused: \(objection.message)", column: column, hint: objection.hint)
    }

    private static func blank(_ isEmpty: Bool, _ column: String) -> RecordFault {
        RecordFault(
            isEmpty ? "\(column) is empty" : "nothing can be seen in \(column): white space or invisible characters only",
            column: column, hint: isEmpty ? "this column needs a value" : "leave it empty, or write what is meant")
    }

    /// Refuses what is no EDTF.
    static func check(date text: String?, column: String) throws(RecordFault) {
        guard let text else { return }
        do { _ = try EDTF(text) } catch { throw RecordFault(error.description, column: column) }
    }
}

extension RecordFault {
    /// Refuses a text of a file's column in which nothing can be seen; an empty one is none.
    @inline(__always)
    package static func checkText(_ utf8: UnsafeBufferPointer<UInt8>, column: @autoclosure () -> String) throws(RecordFault) {
        try RecordTexts.check(utf8, column: column())
    }

    /// What is wrong with a slug that leads nowhere, where that can be told from its form; nil where it cannot.
    package static func ofSlug(_ slug: String, column: String) -> RecordFault? {
        do throws(RecordFault) {
            try Slugs.check(slug, column: column)
            return nil
        } catch {
            return error
        }
    }
}
