internal import DossierModel
internal import DossierQuery

/// When the relations of a path held, in words.
enum WindowText {
    /// "held all at once: certainly 2 October 2012 – 20 March 2014, possibly until 31 March 2015".
    static func words(_ window: PathWindow, _ language: Language) -> String {
        let words = language.wording
        let aside = leftOut(window, language)
        if window.counted == 0 { return words.nothingThatLasts + aside }
        guard let possible = window.possible else { return words.neverAllAtOnce + aside }
        let isAlone = window.counted == 1
        if possible == .distantPast ... .distantFuture, window.certain == nil { return words.heldAtAnUnknownTime(isAlone: isAlone) + aside }
        var parts: [String] = []
        if let certain = window.certain { parts.append(words.certainlyHeld(span(certain, language))) }
        if possible != window.certain { parts.append(words.possiblyHeld(span(possible, language))) }
        return words.held(parts.joined(separator: ", "), isAlone: isAlone) + aside
    }

    private static func leftOut(_ window: PathWindow, _ language: Language) -> String {
        if window.leftOut == 0 { return "" }
        let words = language.wording
        let told = window.toldFrom.map { words.semicolon + words.canBeTold(from: DateText.words($0, language)) } ?? ""
        return " (\(words.eventsAside(window.leftOut))\(told))"
    }

    /// Days in words: "2 October 2012 – 20 March 2014", "until 2014-03-20", "at an unknown time".
    private static func span(_ days: ClosedRange<Day>, _ language: Language) -> String {
        let wording = language.wording
        func words(_ day: Day) -> String { DateText.words("\(day)", language) }
        return switch (days.lowerBound == .distantPast, days.upperBound == .distantFuture) {
        case (true, true): wording.atAnUnknownTime
        case (true, false): wording.holds(until: DateText.phrase("\(days.upperBound)", language))
        case (false, true): wording.holds(from: DateText.phrase("\(days.lowerBound)", language))
        case (false, false):
            days.lowerBound == days.upperBound ? words(days.lowerBound) : "\(words(days.lowerBound)) – \(words(days.upperBound))"
        }
    }
}
