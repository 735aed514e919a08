/// The numbers of the comparison. How they were chosen is told in docs/names.md.
extension NameScore {
    static let exact = 1.0
    static let folded = 0.99
    /// Two spellings that differ only in spaces.
    static let spacing = 0.97
    /// A title, an article or a legal form more is not the same text.
    static let tokensMost = 0.98

    static let genericWeight = 0.8
    static let scopeWeight = 0.6
    static let fillerWeight = 0.25
    static let numberWeight = 0.8

    static let initial = 0.85
    static let acronym = 0.84
    /// The same letters in another order: worth a look.
    static let shuffledAcronym = 0.7
    static let nickname = 0.85
    static let joined = 0.97
    /// A town and what runs it: "ville", "mairie".
    static let town = 0.5
    /// A whole name in another alphabet.
    static let transliterated = 0.85
    /// A whole name spelled by its sound in another language: never above a closer spelling.
    static let soundsForeign = same
    /// A company by the beginnings of its words: "SocGen".
    static let clipped = 0.85

    /// What is left where two people of one name are told apart by what stands beside it: "Mr", "Mrs"; "Jr", "Sr".
    static let otherPerson = 0.6
    /// The same where only one of them says so, or where a middle initial or a letter of the family name differs: a person would ask.
    static let perhapsOtherPerson = 0.76
    /// The most that a company scores with its branch in a country or a line of business, and an acronym with a name that goes on after
    /// its words.
    static let branch = 0.76

    /// What is left of a person's likeness where nothing but initials corresponds.
    static let onlyInitials = 0.6

    /// Edits that keep the sound cost this much less, altogether.
    static let soundDiscount = 0.6

    /// How many letters of a word may differ before it is another word; one more if both sound the same.
    ///
    /// Wider than `spellingBound`, because the other words of the names vouch for this one.
    static func edits(letters: Int) -> Int {
        letters < 4 ? 0 : letters < 6 ? 1 : letters < 14 ? 2 : 3
    }

    /// Lost when both names have a word that the other lacks, of weight 1 each.
    static let conflict = 0.45
    /// Lost when only one name has more words, and all of the weight is in them.
    static let extraOrganization = 0.55
    static let extraPerson = 0.3
    /// The same where only one word of a person's name is shared.
    static let extraLonePerson = 0.6
    /// Other legal forms, for instance GmbH and AG.
    static let otherForm = 0.93
    /// Forms of another nature, for instance an association and a company.
    static let otherNature = 0.75
    /// One has a number that the other lacks.
    static let missingNumber = 0.85
    /// The same of the first of a series, which often goes without: so little more that it is never taken before the others unasked.
    static let missingFirstNumber = 0.89
    static let otherOrder = 0.97

    /// A whole name within the bound of a close misspelling is worth a look, whatever its words are: just short of
    /// `same`, and a little less for each edit.
    static let close = 0.769

    /// From here on two names are the same.
    static let same = 0.77
    /// Below this they are different; between, unsure.
    static let unsure = 0.65
}
