/// How a language writes dates. The pieces are put together by `DatePrinter`.
package protocol DateWording: Sendable {
    /// A year before 1000, counted from 1 in its era: "AD 50", "45 BC".
    func yearOfEra(_ year: Int, isBeforeChrist: Bool) -> String
    /// How exactly a year is known: "2 significant digits".
    func significantDigits(_ count: Int) -> String

    // A year behind another part of a date is given in words: "2012", or "of an unknown year".

    /// A month of 1...12: "May 2012".
    func month(_ month: Int, of year: String) -> DatePhrase
    /// "20 April 2012".
    func day(_ day: Int, month: Int, of year: String) -> DatePhrase
    /// A season of 1...4: "spring 2013", "winter 2013 (southern hemisphere)".
    func season(_ season: Int, of year: String, _ hemisphere: Hemisphere?) -> DatePhrase
    /// "Q1 2012".
    func quarter(_ quarter: Int, of year: String) -> DatePhrase
    /// Four months: "first third of 2012".
    func thirdOfYear(_ third: Int, of year: String) -> DatePhrase
    /// "first half of 2012".
    func halfOfYear(_ half: Int, of year: String) -> DatePhrase
    /// Ten years from this one on: "1990s".
    func decade(_ year: Int) -> DatePhrase
    /// "19th century".
    func century(_ number: Int) -> DatePhrase

    // Unspecified digits.

    /// "of an unknown year", behind a month or a day.
    var ofAnUnknownYear: String { get }
    /// "of a year of the 1560s", behind a month or a day.
    func ofAYear(of period: DatePhrase) -> String
    /// "a month of 2004".
    func aMonth(of period: DatePhrase) -> String
    /// "a day of May 2004".
    func aDay(of period: DatePhrase) -> String
    /// "day 5 of a month of 2004".
    func day(_ day: Int, ofAMonthOf period: DatePhrase) -> String

    // Parts of a period.

    /// "early September 2012".
    func early(_ period: DatePhrase) -> DatePhrase
    /// "mid-2013".
    func middle(of period: DatePhrase) -> DatePhrase
    /// "late 2014".
    func late(_ period: DatePhrase) -> DatePhrase
    /// The same as a time until which something lasts: "the end of 2014".
    func end(of period: DatePhrase) -> DatePhrase
    /// "first half of September 2012".
    func firstHalf(of period: DatePhrase, isMonth: Bool) -> DatePhrase
    /// "second half of September 2012".
    func secondHalf(of period: DatePhrase, isMonth: Bool) -> DatePhrase

    // Doubt.

    /// "about the 1990s".
    func about(_ date: DatePhrase) -> DatePhrase
    /// Of a whole date: "uncertain".
    var uncertain: String { get }
    /// Of a part of a date: "year uncertain and approximate".
    func doubt(_ part: DatePart, isUncertain: Bool, isApproximate: Bool) -> String

    // Times and intervals.

    /// "20 April 2012 at 10:00".
    func time(_ time: String, on day: String) -> String
    /// "from 2012 to 2014".
    func from(_ start: DatePhrase, to end: DatePhrase) -> String
    /// From a date to an unknown one: "since 2012".
    func since(_ start: DatePhrase) -> String
    /// From a date without an end: "from 2012 on".
    func fromOn(_ start: DatePhrase) -> String
    /// From an unknown date: "until 2014".
    func until(_ end: DatePhrase) -> String
    /// Without a beginning: "up to 2014".
    func upTo(_ end: DatePhrase) -> String
    /// "no end".
    var noEnd: String { get }
    /// "at any time".
    var atAnyTime: String { get }
    /// "from an unknown date on".
    var fromAnUnknownDate: String { get }
    /// "until an unknown date".
    var untilAnUnknownDate: String { get }

    // Sets of dates.

    /// "between 2012 and 2014".
    func between(_ first: DatePhrase, and last: DatePhrase) -> String
    /// "before May 2012".
    func before(_ date: DatePhrase) -> String
    /// "after May 2012".
    func after(_ date: DatePhrase) -> String
    /// Before "from 2012 to 2014": "each year".
    func each(_ part: DatePart) -> String
    /// Between all of several dates: "and".
    var and: String { get }
    /// Between dates of which one is meant: "or".
    var or: String { get }
    /// Behind a date and "or": "earlier".
    var earlier: String { get }
    /// Behind a date and "or": "later".
    var later: String { get }
}

/// What a date consists of.
package enum DatePart: Sendable {
    case year, month, day
    /// A season, a quarter, a half.
    case partOfYear
}

/// Where a season is meant.
package enum Hemisphere: Sendable { case northern, southern }
