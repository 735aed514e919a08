/// One word of a prepared name.
struct NameToken: Sendable {
    /// What kind of word it is, which decides how much it weighs.
    enum Role: Sendable {
        case word
        /// A word many organizations share: "systems", "banque".
        case generic
        /// A word that can be left out of a company's name: "group", "the company".
        case filler
        /// A word for where a company works: "international", "france".
        case scope
        /// An article, preposition or name particle.
        case particle
        /// A country or a city.
        case place
        /// A town, or what runs it: "ville", "mairie".
        case town
        /// Between a son's name and his father's: "bin".
        case patronym
        /// A form of address.
        case title
        /// A form of address that tells a man from a woman.
        case civility(isWoman: Bool)
        /// Which of two people of one name is meant: "Jr".
        case generation
        /// A single letter.
        case initial
        /// A lone I, V or X behind one word: of a person an initial, of anything else a number.
        case initialOrNumber
        case number
        case form(LegalForm.Kind)
    }

    /// The folded word, abbreviations written out; for a legal form its code.
    let text: String
    /// The same as Unicode scalars, the letters that edits count.
    let letters: [UInt32]
    let role: Role

    init(_ text: String, role: Role) {
        self.text = text
        self.letters = text.unicodeScalars.map(\.value)
        self.role = role
    }

    var form: LegalForm.Kind? { if case .form(let kind) = role { kind } else { nil } }
    var isForm: Bool { form != nil }
    var isInitial: Bool {
        switch role {
        case .initial, .initialOrNumber: true
        default: false
        }
    }
    var isPlace: Bool { if case .place = role { true } else { false } }
    var isNumber: Bool { if case .number = role { true } else { false } }
    func countsAsNumber(_ kind: NameKind) -> Bool {
        if case .initialOrNumber = role { kind == .organization } else { isNumber }
    }
    var isParticle: Bool {
        switch role {
        case .particle, .patronym: true
        default: false
        }
    }
    var isPatronym: Bool { if case .patronym = role { true } else { false } }
    var isGeneration: Bool { if case .generation = role { true } else { false } }
    var isTitle: Bool {
        switch role {
        case .title, .civility: true
        default: false
        }
    }
    var isWord: Bool {
        switch role {
        case .word, .generic, .filler, .scope, .place, .town: true
        default: false
        }
    }

    /// Whether a name is as well without it.
    var isSlight: Bool { weight(nil) < 0.3 }

    /// How much of the name the word is; an ordinary word weighs 1.
    func weight(_ kind: NameKind?) -> Double {
        let isPerson = kind == .person
        switch role {
        case .word, .town: return 1
        case .generic: return isPerson ? 1 : NameScore.genericWeight
        case .filler: return isPerson ? 1 : NameScore.fillerWeight
        case .scope, .place: return isPerson ? 1 : NameScore.scopeWeight
        case .particle, .patronym: return isPerson ? 0.15 : 0.05
        case .title, .civility, .generation: return kind == .organization ? 1 : 0.05
        case .initial: return isPerson ? 0.4 : 0.6
        case .initialOrNumber: return isPerson ? 0.4 : NameScore.numberWeight
        // "William H. Gates III"
        case .number: return isPerson ? 0.2 : NameScore.numberWeight
        case .form: return 0.1
        }
    }

    /// How much the word tells apart two names that have different words in its place: common words do so fully.
    func contrast(_ kind: NameKind?) -> Double {
        switch role {
        case .word, .generic, .scope, .place, .town, .number, .initial, .initialOrNumber: 1
        default: weight(kind)
        }
    }
}
