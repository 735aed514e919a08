internal import DossierModel

/// The rule for slugs: that of the tables' CHECK, and that two which look the same are the same.
package enum Slugs {
    @inline(__always)
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case ...31, UInt8(ascii: "A")...UInt8(ascii: "Z"): false
        case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "/"),
            UInt8(ascii: "\\"), 127:
            false
        default: true
        }
    }

    /// Whether a row can have this slug: the tables' CHECK refuses any other, so nobody need look for it.
    package static func isPossible(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy(isAllowed) }

    static func check(_ slug: String, column: String = "slug") throws(RecordFault) {
        let isPlain = isPossible(slug)
        if isPlain, slug.utf8.allSatisfy({ $0 < 0x80 }) { return }
        if isPlain, let objection = TextRules.objection(toKey: slug) {
            throw RecordFault("'\(slug)' is no slug: \(objection.message)", column: column, hint: objection.hint)
        }
        guard isPlain, !slug.unicodeScalars.contains(where: \.properties.isWhitespace) else {
            throw RecordFault(
                "'\(slug)' is no slug", column: column, hint: "a slug is a name in kebab case, such as '\(Slug.make(slug))'")
        }
    }
}
