/// The words, in English and French, that surround a number in an amount. All are lower case.
enum AmountWords {
    /// Ways to say "about", as sequences of words; the longer first where one begins another.
    static let about: [[String]] = [
        ["environ"], ["env", "."], ["autour", "de"], ["près", "de"], ["pres", "de"], ["de", "l'", "ordre", "de"], ["à", "peu", "près"],
        ["approximativement"], ["quelque"], ["quelques"], ["about"], ["around"], ["approximately"], ["approx", "."], ["approx"],
        ["roughly"], ["some"], ["nearly"], ["almost"], ["circa"], ["ca", "."], ["c", "."], ["~"], ["≈"],
    ]

    /// Ways to bound an amount above: what is meant lies below the number.
    static let atMost: [[String]] = [
        ["un", "peu", "moins", "de"], ["moins", "de"], ["moins", "d'"], ["au", "plus"], ["au", "maximum"], ["jusqu'", "à"],
        ["pas", "plus", "de"], ["un", "maximum", "de"], ["maximum"], ["just", "under"], ["slightly", "under"], ["under"],
        ["slightly", "less", "than"], ["less", "than"], ["no", "more", "than"], ["at", "most"], ["up", "to"], ["below"],
        ["<", "="], ["<"], ["≤"],
    ]

    /// Ways to bound an amount below.
    static let atLeast: [[String]] = [
        ["un", "peu", "plus", "de"], ["plus", "de"], ["plus", "d'"], ["au", "moins"], ["au", "minimum"], ["un", "minimum", "de"],
        ["minimum"], ["au", "-", "dessus", "de"], ["just", "over"], ["slightly", "over"], ["over"], ["slightly", "more", "than"],
        ["more", "than"], ["no", "less", "than"], ["at", "least"], ["above"], [">", "="], [">"], ["≥"],
    ]

    /// Ways to open a range, and the word that then stands between its bounds.
    static let rangeOpenings: [(opening: [String], middle: String)] = [
        (["entre"], "et"), (["between"], "and"), (["de"], "à"), (["from"], "to"),
    ]

    /// Words and signs that stand between two bounds by themselves.
    static let rangeMiddles: Set<String> = ["-", "–", "—", "‑", "à", "to", "ou", "or"]

    /// Words that may stand between a power of ten and its unit.
    static let links: Set<String> = ["d'", "de", "of"]

    /// Powers of ten by name.
    static let scales: [String: Int] = [
        "k": 3, "mille": 3, "millier": 3, "milliers": 3, "thousand": 3,
        "m": 6, "mio": 6, "mn": 6, "mln": 6, "million": 6, "millions": 6,
        "md": 9, "mds": 9, "mrd": 9, "milliard": 9, "milliards": 9, "bn": 9, "b": 9, "g": 9, "billion": 9, "billions": 9,
    ]

    /// Words that only an English text uses: they tell how its numbers are written.
    static let english: Set<String> = [
        "about", "around", "approximately", "roughly", "some", "nearly", "almost", "under", "over", "below", "above", "than", "at",
        "least", "most", "up", "to", "between", "and", "from", "or", "thousand", "billion", "billions", "bn", "percent", "dollars",
        "jobs", "people", "employees",
    ]

    /// Words that only a French text uses.
    static let french: Set<String> = [
        "environ", "env", "autour", "près", "ordre", "quelque", "quelques", "moins", "plus", "au", "entre", "et", "de", "d'", "à",
        "ou", "jusqu'", "mille", "milliers", "milliard", "milliards", "md", "mds", "pour", "cent", "emplois",
    ]

    /// Words for a unit, beside its code and its symbol: the code or kind each stands for.
    static let currencies: [String: String] = [
        "€": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD",
    ]
    static let percents: [[String]] = [["%"], ["percent"], ["per", "cent"], ["pour", "cent"], ["pourcent"]]
}
