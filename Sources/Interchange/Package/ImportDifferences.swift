/// A package of this base that says other than the base: it is refused whole, as what the base has is not changed by an import.
public struct ImportDifferences: Error, Sendable, CustomStringConvertible {
    /// The first places, each with what the base has and what the package says.
    public let places: [CSVInputError]
    /// How many there are.
    public let count: Int

    /// As many places as are kept.
    public static let limit = 50

    /// What is wrong, without the places.
    public var message: String {
        "the package says other than the base in \(count) place\(count == 1 ? "" : "s"); nothing was imported"
    }

    public var description: String { ([message] + lines).joined(separator: "\n") }

    /// A line for each place that is kept, and one for the rest.
    public var lines: [String] {
        places.map(\.description) + (count > places.count ? ["and \(count - places.count) more"] : [])
    }
}
