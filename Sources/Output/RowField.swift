public import DossierModel

/// A field of a row that is more than a value: programs that read JSON get it as what it is, all others as values.
public enum RowField: Sendable {
    case value(Value)
    /// True or false; 1 or 0 elsewhere.
    case flag(Bool)
    /// Words without spaces, such as slugs; one text elsewhere, parted by spaces, and NULL where there is none.
    case list([String])
    /// Whole numbers, likewise.
    case numbers([Int64])
    /// A document of its own; elsewhere a text that says the same in short, and NULL where that is empty.
    case document(JSONDocument, inShort: String)

    public static let null = RowField.value(.null)
    public static func integer(_ number: Int64) -> RowField { .value(.integer(number)) }
    public static func text(_ text: String) -> RowField { .value(.text(text)) }
    public static func text(_ text: String?) -> RowField { text.map { .value(.text($0)) } ?? .null }

    /// The field where there is no JSON.
    var plain: Value {
        switch self {
        case .value(let value): value
        case .flag(let flag): .integer(flag ? 1 : 0)
        case .list(let words): Self.text(words.joined(separator: " "))
        case .numbers(let numbers): Self.text(numbers.map(String.init).joined(separator: " "))
        case .document(_, let text): Self.text(text)
        }
    }

    private static func text(_ text: String) -> Value { text.isEmpty ? .null : .text(text) }

    /// The field as JSON.
    public var document: JSONDocument {
        switch self {
        case .value(.null): .null
        case .value(.integer(let number)): .integer(number)
        case .value(.real(let number)): number.isFinite ? .number(RealText.plain(number)) : .null
        case .value(.decimal(let number, let decimals)): .number(FixedPoint.text(number, exponent: decimals))
        case .value(.text(let text)): .string(text)
        case .value(.blob(let bytes)): .string(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        case .flag(let flag): .bool(flag)
        case .list(let words): .array(words.map { .string($0) })
        case .numbers(let numbers): .array(numbers.map { .integer($0) })
        case .document(let document, _): document
        }
    }
}
