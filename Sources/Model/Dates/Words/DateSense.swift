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
    case ordinal(Int), last, number(Int)
    /// A day with a name, or with day 0 a month with one.
    case named(month: Int, day: Int)
    /// A holiday that moves from year to year.
    case moving
    case place(Place)
    /// English "beginning 2013": a place or a relation.
    case startOrFrom
    case about, perhaps
    case before, after, since, until, upTo, by, notBefore, from, between
    case latest, earliest, earlier, later
    case and, or, to, on, onwards
    /// French "à", which joins an interval or stands before a date.
    case toOrAt
    case at, of, filler
    case beforeChrist, afterChrist
    case openEnd, anyTime
    case relative(Direction), dayOffset(Int), ago

    /// The words of all languages, read when a date in words is first met.
    static let lexicon = PhraseLexicon("dates", sense: DateSense.init(role:))

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
        let numbers = role.dropFirst().compactMap { Int($0) }
        switch (role.first, numbers.first) {
        case ("month", let number?): self = .month(number)
        case ("weekday", let number?): self = .weekday(number)
        case ("season", let number?): self = .season(number)
        case ("ordinal", let number?): self = .ordinal(number)
        case ("number", let number?): self = .number(number)
        case ("dayOffset", let number?): self = .dayOffset(number)
        case ("named", let month?) where numbers.count == 2: self = .named(month: month, day: numbers[1])
        case ("part", let count?):
            guard let scope = role.last.flatMap({ Division.Scope(rawValue: $0) }) else { return nil }
            self = .part(Division(count: count, scope: scope))
        case ("place", _):
            guard let place = role.last.flatMap({ Place(rawValue: $0) }) else { return nil }
            self = .place(place)
        case ("relative", _):
            guard let direction = role.last.flatMap({ Direction(rawValue: $0) }) else { return nil }
            self = .relative(direction)
        case ("unit", _): self = role.last == "year" ? .year : .dayUnit
        case (let name?, _):
            guard let plain = DateSense.plain(name) else { return nil }
            self = plain
        default: return nil
        }
    }

    private static func plain(_ name: String) -> DateSense? {
        switch name {
        case "north": .north
        case "south": .south
        case "hemisphere": .hemisphere
        case "week": .week
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
        case "to": .to
        case "on": .on
        case "onwards": .onwards
        case "toOrAt": .toOrAt
        case "at": .at
        case "of": .of
        case "filler": .filler
        case "beforeChrist": .beforeChrist
        case "afterChrist": .afterChrist
        case "openEnd": .openEnd
        case "anyTime": .anyTime
        case "ago": .ago
        default: nil
        }
    }
}

/// Where in a period a date lies.
enum Place: String, Equatable, Sendable {
    /// The first third: "early 2012".
    case early
    /// Likewise, but its outset may be meant, a moment: "the beginning of 2012".
    case beginning
    /// The second third; as a bound, the middle: "before mid-2012" is before July.
    case middle
    /// The last third.
    case late
    /// Likewise; as a bound, its last day: "before the end of 2012" is before 2012 has ended.
    case end
    /// No narrower than the period: "courant mars", "during March".
    case course

    /// Which third it is, from 0; nil for the whole.
    var third: Int? {
        switch self {
        case .early, .beginning: 0
        case .middle: 1
        case .late, .end: 2
        case .course: nil
        }
    }
}
