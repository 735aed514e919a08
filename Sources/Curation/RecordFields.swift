internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// The fields of a record while it is read: each is asked for once, and what nobody asked for is a fault.
struct RecordFields {
    private var values: [String: String]
    private let kind: RecordKind
    private let step: DeskStep

    init(_ values: [String: String], of kind: RecordKind, _ step: DeskStep) {
        self.values = values
        self.kind = kind
        self.step = step
    }

    /// A text; nil where there is none.
    mutating func text(_ name: String) -> String? {
        guard let value = values.removeValue(forKey: name), !value.isEmpty else { return nil }
        return value
    }

    mutating func required(_ name: String) throws -> String {
        guard let value = text(name) else { throw step.fault("\(EnglishArticle.before(kind.rawValue)) needs its \(name)", field: name) }
        return value
    }

    mutating func date(_ name: String) throws -> String? { try text(name).map { try step.exactDate($0, field: name) } }

    mutating func flag(_ name: String) throws -> Bool {
        switch text(name)?.lowercased() {
        case nil, "false", "no", "non", "0": false
        case "true", "yes", "oui", "1": true
        case let other?: throw step.fault("\(name) is true or false, not '\(other)'", field: name)
        }
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _: Choice.Type = Choice.self
    ) throws -> Choice? where Choice.RawValue == String {
        guard let word = text(name) else { return nil }
        if let found = Choice(rawValue: word.lowercased()) { return found }
        let words = Choice.allCases.map(\.rawValue)
        throw step.fault("'\(word)' is no \(name)", field: name, hint: "one of: " + words.joined(separator: ", "))
    }

    mutating func list(_ name: String) -> [String] { text(name)?.split(separator: " ").map(String.init) ?? [] }

    /// Refuses what is left.
    func end() throws {
        guard let name = values.keys.sorted().first else { return }
        throw step.fault("\(EnglishArticle.before(kind.rawValue)) has no field '\(name)'", field: name)
    }
}
