import DossierModel

/// Numbers as people write them out, to be read again.
enum WrittenNumber {
    /// `number` is 1 to 999,999,999,999.
    static func words(_ number: Int, _ language: Language) -> String {
        var words: [String] = []
        var rest = number
        for (power, name) in [(1_000_000_000, language == .french ? "milliard" : "billion"), (1_000_000, "million")] where rest >= power {
            let count = rest / power
            words += [hundreds(count, language), name + (language == .french && count > 1 ? "s" : "")]
            rest %= power
        }
        if rest >= 1000 {
            words += rest < 2000 && language == .french ? ["mille"] : [hundreds(rest / 1000, language, isBeforeThousand: true), language == .french ? "mille" : "thousand"]
            rest %= 1000
        }
        if rest > 0 { words.append(hundreds(rest, language)) }
        return words.joined(separator: " ")
    }

    private static func hundreds(_ number: Int, _ language: Language, isBeforeThousand: Bool = false) -> String {
        let (count, rest) = (number / 100, number % 100)
        let last = rest == 0 ? "" : tens(rest, language)
        guard count > 0 else { return last }
        if language == .english { return tens(count, language) + " hundred" + (rest == 0 ? "" : " and " + last) }
        return (count == 1 ? "" : tens(count, language) + " ") + "cent" + (rest == 0 && count > 1 && !isBeforeThousand ? "s" : "") + (rest == 0 ? "" : " " + last)
    }

    private static func tens(_ number: Int, _ language: Language) -> String {
        let ones = language == .french ? french : english
        if number < ones.count { return ones[number] }
        let names = language == .french
            ? ["vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"]
            : ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        let ten = names[number / 10 - 2]
        let isTwenties = language == .french && (number / 10 == 7 || number / 10 == 9)
        let rest = number % 10 + (isTwenties ? 10 : 0)
        if rest == 0 { return ten }
        let isJoined = language == .french && (rest == 1 || rest == 11) && number < 80
        return ten + (isJoined ? " et " : "-") + ones[rest]
    }

    private static let french = [
        "", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize",
        "dix-sept", "dix-huit", "dix-neuf",
    ]
    private static let english = [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ]
}
