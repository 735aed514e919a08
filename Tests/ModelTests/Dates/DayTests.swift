import DossierModel
import Testing

struct DayTests {
    @Test("Counting days one by one from year -401 to 2401 meets every calendar date once, in order")
    func calendar() {
        var expected = Day(year: -401, month: 1, day: 1).epochDay
        for year in -401...2401 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                for dayOfMonth in 1...length {
                    let day = Day(epochDay: expected)
                    guard day.year == year, day.month == month + 1, day.day == dayOfMonth,
                        Day(year: year, month: month + 1, day: dayOfMonth) == day
                    else {
                        Issue.record("day \(expected) is \(day), not \(year)-\(month + 1)-\(dayOfMonth)")
                        return
                    }
                    expected += 1
                }
            }
        }
    }

    @Test("Known days have known numbers", arguments: [("1970-01-01", 0), ("2000-03-01", 11017), ("1969-12-31", -1), ("0000-03-01", -719_468)])
    func epoch(text: String, number: Int) throws {
        #expect(try #require(Day(iso: text)).epochDay == number)
    }

    @Test("A day prints as ISO 8601 and reads back", arguments: ["2013-04-15", "0000-02-29", "-0044-03-15", "+12345-01-01", "-123456-12-31"])
    func isoText(text: String) throws {
        #expect(try #require(Day(iso: text)).description == text)
    }

    @Test("What is no ISO day is refused", arguments: ["", "2013", "2013-4-5", "2013-02-29", "2013-13-01", "-0000-01-01", "12345-01-01", "2013-04-15T00", "２０13-04-15"])
    func notIso(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test("Months and days outside the calendar roll over")
    func rollOver() {
        #expect(Day(year: 2012, month: 13, day: 1).description == "2013-01-01")
        #expect(Day(year: 2012, month: 3, day: 0).description == "2012-02-29")
        #expect(Day(year: 2012, month: -11, day: 1).description == "2011-01-01")
    }

    @Test("Extreme years saturate instead of overflowing")
    func extremes() {
        #expect(Day(year: .max, month: 12, day: 31) == .distantFuture)
        #expect(Day(year: .min, month: 1, day: 1) == .distantPast)
        #expect(Day(epochDay: .max) == .distantFuture)
        #expect(Day.distantFuture.advanced(byDays: 1) == .distantFuture)
        #expect(Day(year: 9_999_999_999_999_999, month: 12, day: 31) < .distantFuture)
        #expect(Day(year: 9_999_999_999_999_999, month: 12, day: 31).year == 9_999_999_999_999_999)
    }
}
