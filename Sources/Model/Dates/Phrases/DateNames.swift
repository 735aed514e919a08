/// The names that dates are made of, in one language.
struct DateNames {
    let language: Language

    /// The name of a month of 1...12.
    func month(_ number: Int) -> String {
        switch number {
        case 1: pick("January", "janvier")
        case 2: pick("February", "février")
        case 3: pick("March", "mars")
        case 4: pick("April", "avril")
        case 5: pick("May", "mai")
        case 6: pick("June", "juin")
        case 7: pick("July", "juillet")
        case 8: pick("August", "août")
        case 9: pick("September", "septembre")
        case 10: pick("October", "octobre")
        case 11: pick("November", "novembre")
        default: pick("December", "décembre")
        }
    }

    /// The name of a day of the week, 1 for Monday.
    func weekday(_ number: Int) -> String {
        switch number {
        case 1: pick("Monday", "lundi")
        case 2: pick("Tuesday", "mardi")
        case 3: pick("Wednesday", "mercredi")
        case 4: pick("Thursday", "jeudi")
        case 5: pick("Friday", "vendredi")
        case 6: pick("Saturday", "samedi")
        default: pick("Sunday", "dimanche")
        }
    }

    /// The name of a season of 1...4.
    func season(_ ordinal: Int) -> String {
        switch ordinal {
        case 1: pick("spring", "printemps")
        case 2: pick("summer", "été")
        case 3: pick("autumn", "automne")
        default: pick("winter", "hiver")
        }
    }

    /// A day of the month: `1er` in French, digits otherwise.
    func day(_ number: Int) -> String {
        language == .french && number == 1 ? "1er" : String(number)
    }

    /// A year without unspecified digits, with its era before the year 1000: `2012`, `45 BC`, `AD 50`.
    func year(_ value: Int) -> String {
        // Eight figures would be read as a day, and five to seven are no year either without the letter.
        if (10_000...99_999_999).contains(value) { return "Y" + String(value) }
        if value >= 1000 { return String(value) }
        if value > 0 { return pick("AD \(value)", "\(value) apr. J.-C.") }
        return String(1 - value) + pick(" BC", " av. J.-C.")
    }

    /// `first`, `second`; `1er`, `2e`.
    func ordinal(_ number: Int) -> String {
        switch number {
        case 1: pick("first", "1er")
        case 2: pick("second", "2e")
        default: pick("third", "\(number)e")
        }
    }

    /// `19th century`, `XIXe siècle`.
    func century(_ number: Int) -> String {
        if language == .french { return RomanNumeral.text(number) + (number == 1 ? "er" : "e") + " siècle" }
        let ending =
            switch (number % 10, number % 100) {
            case (_, 11...13): "th"
            case (1, _): "st"
            case (2, _): "nd"
            case (3, _): "rd"
            default: "th"
            }
        return "\(number)\(ending) century"
    }

    /// One of two texts by the language.
    func pick(_ english: String, _ french: String) -> String {
        language == .french ? french : english
    }
}
