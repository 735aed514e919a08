public import DossierModel
public import DossierOutput
public import DossierQuery
internal import DossierStorage

/// A format of documents in which facts leave a base with their citations.
///
/// The same selection gives the same bytes, and memory stays flat: each thing is written when it is read.
public protocol ExportFormat {
    /// What the format is called on the command line.
    static var name: String { get }
    /// Whether attributes have a place in it; else only relations are read.
    static var takesAttributes: Bool { get }

    init(_ options: ExportOptions)

    /// Writes a document of all that is selected; the caller flushes the sink.
    ///
    /// - Returns: what the format could not hold.
    func write(_ selection: Selection, to sink: ByteSink) throws -> ExportLosses
}

/// What is asked of a document, whatever its format.
public struct ExportOptions: Sendable {
    /// Of labels.
    public var language: Language

    /// Options of a document whose labels are in a language.
    public init(language: Language = .english) { self.language = language }
}

/// What a format could not hold, counted by what became of it, in the order in which it came up.
public struct ExportLosses: Sendable {
    /// What was lost, each once, and how often.
    public private(set) var counts: [(what: String, count: Int)] = []

    /// No losses yet.
    public init() {}

    /// Counts some of it.
    ///
    /// - Parameter what: what they are and what became of them: "characters that XML forbids were replaced".
    public mutating func add(_ what: String, count: Int = 1) {
        if count == 0 { return }
        if let index = counts.firstIndex(where: { $0.what == what }) { counts[index].count += count } else { counts.append((what, count)) }
    }
}

extension Selection {
    /// Whether documents have what is for the owner's eyes.
    var isPrivate: Bool { base.visibility == .everything }

    /// Whether facts hold at a time that was asked about, certainly or possibly.
    var asksTime: Bool { if case .any = terms.filter.when { false } else { true } }
}
