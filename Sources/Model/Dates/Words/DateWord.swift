/// What a French or English word means in a date.
///
/// Words with two uses (`de`: "from" and "of"; `a`: "to") have the meaning that opens a phrase; inside a date they are passed over.
enum DateWord: Equatable {
    case month(Int)
    /// 1 spring, 2 summer, 3 autumn, 4 winter.
    case season(Int)
    case quarter, third, half
    case part(PartOfPeriod)
    case decade, century
    case ordinal(Int), last
    case about, perhaps
    case before, after, since, until, by, earliest, between, and, or, from, to, onwards, earlier, later
    case beforeChrist, afterChrist
    case north, south
    case filler

    /// The meaning of a folded word; nil if it has none.
    init?(_ word: String) {
        if let month = DateWord.month(word) { self = .month(month); return }
        if let other = DateWord.period(word) ?? DateWord.ordinal(word) ?? DateWord.relation(word) { self = other; return }
        return nil
    }

    /// The number of a month from its name or abbreviation; nil for other words.
    private static func month(_ word: String) -> Int? {
        switch word {
        case "january", "janvier", "jan", "janv": 1
        case "february", "fevrier", "feb", "fev", "fevr": 2
        case "march", "mars", "mar": 3
        case "april", "avril", "apr", "avr": 4
        case "may", "mai": 5
        case "june", "juin", "jun": 6
        case "july", "juillet", "jul", "juil": 7
        case "august", "aout", "aug": 8
        case "september", "septembre", "sep", "sept": 9
        case "october", "octobre", "oct": 10
        case "november", "novembre", "nov": 11
        case "december", "decembre", "dec": 12
        default: nil
        }
    }

    private static func period(_ word: String) -> DateWord? {
        switch word {
        case "spring", "printemps": .season(1)
        case "summer", "ete": .season(2)
        case "autumn", "fall", "automne": .season(3)
        case "winter", "hiver": .season(4)
        case "quarter", "trimestre", "q", "t": .quarter
        case "quadrimestre", "quadrimester": .third
        case "half", "semestre", "semester", "h", "s": .half
        case "early", "beginning", "start", "debut": .part(.early)
        case "mid", "middle", "mi", "milieu": .part(.middle)
        case "late", "end", "fin": .part(.late)
        case "during", "course", "courant", "cours", "pendant": .part(.any)
        case "annees", "decennie", "decade": .decade
        case "century", "siecle": .century
        case "north", "northern", "nord", "boreal": .north
        case "south", "southern", "sud", "austral": .south
        case "bc", "bce": .beforeChrist
        case "ad", "ce": .afterChrist
        default: nil
        }
    }

    private static func ordinal(_ word: String) -> DateWord? {
        switch word {
        case "first", "premier", "premiere": .ordinal(1)
        case "second", "seconde", "deuxieme": .ordinal(2)
        case "third", "troisieme": .ordinal(3)
        case "fourth", "quatrieme": .ordinal(4)
        case "last", "dernier", "derniere": .last
        default: nil
        }
    }

    private static func relation(_ word: String) -> DateWord? {
        switch word {
        case "about", "around", "circa", "ca", "c", "approximately", "approx", "roughly", "vers", "environ", "autour": .about
        case "perhaps", "possibly", "maybe", "probably", "probablement", "uncertain", "incertain", "incertaine": .perhaps
        case "before", "avant": .before
        case "after", "apres": .after
        case "since", "depuis": .since
        case "until", "till", "jusque", "jusqu": .until
        case "by": .by
        case "between", "entre": .between
        case "and", "et": .and
        case "or", "ou": .or
        case "from": .from
        case "to", "through", "a", "au", "aux": .to
        case "on", "onward", "onwards": .onwards
        case "earlier": .earlier
        case "later": .later
        case "the", "of", "in", "le", "la", "les", "l", "de", "du", "des", "d", "en", "year", "annee", "an", "month", "mois": .filler
        default: nil
        }
    }
}

/// A stretch of a month, season, year, decade or century.
enum PartOfPeriod: Equatable {
    case early, middle, late
    /// "courant mars", "during March": no narrower than the period.
    case any
}
