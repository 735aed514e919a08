internal import DossierModel
internal import DossierQuery

/// Steps and windows of paths in words.
enum StepText {
    /// A step as a sentence from where it comes: "Cloudwatt is owned by Orange, 2012 – 2015".
    static func sentence(_ step: PathRecord.Step, _ language: Language) -> String {
        let answer = Answer(fact: step.fact)
        // Without a label for the way back the relation reads as it was stated.
        let predicate = step.fact.predicate
        guard step.isBackwards, predicate.isSymmetric || predicate.inverseEnglish != nil || predicate.inverseFrench != nil else {
            return FactText.sentence(answer, language)
        }
        let head = FactText.clause(step.from.name, predicate.label(in: language, inverse: true), step.to.name, language)
        return ([head] + FactText.details(answer, language)).joined(separator: ", ")
    }

    /// When all relations held: "held all at once: certainly 2 October 2012 – 20 March 2014, possibly until 31 March 2015".
    static func window(_ window: PathWindow, _ language: Language) -> String {
        let isFrench = language == .french
        let aside = leftOut(window, language)
        if window.counted == 0 { return (isFrench ? "rien qui dure" : "nothing that lasts") + aside }
        guard let possible = window.possible else { return (isFrench ? "jamais en même temps" : "never all at once") + aside }
        let isOne = window.counted == 1
        if possible == .distantPast ... .distantFuture, window.certain == nil {
            return isFrench
                ? (isOne ? "valable à une date inconnue" : "peut-être en même temps, à une date inconnue") + aside
                : (isOne ? "held at an unknown time" : "perhaps all at once, at an unknown time") + aside
        }
        var parts: [String] = []
        if let certain = window.certain { parts.append((isFrench ? "certainement " : "certainly ") + span(certain, language)) }
        if possible != window.certain { parts.append((isFrench ? "peut-être " : "possibly ") + span(possible, language)) }
        let head = isFrench ? (isOne ? "valable : " : "en même temps : ") : (isOne ? "held: " : "held all at once: ")
        return head + parts.joined(separator: ", ") + aside
    }

    private static func leftOut(_ window: PathWindow, _ language: Language) -> String {
        if window.leftOut == 0 { return "" }
        let isOne = window.leftOut == 1
        let isFrench = language == .french
        let aside = isFrench ? "\(window.leftOut) événement\(isOne ? "" : "s") à part" : "\(window.leftOut) event\(isOne ? "" : "s") aside"
        guard let date = window.toldFrom else { return " (\(aside))" }
        let words = DateText.words(date, language)
        return isFrench ? " (\(aside) ; le tout ne peut se raconter avant : \(words))" : " (\(aside); all of it can be told from \(words) on)"
    }

    /// Days in words: "2 October 2012 – 20 March 2014", "until 2014-03-20", "at any time".
    static func span(_ days: ClosedRange<Day>, _ language: Language) -> String {
        let isFrench = language == .french
        func words(_ day: Day) -> String { DateText.words("\(day)", language) }
        switch (days.lowerBound == .distantPast, days.upperBound == .distantFuture) {
        case (true, true): return isFrench ? "à une date inconnue" : "at an unknown time"
        case (true, false): return (isFrench ? "jusqu'à : " : "until ") + words(days.upperBound)
        case (false, true): return (isFrench ? "à partir de : " : "from ") + words(days.lowerBound)
        case (false, false):
            return days.lowerBound == days.upperBound
                ? words(days.lowerBound) : "\(words(days.lowerBound)) – \(words(days.upperBound))"
        }
    }
}
