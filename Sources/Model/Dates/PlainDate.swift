/// The fast path: `YYYY`, `YYYY-MM` and `YYYY-MM-DD` without anything else, read in one pass over the bytes.
struct PlainDate {
    let date: CalendarDate
    let bounds: ClosedRange<Day>

    /// Reads a plain date; nil for everything else, which the full parser then reads or explains.
    init?(_ text: String) {
        let parts = text.utf8.withContiguousStorageIfAvailable { bytes in PlainDate.parts(bytes) }
        guard let (year, month, day) = parts ?? nil else { return nil }
        guard month > 0 else {
            self.init(CalendarDate(year: YearComponent(value: year)), from: Day(year: year, month: 1, day: 1), days: Day.isLeap(year) ? 366 : 365)
            return
        }
        guard month <= 12 else { return nil }
        let length = Day.daysIn(month: month, ofYear: year)
        var date = CalendarDate(year: YearComponent(value: year), month: TwoDigits(month))
        guard day > 0 else {
            self.init(date, from: Day(year: year, month: month, day: 1), days: length)
            return
        }
        guard day <= length else { return nil }
        date.day = TwoDigits(day)
        self.init(date, from: Day(year: year, month: month, day: day), days: 1)
    }

    private init(_ date: CalendarDate, from first: Day, days: Int) {
        self.date = date
        bounds = first...Day(epochDay: first.epochDay + days - 1)
    }

    /// The numbers of a plain date; month and day are 0 where absent. Nil if a byte is out of place or a number is 0.
    private static func parts(_ bytes: UnsafeBufferPointer<UInt8>) -> (year: Int, month: Int, day: Int)? {
        let hyphen = UInt8(ascii: "-")
        guard bytes.count == 4 || (bytes.count == 7 && bytes[4] == hyphen)
            || (bytes.count == 10 && bytes[4] == hyphen && bytes[7] == hyphen)
        else { return nil }
        var numbers = (year: 0, month: 0, day: 0)
        for index in bytes.indices where index != 4 && index != 7 {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            if index < 4 {
                numbers.year = numbers.year * 10 + Int(digit)
            } else if index < 7 {
                numbers.month = numbers.month * 10 + Int(digit)
            } else {
                numbers.day = numbers.day * 10 + Int(digit)
            }
        }
        guard bytes.count < 7 || numbers.month > 0, bytes.count < 10 || numbers.day > 0 else { return nil }
        return numbers
    }
}
