/// Values in one spelling, to see whether two say the same.
public enum ValueMeaning {
    /// A plain decimal number without needless zeros and signs: "+01.50" is "1.5". nil for what is none.
    public static func decimal(_ text: String) -> String? {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let digits = text.utf8.first == UInt8(ascii: "+") || isNegative ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }) else { return nil }
        let significant = String(whole.drop { $0 == "0" })
        let fraction = parts.count > 1 ? String(parts[1].reversed().drop { $0 == "0" }.reversed()) : ""
        if significant.isEmpty, fraction.isEmpty { return "0" }
        return (isNegative ? "-" : "") + (significant.isEmpty ? "0" : significant) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// An EDTF date or set in one spelling; nil for what is none.
    public static func date(_ text: String) -> String? {
        do { return try EDTF(text).normalized } catch { return nil }
    }

    /// The value of an attribute as its predicate's type has it; nil where only the same spelling is the same value.
    public static func value(_ text: String, of type: Predicate.ValueType?) -> String? {
        switch type {
        case .integer, .decimal: decimal(text)
        case .date: date(text)
        case .text, .amount, .url, .identifier, nil: nil
        }
    }
}
