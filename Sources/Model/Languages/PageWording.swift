/// What a language says on pages: titles, headings and what stands under them.
package protocol PageWording: Sendable {
    // MARK: What was asked

    /// "what held then: 1 March 2012".
    func whatHeld(on date: String) -> String
    /// "what held at some moment, from 2012 to 2014".
    func whatHeld(from first: String, to last: String) -> String
    /// Of the relations of a path: "what held at one and the same moment".
    var whatHeldTogether: String { get }
    /// "for certain".
    var forCertain: String { get }
    /// "as known at: 2026-01-01".
    func asKnown(at moment: String) -> String

    // MARK: An entity

    /// "Other names".
    var otherNames: String { get }
    /// Over what the entity said: "Says".
    var statements: String { get }
    /// "Disputes".
    var disputes: String { get }
    /// "Rival claims".
    var rivalClaims: String { get }
    /// Another of several rival claims: "against: Orange owns Cloudwatt, 45 %".
    func against(_ claim: String) -> String
    /// "No fact is known: nothing is in this base."
    var noFactIsKnown: String { get }
    /// "No fact: what is known is denied."
    var everyFactIsDenied: String { get }
    /// "No fact is certain: some are possible."
    var noFactIsCertain: String { get }
    /// "No fact is known of that time; there are others."
    var noFactOfThatTime: String { get }
    /// "Holds, or held last".
    var holdsOrHeldLast: String { get }
    /// "All of it: dossier show cloudwatt".
    func allOfIt(_ command: String) -> String

    // MARK: A fact

    /// "Retracted in revision 3."
    func retracted(in revision: String) -> String
    /// "No source is cited."
    var noSourceIsCited: String { get }
    /// "Attested by".
    var attestedBy: String { get }
    /// "Follows".
    var whatItFollows: String { get }
    /// "What followed".
    var whatFollowed: String { get }
    /// "Replaced by".
    var whatReplacedIt: String { get }
    /// "Replaces".
    var whatItReplaces: String { get }

    // MARK: Disagreements

    /// Behind an entity's name: "disagreements".
    var disagreements: String { get }
    /// "Orange, owns — rival facts that no dispute covers".
    func rivalFacts(_ what: String) -> String
    /// "3 sources".
    func sourceCount(_ count: Int) -> String
    /// "3 sources, 2 independent".
    func sourceCount(_ count: Int, independent: Int) -> String
    /// "38 disputes; no rival facts outside one."
    func disagreementCount(disputes: Int, rivals: Int) -> String

    // MARK: A timeline

    /// Behind names: "timeline".
    var timeline: String { get }
    /// What a date is to a fact: "begins".
    var begins: String { get }
    /// "ends".
    var ends: String { get }
    /// "says".
    var says: String { get }
    /// "12 lines lie outside these dates."
    func linesOutside(_ count: Int) -> String
    /// "1 fact has no date: --undated lists it."
    func factsWithoutDate(_ count: Int, option: String) -> String
    /// "2 facts have no date."
    func factsWithoutDate(_ count: Int) -> String
    /// "2 lines may lie in more than one year."
    func linesInSeveralYears(_ count: Int) -> String

    // MARK: What lies around, and ways

    /// "Around Cloudwatt".
    func around(_ name: String) -> String
    /// "2 relations away".
    func relationsAway(_ distance: Int) -> String
    /// "They are the same entity: Orange."
    func sameEntity(_ name: String) -> String

    // MARK: Texts that have words

    /// What holds a text that was searched.
    func place(_ place: TextPlace) -> String
    /// "translation (fr)".
    func translation(_ language: String) -> String

    // MARK: Changes

    /// "... and 30 more".
    func moreChanges(_ count: Int) -> String
    /// "These contradict each other:".
    var contradictEachOther: String { get }
    /// "Beside #12:".
    func beside(_ fact: String) -> String
    /// "followed by #13 Thales owns ...".
    func followedBy(_ fact: String) -> String
    /// "follows #11 Thales owns ...".
    func following(_ fact: String) -> String
    /// "confirms #11 Thales owns ...".
    func confirms(_ fact: String) -> String
    /// "also #11 Thales owns ...".
    func also(_ fact: String) -> String
    /// "known already: #11 Thales owns ...".
    func knownAlready(_ fact: String) -> String

    // MARK: The history of a fact

    /// "added in revision 3".
    func addedIn(_ revision: String) -> String
    /// "retracted in revision 3".
    func retractedIn(_ revision: String) -> String
    /// "by maria".
    func by(_ author: String) -> String
    /// "in the place of #12".
    func inThePlace(of fact: String) -> String
    /// "replaced by #13".
    func replacedBy(_ fact: String) -> String
}

/// Where words were found that are no name.
package enum TextPlace: CaseIterable, Sendable {
    case summary, note, role, privateNote, source, value, dispute, side, title
}
