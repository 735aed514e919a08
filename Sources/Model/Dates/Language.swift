/// A language that answers are printed in; the raw value is its ISO 639-1 code.
public enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case french = "fr"
}
