/// What is said in English.
struct English: Wording {
    private func counted(_ count: Int, _ noun: String) -> String { EnglishCount.of(count, noun) }
}

// MARK: Dates

extension English {
    func weekday(_ number: Int) -> String {
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][number - 1]
    }

    func yearOfEra(_ year: Int, isBeforeChrist: Bool) -> String { isBeforeChrist ? "\(year) BC" : "AD \(year)" }
    func significantDigits(_ count: Int) -> String { counted(count, "significant digit") }

    func month(_ month: Int, of year: String) -> DatePhrase { DatePhrase(Self.month(month) + " " + year) }
    func day(_ day: Int, month: Int, of year: String) -> DatePhrase { DatePhrase("\(day) \(Self.month(month)) \(year)") }

    func season(_ season: Int, of year: String, _ hemisphere: Hemisphere?) -> DatePhrase {
        let name = ["spring", "summer", "autumn", "winter"][season - 1]
        let place = hemisphere.map { $0 == .northern ? " (northern hemisphere)" : " (southern hemisphere)" } ?? ""
        return DatePhrase(name + " " + year + place)
    }

    func quarter(_ quarter: Int, of year: String) -> DatePhrase { DatePhrase("Q\(quarter) \(year)") }
    func thirdOfYear(_ third: Int, of year: String) -> DatePhrase {
        DatePhrase(["first", "second", "last"][third - 1] + " third " + Self.ofYear(year), .definite)
    }
    func halfOfYear(_ half: Int, of year: String) -> DatePhrase { DatePhrase((half == 1 ? "first" : "second") + " half " + Self.ofYear(year), .definite) }

    // "The 1900s" may be a century.
    func decade(_ year: Int) -> DatePhrase { DatePhrase(year % 100 == 0 && year != 2000 ? "decade \(year)" : "\(year)s", .definite) }

    func century(_ number: Int) -> DatePhrase {
        let ending =
            switch (number % 10, number % 100) {
            case (_, 11...13): "th"
            case (1, _): "st"
            case (2, _): "nd"
            case (3, _): "rd"
            default: "th"
            }
        return DatePhrase("\(number)\(ending) century", .definite)
    }

    var ofAnUnknownYear: String { "of an unknown year" }
    func ofAYear(of period: DatePhrase) -> String { "of a year of " + period.withThe }
    func aMonth(of period: DatePhrase) -> String { "a month of " + period.withThe }
    func aDay(of period: DatePhrase) -> String { "a day of " + period.withThe }
    func day(_ day: Int, ofAMonthOf period: DatePhrase) -> String { "day \(day) of a month of " + period.withThe }

    func early(_ period: DatePhrase) -> DatePhrase { DatePhrase("early " + period.noun) }
    func middle(of period: DatePhrase) -> DatePhrase { DatePhrase("mid-" + period.noun) }
    func late(_ period: DatePhrase) -> DatePhrase { DatePhrase("late " + period.noun) }
    func end(of period: DatePhrase) -> DatePhrase { DatePhrase("the end of " + period.withThe) }
    func firstHalf(of period: DatePhrase, isMonth: Bool) -> DatePhrase { DatePhrase("first half of " + period.withThe, .definite) }
    func secondHalf(of period: DatePhrase, isMonth: Bool) -> DatePhrase { DatePhrase("second half of " + period.withThe, .definite) }

    func about(_ date: DatePhrase) -> DatePhrase { DatePhrase("about " + date.withThe) }
    var uncertain: String { "uncertain" }
    func doubt(_ part: DatePart, isUncertain: Bool, isApproximate: Bool) -> String {
        let name =
            switch part {
            case .year: "year"
            case .month: "month"
            case .day: "day"
            case .partOfYear: "part of the year"
            }
        return name + " " + [isUncertain ? "uncertain" : nil, isApproximate ? "approximate" : nil].compactMap(\.self).joined(separator: " and ")
    }

    func time(_ time: String, on day: String) -> String { day + " at " + time }
    func from(_ start: DatePhrase, to end: DatePhrase) -> String { "from " + start.withThe + " to " + end.withThe }
    func since(_ start: DatePhrase) -> String { "since " + start.withThe }
    func fromOn(_ start: DatePhrase) -> String { "from " + start.withThe + " on" }
    func until(_ end: DatePhrase) -> String { "until " + end.withThe }
    func upTo(_ end: DatePhrase) -> String { "up to " + end.withThe }
    var noEnd: String { "no end" }
    var atAnyTime: String { "at any time" }
    var fromAnUnknownDate: String { "from an unknown date on" }
    var untilAnUnknownDate: String { "until an unknown date" }

    func between(_ first: DatePhrase, and last: DatePhrase) -> String { "between " + first.withThe + " and " + last.withThe }
    func before(_ date: DatePhrase) -> String { "before " + date.withThe }
    func after(_ date: DatePhrase) -> String { "after " + date.withThe }
    func each(_ part: DatePart) -> String {
        switch part {
        case .year: "each year"
        case .month: "each month"
        case .day: "each day"
        case .partOfYear: "each"
        }
    }
    var and: String { "and" }
    var or: String { "or" }
    var earlier: String { "earlier" }
    var later: String { "later" }

    private static func month(_ number: Int) -> String {
        switch number {
        case 1: "January"
        case 2: "February"
        case 3: "March"
        case 4: "April"
        case 5: "May"
        case 6: "June"
        case 7: "July"
        case 8: "August"
        case 9: "September"
        case 10: "October"
        case 11: "November"
        default: "December"
        }
    }

    // A year that is not known says so itself: "of a year of the 1990s".
    private static func ofYear(_ year: String) -> String { year.hasPrefix("of ") ? year : "of " + year }
}

extension DatePhrase {
    fileprivate var withThe: String { article == .definite ? "the " + noun : noun }
}

// MARK: Amounts

extension English {
    var atLeast: String { "at least" }
    var atMost: String { "at most" }
    var approximately: String { "about" }
    func range(_ low: String, _ high: String) -> String { "\(low) to \(high)" }
    var decimalPoint: String { "." }
    func groupSeparator(_ space: String) -> String { "," }

    func money(_ figures: String, _ sign: String, isWord: Bool, _ scale: AmountScale, space: String) -> String {
        let suffix =
            switch scale {
            case .one: ""
            case .million: space + "million"
            case .billion: space + "billion"
            }
        let gap = isWord ? space : ""
        return figures.hasPrefix("-") ? "-" + sign + gap + figures.dropFirst() + suffix : sign + gap + figures + suffix
    }

    func isPlural(_ magnitude: UInt64, one: UInt64) -> Bool { magnitude != one }

    // A label that ends so has no other plural: hertz, Swiss francs.
    func plural(of label: String) -> String { label.hasSuffix("s") || label.hasSuffix("z") ? label : EnglishCount.plural(of: label) }
}

// MARK: Names

extension English {
    func reason(_ reason: NameReason) -> String {
        switch reason {
        case .sameText: "same text"
        case .capitals: "same letters, other capitals"
        case .punctuation: "same letters, other punctuation"
        case .accents: "same letters without accents"
        case .sameWords: "same words"
        case .spaces(edits: 0): "same letters, other spaces"
        case .spaces(let edits): "\(Self.letters(edits)), other spaces"
        case .letters(let edits): Self.letters(edits)
        case .conflict(let one, let other): "\(one) against \(other)"
        case .more(let words): "one has \(words) more"
        case .otherOrder: "words in another order"
        case .legalFormAside(let forms): "legal form aside (\(forms))"
        case .legalForms(let one, let other): "legal forms differ: \(one) against \(other)"
        case .joined(let one, let other, edits: 0): "\(one) and \(other) are the same but for spaces"
        case .joined(let one, let other, let edits): "\(Self.letters(edits)) (\(one), \(other)), other spaces"
        case .initial(let letter, let word): "initial \(letter) for \(word)"
        case .short(let short, let full): "\(short) is short for \(full)"
        case .acronym(let acronym, let words): "\(acronym) is the acronym of \(words)"
        case .begins(let word, let start): "\(word) begins with \(start)"
        case .spelled(let one, let other, let edits, let soundsAlike):
            "\(Self.letters(edits)) (\(one), \(other))" + (soundsAlike ? ", same sound" : "")
        case .sound(let one, let other): "\(one) and \(other) may be one name by their sound"
        case .nothingShared: "no word in common"
        }
    }

    private static func letters(_ edits: Int) -> String { edits == 1 ? "1 letter differs" : "\(edits) letters differ" }

    func verdict(_ verdict: NameComparison.Verdict) -> String {
        switch verdict {
        case .same: "same"
        case .different: "different"
        case .unsure: "unsure"
        }
    }

    var byName: String { "name" }
    var formerName: String { "former name" }
    func formerName(until date: String) -> String { "former name until \(date)" }
    func acronym(of name: String) -> String { "acronym of \(name)" }
    var otherName: String { "other name" }
    var misspellingRecorded: String { "misspelling recorded" }
    func misspellingRecorded(in sources: String) -> String { "misspelling recorded in \(sources)" }
    var bySlug: String { "slug" }
    var beginsSo: String { "begins so" }
    var hasTheseWords: String { "has these words" }

    func role(_ role: NameRole) -> String {
        switch role {
        case .preferred: "preferred"
        case .alias: "also"
        case .former: "former name"
        case .acronym: "acronym"
        case .misspelling: "misspelling"
        }
    }
}

// MARK: Facts and their sources

extension English {
    var colon: String { ": " }
    var semicolon: String { "; " }
    func quoted(_ text: String) -> String { "“\(text)”" }
    func joined(_ words: String, to name: String) -> String { words + " " + name }
    func andMore(_ count: Int) -> String { "and \(count) more" }

    func modality(_ modality: Modality) -> String {
        switch modality {
        case .planned: "planned"
        case .committed: "committed"
        case .actual: "actual"
        case .alleged: "alleged"
        case .denied: "denied"
        }
    }
    func possibly(_ sentence: String) -> String { "possibly: \(sentence)" }
    func fact(_ id: String) -> String { "fact \(id)" }
    func factCount(_ count: Int) -> String { counted(count, "fact") }

    func holds(from start: DatePhrase) -> String { "from " + (start.article == .preposition ? "a date " : "") + start.withThe }
    func holds(until end: DatePhrase) -> String { "until " + (end.article == .preposition ? "a date " : "") + end.withThe }
    var withoutBeginning: String { "without beginning" }
    var withoutTerm: String { "without term" }
    func asOf(_ date: DatePhrase) -> String { "as of " + date.withThe }

    var sources: String { "Sources" }
    var undated: String { "undated" }
    var dateInferred: String { "date inferred" }
    var noPlaceGiven: String { "no place given" }
    func accordingTo(_ speaker: String) -> String { "according to \(speaker)" }
    var implied: String { "implied" }
    var inferred: String { "inferred from the source" }

    var confidentialMark: String { "[confidential]" }
    var privateMark: String { "[private]" }
    var confidential: String { "confidential" }

    func verdict(_ verdict: NewDispute.Verdict) -> String {
        switch verdict {
        case .rival: "rival claims"
        case .apparent: "only an apparent disagreement"
        case .resolved: "resolved"
        }
    }
    var betterSupported: String { "better supported" }
    var disputed: String { "disputed" }
    func othersSay(_ verdict: NewDispute.Verdict, isFavoured: Bool?) -> String {
        switch (verdict, isFavoured) {
        case (.rival, nil): "others say"
        case (.rival, true?): "others say, with less support,"
        case (.rival, false?): "others say, with more support,"
        case (.apparent, nil): "others say, and may agree,"
        case (.apparent, true?): "others say, and may agree, though with less support,"
        case (.apparent, false?): "others say, and may agree, with more support,"
        case (.resolved, nil): "settled with what others say,"
        case (.resolved, true?): "upheld against"
        case (.resolved, false?): "rejected in favour of"
        }
    }
    func moreSayOtherwise(_ count: Int) -> String { "\(count) more say otherwise" }
    func rivalSays(_ id: String, _ what: String) -> String { "fact \(id) says: \(what)" }
    func rivalDenies(_ id: String) -> String { "fact \(id) denies it" }
    func rivalClaims(_ id: String) -> String { "fact \(id) claims it" }

    var nothingThatLasts: String { "nothing that lasts" }
    var neverAllAtOnce: String { "never all at once" }
    var atAnUnknownTime: String { "at an unknown time" }
    func heldAtAnUnknownTime(isAlone: Bool) -> String { isAlone ? "held at an unknown time" : "perhaps all at once, at an unknown time" }
    func held(_ spans: String, isAlone: Bool) -> String { isAlone ? "held: \(spans)" : "held all at once: \(spans)" }
    func certainlyHeld(_ span: String) -> String { "certainly \(span)" }
    func possiblyHeld(_ span: String) -> String { "possibly \(span)" }
    func eventsAside(_ count: Int) -> String { counted(count, "event") + " aside" }
    func canBeTold(from date: String) -> String { "all of it can be told from \(date) on" }
}

// MARK: Pages

extension English {
    func whatHeld(on date: String) -> String { "what held then: \(date)" }
    func whatHeld(from first: String, to last: String) -> String { "what held at some moment, from \(first) to \(last)" }
    var whatHeldTogether: String { "what held at one and the same moment" }
    var forCertain: String { "for certain" }
    func asKnown(at moment: String) -> String { "as known at: \(moment)" }

    var otherNames: String { "Other names" }
    var statements: String { "Says" }
    var disputes: String { "Disputes" }
    var rivalClaims: String { "Rival claims" }
    func against(_ claim: String) -> String { "against: \(claim)" }
    var noFactIsKnown: String { "No fact is known: nothing is in this base." }
    var everyFactIsDenied: String { "No fact: what is known is denied." }
    var noFactIsCertain: String { "No fact is certain: some are possible." }
    var noFactOfThatTime: String { "No fact is known of that time; there are others." }
    var holdsOrHeldLast: String { "Holds, or held last" }
    func allOfIt(_ command: String) -> String { "All of it: \(command)" }

    func retracted(in revision: String) -> String { "Retracted in revision \(revision)." }
    var noSourceIsCited: String { "No source is cited." }
    var attestedBy: String { "Attested by" }
    var whatItFollows: String { "Follows" }
    var whatFollowed: String { "What followed" }
    var whatReplacedIt: String { "Replaced by" }
    var whatItReplaces: String { "Replaces" }

    var disagreements: String { "disagreements" }
    func rivalFacts(_ what: String) -> String { "\(what) — rival facts that no dispute covers" }
    func sourceCount(_ count: Int) -> String { counted(count, "source") }
    func sourceCount(_ count: Int, independent: Int) -> String { "\(sourceCount(count)), \(independent) independent" }
    func disagreementCount(disputes: Int, rivals: Int) -> String {
        let found = rivals == 0 ? "no rival facts" : rivals == 1 ? "1 group of rival facts" : "\(rivals) groups of rival facts"
        return "\(counted(disputes, "dispute")); \(found) outside one."
    }

    var timeline: String { "timeline" }
    var begins: String { "begins" }
    var ends: String { "ends" }
    var says: String { "says" }
    func linesOutside(_ count: Int) -> String { count == 1 ? "1 line lies outside these dates." : "\(count) lines lie outside these dates." }
    func factsWithoutDate(_ count: Int, option: String) -> String {
        count == 1 ? "1 fact has no date: \(option) lists it." : "\(count) facts have no date: \(option) lists them."
    }
    func factsWithoutDate(_ count: Int) -> String { count == 1 ? "1 fact has no date." : "\(count) facts have no date." }
    func linesInSeveralYears(_ count: Int) -> String { "\(counted(count, "line")) may lie in more than one year." }

    func around(_ name: String) -> String { "Around \(name)" }
    func relationsAway(_ distance: Int) -> String { counted(distance, "relation") + " away" }
    func sameEntity(_ name: String) -> String { "They are the same entity: \(name)." }

    func place(_ place: TextPlace) -> String {
        switch place {
        case .summary: "summary"
        case .note: "note"
        case .role: "role"
        case .privateNote: "private note"
        case .source: "source"
        case .value: "value"
        case .dispute: "dispute"
        case .side: "side of a dispute"
        case .title: "title"
        }
    }
    func translation(_ language: String) -> String { "translation (\(language))" }

    func moreChanges(_ count: Int) -> String { "... and \(count) more" }
    var contradictEachOther: String { "These contradict each other:" }
    func beside(_ fact: String) -> String { "Beside \(fact):" }
    func followedBy(_ fact: String) -> String { "followed by \(fact)" }
    func following(_ fact: String) -> String { "follows \(fact)" }
    func confirms(_ fact: String) -> String { "confirms \(fact)" }
    func also(_ fact: String) -> String { "also \(fact)" }
    func knownAlready(_ fact: String) -> String { "known already: \(fact)" }

    func addedIn(_ revision: String) -> String { "added in revision \(revision)" }
    func retractedIn(_ revision: String) -> String { "retracted in revision \(revision)" }
    func by(_ author: String) -> String { "by \(author)" }
    func inThePlace(of fact: String) -> String { "in the place of \(fact)" }
    func replacedBy(_ fact: String) -> String { "replaced by \(fact)" }
}

// MARK: Money

extension English {
    var money: String { "money" }
    func moneyInto(_ name: String) -> String { "Into \(name)" }
    func moneyOutOf(_ name: String) -> String { "Out of \(name)" }
    var moneyFollowing: String { "What carries these plans out elsewhere" }
    var allMoney: String { "All relations" }
    var noAmountCounts: String { "No relation gives an amount that counts." }
    func noAmountIsKnown(_ modalities: String) -> String { "\(modalities): no amount is known" }
    var noBoundIsKnown: String { "no bound is known" }

    func factCount(_ used: String, of count: Int) -> String { "\(used) of \(factCount(count))" }
    func withoutLowerBound(_ count: Int) -> String { "\(count) without a lower bound" }
    func withoutUpperBound(_ count: Int) -> String { "\(count) without an upper bound" }
    var tooManyDisagreements: String { "too many disagreements to list each total" }
    func disputedElsewhere(_ disputes: String) -> String { "disputed elsewhere: \(disputes)" }
    func amount(_ amount: String, if choices: String) -> String { "\(amount) if \(choices)" }
    var nothingIsCounted: String { "nothing that is counted here" }
    func instead(_ sides: String) -> String { "instead \(sides)" }
    func counting(_ facts: [String]) -> String { (facts.count == 1 ? "counting fact " : "counting facts ") + facts.joined(separator: ", ") }

    var byGroup: String { "By group" }
    var sideBySide: String { "Side by side" }
    func gap(_ greater: String, less smaller: String, _ difference: String) -> String { "\(greater) less \(smaller): \(difference)" }
    func difference(_ amount: String) -> String { "difference \(amount)" }
    var noDifference: String { "no difference" }
    var noDifferenceCanBeTold: String { "no difference can be told" }
    var statedTotals: String { "Stated totals, never added" }
    func besideTheTotal(_ difference: String) -> String { "beside the total above: \(difference)" }
    var whicheverWay: String { "whichever way it is added up" }
    var noRelationToCompare: String { "no relation to compare it with" }

    var leftOut: String { "Left out" }
    var hearsay: String { "hearsay" }
    var noAmountGiven: String { "no amount given" }
    func sameClaim(as fact: String) -> String { "the same claim as fact \(fact)" }
    func replacedByFact(_ fact: String) -> String { "replaced by fact \(fact)" }
}

// MARK: How a question in SQL is answered

extension English {
    func sorts(for what: String) -> String { "sorts, for \(what)" }
    func gathersFirst(_ what: String) -> String { "gathers \(what) first" }
    func readsAsItGoes(_ what: String) -> String { "reads \(what) as it goes" }
    func forEachRow(subquery: String) -> String { "for each row, subquery \(subquery)" }
    func forEachRow(list: String) -> String { "for each row, list \(list)" }
    func once(subquery: String) -> String { "once, subquery \(subquery)" }
    func once(list: String) -> String { "once, list \(list)" }
    var oneRowOfNoTable: String { "one row of no table" }
    func asks(_ table: String) -> String { "asks \(table)" }
    func readsEveryRow(of table: String) -> String { "reads every row of \(table)" }
    func readsEveryRow(of table: String, inIndexAlone index: String) -> String { "reads every row of \(table), in its index \(index) alone" }
    func readsEveryRow(of table: String, inOrderOf index: String) -> String { "reads every row of \(table), in the order of its index \(index)" }
    func looksUp(_ table: String, byKey condition: String) -> String { "looks up \(table) by its key: \(condition)" }
    func looksUpByPassingIndex(_ table: String, _ condition: String) -> String {
        "looks up \(table) by an index that it makes for this question: \(condition)"
    }
    func looksUp(_ table: String, byIndex index: String, _ condition: String) -> String { "looks up \(table) by its index \(index): \(condition)" }
}
