/// Whether two names are names of the same thing, and why.
public struct NameComparison: Sendable, Equatable {
    /// Whether two names are one: `unsure` is for a person to settle.
    public enum Verdict: String, Sendable, CaseIterable {
        case same
        case different
        case unsure
    }

    /// The score from which the verdict is `same`.
    public static var same: Double { NameScore.same }
    /// The score below which the verdict is `different`.
    public static var unsure: Double { NameScore.unsure }

    /// 0...1, the score of `NamePattern.match`; 0 if the names share no word.
    public let score: Double
    public let verdict: Verdict
    /// What differs or why it does not matter, the most telling first; never empty.
    public let reasons: [NameReason]

    /// Compares two names; without a `kind`, words such as legal forms and given names suggest one.
    public static func compare(_ a: String, _ b: String, kind: NameKind? = nil) -> NameComparison {
        compare(NamePattern(a), NamePattern(b), kind: kind)
    }

    /// The same with names prepared before.
    public static func compare(_ a: NamePattern, _ b: NamePattern, kind: NameKind? = nil) -> NameComparison {
        // What is blank names nothing, not even the same.
        if a.text.isBlank || b.text.isBlank { return NameComparison(score: 0, verdict: .unsure, reasons: [.nothingShared]) }
        guard let match = a.match(b, kind: kind ?? NameKind.guess(a, b)) else {
            return NameComparison(score: 0, verdict: .different, reasons: [.nothingShared])
        }
        let verdict: Verdict = match.score >= same ? .same : match.score >= unsure ? .unsure : .different
        return NameComparison(score: match.score, verdict: verdict, reasons: match.reasons)
    }
}
