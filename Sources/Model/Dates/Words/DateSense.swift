/// What a word or phrase means in a date. The words themselves are in `Words/dates-*.txt`, whose roles are the names of these cases.
enum DateSense: Equatable, Sendable {
    case month(Int)
    /// 1 is Monday.
    case weekday(Int)
    /// 1 spring, 2 summer, 3 autumn, 4 winter.
    case season(Int)
    case north, south, hemisphere
    /// One of several equal parts: a quarter, a half, a fortnight.
    case part(Division)
    case week, decade, century, fiscal, ended, year, monthUnit, dayUnit
    /// The week that a day begins, or ends: "week commencing", "semaine se terminant".
    case weekFrom, weekTo
    case ordinal(Int), last, number(Int)
    /// A decade of a century that has to be named: "nineties".
    case tens(Int)
    /// A decade with a name of its own, by its first year: "noughties".
    case decadeOf(Int)
    /// A year that begins in one calendar year and ends in the next: "année scolaire", "season".
    case twoYears
    /// What opens the two ends of a span and changes nothing: "la période", "the years".
    case period
    case weekend
    /// A day with a name, or with day 0 a month with one.
    case named(month: Int, day: Int)
    /// A holiday that moves from year to year.
    case moving
    case place(Place)
    /// A place in the year, whose year may be the one of the day it was written on: "by year-end".
    case placeInYear(Place)
    /// English "beginning 2013": a place or a relation.
    case startOrFrom
    case about, perhaps
    /// The time around the beginning of a period: "au tournant de".
    case turn
    case before, after, since, until, upTo, by, notBefore, from, between
    /// Up to a date that is still to come: "d'ici à Noël".
    case fromNowTo
    case latest, earliest, earlier, later
    case and, or, either, to, on, onwards
    /// Behind the last day of a bound, which has it within it anyhow: "jusqu'au 30 juin inclus".
    case inclusive
    /// Behind a last day that is not within: "jusqu'au 30 juin exclu".
    case exclusive
    /// The end of what still goes on: "2013-present", "de 2013 à ce jour".
    case present, untilNow
    /// The day beside the one that follows: "la veille du", "the day after".
    case dayBefore, dayAfter
    /// French "à", which joins an interval or stands before a date.
    case toOrAt
    case at, of, filler
    /// What happened then, or whose date it is, before the first date of a text: "publié le", "décret du".
    case occasion
    case beforeChrist, afterChrist
    case openEnd, anyTime
    case relative(Direction), dayOffset(Int), ago
    /// "dans" before a span of time, "from now" behind it.
    case within, fromNow
    /// How near "before" and "after" are, which changes no bound: "peu avant", "shortly after".
    case nearness
    /// How many, of which nobody knows the number: "quelques jours avant".
    case some
    /// A time of the day, of which the day is kept.
    case time
    /// A time that two days share.
    case midnight, night
    /// What makes a time of a number, and what may stand behind one: "14 h", "10 am", "GMT".
    case hour, meridiem, zone
    /// A zone of those who write the month before the day: "EDT".
    case americanZone

    /// The words of all languages, read when a date in words is first met.
    static let lexicon = UserWords.readOrRefuse(readLexicon)

    static func readLexicon() throws(WordListFault) -> PhraseLexicon<DateSense> {
        try PhraseLexicon("dates", sense: DateSense.init(role:), words: DateToken.words(of:))
    }

    /// How many parts a whole has, and which wholes have them.
    struct Division: Equatable, Sendable {
        enum Scope: String, Sendable { case year, month, any }

        let count: Int
        let scope: Scope
    }

    /// Where a date lies from the day it was written on.
    enum Direction: String, Sendable { case last, this, next }

    /// The sense that a line of a word list names; nil if it names none.
    init?(role: [String]) {
        guard let name = role.first else { return nil }
        switch role.count {
        case 1:
            guard let plain = DateSense.plain(name) else { return nil }
            self = plain
        case 2:
            guard let sense = Int(role[1]).map({ DateSense.numbered(name, $0) }) ?? DateSense.named(name, role[1]) else { return nil }
            self = sense
        case 3:
            guard let first = Int(role[1]) else { return nil }
            if name == "named", let day = Int(role[2]), (1...12).contains(first), (0...Day.daysIn(month: first, ofYear: 2000)).contains(day) {
                self = .named(month: first, day: day)
            } else if name == "part", (2...4).contains(first), let scope = Division.Scope(rawValue: role[2]) {
                self = .part(Division(count: first, scope: scope))
            } else {
                return nil
            }
        default: return nil
        }
    }

    private static func numbered(_ name: String, _ number: Int) -> DateSense? {
        switch name {
        case "month" where (1...12).contains(number): .month(number)
        case "weekday" where (1...7).contains(number): .weekday(number)
        case "season" where (1...4).contains(number): .season(number)
        case "ordinal" where (1...99).contains(number): .ordinal(number)
        case "number" where (0...1000).contains(number): .number(number)
        case "tens" where (1...9).contains(number / 10) && number.isMultiple(of: 10): .tens(number)
        case "decadeOf" where (1...9990).contains(number) && number.isMultiple(of: 10): .decadeOf(number)
        case "dayOffset" where (-99...99).contains(number): .dayOffset(number)
        default: nil
        }
    }

    private static func named(_ name: String, _ word: String) -> DateSense? {
        switch (name, word) {
        case ("place", _): Place(rawValue: word).map { .place($0) }
        case ("placeInYear", _): Place(rawValue: word).map { .placeInYear($0) }
        case ("relative", _): Direction(rawValue: word).map { .relative($0) }
        case ("unit", "day"): .dayUnit
        case ("unit", "year"): .year
        default: nil
        }
    }

    private static func plain(_ name: String) -> DateSense? {
        switch name {
        case "north": .north
        case "south": .south
        case "hemisphere": .hemisphere
        case "week": .week
        case "weekFrom": .weekFrom
        case "weekTo": .weekTo
        case "decade": .decade
        case "century": .century
        case "fiscal": .fiscal
        case "ended": .ended
        case "year": .year
        case "month": .monthUnit
        case "last": .last
        case "moving": .moving
        case "startOrFrom": .startOrFrom
        case "about": .about
        case "perhaps": .perhaps
        case "turn": .turn
        case "before": .before
        case "after": .after
        case "since": .since
        case "until": .until
        case "upTo": .upTo
        case "by": .by
        case "notBefore": .notBefore
        case "from": .from
        case "between": .between
        case "latest": .latest
        case "earliest": .earliest
        case "earlier": .earlier
        case "later": .later
        case "and": .and
        case "or": .or
        case "either": .either
        case "inclusive": .inclusive
        case "exclusive": .exclusive
        case "twoYears": .twoYears
        case "period": .period
        case "weekend": .weekend
        case "fromNowTo": .fromNowTo
        case "present": .present
        case "untilNow": .untilNow
        case "dayBefore": .dayBefore
        case "dayAfter": .dayAfter
        case "within": .within
        case "fromNow": .fromNow
        case "to": .to
        case "on": .on
        case "onwards": .onwards
        case "toOrAt": .toOrAt
        case "at": .at
        case "occasion": .occasion
        case "of": .of
        case "filler": .filler
        case "beforeChrist": .beforeChrist
        case "afterChrist": .afterChrist
        case "openEnd": .openEnd
        case "anyTime": .anyTime
        case "ago": .ago
        case "nearness": .nearness
        case "some": .some
        case "time": .time
        case "midnight": .midnight
        case "night": .night
        case "hour": .hour
        case "meridiem": .meridiem
        case "zone": .zone
        case "americanZone": .americanZone
        default: nil
        }
    }
}
