internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// What stderr says of what was left out of an answer.
extension LeftOut {
    /// How much was left out for want of certainty; nil for nothing.
    var uncertainSentence: String? {
        switch uncertainCount {
        case 0: nil
        case 1: "1 fact is left out: it is disputed, only possible, or not vouched for; without --certain it is shown"
        case let count: "\(count) facts are left out: they are disputed, only possible, or not vouched for; without --certain they are shown"
        }
    }

    /// What was left out in words: "3 facts and 1 source"; nil for nothing.
    var words: String? {
        let counts = [
            (count(of: .relations) + count(of: .attributes), "fact"), (count(of: .names), "name"), (count(of: .disputes), "dispute"),
            (count(of: .sources), "source"), (count(of: .privateNotes), "private note"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { EnglishCount.of($0.0, $0.1) }
        guard let last = parts.last else { return nil }
        let list = parts.count == 1 ? last : parts.dropLast().joined(separator: ", ") + " and " + last
        return isAtLeast ? "at least \(list)" : list
    }

    /// The same as a sentence that says how to see it.
    var sentence: String? {
        words.map { words in
            let isOne = words.hasPrefix("1 ") && !words.contains(" and ")
            return "\(words) \(isOne ? "is confidential: --private shows it" : "are confidential: --private shows them")"
        }
    }
}
