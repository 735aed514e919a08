extension NameReason {
    /// The reason in words, without a full stop: "1 letter differs (stark, starck)".
    public func text(in language: Language) -> String {
        switch language {
        case .english: english
        case .french: french
        }
    }

    private var english: String {
        switch self {
        case .sameText: "same text"
        case .capitals: "same letters, other capitals"
        case .punctuation: "same letters, other punctuation"
        case .accents: "same letters without accents"
        case .sameWords: "same words"
        case .spaces(edits: 0): "same letters, other spaces"
        case .spaces(let edits): "\(Self.english(edits)), other spaces"
        case .letters(let edits): Self.english(edits)
        case .conflict(let one, let other): "\(one) against \(other)"
        case .more(let words): "one has \(words) more"
        case .otherOrder: "words in another order"
        case .legalFormAside(let forms): "legal form aside (\(forms))"
        case .legalForms(let one, let other): "legal forms differ: \(one) against \(other)"
        case .joined(let one, let other, edits: 0): "\(one) and \(other) are the same but for spaces"
        case .joined(let one, let other, let edits): "\(Self.english(edits)) (\(one), \(other)), other spaces"
        case .initial(let letter, let word): "initial \(letter) for \(word)"
        case .short(let short, let full): "\(short) is short for \(full)"
        case .acronym(let acronym, let words): "\(acronym) is the acronym of \(words)"
        case .begins(let word, let start): "\(word) begins with \(start)"
        case .spelled(let one, let other, let edits, let soundsAlike):
            "\(Self.english(edits)) (\(one), \(other))" + (soundsAlike ? ", same sound" : "")
        case .sound(let one, let other): "\(one) and \(other) may be one name by their sound"
        case .nothingShared: "no word in common"
        }
    }

    private var french: String {
        switch self {
        case .sameText: "texte identique"
        case .capitals: "mêmes lettres, autres majuscules"
        case .punctuation: "mêmes lettres, autre ponctuation"
        case .accents: "mêmes lettres aux accents près"
        case .sameWords: "mêmes mots"
        case .spaces(edits: 0): "mêmes lettres, autres espaces"
        case .spaces(let edits): "\(Self.french(edits)), autres espaces"
        case .letters(let edits): Self.french(edits)
        case .conflict(let one, let other): "\(one) contre \(other)"
        case .more(let words): "l'un a en plus : \(words)"
        case .otherOrder: "mots dans un autre ordre"
        case .legalFormAside(let forms): "forme juridique à part (\(forms))"
        case .legalForms(let one, let other): "formes juridiques différentes : \(one) contre \(other)"
        case .joined(let one, let other, edits: 0): "\(one) et \(other) ne diffèrent que par les espaces"
        case .joined(let one, let other, let edits): "\(Self.french(edits)) (\(one), \(other)), autres espaces"
        case .initial(let letter, let word): "initiale \(letter) pour \(word)"
        case .short(let short, let full): "\(short) est le diminutif de \(full)"
        case .acronym(let acronym, let words): "\(acronym) est le sigle de \(words)"
        case .begins(let word, let start): "\(word) commence par \(start)"
        case .spelled(let one, let other, let edits, let soundsAlike):
            "\(Self.french(edits)) (\(one), \(other))" + (soundsAlike ? ", même son" : "")
        case .sound(let one, let other): "\(one) et \(other) peuvent être un seul nom par le son"
        case .nothingShared: "aucun mot en commun"
        }
    }

    private static func english(_ edits: Int) -> String { edits == 1 ? "1 letter differs" : "\(edits) letters differ" }

    private static func french(_ edits: Int) -> String { edits == 1 ? "1 lettre d'écart" : "\(edits) lettres d'écart" }
}
