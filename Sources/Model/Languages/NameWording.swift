/// What a language says of names: why two are one, and what a name is to its entity.
package protocol NameWording: Sendable {
    /// In what names differ, or why that does not matter; without a full stop: "1 letter differs (stark, starck)".
    func reason(_ reason: NameReason) -> String
    /// Whether two names are one.
    func verdict(_ verdict: NameComparison.Verdict) -> String

    // Why a search found an entity.

    /// By its name, which says it all: "name".
    var byName: String { get }
    /// "former name".
    var formerName: String { get }
    /// "former name until 1 July 2013".
    func formerName(until date: String) -> String
    /// "acronym of Caisse des Dépôts".
    func acronym(of name: String) -> String
    /// "other name".
    var otherName: String { get }
    /// "misspelling recorded".
    var misspellingRecorded: String { get }
    /// "misspelling recorded in lmi-56327, jdn-0911".
    func misspellingRecorded(in sources: String) -> String
    /// By its slug: "slug".
    var bySlug: String { get }
    /// "begins so".
    var beginsSo: String { get }
    /// "has these words".
    var hasTheseWords: String { get }

    /// What another name is to its entity, behind it in parentheses: "also", "former name".
    func role(_ role: NameRole) -> String
}
