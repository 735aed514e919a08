/// A part of a year that EDTF numbers 21 to 41 in place of a month.
///
/// Spring is March to May, summer June to August, autumn September to November and winter December to February of the next year;
/// the southern seasons are those of the opposite half of the year. LoC EDTF 2019, Level 2, "Sub-year groupings".
struct SubYearGrouping: Hashable, Sendable {
    /// The number in the standard, 21...41.
    let number: Int

    /// Makes a grouping; nil outside 21...41.
    init?(number: Int) {
        guard (21...41).contains(number) else { return nil }
        self.number = number
    }

    enum Family: Hashable, Sendable {
        case season, northernSeason, southernSeason, quarter, quadrimester, semestral
    }

    /// Which division of the year it belongs to.
    var family: Family {
        switch number {
        case 21...24: .season
        case 25...28: .northernSeason
        case 29...32: .southernSeason
        case 33...36: .quarter
        case 37...39: .quadrimester
        default: .semestral
        }
    }

    /// Its place in the family, from 1: spring, quarter 1, quadrimester 1, semestral 1.
    var ordinal: Int {
        switch family {
        case .season: number - 20
        case .northernSeason: number - 24
        case .southernSeason: number - 28
        case .quarter: number - 32
        case .quadrimester: number - 36
        case .semestral: number - 39
        }
    }

    /// Its length in months.
    var months: Int {
        switch family {
        case .quadrimester: 4
        case .semestral: 6
        default: 3
        }
    }

    /// Its first month, 1...12, in the year it is named by.
    var firstMonth: Int {
        switch family {
        case .season, .northernSeason: ordinal * 3
        case .southernSeason: (ordinal * 3 + 5) % 12 + 1
        case .quarter, .quadrimester, .semestral: (ordinal - 1) * months + 1
        }
    }
}
