extension EDTF {
    /// The same date in one spelling: `Y17E7` becomes `Y170000000`, `?2004-?06` becomes `2004-06?`, and a set is in order without repeats.
    ///
    /// Years too long for an integer, and times of day, stay as written.
    public var normalized: String {
        guard expression.dates.allSatisfy(\.year.isExact) else { return text }
        switch expression {
        case .date(let date, let hasTime): return hasTime ? text : date.edtf
        case .openEnd: return ".."
        case .interval(let start, let end): return start.edtf + "/" + end.edtf
        case .set(let isInclusive, let members):
            let spans = members.map { ($0, $0.span(\.bounds) ?? earliest...latest) }
            let ordered = spans.sorted { ($0.1.lowerBound, $0.1.upperBound) < ($1.1.lowerBound, $1.1.upperBound) }
            var texts: [String] = []
            for text in SetMember.inWritingOrder(ordered.map(\.0)).map(\.edtf) where !texts.contains(text) { texts.append(text) }
            let list = texts.joined(separator: ",")
            return isInclusive ? "{" + list + "}" : "[" + list + "]"
        }
    }
}

extension Endpoint {
    fileprivate var edtf: String {
        switch self {
        case .date(let date): date.edtf
        case .open: ".."
        case .unknown: ""
        }
    }
}

extension SetMember {
    fileprivate var edtf: String {
        switch self {
        case .date(let date): date.edtf
        case .range(let first, let last): first.edtf + ".." + last.edtf
        case .earlier(let date): ".." + date.edtf
        case .later(let date): date.edtf + ".."
        }
    }

    /// A set may begin with `..date` and end with `date..` only, whatever the order of days.
    fileprivate static func inWritingOrder(_ members: [SetMember]) -> [SetMember] {
        func isLater(_ member: SetMember) -> Bool {
            if case .later = member { true } else { false }
        }
        return members.filter { !isLater($0) } + members.filter(isLater)
    }
}

extension CalendarDate {
    /// The date as EDTF, with qualifiers at the right of the components they reach and, where that fails, at the left of each.
    var edtf: String {
        var texts = [year.edtf]
        var qualifiers = [yearQualifier]
        if let month {
            texts.append(month.text)
            qualifiers.append(monthQualifier)
        }
        if let day {
            texts.append(day.text)
            qualifiers.append(dayQualifier)
        }
        let grouped = qualifiers.prefix { $0 == qualifiers[0] }.count
        for index in qualifiers.indices {
            let symbol = qualifiers[index].symbol
            if index >= grouped { texts[index] = symbol + texts[index] } else if index == grouped - 1 { texts[index] += symbol }
        }
        return texts.joined(separator: "-")
    }
}

extension YearComponent {
    /// The year as EDTF, an exponential one written out.
    var edtf: String {
        let significance = significantDigits == 0 ? "" : "S\(significantDigits)"
        let sign = isNegative ? "-" : ""
        // An exponential year of four digits or fewer may take no prefix once it is written out.
        if isLong, value.magnitude > 9999 { return "Y" + sign + String(value.magnitude) + significance }
        var digits = Array(Day.yearText(Int(value.magnitude)))
        for place in 0..<4 where unspecified & (1 << UInt8(place)) != 0 { digits[3 - place] = "X" }
        return sign + String(digits) + significance
    }
}
