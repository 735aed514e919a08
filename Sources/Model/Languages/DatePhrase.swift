/// A date as a noun phrase, with what a preposition in front of it needs to know.
package struct DatePhrase: Sendable {
    /// The article that it takes; each language has its own of these.
    package enum Article: Sendable {
        /// Years and months: "before 2012", "avant mai 2012".
        case none
        /// Parts of a year, which French `jusque` joins with `à`: "jusqu'à fin 2013".
        case bare
        /// What begins with a preposition: French "vers 2012".
        case preposition
        /// English "the": "before the 1990s".
        case definite
        /// French `le`: "avant le 20 avril 2012".
        case masculine
        /// French `la`: "avant la première quinzaine de mai 2013".
        case feminine
        /// French `l'`: "avant l'été 2013".
        case elided
        /// French `les`: "avant les années 1990".
        case plural
    }

    var noun: String
    var article: Article

    package init(_ noun: String, _ article: Article = .none) {
        self.noun = noun
        self.article = article
    }
}
