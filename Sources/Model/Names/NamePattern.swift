/// A name prepared for matching: folded, cut into words, legal forms and abbreviations recognised.
///
/// Preparing costs a few microseconds; prepare a query once and match it with many candidates.
public struct NamePattern: Sendable {
    /// The name as given.
    public let text: String
    /// The name as `NameFolding` writes it; empty if it holds no letter and no digit.
    public let folded: String
    /// The first letters of the words that matter, as an acronym would use them: "Fonds stratégique national" is `fsn`.
    /// Empty if fewer than two words matter.
    public let acronym: String

    let tokens: [NameToken]
    /// The name as one word, without legal forms.
    let compact: Compact

    struct Compact: Sendable {
        let letters: [UInt32]
        /// How many words the letters come from, and which of those are numbers.
        let words: Int
        let numbers: [String]

        init(_ tokens: [NameToken]) {
            let words = tokens.filter { !$0.isForm }
            letters = words.flatMap(\.letters)
            numbers = words.filter { $0.countsAsNumber(.organization) }.map(\.text)
            self.words = words.count
        }
    }

    public init(_ text: some StringProtocol) {
        self.text = String(text)
        folded = NameFolding.fold(text)
        let prepared = NameText.prepare(self.text, splitsCapitals: !folded.utf8.contains(0x20))
        tokens = NameTokenizer.tokens(prepared.map { NameFolding.fold($0) } ?? folded)
        compact = Compact(tokens)
        let words = tokens.filter { $0.isWord }
        acronym = words.count > 1 ? String(words.compactMap { $0.text.first }) : ""
    }
}
