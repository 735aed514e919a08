/// What a language says of facts and of their sources, wherever they are printed.
package protocol FactWording: Sendable {
    // MARK: Grammar

    /// Between what is named and what is said of it: ": ".
    var colon: String { get }
    /// Between two sentences of one line: "; ".
    var semicolon: String { get }
    /// A text in somebody's words: “not stopped”.
    func quoted(_ text: String) -> String
    /// Words, and the name that follows them: "withdraws from Andromède".
    func joined(_ words: String, to name: String) -> String
    /// Behind a list: "and 3 more".
    func andMore(_ count: Int) -> String

    // MARK: Facts

    func modality(_ modality: Modality) -> String
    /// "possibly: Thales leads it".
    func possibly(_ sentence: String) -> String
    /// "fact 12".
    func fact(_ id: String) -> String
    /// "4 facts".
    func factCount(_ count: Int) -> String

    // MARK: Dates of facts

    /// "from 2012".
    func holds(from start: DatePhrase) -> String
    /// "until 2014".
    func holds(until end: DatePhrase) -> String
    /// Of what never began: "without beginning".
    var withoutBeginning: String { get }
    /// Of what a source says to have no term: "without term".
    var withoutTerm: String { get }
    /// When a source saw it hold: "as of January 2014".
    func asOf(_ date: DatePhrase) -> String

    // MARK: Sources

    /// The heading over footnotes: "Sources".
    var sources: String { get }
    /// Of a source or a fact: "undated".
    var undated: String { get }
    /// Of a source's date: "date inferred".
    var dateInferred: String { get }
    /// Of a citation without a place: "no place given".
    var noPlaceGiven: String { get }
    /// "according to Patrick Starck".
    func accordingTo(_ speaker: String) -> String
    /// How a source says it: "implied".
    var implied: String { get }
    /// How a source says it: "inferred from the source".
    var inferred: String { get }

    // MARK: What is not for everyone

    /// Beside what only confidential sources attest: "[confidential]".
    var confidentialMark: String { get }
    /// Before a note for the owner's eyes: "[private]".
    var privateMark: String { get }
    /// In the place of what may not be told: "confidential".
    var confidential: String { get }

    // MARK: Disputes

    /// "rival claims", "resolved".
    func verdict(_ verdict: NewDispute.Verdict) -> String
    /// "better supported".
    var betterSupported: String { get }
    /// "disputed".
    var disputed: String { get }
    /// What stands before the words of the other sides: "others say, with less support,".
    ///
    /// - Parameter isFavoured: whether this side is better supported; false for another, nil for none.
    func othersSay(_ verdict: NewDispute.Verdict, isFavoured: Bool?) -> String
    /// "3 more say otherwise".
    func moreSayOtherwise(_ count: Int) -> String
    /// "fact 12 says: 45 %".
    func rivalSays(_ id: String, _ what: String) -> String
    /// "fact 12 denies it".
    func rivalDenies(_ id: String) -> String
    /// Of what the fact at hand denies: "fact 12 claims it".
    func rivalClaims(_ id: String) -> String

    // MARK: Ways between entities

    /// "nothing that lasts".
    var nothingThatLasts: String { get }
    /// "never all at once".
    var neverAllAtOnce: String { get }
    /// "at an unknown time".
    var atAnUnknownTime: String { get }
    /// "perhaps all at once, at an unknown time"; of one relation alone "held at an unknown time".
    func heldAtAnUnknownTime(isAlone: Bool) -> String
    /// "held all at once: certainly 2013"; of one relation alone "held: certainly 2013".
    func held(_ spans: String, isAlone: Bool) -> String
    /// "certainly until 2014".
    func certainlyHeld(_ span: String) -> String
    /// "possibly until 2014".
    func possiblyHeld(_ span: String) -> String
    /// "1 event aside".
    func eventsAside(_ count: Int) -> String
    /// "all of it can be told from September 2012 on".
    func canBeTold(from date: String) -> String
}
