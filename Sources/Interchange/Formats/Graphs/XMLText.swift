internal import DossierOutput

/// Writes text into XML 1.0 (https://www.w3.org/TR/xml/#charsets), and counts the characters that it forbids even as references.
final class XMLText {
    /// How many characters were replaced by U+FFFD.
    private(set) var replaced = 0
    private let sink: ByteSink

    init(sink: ByteSink) { self.sink = sink }

    /// Writes markup, as it stands.
    func write(markup: String) throws(OutputError) { try sink.write(markup) }

    /// Writes a text so that an element or an attribute between double quotes reads back as it is.
    func write(_ text: String) throws(OutputError) {
        try text.withBytes { (bytes) throws(OutputError) in try write(bytes) }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        var start = 0
        var index = 0
        while index < bytes.count {
            guard let (reference, length) = replacement(bytes, at: index) else {
                index += 1
                continue
            }
            try sink.write(UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
            try sink.write(reference)
            index += length
            start = index
        }
        try sink.write(UnsafeRawBufferPointer(rebasing: bytes[start...]))
    }

    // What stands for the character that begins at a byte, and how many bytes it has; nil where it stands for itself.
    private func replacement(_ bytes: UnsafeRawBufferPointer, at index: Int) -> (String, Int)? {
        switch bytes[index] {
        case 0x26: return ("&amp;", 1)
        case 0x3C: return ("&lt;", 1)
        case 0x3E: return ("&gt;", 1)
        case 0x22: return ("&quot;", 1)
        // Readers make spaces of these where they stand for themselves.
        case 0x09: return ("&#9;", 1)
        case 0x0A: return ("&#10;", 1)
        case 0x0D: return ("&#13;", 1)
        case ..<0x20:
            replaced += 1
            return ("\u{FFFD}", 1)
        // U+FFFE and U+FFFF.
        case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE:
            replaced += 1
            return ("\u{FFFD}", 3)
        default: return nil
        }
    }

    /// What was replaced, as a loss.
    var losses: ExportLosses {
        var losses = ExportLosses()
        losses.add("characters that XML forbids were replaced by U+FFFD", count: replaced)
        return losses
    }
}
