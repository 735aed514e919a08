/// A language that answers are printed in; the raw value is its ISO 639-1 code.
public enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case french = "fr"

    /// What can be asked for: "en or fr".
    package static var choices: String { allCases.map(\.rawValue).joined(separator: " or ") }

    /// What is said in it.
    package var wording: any Wording {
        switch self {
        case .english: English()
        case .french: French()
        }
    }

    /// Of labels that a base has, a column a language: the one in this language.
    package func label<Label>(english: Label, french: Label) -> Label {
        switch self {
        case .english: english
        case .french: french
        }
    }
}
