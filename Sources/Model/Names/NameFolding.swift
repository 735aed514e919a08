/// The one place where a name loses its case, accents, punctuation and script.
///
/// Folding follows Unicode NFKD and full case folding, removes marks, writes what decomposition misses in plain
/// letters (œ oe, æ ae, ø o, ł l, ß ss, đ d, ı i, þ th), writes Greek and Cyrillic in Latin letters, and keeps other
/// scripts as they are. Tokens are separated by one space; apostrophes and hyphens separate, dots inside initials
/// join ("O.B.S." is `obs`, "J.-P." is `jp`); "&", "and" and "et" are all `et`, "+" is `plus`; digits stay.
public enum NameFolding {
    /// The folded form of `text`; folding it again changes nothing. Empty if `text` holds no letter and no digit.
    ///
    /// Linear, under 100 ns for a short ASCII name.
    public static func fold(_ text: some StringProtocol) -> String {
        fold(text, unifiesAnd: true)
    }

    /// Replaces `folded` with the folded form of `utf8`; bytes that are not UTF-8 separate tokens.
    public static func fold(utf8: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
        folded.removeAll(keepingCapacity: true)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: FoldWriter.capacity(for: utf8.count)) { buffer in
            guard let output = buffer.baseAddress else { return }
            var writer = FoldWriter(output: output, unifiesAnd: true)
            let count = writer.fold(utf8)
            folded.append(contentsOf: buffer[..<count])
        }
    }

    static func fold(_ text: some StringProtocol, unifiesAnd: Bool) -> String {
        var text = String(text)
        return text.withUTF8 { utf8 in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: FoldWriter.capacity(for: utf8.count)) { buffer in
                guard let output = buffer.baseAddress else { return "" }
                var writer = FoldWriter(output: output, unifiesAnd: unifiesAnd)
                let count = writer.fold(utf8)
                return String(decoding: buffer[..<count], as: UTF8.self)
            }
        }
    }
}
