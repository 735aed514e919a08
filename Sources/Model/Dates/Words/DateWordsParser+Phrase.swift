extension DateWordsParser {
    /// Reads everything that can stand around dates: before, since, between, from and to, lists.
    mutating func parsePhrase() throws(EDTFError) -> String {
        if tokens.isEmpty { throw error(DateWordsParser.forms) }
        if accept(.openEnd) { return ".." }
        if accept(.anyTime) { return "../.." }
        skipOpening()
        skipNearness()
        if isDes { return try endpoint(parseDesDate(), .start) + "/" }
        switch sense() {
        case .before: return try bound { parser throws(EDTFError) in try parser.before(parser.parseDate()) }
        case .after: return try bound { parser throws(EDTFError) in try parser.after(parser.parseDate()) }
        case .latest where sense(1) == .by:
            advance()
            return try parsePhrase()
        case .by, .latest: return try bound { parser throws(EDTFError) in try parser.by(parser.parseLimit(.latest)) }
        case .fromNowTo: return try bound { parser throws(EDTFError) in try parser.by(parser.parseComing()) }
        case .notBefore, .earliest: return try bound { parser throws(EDTFError) in try parser.notBefore(parser.parseStart(.earliest)) }
        case .upTo: return try bound { parser throws(EDTFError) in try "../" + parser.endpoint(parser.parseLimit(), .end) }
        case .until:
            let isThrough = token()?.text.lowercased() == "through"
            return try bound { parser throws(EDTFError) in
                let last = try parser.parseLimit()
                if isThrough, last.date.year.unspecified != 0 { throw parser.error("one meaning: until they ended, or all the while", at: last.offset) }
                return try "/" + parser.endpoint(last, .end)
            }
        case .since: return try bound { parser throws(EDTFError) in try parser.parseSince() }
        case .from: return try bound { parser throws(EDTFError) in try parser.parseFrom() }
        case .between: return try bound { parser throws(EDTFError) in try parser.parseBetween() }
        case .untilNow where index + 1 == tokens.count: return try parseUntilNow()
        case .startOrFrom where sense(1) == .at: return try bound { parser throws(EDTFError) in try parser.parseFrom() }
        default: break
        }
        if let interval = try parseFrenchFromTo() { return interval }
        return try parseList()
    }

    /// Passes over a relation and reads what it is about.
    private mutating func bound(_ read: (inout DateWordsParser) throws(EDTFError) -> String) throws(EDTFError) -> String {
        advance()
        _ = accept("'")
        if isSign("-") { advance() }
        return try read(&self)
    }

    /// Passes over what may open a whole phrase: "la période" of 2007 to 2013.
    private mutating func skipOpening() {
        // "Arrêtés au 31 décembre 2010" is at that day.
        if index == 0 { _ = accept(.ended) }
        let start = index
        skipLeadIns()
        if accept(.place(.course)) { skipLeadIns() }
        guard accept(.period) else {
            // "Publié avant 2012" is "avant 2012".
            switch sense() {
            case .before, .after, .nearness, .by, .fromNowTo, .notBefore, .upTo, .until, .since, .from, .between: return
            default: return rewind(to: start)
            }
        }
        if sense() == .filler || sense() == .at { advance() }
    }

    /// Passes over how near a bound is, which moves none: "peu" before, "shortly" after, "quelques jours" before.
    private mutating func skipNearness() {
        let start = index
        while accept(.nearness) {}
        while sense() == .some || sense() == .filler { advance() }
        if index > start, [.year, .monthUnit, .dayUnit, .week].contains(sense()) { advance() }
        if ![.before, .after, .between, .about].contains(sense()) { rewind(to: start) }
    }

    /// Reads the date of a relation that has it within: "inclus", and the relation said twice ("by 2015 at the latest"), change nothing.
    private mutating func parseStart(_ repeated: DateSense = .inclusive) throws(EDTFError) -> WordDate {
        let date = try parseDate()
        if isSign(","), sense(1) == repeated { advance() }
        _ = accept(repeated)
        _ = accept(.inclusive)
        return date
    }

    /// Likewise the last date of one, which "exclu" leaves out.
    private mutating func parseLimit(_ repeated: DateSense = .inclusive) throws(EDTFError) -> WordDate {
        var date = try parseStart(repeated)
        // "Until midnight" is to the end of the day.
        if date.time == .midnight { date.time = .within }
        guard sense() == .exclusive else { return date }
        guard date.place == nil, date.slice == nil, date.date.day != nil, let day = try resolve(date).bounds?.lowerBound else {
            throw error("a day that is left out")
        }
        advance()
        date.setDay(day.advanced(byDays: -1))
        return date
    }

    /// Reads the date of "d'ici à Noël": without a year the next there is.
    private mutating func parseComing() throws(EDTFError) -> WordDate {
        var date = try parseLimit(.latest)
        guard !date.hasYear, date.date.month != nil else { return date }
        guard let reference else { throw error("a date with its year, or the day that this was written on", at: date.offset, needsDay: true) }
        let years = (reference.year - 1)...(reference.year + 8)
        let coming = years.lazy.map { CalendarDate(yearNumber: $0, month: date.date.month?.value, day: date.date.day?.value) }
            .first { ($0.bounds?.upperBound).map { $0 >= reference } ?? false }
        guard let coming else { throw error("a date of the calendar", at: date.offset) }
        date.date = coming
        date.hasYear = true
        return date
    }

    private mutating func parseUntilNow() throws(EDTFError) -> String {
        guard let reference else { throw error("the day that this was written on", at: offset, needsDay: true) }
        advance()
        return "/" + CalendarDate(reference).edtf
    }

    /// Whether "dès 2012" opens the text, which without its accent is "des 2012" and means nothing else.
    private var isDes: Bool {
        guard sense() == .of, let word = token()?.text.lowercased(), sense(1) != .decade else { return false }
        if word == "dès" || word == "de\u{300}s" { return true }
        guard word == "des" else { return false }
        return !tokens.dropFirst().contains { if case .phrase(.toOrAt, _) = $0.kind { true } else { false } }
    }

    private mutating func parseDesDate() throws(EDTFError) -> WordDate {
        advance()
        return try parseDate()
    }

    private mutating func parseSince() throws(EDTFError) -> String {
        var start = try parseStart()
        if accept(.untilNow) { return try endpoint(start, .start) + "/" }
        // "depuis 2009 et jusqu'en 2012"
        if sense() == .and, sense(1) == .until { advance() }
        guard accept(.until) || accept(.to) || accept(.toOrAt) else { return try endpoint(start, .start) + "/" }
        return try interval(&start)
    }

    /// Reads "A to B", "A on" or "A" after "from".
    private mutating func parseFrom() throws(EDTFError) -> String {
        var start = try parseStart()
        if accept(.untilNow) { return try endpoint(start, .start) + "/" }
        if accept(.on) || accept(.onwards) { return try endpoint(start, .start) + "/.." }
        // "beginning in August 2008, through January 2009"
        if isSign(","), [.to, .until, .toOrAt].contains(sense(1)) { advance() }
        // "from 1853-60" is that span.
        if index == tokens.count, start.spanEnd != nil, start.date.month == nil { return try resolve(start).expression }
        guard accept(.to) || accept(.until) || accept(.toOrAt) || accept("-") else { return try endpoint(start, .start) + "/.." }
        return try interval(&start)
    }

    private mutating func parseBetween() throws(EDTFError) -> String {
        var first = try parseDate()
        guard accept(.and) || accept("-") else { throw error("\"and\" or \"et\" and a second date") }
        var last = try parseLimit()
        let (start, end) = try ends(&first, &last)
        let (from, to) = harmonized(start, end)
        return "[" + from.edtf + ".." + to.edtf + "]"
    }

    /// Reads "de A à B", "du A au B"; nil, without moving, if something else comes.
    private mutating func parseFrenchFromTo() throws(EDTFError) -> String? {
        let start = index
        guard case .phrase(.of, let languages)? = token()?.kind, languages == .french else { return nil }
        advance()
        _ = accept("'")
        var isJoined = false
        do {
            var first = try parseStart()
            if accept(.untilNow) { return try endpoint(first, .start) + "/" }
            isJoined = accept(.toOrAt) || accept(.until) || accept("-")
            if isJoined { return try interval(&first) }
        } catch {
            if isJoined || tokens[index...].contains(where: { if case .phrase(.toOrAt, _) = $0.kind { true } else { false } }) { throw error }
        }
        rewind(to: start)
        return nil
    }

    /// Reads the end of an interval whose start and conjunction are read; where it may tell a turn, "fin mars-début avril" is one time.
    private mutating func interval(_ first: inout WordDate, isTurn: Bool = false) throws(EDTFError) -> String {
        _ = accept("'")
        // What still goes on has an end that is not known.
        if index > 0, index + 1 == tokens.count, accept(.present) || accept(.dayOffset(0)) { return try endpoint(first, .start) + "/" }
        var last = try parseLimit()
        let (start, end) = try ends(&first, &last)
        if isTurn, start.first.day != nil, let turn = turn(first, start, last, end) { return turn }
        return try endpoint(first, .start) + "/" + endpoint(last, .end)
    }

    /// The time around the end of a period where the next begins: "fin mars-début avril 2012"; nil if the dates are no such two.
    private func turn(_ first: WordDate, _ start: DatePiece, _ last: WordDate, _ end: DatePiece) -> String? {
        guard first.place?.third == 2, last.place?.third == 0, first.qualifier.isEmpty, last.qualifier.isEmpty,
            let one = start.bounds, let other = end.bounds, one.upperBound.advanced(byDays: 1) == other.lowerBound
        else { return nil }
        return DatePiece(first: start.first, last: end.last).expression
    }

    /// Both ends, each completed from the other; neither may contain the other.
    private func ends(_ first: inout WordDate, _ last: inout WordDate) throws(EDTFError) -> (DatePiece, DatePiece) {
        if first.isDecade, last.isRoundYear {
            throw error("one meaning: the years, or \"the 1990s to the 2000s\"", at: first.offset)
        }
        first.complete(from: last)
        last.complete(from: first)
        let (start, end) = try (resolve(first), resolve(last))
        if let one = start.bounds, let other = end.bounds {
            let isInOrder = one.lowerBound < other.lowerBound && one.upperBound < other.upperBound
            if !isInOrder, one.upperBound >= other.lowerBound, one.lowerBound <= other.upperBound {
                throw error("two dates of which neither contains the other", at: first.offset)
            }
        }
        return (start, end)
    }

    private mutating func parseList() throws(EDTFError) -> String {
        if sense() == .at, sense(1) == .either { advance() }
        let isEither = accept(.either)
        var dates = [try parseDate()]
        if isEither { _ = accept(",") }
        let isJoined = isSign("-")
        if accept(.to) || accept(.toOrAt) || accept(.until) || isJoined {
            if isJoined { advance() }
            guard !dates[0].isQualifiedInFront else { throw error("one meaning: repeat what stands before the first date, or write \"from\"", at: 0) }
            let text = try interval(&dates[0], isTurn: true)
            if isJoined, dates[0].place?.third != nil, case .number? = tokens.last?.kind, tokens[tokens.count - 2].isSign("-") {
                throw error("one meaning: a part of the first year, or of all of them; write \"from\" or \"the end of\" each", at: 0)
            }
            return text
        }
        if accept(.untilNow) { return try endpoint(dates[0], .start) + "/" }
        if isSign(","), sense(1) == .latest || sense(1) == .earliest { advance() }
        if accept(.latest) { return try by(dates[0]) }
        if accept(.earliest) { return try notBefore(dates[0]) }
        if accept(.onwards) { return try endpoint(dates[0], .start) + "/.." }
        if index == tokens.count - (isSign(".", 1) ? 2 : 1), accept(.about) { dates[0].qualifier.formUnion(.approximate) }
        while isSign(","), index + 1 < tokens.count {
            advance()
            dates.append(try parseDate())
        }
        // "mai/juin 2012", "fin 2012/début 2013"
        if isSign("/"), dates.count == 1, dates[0].isWholeYear, number(1)?.digits == 4 {
            advance()
            return try interval(&dates[0])
        }
        let isChoice = accept(.or) || accept("/") || isEither && accept(.either)
        if isEither, !isChoice { throw error("\"or\" or \"ou\" and another date") }
        guard isChoice || accept(.and) else {
            if dates.count == 2 {
                var (first, last) = (dates[0], dates[1])
                let (start, end) = try ends(&first, &last)
                if let turn = turn(first, start, last, end) { return turn }
            }
            // "les 5, 6, 7 mai 2012"
            if dates.count > 2 { return try "{" + members(&dates).joined(separator: ",") + "}" }
            guard dates.count == 1 else { throw error("\"or\", \"and\", \"ou\" or \"et\" before the last date") }
            return try resolve(dates[0]).expression
        }
        let (open, close) = isChoice ? ("[", "]") : ("{", "}")
        if dates.count == 1, let side = acceptSide() {
            let piece = try resolve(dates[0])
            return side == .start ? open + ".." + boundary(piece, .end) + close : open + boundary(piece, .start) + ".." + close
        }
        dates.append(try parseDate())
        return try open + members(&dates).joined(separator: ",") + close
    }

    private func members(_ dates: inout [WordDate]) throws(EDTFError) -> [String] {
        if dates[0].isQualifiedInFront, dates.dropFirst().contains(where: \.qualifier.isEmpty) {
            throw error("one meaning: \"(approximate)\" or \"(uncertain)\" behind each date that it is said of", at: 0)
        }
        if dates[0].isDecade, dates.dropFirst().contains(where: { $0.isRoundYear }) {
            throw error("one meaning: the years, or \"the 1990s and the 2000s\"", at: dates[0].offset)
        }
        let hasAllYears = dates.allSatisfy(\.hasYear)
        for index in dates.indices.dropLast().reversed() { dates[index].complete(from: dates[index + 1]) }
        for index in dates.indices.dropFirst() { dates[index].complete(from: dates[index - 1]) }
        var members: [String] = []
        var spans: [ClosedRange<Day>] = []
        var latest: Day?
        for date in dates {
            let piece = try resolve(date)
            members.append(piece.member)
            // "mars 2012 ou le 5 mars 2012": as of the ends of an interval, none may contain another.
            if let span = piece.bounds {
                if spans.contains(where: { $0.contains(span) || span.contains($0) }) {
                    throw error("dates of which none contains another", at: date.offset)
                }
                spans.append(span)
            }
            if !hasAllYears, let day = piece.bounds?.lowerBound {
                // "décembre 2012 et janvier": January of which year?
                if let latest, day < latest { throw error("a date with its year", at: date.offset) }
                latest = day
            }
        }
        return members
    }

    /// Reads what follows "2012 or": earlier or later.
    private mutating func acceptSide() -> Side? {
        if accept(.earlier) || accept(.before) { return .start }
        if accept(.later) || accept(.after) { return .end }
        return nil
    }
}
